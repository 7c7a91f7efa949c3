// The verbs of the page's first view.
#include <algorithm>
#include <utility>

#include "benchmarks/compiled.hpp"
#include "core/projection.hpp"
#include "core/simulated.hpp"
#include "core/validate.hpp"
#include "json/answers.hpp"
#include "json/scenario_reader.hpp"
#include "json/scenario_writer.hpp"
#include "json/simulated_answer.hpp"
#include "json/stamp.hpp"
#include "json/verb.hpp"
#include "json/version.hpp"

namespace tierwise::json {

Result<Completed> completedScenario(Call& call, const std::function<void(ObjectReader&)>& rest) {
  ObjectReader object(call.request, "", call.errors);
  const Scenario scenario = readScenario(object);
  if (rest) rest(object);
  object.finish();
  const BenchmarkTable& table = compiledBenchmarks();
  // A request that is no object has one error, not also all those of an empty scenario.
  Errors rules = call.request.type == Value::Type::object ? validate(scenario, table) : Errors{};
  Errors errors = merged(std::move(call.errors), std::move(rules));
  if (!errors.empty()) return errors;
  return complete(scenario, table);
}

SimulationMemory& memory() {
  constexpr std::size_t kBytes = std::size_t{96} << 20U;
  static SimulationMemory shared(kBytes);
  return shared;
}

Errors version(Call& call) {
  const BenchmarkTable& table = compiledBenchmarks();
  call.out.member("engineVersion", kEngineVersion);
  call.out.member("modelVersion", kModelVersion);
  call.out.member("benchmarkEdition", table.edition);
  call.out.member("benchmarkSha256", table.sha256);
  return {};
}

Errors classify(Call& call) {
  ObjectReader object(call.request, "", call.errors);
  [[maybe_unused]] const Value* schema = object.find("schema");
  std::optional<double> followers;
  std::optional<std::string> schemeName;
  std::optional<TierScheme> scheme;
  object.number("followers", followers);
  object.require("followers", "followers is required: a whole number from 0 to 10,000,000,000");
  readTierScheme(object, schemeName, scheme);
  object.finish();
  std::vector<TierScheme> known = tierSchemes(compiledBenchmarks());
  if (scheme) {
    for (Error& error : checkScheme(*scheme, "tierScheme")) call.errors.add(error.code, std::move(error.path), std::move(error.message));
    // A scheme of the request's own stands for a known one of the same name: the answer has each name once.
    known.erase(std::remove_if(known.begin(), known.end(), [&](const TierScheme& entry) { return entry.name == scheme->name; }),
                known.end());
    known.push_back(*scheme);
  } else {
    const auto named =
        std::find_if(known.begin(), known.end(), [&](const TierScheme& entry) { return !schemeName || entry.name == *schemeName; });
    if (named != known.end()) scheme = *named;  // else the reader has refused the name
  }
  Errors errors = merged(std::move(call.errors), followers ? checkFollowers(*followers, "followers") : Errors{});
  if (errors.empty()) writeClassification(call.out, *followers, *scheme, known);
  return errors;
}

Errors defaults(Call& call) {
  const Result<Completed> completed = completedScenario(call);
  if (!completed.ok()) return completed.errors();
  call.out.key("scenario");
  write(call.out, completed.value().scenario);
  writeFilled(call.out, completed.value().filled);
  writeWarnings(call.out, {&completed.value().warnings});
  return {};
}

Errors project(Call& call) {
  const Result<Completed> completed = completedScenario(call);
  if (!completed.ok()) return completed.errors();
  const Scenario& scenario = completed.value().scenario;
  const BenchmarkTable& table = compiledBenchmarks();
  TypicalProjection projection = projectTypical(scenario, table);
  const Simulated simulated = simulate(scenario, memory(), call.progress);
  const std::vector<Ratio> walkAway = walkAwayFees(scenario, simulated);
  for (std::size_t i = 0; i < walkAway.size(); ++i) projection.creators[i].walkAwayFee = walkAway[i];
  call.out.member("stamp", stampOf(scenario, table));
  writeTypical(call.out, projection.typical);
  writeSimulated(call.out, simulated, projection.typical);
  writeBreakEven(call.out, projection.breakEven);
  writeLines(call.out, projection.creators);
  writeWarnings(call.out, {&completed.value().warnings, &projection.warnings});
  return {};
}

Errors benchmarks(Call& call) {
  writeBenchmarks(call.out, compiledBenchmarks());
  return {};
}

}  // namespace tierwise::json
