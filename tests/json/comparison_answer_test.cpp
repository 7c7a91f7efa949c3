#include <string>
#include <vector>

#include "door.hpp"

using namespace tierwise;
using door::Json;
using door::Lines;

namespace {

Json compared(const std::string& request) { return door::ask("compare", request); }

std::string scenario(const std::string& name, const std::string& more = "") {
  return R"({"name": ")" + name +
         R"(", "creators": [{"platform": "tiktok", "format": "video", "followers": 30000, "count": 3, "fee": 150}])" + more + "}";
}

std::string listOf(const std::vector<std::string>& scenarios) {
  std::string text = R"({"scenarios": [)";
  for (const std::string& entry : scenarios) text += (&entry == &scenarios.front() ? "" : ", ") + entry;
  return text + "]}";
}

}  // namespace

TEST_CASE("a comparison answers for each scenario and each pair, in the worlds of the first", "[json]") {
  const std::string settings = R"(, "simulation": {"draws": 512, "seed": 3})";
  const Json c = compared(listOf(
      {scenario("today", settings), scenario("dearer", R"(, "costs": {"fixed": 500}, "simulation": {"draws": 1024})"), scenario("twin")}));
  REQUIRE(c.at("ok") == true);
  CHECK(c.at("schema") == "tierwise/comparison@1");
  REQUIRE(c.at("scenarios").size() == 3);
  CHECK(c.at("scenarios")[1].at("name") == "dearer");
  CHECK(c.at("scenarios")[0].at("profit") == c.at("scenarios")[2].at("profit"));
  CHECK(c.at("scenarios")[0].at("probability").at("profit").is_number());
  const Json alone = Json::parse(answer("project", scenario("today", settings)));
  CHECK(c.at("scenarios")[0].at("profit") == alone.at("simulated").at("profit"));
  CHECK(c.at("scenarios")[0].at("stamp") == alone.at("stamp"));
  REQUIRE(c.at("pairs").size() == 3);
  const Json& dearer = c.at("pairs")[0];
  CHECK(dearer.at("a") == 0);
  CHECK(dearer.at("b") == 1);
  CHECK(dearer.at("chanceBBeatsA") == 0);
  CHECK(dearer.at("difference").at("mean").get<double>() == Approx(-500));
  const Json& twin = c.at("pairs")[1];
  CHECK(twin.at("chanceBBeatsA") == 0.5);
  CHECK(twin.at("standardError").at("chanceBBeatsA") == 0);
  CHECK(twin.at("difference").at("sd") == 0);
  CHECK(twin.at("dots") == Json(std::vector<int>(50, 0)));
  CHECK(c.at("evpi") >= 0);
  const bool pays = c.at("scenarios")[0].at("profit").at("mean") > 0;
  CHECK(c.at("best") == (pays ? Json(0) : Json()));
}

TEST_CASE("errors of compared scenarios carry what those of a single one carry", "[json]") {
  const Json answer = compared(listOf({scenario("a", R"(, "nishe": "x")"), scenario("b")}));
  CHECK(answer.at("errors")[0].at("path") == "scenarios[0].nishe");
  CHECK(answer.at("errors")[0].at("nearest") == "niche");
}

TEST_CASE("a scenario that is compared needs room for the draws of the first only, and is told what fits where those are too many",
          "[json]") {
  const std::string crowd = R"({"creators": [)" +
                            std::string(R"({"platform": "tiktok", "format": "video", "followers": 10, "count": 10000},)") +
                            R"({"platform": "tiktok", "format": "video", "followers": 10, "count": 10000, "posts": 2})";
  const auto few = [](const char* draws) { return scenario("few", std::string(R"(, "simulation": {"draws": )") + draws + "}"); };
  CHECK(compared(listOf({few("256"), crowd + R"(], "simulation": {"draws": 1048576}})"})).at("ok") == true);
  const Json refused = compared(listOf({few("65536"), crowd + "]}"})).at("errors")[0];
  CHECK(refused.at("path") == "scenarios[1].creators");
  CHECK(refused.at("draws") == 8192);
  CHECK(door::codesOf("compare", listOf({few("256"), crowd + R"(], "simulation": {"draws": 300}})"})) ==
        Lines{"outOfRange scenarios[1].simulation.draws"});
}

TEST_CASE("errors of compared scenarios name the scenario, all at once", "[json]") {
  CHECK(door::codesOf("compare", "{}") == Lines{"missing scenarios"});
  CHECK(door::codesOf("compare", "[]") == Lines{"wrongType "});
  CHECK(door::codesOf("compare", R"({"scenarios": 3})") == Lines{"wrongType scenarios"});
  CHECK(door::codesOf("compare", listOf({scenario("alone")})) == Lines{"emptyList scenarios"});
  CHECK(door::codesOf("compare", listOf(std::vector<std::string>(7, scenario("many")))) == Lines{"tooLarge scenarios"});
  CHECK(door::codesOf("compare", listOf({scenario("a"), "4"})) == Lines{"wrongType scenarios[1]"});
  CHECK(door::codesOf("compare", listOf({R"({"creators": []})", scenario("b", R"(, "nich": "x", "usdRate": -1)")})) ==
        Lines{"emptyList scenarios[0].creators", "outOfRange scenarios[1].usdRate", "unknownField scenarios[1].nich"});
  CHECK(door::codesOf("compare", listOf({scenario("a"), scenario("b", R"(, "usdRate": 1e999)")})) ==
        Lines{"outOfRange scenarios[1].usdRate"});
  CHECK(door::codesOf("compare", listOf({scenario("a"), scenario("b", R"(, "schema": "tierwise/scenario@9")")})) ==
        Lines{"unsupportedSchema scenarios[1].schema"});
  CHECK(door::codesOf("compare", listOf({scenario("a"), scenario("b", R"(, "currency": "EUR")")})) ==
        Lines{"inconsistent scenarios[1].currency"});
}
