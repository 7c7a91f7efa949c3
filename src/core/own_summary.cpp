#include "core/own_summary.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/math.hpp"
#include "core/ordered_sum.hpp"
#include "core/ordering.hpp"

namespace tierwise {

namespace {

/// Contribution and cost over the draws of one set.
struct Parts {
  std::vector<double> contribution, cost;
};

Parts partsOf(const Simulator& simulator, Scores& scores, ScoreSet set, const SimulationProgress& progress) {
  ScoreChoice choice;
  choice.own = set;
  Outcomes outcomes;
  simulator.run(scores, choice, false, bit(Outcome::contribution) | bit(Outcome::cost), outcomes, progress);
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

OwnSummary summarizeOwn(const Scenario& scenario, Scores& scores, std::span<const double> profit, std::span<const double> changed,
                        const SimulationProgress& progress) {
  const Simulator simulator(withOwnScoresOnly(scenario));
  double done = 0;
  const auto step = [&](double fraction) { progress((done + fraction) / 3); };
  const SimulationProgress part = progress ? SimulationProgress(step) : SimulationProgress();
  const Parts answer = partsOf(simulator, scores, ScoreSet::answer, part);
  done = 1;
  const Parts second = partsOf(simulator, scores, ScoreSet::second, part);
  const auto [perContribution, perCost] = weightsOf(answer, second, profit, changed);
  const std::size_t draws = profit.size();
  struct Placed {
    double summary;
    std::size_t draw;  ///< of the answer's set, then of the second
  };
  std::vector<Placed> all(2 * draws);
  for (std::size_t i = 0; i < draws; ++i) {
    all[i] = {ordered(perContribution * answer.contribution[i] + perCost * answer.cost[i]), i};
    all[draws + i] = {ordered(perContribution * second.contribution[i] + perCost * second.cost[i]), draws + i};
  }
  std::sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) { return a.summary < b.summary; });
  OwnSummary scored{std::vector<double>(draws), std::vector<double>(draws)};
  const auto count = static_cast<double>(all.size());
  for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
    do ++last;
    while (last < all.size() && all[last].summary == all[first].summary);
    // Equal summaries share the middle of their ranks: they must get one score.
    const double score = normalQuantile((static_cast<double>(first) + static_cast<double>(last - first) / 2) / count);
    for (std::size_t i = first; i < last; ++i) {
      const std::size_t draw = all[i].draw;
      (draw < draws ? scored.answer[draw] : scored.second[draw - draws]) = score;
    }
  }
  return scored;
}

}  // namespace tierwise
