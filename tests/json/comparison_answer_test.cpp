#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "json/api.hpp"

using nlohmann::json;

namespace {

json compared(const std::string& request) { return json::parse(tierwise::answer("compare", request)); }

std::string scenario(const std::string& name, const std::string& more = "") {
  return R"({"name": ")" + name +
         R"(", "creators": [{"platform": "tiktok", "format": "video", "followers": 30000, "count": 3, "fee": 150}])" + more + "}";
}

std::string listOf(const std::vector<std::string>& scenarios) {
  std::string text = R"({"scenarios": [)";
  for (const std::string& entry : scenarios) text += (&entry == &scenarios.front() ? "" : ", ") + entry;
  return text + "]}";
}

/// "code path" of each error, in order.
std::vector<std::string> refusals(const std::string& request) {
  const json answer = compared(request);
  CHECK(answer.at("ok") == false);
  std::vector<std::string> names;
  for (const json& error : answer.at("errors"))
    names.push_back(error.at("code").get<std::string>() + " " + error.at("path").get<std::string>());
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a comparison answers for each scenario and each pair, in the worlds of the first", "[json]") {
  const std::string settings = R"(, "simulation": {"draws": 512, "seed": 3})";
  const json c = compared(listOf(
      {scenario("today", settings), scenario("dearer", R"(, "costs": {"fixed": 500}, "simulation": {"draws": 1024})"), scenario("twin")}));
  REQUIRE(c.at("ok") == true);
  CHECK(c.at("schema") == "tierwise/comparison@1");
  REQUIRE(c.at("scenarios").size() == 3);
  CHECK(c.at("scenarios")[1].at("name") == "dearer");
  CHECK(c.at("scenarios")[0].at("profit") == c.at("scenarios")[2].at("profit"));
  CHECK(c.at("scenarios")[0].at("probability").at("profit").is_number());
  const json alone = json::parse(tierwise::answer("project", scenario("today", settings)));
  CHECK(c.at("scenarios")[0].at("profit") == alone.at("simulated").at("profit"));
  CHECK(c.at("scenarios")[0].at("stamp") == alone.at("stamp"));
  REQUIRE(c.at("pairs").size() == 3);
  const json& dearer = c.at("pairs")[0];
  CHECK(dearer.at("a") == 0);
  CHECK(dearer.at("b") == 1);
  CHECK(dearer.at("chanceBBeatsA") == 0);
  CHECK(dearer.at("difference").at("mean").get<double>() == Approx(-500));
  const json& twin = c.at("pairs")[1];
  CHECK(twin.at("chanceBBeatsA") == 0.5);
  CHECK(twin.at("standardError").at("chanceBBeatsA") == 0);
  CHECK(twin.at("difference").at("sd") == 0);
  CHECK(twin.at("dots") == json(std::vector<int>(50, 0)));
  CHECK(c.at("evpi") >= 0);
  const bool pays = c.at("scenarios")[0].at("profit").at("mean") > 0;
  CHECK(c.at("best") == (pays ? json(0) : json()));
}

TEST_CASE("errors of compared scenarios name the scenario, all at once", "[json]") {
  CHECK(refusals("{}") == Names{"missing scenarios"});
  CHECK(refusals("[]") == Names{"wrongType "});
  CHECK(refusals(R"({"scenarios": 3})") == Names{"wrongType scenarios"});
  CHECK(refusals(listOf({scenario("alone")})) == Names{"emptyList scenarios"});
  CHECK(refusals(listOf(std::vector<std::string>(7, scenario("many")))) == Names{"tooLarge scenarios"});
  CHECK(refusals(listOf({scenario("a"), "4"})) == Names{"wrongType scenarios[1]"});
  CHECK(refusals(listOf({R"({"creators": []})", scenario("b", R"(, "nich": "x", "usdRate": -1)")})) ==
        Names{"emptyList scenarios[0].creators", "outOfRange scenarios[1].usdRate", "unknownField scenarios[1].nich"});
  CHECK(refusals(listOf({scenario("a"), scenario("b", R"(, "usdRate": 1e999)")})) == Names{"outOfRange scenarios[1].usdRate"});
  CHECK(refusals(listOf({scenario("a"), scenario("b", R"(, "schema": "tierwise/scenario@9")")})) ==
        Names{"unsupportedSchema scenarios[1].schema"});
  CHECK(refusals(listOf({scenario("a"), scenario("b", R"(, "currency": "EUR")")})) == Names{"inconsistent scenarios[1].currency"});
}
