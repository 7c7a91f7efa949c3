#include "core/simulated.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace tierwise {

namespace {

constexpr double kEvenOdds = 0.5;
constexpr double kConfident = 0.8;

/// Costs are met from above, everything else from below.
bool isCost(Metric metric) { return metric == Metric::cpm || metric == Metric::costPerIncrementalOrder || metric == Metric::cac; }

AtConfidence atQuantiles(DrawIndex& index, std::span<const double> draws, std::size_t scramblings,
                         const std::array<double, 3>& probabilities) {
  index.build(draws, scramblings);
  const std::vector<Estimate> found = quantileEstimates(index, probabilities);
  return {found[0], found[1], found[2]};
}

}  // namespace

std::string_view nameOf(Outcome reported) {
  switch (reported) {
    case Outcome::reach: return "reach";
    case Outcome::clicks: return "clicks";
    case Outcome::trackedOrders: return "trackedOrders";
    case Outcome::incrementalOrders: return "incrementalOrders";
    case Outcome::cost: return "cost";
    case Outcome::contribution: return "contribution";
    case Outcome::profit: return "profit";
    case Outcome::roi: return "roi";
    case Outcome::neededMultiplier: return "neededMultiplier";
    case Outcome::walkAwayMultiplier: return "walkAwayMultiplier";
    case Outcome::targetMetric: return "targetMetric";
  }
  return {};
}

Outcomes& drawOutcomes(const Scenario& scenario, unsigned wanted, SimulationMemory& memory, const SimulationProgress& progress) {
  Scores& scores =
      memory.scores.at(static_cast<std::uint64_t>(*scenario.simulation.seed), static_cast<std::size_t>(*scenario.simulation.draws));
  const Simulator simulator(scenario);
  simulator.run(scores, {}, simulator.luck(), wanted, memory.outcomes, progress);
  return memory.outcomes;
}

Simulated simulate(const Scenario& scenario, SimulationMemory& memory, const SimulationProgress& progress) {
  Outcomes& outcomes = drawOutcomes(scenario, kAllOutcomes, memory, progress);
  const std::size_t scramblings = outcomes.layout().scramblings;
  Simulated result;
  DrawIndex& index = memory.index;
  for (std::size_t i = 0; i < kReportedCount; ++i) {
    index.build(outcomes[kReported[i]], scramblings);
    result.summaries[i] = summarize(index);
    if (kReported[i] == Outcome::profit) result.worstFivePercentMean = worstFivePercentMean(index);
    if (kReported[i] != Outcome::roi) continue;
    std::array<double, kDotCount> steps{};
    for (std::size_t dot = 0; dot < kDotCount; ++dot) steps[dot] = (static_cast<double>(dot) + 0.5) / static_cast<double>(kDotCount);
    const std::vector<double> dots = quantiles(index, steps);
    std::copy(dots.begin(), dots.end(), result.dots.begin());
  }
  result.profitChance = chance(outcomes[Outcome::profit], scramblings, Side::above, 0);
  result.targetChance = chance(outcomes[Outcome::targetMetric], scramblings, isCost(*scenario.target.metric) ? Side::atMost : Side::atLeast,
                               *scenario.target.value);
  const double confidence = *scenario.target.confidence;
  result.neededMultiplier = atQuantiles(index, outcomes[Outcome::neededMultiplier], scramblings, {kEvenOdds, kConfident, confidence});
  // Profit holds where the fee is at most m, so a share q of worlds holds up to the (1 − q) quantile of m.
  result.walkAwayMultiplier =
      atQuantiles(index, outcomes[Outcome::walkAwayMultiplier], scramblings, {1 - kEvenOdds, 1 - kConfident, 1 - confidence});
  outcomes.keepAtMost(memory.keep);
  return result;
}

std::vector<Ratio> walkAwayFees(const Scenario& scenario, const Simulated& simulated) {
  const double multiplier = simulated.walkAwayMultiplier.target.value;
  std::vector<Ratio> fees;
  for (const Line& line : scenario.creators) {
    const double fee = line.rates[index(Rate::fee)]->mid;
    const bool some = fee > 0 && std::isfinite(multiplier);
    fees.push_back(some ? Ratio(std::max(0.0, multiplier) * fee) : std::nullopt);
  }
  return fees;
}

}  // namespace tierwise
