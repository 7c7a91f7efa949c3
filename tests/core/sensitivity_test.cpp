#include "core/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "catch.hpp"
#include "core/lognormal.hpp"
#include "core/own_summary.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

namespace {

constexpr std::size_t kCache = std::size_t{64} << 20U;

Sensitivity sensitivity(const Scenario& scenario) {
  ScoreCache cache(kCache);
  return sensitivityOf(scenario, compiledBenchmarks(), cache);
}

template <class List>
const typename List::value_type& find(const List& list, std::string_view path) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.path == path; });
  REQUIRE(found != list.end());
  return *found;
}

bool within(const Estimate& estimate, double exact, double errors = 4) {
  return std::fabs(estimate.value - exact) <= errors * estimate.standardError.value();
}

/// A campaign of ranges, nothing of it closed form: 12 creators on two lines, defaults from the benchmarks.
Scenario uncertainCampaign(double seed) {
  Scenario s = sample::sparse(30000);
  s.creators[0].count = 8;
  s.creators[0].posts = 2;
  s.creators.push_back(sample::oneCreator(120000));
  s.creators[1].count = 4;
  s.creators[1].collaboration = Collaboration::gifted;
  s.fields[index(Field::averageOrderValue)] = Range{45, 60, 90};
  sample::set(s, Field::grossMargin, 0.7);
  s.simulation.seed = seed;
  s.simulation.draws = 4096;
  return sample::completed(s);
}

}  // namespace

TEST_CASE("what matters in the closed-form campaign is right within four errors", "[sensitivity]") {
  const Sensitivity s = sensitivity(sample::lognormalCampaign(65536, 5));
  CHECK(s.draws == 65536);
  CHECK(within(s.evpi, 21.61567606548042));
  const std::map<std::string, std::array<double, 3>> exact{
      {"creators.reachRate", {15.532970402803237, 0.6171131074038947, 0.6794114060735966}},
      {"product.averageOrderValue", {5.71893297002778, 0.19895316220752998, 0.2461792820230354}},
      {"shock.reach", {2.964183930104621, 0.11446435357318523, 0.14527220669340699}}};
  REQUIRE(s.evppi.size() == exact.size());
  REQUIRE(s.sobol.size() == exact.size());
  for (const auto& [path, values] : exact) {
    CAPTURE(path);
    CHECK(within(find(s.evppi, path).value, values[0]));
    CHECK(find(s.evppi, path).value.standardError.value() < 0.02 * values[0]);
    const SobolIndices indices = find(s.sobol, path).indices.value();
    CHECK(within(indices.first, values[1]));
    CHECK(within(indices.total, values[2]));
    CHECK(indices.first.standardError.value() < 0.01);
    CHECK(indices.total.standardError.value() < 0.01);
  }
  CHECK(s.sobol.front().path == "creators.reachRate");
  CHECK(s.evppi.back().path == "shock.reach");
}

TEST_CASE("the tornado of the closed-form campaign is exact", "[sensitivity]") {
  const Sensitivity s = sensitivity(sample::lognormalCampaign(256, 1));
  const auto profit = [](double reach, double value, double shock) {
    return sample::kLognormalScale * reach * value * shock - sample::kLognormalFee;
  };
  const Range r = sample::kLognormalReach;
  const Range v = sample::kLognormalOrderValue;
  const Range k = sample::kLognormalShock;
  CHECK(errorOf(s.typicalProfit, profit(r.mid, v.mid, k.mid)) < 1e-6);  // overlap in an audience of 1e12 is not quite nothing
  REQUIRE(s.tornado.size() == 3);
  const TornadoBar& reach = s.tornado[0];
  CHECK(reach.path == "creators.reachRate");
  CHECK(reach.low == r.low);
  CHECK(reach.high == r.high);
  CHECK(errorOf(reach.profitAtLow, profit(r.low, v.mid, k.mid)) < 1e-6);
  CHECK(errorOf(reach.profitAtHigh, profit(r.high, v.mid, k.mid)) < 1e-6);
  CHECK(s.tornado[1].path == "product.averageOrderValue");
  CHECK(errorOf(s.tornado[1].profitAtLow, profit(r.mid, v.low, k.mid)) < 1e-6);
  CHECK(s.tornado[2].path == "shock.reach");
  CHECK(errorOf(s.tornado[2].profitAtHigh, profit(r.mid, v.mid, k.high)) < 1e-6);
}

