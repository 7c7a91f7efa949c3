// exp, log, logit and logistic: the one engine-wide set, used by every build instead of the C library's.
// Guarantee: only IEEE 754 additions, multiplications and divisions in a fixed order, so each lane has the same bits
// for double and Lanes, on every compiler and in every browser. Error of exp below 1.01 ulp, of log below 1 ulp over the whole domain.
#pragma once

#include <limits>

#include "core/lane.hpp"

namespace tierwise {
namespace detail {

// ln 2 in two parts; k times the first (42 bits) is exact for every exponent k of a double.
inline constexpr double kLn2High = 0x1.62e42fefa3800p-1;
inline constexpr double kLn2Low = 0x1.ef35793c76730p-45;
inline constexpr std::uint64_t kOneBits = 0x3ff0000000000000U;

inline constexpr double kNoFraction = 0x1.8p52;  // what is added to a number below 2^51 ends as a whole number in the last bits

// e^x = 2^k · e^r with |r| ≤ ln2/2 (Cody & Waite's reduction) and e^r − 1 − r − r²/2 a minimax polynomial (error 2^−59.9).
template <class Real>
[[nodiscard]] inline Real expOf(Real x) {
  constexpr double kInverseLn2 = 0x1.71547652b82fep+0;
  // Beyond these the answer is 0 or infinity anyway; the constant comes first so that NaN passes.
  x = max(splat<Real>(-746.0), min(splat<Real>(710.0), x));
  const Real shifted = x * kInverseLn2 + kNoFraction;
  const Real k = shifted - kNoFraction;
  const Real r = (x - k * kLn2High) - k * kLn2Low;
  const Real s = r * r;
  // Even and odd powers apart, each in pairs (Estrin): short chains keep the pipeline full.
  const Real s2 = s * s;
  const Real even = (0.5 + s * 0x1.5555555555556p-5) +
                    s2 * ((0x1.6c16c16c15dc6p-10 + s * 0x1.a01a01a9364cfp-16) + s2 * (0x1.27e4d4d3ab8a8p-22 + s * 0x1.1f7f2838fbac1p-29));
  const Real odd = (0x1.5555555555556p-3 + s * 0x1.11111111109b3p-7) +
                   s2 * ((0x1.a01a01a7c4362p-13 + s * 0x1.71de0dae11453p-19) + s2 * 0x1.af38aa5cbe6b5p-26);
  const Real y = 1.0 + (r + s * (even + r * odd));
  // 2^k in two factors, each a normal number, so that the results below 2^−1022 round once and those near 2^1024 do not overflow early.
  const Bits<Real> biased = toBits(shifted) - (__builtin_bit_cast(std::uint64_t, kNoFraction) - 2046U);
  const Bits<Real> half = biased >> 1U;
  return y * fromBits<Real>(half << 52U) * fromBits<Real>((biased - half) << 52U);
}

// 2^t = 2^k · (c + f)/(c − f) with k whole, |f| ≤ ½ and c = f·coth(f·ln2/2), which is even in f: half the terms of a polynomial for 2^f,
// and the quotient that a logistic needs anyway. Minimax polynomial, error of the quotient 2^−62.
template <class Real>
struct PowerOfTwo {
  Real above;           ///< c + f
  Real below;           ///< c − f
  Bits<Real> exponent;  ///< k, where a double has its exponent
};
template <class Real>
[[nodiscard]] inline PowerOfTwo<Real> powerOfTwo(Real t) {
  const Real shifted = t + kNoFraction;
  const Real f = t - (shifted - kNoFraction);
  const Real s = f * f;
  const Real s2 = s * s;
  const Real c = (0x1.71547652b82fep+1 + s * 0x1.d9303fea2f775p-4) +
                 s2 * ((-0x1.e50096ddb882cp-11 + s * 0x1.63144e28a27a1p-17) + s2 * (-0x1.10f2ba3797628p-23 + s * 0x1.a3bc04c76bf7fp-30));
  return {c + f, c - f, toBits(shifted) << 52U};
}

// With s = (m−1)/(m+1), ln m = 2·atanh(s) = 2s + s·logSeries(s²) for m in [√½, √2]. Minimax polynomial, error 2^−59.5.
template <class Real>
[[nodiscard]] inline Real logSeries(Real z) {
  const Real w = z * z;
  const Real even = 0x1.999999997ff04p-2 + w * (0x1.c71c5212538b3p-3 + w * 0x1.39a1daab253d1p-3);
  const Real odd = 0x1.5555555555592p-1 + w * (0x1.24924941e33bfp-2 + w * (0x1.74663d690c3dfp-3 + w * 0x1.2f04574b0f986p-3));
  return z * odd + w * even;
}

// ln x = k·ln2 + ln m with m in [√½, √2). ln(1+f) = f − (f²/2 − s·(f²/2 + logSeries)) keeps the leading term exact (Ng, fdlibm).
template <class Real>
[[nodiscard]] inline Real logOf(Real x) {
  constexpr std::uint64_t kRootHalfBits = 0x3fe6a09e667f3bcdU;
  constexpr std::uint64_t kExponent = 0xfff0000000000000U;
  const auto tiny = x < std::numeric_limits<double>::min();
  const Bits<Real> bits = toBits(select(tiny, x * 0x1p54, x));
  const Bits<Real> moved = bits + (kOneBits - kRootHalfBits);
  const Bits<Real> exponent = moved >> 52U;  // k + 1023
  const Real k = fromBits<Real>(exponent | 0x4330000000000000U) - select(tiny, splat<Real>(0x1p52 + 1023 + 54), splat<Real>(0x1p52 + 1023));
  const Real f = fromBits<Real>(bits - (moved & kExponent) + kOneBits) - 1.0;
  const Real s = f / (2.0 + f);
  const Real half = 0.5 * f * f;
  const Real y = k * kLn2High - ((half - (s * (half + logSeries(s * s)) + k * kLn2Low)) - f);
  // In order of the tests: an ordinary number, infinity, zero of either sign, and what has no logarithm (NaN among it).
  const Real infinity = splat<Real>(std::numeric_limits<double>::infinity());
  const Real edge = select(x == splat<Real>(0.0), -infinity, splat<Real>(std::numeric_limits<double>::quiet_NaN()));
  return select(x > splat<Real>(0.0), select(x < infinity, y, x), edge);
}

// e^{−|x|} never overflows, and the smaller of the two answers is formed as a quotient, not as 1 minus the other.
template <class Real>
[[nodiscard]] inline Real logisticOf(Real x) {
  const Real one = splat<Real>(1.0);
  const Real e = expOf(-magnitude(x));
  return select(x < splat<Real>(0.0), e, one) / (one + e);
}

// ln(p/(1−p)) = 2·atanh(2p−1): near ½ by the series in 2p−1, which is exact there, else by the quotient.
template <class Real>
[[nodiscard]] inline Real logitOf(Real p) {
  const Real s = 2.0 * p - 1.0;
  const Real nearHalf = 2.0 * s + s * logSeries(s * s);
  return select(magnitude(s) < splat<Real>(0.17), nearHalf, logOf(p / (1.0 - p)));
}

}  // namespace detail

/// e^x; 0 below −745.13, infinity above 709.78, NaN for NaN. Error < 1.01 ulp.
[[nodiscard]] inline double exp(double x) { return detail::expOf(x); }
[[nodiscard]] inline Lanes exp(Lanes x) { return detail::expOf(x); }

/// log₂ e: what turns the logarithm of a number into its logarithm to base 2.
inline constexpr double kLog2E = 0x1.71547652b82fep+0;

/// 2^t and 1/(1 + 2^−t) for |t| ≤ kFarthestPower, in half the time of exp and logistic: for the draw loop, which has its logarithms to
/// base 2. Error < 2 ulp and < 3 ulp.
inline constexpr double kFarthestPower = 1000.0;
template <class Real>
[[nodiscard]] inline Real exp2(Real t) {
  const auto [above, below, exponent] = detail::powerOfTwo(t);
  return fromBits<Real>(toBits(above / below) + exponent);
}
template <class Real>
[[nodiscard]] inline Real logistic2(Real t) {
  const auto [above, below, exponent] = detail::powerOfTwo(t);
  return above / (above + fromBits<Real>(toBits(below) - exponent));
}

/// ln x; −infinity at 0, NaN for x < 0 and NaN. Error < 1 ulp.
[[nodiscard]] inline double log(double x) { return detail::logOf(x); }
[[nodiscard]] inline Lanes log(Lanes x) { return detail::logOf(x); }

/// 1/(1 + e^−x), the inverse of logit; relative error < 3 ulp in both tails down to the smallest number.
[[nodiscard]] inline double logistic(double x) { return detail::logisticOf(x); }
[[nodiscard]] inline Lanes logistic(Lanes x) { return detail::logisticOf(x); }

/// ln(p/(1−p)) for a proportion p; ∓infinity at 0 and 1, NaN outside. Relative error < 4 ulp, at ½ too.
[[nodiscard]] inline double logit(double p) { return detail::logitOf(p); }
[[nodiscard]] inline Lanes logit(Lanes p) { return detail::logitOf(p); }

}  // namespace tierwise
