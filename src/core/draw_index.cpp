#include "core/draw_index.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "core/lane.hpp"

namespace tierwise {
namespace {

constexpr std::size_t kMaxBuckets = 1024;
constexpr std::size_t kSample = 256;
constexpr std::size_t kGroup = 8;  // bucket numbers that fill a vector
constexpr unsigned kDropped = 8;   // low bits of the upper 32 that no bucket needs

constexpr std::size_t paddedTo(std::size_t group, std::size_t count) { return (count + group - 1) / group * group; }

bool allEqual(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [first = values.front()](double x) { return x == first; });
}

// A type of its own: the library holds its sorts of plain doubles ready made, for WebAssembly made for size, and slower.
constexpr auto kLess = [](double a, double b) { return a < b; };

// A few by insertion, a sample by a heap: together a fifth of the code of std::sort.
void sort(std::span<double> values) {
  constexpr std::size_t kFew = 16;
  if (values.size() > kFew) {
    std::make_heap(values.begin(), values.end(), kLess);
    std::sort_heap(values.begin(), values.end(), kLess);
    return;
  }
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double value = values[i];
    std::size_t at = i;
    for (; at > 0 && value < values[at - 1]; --at) values[at] = values[at - 1];
    values[at] = value;
  }
}

// Finds ascending places in the members of one bucket, moving them about.
class Selection {
 public:
  explicit Selection(std::span<double> members) : members_(members) {
    constexpr std::size_t kFew = 16;
    if (members.size() <= kFew) {
      sort(members);
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

// Eight whole numbers below 2³¹ to 16 bits, those above 2¹⁵ − 1 becoming just that.
Shorts narrow(Words a, Words b) {
#if defined(__SSE2__)
  return __builtin_bit_cast(Shorts, _mm_packs_epi32(__builtin_bit_cast(__m128i, a), __builtin_bit_cast(__m128i, b)));
#elif defined(__wasm_simd128__)
  return __builtin_bit_cast(Shorts, wasm_i16x8_narrow_i32x4(__builtin_bit_cast(v128_t, a), __builtin_bit_cast(v128_t, b)));
#else
  Shorts all{};
  for (int i = 0; i < 4; ++i) {
    all[i] = static_cast<std::int16_t>(a[i] < 0x7fffU ? a[i] : 0x7fffU);
    all[i + 4] = static_cast<std::int16_t>(b[i] < 0x7fffU ? b[i] : 0x7fffU);
  }
  return all;
#endif
}

// BucketMap on eight draws at a time.
class BucketOf {
 public:
  BucketOf(double origin, double low, unsigned shift, std::size_t buckets)
      : origin_(splat<Lanes>(origin)),
        low_(splat<Lanes>(low)),
        base_(Words{} + static_cast<std::uint32_t>(toBits(low) >> 32U)),
        last_(Shorts{} + static_cast<std::int16_t>(buckets - 1)),
        shift_(static_cast<std::int16_t>(shift)) {}

  void operator()(const double* x, std::uint16_t* ids) const {
    std::int16_t shift = shift_;
#if defined(__wasm_simd128__)
    // Clang shifts lane by lane where it cannot see that all lanes shift alike, which it forgets once this has left the loop: keep it in.
    __asm__ volatile("" : "+r"(shift));
#endif
    const Shorts wide = narrow(four(x), four(x + 4)) >> (Shorts{} + shift);
    const Shorts inside = wide < last_;
    const Shorts clamped = (wide & inside) | (last_ & ~inside);
    std::memcpy(ids, &clamped, sizeof clamped);
  }

 private:
  [[nodiscard]] Words four(const double* x) const {
    const auto a = __builtin_bit_cast(Words, max(load<Lanes>(x) - origin_, low_));  // low_ also where it is NaN
    const auto b = __builtin_bit_cast(Words, max(load<Lanes>(x + 2) - origin_, low_));
    return (__builtin_shufflevector(a, b, 1, 3, 5, 7) - base_) >> kDropped;
  }

  Lanes origin_, low_;
  Words base_;
  Shorts last_;
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
  sort(sample_);
  const std::size_t tail = sample_.size() / 200;
  const double bottom = sample_[tail];
  const double top = sample_[sample_.size() - 1 - tail];
  const double b = top - bottom;
  double high = 0;
  if (b > 0 && std::isfinite(4 * b)) {
    const double a = sample_[sample_.size() / 2] - bottom;
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
  const std::size_t row = buckets_ + 1;  // one more, for the padding of the last group
  const std::size_t stride = paddedTo(kGroup, perScrambling_);
  ids_.resize(stride * scramblings_);
  below_.assign(row * scramblings_, 0);
  pooledBelow_.assign(row, 0);
  regionOf_.assign(row, 0);
  const BucketOf bucketOf(map_.origin, map_.low, map_.shift, buckets_);
  for (std::size_t s = 0; s < scramblings_; ++s) {
    const double* x = scrambling(s).data();
    std::uint16_t* ids = ids_.data() + stride * s;
    std::uint32_t* counts = below_.data() + row * s;
    std::size_t i = 0;
    for (; i + kGroup <= perScrambling_; i += kGroup) {
      bucketOf(x + i, ids + i);
      for (std::size_t j = 0; j < kGroup; ++j) ++counts[ids[i + j]];
    }
    if (i < perScrambling_) {
      std::array<double, kGroup> rest{};
      std::copy(x + i, x + perScrambling_, rest.begin());
      bucketOf(rest.data(), ids + i);
      std::fill(ids + perScrambling_, ids + stride, static_cast<std::uint16_t>(buckets_));
      for (; i < perScrambling_; ++i) ++counts[ids[i]];
    }
    std::uint32_t sum = 0;
    for (std::size_t b = 0; b < row; ++b) {
      const std::uint32_t here = counts[b];
      counts[b] = sum;
      pooledBelow_[b] += sum;
      sum += here;
    }
  }
}

// The bucket that holds a rank: the last one with no more than `rank` draws below it. Steps of halving powers of two, without a branch.
std::size_t DrawIndex::bucketOf(const std::uint32_t* below, std::size_t rank) const {
  std::size_t bucket = 0;
  for (std::size_t step = buckets_ / 2; step != 0; step /= 2) bucket += below[bucket + step] <= rank ? step : 0;
  return bucket;
}

void DrawIndex::inOrder(std::span<const std::size_t> ranks, std::vector<Wanted>& wanted) {
  wanted.clear();
  for (std::size_t i = 0; i < ranks.size(); ++i) wanted.push_back({ranks[i], i});
  for (std::size_t i = 1; i < wanted.size(); ++i) {  // a dozen, almost in order
    for (std::size_t j = i; j > 0 && wanted[j].rank < wanted[j - 1].rank; --j) std::swap(wanted[j], wanted[j - 1]);
  }
}

std::uint16_t DrawIndex::addRegion(std::size_t bucket, std::size_t begin, std::size_t size) {
  regions_.push_back({bucket, begin, size});
  ends_.push_back(begin);
  return regionOf_[bucket] = static_cast<std::uint16_t>(regions_.size());
}

// Appends the draws of one scrambling to the regions of their buckets. Which draws are wanted is past guessing for a processor, so
// instead of branching it lists first the groups with a wanted draw, then the draws, in lists that fit the nearest cache.
void DrawIndex::collect(std::size_t which) {
  constexpr std::size_t kPiece = 4096;
  constexpr std::size_t kNear = 8;
  const std::size_t stride = ids_.size() / scramblings_;
  const std::uint16_t* regionOf = regionOf_.data();
  std::array<std::uint16_t, kPiece / kNear> groups;
  std::array<std::uint16_t, kPiece> hits;
  for (std::size_t first = 0; first < perScrambling_; first += kPiece) {
    const std::uint16_t* ids = ids_.data() + stride * which + first;
    const double* x = scrambling(which).data() + first;
    const std::size_t size = std::min(kPiece, stride - first);
    std::size_t groupCount = 0;
    for (std::size_t i = 0; i < size; i += kNear) {
      groups[groupCount] = static_cast<std::uint16_t>(i);
      const unsigned any = regionOf[ids[i]] | regionOf[ids[i + 1]] | regionOf[ids[i + 2]] | regionOf[ids[i + 3]] | regionOf[ids[i + 4]] |
                           regionOf[ids[i + 5]] | regionOf[ids[i + 6]] | regionOf[ids[i + 7]];
      groupCount += any != 0 ? 1 : 0;
    }
    std::size_t hitCount = 0;
    for (std::size_t g = 0; g < groupCount; ++g) {
      for (std::size_t i = groups[g]; i < groups[g] + kNear; ++i) {
        hits[hitCount] = static_cast<std::uint16_t>(i);
        hitCount += regionOf[ids[i]] != 0 ? 1 : 0;
      }
    }
    for (std::size_t h = 0; h < hitCount; ++h) {
      const double value = x[hits[h]];
      members_[ends_[regionOf[ids[hits[h]]] - 1U]++] = value == value ? value : -HUGE_VAL;  // NaN has no place in an order
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
  inOrder(ranks, wanted_);
  inOrder(ownRanks, ownWanted_);
  regions_.clear();
  ends_.clear();
  std::size_t pooledEnd = 0;
  for (const Wanted& w : wanted_) {
    const std::size_t bucket = bucketOf(pooledBelow_.data(), w.rank);
    if (regionOf_[bucket] != 0) continue;
    const std::size_t size = pooledBelow_[bucket + 1] - pooledBelow_[bucket];
    addRegion(bucket, pooledEnd, size);
    pooledEnd += size;
  }
  const std::size_t pooledRegions = regions_.size();

  for (std::size_t s = 0; s < scramblings_; ++s) {
    const std::uint32_t* below = below_.data() + (buckets_ + 1) * s;
    std::size_t end = pooledEnd;  // buckets only this scrambling wants come after the pooled ones
    for (const Wanted& w : ownWanted_) {
      const std::size_t bucket = bucketOf(below, w.rank);
      if (regionOf_[bucket] != 0) continue;
      const std::size_t size = below[bucket + 1] - below[bucket];
      addRegion(bucket, end, size);
      end += size;
    }
    if (members_.size() < end) members_.resize(end);
    collect(s);
    for (std::size_t i = 0; i < ownWanted_.size();) {
      const std::size_t bucket = bucketOf(below, ownWanted_[i].rank);
      const std::size_t size = below[bucket + 1] - below[bucket];
      // Also in a pooled region a scrambling's own members stand together, the last ones so far; moving them about in there does no harm.
      Selection selection(std::span<double>(members_).subspan(ends_[regionOf_[bucket] - 1U] - size, size));
      for (; i < ownWanted_.size() && ownWanted_[i].rank < below[bucket + 1]; ++i) {
        ownValues[s * ownRanks.size() + ownWanted_[i].index] = selection.at(ownWanted_[i].rank - below[bucket]);
      }
    }
    for (std::size_t r = pooledRegions; r < regions_.size(); ++r) regionOf_[regions_[r].bucket] = 0;
    regions_.resize(pooledRegions);
    ends_.resize(pooledRegions);
  }

  for (std::size_t i = 0; i < wanted_.size();) {
    const std::size_t bucket = bucketOf(pooledBelow_.data(), wanted_[i].rank);
    const Region& region = regions_[regionOf_[bucket] - 1U];
    Selection selection(std::span<double>(members_).subspan(region.begin, region.size));
    for (; i < wanted_.size() && wanted_[i].rank < pooledBelow_[bucket + 1]; ++i) {
      values[wanted_[i].index] = selection.at(wanted_[i].rank - pooledBelow_[bucket]);
    }
  }
  for (const Region& region : regions_) regionOf_[region.bucket] = 0;
}

}  // namespace tierwise
