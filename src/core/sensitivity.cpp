#include "core/sensitivity.hpp"

#include <algorithm>
#include <span>

#include "core/information_value.hpp"
#include "core/ordering.hpp"
#include "core/own_summary.hpp"
#include "core/projection.hpp"
#include "core/validate.hpp"

namespace tierwise {

namespace {

/// The draws asked for, halved until they fit the bound.
std::size_t drawsWithin(double asked, double workPerDraw) {
  while (asked > kMinDraws && asked * workPerDraw > kSensitivityWork) asked /= 2;
  return static_cast<std::size_t>(asked);
}

/// Both sets as one: each scrambling holds its draws of the first set, then those of the second.
std::vector<double> joined(std::span<const double> a, std::span<const double> b, const Layout& layout) {
  std::vector<double> both;
  both.reserve(2 * layout.draws);
  for (std::size_t r = 0; r < layout.scramblings; ++r) {
    for (const auto& set : {a, b}) {
      const auto part = set.subspan(r * layout.points(), layout.points());
      both.insert(both.end(), part.begin(), part.end());
    }
  }
  return both;
}

/// Profits of the two sets and of their mixtures, and what follows from them.
class VarianceAndWorth {
 public:
  VarianceAndWorth(const Scenario& scenario, const Simulator& simulator, Scores& scores, const SimulationProgress& progress)
      : scenario_(scenario), simulator_(simulator), scores_(scores), progress_(progress) {
    for (std::size_t score = 0; score < kSharedScores; ++score) {
      if (simulator.moves(score)) moving_.push_back(score);
    }
    runs_ = static_cast<double>(moving_.size()) + 2 + (simulator.hasOwnScores() ? 1 + kSummaryRuns : 0);
  }

  void into(Sensitivity& result) {
    const Layout layout = scores_.layout();
    ScoreChoice secondOnly;
    secondOnly.shared.fill(ScoreSet::second);
    secondOnly.own = ScoreSet::second;
    const std::vector<double> answer = run({});
    const std::vector<double> second = run(secondOnly);
    const std::vector<double> both = joined(answer, second, layout);
    const SobolEstimator estimator(answer, second, layout.scramblings);
    const std::array<std::span<const double>, 1> campaign{both};
    result.evpi = perfectInformation(campaign, layout.scramblings);
    const auto add = [&](std::string_view path, std::span<const double> mixed, std::span<const double> from, std::span<const double> to) {
      result.sobol.push_back({path, estimator.of(mixed)});
      const ScoreRule rule(answer, mixed, from, to, estimator.mean());
      result.evppi.push_back({path, partialInformation(both, joined(from, to, layout), rule, result.evpi.value, layout.scramblings)});
    };
    for (const std::size_t score : moving_) {
      ScoreChoice choice;
      choice.shared[score] = ScoreSet::second;
      const std::string_view path = score < kFieldCount ? fieldTable()[score].path : rateTable()[score - kFieldCount].path;
      add(path, run(choice), sharedScores(ScoreSet::answer, score), sharedScores(ScoreSet::second, score));
    }
    if (!simulator_.hasOwnScores()) return;
    ScoreChoice choice;
    choice.own = ScoreSet::second;
    const std::vector<double> mixed = run(choice);
    const OwnSummary own = summarizeOwn(scenario_, scores_, answer, mixed, progressOf(kSummaryRuns));
    done_ += kSummaryRuns;
    add(kOwnPath, mixed, own.answer, own.second);
  }

 private:
  static constexpr double kSummaryRuns = 3;  ///< what summing up the own scores takes

  std::vector<double> run(const ScoreChoice& choice) {
    simulator_.run(scores_, choice, false, bit(Outcome::profit), outcomes_, progressOf(1));
    done_ += 1;
    return outcomes_.copyOf(Outcome::profit);
  }

  /// Of a part that takes as long as some runs.
  [[nodiscard]] SimulationProgress progressOf(double runs) const {
    if (!progress_) return {};
    return [this, runs](double fraction) { progress_((done_ + runs * fraction) / runs_); };
  }

  std::vector<double> sharedScores(ScoreSet set, std::size_t score) {
    const Layout layout = scores_.layout();
    std::vector<double> all(layout.draws);
    for (std::size_t r = 0; r < layout.scramblings; ++r) {
      double* part = all.data() + r * layout.points();
      const double* z = scores_.shared(set, score, {r, 0, layout.points()}, part);
      if (z != part) std::copy_n(z, layout.points(), part);
    }
    return all;
  }

  const Scenario& scenario_;
  const Simulator& simulator_;
  Scores& scores_;
  const SimulationProgress& progress_;
  std::vector<std::size_t> moving_;
  Outcomes outcomes_;
  double runs_ = 1;
  double done_ = 0;
};

}  // namespace

Sensitivity sensitivityOf(const Scenario& scenario, const BenchmarkTable& table, ScoreCache& cache, const SimulationProgress& progress) {
  constexpr double kSpreadShare = 0.25;  // of the progress; what a preset spends there
  Sensitivity result;
  const Simulator simulator(scenario);
  result.typicalProfit = projectTypical(scenario, table).typical.profit;
  result.tornado = tornadoOf(scenario, table, [&](std::size_t score) { return simulator.moves(score); });

  const double runs = static_cast<double>(result.tornado.size()) + 2 + (simulator.hasOwnScores() ? 3 : 0);
  result.draws = drawsWithin(*scenario.simulation.draws, creatorCount(scenario) * runs);
  const auto seed = static_cast<std::uint64_t>(*scenario.simulation.seed);
  SimulationProgress mixing;
  if (progress) mixing = [&](double fraction) { progress((1 - kSpreadShare) * fraction); };
  VarianceAndWorth(scenario, simulator, cache.at(seed, result.draws), mixing).into(result);
  const auto total = [](const VarianceShare& share) { return share.indices ? share.indices->total.value : 0.0; };
  arrange(result.sobol, largestFirst(result.sobol.size(), [&](std::size_t i) { return total(result.sobol[i]); }));
  arrange(result.evppi, largestFirst(result.evppi.size(), [&](std::size_t i) { return result.evppi[i].value.value; }));

  result.spreadDraws = std::min(static_cast<std::size_t>(*scenario.simulation.draws), kSpreadDraws);
  SimulationProgress spreading;
  if (progress) spreading = [&](double fraction) { progress(1 - kSpreadShare + kSpreadShare * fraction); };
  result.spread = spreadOf(scenario, cache.at(seed, result.spreadDraws), spreading);
  return result;
}

}  // namespace tierwise
