// What a scenario may say, through the door: each refusal with its exact code, path and words, and what is read is written back.
#include "door.hpp"

using namespace tierwise;
using door::codesOf;
using door::errorsOf;
using door::Json;
using door::Lines;

namespace {

/// The least scenario with one member set, by JSON pointer.
Json with(const char* pointer, const Json& value) {
  Json scenario = door::sparse();
  scenario[Json::json_pointer(pointer)] = value;
  return scenario;
}

}  // namespace

TEST_CASE("a scenario with required fields only is complete enough") { CHECK(errorsOf("project", door::sparse()).empty()); }

TEST_CASE("numbers outside their bounds are refused, each in the contract's words") {
  CHECK(errorsOf("project", with("/creators/0/followers", -5)) ==
        Lines{"outOfRange creators[0].followers: followers must be a whole number from 0 to 10,000,000,000; it is -5"});
  CHECK(errorsOf("project", with("/creators/0/followers", 1e12)) ==
        Lines{"outOfRange creators[0].followers: followers must be a whole number from 0 to 10,000,000,000; it is 1,000,000,000,000"});
  CHECK(errorsOf("project", with("/creators/0/followers", 0.5)) ==
        Lines{"outOfRange creators[0].followers: followers must be a whole number from 0 to 10,000,000,000; it is 0.5"});
  CHECK(codesOf("project", with("/creators/0/fee", -1)) == Lines{"outOfRange creators[0].fee"});
  CHECK(codesOf("project", with("/product/grossMargin", 1.5)) == Lines{"outOfRange product.grossMargin"});
  CHECK(codesOf("project", with("/creators/0/posts", 0)) == Lines{"outOfRange creators[0].posts"});
  CHECK(codesOf("project", with("/simulation/draws", 1000)) == Lines{"outOfRange simulation.draws"});
  CHECK(codesOf("project", with("/creators/0/reachRate", Json::parse(R"({"low": 0.5, "mid": 0.2, "high": 0.1})"))) ==
        Lines{"reversedRange creators[0].reachRate"});
  CHECK(codesOf("project", with("/creators/0/engagementRate", Json::parse(R"({"low": 0, "mid": 0.2, "high": 0.3})"))) ==
        Lines{"outOfRange creators[0].engagementRate"});
}

TEST_CASE("a number too large for a double is refused at its field, beside the other errors") {
  const std::string text = R"({"creators": [{"platform": "instagram", "format": "reel", "followers": 1e999, "fee": -1}]})";
  CHECK(errorsOf("project", text) == Lines{"outOfRange creators[0].followers: a number this large cannot be calculated with; it is 1e999",
                                           "outOfRange creators[0].fee: fee must be a number from 0 to 1,000,000,000,000,000; it is -1"});
}

TEST_CASE("values of another type are refused with what they are") {
  CHECK(errorsOf("project", with("/creators/0/followers", "many")) ==
        Lines{"wrongType creators[0].followers: followers must be a number; it is the text \"many\""});
  CHECK(errorsOf("project", with("/creators/0/followers", nullptr)) ==
        Lines{"wrongType creators[0].followers: followers must be a number; it is null"});
  CHECK(errorsOf("project", with("/creators/0/fee", "NaN")) ==
        Lines{"wrongType creators[0].fee: fee must be a number, or an object with low, mid and high; it is the text \"NaN\""});
  CHECK(errorsOf("project", with("/creators/0/fee", Json::array())) ==
        Lines{"wrongType creators[0].fee: fee must be a number, or an object with low, mid and high; it is a list"});
  CHECK(errorsOf("project", with("/simulation/luck", 1)) ==
        Lines{"wrongType simulation.luck: luck must be true or false; it is the number 1"});
  CHECK(errorsOf("project", with("/name", 7)) == Lines{"wrongType name: name must be a text; it is the number 7"});
  CHECK(errorsOf("project", with("/creators", "all")) == Lines{"wrongType creators: creators must be a list; it is the text \"all\""});
  CHECK(errorsOf("project", with("/tierScheme", 5)) ==
        Lines{"wrongType tierScheme: tierScheme must be the name of a scheme, or an object with name and tiers; it is the number 5"});
  CHECK(errorsOf("project", with("/tierScheme", "agencie")) ==
        Lines{"unknownValue tierScheme: tierScheme \"agencie\" is not known; the "
              "nearest is agency, or give a scheme of your own with name and tiers"});
  CHECK(errorsOf("project", std::string("[]")) == Lines{"wrongType : the request must be an object; it is a list"});
}

