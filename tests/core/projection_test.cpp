#include "core/projection.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/funnel.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;
using sample::field;
using sample::has;
using sample::plain;
using sample::projected;
using sample::rate;

namespace {

/// Every figure of the campaign, in the contract's order; a missing ratio is NaN.
std::vector<double> figuresOf(const TypicalProjection& p) {
  std::vector<double> all;
  const auto visit = [&](const char*, const auto& value) { all.push_back(Ratio(value).value_or(std::nan(""))); };
  visitFigures(p.typical, visit);
  visitFigures(p.typical.costBreakdown, visit);
  visitFigures(p.typical.ladder, visit);
  visitFigures(p.breakEven, visit);
  return all;
}
std::vector<double> figuresOf(const LineResult& line) {
  std::vector<double> all;
  visitFigures(line, [&](const char*, const auto& value) { all.push_back(Ratio(value).value_or(std::nan(""))); });
  return all;
}

/// Same bits, or both missing.
bool identical(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

bool finite(const TypicalProjection& p) {
  bool all = true;
  const auto visit = [&](const char*, const auto& value) { all = all && std::isfinite(Ratio(value).value_or(0)); };
  visitFigures(p.typical, visit);
  visitFigures(p.typical.costBreakdown, visit);
  visitFigures(p.typical.ladder, visit);
  visitFigures(p.breakEven, visit);
  for (const LineResult& line : p.creators) visitFigures(line, visit);
  return all;
}

/// All money of a scenario times `factor`.
Scenario scaledMoney(Scenario s, double factor) {
  const auto scale = [&](Range& r) { r = {r.low * factor, r.mid * factor, r.high * factor}; };
  for (std::size_t f = 0; f < kFieldCount; ++f) {
    if (fieldTable()[f].money) scale(*s.fields[f]);
  }
  for (Line& line : s.creators) {
    scale(rate(line, Rate::fee));
    line.contentValue = *line.contentValue * factor;
    if (line.boost) {
      line.boost->spend = *line.boost->spend * factor;
      line.boost->cpm = *line.boost->cpm * factor;
    }
  }
  return s;
}

}  // namespace

TEST_CASE("One creator by hand: 5,000 people, 50 orders, 4,000 of revenue") {
  const TypicalProjection p = projected(plain());
  const Typical& t = p.typical;
  CHECK(errorOf(t.reach, 5000) < 1e-14);
  CHECK(errorOf(t.effectiveReach, 5000) < 1e-14);
  CHECK(std::fabs(t.duplication) < 1e-14);
  CHECK(errorOf(t.impressions, 5000) < 1e-14);
  CHECK(errorOf(t.engagements, 400) < 1e-14);
  CHECK(errorOf(t.clicks, 100) < 1e-14);
  CHECK(errorOf(t.attributedOrders, 50) < 1e-14);
  CHECK(errorOf(t.trackedOrders, 25) < 1e-14);
  CHECK(errorOf(t.incrementalOrders, 50) < 1e-14);
  CHECK(errorOf(t.trackedRevenue, 2000) < 1e-14);
  CHECK(errorOf(t.incrementalRevenue, 4000) < 1e-14);
  CHECK(t.fees == 500);
  CHECK(t.cost == 500);
  CHECK(errorOf(t.contribution, 2400) < 1e-14);
  CHECK(errorOf(t.profit, 1900) < 1e-14);
  CHECK(errorOf(t.roi, 3.8) < 1e-14);
  CHECK(errorOf(t.dashboardRoas, 4) < 1e-14);
  CHECK(errorOf(t.incrementalRoas, 8) < 1e-14);
  CHECK(errorOf(t.cpm, 100) < 1e-14);
  CHECK(errorOf(t.cpe, 1.25) < 1e-14);
  CHECK(errorOf(t.cpc, 5) < 1e-14);
  CHECK(errorOf(t.cpa, 20) < 1e-14);
  CHECK(errorOf(t.costPerIncrementalOrder, 10) < 1e-14);
  CHECK(errorOf(t.cac, 20) < 1e-14);
  CHECK(errorOf(t.ordersPerThousandReached, 10) < 1e-14);
  CHECK(p.creators[0].tier == "micro");
  CHECK_FALSE(p.creators[0].walkAwayFee);
  CHECK(p.warnings.empty());
}

TEST_CASE("A public calculator's example: 10,000 spent, 500 orders of 120, revenue five times the cost on top (known answer S05)") {
  Scenario s = plain();
  Line& line = s.creators[0];
  line.followers = 100000;
  sample::set(line, Rate::reachRate, 1);
  sample::set(line, Rate::clickThroughRate, 0.05);
  sample::set(line, Rate::conversionRate, 0.1);
  sample::set(line, Rate::fee, 10000);
  s.basis = Basis::clicks;
  sample::set(s, Field::trackedShare, 1);
  sample::set(s, Field::averageOrderValue, 120);
  sample::set(s, Field::grossMargin, 1);
  const TypicalProjection p = projected(s);
  CHECK(errorOf(p.typical.clicks, 5000) < 1e-13);
  CHECK(errorOf(p.typical.trackedOrders, 500) < 1e-13);
  CHECK(errorOf(p.typical.trackedRevenue, 60000) < 1e-13);
  CHECK(errorOf(p.typical.dashboardRoas, 6) < 1e-13);
  CHECK(errorOf(p.typical.ladder.revenueOverFees, 5) < 1e-13);
}

TEST_CASE("Cost per engagement and per thousand impressions of a published campaign (known answer S07)") {
  Scenario s = plain();
  Line& line = s.creators[0];
  line.followers = 4000000;
  line.posts = 1;
  sample::set(line, Rate::reachRate, 1.7);
  sample::set(line, Rate::engagementRate, 24000.0 / 4000000);
  sample::set(line, Rate::fee, 150000);
  const Typical t = projected(s).typical;
  CHECK(errorOf(t.impressions, 6.8e6) < 1e-13);
  CHECK(errorOf(t.cpe, 6.25) < 1e-12);
  CHECK(errorOf(t.cpm, 22.058823529411764) < 1e-12);
}

TEST_CASE("10,000 of additional revenue on 4,000 spent is an incremental return of 2.5 (known answer S08)") {
  // 25,000 in the test group, 15,000 without: two fifths of the attributed revenue are incremental.
  Scenario s = plain();
  sample::set(s.creators[0], Rate::responseRate, 25000.0 / 80 / 5000);
  sample::set(s, Field::incrementality, 0.4);
  sample::set(s.creators[0], Rate::fee, 4000);
  CHECK(errorOf(projected(s).typical.incrementalRoas, 2.5) < 1e-12);
}

TEST_CASE("Clicks as evidence: tracked orders are clicks times conversion, all orders that over the tracked share") {
  Scenario s = plain();
  s.basis = Basis::clicks;
  const Typical t = projected(s).typical;
  CHECK(errorOf(t.trackedOrders, 100 * 0.05) < 1e-14);
  CHECK(errorOf(t.attributedOrders, 10) < 1e-14);
}

TEST_CASE("The code's cost is paid on tracked orders only, commission is the tracked orders' mean over lines") {
  Scenario s = plain();
  s.creators.push_back(s.creators[0]);
  s.creators[0].commission = 0.1;
  s.creators[1].commission = 0.4;
  sample::set(s.creators[1], Rate::responseRate, 0.02);
  const TypicalProjection p = projected(s);
  // 50 + 100 orders before overlap; κ = (50·0.1 + 100·0.4)/150 = 0.3, so a tracked order costs 24 more.
  const double all = p.typical.attributedOrders;
  CHECK(errorOf(p.typical.contribution, all * 48 - all / 2 * 24) < 1e-13);
}

TEST_CASE("An audience smaller than a creator's own pool is raised to it, with a warning") {
  Scenario s = plain();
  sample::set(s, Field::audienceSize, 100);
  const TypicalProjection p = projected(s);
  CHECK(has(p.warnings, "smallAudience"));
  CHECK(errorOf(p.typical.reach, 5000) < 1e-12);
  sample::set(s, Field::audienceSize, 15000);  // exactly the pool: 10,000 · 1 · 1.5
  CHECK_FALSE(has(projected(s).warnings, "smallAudience"));
}

TEST_CASE("A boost adds paid people once each, never more than the audience, and costs its access fee") {
  Scenario s = plain();
  s.creators[0].boost = Boost{600, 12, 0.1};
  Typical t = projected(s).typical;
  CHECK(errorOf(t.impressions, 55000) < 1e-13);
  CHECK(errorOf(t.reach, 1e6 * combine(0.005, 0.05, 1.0)) < 1e-12);
  CHECK(errorOf(t.costBreakdown.boost, 660) < 1e-14);
  CHECK(errorOf(t.cost, 1160) < 1e-14);
  s.creators[0].boost = Boost{1e9, 12, 0};
  t = projected(s).typical;
  CHECK(errorOf(t.reach, 1e6) < 1e-12);
  s.creators[0].boost = Boost{0, 0, 0};
  CHECK(identical(figuresOf(projected(s)), figuresOf(projected(plain()))));
}

TEST_CASE("Content value is profit without an order, and the last rung of the ladder") {
  Scenario s = plain();
  s.creators[0].contentValue = 120;
  const Typical t = projected(s).typical;
  CHECK(errorOf(t.contribution, 2520) < 1e-14);
  CHECK(errorOf(t.ladder.plusRepeat, 2400 / 500.0 - 1) < 1e-14);
  CHECK(errorOf(t.ladder.plusContent, 2520 / 500.0 - 1) < 1e-14);
}

TEST_CASE("Each rung of the ladder by hand") {
  Scenario s = plain();
  sample::set(s, Field::discount, 0.1);
  sample::set(s, Field::returnRate, 0.2);
  sample::set(s, Field::resaleShare, 1);
  sample::set(s, Field::incrementality, 0.5);
  sample::set(s, Field::repeatOrders, 0.4);
  sample::set(s, Field::fixed, 100);
  s.creators[0].contentValue = 30;
  const Typical t = projected(s).typical;
  // 50 orders, 25 tracked, price with code 72; goods 80·0.4·0.8 = 25.6; m_full = 64 − 25.6 = 38.4, m_code = 57.6 − 25.6 = 32.
  CHECK(errorOf(t.ladder.revenueOverFees, 1800 / 500.0 - 1) < 1e-13);
  CHECK(errorOf(t.ladder.afterAllCosts, 1800 / 600.0 - 1) < 1e-13);
  CHECK(errorOf(t.ladder.afterReturns, 1440 / 600.0 - 1) < 1e-13);
  CHECK(errorOf(t.ladder.afterMargin, 800 / 600.0 - 1) < 1e-13);
  CHECK(errorOf(t.ladder.plusUntracked, (800 + 960) / 600.0 - 1) < 1e-13);
  CHECK(errorOf(t.ladder.afterIncrementality, (25 * 38.4 - 25 * 6.4) / 600.0 - 1) < 1e-13);
  CHECK(errorOf(t.ladder.plusRepeat, (25 * 38.4 * 1.2 - 160) / 600.0 - 1) < 1e-13);
  CHECK(errorOf(t.ladder.plusContent, (25 * 38.4 * 1.2 - 160 + 30) / 600.0 - 1) < 1e-13);
}

TEST_CASE("Identities hold for any campaign: the ladder ends at the ROI, costs and lines add up") {
  sample::Numbers n(20);
  for (int i = 0; i < 300; ++i) {
    const Scenario s = sample::random(n, 7);
    const TypicalProjection p = projected(s);
    const Typical& t = p.typical;
    CHECK(finite(p));
    CHECK(t.ladder.plusContent == t.roi);
    const CostBreakdown& c = t.costBreakdown;
    CHECK(errorOf(c.fees + c.usageRights + c.agency + c.seeding + c.time + c.boost + c.fixed, t.cost) < 1e-13);
    double contribution = 0, cost = 0, orders = 0, tracked = 0, clicks = 0, effective = 0;
    double size = 0;
    for (const LineResult& line : p.creators) {
      contribution += line.contribution, cost += line.cost, orders += line.attributedOrders, tracked += line.trackedOrders;
      clicks += line.clicks, effective += line.effectiveReach, size += std::fabs(line.contribution);
    }
    CHECK(std::fabs(contribution - t.contribution) < 1e-12 * size);
    CHECK(errorOf(cost, t.cost) < 1e-12);
    CHECK(errorOf(orders, t.attributedOrders) < 1e-12);
    CHECK(errorOf(tracked, t.trackedOrders) < 1e-12);
    CHECK(errorOf(clicks, t.clicks) < 1e-12);
    CHECK(errorOf(effective, t.effectiveReach) < 1e-12);
    CHECK((t.duplication > -1e-12 && t.duplication < 1));
    CHECK(t.reach <= t.impressions * (1 + 1e-12));
    CHECK(t.profit == t.contribution - t.cost);
  }
}

TEST_CASE("An order with the code that costs more than it brings is told") {
  Scenario s = plain();
  CHECK_FALSE(has(projected(s).warnings, "negativeMargin"));
  sample::set(s, Field::discount, 0.61);
  CHECK(has(projected(s).warnings, "negativeMargin"));
}

TEST_CASE("The commission of a campaign without tracked orders is the product's") {
  Scenario s = plain();
  s.productCommission = 0;
  s.creators[0].commission = 1;  // would make every order with the code a loss, but no order uses it
  sample::set(s, Field::trackedShare, 0);
  CHECK_FALSE(has(projected(s).warnings, "negativeMargin"));
  sample::set(s, Field::trackedShare, 0.5);
  CHECK(has(projected(s).warnings, "negativeMargin"));
}

TEST_CASE("A line of n creators equals n lines of one") {
  sample::Numbers n(22);
  for (int i = 0; i < 60; ++i) {
    Scenario s = sample::random(n, 1);
    if (s.creators[0].boost) s.creators[0].boost.reset();  // a boost belongs to the line, not to each creator
    const double count = *s.creators[0].count;
    Scenario apart = s;
    apart.creators[0].count = 1;
    apart.creators.resize(static_cast<std::size_t>(count), apart.creators[0]);
    const Typical together = projected(s).typical;
    const Typical one = projected(apart).typical;
    for (const auto figure :
         {&Typical::reach, &Typical::effectiveReach, &Typical::impressions, &Typical::engagements, &Typical::clicks,
          &Typical::trackedOrders, &Typical::attributedOrders, &Typical::incrementalRevenue, &Typical::fees, &Typical::cost}) {
      CHECK(errorOf(one.*figure, together.*figure) < 1e-11);
    }
    CHECK(std::fabs(one.duplication - together.duplication) < 1e-12);
    CHECK(std::fabs(one.profit - together.profit) < 1e-11 * (together.cost + std::fabs(together.contribution)));
  }
}

TEST_CASE("Scaling all money leaves every return unchanged, and to the bit for a power of two") {
  sample::Numbers n(23);
  for (int i = 0; i < 100; ++i) {
    const Scenario s = sample::random(n, 5);
    const Typical t = projected(s).typical;
    const Typical doubled = projected(scaledMoney(s, 1024)).typical;
    CHECK(doubled.roi == t.roi);
    CHECK(doubled.profit == 1024 * t.profit);
    CHECK(doubled.reach == t.reach);
    const Typical other = projected(scaledMoney(s, 0.92)).typical;
    CHECK(std::fabs(*other.roi - *t.roi) < 1e-11 * (1 + std::fabs(t.contribution) / t.cost));
    CHECK(errorOf(other.cost, 0.92 * t.cost) < 1e-13);
    CHECK(errorOf(other.attributedOrders, t.attributedOrders) < 1e-13);
  }
}

TEST_CASE("The order of lines changes no figure of the campaign, not even a bit, and permutes the lines' own") {
  sample::Numbers n(24);
  for (int i = 0; i < 300; ++i) {
    Scenario s = sample::random(n, 9);
    if (i % 3 == 0) s.creators.push_back(s.creators[0]);  // equal lines too
    std::vector<std::size_t> order(s.creators.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    for (std::size_t k = order.size(); k > 1; --k) std::swap(order[k - 1], order[n.next() % k]);
    Scenario moved = s;
    for (std::size_t k = 0; k < order.size(); ++k) moved.creators[k] = s.creators[order[k]];
    const TypicalProjection before = projected(s);
    const TypicalProjection after = projected(moved);
    CHECK(identical(figuresOf(after), figuresOf(before)));
    for (std::size_t k = 0; k < order.size(); ++k) CHECK(identical(figuresOf(after.creators[k]), figuresOf(before.creators[order[k]])));
  }
}

TEST_CASE("Where nothing can be divided there is no ratio, never NaN or infinity") {
  const auto check = [](auto&& change) {
    Scenario s = plain();
    change(s);
    const TypicalProjection p = projected(s);
    CHECK(finite(p));
    return p;
  };
  TypicalProjection p = check([](Scenario& s) { s.creators[0].followers = 0; });
  CHECK((p.typical.reach == 0 && p.typical.duplication == 0 && p.typical.attributedOrders == 0));
  CHECK_FALSE((p.typical.cpm || p.typical.cpe || p.typical.cpc || p.typical.cpa || p.typical.cac || p.typical.costPerIncrementalOrder ||
               p.typical.ordersPerThousandReached));
  CHECK(p.typical.roi == -1);
  p = check([](Scenario& s) { s.creators[0].delivery = 0; });
  CHECK((p.typical.reach == 0 && p.typical.fees == 0));
  CHECK(has(p.warnings, "noFees"));
  p = check([](Scenario& s) { s.creators[0].followers = 0, sample::set(s, Field::audienceSize, 0); });
  CHECK(p.typical.reach == 0);
  p = check([](Scenario& s) { sample::set(s, Field::audienceSize, 0); });
  CHECK(errorOf(p.typical.reach, 5000) < 1e-12);
  p = check([](Scenario& s) { sample::set(s.creators[0], Rate::fee, 0); });
  CHECK(p.typical.cost == 0);
  CHECK_FALSE((p.typical.roi || p.typical.dashboardRoas || p.typical.incrementalRoas || p.typical.ladder.revenueOverFees ||
               p.typical.ladder.plusContent || p.breakEven.feeMultiplier));
  CHECK((has(p.warnings, "noCost") && has(p.warnings, "noFees")));
  CHECK_FALSE(p.creators[0].roi);
  check([](Scenario& s) { sample::set(s, Field::averageOrderValue, 0); });
  check([](Scenario& s) { sample::set(s, Field::trackedShare, 0); });
  check([](Scenario& s) { sample::set(s, Field::incrementality, 0); });
  check([](Scenario& s) { sample::set(s, Field::repeatValue, 1); });
  check([](Scenario& s) { sample::set(s, Field::repeatValue, 0); });
  check([](Scenario& s) { sample::set(s.creators[0], Rate::reachRate, 0); });
  check([](Scenario& s) { sample::set(s.creators[0], Rate::inMarketShare, 0); });
  check([](Scenario& s) { s.creators[0].count = 10000, s.creators[0].posts = 1000, s.creators[0].followers = 1e10; });
  check([](Scenario& s) {
    for (std::size_t f = 0; f < kFieldCount; ++f) s.fields[f] = Range::certain(0);
    for (std::size_t r = 0; r < kRateCount; ++r) s.creators[0].rates[r] = Range::certain(0);
  });
  check([](Scenario& s) {
    for (std::size_t f = 0; f < kFieldCount; ++f) s.fields[f] = Range::certain(fieldTable()[f].kind == Kind::proportion ? 1 : kMaxQuantity);
    for (std::size_t r = 0; r < kRateCount; ++r)
      s.creators[0].rates[r] = Range::certain(rateTable()[r].kind == Kind::proportion ? 1 : kMaxQuantity);
    s.creators[0].followers = 1e10, s.creators[0].posts = 1000, s.creators[0].count = 10000;
  });
}

TEST_CASE("Each line has the tier of its followers, in the scenario's own scheme too") {
  Scenario s = plain();
  for (const double followers : {500.0, 1000.0, 50000.0, 50001.0, 2e6}) s.creators.push_back(sample::oneCreator(followers));
  s = sample::completed(s);
  const auto tiers = [&] {
    std::vector<std::string> names;
    for (const LineResult& line : projected(s).creators) names.push_back(line.tier);
    return names;
  };
  CHECK(tiers() == std::vector<std::string>{"micro", "emerging", "nano", "micro", "mid", "mega"});
  s.tierScheme = TierScheme{"own", {{"small", 0}, {"big", 30000}}};
  s.tierSchemeName.reset();
  CHECK(tiers() == std::vector<std::string>{"small", "small", "small", "big", "big", "big"});
}
