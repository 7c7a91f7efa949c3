// The verbs on good requests: shapes, known answers, and that one scenario has one stamp.
#include "benchmarks/compiled.hpp"
#include "door.hpp"

using namespace tierwise;
using door::ask;
using door::Json;
using door::keysOf;
using door::Lines;

namespace {

Json classified(double followers) { return ask("classify", Json{{"followers", followers}}); }

}  // namespace

TEST_CASE("version names the engine, the model and the figures") {
  const Json answer = ask("version", std::string());
  CHECK(keysOf(answer) == Lines{"ok", "schema", "engineVersion", "modelVersion", "benchmarkEdition", "benchmarkSha256"});
  CHECK(answer["schema"] == "tierwise/version@1");
  CHECK(answer["benchmarkEdition"] == std::string(compiledBenchmarks().edition));
  CHECK(answer["benchmarkSha256"].get<std::string>().size() == 64);
  CHECK(ask("version", std::string(" {} ")) == answer);
  CHECK(door::errorsOf("version", std::string(R"({"verbose": true})")) ==
        Lines{"unknownField verbose: \"verbose\" is not a field; the nearest is schema"});
}

TEST_CASE("classify knows every cut of both schemes") {
  const std::pair<double, std::pair<const char*, const char*>> cuts[] = {
      {0, {"emerging", "emerging"}}, {999, {"emerging", "emerging"}}, {1000, {"nano", "nano"}},    {9999, {"nano", "nano"}},
      {10000, {"micro", "micro"}},   {50000, {"micro", "micro"}},     {50001, {"mid", "micro"}},   {99999, {"mid", "micro"}},
      {100000, {"mid", "mid"}},      {499999, {"mid", "mid"}},        {500000, {"mid", "macro"}},  {500001, {"macro", "macro"}},
      {999999, {"macro", "macro"}},  {1000000, {"macro", "mega"}},    {1000001, {"mega", "mega"}}, {10000000000.0, {"mega", "mega"}},
  };
  for (const auto& [followers, tiers] : cuts) {
    INFO(followers);
    const Json answer = classified(followers);
    CHECK(answer["tier"] == tiers.first);
    CHECK(answer["schemes"] == Json{{"agency", tiers.first}, {"common", tiers.second}});
  }
}

TEST_CASE("classify says how far it is to the next tier, and where in the tier") {
  const Json answer = classified(25000);
  CHECK(keysOf(answer) == Lines{"ok", "schema", "tier", "position", "next", "schemes"});
  CHECK(answer["next"] == Json{{"id", "mid"}, {"from", 50001}, {"distance", 25001}});
  CHECK(answer["position"].get<double>() == Approx(std::log(2.5) / std::log(5.0001)).epsilon(1e-14));
  CHECK(classified(999)["position"].is_null());
  CHECK(classified(999)["next"]["distance"] == 1);
  CHECK(classified(2e6)["position"].is_null());
  CHECK(classified(2e6)["next"].is_null());
}

TEST_CASE("classify takes a scheme of one's own, or a known one by name") {
  const Json own =
      ask("classify",
          std::string(R"({"followers": 10, "tierScheme": {"name": "tiny", "tiers": [{"id": "a", "from": 5}, {"id": "b", "from": 20}]}})"));
  CHECK(own["tier"] == "a");
  CHECK(own["next"]["distance"] == 10);
  CHECK(own["schemes"] == Json{{"agency", "emerging"}, {"common", "emerging"}, {"tiny", "a"}});
  CHECK(ask("classify", std::string(R"({"followers": 50001, "tierScheme": "common"})"))["tier"] == "micro");
  CHECK(door::codesOf("classify", std::string(R"({"followers": -1, "tierScheme": "agenci"})")) ==
        Lines{"unknownValue tierScheme", "outOfRange followers"});
  CHECK(door::codesOf("classify", std::string(R"({"followers": 1, "tierScheme": {"name": "x", "tiers": [{"id": "a"}]}})")) ==
        Lines{"missing tierScheme.tiers[0].from"});
  CHECK(door::codesOf("classify", std::string(R"({"followers": 1, "tierScheme": {"name": "x"}})")) == Lines{"missing tierScheme.tiers"});
  CHECK(door::codesOf("classify", std::string(R"({"followers": 1, "tierScheme": {"name": "x", "tiers": []}})")) ==
        Lines{"emptyList tierScheme.tiers"});
  CHECK(door::codesOf(
            "classify",
            std::string(R"({"followers": 1, "tierScheme": {"name": "x", "tiers": [{"id": "a", "from": "9"}, {"id": "b", "from": 0}]}})")) ==
        Lines{"wrongType tierScheme.tiers[0].from"});
  const Json renamed =
      ask("classify", std::string(R"({"followers": 10, "tierScheme": {"name": "agency", "tiers": [{"id": "a", "from": 5}]}})"));
  CHECK(renamed["schemes"] == Json{{"common", "emerging"}, {"agency", "a"}});
}

