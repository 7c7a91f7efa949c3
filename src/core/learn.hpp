// Learning from results: counts of a campaign that ran turn the ranges of reach, engagement, click, conversion and response
// rates into narrower ones.
//
// Each rate's score z has a standard normal prior, so the rate's prior is the density of its range. The likelihood is Poisson for
// people reached and orders, binomial for counts out of a known number of trials. The 5, 50 and 95 % points of the posterior are
// the new range. Counts of the whole campaign move all its lines by one shared score: what is wrong about a benchmark is wrong for
// all of them, each by its own spread. Counts of a line move that line only, and are taken first. Source: docs/model.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmark.hpp"
#include "core/observation.hpp"
#include "core/projection.hpp"
#include "core/rate_mix.hpp"

namespace tierwise {

/// What is learned about: a rate of a line, or, without a line, `measurement.trackedShare`.
struct LearnedInput {
  Scope line;
  Rate rate{};  ///< of the line
  [[nodiscard]] std::string path() const;
};

/// One range that observations changed.
struct Learned {
  LearnedInput input;
  Range prior, posterior;
};

/// Why counts left an input as it was.
enum class KeptReason {
  certain,         ///< it was typed as one number, which has no density to learn from
  noExposure,      ///< nothing says against how many people the count is to be measured
  beyondExposure,  ///< more was counted than there were people or clicks to count it from
};
[[nodiscard]] std::string_view nameOf(KeptReason reason);

struct Kept {
  LearnedInput input;
  KeptReason reason;
};

/// One count beside what the scenario had projected for it at typical inputs.
struct Compared {
  std::size_t observation = 0;
  std::string_view count;  ///< "reach", "engagements", "clicks", "trackedOrders", "orders" or "spend"
  double actual = 0;
  Ratio projected;  ///< of another campaign: for as many people as it reached; none where that is not known
  Ratio ratio;      ///< actual over projected
  Ratio chance;     ///< that the count would be this low or lower, before anything was learned: prior and luck, given its exposure
};

struct LearnResult {
  Scenario scenario;             ///< complete, with the new ranges
  std::vector<Learned> learned;  ///< in field order; none without counts
  std::vector<Kept> kept;        ///< in field order
  std::vector<Compared> actual;  ///< by observation, counts in the contract's order
};

/// Learns from valid observations of a complete scenario. Ranges that no count speaks about keep every bit.
///
/// - reach (not of another campaign): Poisson with the projected reach as mean → reachRate.
/// - engagements: binomial of followers × posts → engagementRate.
/// - clicks: binomial of the contacts that belong to the people reached (as many per person as projected) → clickThroughRate; where
///   reach was not counted, Poisson with the projected contacts.
/// - trackedOrders of clicks: binomial → conversionRate.
/// - orders: Poisson with the contacts → responseRate. Orders that are only seen when tracked: Poisson with trackedShare times
///   that, on the joint grid of both → responseRate and trackedShare. Both counts: trackedOrders binomial of orders → trackedShare.
///
/// An input that a count does not teach stands at its typical value, reach rates at what was learned of them.
[[nodiscard]] LearnResult learn(const Scenario& complete, std::span<const Observation> observed, const BenchmarkTable& table);

/// Puts learned ranges into a scenario with the same lines, complete or sparse.
void applyLearned(Scenario& scenario, std::span<const Learned> learned);

}  // namespace tierwise
