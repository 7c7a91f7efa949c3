#include "core/information_value.hpp"

#include <cmath>
#include <vector>

#include "catch.hpp"
#include "core/math.hpp"
#include "core/scores.hpp"

using namespace tierwise;

namespace {

std::vector<double> scoresOf(Scores& scores, ScoreSet set, std::size_t dimension) {
  const Layout layout = scores.layout();
  std::vector<double> z(layout.draws);
  for (std::size_t r = 0; r < layout.scramblings; ++r) {
    double* part = z.data() + r * layout.points();
    const double* from = scores.shared(set, dimension, {r, 0, layout.points()}, part);
    if (from != part) std::copy_n(from, layout.points(), part);
  }
  return z;
}

/// E[max(0, X)] − max(0, mean) for X normal.
double normalValue(double mean, double sd) {
  const double t = mean / sd;
  return mean * normalCdf(t) + sd * std::exp(-t * t / 2) / std::sqrt(2 * 3.14159265358979323846) - std::fmax(0.0, mean);
}

bool within(const Estimate& estimate, double exact, double errors) {
  return std::fabs(estimate.value - exact) <= errors * estimate.standardError.value();
}

}  // namespace

TEST_CASE("perfect information about a decision table is worth 350", "[information]") {
  // Chances 0.5, 0.3 and 0.2 as ten draws; the best single decision earns 680, deciding in each state 1,030.
  const std::vector<double> first{1500, 1500, 1500, 1500, 1500, 300, 300, 300, -800, -800};
  const std::vector<double> second{900, 900, 900, 900, 900, 600, 600, 600, -200, -200};
  const std::vector<double> third(10, 500);
  const std::array<std::span<const double>, 3> options{first, second, third};
  CHECK(perfectInformation(options, 1).value == 350);
}

TEST_CASE("perfect information is worth nothing where the decision cannot change", "[information]") {
  const std::vector<double> gains{1.1, 2.2, 3.3, 4.4};
  const std::vector<double> losses{-1.1, -2.2, -3.3, -4.4};
  const std::array<std::span<const double>, 1> always{gains};
  const std::array<std::span<const double>, 1> never{losses};
  CHECK(perfectInformation(always, 2).value == 0);
  CHECK(perfectInformation(always, 2).standardError == 0.0);
  CHECK(perfectInformation(never, 2).value == 0);
}

TEST_CASE("information about a difference of normal numbers is worth its closed form", "[information]") {
  // Profit p1 − p2 against 0, p1 normal with mean 1 and sd 1, p2 with mean 0 and sd 2; perfect information 0.4798107063483924.
  REQUIRE(std::fabs(normalValue(1, std::sqrt(5.0)) - 0.4798107063483924) < 1e-12);
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    Scores scores(seed, layoutOf(16384), 0);
    const auto p1 = scoresOf(scores, ScoreSet::answer, 0);
    const auto p1Second = scoresOf(scores, ScoreSet::second, 0);
    const auto p2 = scoresOf(scores, ScoreSet::answer, 1);
    const auto p2Second = scoresOf(scores, ScoreSet::second, 1);
    std::vector<double> profit(p1.size());
    std::vector<double> changed1(p1.size());
    std::vector<double> changed2(p1.size());
    for (std::size_t i = 0; i < profit.size(); ++i) {
      profit[i] = 1 + p1[i] - 2 * p2[i];
      changed1[i] = 1 + p1Second[i] - 2 * p2[i];
      changed2[i] = 1 + p1[i] - 2 * p2Second[i];
    }
    CAPTURE(seed);
    const std::array<std::span<const double>, 1> campaign{profit};
    const Estimate perfect = perfectInformation(campaign, 32);
    CHECK(within(perfect, 0.4798107063483924, 3));
    const ScoreRule rule1(profit, changed1, p1, p1Second, 1);
    const ScoreRule rule2(profit, changed2, p2, p2Second, 1);
    for (const double z : {-2.0, -0.5, 0.0, 1.0, 2.5}) {
      CHECK(std::fabs(rule1.profitAt(z) - (1 + z)) < 0.06);
      CHECK(std::fabs(rule2.profitAt(z) - (1 - 2 * z)) < 0.06);
    }
    CHECK(within(partialInformation(profit, p1, rule1, perfect.value, 32), normalValue(1, 1), 3));
    CHECK(within(partialInformation(profit, p2, rule2, perfect.value, 32), normalValue(1, 2), 3));
  }
}

TEST_CASE("a score that moves nothing is worth nothing, whatever the other inputs do", "[information]") {
  Scores scores(4, layoutOf(4096), 0);
  const auto loud = scoresOf(scores, ScoreSet::answer, 0);
  const auto silent = scoresOf(scores, ScoreSet::answer, 1);
  const auto silentSecond = scoresOf(scores, ScoreSet::second, 1);
  std::vector<double> profit(loud.size());
  for (std::size_t i = 0; i < profit.size(); ++i) profit[i] = 1000 * loud[i] - 1;
  const ScoreRule rule(profit, profit, silent, silentSecond, -1);
  const Estimate worth = partialInformation(profit, silent, rule, 1e9, 32);
  CHECK(worth.value == 0);
  CHECK(worth.standardError == 0.0);
}

TEST_CASE("a rule learnt from one value, or two, stays finite", "[information]") {
  const std::vector<double> profit{1, -1, 1, -1, 1, -1, 1, -1};
  const std::vector<double> changed{-1, 1, -1, 1, -1, 1, -1, 1};
  const std::vector<double> constant(8, 0.3);
  const ScoreRule one(profit, changed, constant, constant, 0.25);
  CHECK(one.profitAt(0.3) == 0.25);
  const std::vector<double> two{0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5};
  const std::vector<double> twoChanged{-0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5};
  const ScoreRule sign(profit, changed, two, twoChanged, 0);
  CHECK(std::fabs(sign.profitAt(0.5) - 1) < 1e-6);
  CHECK(std::fabs(sign.profitAt(-0.5) + 1) < 1e-6);
  CHECK(partialInformation(profit, two, sign, 10, 2).value == Approx(0.5));
}
