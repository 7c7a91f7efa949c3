// The uniform numbers of a run: a scrambled Sobol' sequence for what the whole campaign shares, and pads of four of its
// dimensions, each shuffled and scrambled on its own, for everything else.
// Guarantee: each number depends on (seed, who it is for, scrambling, point) only, so any splitting into pieces gives the same
// bits; every number is (32-bit integer + ½)/2³², so never 0 or 1. Source: Burley, "Practical Hash-based Owen Scrambling",
// JCGT 10 (2020) 1–20: a hash whose bits depend on lower bits only, applied to the reversed number, scrambles it like a nested
// uniform (Owen) scrambling; the same hash shuffles the index.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace tierwise {

/// Dimensions of the shared sequence and of a pad.
inline constexpr std::size_t kSharedDimensions = 64;
inline constexpr std::size_t kPadDimensions = 4;

/// Points of one scrambling, at most: a million draws in 32 scramblings use half of them.
inline constexpr std::size_t kMaxPoints = 65536;

/// R, the scramblings a run of `draws` is spread over: 32 from 4,096 draws on, else 8. Draw j is point ⌊j/R⌋ of scrambling j mod R.
[[nodiscard]] constexpr std::size_t scramblingsOf(std::size_t draws) { return draws >= 4096 ? 32 : 8; }

/// Coordinate `dimension` (0 … kSharedDimensions − 1) of point `index` (below kMaxPoints) of the Sobol' sequence before scrambling,
/// times 2³². Points come in the order of their index, not in Gray code order.
[[nodiscard]] std::uint32_t sobolInteger(std::size_t dimension, std::uint32_t index);

/// Uniforms of points `first` … `first + count − 1` (all below kMaxPoints) of a scrambling of a shared dimension, into u[0 … count − 1].
/// Over a scrambling, each aligned run of 2^m points has one in every interval of length 2^−m, and in every elementary box of the
/// dimensions as far as Joe and Kuo's numbers go.
void sharedUniforms(std::uint64_t seed, std::size_t dimension, std::size_t scrambling, std::size_t first, std::size_t count, double* u);

/// Whom a pad of four dimensions belongs to: pad `pad` of creator `creator` of line `line`; any numbers.
struct PadKey {
  std::uint64_t seed = 0;
  std::uint32_t line = 0;
  std::uint32_t creator = 0;
  std::uint32_t pad = 0;
};

/// Uniforms of points `first` … `first + count − 1` of a scrambling of a pad: dimension d into u[d][0 … count − 1] where u[d] is not null.
/// The four dimensions are one scrambled Sobol' sequence, visited in an order of this pad's own, so pads are independent of each
/// other and of the shared dimensions. A dimension's numbers do not depend on which others are asked for.
void padUniforms(const PadKey& key, std::size_t scrambling, std::size_t first, std::size_t count,
                 const std::array<double*, kPadDimensions>& u);

}  // namespace tierwise
