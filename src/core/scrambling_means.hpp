// Means within each scrambling, the raw material of standard errors: every scrambling is a full, independent estimate.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "core/ordered_sum.hpp"

namespace tierwise {

/// For each scrambling the means of what `term` says of its draws. Draws stand scrambling after scrambling, `draws` of them in all, a
/// multiple of `scramblings`. `term.operator()<Real>(i)` gives a std::array<Real, Means> for the draw i (Real = double) or i and i + 1
/// (Real = Lanes).
template <std::size_t Means, class Term>
[[nodiscard]] std::vector<std::array<double, Means>> scramblingMeans(std::size_t draws, std::size_t scramblings, const Term& term) {
  std::vector<std::array<double, Means>> means(scramblings);
  const std::size_t points = draws / scramblings;
  for (std::size_t r = 0; r < scramblings; ++r) {
    const std::size_t first = r * points;
    means[r] = orderedSums<Means>(points, [&]<class Real>(std::size_t i) { return term.template operator()<Real>(first + i); });
    for (double& mean : means[r]) mean /= static_cast<double>(points);
  }
  return means;
}

/// Component `which` of the means, over all scramblings: the pooled mean, because all have the same number of draws.
template <std::size_t Means>
[[nodiscard]] double pooledMean(std::span<const std::array<double, Means>> means, std::size_t which) {
  PairwiseSum sum;
  for (const auto& mean : means) sum.add(mean[which]);
  return sum.total() / static_cast<double>(means.size());
}
template <std::size_t Means>
[[nodiscard]] double pooledMean(const std::vector<std::array<double, Means>>& means, std::size_t which) {
  return pooledMean(std::span<const std::array<double, Means>>(means), which);
}

}  // namespace tierwise
