#include "core/sequence.hpp"

#include <cstring>

#include "core/lane.hpp"
#include "core/sobol_directions.hpp"

// Inside, Sobol' integers stand bit-reversed (the first binary digit of the coordinate in the lowest bit), because there
// ordinary additions and multiplications carry from earlier digits to later ones only: that is what nested scrambling is.

namespace tierwise {
namespace {

using Words = std::uint32_t __attribute__((vector_size(16)));   // four points of one dimension
using Halves = std::uint16_t __attribute__((vector_size(16)));  // indices of eight points

constexpr unsigned kIndexBits = 16;
static_assert(kMaxPoints == std::size_t{1} << kIndexBits);
static_assert(kSharedDimensions == detail::kSobolDimensions);

constexpr std::uint32_t reversed(std::uint32_t x) {
  x = (x >> 1U & 0x55555555U) | (x & 0x55555555U) << 1U;
  x = (x >> 2U & 0x33333333U) | (x & 0x33333333U) << 2U;
  x = (x >> 4U & 0x0F0F0F0FU) | (x & 0x0F0F0F0FU) << 4U;
  x = (x >> 8U & 0x00FF00FFU) | (x & 0x00FF00FFU) << 8U;
  return x >> 16U | x << 16U;
}

/// What each bit of the index adds (exclusive or) to the reversed integer of each dimension.
using Directions = std::array<std::array<std::uint32_t, kIndexBits>, kSharedDimensions>;

// Made when first wanted, like the table below: ready made they would be a tenth of what a visitor downloads.
Directions directionsOfAll() {
  Directions all{};
  for (unsigned k = 0; k < kIndexBits; ++k) all[0][k] = 1U << k;
  for (std::size_t d = 1; d < kSharedDimensions; ++d) {
    const detail::SobolRow& row = detail::kSobolRows[d - 1];
    unsigned degree = 0;
    while (row.polynomial >> (degree + 1U) != 0) ++degree;
    // Bratley and Fox's recurrence on the integers m, each below 2^(k+1) and odd.
    std::array<std::uint32_t, kIndexBits> m{};
    for (unsigned k = 0; k < kIndexBits; ++k) {
      if (k < degree) {
        m[k] = row.initial[k];
        continue;
      }
      m[k] = m[k - degree];
      for (unsigned back = 1; back <= degree; ++back) {
        if ((row.polynomial >> (degree - back) & 1U) != 0) m[k] ^= m[k - back] << back;
      }
    }
    for (unsigned k = 0; k < kIndexBits; ++k) all[d][k] = reversed(m[k] << (31U - k));
  }
  return all;
}

const Directions& directions() {
  static const Directions kAll = directionsOfAll();
  return kAll;
}

/// The four dimensions of a pad at once, for each value of either byte of the *reversed* index.
struct PadTable {
  std::uint32_t low[256][kPadDimensions];
  std::uint32_t high[256][kPadDimensions];
};

PadTable makePadTable() {
  PadTable table{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      if ((byte >> bit & 1U) == 0) continue;
      for (std::size_t d = 0; d < kPadDimensions; ++d) {
        table.low[byte][d] ^= directions()[d][kIndexBits - 1 - bit];
        table.high[byte][d] ^= directions()[d][kIndexBits - 9 - bit];
      }
    }
  }
  return table;
}

const PadTable& padTable() {
  alignas(16) static const PadTable kTable = makePadTable();
  return kTable;
}

/// A 64-bit hash that accepts one number after the other: the state and finalizer of SplitMix64 (Steele, Lea & Flood 2014).
class Hash {
 public:
  explicit constexpr Hash(std::uint64_t start) : state_(start) {}
  constexpr void add(std::uint64_t number) { state_ = mixed((state_ ^ number) + kStep); }
  /// The n-th of as many independent words as are wanted.
  [[nodiscard]] constexpr std::uint64_t word(std::uint64_t n) const { return mixed(state_ + (n + 1) * kStep); }

 private:
  static constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15U;
  static constexpr std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9U;
    z = (z ^ z >> 27U) * 0x94D049BB133111EBU;
    return z ^ z >> 31U;
  }
  std::uint64_t state_;
};

// What the hash of a key begins with, so that shared dimensions and pads never share keys.
constexpr std::uint64_t kSharedDomain = 1;
constexpr std::uint64_t kPadDomain = 2;

