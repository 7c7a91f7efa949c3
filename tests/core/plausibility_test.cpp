// What a plan is held against: each figure and each range by hand.
#include "core/plausibility.hpp"

#include "catch.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

namespace {

using Checks = std::vector<PlausibilityCheck>;

Checks checksOf(const Scenario& scenario) {
  return plausibilityOf(complete(scenario, compiledBenchmarks()), compiledBenchmarks(), compiledRules());
}

const PlausibilityCheck* find(const Checks& checks, std::string_view id, std::string_view path = "") {
  for (const PlausibilityCheck& check : checks) {
    if (check.id == id && check.path == path) return &check;
  }
  return nullptr;
}

const PlausibilityCheck& checkOf(const Checks& checks, std::string_view id, std::string_view path = "") {
  const PlausibilityCheck* found = find(checks, id, path);
  INFO(id << " " << path);
  REQUIRE(found != nullptr);
  return *found;
}

void checkBand(const PlausibilityCheck& check, double value, double low, double high) {
  INFO(check.id);
  CHECK(errorOf(check.value, value) < 1e-12);
  CHECK(errorOf(check.low, low) < 1e-12);
  CHECK(errorOf(check.high, high) < 1e-12);
  CHECK(check.inside() == (low <= value && value <= high));
  CHECK_FALSE(check.sources.empty());
}

}  // namespace

TEST_CASE("A plan's CPM, revenue over cost and revenue per follower stand beside what others saw") {
  // 5,000 impressions for 500; 25 tracked orders of 80 from 10,000 followers.
  const Checks checks = checksOf(sample::plain());
  checkBand(checkOf(checks, "cpm"), 100, 32, 42);
  checkBand(checkOf(checks, "revenueOverCost"), 4, 1.4, 5.78);
  checkBand(checkOf(checks, "netRevenuePerFollower", "creators[0]"), 0.2, 0.049 / 0.924, 0.265 / 0.924);
}

TEST_CASE("Returns lower the net revenue and not what a dashboard shows; published money follows the exchange rate") {
  Scenario s = sample::plain();
  sample::set(s, Field::returnRate, 0.1);
  s.usdRate = 0.924;
  const Checks checks = checksOf(s);
  checkBand(checkOf(checks, "revenueOverCost"), 4, 1.4, 5.78);
  checkBand(checkOf(checks, "netRevenuePerFollower", "creators[0]"), 0.18, 0.049, 0.265);
  checkBand(checkOf(checks, "cpm"), 100, 32 * 0.924, 42 * 0.924);
}

TEST_CASE("Booked CPMs of two platforms are weighted by their impressions") {
  Scenario s = sample::plain();
  s.creators.push_back(s.creators[0]);
  s.creators[1].platform = Platform::tiktok;
  s.creators[1].format = Format::video;
  s.creators[1].followers = 30000;  // 15,000 impressions beside 5,000
  checkBand(checkOf(checksOf(s), "cpm"), 50, (32 + 3 * 25) / 4.0, (42 + 3 * 35) / 4.0);
}

TEST_CASE("A line's revenue per follower is its own") {
  Scenario s = sample::plain();
  s.creators.push_back(s.creators[0]);
  sample::set(s.creators[1], Rate::responseRate, 0.03);
  sample::set(s, Field::audienceSize, 1e12);  // next to no overlap
  const Checks checks = checksOf(s);
  CHECK(errorOf(checkOf(checks, "netRevenuePerFollower", "creators[0]").value, 0.2) < 1e-6);
  CHECK(errorOf(checkOf(checks, "netRevenuePerFollower", "creators[1]").value, 0.6) < 1e-6);
  CHECK(checkOf(checks, "netRevenuePerFollower", "creators[1]").inside() == false);
}

TEST_CASE("An input that was given stands beside the published range; a default does not") {
  Scenario s = sample::sparse(25000);
  const Checks none = checksOf(s);
  CHECK(none.size() == 3);
  sample::set(s.creators[0], Rate::engagementRate, 0.5);
  sample::set(s, Field::returnRate, 0.01);
  s.niche = "fashion";
  const Checks checks = checksOf(s);
  CHECK(checks.size() == 5);
  const Benchmark* usual = find(compiledBenchmarks(), {"engagementRate", "instagram", "reel", "fashion"});
  const Range band = valueAt(*usual, 25000);
  checkBand(checkOf(checks, "engagementRate", "creators[0].engagementRate"), 0.5, band.low, band.high);
  CHECK(checkOf(checks, "engagementRate", "creators[0].engagementRate").inside() == false);
  checkBand(checkOf(checks, "returnRate", "product.returnRate"), 0.01, 0.1, 0.35);
  CHECK(checkOf(checks, "returnRate", "product.returnRate").unit == "share");
}

TEST_CASE("A fee stands beside the spread of published fees, in the scenario's currency") {
  Scenario s = sample::sparse(30000);
  s.usdRate = 0.5;
  sample::set(s.creators[0], Rate::fee, 5000);
  checkBand(checkOf(checksOf(s), "fee", "creators[0].fee"), 5000, 145 * 0.5, 1674 * 0.5);
}

TEST_CASE("A judgement of our own is no published range") {
  Scenario s = sample::sparse();
  sample::set(s.creators[0], Rate::inMarketShare, 0.01);  // grade E
  sample::set(s, Field::resaleShare, 0.01);               // grade E
  CHECK(checksOf(s).size() == 3);
}

TEST_CASE("Where a result is no order, sales of shops are no measure") {
  Scenario s = sample::sparse();
  s.event = Event::lead;
  sample::set(s, Field::averageOrderValue, 3);
  sample::set(s, Field::trackedShare, 0.01);
  const Checks checks = checksOf(s);
  CHECK(find(checks, "revenueOverCost") == nullptr);
  CHECK(find(checks, "netRevenuePerFollower", "creators[0]") == nullptr);
  CHECK(find(checks, "averageOrderValue", "product.averageOrderValue") == nullptr);
  CHECK(checkOf(checks, "trackedShare", "measurement.trackedShare").inside() == false);
}

TEST_CASE("What does not exist is neither inside nor outside") {
  Scenario s = sample::plain();
  s.creators[0].followers = 0;
  const Checks checks = checksOf(s);
  CHECK(find(checks, "cpm") == nullptr);
  const PlausibilityCheck& revenue = checkOf(checks, "netRevenuePerFollower", "creators[0]");
  CHECK_FALSE(revenue.value.has_value());
  CHECK_FALSE(revenue.inside().has_value());
  s = sample::plain();
  sample::set(s.creators[0], Rate::fee, 0);
  CHECK_FALSE(checkOf(checksOf(s), "revenueOverCost").value.has_value());
}

TEST_CASE("Any campaign has finite ranges, low before high") {
  sample::Numbers numbers(7);
  for (int i = 0; i < 60; ++i) {
    for (const PlausibilityCheck& check : checksOf(sample::random(numbers, 4))) {
      INFO(check.id << " " << check.path);
      CHECK((check.low > 0 && check.low < check.high && std::isfinite(check.high)));
      if (check.value) CHECK(std::isfinite(*check.value));
    }
  }
}
