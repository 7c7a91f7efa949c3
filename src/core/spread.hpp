// Spread the risk: the money of one large creator over many small ones.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/campaign.hpp"
#include "core/simulation.hpp"
#include "core/summary.hpp"

namespace tierwise {

/// How many creators share one creator's followers and fee.
inline constexpr std::array<std::size_t, 5> kSpreadCounts{1, 3, 10, 30, 100};

struct SpreadRow {
  std::size_t creators = 0;
  double followers = 0;  ///< of each
  Estimate chanceOfProfit;
  Estimate p5, p50, p95;  ///< profit, money
};

/// One creator of the first line of a complete scenario, replaced by n creators of F/n followers (to the nearest whole one) at fee/n,
/// gifts, hours and content value of each also divided by n, the rest as it is: campaign fields, boost, luck. The rates stay those of the
/// complete scenario, though the benchmarks give smaller creators higher ones: the rows show what independence alone does. Counts above F
/// are left out.
[[nodiscard]] Scenario spreadOver(const Scenario& scenario, std::size_t creators);

/// The rows for kSpreadCounts, all on the same scores.
[[nodiscard]] std::vector<SpreadRow> spreadOf(const Scenario& scenario, Scores& scores, const SimulationProgress& progress = {});

}  // namespace tierwise