TEST_CASE("what stands below a value of the wrong type is not asked for as well") {
  CHECK(codesOf("project", with("/creators/0", 5)) == Lines{"wrongType creators[0]"});
  CHECK(codesOf("project", with("/product", true)) == Lines{"wrongType product"});
  CHECK(codesOf("project", with("/creators/0/boost", "big")) == Lines{"wrongType creators[0].boost"});
}

TEST_CASE("a range needs all three of its points") {
  CHECK(errorsOf("project", with("/creators/0/fee", Json::parse(R"({"low": 1, "high": "x", "mit": 2})"))) ==
        Lines{"missing creators[0].fee.mid: fee as a range needs low, mid and high",
              "wrongType creators[0].fee.high: high must be a number; it is the text \"x\"",
              "unknownField creators[0].fee.mit: \"mit\" is not a field of creators[0].fee; the nearest is mid"});
}

TEST_CASE("unknown words are answered with the nearest one") {
  CHECK(errorsOf("project", with("/creators/0/platform", "instagrm")) ==
        Lines{"unknownValue creators[0].platform: platform must be one of instagram, tiktok, youtube; it is \"instagrm\", the nearest is "
              "instagram"});
  CHECK(errorsOf("project", with("/creators/0/platform", "TikTok")) ==
        Lines{"unknownValue creators[0].platform: platform must be one of instagram, tiktok, youtube; it is \"TikTok\", the nearest is "
              "tiktok"});
  CHECK(errorsOf("project", with("/target/metric", "ROI")) ==
        Lines{"unknownValue target.metric: metric must be one of roi, profit, incrementalOrders, reach, cpm, "
              "costPerIncrementalOrder, cac; it is \"ROI\", the nearest is roi"});
}

TEST_CASE("unknown fields are answered with the nearest one, at every level") {
  CHECK(errorsOf("project", with("/creators/0/follower", 1)) ==
        Lines{"unknownField creators[0].follower: \"follower\" is not a field of creators[0]; the nearest is followers"});
  CHECK(errorsOf("project", with("/nische", "beauty")) == Lines{"unknownField nische: \"nische\" is not a field; the nearest is niche"});
  CHECK(errorsOf("project", with("/product/grossmargin", 0.5)) ==
        Lines{"unknownField product.grossmargin: \"grossmargin\" is not a field of product; the nearest is grossMargin"});
  CHECK(codesOf("project", with("/creators/0/fit/value", 1)) == Lines{"unknownField creators[0].fit.value"});
  CHECK(codesOf("project", with("/metric", "roi")) == Lines{"unknownField metric"});
}

TEST_CASE("required fields that are missing are named") {
  CHECK(errorsOf("project", std::string("{}")) == Lines{"missing creators: creators is required: a list of at least one line"});
  CHECK(codesOf("project", std::string(R"({"creators": []})")) == Lines{"emptyList creators"});
  CHECK(codesOf("project", std::string(R"({"creators": [{}]})")) ==
        Lines{"missing creators[0].platform", "missing creators[0].format", "missing creators[0].followers"});
}

TEST_CASE("all errors come at once, in the order of the contract's fields, each path once") {
  const std::string text =
      R"({"simulation": {"seed": -1}, "product": {"returnRate": 2, "event": "sale"}, "shok": 1, "creators": [{"format": "reel", "followers": "x", "platform": "instagram"},
    {"platform": "youtube", "format": "reel", "followers": 5, "fee": 1, "fee": 2, "posts": 1.5}], "currency": "Euro"})";
  CHECK(codesOf("project", text) == Lines{"outOfRange currency", "wrongType creators[0].followers", "inconsistent creators[1].format",
                                          "outOfRange creators[1].posts", "inconsistent creators[1].fee", "unknownValue product.event",
                                          "outOfRange product.returnRate", "outOfRange simulation.seed", "unknownField shok"});
}

