#include "core/range.hpp"

#include <algorithm>

#include "core/math.hpp"

namespace tierwise {

namespace {
double transform(double value, Kind kind) { return kind == Kind::positive ? log(value) : logit(value); }
}  // namespace

Slopes slopesOf(const Range& range, Kind kind) {
  const double centre = transform(range.mid, kind);
  return {centre, (centre - transform(range.low, kind)) / kZ95, (transform(range.high, kind) - centre) / kZ95};
}

double valueAt(const Range& range, Kind kind, double z) {
  if (range.isCertain()) return range.mid;
  const Slopes s = slopesOf(range, kind);
  const double g = s.centre + z * (z < 0 ? s.below : s.above);
  return kind == Kind::positive ? exp(g) : logistic(g);
}

Range scaled(const Range& range, Kind kind, double factor) {
  // A proportion must stay inside (0, 1) to remain a range; half way to 1 is as far as a factor may push it.
  const auto point = [&](double value) { return std::min(value * factor, kind == Kind::proportion ? (1 + value) / 2 : kMaxQuantity); };
  return {point(range.low), point(range.mid), point(range.high)};
}

}  // namespace tierwise
