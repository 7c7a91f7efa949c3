#include "core/spread.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/lognormal.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

namespace {

std::vector<SpreadRow> spread(const Scenario& scenario) {
  Scores scores(static_cast<std::uint64_t>(*scenario.simulation.seed), layoutOf(static_cast<std::size_t>(*scenario.simulation.draws)),
                std::size_t{64} << 20U);
  return spreadOf(scenario, scores);
}

}  // namespace

TEST_CASE("spreading divides followers, fee, content value, gifts and hours of one creator of the first line", "[spread]") {
  Scenario s = sample::plain();
  s.creators[0].count = 7;
  s.creators[0].rates[index(Rate::fee)] = Range{300, 600, 900};
  s.creators[0].contentValue = 90;
  s.fields[index(Field::hours)] = Range{1, 2, 4};
  sample::set(s, Field::seeding, 30);
  sample::set(s, Field::fixed, 100);
  s.creators.push_back(sample::completed(sample::sparse(5000)).creators[0]);
  const Scenario three = spreadOver(s, 3);
  REQUIRE(three.creators.size() == 1);
  CHECK(three.creators[0].count == 3.0);
  CHECK(three.creators[0].followers == 3333.0);
  CHECK(three.creators[0].contentValue == 30.0);
  CHECK(sample::rate(three.creators[0], Rate::fee).low == 100);
  CHECK(sample::rate(three.creators[0], Rate::fee).high == 300);
  CHECK(sample::field(three, Field::hours).high == 4.0 / 3);
  CHECK(sample::field(three, Field::seeding).mid == 10);
  CHECK(sample::field(three, Field::fixed).mid == 100);
  CHECK(sample::rate(three.creators[0], Rate::reachRate).mid == sample::rate(s.creators[0], Rate::reachRate).mid);
}

TEST_CASE("creators too few to divide are not spread further", "[spread]") {
  Scenario s = sample::plain();
  s.creators[0].followers = 20;
  s.simulation.draws = 256;
  const auto rows = spread(s);
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].creators == 10);
  CHECK(rows[2].followers == 2);
  s.creators[0].followers = 0;
  CHECK(spread(s).size() == 1);
}

TEST_CASE("where nothing is uncertain one creator earns what is typical", "[spread]") {
  Scenario s = sample::plain();
  s.simulation.draws = 256;
  s.simulation.luck = false;
  const double profit = sample::projected(s).typical.profit;
  const auto rows = spread(s);
  CHECK(errorOf(rows[0].p50.value, profit) < 1e-12);
  CHECK(rows[0].p5.value == rows[0].p95.value);
  CHECK(rows[0].chanceOfProfit.value == (profit > 0 ? 1 : 0));
}

TEST_CASE("spreading does nothing where all creators share one fate, and shrinks what each has of its own", "[spread]") {
  Scenario s = sample::lognormalCampaign(16384, 1, 1);
  s.creators[0].followers = 30000;  // divides by all counts
  s.fields[index(Field::averageOrderValue)] = Range::certain(90);
  s.fields[index(Field::reachShock)] = Range::certain(1);
  const auto together = spread(s);
  REQUIRE(together.size() == 5);
  for (const SpreadRow& row : together) {
    CHECK(errorOf(row.p50.value, together[0].p50.value) < 1e-4);  // overlap in an audience of 1e12 is not quite nothing
    CHECK(row.chanceOfProfit.value == together[0].chanceOfProfit.value);
  }
  s.simulation.commonShare = 0;
  const auto apart = spread(s);
  // The sum of n independent lognormals: its sd falls with √n, and the interval with it once the sum is nearly normal.
  const auto width = [](const SpreadRow& row) { return row.p95.value - row.p5.value; };
  for (std::size_t i = 1; i < apart.size(); ++i) CHECK(width(apart[i]) < width(apart[i - 1]));
  const double mean = 0.75 * sample::kLognormalScale * 90 * 0.2 *
                      std::exp(0.5 * sample::logSd(sample::kLognormalReach) * sample::logSd(sample::kLognormalReach));
  const double sd = mean * std::sqrt(std::exp(sample::logSd(sample::kLognormalReach) * sample::logSd(sample::kLognormalReach)) - 1);
  CHECK(errorOf(width(apart[4]), 2 * kZ95 * sd / 10) < 0.02);
}
