// The verbs of closer looks: how a figure came about, what moves it, what sets scenarios apart, what a past campaign teaches, and what
// other rules would call the plan.
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

}  // namespace tierwise::json
