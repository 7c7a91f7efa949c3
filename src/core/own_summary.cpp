#include "core/own_summary.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/math.hpp"
#include "core/ordered_sum.hpp"

namespace tierwise {

namespace {

/// Contribution and cost over the draws of one set.
struct Parts {
  std::vector<double> contribution, cost;
};

Parts partsOf(const Simulator& simulator, Scores& scores, ScoreSet set) {
  ScoreChoice choice;
  choice.own = set;
  Outcomes outcomes;
  simulator.run(scores, choice, false, bit(Outcome::contribution) | bit(Outcome::cost), outcomes);
  return {outcomes.copyOf(Outcome::contribution), outcomes.copyOf(Outcome::cost)};
}

/// Weights of contribution and cost by least squares of the changes, without a constant. Where one of the two does not vary it has no
/// weight.
std::array<double, 2> weightsOf(const Parts& from, const Parts& to, std::span<const double> profit, std::span<const double> changed) {
  const auto sums = orderedSums<5>(profit.size(), [&]<class Real>(std::size_t i) {
    const Real c = load<Real>(&to.contribution[i]) - load<Real>(&from.contribution[i]);
    const Real k = load<Real>(&to.cost[i]) - load<Real>(&from.cost[i]);
    const Real y = load<Real>(&changed[i]) - load<Real>(&profit[i]);
    return std::array{c * c, c * k, k * k, c * y, k * y};
  });
  const auto [cc, ck, kk, cy, ky] = sums;
  const double determinant = cc * kk - ck * ck;
  if (determinant > 1e-9 * cc * kk) return {(cy * kk - ky * ck) / determinant, (ky * cc - cy * ck) / determinant};
  if (cc > 0) return {cy / cc, 0};
  return {0, kk > 0 ? ky / kk : 0};
}

}  // namespace

Scenario withOwnScoresOnly(const Scenario& scenario) {
  Scenario own = scenario;
  for (auto& field : own.fields) field = Range::certain(field->mid);
  const double ownWeight = squareRoot(1 - *scenario.simulation.commonShare);
  for (Line& line : own.creators) {
    for (std::size_t r = 0; r < kRateCount; ++r) {
      const Range range = *line.rates[r];
      if (range.isCertain()) continue;
      const Kind kind = rateTable()[r].kind;
      line.rates[r] = ownWeight > 0 ? Range{valueAt(range, kind, -kZ95 * ownWeight), range.mid, valueAt(range, kind, kZ95 * ownWeight)}
                                    : Range::certain(range.mid);
    }
  }
  own.simulation.commonShare = 0;
  return own;
}

OwnSummary summarizeOwn(const Scenario& scenario, Scores& scores, std::span<const double> profit, std::span<const double> changed) {
  const Simulator simulator(withOwnScoresOnly(scenario));
  const Parts answer = partsOf(simulator, scores, ScoreSet::answer);
  const Parts second = partsOf(simulator, scores, ScoreSet::second);
  const auto [perContribution, perCost] = weightsOf(answer, second, profit, changed);
  const std::size_t draws = profit.size();
  std::vector<double> all(2 * draws);
  for (std::size_t i = 0; i < draws; ++i) {
    all[i] = perContribution * answer.contribution[i] + perCost * answer.cost[i];
    all[draws + i] = perContribution * second.contribution[i] + perCost * second.cost[i];
  }
  std::vector<double> sorted = all;
  std::sort(sorted.begin(), sorted.end());
  // Equal summaries share the middle of their ranks: they must get one score.
  const auto scoreOf = [&](double summary) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), summary);
    const auto rank = static_cast<double>(first - sorted.begin()) + static_cast<double>(last - first) / 2;
    return normalQuantile(rank / static_cast<double>(sorted.size()));
  };
  OwnSummary scored{std::vector<double>(draws), std::vector<double>(draws)};
  for (std::size_t i = 0; i < draws; ++i) {
    scored.answer[i] = scoreOf(all[i]);
    scored.second[i] = scoreOf(all[draws + i]);
  }
  return scored;
}

}  // namespace tierwise
