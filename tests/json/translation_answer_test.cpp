// The verb `translate` through its door: shapes, reasons in words, and what it refuses.
#include "catch.hpp"
#include "door.hpp"

using namespace tierwise;
using door::Json;
using door::keysOf;
using door::Lines;

namespace {

const Json& ruleOf(const Json& rules, const std::string& id) {
  for (const Json& rule : rules) {
    if (rule["id"] == id) return rule;
  }
  throw std::runtime_error(id);
}

}  // namespace

TEST_CASE("translate answers with counts, rules and checks, under the stamp of the projection") {
  const Json answer = door::ask("translate", door::sparse());
  CHECK(keysOf(answer) == Lines{"ok", "schema", "stamp", "quantities", "emv", "rates", "plausibility"});
  CHECK(answer["schema"] == "tierwise/translation@1");
  const Json projection = door::ask("project", door::sparse());
  CHECK(answer["stamp"] == projection["stamp"]);
  CHECK(keysOf(answer["quantities"]) == Lines{"followerPosts", "organicImpressions", "engagements", "clicks"});
  CHECK(answer["quantities"]["followerPosts"] == 25000);
  CHECK(answer["quantities"]["engagements"] == projection["typical"]["engagements"]);
  CHECK(answer["quantities"]["clicks"] == projection["typical"]["clicks"]);
  CHECK(answer["quantities"]["organicImpressions"] == projection["typical"]["impressions"]);  // without a boost
  CHECK(answer["plausibility"][0]["value"] == projection["typical"]["cpm"]);
  CHECK(keysOf(answer["plausibility"][0]) == Lines{"id", "path", "value", "low", "high", "unit", "sources", "grade", "inside"});
}

TEST_CASE("translate shows a rule with its terms, and a price that is a range as a range") {
  const Json answer = door::ask("translate", door::sparse());
  const Json& views = ruleOf(answer["emv"], "viewsCpm");
  CHECK(keysOf(views) == Lines{"id", "title", "formula", "value", "reason", "missing", "terms", "sources", "grade", "note"});
  CHECK(views["value"].get<double>() == Approx(answer["quantities"]["organicImpressions"].get<double>() / 1000 * 10.8).epsilon(1e-14));
  CHECK(views["reason"].is_null());
  CHECK(views["terms"] ==
        Json::array({Json{
            {"quantity", "organicImpressions"}, {"amount", answer["quantities"]["organicImpressions"]}, {"per", 1000}, {"rate", 10.8}}}));
  CHECK(keysOf(ruleOf(answer["emv"], "perEngagement")["value"]) == Lines{"low", "mid", "high"});
  CHECK(ruleOf(answer["rates"], "bookedCpm")["terms"][1]["platform"] == "tiktok");
  CHECK(ruleOf(answer["rates"], "scaledFollowers")["terms"][0]["scale"] ==
        Json{{"by", "engagementRate"}, {"over", 0.025}, {"least", 0.6}, {"most", 2.2}});
}

TEST_CASE("translate says in words why a rule has no value") {
  const Json answer = door::ask("translate", door::sparse());
  const Json& actions = ruleOf(answer["emv"], "perAction");
  CHECK(actions["value"].is_null());
  CHECK(actions["reason"] == "needs likes, comments and shares, which the model does not count apart");
  CHECK(actions["missing"] == Json::array({"likes", "comments", "shares"}));
  CHECK(actions["terms"][0]["amount"].is_null());
}

TEST_CASE("translate refuses what a projection refuses") {
  CHECK(door::codesOf("translate", std::string(R"({"creators": [], "metric": "roi"})")) ==
        Lines{"emptyList creators", "unknownField metric"});
  Json request = door::sparse();
  request["usdRate"] = -1;
  CHECK(door::codesOf("translate", request) == Lines{"outOfRange usdRate"});
}
