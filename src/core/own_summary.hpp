// One number that sums up the own scores of all creators in a draw, however many there are.
#pragma once

#include <span>
#include <vector>

#include "core/campaign.hpp"
#include "core/simulation.hpp"

namespace tierwise {

/// The scenario with all shared scores held at 0 and the own scores as they were: campaign fields at mid, the ranges of the rates narrowed
/// to their own part, and nothing in common. Own pads belong to line and creator, so its draws are the same creators.
[[nodiscard]] Scenario withOwnScoresOnly(const Scenario& scenario);

/// About standard normal scores of the summary, for the draws of both sets: its rank over all of them through Φ⁻¹.
struct OwnSummary {
  std::vector<double> answer, second;
};

/// The summary is the combination of contribution and cost at typical shared scores whose change from the first set to the second follows
/// best, by least squares, that of the profit: from `profit` to `changed`, where only the own scores are of the second set. Takes about as
/// long as three runs.
[[nodiscard]] OwnSummary summarizeOwn(const Scenario& scenario, Scores& scores, std::span<const double> profit,
                                      std::span<const double> changed, const SimulationProgress& progress = {});

}  // namespace tierwise
