// The standard normal distribution: Φ⁻¹, which turns uniform numbers into normal scores, and Φ.
// Guarantee: same bits for double and Lanes, alone or in a block. Φ⁻¹ after Wichura, "Algorithm AS 241: the percentage
// points of the normal distribution", Applied Statistics 37 (1988) 477–484, routine PPND16.
#pragma once

#include <cstddef>
#include <limits>

#include "core/elementary.hpp"

namespace tierwise {
namespace detail {

/// Up to this distance of u from ½ one rational function serves; beyond it lies a tail (15 % of all u).
inline constexpr double kCentralHalfWidth = 0.425;

/// Φ⁻¹(½ + q) for |q| ≤ kCentralHalfWidth.
template <class Real>
[[nodiscard]] inline Real centralQuantile(Real q) {
  const Real r = 0.180625 - q * q;
  // Both polynomials in pairs of powers (Estrin), whose chains are half as long as Horner's.
  const Real r2 = r * r;
  const Real r4 = r2 * r2;
  const Real above = ((3.387132872796366608 + r * 133.14166789178437745) + r2 * (1971.5909503065514427 + r * 13731.693765509461125)) +
                     r4 * ((45921.953931549871457 + r * 67265.770927008700853) + r2 * (33430.575583588128105 + r * 2509.0809287301226727));
  const Real below = ((1.0 + r * 42.313330701600911252) + r2 * (687.1870074920579083 + r * 5394.1960214247511077)) +
                     r4 * ((21213.794301586595867 + r * 39307.89580009271061) + r2 * (28729.085735721942674 + r * 5226.495278852854561));
  return q * above / below;
}

/// The polynomial c₀ + c₁·x + c₂·x² + …, by Horner's rule.
template <class Real, class... Higher>
[[nodiscard]] inline Real polynomial(Real x, double lowest, Higher... higher) {
  if constexpr (sizeof...(higher) == 0) {
    return splat<Real>(lowest);
  } else {
    return polynomial(x, higher...) * x + lowest;
  }
}

/// −Φ⁻¹(p) for 0 ≤ p ≤ 0.075; infinity at 0.
template <class Real>
[[nodiscard]] inline Real tailQuantile(Real p) {
  const Real root = squareRoot(-logOf(p));
  const Real r = root - 1.6;
  Real z = polynomial(r, 1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
                      1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4) /
           polynomial(r, 1.0, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
                      0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9);
  const auto far = root > splat<Real>(5.0);  // p < e^−25, less than any draw has
  if (any(far)) {
    const Real t = root - 5.0;
    const Real farther =
        polynomial(t, 6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
                   0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7) /
        polynomial(t, 1.0, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
                   1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15);
    z = select(far, farther, z);
    z = select(p > splat<Real>(0.0), z, splat<Real>(std::numeric_limits<double>::infinity()));
  }
  return z;
}

/// Φ⁻¹(u) for any u.
template <class Real>
[[nodiscard]] inline Real quantileOf(Real u) {
  const Real q = u - 0.5;
  Real z = centralQuantile(q);
  const auto tail = magnitude(q) > splat<Real>(kCentralHalfWidth);
  if (any(tail)) {  // each lane keeps its own answer, so taking the branch for a neighbour changes no bits
    const auto lower = q < splat<Real>(0.0);
    const Real t = tailQuantile(select(lower, u, 1.0 - u));
    z = select(tail, select(lower, -t, t), z);
  }
  return z;
}

}  // namespace detail

/// Φ⁻¹(u), the normal score of a uniform u: −infinity at 0, infinity at 1, NaN outside [0, 1].
/// Relative error ≤ 1e-15 from 1e-300 up, near u = ½ and near 1 too.
[[nodiscard]] inline double normalQuantile(double u) { return detail::quantileOf(u); }
[[nodiscard]] inline Lanes normalQuantile(Lanes u) { return detail::quantileOf(u); }

/// z[i] = normalQuantile(u[i]) for i < count, with the same bits and faster: tails are gathered, so no branch is guessed wrong.
/// `u` and `z` may be the same array but must not overlap otherwise.
void normalScores(const double* u, double* z, std::size_t count);

/// Φ(x), the chance that a standard normal is below x. Relative error < 1e-15 from x = −37.5 up (subnormal below, then 0). Source: Cody,
/// "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969) 631–637.
[[nodiscard]] double normalCdf(double x);

}  // namespace tierwise
