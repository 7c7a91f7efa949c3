// Poisson numbers by inversion: the luck of a draw turns a mean of orders into whole orders.
// Guarantee: the smallest k whose cumulative chance reaches u, decided to about 1e-13 of u, for means up to a million; one number
// of the same value on every machine. No allocation.
#pragma once

#include <cstddef>

namespace tierwise {

/// The largest mean that is inverted exactly; beyond it the rounded normal expansion of `poissonQuantile` is used.
inline constexpr double kExactPoissonMean = 1e6;

/// Smallest whole k ≥ 0 with P(N ≤ k) ≥ u for N Poisson with mean `mean` ≥ 0, 2^−33 ≤ u ≤ 1 − 2^−33. Up to kExactPoissonMean exact; beyond
/// max(0, round(λ + √λ·z + (z² − 1)/6)) with z = Φ⁻¹(u), halves to even. 0 for a mean of 0, below 0 or NaN.
/// Source: Giles, "Approximation of the inverse Poisson cumulative distribution function", ACM TOMS 42 (2016) 7: the asymptotic
/// expansion decides unless it falls close to a whole number, where the sum of the chances does; means below 5 are always summed.
[[nodiscard]] double poissonQuantile(double u, double mean);

/// k[i] = poissonQuantile(u[i], mean[i]) for i < count, the same numbers and faster. `k` may be `u` or `mean`.
void poissonQuantiles(const double* u, const double* mean, double* k, std::size_t count);

}  // namespace tierwise
