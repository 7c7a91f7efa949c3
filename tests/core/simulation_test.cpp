// Draws of a campaign: against closed form, and what must hold whatever the numbers are.
#include "catch.hpp"
#include "core/lognormal.hpp"
#include "core/sample.hpp"
#include "core/simulated.hpp"

using namespace tierwise;
using namespace tierwise::sample;

namespace {

constexpr std::size_t kPlenty = std::size_t{64} << 20U;

Simulated simulatedOf(const Scenario& scenario) {
  SimulationMemory memory(kPlenty);
  return simulate(scenario, memory);
}

const Summary& summaryOf(const Simulated& simulated, Outcome outcome) {
  const auto* const place = std::find(kReported.begin(), kReported.end(), outcome);
  return simulated.summaries[static_cast<std::size_t>(place - kReported.begin())];
}

/// Two lines of uncertain benchmarks, one gifted, one boosted.
Scenario uncertain(double draws = 4096) {
  Scenario s = sparse(30000);
  s.creators[0].count = 4;
  s.creators[0].posts = 2;
  s.creators[0].boost = Boost{800, 9, 0.1};
  s.creators.push_back(oneCreator(9000));
  s.creators[1].count = 3;
  s.creators[1].collaboration = Collaboration::gifted;
  s.simulation.draws = draws;
  return completed(s);
}

std::vector<double> drawsOf(const Scenario& scenario, std::size_t keep, Outcome outcome) {
  ScoreCache cache(keep);
  Scores& scores = cache.at(static_cast<std::uint64_t>(*scenario.simulation.seed), static_cast<std::size_t>(*scenario.simulation.draws));
  const Simulator simulator(scenario);
  Outcomes outcomes;
  simulator.run(scores, {}, simulator.luck(), kAllOutcomes, outcomes);
  return outcomes.copyOf(outcome);
}

}  // namespace

TEST_CASE("certain inputs without luck give the typical figures in every draw") {
  Numbers numbers(7);
  for (int i = 0; i < 40; ++i) {
    Scenario s = random(numbers, 3);
    for (Line& line : s.creators) line.delivery = 1;
    s.simulation.draws = 256;
    s.simulation.luck = false;
    const Simulated simulated = simulatedOf(s);
    const Typical typical = projected(s).typical;
    CHECK(errorOf(summaryOf(simulated, Outcome::reach).value.mean, typical.reach) < 1e-9);
    CHECK(errorOf(summaryOf(simulated, Outcome::cost).value.p50, typical.cost) < 1e-9);
    CHECK(errorOf(summaryOf(simulated, Outcome::contribution).value.p5, typical.contribution) < 1e-9);
    CHECK(errorOf(summaryOf(simulated, Outcome::incrementalOrders).value.p95, typical.incrementalOrders) < 1e-9);
    CHECK(simulated.profitChance.value == (typical.profit > 0 ? 1 : 0));
  }
}

TEST_CASE("ranges collapsed to their mid give the typical values") {
  Scenario s = uncertain();
  s.creators[1].delivery = 1;
  s.simulation.luck = false;
  for (auto& range : s.fields) range = Range::certain(range->mid);
  for (Line& line : s.creators) {
    for (auto& range : line.rates) range = Range::certain(range->mid);
  }
  const Summary profit = summaryOf(simulatedOf(s), Outcome::profit);
  CHECK(errorOf(profit.value.mean, projected(s).typical.profit) < 1e-9);
  CHECK(profit.value.p5 == profit.value.p95);
}

TEST_CASE("what is kept between runs changes no bit of any draw") {
  const Scenario s = uncertain();
  for (const Outcome outcome : {Outcome::profit, Outcome::trackedOrders, Outcome::walkAwayMultiplier}) {
    const std::vector<double> kept = drawsOf(s, kPlenty, outcome);
    const std::vector<double> loose = drawsOf(s, 0, outcome);
    const std::vector<double> some = drawsOf(s, 300000, outcome);
    CHECK(kept == loose);
    CHECK(kept == some);
  }
}

TEST_CASE("a run over the scores of an earlier scenario gives the same answer as a fresh one") {
  SimulationMemory memory(kPlenty);
  static_cast<void>(simulate(uncertain(16384), memory));
  static_cast<void>(simulate(lognormalCampaign(4096, 9), memory));
  const Simulated warm = simulate(uncertain(), memory);
  const Simulated fresh = simulatedOf(uncertain());
  CHECK(warm.dots == fresh.dots);
  CHECK(summaryOf(warm, Outcome::contribution).value.mean == summaryOf(fresh, Outcome::contribution).value.mean);
}

TEST_CASE("draws below 4,096 are draws of their own eight scramblings, and a larger run begins with a smaller one's points") {
  const std::vector<double> small = drawsOf(uncertain(4096), kPlenty, Outcome::reach);
  const std::vector<double> large = drawsOf(uncertain(8192), kPlenty, Outcome::reach);
  for (std::size_t r = 0; r < 32; ++r) {
    for (std::size_t point = 0; point < 128; ++point) REQUIRE(small[r * 128 + point] == large[r * 256 + point]);
  }
}

