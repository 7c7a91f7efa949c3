// Sums over draws in the engine's one fixed order, so that the same draws give the same bits in every build.
// The order: blocks of 256 neighbours; in a block the element i goes to partial sum i mod 8, and the eight are added as
// ((p0+p4) + (p2+p6)) + ((p1+p5) + (p3+p7)); blocks then add up pairwise. Eight partial sums are four vectors of two lanes:
// as many as keep the adder busy. The error grows with 32 + log2(count/256) roundings, not with count.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/lane.hpp"

namespace tierwise {

inline constexpr std::size_t kSumBlock = 256;
inline constexpr std::size_t kPartialSums = 8;

/// Adds values pairwise in the order they come: ((1st+2nd) + (3rd+4th)) + …, what is left over joining from the right.
class PairwiseSum {
 public:
  void add(double value) {
    std::size_t level = 0;
    for (; ((count_ >> level) & 1U) != 0; ++level) value = levels_[level] + value;
    levels_[level] = value;
    ++count_;
  }
  /// The sum of all values added so far; 0 for none.
  [[nodiscard]] double total() const {
    double sum = 0;
    for (std::size_t level = 0, left = count_; left != 0; ++level, left >>= 1U) {
      if ((left & 1U) != 0) sum = levels_[level] + sum;
    }
    return sum;
  }

 private:
  // levels_[l] is a sum of 2^l values, in use where bit l of count_ is set; not cleared, which takes longer than a short sum.
  std::array<double, 8 * sizeof(std::size_t)> levels_;
  std::size_t count_ = 0;
};

/// `Sums` sums at once of what `term` says, over the elements 0 … count − 1. `term.operator()<Real>(i)` gives a
/// std::array<Real, Sums>: the terms of element i for Real = double, of the elements i and i + 1 for Real = Lanes.
template <std::size_t Sums, class Term>
[[nodiscard]] std::array<double, Sums> orderedSums(std::size_t count, const Term& term) {
  std::array<PairwiseSum, Sums> totals;
  for (std::size_t first = 0; first < count; first += kSumBlock) {
    const std::size_t end = count - first < kSumBlock ? count : first + kSumBlock;
    Lanes sums[Sums][4] = {};
    std::size_t i = first;
    for (; i + kPartialSums <= end; i += kPartialSums) {
      for (std::size_t pair = 0; pair < 4; ++pair) {
        const std::array<Lanes, Sums> terms = term.template operator()<Lanes>(i + 2 * pair);
        for (std::size_t s = 0; s < Sums; ++s) sums[s][pair] += terms[s];
      }
    }
    double partial[Sums][kPartialSums];
    for (std::size_t s = 0; s < Sums; ++s) {
      for (std::size_t pair = 0; pair < 4; ++pair) store(&partial[s][2 * pair], sums[s][pair]);
    }
    for (std::size_t p = 0; i < end; ++i, ++p) {
      const std::array<double, Sums> terms = term.template operator()<double>(i);
      for (std::size_t s = 0; s < Sums; ++s) partial[s][p] += terms[s];
    }
    for (std::size_t s = 0; s < Sums; ++s) {
      const double* p = partial[s];
      totals[s].add(((p[0] + p[4]) + (p[2] + p[6])) + ((p[1] + p[5]) + (p[3] + p[7])));
    }
  }
  std::array<double, Sums> result{};
  for (std::size_t s = 0; s < Sums; ++s) result[s] = totals[s].total();
  return result;
}

}  // namespace tierwise
