// All verbs.
#include "json/verb.hpp"

namespace tierwise::json {

const std::vector<Verb>& verbTable() {
  static const std::vector<Verb> kVerbs{
      {"version", Takes::nothing, "version", version},          {"classify", Takes::fields, "classification", classify},
      {"defaults", Takes::scenario, "defaults", defaults},      {"project", Takes::scenario, "projection", project},
      {"explain", Takes::scenario, "explanation", explain},     {"sensitivity", Takes::scenario, "sensitivity", sensitivity},
      {"compare", Takes::fields, "comparison", compare},        {"learn", Takes::scenario, "learned", learn},
      {"translate", Takes::scenario, "translation", translate}, {"draws", Takes::scenario, "draws", draws},
      {"benchmarks", Takes::nothing, "benchmarks", benchmarks},
  };
  return kVerbs;
}

}  // namespace tierwise::json