TEST_CASE("too many lines are refused before they are read") {
  Json scenario = door::sparse();
  for (int i = 0; i < 1000; ++i) scenario["creators"].push_back(5);
  CHECK(errorsOf("project", scenario) == Lines{"tooLarge creators: at most 1,000 lines of creators fit; there are 1,001"});
}

TEST_CASE("schemas: the current one and none are read, others refused") {
  Json scenario = door::sparse();
  scenario.erase("schema");
  CHECK(errorsOf("project", scenario).empty());
  CHECK(errorsOf("project", with("/schema", "tierwise/scenario@2")) ==
        Lines{"unsupportedSchema schema: schema must be \"tierwise/scenario@1\"; it is the text \"tierwise/scenario@2\""});
  CHECK(codesOf("project", with("/schema", 1)) == Lines{"unsupportedSchema schema"});
  CHECK(codesOf("classify", Json{{"schema", "tierwise/scenario@1"}, {"followers", 1}}) == Lines{"unsupportedSchema schema"});
}

TEST_CASE("hostile text makes no answer many times its own size") {
  std::string text = R"({"creators": [)";
  for (int i = 0; i < 900; ++i) text += std::string(i > 0 ? "," : "") + R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1})";
  const Json answered = door::ask("project", text + "]}");
  CHECK(answered["errors"].size() <= 4000);
  CHECK(answered.dump().size() < 30 * text.size());
  const std::string longName(100000, 'x');
  CHECK(door::ask("project", with(("/" + longName).c_str(), 1)).dump().size() < 1000);
  CHECK(door::ask("project", with("/creators/0/platform", longName)).dump().size() < 1000);
}

TEST_CASE("a complete scenario is written as it was read, byte by byte") {
  const std::string requests[] = {
      door::sparse().dump(),
      R"({"name": "Größe \"1\"\n", "currency": "EUR", "usdRate": 0.92, "niche": "beauty", "tierScheme": {"name": "own", "tiers": [{"id": "s", "from": 0}, {"id": "l", "from": 1e5}]},
          "creators": [{"name": "A", "count": 12, "min": 1, "max": 40, "platform": "tiktok", "format": "video", "collaboration": "gifted", "followers": 123456, "posts": 3,
          "fit": {"values": 0.9, "aesthetics": 0.1}, "fee": {"low": 1, "mid": 2.5, "high": 1e5}, "reachRate": 0.30000000000000004, "boost": {"spend": 10, "cpm": 12}},
          {"platform": "youtube", "format": "short", "followers": 0}], "product": {"event": "booking", "commission": 0.05}, "measurement": {"basis": "clicks"},
          "target": {"metric": "cac", "value": -0.5}, "budget": 25000, "simulation": {"seed": 9007199254740991, "luck": false}})"};
  for (const std::string& request : requests) {
    const Json first = door::ask("defaults", request);
    REQUIRE(first["ok"] == true);
    const std::string complete = first["scenario"].dump();
    const Json second = door::ask("defaults", complete);
    REQUIRE(second["ok"] == true);
    CHECK(second["scenario"].dump() == complete);
    CHECK(second["filled"].empty());
    CHECK(door::ask("project", complete)["stamp"] == door::ask("project", request)["stamp"]);
  }
}

TEST_CASE("the complete scenario stands in the contract's order") {
  const Json scenario = door::ask("defaults", door::sparse())["scenario"];
  Lines keys;
  for (const auto& [key, value] : scenario.items()) keys.push_back(key);
  CHECK(keys == Lines{"schema", "name", "currency", "usdRate", "niche", "tierScheme", "creators", "product", "measurement", "audience",
                      "costs", "shock", "target", "simulation"});
  Lines product;
  for (const auto& [key, value] : scenario["product"].items()) product.push_back(key);
  CHECK(product == Lines{"event", "averageOrderValue", "grossMargin", "discount", "returnRate", "resaleShare", "paymentRate",
                         "paymentFixed", "shipping", "returnHandling", "commission", "newCustomerShare", "repeatOrders"});
  Lines line;
  for (const auto& [key, value] : scenario["creators"][0].items()) line.push_back(key);
  CHECK(line == Lines{"name", "count", "min", "max", "platform", "format", "collaboration", "followers", "posts", "fee", "inMarketShare",
                      "reachRate", "engagementRate", "clickThroughRate", "conversionRate", "responseRate", "delivery", "commission",
                      "contentValue"});
}
