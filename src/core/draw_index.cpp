#include "core/draw_index.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "core/lane.hpp"
#include "core/ordering.hpp"

namespace tierwise {
namespace {

constexpr std::size_t kMaxBuckets = 256;
constexpr std::uint8_t kNoBucket = 255;  // pads the last group; the bucket of that number stays empty
constexpr std::size_t kSample = 128;
constexpr std::size_t kGroup = 16;  // bucket numbers that fill a vector
constexpr std::size_t kScan = 64;   // draws searched together, one bit each
constexpr std::size_t kCounts = 4;  // counts that fill a vector
constexpr unsigned kDropped = 8;    // low bits of the upper 32 that no bucket needs

constexpr std::size_t paddedTo(std::size_t group, std::size_t count) { return (count + group - 1) / group * group; }

bool allEqual(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [first = values.front()](double x) { return x == first; });
}

// A type of its own: the library holds its selections of plain doubles ready made, for WebAssembly made for size, and slower.
constexpr auto kLess = [](double a, double b) { return a < b; };

// Finds ascending places in the members of one bucket, none of which is NaN, moving them about.
class Selection {
 public:
  explicit Selection(std::span<double> members) : members_(members) {
    constexpr std::size_t kFew = 32;
    if (members.size() <= kFew) {
      for (std::size_t i = 0; i < members.size(); ++i) {
        const double value = members[i];
        std::size_t at = i;
        for (; at > 0 && value < members[at - 1]; --at) members[at] = members[at - 1];
        members[at] = value;
      }
      done_ = members.size();
    } else if (allEqual(members)) {  // whole numbers, such as orders, are full of ties
      done_ = members.size();
    }
  }
  double at(std::size_t place) {
    if (place >= done_) {
      const auto from = members_.begin() + static_cast<std::ptrdiff_t>(done_);
      const auto to = members_.begin() + static_cast<std::ptrdiff_t>(place);
      if (from == to) {
        std::iter_swap(to, std::min_element(to, members_.end(), kLess));  // the neighbour of the one before
      } else {
        std::nth_element(from, to, members_.end(), kLess);
      }
      done_ = place + 1;
    }
    return members_[place] + 0.0;  // −0 and +0 are equal to a selection: which of them it finds depends on the library
  }

