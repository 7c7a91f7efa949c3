// Order statistics of simulated draws without sorting them: pooled, and within each scrambling.
// One pass puts every draw into one of at most 256 buckets and counts; the counts say in which buckets the wanted ranks lie, and a
// selection among the members of those finishes. The bucket of a draw never decreases with its value, so the answer is exact for every
// input; a sample of the draws only decides how evenly the buckets are filled, that is, how fast it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tierwise {

/// One set of draws, ready for questions about its order. Keeps its buffers: use one for all metrics, one after the other.
/// Draws stand scrambling after scrambling, n = draws/scramblings each. They may be infinite; a NaN counts as −∞.
class DrawIndex {
 public:
  /// Reads the draws (fewer than 2³²), which must live as long as the questions go on. Where `scramblings` does not divide their number
  /// they count as one scrambling.
  void build(std::span<const double> draws, std::size_t scramblings);

  [[nodiscard]] std::span<const double> draws() const { return draws_; }
  [[nodiscard]] std::size_t scramblings() const { return scramblings_; }
  /// The draws of one scrambling, in point order.
  [[nodiscard]] std::span<const double> scrambling(std::size_t which) const {
    return draws_.subspan(which * perScrambling_, perScrambling_);
  }

  /// values[i] = the order statistic ranks[i] (0 = the smallest) of all draws, and for each scrambling s
  /// ownValues[s·ownRanks.size() + i] = the order statistic ownRanks[i] of its draws. Ranks in any order, also repeated, each below the
  /// number of draws it is taken of; the value spans are at least as long as said. A zero is always +0.
  void select(std::span<const std::size_t> ranks, std::span<double> values, std::span<const std::size_t> ownRanks,
              std::span<double> ownValues);

 private:
  /// x ↦ (h(max(x − origin, low)) − h(low)) >> shift, at most the last bucket; h are the upper 24 bits. The bits of positive doubles are in
  /// the order of their values and grow like the logarithm, so `low` sets how the buckets widen from left to right.
  struct BucketMap {
    double origin = 0, low = 1;
    unsigned shift = 0;
  };
  /// The `index`-th wanted order statistic and the bucket it lies in.
  struct Wanted {
    std::size_t rank = 0, index = 0, bucket = 0;
  };

  void chooseMap();
  void count();
  void sortByBucket();
  void want(std::span<const std::size_t> ranks);
  [[nodiscard]] std::size_t bucketOf(const std::uint32_t* below, std::size_t rank) const;
  /// The draws of a bucket in the scramblings first … first + count − 1, `size` of them.
  std::span<double> membersOf(std::size_t bucket, std::size_t size, std::size_t first, std::size_t count);
  /// The wanted order statistics of the scramblings first … first + count − 1, `below` being their counts.
  void find(const std::uint32_t* below, std::size_t first, std::size_t count, double* values);

  std::span<const double> draws_;
  std::size_t scramblings_ = 0, perScrambling_ = 0, buckets_ = 0;
  std::size_t stride_ = 0, row_ = 0;  // bucket numbers and counts of a scrambling, filled up to whole vectors
  bool constant_ = false;             // all draws are equal: certain inputs make this common
  BucketMap map_;
  std::vector<double> sample_;
  std::vector<std::uint8_t> ids_;           // the bucket of each draw
  std::vector<std::uint32_t> below_;        // per scrambling, per bucket: how many of its draws lie in lower buckets
  std::vector<std::uint32_t> pooledBelow_;  // the same for all draws
  std::vector<Wanted> wanted_;
  std::vector<double> members_;      // of one bucket, or of all
  std::vector<std::uint32_t> next_;  // per bucket: where its next member goes
};

}  // namespace tierwise
