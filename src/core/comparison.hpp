// Two to six campaigns in the same worlds: because they share seed, draws and scores, their difference is known far better
// than either of them, and equal campaigns differ by exactly nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/campaign.hpp"
#include "core/error.hpp"
#include "core/simulation.hpp"
#include "core/summary.hpp"

namespace tierwise {

inline constexpr std::size_t kMinCompared = 2;
inline constexpr std::size_t kMaxCompared = 6;
inline constexpr std::size_t kComparisonDots = 50;

/// One campaign in the common worlds. Money in the scenarios' currency.
struct Contender {
  Summary cost, profit, roi;
  Estimate chanceOfProfit;
};

/// B against A, draw by draw.
struct Duel {
  std::size_t a = 0, b = 0;  ///< places in the list of scenarios, a < b
  Estimate chanceBBeatsA;    ///< P(profit B > profit A) + ½ P(equal)
  Summary difference;        ///< profit B − profit A, money
  std::vector<double> dots;  ///< the 50 quantiles of the difference at (i − ½)/50
};

struct Comparison {
  std::vector<Contender> contenders;  ///< in the order of the scenarios
  std::vector<Duel> duels;            ///< every pair once, in the order (0,1), (0,2), …
  std::optional<std::size_t> best;    ///< highest expected profit; none where doing nothing is at least as good
  Estimate evpi;                      ///< E[max(0, profit₁ … profit_S)] − max(0, E profit₁ … E profit_S), money
};

/// What forbids to compare complete, valid scenarios: fewer than two or more than six, different currencies, or, as all take
/// the `simulation` of the first, more creators × draws than the bound. Paths begin with `scenarios`.
[[nodiscard]] Errors checkComparison(std::span<const Scenario> scenarios);

/// Compares complete, valid scenarios, all on the `simulation` of the first. Source: model, "Uncertainty", Comparison.
[[nodiscard]] Comparison compare(std::span<const Scenario> scenarios, ScoreCache& cache, const SimulationProgress& progress = {});

}  // namespace tierwise
