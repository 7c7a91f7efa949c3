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

double meanOfPositive(const Range& range) {
  if (range.isCertain()) return range.mid;
  const Slopes s = slopesOf(range, Kind::positive);
  return range.mid * (exp(s.below * s.below / 2) * normalCdf(-s.below) + exp(s.above * s.above / 2) * normalCdf(s.above));
}

Range scaled(const Range& range, Kind kind, double factor) {
  // A proportion must stay inside (0, 1) to remain a range; half way to 1 is as far as a factor may push it.
  const auto point = [&](double value) { return kind == Kind::proportion ? std::min(value * factor, (1 + value) / 2) : value * factor; };
  return {point(range.low), point(range.mid), point(range.high)};
}

}  // namespace tierwise