TEST_CASE("defaults tells for each filled field its path, value, sources, grade and note") {
  const Json answer = ask("defaults", door::sparse());
  CHECK(keysOf(answer) == Lines{"ok", "schema", "scenario", "filled", "warnings"});
  bool fee = false;
  for (const Json& entry : answer["filled"]) {
    const bool spread = entry.contains("spread");
    CHECK(keysOf(entry) ==
          (spread ? Lines{"path", "value", "spread", "sources", "grade", "note"} : Lines{"path", "value", "sources", "grade", "note"}));
    if (entry["path"] != "creators[0].fee") continue;
    fee = true;
    CHECK(entry["value"].is_number());
    CHECK(spread);
    CHECK(entry["value"] == entry["spread"]["mid"]);
    CHECK(entry["value"] == answer["scenario"]["creators"][0]["fee"]);
  }
  CHECK(fee);
}

TEST_CASE("a typed value is never among the filled ones") {
  Json scenario = door::sparse();
  scenario["creators"][0]["fee"] = 123.45;
  scenario["product"]["grossMargin"] = 0.5;
  const Json answer = ask("defaults", scenario);
  CHECK(answer["scenario"]["creators"][0]["fee"] == 123.45);
  for (const Json& entry : answer["filled"]) {
    CHECK(entry["path"] != "creators[0].fee");
    CHECK(entry["path"] != "product.grossMargin");
  }
}

TEST_CASE("project answers in the contract's shape") {
  const Json answer = ask("project", door::sparse());
  CHECK(answer["schema"] == "tierwise/projection@1");
  CHECK(keysOf(answer["typical"]) == Lines{"reach",
                                           "effectiveReach",
                                           "duplication",
                                           "impressions",
                                           "engagements",
                                           "clicks",
                                           "trackedOrders",
                                           "attributedOrders",
                                           "incrementalOrders",
                                           "trackedRevenue",
                                           "incrementalRevenue",
                                           "fees",
                                           "cost",
                                           "contribution",
                                           "profit",
                                           "roi",
                                           "dashboardRoas",
                                           "incrementalRoas",
                                           "cpm",
                                           "cpe",
                                           "cpc",
                                           "cpa",
                                           "costPerIncrementalOrder",
                                           "cac",
                                           "ordersPerThousandReached",
                                           "costBreakdown",
                                           "ladder"});
  CHECK(keysOf(answer["typical"]["costBreakdown"]) == Lines{"fees", "usageRights", "agency", "seeding", "time", "boost", "fixed"});
  CHECK(keysOf(answer["typical"]["ladder"]) == Lines{"revenueOverFees", "afterAllCosts", "afterReturns", "afterMargin", "plusUntracked",
                                                     "afterIncrementality", "plusRepeat", "plusContent"});
  CHECK(keysOf(answer["breakEven"]) ==
        Lines{"orderRateMultiplier", "ordersPerThousandReached", "averageOrderValue", "incrementality", "feeMultiplier"});
  CHECK(keysOf(answer["creators"][0]) == Lines{"tier", "reach", "effectiveReach", "clicks", "trackedOrders", "attributedOrders",
                                               "contribution", "cost", "profit", "roi", "walkAwayFee"});
  CHECK(answer["creators"][0]["tier"] == "micro");
  Lines keys = keysOf(answer);
  CHECK(keys.front() == "ok");
  CHECK(keys[2] == "stamp");
  CHECK(keys[3] == "typical");
  CHECK(keys.back() == "warnings");
}