 private:
  std::span<double> members_;
  std::size_t done_ = 0;  // members before this are where sorting would put them
};

using Words = std::uint32_t __attribute__((vector_size(16)));
using Shorts = std::int16_t __attribute__((vector_size(16)));
using Bytes = std::uint8_t __attribute__((vector_size(16)));

// Whole numbers below 2³¹ to 16 bits and below 2¹⁵ to 8, what is too large becoming the largest. And of a comparison one bit a byte.
#if defined(__SSE2__)
Shorts narrow(Words a, Words b) {
  return __builtin_bit_cast(Shorts, _mm_packs_epi32(__builtin_bit_cast(__m128i, a), __builtin_bit_cast(__m128i, b)));
}
Bytes narrow(Shorts a, Shorts b) {
  return __builtin_bit_cast(Bytes, _mm_packus_epi16(__builtin_bit_cast(__m128i, a), __builtin_bit_cast(__m128i, b)));
}
template <class Mask>
unsigned bitsOf(Mask mask) {
  return static_cast<unsigned>(_mm_movemask_epi8(__builtin_bit_cast(__m128i, mask)));
}
#elif defined(__wasm_simd128__)
Shorts narrow(Words a, Words b) {
  return __builtin_bit_cast(Shorts, wasm_i16x8_narrow_i32x4(__builtin_bit_cast(v128_t, a), __builtin_bit_cast(v128_t, b)));
}
Bytes narrow(Shorts a, Shorts b) {
  return __builtin_bit_cast(Bytes, wasm_u8x16_narrow_i16x8(__builtin_bit_cast(v128_t, a), __builtin_bit_cast(v128_t, b)));
}
template <class Mask>
unsigned bitsOf(Mask mask) {
  return static_cast<unsigned>(wasm_i8x16_bitmask(__builtin_bit_cast(v128_t, mask)));
}
#else
Shorts narrow(Words a, Words b) {
  Shorts all{};
  for (int i = 0; i < 4; ++i) {
    all[i] = static_cast<std::int16_t>(a[i] < 0x7fffU ? a[i] : 0x7fffU);
    all[i + 4] = static_cast<std::int16_t>(b[i] < 0x7fffU ? b[i] : 0x7fffU);
  }
  return all;
}
Bytes narrow(Shorts a, Shorts b) {
  Bytes all{};
  for (int i = 0; i < 8; ++i) {
    all[i] = static_cast<std::uint8_t>(a[i] < 0xff ? a[i] : 0xff);
    all[i + 8] = static_cast<std::uint8_t>(b[i] < 0xff ? b[i] : 0xff);
  }
  return all;
}
template <class Mask>
unsigned bitsOf(Mask mask) {
  unsigned bits = 0;
  for (unsigned i = 0; i < kGroup; ++i) bits |= mask[i] != 0 ? 1U << i : 0U;
  return bits;
}
#endif

// BucketMap on a group of draws at a time.
class BucketOf {
 public:
  BucketOf(double origin, double low, unsigned shift, std::size_t buckets)
      : origin_(splat<Lanes>(origin)),
        low_(splat<Lanes>(low)),
        base_(Words{} + static_cast<std::uint32_t>(toBits(low) >> 32U)),
        last_(Bytes{} + static_cast<std::uint8_t>(std::min<std::size_t>(buckets, kNoBucket) - 1)),
        shift_(static_cast<std::int16_t>(shift)) {}

  void operator()(const double* x, std::uint8_t* ids) const {
    std::int16_t shift = shift_;
#if defined(__wasm_simd128__)
    // Clang shifts lane by lane where it cannot see that all lanes shift alike, which it forgets once this has left the loop: keep it in.
    __asm__ volatile("" : "+r"(shift));
#endif
    const Bytes wide = narrow(eight(x) >> (Shorts{} + shift), eight(x + 8) >> (Shorts{} + shift));
    const auto inside = __builtin_bit_cast(Bytes, wide < last_);
    const Bytes clamped = (wide & inside) | (last_ & ~inside);
    std::memcpy(ids, &clamped, sizeof clamped);
  }

 private:
  [[nodiscard]] Shorts eight(const double* x) const { return narrow(four(x), four(x + 4)); }
  [[nodiscard]] Words four(const double* x) const {
    const auto a = __builtin_bit_cast(Words, max(load<Lanes>(x) - origin_, low_));  // low_ also where it is NaN
    const auto b = __builtin_bit_cast(Words, max(load<Lanes>(x + 2) - origin_, low_));
    return (__builtin_shufflevector(a, b, 1, 3, 5, 7) - base_) >> kDropped;
  }

  Lanes origin_, low_;
  Words base_;
  Bytes last_;
  std::int16_t shift_;
};

}  // namespace

void DrawIndex::build(std::span<const double> draws, std::size_t scramblings) {
  draws_ = draws;
  scramblings_ = scramblings == 0 || draws.size() % scramblings != 0 ? 1 : scramblings;
  perScrambling_ = draws.size() / scramblings_;
  constant_ = draws.empty() || allEqual(draws);
  if (constant_) return;
  // Buckets are worth their own cost while a scrambling has more draws than buckets.
  for (buckets_ = 64; buckets_ < kMaxBuckets && buckets_ < perScrambling_;) buckets_ *= 2;
  chooseMap();
  count();
}

