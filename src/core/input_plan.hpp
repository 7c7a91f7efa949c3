// One input of a simulation, made ready for its draws: from normal scores to values, two lanes at a time.
// Guarantee: a draw's value depends on its own score only, with the same bits in every build. docs/model.md, "Ranges".
#pragma once

#include <algorithm>
#include <cstddef>

#include "core/lane.hpp"
#include "core/math.hpp"
#include "core/range.hpp"

namespace tierwise {

/// An input in its transformed scale, with logarithms to base 2, or the number that is certain.
class InputPlan {
 public:
  bool uncertain = false;

  InputPlan() = default;
  InputPlan(const Range& range, Kind kind) : uncertain(!range.isCertain()), kind_(kind), value_(range.mid) {
    if (!uncertain) return;
    const Slopes natural = slopesOf(range, kind_);
    slopes_ = {natural.centre * kLog2E, natural.below * kLog2E, natural.above * kLog2E};
    near_ = magnitude(slopes_.centre) + kFarthestScore * max(slopes_.below, slopes_.above) < kFarthestPower;
  }

  /// The value that is certain.
  [[nodiscard]] double certain() const { return value_; }

  /// Values at the normal scores common + weight·own; without `own` at the common scores.
  void at(const double* common, const double* own, double weight, std::size_t count, double* out) const {
    if (!uncertain) {
      std::fill_n(out, count, value_);
    } else if (own == nullptr) {
      transform(count, out, [=]<class Real>(std::size_t i) { return load<Real>(common + i); });
    } else {
      transform(count, out, [=]<class Real>(std::size_t i) { return load<Real>(common + i) + weight * load<Real>(own + i); });
    }
  }

 private:
  /// A score is Φ⁻¹ of at least 2⁻³³, and a creator's is the sum of two such with weights below 1.
  static constexpr double kFarthestScore = 16;

  Kind kind_ = Kind::positive;
  double value_ = 0;
  Slopes slopes_;
  bool near_ = false;  ///< no score leads beyond kFarthestPower

  /// `score.operator()<Real>(i)` gives the scores of the draws from i on.
  template <class Score>
  void transform(std::size_t count, double* out, const Score& score) const {
    if (!near_) {
      for (std::size_t i = 0; i < count; ++i) {
        const double z = score.template operator()<double>(i);
        const double g = (slopes_.centre + z * (z < 0 ? slopes_.below : slopes_.above)) / kLog2E;
        out[i] = kind_ == Kind::positive ? exp(g) : logistic(g);
      }
    } else if (kind_ == Kind::positive) {
      alongSlopes(count, out, score, [](Lanes t) { return exp2(t); });
    } else {
      alongSlopes(count, out, score, [](Lanes t) { return logistic2(t); });
    }
  }

  template <class Score, class Inverse>
  void alongSlopes(std::size_t count, double* out, const Score& score, Inverse inverse) const {
    const Lanes centre = splat<Lanes>(slopes_.centre);
    const Lanes above = splat<Lanes>(slopes_.above);
    const LaneBits turn = toBits(above) ^ toBits(splat<Lanes>(slopes_.below));  // what makes one slope the other
    for (std::size_t i = 0; i < count; i += kWidth<Lanes>) {
      const Lanes z = score.template operator()<Lanes>(i);
      const auto negative = __builtin_bit_cast(LaneBits, z < splat<Lanes>(0.0));
      store(out + i, inverse(centre + z * fromBits<Lanes>(toBits(above) ^ (turn & negative))));
    }
  }
};

}  // namespace tierwise