TEST_CASE("the stamp names version, edition and seed, and tells scenarios apart") {
  const auto stamp = [](const Json& scenario) { return ask("project", scenario)["stamp"].get<std::string>(); };
  Json scenario = door::sparse();
  const std::string first = stamp(scenario);
  const Json version = ask("version", std::string());
  CHECK(first.substr(0, first.rfind(" · ")) ==
        version["engineVersion"].get<std::string>() + " · " + version["benchmarkEdition"].get<std::string>() + " · 1");
  CHECK(first.substr(first.rfind(" · ") + std::string(" · ").size()).size() == 16);
  CHECK(stamp(scenario) == first);
  scenario["creators"][0]["followers"] = 25001;
  CHECK(stamp(scenario) != first);
}

TEST_CASE("an answer is the text that a browser would write for the same values") {
  // Whole numbers without a point, shortest decimals, no white space: nlohmann_json agrees on these answers.
  for (const auto& [verb, request] : {std::pair<const char*, std::string>{"classify", R"({"followers": 25000})"}, {"version", ""}}) {
    const std::string text = answer(verb, request);
    CHECK(Json::parse(text).dump() == text);
  }
  CHECK(answer("classify", R"({"followers": 25000})").find("\"distance\":25001}") != std::string::npos);
}

TEST_CASE("an unknown verb is answered with the nearest one") {
  CHECK(door::errorsOf("projekt", std::string("{}")) == Lines{"unknownVerb : \"projekt\" is not a verb; the nearest is project"});
  CHECK(door::codesOf("\xFF\xFE", std::string("{}")) == Lines{"unknownVerb "});
  CHECK(door::codesOf("", std::string()) == Lines{"unknownVerb "});
}

TEST_CASE("benchmarks gives back the whole table") {
  const Json answer = ask("benchmarks", std::string());
  const BenchmarkTable& table = compiledBenchmarks();
  CHECK(answer["curves"].size() + answer["values"].size() == table.entries.size());
  CHECK(answer["collaborations"].size() == table.collaborations.size());
  CHECK(answer["events"].size() == table.events.size());
  CHECK(answer["shocks"].size() == table.shocks.size());
  CHECK(answer["orderEvidence"].size() == table.orderEvidence.size());
  CHECK(answer["tierSchemes"].size() == table.tierSchemes.size());
  for (const Json& curve : answer["curves"]) {
    CHECK(curve["points"].size() > 0);
    CHECK(curve["grade"].get<std::string>().size() == 1);
    CHECK(curve["sources"].is_array());
  }
}

TEST_CASE("what an error's message says stands beside it as data, and nothing else does") {
  const auto first = [](std::string_view verb, const std::string& request) { return door::ask(verb, request).at("errors").at(0); };
  const std::string broken = "{\n\"creators\": [1,]}";
  CHECK(first("project", broken).at("line") == 2);
  CHECK(first("project", broken).at("column") == 16);
  CHECK(first("projekt", "{}").at("nearest") == "project");
  door::Json scenario = door::sparse();
  scenario["nische"] = "beauty";
  CHECK(first("project", scenario.dump()).at("nearest") == "niche");
  scenario = door::sparse();
  scenario["creators"][0]["platform"] = "instagrm";
  CHECK(first("project", scenario.dump()).at("nearest") == "instagram");
  scenario = door::sparse();
  scenario["tierScheme"] = "agncy";
  CHECK(first("project", scenario.dump()).at("nearest") == "agency");
  scenario = door::sparse();
  scenario["creators"][0]["count"] = 10000;
  scenario["simulation"]["draws"] = 1048576;
  CHECK(first("project", scenario.dump()).at("draws") == 16384);
  scenario["creators"][0]["count"] = -1;
  CHECK(first("project", scenario.dump()).size() == 3);  // code, path, message
}
