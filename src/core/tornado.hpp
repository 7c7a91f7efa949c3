// The tornado: how far each input on its own moves the typical profit, from its P5 to its P95.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "core/benchmark.hpp"
#include "core/campaign.hpp"

namespace tierwise {

/// One input at both ends, all others at mid.
struct TornadoBar {
  std::string_view path;     ///< e.g. `product.averageOrderValue`, `creators.reachRate`
  double low = 0, high = 0;  ///< the input at its P5 and P95, in its own unit; of a creator rate the first line where it is uncertain
  double profitAtLow = 0;    ///< money
  double profitAtHigh = 0;
  [[nodiscard]] double span() const { return profitAtHigh > profitAtLow ? profitAtHigh - profitAtLow : profitAtLow - profitAtHigh; }
};

/// Bars of all inputs for which `moves(shared score)` holds, widest first, equal ones in the contract's order, for a complete scenario.
/// A campaign field goes to its low and high (model, "Uncertainty": z = ∓1.645). A creator rate goes there on all lines at once by the
/// score they share: to z = ∓1.645·√commonShare, own scores staying at 0, so its ends lie inside its range unless the whole range is
/// shared.
[[nodiscard]] std::vector<TornadoBar> tornadoOf(const Scenario& scenario, const BenchmarkTable& table,
                                                const std::function<bool(std::size_t)>& moves);

}  // namespace tierwise