// Buckets between the 0.5 % and the 99.5 % point of a sample, as even as a logarithm can make them: the sample's median falls in the middle
// bucket. With a, b the distances of median and upper point from the lower one, ln(1 + a/low) = ½·ln(1 + b/low) gives low = a²/(b − 2a).
void DrawIndex::chooseMap() {
  // The first points of every scrambling: any run of a Sobol' sequence is spread evenly, every 2^k-th point is not.
  sample_.clear();
  const std::size_t each = std::clamp<std::size_t>(kSample / scramblings_, 1, perScrambling_);
  for (std::size_t s = 0; s < scramblings_ && sample_.size() < kSample; ++s) {
    for (const double x : scrambling(s).first(each)) {
      if (std::isfinite(x)) sample_.push_back(x);
    }
  }
  map_ = BucketMap{};  // one bucket for all, if nothing better is found
  if (sample_.empty()) return;
  const std::size_t middle = sample_.size() / 2;
  const std::size_t tail = sample_.size() / 200;
  Selection selection(sample_);
  const double bottom = selection.at(tail);
  const double median = selection.at(middle);
  const double top = selection.at(sample_.size() - 1 - tail);
  const double b = top - bottom;
  double high = 0;
  if (b > 0 && std::isfinite(4 * b)) {
    const double a = median - bottom;
    const double even = b > 2 * a ? a * a / (b - 2 * a) : 4 * b;
    map_.low = std::clamp(even, 0x1p-7 * b, 4 * b);  // at most 7 doublings of width, which 15 bits hold; nearly linear at the other end
    map_.origin = bottom - map_.low;
    high = map_.low + b;
  } else {  // one value in the whole sample: a bucket for it, one for what is below, one for what is above
    map_.low = 0x1p-30 * std::max(1.0, std::fabs(bottom));
    map_.origin = bottom - 1.5 * map_.low;
    high = 2 * map_.low;
  }
  const std::uint64_t span = ((toBits(high) >> 32U) - (toBits(map_.low) >> 32U)) >> kDropped;
  while (span >> map_.shift >= buckets_) ++map_.shift;
}

void DrawIndex::count() {
  row_ = paddedTo(kCounts, buckets_ + 1);
  stride_ = paddedTo(kScan, perScrambling_);
  ids_.resize(stride_ * scramblings_);
  below_.assign(row_ * scramblings_, 0);
  pooledBelow_.assign(row_, 0);
  const BucketOf bucketOf(map_.origin, map_.low, map_.shift, buckets_);
  for (std::size_t s = 0; s < scramblings_; ++s) {
    const double* x = scrambling(s).data();
    std::uint8_t* ids = ids_.data() + stride_ * s;
    std::uint32_t* below = below_.data() + row_ * s;
    std::size_t i = 0;
    for (; i + kGroup <= perScrambling_; i += kGroup) {
      bucketOf(x + i, ids + i);
      for (std::size_t j = 0; j < kGroup; ++j) ++below[ids[i + j]];
    }
    if (i < perScrambling_) {
      std::array<double, kGroup> rest{};
      std::copy(x + i, x + perScrambling_, rest.begin());
      bucketOf(rest.data(), ids + i);
      for (; i < perScrambling_; ++i) ++below[ids[i]];
    }
    std::fill(ids + perScrambling_, ids + stride_, kNoBucket);
    std::uint32_t sum = 0;
    for (std::size_t b = 0; b <= buckets_; ++b) {
      const std::uint32_t here = below[b];
      below[b] = sum;
      sum += here;
    }
    for (std::size_t b = 0; b < row_; b += kCounts) {
      Words pooled;
      Words own;
      std::memcpy(&pooled, &pooledBelow_[b], sizeof pooled);
      std::memcpy(&own, below + b, sizeof own);
      pooled += own;
      std::memcpy(&pooledBelow_[b], &pooled, sizeof pooled);
    }
  }
}

// The bucket that holds a rank: the last one with no more than `rank` draws below it. Steps of halving powers of two, without a branch.
std::size_t DrawIndex::bucketOf(const std::uint32_t* below, std::size_t rank) const {
  std::size_t bucket = 0;
  for (std::size_t step = buckets_ / 2; step != 0; step /= 2) bucket += below[bucket + step] <= rank ? step : 0;
  return bucket;
}

