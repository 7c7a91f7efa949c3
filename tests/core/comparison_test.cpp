#include "core/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "core/lognormal.hpp"
#include "core/sample.hpp"

using namespace tierwise;

namespace {

constexpr std::size_t kCache = std::size_t{64} << 20U;

Comparison compared(const std::vector<Scenario>& scenarios) {
  REQUIRE(checkComparison(scenarios).empty());
  ScoreCache cache(kCache);
  return compare(scenarios, cache);
}

/// Ranges, luck and several creators.
Scenario campaign(double followers = 25000) {
  Scenario s = sample::sparse(followers);
  s.creators[0].count = 5;
  s.fields[index(Field::averageOrderValue)] = Range{40, 60, 90};
  sample::set(s, Field::grossMargin, 0.7);
  return sample::completed(s);
}

bool within(const Estimate& estimate, double exact) { return std::fabs(estimate.value - exact) <= 4 * estimate.standardError.value(); }

}  // namespace

TEST_CASE("equal campaigns differ by exactly nothing", "[comparison]") {
  const Comparison c = compared({campaign(), campaign(), campaign()});
  REQUIRE(c.duels.size() == 3);
  for (const Duel& duel : c.duels) {
    CHECK(duel.chanceBBeatsA.value == 0.5);
    CHECK(duel.chanceBBeatsA.standardError == 0.0);
    visitFigures(duel.difference.value, [](const char*, double figure) { CHECK(figure == 0); });
    visitFigures(duel.difference.standardError, [](const char*, const std::optional<double>& error) { CHECK(error.value_or(0) == 0); });
    REQUIRE(duel.dots.size() == 50);
    for (const double dot : duel.dots) CHECK(dot == 0);
  }
  CHECK(c.contenders[0].profit.value.mean == c.contenders[2].profit.value.mean);
}

TEST_CASE("a campaign that costs a fixed sum more loses by that sum in every world", "[comparison]") {
  Scenario dearer = campaign();
  dearer.fields[index(Field::fixed)] = Range::certain(sample::field(dearer, Field::fixed).mid + 128);
  const Comparison c = compared({campaign(), dearer});
  const Duel& duel = c.duels[0];
  CHECK(duel.a == 0);
  CHECK(duel.b == 1);
  CHECK(duel.chanceBBeatsA.value == 0);
  CHECK(duel.difference.value.mean == Approx(-128).epsilon(1e-12));
  CHECK(duel.difference.value.p5 == Approx(-128).epsilon(1e-9));
  CHECK(duel.difference.value.p95 == Approx(-128).epsilon(1e-9));
  const Comparison turned = compared({dearer, campaign()});
  CHECK(turned.duels[0].chanceBBeatsA.value == 1);
  CHECK(turned.duels[0].difference.value.mean == -duel.difference.value.mean);
}

TEST_CASE("the chance that one campaign beats another is its closed form", "[comparison]") {
  for (const double seed : {1.0, 2.0, 3.0}) {
    const Scenario a = sample::lognormalCampaign(16384, seed);
    Scenario b = a;
    sample::set(b, Field::averageOrderValue, 70);  // wins where A's order value, median 60, stays below 70
    const Comparison c = compared({a, b});
    const double z = std::log(70.0 / 60) / sample::logSd(sample::kLognormalOrderValue);
    CAPTURE(seed);
    CHECK(within(c.duels[0].chanceBBeatsA, normalCdf(z)));
    const double meanA = sample::lognormalMean();
    const double spread = sample::logSd(sample::kLognormalOrderValue);
    const double meanB = meanA / (60 * std::exp(spread * spread / 2)) * 70;
    CHECK(within({c.duels[0].difference.value.mean, c.duels[0].difference.standardError.mean}, meanB - meanA));
    // Pairing: the difference is known better than either campaign.
    CHECK(*c.duels[0].difference.standardError.mean < *c.contenders[0].profit.standardError.mean);
  }
}

TEST_CASE("perfect information about a campaign and its twin is worth what it is about one", "[comparison]") {
  const Comparison c = compared({sample::lognormalCampaign(65536, 5), sample::lognormalCampaign(65536, 5)});
  CHECK(within(c.evpi, 21.61567606548042));
  CHECK_FALSE(c.best.has_value());  // it loses on average: doing nothing is better
  CHECK(within(c.contenders[0].chanceOfProfit, 0.27604498201820704));
}

TEST_CASE("all campaigns are drawn on the settings of the first", "[comparison]") {
  Scenario other = campaign();
  other.simulation = {1024, 99, 0.9, false};
  const Comparison c = compared({campaign(), other});
  CHECK(c.duels[0].chanceBBeatsA.value == 0.5);
  CHECK(c.contenders[1].profit.value.sd == c.contenders[0].profit.value.sd);
}

TEST_CASE("the best campaign has the highest expected profit, and information is worth no less than nothing", "[comparison]") {
  Scenario good = campaign();
  sample::set(good, Field::fixed, 0);
  for (Line& line : good.creators) sample::set(line, Rate::fee, 1);
  Scenario bad = good;
  sample::set(bad, Field::fixed, 1e5);
  const Comparison c = compared({bad, good, bad});
  REQUIRE(c.best.has_value());
  CHECK(*c.best == 1);
  CHECK(c.evpi.value >= 0);
  CHECK(c.evpi.standardError.has_value());
  for (const Contender& contender : c.contenders) CHECK(contender.profit.value.mean <= c.contenders[1].profit.value.mean);
}

TEST_CASE("comparisons that make no sense are refused with the path", "[comparison]") {
  using Names = std::vector<std::string>;
  CHECK(sample::named(checkComparison(std::vector<Scenario>{campaign()})) == Names{"emptyList scenarios"});
  CHECK(sample::named(checkComparison(std::vector<Scenario>(7, campaign()))) == Names{"tooLarge scenarios"});
  Scenario euro = campaign();
  euro.currency = "EUR";
  Scenario crowd = campaign();
  crowd.creators[0].count = 10000;
  Scenario first = campaign();
  first.simulation.draws = 65536;
  CHECK(sample::named(checkComparison(std::vector<Scenario>{first, euro, crowd})) ==
        Names{"inconsistent scenarios[1].currency", "tooLarge scenarios[2].creators"});
  const auto details = [&] { return checkComparison(std::vector<Scenario>{first, crowd}).at(0).details; };
  CHECK(details().draws == 16384);  // 10,000 creators × 16,384 draws ≤ 2²⁸
  CHECK(details().creators == 0);
  crowd.creators = std::vector<Line>(105, Line(crowd.creators[0]));
  CHECK(details().draws == kMinDraws);
  CHECK(details().creators == 1048576);
}

TEST_CASE("progress of a comparison rises to 1", "[comparison]") {
  ScoreCache cache(kCache);
  double last = 0;
  bool rises = true;
  const std::vector<Scenario> scenarios{campaign(), campaign(90000)};
  const Comparison c = compare(scenarios, cache, [&](double done) {
    rises = rises && done >= last;
    last = done;
  });
  CHECK(rises);
  CHECK(last == 1);
  CHECK(c.contenders.size() == 2);
}
