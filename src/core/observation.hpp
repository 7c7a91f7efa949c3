// Observations: what was counted in a campaign that ran. Counts as typed; `validateObservations` refuses what cannot be.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/campaign.hpp"
#include "core/error.hpp"

namespace tierwise {

/// The counts of one campaign, each optional, in the words of a projection: people of the market reached, engagements,
/// clicks, orders with the code or link, attributed orders, money spent.
struct Observation {
  std::optional<double> reach, engagements, clicks, trackedOrders, orders, spend;
  std::optional<double> line;  ///< counts of this line only (its index); of the whole campaign when absent
  /// Counts of another campaign, of whatever size: its reach is what the other counts are measured against and is not held
  /// against this scenario's own.
  std::optional<bool> otherCampaign;
};

/// Bounds the work of one request.
inline constexpr std::size_t kMaxObservations = 100;

/// Every rule the observations break, paths like `observed[0].orders`: counts are whole, orders do not exceed the people reached,
/// tracked orders not all orders, `line` is one of the scenario's. Where the scenario's audience is known (typed or filled),
/// its own campaign cannot have reached more people than it holds.
[[nodiscard]] Errors validateObservations(std::span<const Observation> observed, const Scenario& scenario);

}  // namespace tierwise
