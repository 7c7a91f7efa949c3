#include "requests.hpp"

#include "benchmarks/compiled.hpp"
#include "core/defaults.hpp"
#include "core/validate.hpp"
#include "json/reader.hpp"
#include "json/scenario_reader.hpp"

namespace tierwise {

std::optional<Scenario> scenarioOf(std::string_view request) {
  const Result<json::Document> document = json::read(request);
  if (!document.ok()) return std::nullopt;
  json::ErrorList errors;
  json::ObjectReader object(document.value().root, "", errors);
  const Scenario scenario = json::readScenario(object);
  if (!errors.empty() || !validate(scenario, compiledBenchmarks()).empty()) return std::nullopt;
  return complete(scenario, compiledBenchmarks()).scenario;
}

}  // namespace tierwise
