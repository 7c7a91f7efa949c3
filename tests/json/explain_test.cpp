// Explanations: their last value is the projection's figure, and each formula with its numbers gives its value when calculated by hand.
#include "core/explain.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

#include "core/decimal.hpp"
#include "core/sample.hpp"
#include "door.hpp"

using namespace tierwise;
using door::Json;
using door::Lines;

namespace {

/// A pocket calculator for what `with` shows: numbers, + − × / ^, brackets, max and min.
class Calculator {
 public:
  explicit Calculator(std::string_view text) : text_(text) {}
  double run() {
    const double value = sum();
    REQUIRE(text_.empty());
    return value;
  }

 private:
  bool take(std::string_view sign) {
    while (!text_.empty() && text_[0] == ' ') text_.remove_prefix(1);
    if (text_.substr(0, sign.size()) != sign) return false;
    text_.remove_prefix(sign.size());
    return true;
  }
  double sum() {
    double value = product();
    for (;;) {
      if (take("+")) {
        value += product();
      } else if (take("−")) {
        value -= product();
      } else {
        return value;
      }
    }
  }
  double product() {
    double value = power();
    for (;;) {
      if (take("×")) {
        value *= power();
      } else if (take("/")) {
        value /= power();
      } else {
        return value;
      }
    }
  }
  double power() {
    if (take("−") || take("-")) return -power();
    const double base = atom();
    return take("^") ? std::pow(base, atom()) : base;
  }
  double atom() {
    for (const auto& [word, larger] : {std::pair{"max(", true}, std::pair{"min(", false}}) {
      if (!take(word)) continue;
      double value = sum();
      while (take(",")) {
        const double other = sum();
        value = larger ? std::max(value, other) : std::min(value, other);
      }
      REQUIRE(take(")"));
      return value;
    }
    if (take("(")) {
      const double value = sum();
      REQUIRE(take(")"));
      return value;
    }
    const std::string rest(text_);
    char* end = nullptr;
    const double value = std::strtod(rest.c_str(), &end);
    REQUIRE(end != rest.c_str());
    text_.remove_prefix(static_cast<std::size_t>(end - rest.c_str()));
    return value;
  }
  std::string_view text_;
};

Ratio figureOf(const TypicalProjection& p, const std::string& metric) {
  Ratio found;
  const auto visit = [&](const std::string& section) {
    return [&found, &metric, section](const char* name, const Ratio& value) {
      if (section + name == metric) found = value;
    };
  };
  visitFigures(p.typical, visit(""));
  visitFigures(p.typical.costBreakdown, visit("costBreakdown."));
  visitFigures(p.typical.ladder, visit("ladder."));
  visitFigures(p.breakEven, visit("breakEven."));
  return found;
}

/// Explains every metric of a complete scenario and recalculates every step.
void checkAll(const Scenario& scenario) {
  const BenchmarkTable& table = compiledBenchmarks();
  const TypicalProjection projection = projectTypical(scenario, table);
  for (const std::string_view metric : explainedMetrics()) {
    INFO(metric);
    const std::vector<ExplainedStep> steps = explain(scenario, table, metric);
    REQUIRE(!steps.empty());
    REQUIRE(steps.back().name == metric);
    REQUIRE(steps.back().value == figureOf(projection, std::string(metric)));
    std::set<std::string> seen;
    for (const ExplainedStep& step : steps) {
      INFO(step.name << " = " << step.with);
      REQUIRE(seen.insert(step.name).second);
      REQUIRE(!step.unit.empty());
      REQUIRE(step.with.find('{') == std::string::npos);
      if (!step.value || step.with.find("…") != std::string::npos) continue;
      REQUIRE(step.with.find('?') == std::string::npos);
      const double byHand = Calculator(step.with).run();
      // Shares of a large audience lose digits in 1 − Π(1 − …); the projection does not form them that way.
      REQUIRE(std::fabs(byHand - *step.value) <= 1e-7 * std::fabs(*step.value) + 1e-12);
    }
  }
}

}  // namespace

TEST_CASE("every figure of typical and breakEven can be explained") {
  std::set<std::string> names;
  const auto collect = [&](const std::string& section) {
    return [&names, section](const char* name, const Ratio&) { names.insert(section + name); };
  };
  const TypicalProjection p;
  visitFigures(p.typical, collect(""));
  visitFigures(p.typical.costBreakdown, collect("costBreakdown."));
  visitFigures(p.typical.ladder, collect("ladder."));
  visitFigures(p.breakEven, collect("breakEven."));
  std::set<std::string> explained;
  for (const std::string_view metric : explainedMetrics()) explained.emplace(metric);
  CHECK(explained == names);
}

TEST_CASE("each step calculated by hand gives its value, on plain and on random campaigns") {
  checkAll(sample::plain());
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    sample::Numbers numbers(seed);
    for (int i = 0; i < 20; ++i) checkAll(sample::random(numbers, 3));
    checkAll(sample::random(numbers, 9));
  }
}

TEST_CASE("the edges of the model are explained as they are calculated") {
  Scenario scenario = sample::plain();
  sample::set(scenario, Field::repeatValue, 1);
  checkAll(scenario);
  scenario.creators[0].posts = 5;
  checkAll(scenario);
  sample::set(scenario, Field::repeatValue, 0);
  checkAll(scenario);
  scenario.creators[0].followers = 0;
  checkAll(scenario);
  sample::set(scenario, Field::audienceSize, 0);
  checkAll(scenario);
  scenario = sample::plain();
  sample::set(scenario, Field::averageOrderValue, 0);
  checkAll(scenario);
  scenario = sample::plain();
  sample::set(scenario.creators[0], Rate::fee, 0);
  checkAll(scenario);
}

TEST_CASE("a sum over many lines shows the first three and then …") {
  Scenario scenario = sample::sparse();
  for (int i = 0; i < 20; ++i) scenario.creators.push_back(sample::oneCreator(1000.0 * (i + 1)));
  const std::vector<ExplainedStep> steps = explain(sample::completed(scenario), compiledBenchmarks(), "fees");
  REQUIRE(steps.size() == 1);
  CHECK(steps[0].formula == "Σ{count × delivery × posts × fee}");
  CHECK(std::count(steps[0].with.begin(), steps[0].with.end(), '+') == 3);
  CHECK(steps[0].with.substr(steps[0].with.size() - std::string(" + …)").size()) == " + …)");
  for (const std::string_view metric : explainedMetrics())
    CHECK(explain(sample::completed(scenario), compiledBenchmarks(), metric).size() < 80);
}

TEST_CASE("explain through the door: steps end at the metric, which the projection has too") {
  Json request = door::sparse();
  const Json projection = door::ask("project", request);
  request["metric"] = "roi";
  const Json answer = door::ask("explain", request);
  CHECK(answer["schema"] == "tierwise/explanation@1");
  CHECK(answer["stamp"] == projection["stamp"]);
  CHECK(answer["value"] == projection["typical"]["roi"]);
  const Json& last = answer["steps"].back();
  CHECK(last["name"] == "roi");
  CHECK(last["formula"] == "profit / cost");
  std::string profit;
  appendNumber(profit, projection["typical"]["profit"].get<double>());
  CHECK(last["with"].get<std::string>().find(profit) != std::string::npos);
  request["metric"] = "breakEven.feeMultiplyer";
  CHECK(door::codesOf("explain", request) == Lines{"unknownValue metric"});
  request.erase("metric");
  CHECK(door::errorsOf("explain", request) ==
        Lines{"missing metric: metric is required: the figure to explain, e.g. roi or breakEven.feeMultiplier"});
}