TEST_CASE("the tornado moves a creator rate by what its creators share, and shows the first line where it is uncertain", "[sensitivity]") {
  Scenario s = sample::lognormalCampaign(256, 1, 0.25);
  Line certain = s.creators[0];
  sample::set(certain, Rate::reachRate, 0.3);
  s.creators.insert(s.creators.begin(), certain);
  const TornadoBar reach = find(sensitivity(s).tornado, "creators.reachRate");
  // The range is symmetric in its logarithm; half of the way, because √0.25 is a half.
  CHECK(errorOf(reach.low, 0.2 / std::sqrt(2.0)) < 1e-12);
  CHECK(errorOf(reach.high, 0.2 * std::sqrt(2.0)) < 1e-12);
  const double perReach = sample::kLognormalScale * 60 * sample::kLognormalShock.mid;
  CHECK(errorOf(reach.profitAtHigh, perReach * (0.3 + 0.2 * std::sqrt(2.0)) - 2 * sample::kLognormalFee) < 1e-6);
}

TEST_CASE("own scores of the creators are one group with its closed form", "[sensitivity]") {
  const double mean = sample::lognormalMean();
  const double sd = sample::logSd(sample::kLognormalReach);
  for (const double commonShare : {0.0, 0.5, 0.8}) {
    for (const double seed : {1.0, 2.0, 3.0}) {
      CAPTURE(commonShare, seed);
      const Sensitivity s = sensitivity(sample::lognormalCampaign(16384, seed, commonShare));
      const double exact = sample::optionValue(mean, sd * std::sqrt(1 - commonShare), sample::kLognormalFee);
      CHECK(within(find(s.evppi, kOwnPath).value, exact));
      const double spread = sample::logSd(sample::kLognormalOrderValue);
      const double shock = sample::logSd(sample::kLognormalShock);
      const double whole = std::exp(sd * sd + spread * spread + shock * shock) - 1;
      const double alone = std::exp(sd * sd * (1 - commonShare)) - 1;
      CHECK(within(find(s.sobol, kOwnPath).indices->first, alone / whole));
      if (commonShare == 0) {
        CHECK(std::none_of(s.tornado.begin(), s.tornado.end(), [](const TornadoBar& bar) { return bar.path == "creators.reachRate"; }));
      } else {
        const double common = sample::optionValue(mean, sd * std::sqrt(commonShare), sample::kLognormalFee);
        CHECK(within(find(s.evppi, "creators.reachRate").value, common));
      }
    }
  }
}

TEST_CASE("the own scores alone leave the same creators: with nothing in common they are the campaign itself", "[sensitivity]") {
  Scenario s = uncertainCampaign(7);
  s.simulation.draws = 256;
  s.simulation.commonShare = 0;
  for (auto& field : s.fields) field = Range::certain(field->mid);
  ScoreCache cache(kCache);
  Outcomes all;
  Outcomes own;
  Simulator(s).run(cache.at(7, 256), {}, false, bit(Outcome::profit), all);
  Simulator(withOwnScoresOnly(s)).run(cache.at(7, 256), {}, false, bit(Outcome::profit), own);
  for (std::size_t i = 0; i < 256; ++i) CHECK(errorOf(own[Outcome::profit][i], all[Outcome::profit][i]) < 1e-9);
}

