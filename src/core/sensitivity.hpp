// What matters: which inputs move the profit, which explain its uncertainty, and which are worth finding out first.
// All on profit and with luck off: luck is nobody's input. An input is one score: a campaign field, or what a creator rate has in
// common over all creators; the own scores of all creators together are the one group `creators.own`.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/benchmark.hpp"
#include "core/campaign.hpp"
#include "core/simulation.hpp"
#include "core/sobol_indices.hpp"
#include "core/spread.hpp"
#include "core/summary.hpp"
#include "core/tornado.hpp"

namespace tierwise {

/// Path of the group of all own scores: what makes one creator differ from the next, delivery included.
inline constexpr std::string_view kOwnPath = "creators.own";

/// Share of the profit's variance that an input explains. None where the profit does not vary.
struct VarianceShare {
  std::string_view path;
  std::optional<SobolIndices> indices;
};

/// What it would be worth to know an input before deciding whether to run the campaign, in money.
struct InformationWorth {
  std::string_view path;
  Estimate value;
};

struct Sensitivity {
  double typicalProfit = 0;             ///< money, every input at mid: where the tornado's bars start
  std::vector<TornadoBar> tornado;      ///< widest first
  std::size_t draws = 0;                ///< of each set of scores behind `sobol`, `evpi` and `evppi`
  std::vector<VarianceShare> sobol;     ///< largest total first
  Estimate evpi;                        ///< E[max(0, profit)] − max(0, E profit), money
  std::vector<InformationWorth> evppi;  ///< 0 ≤ each ≤ evpi; largest first
  std::size_t spreadDraws = 0;
  std::vector<SpreadRow> spread;
};

/// Creators × draws × runs that a sensitivity may cost; above, it takes fewer draws than the scenario asks for (never below 256).
inline constexpr double kSensitivityWork = 67108864;  // 2²⁶: 6 s natively, 10 s as WebAssembly
/// Draws of each row of the spread, at most.
inline constexpr std::size_t kSpreadDraws = 4096;

/// Inputs with uncertainty only: what is certain is in none of the lists. For a complete, valid scenario.
/// EVPPI of the own group: E[profit | all own scores] is estimated as a function of one summary of them, the combination of contribution
/// and cost at typical shared scores that best follows the profit. Deciding by a summary earns at most what deciding by all of it would, so
/// the figure is a lower bound; it is exact where the profit is linear in that combination, as without overlap.
[[nodiscard]] Sensitivity sensitivityOf(const Scenario& scenario, const BenchmarkTable& table, ScoreCache& cache,
                                        const SimulationProgress& progress = {});

}  // namespace tierwise
