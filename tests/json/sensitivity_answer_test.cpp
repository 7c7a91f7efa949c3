#include <set>
#include <string>

#include "door.hpp"

using namespace tierwise;
using door::Json;

namespace {

/// A line of creators with ranges from the benchmarks; `more` goes into the scenario.
std::string scenario(const std::string& more = "") {
  return R"({"creators": [{"platform": "tiktok", "format": "video", "followers": 30000, "count": 3, "fee": 150}],
             "product": {"averageOrderValue": {"low": 40, "mid": 55, "high": 70}})" +
         more + R"(, "simulation": {"draws": 256}})";
}

std::set<std::string> pathsOf(const Json& list) {
  std::set<std::string> paths;
  for (const Json& entry : list) paths.insert(entry.at("path").get<std::string>());
  return paths;
}

}  // namespace

TEST_CASE("a sensitivity answers with tornado, Sobol' indices, values of information and the spread", "[json]") {
  const Json a = door::ask("sensitivity", scenario());
  REQUIRE(a.at("ok") == true);
  CHECK(a.at("schema") == "tierwise/sensitivity@1");
  CHECK(a.at("stamp").is_string());
  CHECK(a.at("draws") == 256);
  const auto bars = pathsOf(a.at("tornado"));
  CHECK(bars.count("creators.reachRate") == 1);
  CHECK(bars.count("creators.own") == 0);
  auto inputs = bars;
  inputs.insert("creators.own");
  CHECK(pathsOf(a.at("sobol")) == inputs);
  CHECK(pathsOf(a.at("evppi")) == inputs);
  for (const Json& bar : a.at("tornado")) {
    if (bar.at("path") != "product.averageOrderValue") continue;
    CHECK(bar.at("input") == Json{{"low", 40}, {"high", 70}});
    CHECK(bar.at("profit").at("low") < a.at("typicalProfit"));
    CHECK(bar.at("profit").at("high") > a.at("typicalProfit"));
    CHECK(bar.at("span").get<double>() == Approx(bar.at("profit").at("high").get<double>() - bar.at("profit").at("low").get<double>()));
  }
  for (const Json& share : a.at("sobol")) CHECK(share.at("standardError").at("total").is_number());
  for (const Json& worth : a.at("evppi")) CHECK(worth.at("value") <= a.at("evpi"));
  CHECK(a.at("standardError").at("evpi").is_number());
  REQUIRE(a.at("spread").size() == 5);
  const Json& last = a.at("spread").back();
  CHECK(last.at("creators") == 100);
  CHECK(last.at("followers") == 300);
  CHECK(last.at("profit").at("p5") <= last.at("profit").at("p50"));
  CHECK(last.at("profit").at("standardError").at("p5").is_null());  // too few draws for the error of a tail
  CHECK(last.at("probability").at("standardError").at("profit").is_number());
}

TEST_CASE("the same sensitivity has the same bytes, whatever was asked in between", "[json]") {
  const std::string first = answer("sensitivity", scenario());
  REQUIRE(door::ask("project", scenario(R"(, "costs": {"fixed": 100})")).at("ok") == true);
  CHECK(answer("sensitivity", scenario()) == first);
}

TEST_CASE("a profit that does not vary has null for Sobol' indices", "[json]") {
  const Json a =
      door::ask("sensitivity", R"({"creators": [{"platform": "tiktok", "format": "video", "followers": 0, "delivery": 1, "fee": 150}],
    "costs": {"hours": 1, "hourlyRate": 1, "seeding": 1, "agency": 0, "usageRights": 0, "fixed": 0}, "simulation": {"draws": 256}})");
  REQUIRE(a.at("ok") == true);
  REQUIRE_FALSE(a.at("sobol").empty());
  for (const Json& share : a.at("sobol")) {
    CHECK(share.at("first").is_null());
    CHECK(share.at("total").is_null());
  }
  CHECK(a.at("evpi") == 0);
}

TEST_CASE("a sensitivity refuses what a projection refuses", "[json]") {
  const Json a = door::ask("sensitivity", R"({"creators": [], "metric": "roi"})");
  CHECK(a.at("ok") == false);
  REQUIRE(a.at("errors").size() == 2);
  CHECK(a.at("errors")[0].at("path") == "creators");
  CHECK(a.at("errors")[1].at("code") == "unknownField");
}
