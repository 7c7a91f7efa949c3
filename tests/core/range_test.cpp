#include "core/range.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/math.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

namespace {

/// ∫ x(z)^power φ(z) dz by Simpson's rule on each side of the kink at z = 0.
double moment(const Range& range, Kind kind, int power) {
  constexpr int kSteps = 20000;
  constexpr double kReach = 12;
  double sum = 0;
  for (const double sign : {-1.0, 1.0}) {
    const double h = kReach / kSteps;
    for (int i = 0; i <= kSteps; ++i) {
      const double z = sign * h * i;
      const double weight = i == 0 || i == kSteps ? 1 : (i % 2 == 1 ? 4 : 2);
      // At 0 both branches agree, so the side does not matter.
      sum += weight * h / 3 * std::pow(valueAt(range, kind, z), power) * std::exp(-z * z / 2);
    }
  }
  return sum / std::sqrt(2 * 3.14159265358979323846);
}

/// Mean of a valid positive range: mid·[e^{s₋²/2}·Φ(−s₋) + e^{s₊²/2}·Φ(s₊)] with the two slopes s₋ and s₊.
double meanOfPositive(const Range& range) {
  if (range.isCertain()) return range.mid;
  const Slopes s = slopesOf(range, Kind::positive);
  return range.mid * (std::exp(s.below * s.below / 2) * normalCdf(-s.below) + std::exp(s.above * s.above / 2) * normalCdf(s.above));
}

}  // namespace

TEST_CASE("The quantile function passes through all three points of a range") {
  sample::Numbers n(1);
  for (int i = 0; i < 500; ++i) {
    const Range positive = n.range(1e-6, 1e9);
    CHECK(errorOf(valueAt(positive, Kind::positive, -kZ95), positive.low) < 1e-13);
    CHECK(errorOf(valueAt(positive, Kind::positive, 0), positive.mid) < 1e-13);
    CHECK(errorOf(valueAt(positive, Kind::positive, kZ95), positive.high) < 1e-13);
    const Range share = n.range(1e-6, 0.999);
    CHECK(errorOf(valueAt(share, Kind::proportion, -kZ95), share.low) < 1e-13);
    CHECK(errorOf(valueAt(share, Kind::proportion, 0), share.mid) < 1e-13);
    CHECK(errorOf(valueAt(share, Kind::proportion, kZ95), share.high) < 1e-13);
  }
}

TEST_CASE("The 95 % score is the normal quantile of 0.95") { CHECK(errorOf(normalQuantile(0.95), kZ95) < 1e-15); }

TEST_CASE("A symmetric positive range is the lognormal with these quantiles (known answer S24)") {
  const Range range{0.8, 2.0, 5.0};
  const Slopes s = slopesOf(range, Kind::positive);
  CHECK(errorOf(s.centre, 0.6931471805599453) < 1e-12);
  CHECK(errorOf(s.below, 0.5570652104603274) < 1e-12);
  CHECK(errorOf(s.above, 0.5570652104603274) < 1e-12);
  CHECK(errorOf(meanOfPositive(range), 2.3356915280840425) < 1e-12);
}

TEST_CASE("A symmetric proportion is the logit-normal with these quantiles (known answer S24)") {
  const double mid = 0.0225374983428;
  const Range range{0.01, mid, 0.05};
  const Slopes s = slopesOf(range, Kind::proportion);
  CHECK(errorOf(s.centre, -3.76977941465) < 1e-9);
  CHECK(errorOf(s.below, 0.501771356406) < 1e-9);
  CHECK(errorOf(s.above, 0.501771356406) < 1e-9);
  const double mean = moment(range, Kind::proportion, 1);
  CHECK(errorOf(mean, 0.0253068152389) < 1e-9);
  CHECK(errorOf(std::sqrt(moment(range, Kind::proportion, 2) - mean * mean), 0.0129955577709) < 1e-8);
}

TEST_CASE("The mean of a positive range is that of its quantile function") {
  for (const Range& range :
       {Range{0.8, 2, 5}, Range{1, 2, 100}, Range{0.01, 2, 2.5}, Range{3, 3, 40}, Range{0.1, 7, 7}, Range{1e-3, 1, 1e3}}) {
    CHECK(errorOf(meanOfPositive(range), moment(range, Kind::positive, 1)) < 1e-9);
  }
}

TEST_CASE("A certain range is its number at every score") {
  for (const double value : {0.0, 1e-300, 0.3, 1.0, 1e15}) {
    for (const double z : {-38.0, -1.0, 0.0, 2.0, 38.0}) CHECK(valueAt(Range::certain(value), Kind::positive, z) == value);
    CHECK(meanOfPositive(Range::certain(value)) == value);
  }
  CHECK(valueAt(Range::certain(0), Kind::proportion, -3) == 0);
  CHECK(valueAt(Range::certain(1), Kind::proportion, 3) == 1);
  CHECK(Range::certain(2).isCertain());
  CHECK_FALSE(Range{1, 2, 3}.isCertain());
  CHECK_FALSE(Range{2, 2, 3}.isCertain());
}

TEST_CASE("The quantile function never falls and stays in its domain, also far out and for one-sided ranges") {
  sample::Numbers n(2);
  for (int i = 0; i < 200; ++i) {
    Range positive = n.range(1e-9, 1e9);
    Range share = n.range(1e-9, 0.999999);
    if (i % 3 == 1) positive.low = positive.mid, share.low = share.mid;
    if (i % 3 == 2) positive.high = positive.mid, share.high = share.mid;
    double lastPositive = 0;
    double lastShare = 0;
    for (double z = -8.3; z <= 8.3; z += 0.01) {
      const double x = valueAt(positive, Kind::positive, z);
      const double p = valueAt(share, Kind::proportion, z);
      // Rounding of exp and logistic may step back by an ulp where the slope is 0.
      if (!(x > 0 && std::isfinite(x) && x >= lastPositive * (1 - 1e-14))) FAIL("positive range at z = " << z);
      if (!(p >= 0 && p <= 1 && p >= lastShare * (1 - 1e-14))) FAIL("proportion at z = " << z);
      lastPositive = x;
      lastShare = p;
    }
  }
}

TEST_CASE("Scaling multiplies every point, leaves a factor of 1 exact, and keeps proportions below 1 and in order") {
  const Range money = scaled({10, 20, 40}, Kind::positive, 1.5);
  CHECK(money.low == 15);
  CHECK(money.mid == 30);
  CHECK(money.high == 60);
  sample::Numbers n(3);
  for (int i = 0; i < 500; ++i) {
    const Range share = n.range(1e-6, 0.999);
    const Range same = scaled(share, Kind::proportion, 1);
    CHECK((same.low == share.low && same.mid == share.mid && same.high == share.high));
    const Range more = scaled(share, Kind::proportion, n.scale(0.1, 100));
    CHECK((more.low > 0 && more.low <= more.mid && more.mid <= more.high && more.high < 1));
  }
  CHECK(scaled({0.2, 0.4, 0.8}, Kind::proportion, 0).isCertain());
  CHECK(scaled(Range::certain(0), Kind::proportion, 1.4).mid == 0);
}
