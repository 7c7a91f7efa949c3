// Simulated campaigns through the JSON door, against an independent implementation (plain Monte Carlo, 400,000 draws) and closed form.
#include <cmath>
#include <fstream>
#include <iterator>

#include "json/door.hpp"

using namespace tierwise;
using door::ask;
using door::codesOf;
using door::errorsOf;
using door::Json;
using door::Lines;

namespace {

Json campaign(const std::string& name) {
  std::ifstream file(std::string(TIERWISE_TESTS) + "/golden/campaigns/" + name + ".json");
  return Json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

/// A figure of ours beside the independent one. Infinite figures are null on both sides.
struct Pair {
  std::string name;
  Json ours, error, theirs, theirError;
  double unit = 1;      ///< what theirs is multiplied with to be in our unit
  bool orders = false;  ///< a quantile of whole orders
};

bool agrees(const Pair& pair) {
  if (pair.ours.is_null() || pair.theirs.is_null()) return pair.ours.is_null() && pair.theirs.is_null();
  const double expected = pair.theirs.get<double>() * pair.unit;
  const double distance = std::fabs(pair.ours.get<double>() - expected);
  if (pair.orders && distance <= 1) return true;
  if (pair.error.is_null() && distance <= 0.03 * std::fabs(expected)) return true;
  const double ours = pair.error.is_null() ? 0 : pair.error.get<double>();
  const double theirs = pair.theirError.is_null() ? 0 : pair.theirError.get<double>() * pair.unit;
  return distance <= 5 * std::hypot(ours, theirs) + 1e-9 * std::fmax(std::fabs(expected), 1);
}

std::vector<Pair> pairsOf(const Json& golden, const Json& answer) {
  std::vector<Pair> pairs;
  const Json& ours = answer.at("simulated");
  const Json& theirs = golden.at("simulated");
  const Json& errors = golden.at("simulatedStandardError");
  for (const char* metric : {"reach", "clicks", "trackedOrders", "incrementalOrders", "cost", "contribution", "profit", "roi"}) {
    for (const char* figure : {"mean", "sd", "p5", "p25", "p50", "p75", "p95"}) {
      const bool orders = std::string(metric).find("Orders") != std::string::npos && figure[0] == 'p';
      pairs.push_back({std::string(metric) + "." + figure, ours.at(metric).at(figure), ours.at(metric).at("standardError").at(figure),
                       theirs.at(metric).at(figure), errors.at(metric).at(figure), 1, orders});
    }
  }
  for (const char* chance : {"profit", "target"}) {
    pairs.push_back({chance, ours.at("probability").at(chance), ours.at("probability").at("standardError").at(chance),
                     theirs.at("probability").at(chance), errors.at("probability").at(chance)});
  }
  pairs.push_back({"worst", ours.at("worstFivePercentMean"), ours.at("standardError").at("worstFivePercentMean"),
                   theirs.at("worstFivePercentMean"), errors.at("worstFivePercentMean")});
  const double perThousand = answer.at("typical").at("ordersPerThousandReached").get<double>();
  for (const char* confidence : {"evenOdds", "confident", "target"}) {
    const Json& needed = ours.at("neededOrdersPerThousand");
    pairs.push_back({std::string("needed ") + confidence, needed.at(confidence), needed.at("standardError").at(confidence),
                     theirs.at("neededOrderRateMultiplier").at(confidence), errors.at("neededOrderRateMultiplier").at(confidence),
                     perThousand});
    const Json& walk = ours.at("walkAwayFeeMultiplier");
    pairs.push_back({std::string("walk-away ") + confidence, walk.at(confidence), walk.at("standardError").at(confidence),
                     theirs.at("walkAwayFeeMultiplier").at(confidence), errors.at("walkAwayFeeMultiplier").at(confidence)});
  }
  return pairs;
}

}  // namespace

TEST_CASE("simulated campaigns agree with an independent implementation") {
  std::size_t compared = 0;
  std::vector<std::string> apart;
  for (const char* name : {"case11", "case12", "case13", "case14", "case15", "case16"}) {
    const Json golden = campaign(name);
    const Json answer = ask("project", golden.at("scenario"));
    REQUIRE(answer.at("ok").get<bool>());
    for (const Pair& pair : pairsOf(golden, answer)) {
      ++compared;
      if (!agrees(pair)) apart.push_back(std::string(name) + " " + pair.name);
    }
  }
  CAPTURE(apart);
  CHECK(compared == 390);
  // Five errors of hundreds of figures: a few lie further apart by chance alone.
  CHECK(apart.size() <= 3);
}

TEST_CASE("a campaign with closed-form statistics is met within four standard errors") {
  const Json golden = campaign("lognormal1");
  const Json answer = ask("project", golden.at("scenario"));
  const Json& exact = golden.at("exact");
  const Json& ours = answer.at("simulated");
  const auto close = [](const Json& value, const Json& error, double truth) {
    CAPTURE(value, error, truth);
    CHECK(std::fabs(value.get<double>() - truth) <= 4 * error.get<double>());
  };
  for (const char* metric : {"contribution", "roi"}) {
    for (const auto& [figure, value] : exact.at(metric).items())
      close(ours.at(metric).at(figure), ours.at(metric).at("standardError").at(figure), value.get<double>());
  }
  for (const auto& [chance, value] : exact.at("probability").items()) {
    close(ours.at("probability").at(chance), ours.at("probability").at("standardError").at(chance), value.get<double>());
  }
  close(ours.at("worstFivePercentMean"), ours.at("standardError").at("worstFivePercentMean"),
        exact.at("worstFivePercentMean").get<double>());
  const double perThousand = answer.at("typical").at("ordersPerThousandReached").get<double>();
  for (const auto& [confidence, value] : exact.at("walkAwayFeeMultiplier").items()) {
    close(ours.at("walkAwayFeeMultiplier").at(confidence), ours.at("walkAwayFeeMultiplier").at("standardError").at(confidence),
          value.get<double>());
  }
  for (const auto& [confidence, value] : exact.at("neededOrderRateMultiplier").items()) {
    close(ours.at("neededOrdersPerThousand").at(confidence), ours.at("neededOrdersPerThousand").at("standardError").at(confidence),
          value.get<double>() * perThousand);
  }
}

TEST_CASE("sizes and settings of a simulation that cannot be are refused with what fits") {
  Json scenario = door::sparse();
  scenario["simulation"] = {{"draws", 5000}};
  CHECK(errorsOf("project", scenario) ==
        Lines{"outOfRange simulation.draws: draws must be a power of two from 256 to 1,048,576; it is 5,000"});
  scenario["simulation"] = {{"draws", 2097152}};
  CHECK(codesOf("project", scenario) == Lines{"outOfRange simulation.draws"});
  scenario["simulation"] = {{"seed", -1}};
  CHECK(errorsOf("project", scenario) ==
        Lines{"outOfRange simulation.seed: seed must be a whole number from 0 to 9,007,199,254,740,991; it is -1"});
  scenario["simulation"] = {{"draws", 1048576}};
  scenario["creators"][0]["count"] = 10000;
  CHECK(errorsOf("project", scenario) ==
        Lines{"tooLarge simulation.draws: 10,000 creators with 1,048,576 draws each is too large; 16,384 draws fit"});
}
