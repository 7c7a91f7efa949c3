// The same draws, divided into other numbers of scramblings than the model's: what standard errors cost in accuracy.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/campaign.hpp"

namespace tierwise {

/// Figures of the return over all draws of one run.
struct ReturnFigures {
  double p5 = 0, p50 = 0, p95 = 0, chance = 0, mean = 0;
};

/// One run of a complete scenario with `draws` draws in `scramblings` scramblings of that seed. As many scramblings as draws are plain
/// random draws in all but name.
[[nodiscard]] ReturnFigures returnOf(const Scenario& scenario, std::uint64_t seed, std::size_t draws, std::size_t scramblings);

}  // namespace tierwise
