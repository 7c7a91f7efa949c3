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
  InputPlan(const Range& range, Kind kindOf) : uncertain(!range.isCertain()), kind(kindOf), value(range.mid) {
    if (!uncertain) return;
    const Slopes natural = slopesOf(range, kind);
    slopes = {natural.centre * kLog2E, natural.below * kLog2E, natural.above * kLog2E};
    near = magnitude(slopes.centre) + kFarthestScore * max(slopes.below, slopes.above) < kFarthestPower;
  }

  /// The value that is certain.
  [[nodiscard]] double certain() const { return value; }

  /// Values at the normal scores common + weight·own; without `own` at the common scores.
  void at(const double* common, const double* own, double weight, std::size_t count, double* out) const {
    if (!uncertain) {
      std::fill_n(out, count, value);
    } else if (own == nullptr) {
      transform(count, out, [=]<class Real>(std::size_t i) { return load<Real>(common + i); });
    } else {
      transform(count, out, [=]<class Real>(std::size_t i) { return load<Real>(common + i) + weight * load<Real>(own + i); });
    }
  }

 private:
  /// A score is Φ⁻¹ of at least 2⁻³³, and a creator's is the sum of two such with weights below 1.
  static constexpr double kFarthestScore = 16;

  Kind kind = Kind::positive;
  double value = 0;
  Slopes slopes;
  bool near = false;  ///< no score leads beyond kFarthestPower

  /// `score.operator()<Real>(i)` gives the scores of the draws from i on.
  template <class Score>
  void transform(std::size_t count, double* out, const Score& score) const {
    if (!near) {
      for (std::size_t i = 0; i < count; ++i) {
        const double z = score.template operator()<double>(i);
        const double g = (slopes.centre + z * (z < 0 ? slopes.below : slopes.above)) / kLog2E;
        out[i] = kind == Kind::positive ? exp(g) : logistic(g);
      }
    } else if (kind == Kind::positive) {
      alongSlopes(count, out, score, [](Lanes t) { return exp2(t); });
    } else {
      alongSlopes(count, out, score, [](Lanes t) { return logistic2(t); });
    }
  }

  template <class Score, class Inverse>
  void alongSlopes(std::size_t count, double* out, const Score& score, Inverse inverse) const {
    const Lanes centre = splat<Lanes>(slopes.centre);
    const Lanes above = splat<Lanes>(slopes.above);
    const LaneBits turn = toBits(above) ^ toBits(splat<Lanes>(slopes.below));  // what makes one slope the other
    for (std::size_t i = 0; i < count; i += kWidth<Lanes>) {
      const Lanes z = score.template operator()<Lanes>(i);
      const auto negative = __builtin_bit_cast(LaneBits, z < splat<Lanes>(0.0));
      store(out + i, inverse(centre + z * fromBits<Lanes>(toBits(above) ^ (turn & negative))));
    }
  }
};

}  // namespace tierwise
