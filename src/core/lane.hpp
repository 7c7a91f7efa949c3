// Lanes: two draws side by side, so that one templated source works for a `double` and for a vector of them.
// Guarantee: every operation here rounds each lane exactly as the scalar operation does, so the bits of a draw depend
// neither on its neighbour nor on the instruction set (SSE2, WASM SIMD, or plain code).
#pragma once

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace tierwise {

/// Two doubles in one register. Arithmetic and comparisons are the compiler's own, lane by lane.
using Lanes = double __attribute__((vector_size(16)));
/// What comparing two `Lanes` gives: all ones where true, else zero.
using LaneMask = decltype(Lanes{} < Lanes{});
/// The bit patterns of two doubles.
using LaneBits = std::uint64_t __attribute__((vector_size(16)));

/// The number of draws in a `Real`: 1 for double, 2 for Lanes.
template <class Real>
inline constexpr int kWidth = static_cast<int>(sizeof(Real) / sizeof(double));

namespace detail {
template <class Real>
struct BitsOf;
template <>
struct BitsOf<double> {
  using Type = std::uint64_t;
};
template <>
struct BitsOf<Lanes> {
  using Type = LaneBits;
};
}  // namespace detail

/// The unsigned integer type (or vector) that holds the bit patterns of a `Real`.
template <class Real>
using Bits = typename detail::BitsOf<Real>::Type;

/// The bit pattern of each lane, and back.
template <class Real>
[[nodiscard]] inline Bits<Real> toBits(Real x) {
  return __builtin_bit_cast(Bits<Real>, x);
}
template <class Real>
[[nodiscard]] inline Real fromBits(Bits<Real> bits) {
  return __builtin_bit_cast(Real, bits);
}

/// The same number in every lane.
template <class Real>
[[nodiscard]] inline Real splat(double x) {
  if constexpr (kWidth<Real> == 1) {
    return x;
  } else {
    return Real{x, x};
  }
}

/// kWidth<Real> neighbouring doubles from and to memory of any alignment.
template <class Real>
[[nodiscard]] inline Real load(const double* from) {
  Real x;
  std::memcpy(&x, from, sizeof x);
  return x;
}
template <class Real>
inline void store(double* to, Real x) {
  std::memcpy(to, &x, sizeof x);
}

/// `yes` where the mask (the result of a comparison) holds, else `no`. Both are evaluated.
[[nodiscard]] inline double select(bool mask, double yes, double no) { return mask ? yes : no; }
[[nodiscard]] inline Lanes select(LaneMask mask, Lanes yes, Lanes no) {
  const auto keep = __builtin_bit_cast(LaneBits, mask);
  return fromBits<Lanes>((toBits(yes) & keep) | (toBits(no) & ~keep));
}

/// Whether the mask holds in any lane.
[[nodiscard]] inline bool any(bool mask) { return mask; }
[[nodiscard]] inline bool any(LaneMask mask) {
#if defined(__SSE2__)
  return _mm_movemask_pd(__builtin_bit_cast(__m128d, mask)) != 0;
#elif defined(__wasm_simd128__)
  return wasm_v128_any_true(__builtin_bit_cast(v128_t, mask));
#else
  return (mask[0] | mask[1]) != 0;
#endif
}

/// The smaller and the larger of two; `b` where either is NaN (as minpd and maxpd do), so clamp with the constant first.
[[nodiscard]] inline double min(double a, double b) { return a < b ? a : b; }
[[nodiscard]] inline double max(double a, double b) { return a > b ? a : b; }
#if defined(__SSE2__)
[[nodiscard]] inline Lanes min(Lanes a, Lanes b) { return _mm_min_pd(a, b); }
[[nodiscard]] inline Lanes max(Lanes a, Lanes b) { return _mm_max_pd(a, b); }
[[nodiscard]] inline Lanes squareRoot(Lanes x) { return _mm_sqrt_pd(x); }
#elif defined(__wasm_simd128__)
namespace detail {
[[nodiscard]] inline v128_t toWasm(Lanes x) { return __builtin_bit_cast(v128_t, x); }
[[nodiscard]] inline Lanes fromWasm(v128_t x) { return __builtin_bit_cast(Lanes, x); }
}  // namespace detail
// pmin(p, q) is "q < p ? q : p", hence the swapped operands.
[[nodiscard]] inline Lanes min(Lanes a, Lanes b) { return detail::fromWasm(wasm_f64x2_pmin(detail::toWasm(b), detail::toWasm(a))); }
[[nodiscard]] inline Lanes max(Lanes a, Lanes b) { return detail::fromWasm(wasm_f64x2_pmax(detail::toWasm(b), detail::toWasm(a))); }
[[nodiscard]] inline Lanes squareRoot(Lanes x) { return detail::fromWasm(wasm_f64x2_sqrt(detail::toWasm(x))); }
#else
[[nodiscard]] inline Lanes min(Lanes a, Lanes b) { return select(a < b, a, b); }
[[nodiscard]] inline Lanes max(Lanes a, Lanes b) { return select(a > b, a, b); }
[[nodiscard]] inline Lanes squareRoot(Lanes x) { return Lanes{__builtin_sqrt(x[0]), __builtin_sqrt(x[1])}; }
#endif
/// √x, correctly rounded as IEEE 754 demands; NaN for x < 0.
[[nodiscard]] inline double squareRoot(double x) { return __builtin_sqrt(x); }

/// |x|: the sign bit cleared.
template <class Real>
[[nodiscard]] inline Real magnitude(Real x) {
  return fromBits<Real>(toBits(x) & ~(std::uint64_t{1} << 63U));
}

/// The nearest whole number, halves to even, for |x| ≤ 2⁵¹: adding 1.5·2⁵² leaves no room for a fraction.
template <class Real>
[[nodiscard]] inline Real nearestWhole(Real x) {
  constexpr double kNoFraction = 0x1.8p52;
  return (x + kNoFraction) - kNoFraction;
}

}  // namespace tierwise
