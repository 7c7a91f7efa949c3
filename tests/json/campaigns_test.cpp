// The campaigns of an independent implementation of the model: the same figures through the JSON door.
#include <cmath>
#include <fstream>
#include <sstream>

#include "door.hpp"

using namespace tierwise;
using door::Json;

namespace {

Json read(const std::string& name) {
  std::ifstream file(std::string(TIERWISE_TESTS) + "/golden/campaigns/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return Json::parse(text.str());
}

/// Every figure of `golden` stands in `answer` to 1e-9 relative, duplication to 1e-9 absolute; null is null.
void compare(const Json& golden, const Json& answer, const std::string& path, int& compared) {
  for (const auto& [name, expected] : golden.items()) {
    if (name == "breakEven") continue;  // stands beside `typical` in an answer
    const std::string at = path + "." + name;
    INFO(at);
    REQUIRE(answer.contains(name));
    const Json& actual = answer[name];
    if (expected.is_object()) {
      compare(expected, actual, at, compared);
      continue;
    }
    ++compared;
    REQUIRE(actual.is_null() == expected.is_null());
    if (expected.is_null()) continue;
    const double wanted = expected.get<double>();
    const double tolerance = 1e-9 * (name == "duplication" ? 1.0 : std::fabs(wanted));
    CHECK(std::fabs(actual.get<double>() - wanted) <= tolerance);
  }
}

}  // namespace

TEST_CASE("typical figures and break-evens of the golden campaigns agree to 1e-9") {
  for (const char* name : {"case11.json", "case12.json", "case13.json", "case14.json", "case15.json", "case16.json"}) {
    INFO(name);
    const Json golden = read(name);
    Json scenario = golden["scenario"];
    scenario["simulation"]["draws"] = 256;  // the typical figures do not depend on it
    const Json answer = door::ask("project", scenario);
    REQUIRE(door::errorsOf(answer).empty());
    int compared = 0;
    compare(golden["typical"], answer["typical"], "typical", compared);
    compare(golden["typical"]["breakEven"], answer["breakEven"], "breakEven", compared);
    CHECK(compared == 45);
  }
}

TEST_CASE("lines add up to the campaign") {
  for (const char* name : {"case12.json", "case14.json", "case16.json"}) {
    INFO(name);
    Json scenario = read(name)["scenario"];
    scenario["simulation"]["draws"] = 256;
    const Json answer = door::ask("project", scenario);
    for (const char* figure : {"effectiveReach", "clicks", "trackedOrders", "attributedOrders", "contribution", "cost", "profit"}) {
      double sum = 0;
      for (const Json& line : answer["creators"]) sum += line[figure].get<double>();
      INFO(figure);
      CHECK(sum == Approx(answer["typical"][figure].get<double>()).epsilon(1e-9));
    }
  }
}
