#include <cmath>

#include "catch.hpp"
#include "core/projection.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;
using sample::has;
using sample::plain;
using sample::projected;
using sample::rate;

TEST_CASE("Each break-even value, put back in, gives profit 0") {
  sample::Numbers n(21);
  int found[4] = {};
  for (int i = 0; i < 400; ++i) {
    const Scenario s = sample::random(n, 4);
    const TypicalProjection p = projected(s);
    const double size = p.typical.cost + std::fabs(p.typical.contribution);
    const auto profitOf = [&](const Scenario& changed) { return std::fabs(projected(changed).typical.profit); };
    const Ratio& multiplier = p.breakEven.orderRateMultiplier;
    if (multiplier && *multiplier > 0) {  // where content alone pays, it is negative and no rate can be put back in
      Scenario changed = s;
      for (Line& line : changed.creators) {
        Range& r = rate(line, s.basis == Basis::clicks ? Rate::conversionRate : Rate::responseRate);
        r = Range::certain(r.mid * *multiplier);
      }
      CHECK(profitOf(changed) < 1e-11 * size * std::max(1.0, *multiplier));
      CHECK(errorOf(projected(changed).typical.ordersPerThousandReached, *p.breakEven.ordersPerThousandReached) < 1e-12);
      ++found[0];
    }
    if (p.breakEven.averageOrderValue) {
      Scenario changed = s;
      sample::set(changed, Field::averageOrderValue, *p.breakEven.averageOrderValue);
      CHECK(profitOf(changed) < 1e-10 * size);
      ++found[1];
    }
    if (p.breakEven.incrementality) {
      Scenario changed = s;
      sample::set(changed, Field::incrementality, *p.breakEven.incrementality);
      CHECK(*p.breakEven.incrementality <= 1);
      CHECK(profitOf(changed) < 1e-11 * size);
      ++found[2];
    }
    if (p.breakEven.feeMultiplier) {
      Scenario changed = s;
      for (Line& line : changed.creators) rate(line, Rate::fee) = Range::certain(rate(line, Rate::fee).mid * *p.breakEven.feeMultiplier);
      CHECK(profitOf(changed) < 1e-11 * size * std::max(1.0, *p.breakEven.feeMultiplier));
      ++found[3];
    }
  }
  for (const int count : found) CHECK(count > 50);  // the draws reach every kind of break-even
}

TEST_CASE("Break-even ROAS and cost per order of a published example (known answer S06)") {
  Scenario s = plain();
  sample::set(s, Field::paymentRate, 0.03);
  sample::set(s, Field::trackedShare, 1);
  const TypicalProjection p = projected(s);
  // At break-even the whole contribution per order is spent on winning it.
  const double orders = p.typical.attributedOrders * *p.breakEven.orderRateMultiplier;
  CHECK(errorOf(p.typical.cost / orders, 45.6) < 1e-12);
  CHECK(errorOf(orders * 80 / p.typical.cost, 1.7543859649122808) < 1e-12);
  sample::set(s.creators[0], Rate::clickThroughRate, 0.4);
  s.basis = Basis::clicks;
  sample::set(s.creators[0], Rate::conversionRate, 0.025);
  const TypicalProjection q = projected(s);
  CHECK(errorOf(q.typical.cost / q.typical.clicks / *q.breakEven.orderRateMultiplier, 1.14) < 1e-12);
}

TEST_CASE("A break-even that does not exist is missing and a warning says why") {
  Scenario s = plain();
  CHECK(projected(s).warnings.empty());
  sample::set(s, Field::grossMargin, 0);
  TypicalProjection p = projected(s);
  CHECK_FALSE(p.breakEven.orderRateMultiplier);
  CHECK_FALSE(p.breakEven.ordersPerThousandReached);
  CHECK(has(p.warnings, "noOrderRateBreakEven"));
  CHECK_FALSE(p.breakEven.averageOrderValue);
  CHECK(has(p.warnings, "noOrderValueBreakEven"));
  CHECK_FALSE(p.breakEven.incrementality);
  CHECK(has(p.warnings, "noIncrementalityBreakEven"));
  s = plain();
  sample::set(s.creators[0], Rate::fee, 5000);  // 50 orders of 48 cannot pay it
  p = projected(s);
  CHECK(errorOf(p.breakEven.orderRateMultiplier, 5000 / 2400.0) < 1e-13);
  CHECK_FALSE(p.breakEven.incrementality);
  CHECK(has(p.warnings, "noIncrementalityBreakEven"));
  CHECK_FALSE(has(p.warnings, "noOrderRateBreakEven"));
}

TEST_CASE("No order value breaks even where a dearer order brings no more, whatever rounding says of the sums") {
  for (const double value : {0.0, 1.0, 5.0, 20.0, 50.0, 123.45}) {
    for (const double followers : {1000.0, 5000.0, 200000.0, 1e6}) {
      Scenario s = plain();
      for (const Field field : {Field::grossMargin, Field::discount, Field::returnRate, Field::paymentRate}) sample::set(s, field, 0);
      sample::set(s, Field::paymentFixed, 0.25);
      sample::set(s, Field::shipping, 4);
      sample::set(s, Field::averageOrderValue, value);
      s.creators[0].followers = followers;
      const TypicalProjection p = projected(s);
      CHECK_FALSE(p.breakEven.averageOrderValue);
      CHECK(has(p.warnings, "noOrderValueBreakEven"));
    }
  }
}