TEST_CASE("one more creator leaves the draws of the others alone") {
  Scenario s = uncertain();
  s.creators[0].boost.reset();
  s.creators.resize(1);
  s.simulation.luck = false;
  s.fields[index(Field::audienceSize)] = Range::certain(1e12);  // no overlap: reach adds up
  Scenario one = s;
  one.creators[0].count = 1;
  Scenario two = s;
  two.creators[0].count = 2;
  Scenario three = s;
  three.creators[0].count = 3;
  const std::vector<double> first = drawsOf(one, kPlenty, Outcome::reach);
  const std::vector<double> second = drawsOf(two, kPlenty, Outcome::reach);
  const std::vector<double> third = drawsOf(three, kPlenty, Outcome::reach);
  std::size_t different = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    REQUIRE(second[i] > first[i]);
    REQUIRE(third[i] > second[i]);
    if (second[i] - first[i] != first[i]) ++different;
  }
  CHECK(different > first.size() / 2);
}

TEST_CASE("scaling all money leaves ROI and chances unchanged") {
  Scenario s = uncertain();
  Scenario scaled = s;
  for (std::size_t f = 0; f < kFieldCount; ++f) {
    if (!fieldTable()[f].money) continue;
    const Range& r = *s.fields[f];
    scaled.fields[f] = Range{r.low * 4, r.mid * 4, r.high * 4};
  }
  for (Line& line : scaled.creators) {
    const Range fee = rate(line, Rate::fee);
    line.rates[index(Rate::fee)] = Range{fee.low * 4, fee.mid * 4, fee.high * 4};
    line.contentValue = *line.contentValue * 4;
    // Spend and price both rise fourfold: the same people at the same share of the budget.
    if (line.boost) line.boost = Boost{*line.boost->spend * 4, *line.boost->cpm * 4, *line.boost->accessFee};
  }
  const Simulated before = simulatedOf(s);
  const Simulated after = simulatedOf(scaled);
  CHECK(errorOf(summaryOf(after, Outcome::roi).value.mean, summaryOf(before, Outcome::roi).value.mean) < 1e-9);
  CHECK(errorOf(summaryOf(after, Outcome::roi).value.p5, summaryOf(before, Outcome::roi).value.p5) < 1e-9);
  CHECK(after.profitChance.value == before.profitChance.value);
  CHECK(errorOf(after.walkAwayMultiplier.evenOdds.value, before.walkAwayMultiplier.evenOdds.value) < 1e-9);
}

TEST_CASE("permuting the lines permutes the simulated answers within their errors") {
  Scenario s = uncertain(16384);
  Scenario turned = s;
  std::reverse(turned.creators.begin(), turned.creators.end());
  const Simulated a = simulatedOf(s);
  const Simulated b = simulatedOf(turned);
  for (const Outcome outcome : {Outcome::reach, Outcome::profit, Outcome::clicks}) {
    const Summary& x = summaryOf(a, outcome);
    const Summary& y = summaryOf(b, outcome);
    CHECK(std::fabs(x.value.mean - y.value.mean) <= 4 * std::hypot(*x.standardError.mean, *y.standardError.mean));
    CHECK(std::fabs(x.value.p50 - y.value.p50) <= 4 * std::hypot(*x.standardError.p50, *y.standardError.p50));
  }
  CHECK(std::fabs(a.profitChance.value - b.profitChance.value) <=
        4 * std::hypot(*a.profitChance.standardError, *b.profitChance.standardError));
}

TEST_CASE("a line of n equals n lines of 1 when all creators share their scores") {
  Scenario s = uncertain();
  s.creators.resize(1);
  s.creators[0].boost.reset();
  s.simulation.commonShare = 1;
  s.simulation.luck = false;
  Scenario apart = s;
  apart.creators[0].count = 1;
  const Line line = apart.creators[0];
  apart.creators.assign(4, line);
  const std::vector<double> together = drawsOf(s, kPlenty, Outcome::profit);
  const std::vector<double> singly = drawsOf(apart, kPlenty, Outcome::profit);
  for (std::size_t i = 0; i < together.size(); ++i) REQUIRE(errorOf(singly[i], together[i]) < 1e-9);
}

TEST_CASE("an audience below a creator's pool is raised to it in every draw") {
  Scenario s = uncertain();
  s.simulation.luck = false;
  s.creators.resize(1);
  s.creators[0].count = 3;
  s.creators[0].boost.reset();
  s.creators[0].rates[index(Rate::inMarketShare)] = Range::certain(0.5);
  s.fields[index(Field::audienceSize)] = Range::certain(10);
  Scenario exact = s;
  exact.fields[index(Field::audienceSize)] = Range::certain(0.5 * *s.creators[0].followers);
  Scenario wide = s;
  wide.fields[index(Field::audienceSize)] = Range::certain(1e9);
  const std::vector<double> narrow = drawsOf(s, kPlenty, Outcome::reach);
  CHECK(narrow == drawsOf(exact, kPlenty, Outcome::reach));
  CHECK(narrow != drawsOf(wide, kPlenty, Outcome::reach));
}

