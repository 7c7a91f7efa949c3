#include "core/comparison.hpp"

#include <array>
#include <string>
#include <utility>

#include "core/decimal.hpp"
#include "core/information_value.hpp"
#include "core/validate.hpp"
#include "core/words.hpp"

namespace tierwise {

namespace {

std::string pathOf(std::size_t scenario, const char* field) {
  std::string path = "scenarios[";
  appendWhole(path, scenario);
  return path + "]." + field;
}

Duel duelOf(std::size_t a, std::size_t b, std::span<const double> profitA, std::span<const double> profitB, std::size_t scramblings,
            DrawIndex& order) {
  std::vector<double> difference(profitA.size());
  for (std::size_t i = 0; i < difference.size(); ++i) difference[i] = profitB[i] - profitA[i];
  order.build(difference, scramblings);
  std::array<double, kComparisonDots> probabilities{};
  for (std::size_t i = 0; i < kComparisonDots; ++i)
    probabilities[i] = (static_cast<double>(i) + 0.5) / static_cast<double>(kComparisonDots);
  return {a, b, chance(difference, scramblings, Side::aboveHalfTies, 0.0), summarize(order), quantiles(order, probabilities)};
}

}  // namespace

Errors checkComparison(std::span<const Scenario> scenarios) {
  Errors errors;
  if (scenarios.size() < kMinCompared)
    errors.push_back({ErrorCode::emptyList, "scenarios", "at least two scenarios are needed to compare"});
  if (scenarios.size() > kMaxCompared)
    errors.push_back({ErrorCode::tooLarge, "scenarios", "at most six scenarios can be compared at once"});
  if (!errors.empty()) return errors;
  const double draws = *scenarios.front().simulation.draws;
  for (std::size_t s = 1; s < scenarios.size(); ++s) {
    if (*scenarios[s].currency != *scenarios.front().currency) {
      errors.push_back({ErrorCode::inconsistent, pathOf(s, "currency"),
                        "scenarios are compared in one currency: the first is in " + *scenarios.front().currency + ", this one in " +
                            *scenarios[s].currency});
    }
    const double creators = creatorCount(scenarios[s]);
    if (creators * draws > kMaxCreatorDraws) {
      const Fitting fitting = fittingDraws(creators);
      errors.push_back({ErrorCode::tooLarge, pathOf(s, "creators"),
                        "all scenarios take the draws of the first, " + spelled(draws) + ", which is too large for the " +
                            spelled(creators) + " creators of this one; " + fitting.inWords,
                        fitting.details});
    }
  }
  return errors;
}

Comparison compare(std::span<const Scenario> scenarios, ScoreCache& cache, const SimulationProgress& progress) {
  const Simulation& settings = scenarios.front().simulation;
  Scores& scores = cache.at(static_cast<std::uint64_t>(*settings.seed), static_cast<std::size_t>(*settings.draws));
  const std::size_t scramblings = scores.layout().scramblings;
  Comparison result;
  std::vector<std::vector<double>> profits;
  Outcomes outcomes;
  DrawIndex order;
  double bestMean = 0;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    Scenario scenario = scenarios[s];
    scenario.simulation = settings;
    const Simulator simulator(scenario);
    SimulationProgress part;
    if (progress) part = [&](double fraction) { progress((static_cast<double>(s) + fraction) / static_cast<double>(scenarios.size())); };
    simulator.run(scores, {}, simulator.luck(), bit(Outcome::cost) | bit(Outcome::profit) | bit(Outcome::roi), outcomes, part);
    const auto summaryOf = [&](Outcome outcome) {
      order.build(outcomes[outcome], scramblings);
      return summarize(order);
    };
    result.contenders.push_back({summaryOf(Outcome::cost), summaryOf(Outcome::profit), summaryOf(Outcome::roi),
                                 chance(outcomes[Outcome::profit], scramblings, Side::above, 0.0)});
    if (result.contenders.back().profit.value.mean > bestMean) {
      bestMean = result.contenders.back().profit.value.mean;
      result.best = s;
    }
    profits.push_back(outcomes.copyOf(Outcome::profit));
  }
  for (std::size_t a = 0; a < profits.size(); ++a) {
    for (std::size_t b = a + 1; b < profits.size(); ++b) result.duels.push_back(duelOf(a, b, profits[a], profits[b], scramblings, order));
  }
  const std::vector<std::span<const double>> options(profits.begin(), profits.end());
  result.evpi = perfectInformation(options, scramblings);
  return result;
}

}  // namespace tierwise
