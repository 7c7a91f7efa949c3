#include "core/draw_index.hpp"

#include <algorithm>
#include <cmath>

#include "core/lane.hpp"

namespace tierwise {
namespace {

constexpr std::size_t kMaxBuckets = 1024;
constexpr std::size_t kSample = 256;
constexpr std::size_t kGroup = 8;            // draws whose bucket numbers are packed together
constexpr std::uint64_t kIdMask = 0xffff;

bool allEqual(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [first = values.front()](double x) { return x == first; });
}

// Finds ascending places in the members of one bucket, moving them about.
class Selection {
 public:
  explicit Selection(std::span<double> members) : members_(members) {
    constexpr std::size_t kFew = 16;
    if (members.size() <= kFew) {
      std::sort(members.begin(), members.end());
      done_ = members.size();
    } else if (allEqual(members)) {  // whole numbers, such as orders, are full of ties
      done_ = members.size();
    }
  }
  double at(std::size_t place) {
    if (place >= done_) {
      const auto from = [this](std::size_t i) { return members_.begin() + static_cast<std::ptrdiff_t>(i); };
      std::nth_element(from(done_), from(place), members_.end());
      done_ = place + 1;
    }
    return members_[place] + 0.0;  // −0 and +0 are equal to a selection: which of them it finds depends on the library
  }

 private:
  std::span<double> members_;
  std::size_t done_ = 0;  // members before this are where sorting would put them
};

}  // namespace

void DrawIndex::build(std::span<const double> draws, std::size_t scramblings) {
  draws_ = draws;
  scramblings_ = scramblings == 0 || draws.size() % scramblings != 0 ? 1 : scramblings;
  perScrambling_ = draws.size() / scramblings_;
  constant_ = draws.empty() || allEqual(draws);
  if (constant_) return;
  // Buckets are worth their own cost while a scrambling has more draws than buckets.
  for (buckets_ = 64; buckets_ < kMaxBuckets && buckets_ < 2 * perScrambling_;) buckets_ *= 2;
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
  std::sort(sample_.begin(), sample_.end());
  const std::size_t tail = sample_.size() / 200;
  const double bottom = sample_[tail];
  const double top = sample_[sample_.size() - 1 - tail];
  const double b = top - bottom;
  if (b > 0 && std::isfinite(4 * b)) {
    const double a = sample_[sample_.size() / 2] - bottom;
    const double even = b > 2 * a ? a * a / (b - 2 * a) : 4 * b;
    map_.low = std::clamp(even, 0x1p-16 * b, 4 * b);  // at most 16 doublings of width; nearly linear at the other end
    map_.origin = bottom - map_.low;
    map_.high = map_.low + b;
  } else {  // one value in the whole sample: a bucket for it, one for what is below, one for what is above
    map_.low = 0x1p-30 * std::max(1.0, std::fabs(bottom));
    map_.origin = bottom - 1.5 * map_.low;
    map_.high = 2 * map_.low;
  }
  const std::uint64_t span = toBits(map_.high) - toBits(map_.low);
  while (span >> map_.shift >= buckets_) ++map_.shift;
}

void DrawIndex::count() {
  const std::size_t row = buckets_ + 1;  // one more, for the padding of the last group
  const std::size_t groups = (perScrambling_ + kGroup - 1) / kGroup;
  const std::size_t whole = perScrambling_ / kGroup;
  ids_.resize(2 * groups * scramblings_);
  below_.assign(row * scramblings_, 0);
  pooledBelow_.assign(row, 0);
  regionOf_.assign(row, 0);

  const std::uint64_t base = toBits(map_.low);
  const auto bucketsOf = [origin = splat<Lanes>(map_.origin), low = splat<Lanes>(map_.low), high = splat<Lanes>(map_.high), base,
                          shift = map_.shift](const double* x) {
    const Lanes y = min(max(load<Lanes>(x) - origin, low), high);
    return (toBits(y) - base) >> shift;
  };
  // Draws 0, 2, 4, 6 of a group go to the first word and 1, 3, 5, 7 to the second: packing then needs no shuffle.
  const auto packed = [&bucketsOf](const double* x) {
    return bucketsOf(x) | (bucketsOf(x + 2) << 16U) | (bucketsOf(x + 4) << 32U) | (bucketsOf(x + 6) << 48U);
  };
  for (std::size_t s = 0; s < scramblings_; ++s) {
    const double* x = scrambling(s).data();
    std::uint64_t* ids = ids_.data() + 2 * groups * s;
    std::uint32_t* counts = below_.data() + row * s;
    const auto add = [counts](std::uint64_t word) {
      ++counts[word & kIdMask];
      ++counts[(word >> 16U) & kIdMask];
      ++counts[(word >> 32U) & kIdMask];
      ++counts[word >> 48U];
    };
    for (std::size_t g = 0; g < whole; ++g) {
      const LaneBits words = packed(x + kGroup * g);
      ids[2 * g] = words[0];
      ids[2 * g + 1] = words[1];
      add(words[0]);
      add(words[1]);
    }
    if (whole < groups) {
      double rest[kGroup] = {};
      const std::size_t left = perScrambling_ - kGroup * whole;
      std::copy_n(x + kGroup * whole, left, rest);
      const LaneBits words = packed(rest);
      for (std::size_t lane = 0; lane < 2; ++lane) {
        std::uint64_t word = words[lane];
        for (std::size_t j = 0; j < 4; ++j) {
          if (2 * j + lane >= left) word = (word & ~(kIdMask << (16 * j))) | (static_cast<std::uint64_t>(buckets_) << (16 * j));
        }
        ids[2 * whole + lane] = word;
        add(word);
      }
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
  const auto lower = [](const Wanted& a, const Wanted& b) { return a.rank < b.rank; };
  if (!std::is_sorted(wanted.begin(), wanted.end(), lower)) std::sort(wanted.begin(), wanted.end(), lower);
}

std::uint16_t DrawIndex::addRegion(std::size_t bucket, std::size_t begin, std::size_t size) {
  regions_.push_back({bucket, begin, size});
  ends_.push_back(begin);
  return regionOf_[bucket] = static_cast<std::uint16_t>(regions_.size());
}

// Appends the draws of one scrambling to the regions of their buckets.
void DrawIndex::collect(std::size_t which) {
  const std::size_t words = ids_.size() / scramblings_;
  const std::uint64_t* ids = ids_.data() + words * which;
  const double* x = scrambling(which).data();
  const std::uint16_t* regionOf = regionOf_.data();
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t word = ids[w];
    const std::uint16_t r[4] = {regionOf[word & kIdMask], regionOf[(word >> 16U) & kIdMask], regionOf[(word >> 32U) & kIdMask],
                                regionOf[word >> 48U]};
    if ((r[0] | r[1] | r[2] | r[3]) == 0) continue;
    for (std::size_t j = 0; j < 4; ++j) {
      if (r[j] == 0) continue;
      const double value = x[kGroup * (w / 2) + 2 * j + w % 2];
      members_[ends_[r[j] - 1U]++] = value == value ? value : -INFINITY;  // NaN has no place in an order
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