TEST_CASE("who never posts raises no audience") {
  Scenario s = uncertain();
  s.simulation.luck = false;
  s.creators[0].boost.reset();
  s.fields[index(Field::audienceSize)] = Range::certain(50000);
  Scenario without = s;
  s.creators.push_back(s.creators[0]);
  s.creators.back().followers = 1e7;
  s.creators.back().delivery = 0;
  CHECK(drawsOf(s, kPlenty, Outcome::reach) == drawsOf(without, kPlenty, Outcome::reach));
}

TEST_CASE("delivery is rolled for each creator: its share of the worlds, and nothing in between") {
  Scenario s = plain();
  s.creators[0].delivery = 0.3;
  s.simulation = {16384, 3, 0.5, false};
  const std::vector<double> reach = drawsOf(s, kPlenty, Outcome::reach);
  const auto posted = static_cast<double>(std::count_if(reach.begin(), reach.end(), [](double people) { return people > 0; }));
  CHECK(std::fabs(posted / 16384 - 0.3) < 0.005);
}

TEST_CASE("luck gives whole orders around the same mean") {
  Scenario s = plain();
  s.simulation = {16384, 3, 0.5, true};
  const std::vector<double> tracked = drawsOf(s, kPlenty, Outcome::trackedOrders);
  for (const double orders : tracked) REQUIRE(orders == std::floor(orders));
  const Summary summary = summaryOf(simulatedOf(s), Outcome::trackedOrders);
  const double mean = projected(s).typical.trackedOrders;
  CHECK(std::fabs(summary.value.mean - mean) <= 4 * *summary.standardError.mean + 0.5 * *summary.standardError.mean);
  CHECK(std::fabs(summary.value.sd * summary.value.sd / mean - 1) < 0.05);  // a Poisson count's variance is its mean
}

TEST_CASE("a campaign that costs nothing has no finite return, never a NaN") {
  Scenario s = plain();
  set(s.creators[0], Rate::fee, 0);
  s.simulation.draws = 256;
  const Simulated simulated = simulatedOf(s);
  CHECK_FALSE(std::isfinite(summaryOf(simulated, Outcome::roi).value.p50));
  CHECK_FALSE(std::isnan(summaryOf(simulated, Outcome::roi).value.p50));
  CHECK(simulated.profitChance.value == 1);
  CHECK_FALSE(std::isfinite(simulated.walkAwayMultiplier.evenOdds.value));
  CHECK_FALSE(walkAwayFees(s, simulated)[0].has_value());
}

TEST_CASE("progress rises to 1") {
  double last = 0;
  bool rising = true;
  SimulationMemory memory(kPlenty);
  static_cast<void>(simulate(uncertain(), memory, [&](double done) {
    rising = rising && done >= last;
    last = done;
  }));
  CHECK(rising);
  CHECK(last == 1);
}

TEST_CASE("standard errors cover the truth: over 200 seeds, 90 to 99.5 % lie within two of them") {
  const double sd = std::sqrt(logSd(kLognormalReach) * logSd(kLognormalReach) + logSd(kLognormalOrderValue) * logSd(kLognormalOrderValue) +
                              logSd(kLognormalShock) * logSd(kLognormalShock));
  const double median = kLognormalScale * kLognormalReach.mid * kLognormalOrderValue.mid * kLognormalShock.mid;
  const double mean = lognormalMean();
  const double chance = normalCdf(std::log(median / kLognormalFee) / sd);
  const double upper = median * std::exp(kZ95 * sd);
  int meanCovered = 0;
  int medianCovered = 0;
  int upperCovered = 0;
  int chanceCovered = 0;
  SimulationMemory memory(kPlenty);
  for (int seed = 1; seed <= 200; ++seed) {
    const Simulated simulated = simulate(lognormalCampaign(4096, seed, 0.5), memory);
    const Summary& contribution = summaryOf(simulated, Outcome::contribution);
    const auto covers = [](double estimate, const std::optional<double>& error, double exact) {
      return std::fabs(estimate - exact) <= 2 * *error;
    };
    meanCovered += covers(contribution.value.mean, contribution.standardError.mean, mean);
    medianCovered += covers(contribution.value.p50, contribution.standardError.p50, median);
    upperCovered += covers(contribution.value.p95, contribution.standardError.p95, upper);
    chanceCovered += covers(simulated.profitChance.value, simulated.profitChance.standardError, chance);
  }
  CAPTURE(meanCovered, medianCovered, upperCovered, chanceCovered);
  for (const int covered : {meanCovered, medianCovered, upperCovered, chanceCovered}) {
    CHECK(covered >= 180);
    CHECK(covered <= 199);
  }
}
