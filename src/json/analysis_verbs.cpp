// The verbs of closer looks: how a figure came about, what moves it, what sets scenarios apart, what a past campaign teaches, what
// other rules would call the plan, and the draws themselves.
#include <utility>

#include "benchmarks/compiled.hpp"
#include "core/explain.hpp"
#include "core/sensitivity.hpp"
#include "json/answers.hpp"
#include "json/comparison_answer.hpp"
#include "json/learn_answer.hpp"
#include "json/sensitivity_answer.hpp"
#include "json/stamp.hpp"
#include "json/translation_answer.hpp"
#include "json/verb.hpp"

namespace tierwise::json {

namespace {

/// Some ten MB of text: as much as a page can hand on and a spreadsheet can open.
constexpr double kMaxListedDraws = 65536;

}  // namespace

Errors learn(Call& call) { return answerLearn(call.request, std::move(call.errors), call.out, compiledBenchmarks()); }

Errors explain(Call& call) {
  std::optional<std::size_t> metric;
  const auto& metrics = explainedMetrics();
  const Result<Completed> completed = completedScenario(call, [&](ObjectReader& object) {
    object.require("metric", "metric is required: the figure to explain, e.g. roi or breakEven.feeMultiplier");
    object.word("metric", metrics, metric);
  });
  if (!completed.ok()) return completed.errors();
  const Scenario& scenario = completed.value().scenario;
  const BenchmarkTable& table = compiledBenchmarks();
  call.out.member("stamp", stampOf(scenario, table));
  writeExplanation(call.out, metrics[*metric], tierwise::explain(scenario, table, metrics[*metric]));
  const TypicalProjection projection = projectTypical(scenario, table);  // its warnings say why a figure does not exist
  writeWarnings(call.out, {&completed.value().warnings, &projection.warnings});
  return {};
}

Errors sensitivity(Call& call) {
  const Result<Completed> completed = completedScenario(call);
  if (!completed.ok()) return completed.errors();
  const Scenario& scenario = completed.value().scenario;
  const BenchmarkTable& table = compiledBenchmarks();
  call.out.member("stamp", stampOf(scenario, table));
  writeSensitivity(call.out, sensitivityOf(scenario, table, memory().scores, call.progress));
  return {};
}

Errors compare(Call& call) {
  const BenchmarkTable& table = compiledBenchmarks();
  const Result<std::vector<Scenario>> scenarios = readComparison(call.request, std::move(call.errors), table);
  if (!scenarios.ok()) return scenarios.errors();
  writeComparison(call.out, scenarios.value(), tierwise::compare(scenarios.value(), memory().scores, call.progress), table);
  return {};
}

Errors translate(Call& call) {
  const Result<Completed> completed = completedScenario(call);
  if (!completed.ok()) return completed.errors();
  const BenchmarkTable& table = compiledBenchmarks();
  const RuleTable& rules = compiledRules();
  call.out.member("stamp", stampOf(completed.value().scenario, table));
  writeTranslation(call.out, tierwise::translate(completed.value().scenario, table, rules));
  writePlausibility(call.out, plausibilityOf(completed.value(), table, rules));
  return {};
}

Errors draws(Call& call) {
  const Result<Completed> completed = completedScenario(call);
  if (!completed.ok()) return completed.errors();
  const Scenario& scenario = completed.value().scenario;
  if (*scenario.simulation.draws > kMaxListedDraws)
    return {{ErrorCode::tooLarge, "simulation.draws", "at most 65,536 draws can be listed; ask for fewer"}};
  call.out.member("stamp", stampOf(scenario, compiledBenchmarks()));
  unsigned wanted = 0;
  for (const Outcome outcome : kReported) wanted |= bit(outcome);
  const Outcomes& outcomes = drawOutcomes(scenario, wanted, memory(), call.progress);
  const Layout& layout = outcomes.layout();
  call.out.key("outcomes");
  call.out.beginObject();
  for (const Outcome outcome : kReported) {
    call.out.key(nameOf(outcome));
    call.out.beginArray();
    // Draw j is point ⌊j/R⌋ of scrambling j mod R: a longer list begins with a shorter one of as many scramblings.
    for (std::size_t j = 0; j < layout.draws; ++j)
      call.out.value(outcomes[outcome][j % layout.scramblings * layout.points() + j / layout.scramblings]);
    call.out.endArray();
  }
  call.out.endObject();
  return {};
}

}  // namespace tierwise::json