/// Products lane by lane, modulo 2^16 or 2^32; every lane of `b` holds the same number.
[[nodiscard]] Halves times(Halves a, Halves b) { return a * b; }
[[nodiscard]] Words times(Words a, Words b) {
#if defined(__SSE2__) && !defined(__SSE4_1__)
  // SSE2 multiplies 32-bit numbers in every other lane only.
  const __m128i even = _mm_mul_epu32(__builtin_bit_cast(__m128i, a), __builtin_bit_cast(__m128i, b));
  const __m128i odd = _mm_mul_epu32(_mm_srli_epi64(__builtin_bit_cast(__m128i, a), 32), __builtin_bit_cast(__m128i, b));
  return __builtin_bit_cast(Words, _mm_or_si128(_mm_and_si128(even, _mm_set1_epi64x(0xFFFFFFFF)), _mm_slli_epi64(odd, 32)));
#else
  return a * b;
#endif
}

/// Two keyed rounds of Laine and Karras's hash (even multipliers: Vegdahl 2021): bit b of the answer depends on bits 0 … b only,
/// and two points that first differ in bit b come apart there. The second round makes neighbouring branches independent.
template <class Vector, class Element>
struct NestedPermutation {
  Vector add[2];
  Vector multiply[2];

  NestedPermutation(const Hash& hash, std::uint64_t firstWord) {
    constexpr unsigned kBits = 8 * sizeof(Element);
    constexpr unsigned kPerWord = 64 / kBits;
    Element keys[4];
    for (unsigned k = 0; k < 4; ++k) keys[k] = static_cast<Element>(hash.word(firstWord + k / kPerWord) >> (k % kPerWord * kBits));
    for (unsigned k = 0; k < 2; ++k) {
      add[k] = Vector{} + keys[2 * k];
      multiply[k] = Vector{} + static_cast<Element>(keys[2 * k + 1] | 1U);
    }
  }

  [[nodiscard]] Vector operator()(Vector x) const {
    x ^= times(x, Vector{} + static_cast<Element>(0x3D20ADEAU));
    x = times(x + add[0], multiply[0]);
    x ^= times(x, Vector{} + static_cast<Element>(0x05526C56U));
    x = times(x + add[1], multiply[1]);
    return x ^ times(x, Vector{} + static_cast<Element>(0x53A22864U));
  }
};
using Scramble = NestedPermutation<Words, std::uint32_t>;
using Shuffle = NestedPermutation<Halves, std::uint16_t>;

/// (x + ½)/2³² of four reversed integers, exactly: x as the low half of a double with exponent 2^20, less 2^20 − 2^−33.
void storeUniforms(Words x, double* u) {
  x = (x >> 1U & 0x55555555U) | (x & 0x55555555U) << 1U;
  x = (x >> 2U & 0x33333333U) | (x & 0x33333333U) << 2U;
  x = (x >> 4U & 0x0F0F0F0FU) | (x & 0x0F0F0F0FU) << 4U;
  auto h = __builtin_bit_cast(Halves, x);
  h = h >> 8U | h << 8U;
  x = __builtin_bit_cast(Words, h);
  x = x >> 16U | x << 16U;
  constexpr double kBase = 0x1p20 - 0x1p-33;
  const Words exponent = Words{} + 0x41300000U;
  store(u, __builtin_bit_cast(Lanes, __builtin_shufflevector(x, exponent, 0, 4, 1, 5)) - kBase);
  store(u + 2, __builtin_bit_cast(Lanes, __builtin_shufflevector(x, exponent, 2, 6, 3, 7)) - kBase);
}

/// Copies what is wanted (points first … end − 1) of a group that was computed whole, from point `group` on, into u[0 …].
void copyPart(const double* whole, std::size_t group, std::size_t size, std::size_t first, std::size_t end, double* u) {
  const std::size_t from = group < first ? first : group;
  const std::size_t to = group + size < end ? group + size : end;
  std::memcpy(u + (from - first), whole + (from - group), (to - from) * sizeof(double));
}

}  // namespace

std::uint32_t sobolInteger(std::size_t dimension, std::uint32_t index) {
  std::uint32_t sum = 0;
  for (unsigned k = 0; k < kIndexBits; ++k) {
    if ((index >> k & 1U) != 0) sum ^= directions()[dimension][k];
  }
  return reversed(sum);
}

