// The verbs that the page's first view asks for.
#include "json/verb.hpp"

namespace tierwise::json {

const std::vector<Verb>& verbTable() {
  static const std::vector<Verb> kVerbs{
      {"version", Takes::nothing, "version", version},          {"classify", Takes::fields, "classification", classify},
      {"defaults", Takes::scenario, "defaults", defaults},      {"project", Takes::scenario, "projection", project},
      {"benchmarks", Takes::nothing, "benchmarks", benchmarks},
  };
  return kVerbs;
}

}  // namespace tierwise::json