TEST_CASE("shares and values of information keep their bounds in campaigns of all kinds", "[sensitivity]") {
  for (const double seed : {1.0, 2.0, 3.0}) {
    CAPTURE(seed);
    const Sensitivity s = sensitivity(uncertainCampaign(seed));
    CHECK(s.evpi.value >= 0);
    REQUIRE(s.sobol.size() == s.evppi.size());
    REQUIRE(s.sobol.size() == s.tornado.size() + 1);
    CHECK(std::is_sorted(s.tornado.begin(), s.tornado.end(), [](const auto& a, const auto& b) { return a.span() > b.span(); }));
    std::set<std::string_view> paths;
    double firsts = 0;
    double totals = 0;
    double firstErrors = 0;
    double totalErrors = 0;
    for (const VarianceShare& share : s.sobol) {
      CAPTURE(share.path);
      CHECK(paths.insert(share.path).second);
      const SobolIndices indices = share.indices.value();
      const double firstError = indices.first.standardError.value();
      const double totalError = indices.total.standardError.value();
      CHECK(indices.first.value >= -4 * firstError);
      CHECK(indices.total.value >= 0);
      CHECK(indices.first.value <= indices.total.value + 4 * (firstError + totalError));
      firsts += indices.first.value;
      totals += indices.total.value;
      firstErrors += firstError;
      totalErrors += totalError;
    }
    CHECK(firsts <= 1 + 4 * firstErrors);
    CHECK(totals >= 1 - 4 * totalErrors);
    CHECK(paths.count(kOwnPath) == 1);
    for (const InformationWorth& worth : s.evppi) {
      CAPTURE(worth.path);
      CHECK(worth.value.value >= 0);
      CHECK(worth.value.value <= s.evpi.value);
      CHECK(worth.value.standardError.has_value());
    }
    CHECK(std::is_sorted(s.evppi.begin(), s.evppi.end(), [](const auto& a, const auto& b) { return a.value.value > b.value.value; }));
  }
}

TEST_CASE("a campaign without uncertainty has nothing to find out", "[sensitivity]") {
  const Sensitivity s = sensitivity(sample::plain());
  CHECK(s.tornado.empty());
  CHECK(s.sobol.empty());
  CHECK(s.evppi.empty());
  CHECK(s.evpi.value == 0);
  REQUIRE(s.spread.size() == 5);
  CHECK(s.typicalProfit == sample::projected(sample::plain()).typical.profit);
}

TEST_CASE("an uncertain input that moves no money has no share of a variance of 0", "[sensitivity]") {
  Scenario s = sample::plain();
  s.creators[0].followers = 0;
  s.fields[index(Field::averageOrderValue)] = Range{40, 60, 90};
  const Sensitivity answer = sensitivity(s);
  REQUIRE(answer.sobol.size() == 1);
  CHECK_FALSE(answer.sobol[0].indices.has_value());
  CHECK(answer.evppi[0].value.value == 0);
  CHECK(answer.tornado[0].span() == 0);
}

TEST_CASE("a sensitivity takes fewer draws where all of them would take too long", "[sensitivity]") {
  Scenario s = sample::plain();
  s.creators[0].count = 10000;
  s.fields[index(Field::averageOrderValue)] = Range{40, 60, 90};
  s.simulation.draws = 16384;
  const Sensitivity answer = sensitivity(s);
  CHECK(answer.draws == 2048);  // 10,000 creators × 3 runs × 2,048 draws ≤ 2²⁶
  CHECK(10000.0 * 3 * 2048 <= kSensitivityWork);
  CHECK(10000.0 * 3 * 4096 > kSensitivityWork);
}

TEST_CASE("progress of a sensitivity rises from 0 to 1 in small steps", "[sensitivity]") {
  ScoreCache cache(kCache);
  double last = 0;
  double largest = 0;
  bool rises = true;
  Scenario s = uncertainCampaign(1);
  s.simulation.draws = 4096;
  const Sensitivity answer = sensitivityOf(s, compiledBenchmarks(), cache, [&](double done) {
    rises = rises && done >= last;
    largest = std::max(largest, done - last);
    last = done;
  });
  CHECK(rises);
  CHECK(largest < 0.05);  // who hears nothing for seconds takes the worker for dead
  CHECK(last == Approx(1));
  CHECK(answer.draws == 4096);
}
