// A Range is what we know of one input: a single certain number, or "9 in 10 times between low and high, typically mid".
#pragma once

namespace tierwise {

/// Where a quantity lives: positive quantities vary in their logarithm, proportions in their logit.
enum class Kind { positive, proportion };

/// P5, P50 and P95 of an input, in the input's own unit; all three equal when it is certain.
/// Valid: low <= mid <= high; uncertain positives > 0, uncertain proportions inside (0, 1).
struct Range {
  double low = 0;
  double mid = 0;
  double high = 0;

  [[nodiscard]] static constexpr Range certain(double value) { return {value, value, value}; }
  // Exact comparison is meant: a certain range is three copies of one number.
  [[nodiscard]] constexpr bool isCertain() const { return low >= high; }
};

/// The two-piece quantile function of a Range in the transformed scale g (ln or logit):
///     x(z) = g⁻¹(centre + z · (z < 0 ? below : above)),  z = Φ⁻¹(u)
/// It passes through all three points of the range and stays in its domain.
struct Slopes {
  double centre = 0;  ///< g(mid)
  double below = 0;   ///< slope for z < 0: (g(mid) − g(low)) / z95
  double above = 0;   ///< slope for z ≥ 0: (g(high) − g(mid)) / z95
};

/// Φ⁻¹(0.95), the score that separates P50 from P95.
inline constexpr double kZ95 = 1.6448536269514722;

/// The transformed scale of a valid, uncertain range. Source: the model's definition of a range (docs/model.md).
[[nodiscard]] Slopes slopesOf(const Range& range, Kind kind);

/// The value of a valid range at the normal score z, in the range's unit; mid for a certain range.
[[nodiscard]] double valueAt(const Range& range, Kind kind, double z);

/// No quantity is larger, typed or a default: so sums of typical values stay finite.
inline constexpr double kMaxQuantity = 1e15;

/// The range with all three points multiplied by `factor` >= 0, proportions kept below 1, quantities within `kMaxQuantity`.
[[nodiscard]] Range scaled(const Range& range, Kind kind, double factor);

}  // namespace tierwise
