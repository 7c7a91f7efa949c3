// A campaign projected over all its draws: what it brings, how sure we are, what it would need, and what to pay at most.
#pragma once

#include <array>

#include "core/projection.hpp"
#include "core/simulation.hpp"
#include "core/summary.hpp"

namespace tierwise {

/// A figure at three degrees of certainty: 50 %, 80 % and the confidence of the scenario's target.
struct AtConfidence {
  Estimate evenOdds, confident, target;
};

/// The outcomes reported with means, spreads and quantiles, in the contract's order.
inline constexpr std::size_t kReportedCount = 8;
inline constexpr std::array<Outcome, kReportedCount> kReported{
    Outcome::reach, Outcome::clicks,       Outcome::trackedOrders, Outcome::incrementalOrders,
    Outcome::cost,  Outcome::contribution, Outcome::profit,        Outcome::roi};
/// The contract's name of a reported outcome.
[[nodiscard]] std::string_view nameOf(Outcome reported);

inline constexpr std::size_t kDotCount = 50;

struct Simulated {
  std::array<Summary, kReportedCount> summaries;
  Estimate profitChance;                 ///< P(profit > 0)
  Estimate targetChance;                 ///< P(target metric at least, for costs at most, the target value)
  Estimate worstFivePercentMean;         ///< money: mean profit of the lowest 5 % of draws
  std::array<double, kDotCount> dots{};  ///< ROI at the quantiles (i − ½)/50
  AtConfidence neededMultiplier;         ///< factor on all order rates at which profit ≥ 0 in that share of worlds; ∞ where none does
  AtConfidence walkAwayMultiplier;       ///< factor on all fees at which it is; ≤ 0 means no fee works, ±∞ where no fee is due
};

/// What runs leave for the next one: normal scores, and room for the outcomes. One at a time may use it.
struct SimulationMemory {
  /// `bytes` bounds what is kept between runs.
  explicit SimulationMemory(std::size_t bytes) : scores(bytes / 2), keep(bytes / 2) {}
  ScoreCache scores;
  Outcomes outcomes;
  DrawIndex index;
  std::size_t keep;
};

/// The outcomes in `wanted` (a mask of bits) of every draw of a complete, valid scenario, with the draws, seed, luck and common share
/// it names. They stay in `memory` until its next use; draw j is the same world in each outcome.
[[nodiscard]] Outcomes& drawOutcomes(const Scenario& scenario, unsigned wanted, SimulationMemory& memory,
                                     const SimulationProgress& progress = {});

/// Simulates a complete, valid scenario with the draws, seed, luck and common share it names. Same scenario, same bits.
[[nodiscard]] Simulated simulate(const Scenario& scenario, SimulationMemory& memory, const SimulationProgress& progress = {});

/// The highest fee to pay on each line at the target's confidence: max(0, walk-away multiplier) × the line's fee, money per post.
/// None where the line has no fee or no fee is due.
[[nodiscard]] std::vector<Ratio> walkAwayFees(const Scenario& scenario, const Simulated& simulated);

}  // namespace tierwise