void DrawIndex::want(std::span<const std::size_t> ranks) {
  wanted_.clear();
  for (std::size_t i = 0; i < ranks.size(); ++i) wanted_.push_back({ranks[i], i, 0});
  for (std::size_t i = 1; i < wanted_.size(); ++i) {  // a dozen, almost in order
    for (std::size_t j = i; j > 0 && wanted_[j].rank < wanted_[j - 1].rank; --j) std::swap(wanted_[j], wanted_[j - 1]);
  }
}

// Draws of a bucket are few and far between: which of so many at a time are its own, a few comparisons say, and not a branch for each.
std::span<double> DrawIndex::membersOf(std::size_t bucket, std::size_t size, std::size_t first, std::size_t count) {
  if (members_.size() < size) members_.resize(size);
  double* next = members_.data();
  const Bytes wanted = Bytes{} + static_cast<std::uint8_t>(bucket);
  for (std::size_t s = first; s < first + count; ++s) {
    const std::uint8_t* ids = ids_.data() + stride_ * s;
    const double* x = scrambling(s).data();
    for (std::size_t i = 0; i < stride_; i += kScan) {
      std::uint64_t hits = 0;
      for (unsigned g = 0; g < kScan; g += kGroup) {
        Bytes group;
        std::memcpy(&group, ids + i + g, sizeof group);
        hits |= std::uint64_t{bitsOf(group == wanted)} << g;
      }
      for (; hits != 0; hits &= hits - 1) *next++ = ordered(x[i + static_cast<unsigned>(__builtin_ctzll(hits))]);
    }
  }
  return std::span(members_).first(size);
}

// For many buckets the draws of all scramblings are rather put in the order of their buckets once.
void DrawIndex::sortByBucket() {
  members_.resize(draws_.size());
  next_ = pooledBelow_;
  for (std::size_t s = 0; s < scramblings_; ++s) {
    const std::uint8_t* ids = ids_.data() + stride_ * s;
    const double* x = scrambling(s).data();
    for (std::size_t i = 0; i < perScrambling_; ++i) members_[next_[ids[i]]++] = ordered(x[i]);
  }
}

void DrawIndex::find(const std::uint32_t* below, std::size_t first, std::size_t count, double* values) {
  constexpr std::size_t kMany = 32;
  const bool sorted = count == scramblings_ && wanted_.size() >= kMany;
  if (sorted) sortByBucket();
  // All at once, so that the processor makes these searches side by side.
  for (Wanted& w : wanted_) w.bucket = bucketOf(below, w.rank);
  for (std::size_t i = 0; i < wanted_.size();) {
    const std::size_t bucket = wanted_[i].bucket;
    const std::size_t size = below[bucket + 1] - below[bucket];
    Selection selection(sorted ? std::span(members_).subspan(below[bucket], size) : membersOf(bucket, size, first, count));
    for (; i < wanted_.size() && wanted_[i].bucket == bucket; ++i) {
      values[wanted_[i].index] = selection.at(wanted_[i].rank - below[bucket]);
    }
  }
}

void DrawIndex::select(std::span<const std::size_t> ranks, std::span<double> values, std::span<const std::size_t> ownRanks,
                       std::span<double> ownValues) {
  if (constant_) {
    const double value = draws_.empty() ? 0.0 : draws_.front() + 0.0;
    std::fill_n(values.begin(), ranks.size(), value);
    std::fill_n(ownValues.begin(), ownRanks.size() * scramblings_, value);
    return;
  }
  want(ownRanks);
  for (std::size_t s = 0; s < scramblings_; ++s) find(below_.data() + row_ * s, s, 1, ownValues.data() + ownRanks.size() * s);
  want(ranks);
  find(pooledBelow_.data(), 0, scramblings_, values.data());
}

}  // namespace tierwise