void sharedUniforms(std::uint64_t seed, std::size_t dimension, std::size_t scrambling, std::size_t first, std::size_t count, double* u) {
  if (count == 0) return;
  constexpr std::size_t kGroup = 4;
  Hash hash(kSharedDomain);
  hash.add(seed);
  hash.add(dimension);
  hash.add(scrambling);
  const Scramble scramble(hash, 0);
  const auto& direction = directions()[dimension];
  const Words within = {0, direction[0], direction[1], direction[0] ^ direction[1]};
  // Counting one group further flips index bits 2 … t at once, t the lowest set bit of the new index.
  std::uint32_t flips[kIndexBits + 1] = {};
  for (unsigned t = 2; t < kIndexBits; ++t) flips[t] = flips[t - 1] ^ direction[t];

  const std::size_t end = first + count;
  std::size_t group = first & ~(kGroup - 1);
  std::uint32_t base = reversed(sobolInteger(dimension, static_cast<std::uint32_t>(group)));
  while (group < end) {
    const Words x = scramble(within ^ base);
    if (group >= first && group + kGroup <= end) {
      storeUniforms(x, u + (group - first));
    } else {
      double whole[kGroup];
      storeUniforms(x, whole);
      copyPart(whole, group, kGroup, first, end, u);
    }
    group += kGroup;
    base ^= flips[__builtin_ctz(static_cast<std::uint32_t>(group))];
  }
}

void padUniforms(const PadKey& key, std::size_t scrambling, std::size_t first, std::size_t count,
                 const std::array<double*, kPadDimensions>& u) {
  if (count == 0) return;
  constexpr std::size_t kGroup = 8;
  Hash hash(kPadDomain);
  hash.add(key.seed);
  hash.add(std::uint64_t{key.line} << 32U | key.creator);
  hash.add(key.pad);
  hash.add(scrambling);
  const Shuffle shuffle(hash, 0);
  const Scramble scrambles[kPadDimensions] = {{hash, 1}, {hash, 3}, {hash, 5}, {hash, 7}};
  constexpr Halves kWithin = {0x0000, 0x8000, 0x4000, 0xC000, 0x2000, 0xA000, 0x6000, 0xE000};  // 0 … 7, reversed

  const PadTable& table = padTable();
  const std::size_t end = first + count;
  for (std::size_t group = first & ~(kGroup - 1); group < end; group += kGroup) {
    const Halves index = shuffle(kWithin | static_cast<std::uint16_t>(reversed(static_cast<std::uint32_t>(group)) >> 16U));
    Words point[kGroup];  // one point of four dimensions each
    for (unsigned i = 0; i < kGroup; ++i) {
      Words low;
      Words high;
      std::memcpy(&low, table.low[index[i] & 0xFFU], sizeof low);
      std::memcpy(&high, table.high[index[i] >> 8U], sizeof high);
      point[i] = low ^ high;
    }
    const bool partial = group < first || group + kGroup > end;
    double whole[kGroup];
    Words dimension[2][kPadDimensions];  // four points of one dimension each
    for (std::size_t half = 0; half < 2; ++half) {
      const Words* p = point + 4 * half;
      const Words a = __builtin_shufflevector(p[0], p[1], 0, 4, 1, 5);
      const Words b = __builtin_shufflevector(p[2], p[3], 0, 4, 1, 5);
      const Words c = __builtin_shufflevector(p[0], p[1], 2, 6, 3, 7);
      const Words d = __builtin_shufflevector(p[2], p[3], 2, 6, 3, 7);
      dimension[half][0] = __builtin_shufflevector(a, b, 0, 1, 4, 5);
      dimension[half][1] = __builtin_shufflevector(a, b, 2, 3, 6, 7);
      dimension[half][2] = __builtin_shufflevector(c, d, 0, 1, 4, 5);
      dimension[half][3] = __builtin_shufflevector(c, d, 2, 3, 6, 7);
    }
    for (std::size_t d = 0; d < kPadDimensions; ++d) {
      if (u[d] == nullptr) continue;
      double* to = partial ? whole : u[d] + (group - first);
      storeUniforms(scrambles[d](dimension[0][d]), to);
      storeUniforms(scrambles[d](dimension[1][d]), to + 4);
      if (partial) copyPart(whole, group, kGroup, first, end, u[d]);
    }
  }
}

}  // namespace tierwise
