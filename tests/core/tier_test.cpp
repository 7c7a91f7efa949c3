#include "core/tier.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/benchmark.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

namespace {

TierScheme scheme(const char* name) {
  for (const TierScheme& known : tierSchemes(compiledBenchmarks())) {
    if (known.name == name) return known;
  }
  return {};
}
std::string tierOf(double followers, const char* name) { return placeOf(followers, scheme(name)).tier; }

}  // namespace

TEST_CASE("The agency scheme calls 10,000 to 50,000 followers micro and is the default") {
  CHECK(tierSchemes(compiledBenchmarks()).front().name == "agency");
  CHECK(tierOf(9999, "agency") == "nano");
  CHECK(tierOf(10000, "agency") == "micro");
  CHECK(tierOf(50000, "agency") == "micro");
  CHECK(tierOf(50001, "agency") == "mid");
  CHECK(tierOf(500000, "agency") == "mid");
  CHECK(tierOf(500001, "agency") == "macro");
  CHECK(tierOf(1000000, "agency") == "macro");
  CHECK(tierOf(1000001, "agency") == "mega");
}

TEST_CASE("The common scheme cuts at 10,000, 100,000, 500,000 and a million") {
  CHECK(tierOf(9999, "common") == "nano");
  CHECK(tierOf(10000, "common") == "micro");
  CHECK(tierOf(99999, "common") == "micro");
  CHECK(tierOf(100000, "common") == "mid");
  CHECK(tierOf(499999, "common") == "mid");
  CHECK(tierOf(500000, "common") == "macro");
  CHECK(tierOf(999999, "common") == "macro");
  CHECK(tierOf(1000000, "common") == "mega");
}

TEST_CASE("Below the first cut of every scheme a creator is emerging, with no position but a distance") {
  for (const TierScheme& known : tierSchemes(compiledBenchmarks())) {
    for (const double followers : {0.0, 1.0, 999.0}) {
      const TierPlace place = placeOf(followers, known);
      CHECK(place.tier == kEmerging);
      CHECK_FALSE(place.position);
      REQUIRE(place.next);
      CHECK(place.next->id == "nano");
      CHECK(place.distance == 1000 - followers);
    }
    CHECK(placeOf(1000, known).tier == "nano");
  }
}

TEST_CASE("The last tier has no next cut, no distance and no position") {
  for (const double followers : {1000001.0, 1e10}) {
    const TierPlace place = placeOf(followers, scheme("agency"));
    CHECK(place.tier == "mega");
    CHECK_FALSE(place.next);
    CHECK_FALSE(place.distance);
    CHECK_FALSE(place.position);
  }
}

TEST_CASE("The position in a tier is the share of its logarithmic width") {
  const TierPlace place = placeOf(25000, scheme("agency"));
  REQUIRE(place.next);
  CHECK(place.next->id == "mid");
  CHECK(place.next->from == 50001);
  CHECK(place.distance == 25001);
  CHECK(errorOf(place.position, std::log(2.5) / std::log(5.0001)) < 1e-14);
  CHECK(placeOf(10000, scheme("agency")).position == 0);
  // Half way between 1,000 and 100,000 lies 10,000.
  CHECK(errorOf(placeOf(10000, {"own", {{"low", 1000}, {"high", 100000}}}).position, 0.5) < 1e-14);
}

TEST_CASE("From 0 to ten million followers tiers only ever rise, and positions stay in [0, 1)") {
  for (const TierScheme& known : tierSchemes(compiledBenchmarks())) {
    std::size_t rank = 0;
    for (double followers = 0; followers < 1e7; followers = std::floor(followers * 1.01) + 1) {
      const TierPlace place = placeOf(followers, known);
      std::size_t now = 0;
      for (std::size_t i = 0; i < known.tiers.size(); ++i) {
        if (known.tiers[i].id == place.tier) now = i + 1;
      }
      CHECK(now >= rank);
      rank = now;
      if (place.position) CHECK((*place.position >= 0 && *place.position < 1));
      if (place.distance) CHECK(placeOf(followers + *place.distance, known).tier == place.next->id);
    }
    CHECK(rank == known.tiers.size());
  }
}

TEST_CASE("A scheme of one's own may begin at 0 followers; that tier has no logarithmic position") {
  const TierScheme own{"own", {{"small", 0}, {"large", 100}}};
  CHECK(checkScheme(own, "tierScheme").empty());
  const TierPlace place = placeOf(0, own);
  CHECK(place.tier == "small");
  CHECK_FALSE(place.position);
  CHECK(place.distance == 100);
}

TEST_CASE("A scheme of one's own is refused with the path of each fault") {
  using sample::named;
  CHECK(checkScheme({"own", {{"a", 10}, {"b", 20}}}, "tierScheme").empty());
  CHECK(named(checkScheme({"own", {}}, "tierScheme")) == std::vector<std::string>{"emptyList tierScheme.tiers"});
  CHECK(named(checkScheme({"own", {{"", 10}}}, "tierScheme")) == std::vector<std::string>{"outOfRange tierScheme.tiers[0].id"});
  CHECK(named(checkScheme({"own", {{"emerging", 10}}}, "tierScheme")) == std::vector<std::string>{"outOfRange tierScheme.tiers[0].id"});
  CHECK(named(checkScheme({"own", {{"a", 10}, {"b", 20}, {"a", 30}}}, "tierScheme")) ==
        std::vector<std::string>{"inconsistent tierScheme.tiers[2].id"});
  CHECK(named(checkScheme({"own", {{"a", 10}, {"b", 10}}}, "tierScheme")) ==
        std::vector<std::string>{"inconsistent tierScheme.tiers[1].from"});
  CHECK(named(checkScheme({"own", {{"a", 20}, {"b", 10}}}, "tierScheme")) ==
        std::vector<std::string>{"inconsistent tierScheme.tiers[1].from"});
  CHECK(named(checkScheme({"own", {{"a", -1}}}, "tierScheme")) == std::vector<std::string>{"outOfRange tierScheme.tiers[0].from"});
  CHECK(named(checkScheme({"own", {{"a", 10.5}}}, "tierScheme")) == std::vector<std::string>{"outOfRange tierScheme.tiers[0].from"});
  CHECK(named(checkScheme({"own", {{"a", std::nan("")}}}, "tierScheme")) ==
        std::vector<std::string>{"outOfRange tierScheme.tiers[0].from"});
  CHECK(named(checkScheme({"own", {{"", -1}, {"", 0.5}}}, "tierScheme")).size() == 5);
}
