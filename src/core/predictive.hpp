// Projected against actual: each count beside what the scenario had said, and how unlikely that was before anything was learned.
#pragma once

#include <span>
#include <vector>

#include "core/learn.hpp"

namespace tierwise {

/// Rows for every count of every observation. `projection` is that of `complete`.
[[nodiscard]] std::vector<Compared> comparedWith(const Scenario& complete, const TypicalProjection& projection,
                                                 std::span<const Observation> observed);

}  // namespace tierwise
