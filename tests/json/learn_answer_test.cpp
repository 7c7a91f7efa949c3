#include <string>

#include "catch.hpp"
#include "json/door.hpp"

using namespace tierwise;
using door::codesOf;
using door::Json;
using door::Lines;

namespace {

/// The least scenario with what was observed.
Json request(const std::string& observed) {
  Json r = door::sparse();
  r["observed"] = Json::parse(observed);
  return r;
}

}  // namespace

TEST_CASE("learn answers one past campaign with a range in place of the wide default, and nothing else typed", "[json]") {
  const Json answer = door::ask("learn", request(R"([{"reach": 12000, "orders": 41, "otherCampaign": true}])"));
  CHECK(answer.at("schema") == "tierwise/learned@1");
  REQUIRE(answer.at("learned").size() == 1);
  const Json& learned = answer.at("learned")[0];
  CHECK(learned.at("path") == "creators[0].responseRate");
  const Json& line = answer.at("scenario").at("creators")[0];
  CHECK(line.at("responseRate") == learned.at("posterior"));
  CHECK(line.size() == 4);  // platform, format, followers and what was learned
  CHECK(learned.at("posterior").at("mid").get<double>() == Approx(41.0 / 12000).epsilon(0.05));
  CHECK(learned.at("prior").at("high").get<double>() > 5 * learned.at("posterior").at("high").get<double>());
  CHECK(answer.at("kept").empty());
  REQUIRE(answer.at("actual").size() == 2);
  CHECK(answer.at("actual")[0].at("count") == "reach");
  CHECK(answer.at("actual")[0].at("projected").is_null());
  CHECK(answer.at("actual")[1].at("count") == "orders");
  CHECK(answer.at("actual")[1].at("actual") == 41);
  CHECK(answer.at("actual")[1].at("chance").get<double>() > 0.4);
}

TEST_CASE("the learned scenario is a request as good as the first one, and surer", "[json]") {
  Json before = door::sparse();
  before["simulation"] = {{"draws", 512}};
  Json asked = before;
  asked["observed"] = Json::parse(R"([{"reach": 12000, "orders": 41, "otherCampaign": true}])");
  const Json after = door::ask("learn", asked).at("scenario");
  const auto widthOf = [](const Json& scenario) {
    const Json orders = door::ask("project", scenario).at("simulated").at("incrementalOrders");
    return orders.at("p95").get<double>() / std::max(1.0, orders.at("p5").get<double>());
  };
  CHECK(widthOf(after) < widthOf(before) / 2);
}

TEST_CASE("learn without counts gives back what was typed", "[json]") {
  for (const char* none : {"[]", "[{}]"}) {
    const Json answer = door::ask("learn", request(none));
    CHECK(answer.at("learned").empty());
    CHECK(answer.at("actual").empty());
    CHECK(answer.at("scenario").at("creators") == door::sparse().at("creators"));
  }
}

TEST_CASE("learn of a line, of a certain rate, and projected against actual", "[json]") {
  Json r = request(R"([{"line": 0, "engagements": 500, "clicks": 60, "spend": 400}])");
  r["creators"][0]["clickThroughRate"] = 0.01;
  const Json answer = door::ask("learn", r);
  REQUIRE(answer.at("kept").size() == 1);
  CHECK(answer.at("kept")[0] == Json::parse(R"({"path": "creators[0].clickThroughRate", "code": "certain"})"));
  CHECK(answer.at("scenario").at("creators")[0].at("clickThroughRate") == 0.01);
  CHECK(answer.at("learned")[0].at("path") == "creators[0].engagementRate");
  const Json typical = door::ask(
                           "project", r =
                                          [&] {
                                            Json plain = r;
                                            plain.erase("observed");
                                            return plain;
                                          }())
                           .at("typical");
  CHECK(answer.at("actual")[1].at("projected") == typical.at("clicks"));
  CHECK(answer.at("actual")[2].at("projected") == typical.at("cost"));
}

TEST_CASE("learn refuses what cannot be, with the scenario's own errors in one list", "[json]") {
  CHECK(codesOf("learn", door::sparse()) == Lines{"missing observed"});
  CHECK(codesOf("learn", request(R"({"reach": 5})")) == Lines{"wrongType observed"});
  CHECK(codesOf("learn", request(R"([5])")) == Lines{"wrongType observed[0]"});
  CHECK(codesOf("learn", request(R"([{"reach": "5"}, {"sales": 3}])")) ==
        Lines{"wrongType observed[0].reach", "unknownField observed[1].sales"});
  CHECK(codesOf("learn", request(R"([{"orders": -1, "reach": 1.5, "line": 3}])")) ==
        Lines{"outOfRange observed[0].reach", "outOfRange observed[0].orders", "outOfRange observed[0].line"});
  CHECK(door::errorsOf("learn", request(R"([{"reach": 10, "orders": 11}])")) ==
        Lines{"inconsistent observed[0].orders: orders must not exceed reach, which is 10; it is 11"});
  CHECK(codesOf("learn", request(R"([{"reach": -1, "orders": 3}])")) == Lines{"outOfRange observed[0].reach"});
  CHECK(codesOf("learn", request(R"([{"reach": 6000000}])")) == Lines{"inconsistent observed[0].reach"});
  Json many = request("[]");
  for (int i = 0; i < 101; ++i) many["observed"].push_back(Json::object());
  CHECK(codesOf("learn", many) == Lines{"tooLarge observed"});
  Json both = request(R"([{"orders": -1}])");
  both["creators"][0]["fee"] = -1;
  CHECK(codesOf("learn", both) == Lines{"outOfRange creators[0].fee", "outOfRange observed[0].orders"});
  CHECK(codesOf("learn", std::string("[]")).front() == "wrongType ");
  CHECK(codesOf("learn", Json::parse(R"({"creators": [], "observed": [{"line": 0}]})")) == Lines{"emptyList creators"});
}
