#include "core/learn.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/learning.hpp"

using namespace tierwise;
using namespace tierwise::sample;

TEST_CASE("With no data nothing changes, not even a bit") {
  sample::Numbers n(40);
  for (int i = 0; i < 20; ++i) {
    Scenario s = sample::completed(sample::sparse(std::floor(n.scale(100, 1e7))));
    CHECK(unchanged(learned(s, {}).scenario, s));
    const LearnResult empty = learned(s, {Observation{}, Observation{}});
    CHECK(unchanged(empty.scenario, s));
    CHECK((empty.learned.empty() && empty.kept.empty() && empty.actual.empty()));
  }
  Observation spent;
  spent.spend = 400;
  const LearnResult r = learned(uncertain(), {spent});
  CHECK(unchanged(r.scenario, uncertain()));
  CHECK(rowOf(r, "spend")->projected == 500.0);
}

TEST_CASE("One past campaign, 12,000 people reached and 41 orders, replaces the wide default of orders per 1,000") {
  const Scenario s = sample::completed(sample::sparse(25000));
  const Range prior = rate(s.creators[0], Rate::responseRate);
  REQUIRE(prior.high / prior.low > 50);
  const LearnResult r = learned(s, {counts(12000, 41, true)});
  CHECK(paths(r) == std::vector<std::string>{"creators[0].responseRate"});
  const Range posterior = rate(r.scenario.creators[0], Rate::responseRate);
  CHECK(same(r.learned[0].posterior, posterior));
  CHECK(same(r.learned[0].prior, prior));
  CHECK(posterior.high / posterior.low < 2);
  CHECK(errorOf(1000 * posterior.mid, 41 / 12.0) < 0.05);
  CHECK(same(rate(r.scenario.creators[0], Rate::reachRate), rate(s.creators[0], Rate::reachRate)));
  agrees(posterior, prior, Kind::proportion, [](double y) { return 41 * std::log(y) - 12000 * y; });
}

TEST_CASE("Response: the range's density times Poisson of orders, by independent quadrature") {
  for (const auto& [reach, orders] :
       {std::pair(12000.0, 41.0), std::pair(900.0, 0.0), std::pair(500.0, 7.0), std::pair(100.0, 60.0), std::pair(2e6, 9000.0)}) {
    const Range posterior = rate(learned(uncertain(), {counts(reach, orders, true)}).scenario.creators[0], Rate::responseRate);
    agrees(posterior, kResponse, Kind::proportion, [orders = orders, reach = reach](double y) { return orders * std::log(y) - reach * y; });
  }
}

TEST_CASE("Reach: the range's density times Poisson of people reached, by independent quadrature") {
  for (const double reach : {0.0, 40.0, 3000.0, 4000.0, 14000.0}) {
    const LearnResult r = learned(uncertain(), {counts(reach, {})});
    CHECK(paths(r) == std::vector<std::string>{"creators[0].reachRate"});
    agrees(rate(r.scenario.creators[0], Rate::reachRate), kReach, Kind::positive,
           [&](double x) { return reach * std::log(20000 * x) - 20000 * x; });
  }
}

TEST_CASE("A wide prior leaves the data alone: Beta for proportions, Gamma for reach") {
  Scenario s = uncertain();
  rate(s.creators[0], Rate::engagementRate) = {1e-12, 0.5, 1 - 1e-12};
  rate(s.creators[0], Rate::reachRate) = {1e-15, 1, 1e15};
  Observation o;
  o.engagements = 30;
  o.reach = 50;
  const LearnResult r = learned(s, {o});
  // Prior flat in the logit is Beta(0, 0), flat in the logarithm Gamma(0): posterior Beta(30, 19,970) and Gamma(50)/20,000.
  // So rare a proportion is Gamma(30)/20,000 too: the 5, 50 and 95 % points of χ²(60) are 43.188, 59.335 and 79.082.
  const Range engagement = rate(r.scenario.creators[0], Rate::engagementRate);
  CHECK(errorOf(engagement.low * 20000, 43.188 / 2) < 2e-3);
  CHECK(errorOf(engagement.mid * 20000, 59.335 / 2) < 2e-3);
  CHECK(errorOf(engagement.high * 20000, 79.082 / 2) < 2e-3);
  // Gamma(50): mean 50, its 5, 50 and 95 % points from tables of χ²(100): 77.929, 99.334, 124.342.
  const Range reach = rate(r.scenario.creators[0], Rate::reachRate);
  CHECK(errorOf(reach.low * 20000, 77.929 / 2) < 1e-3);
  CHECK(errorOf(reach.mid * 20000, 99.334 / 2) < 1e-3);
  CHECK(errorOf(reach.high * 20000, 124.342 / 2) < 1e-3);
}

TEST_CASE("Engagements, clicks and conversions: binomial of their trials") {
  Observation o;
  o.reach = 5000;
  o.engagements = 700;
  o.clicks = 62;
  o.trackedOrders = 3;
  o.orders = 8;
  const Scenario s = uncertain();
  const LearnResult r = learned(s, {o});
  CHECK(paths(r) == std::vector<std::string>{"creators[0].reachRate", "creators[0].engagementRate", "creators[0].clickThroughRate",
                                             "creators[0].conversionRate", "creators[0].responseRate", "measurement.trackedShare"});
  const Line& line = r.scenario.creators[0];
  agrees(rate(line, Rate::engagementRate), {0.01, 0.02, 0.05}, Kind::proportion,
         [](double e) { return 700 * std::log(e) + 19300 * std::log1p(-e); });
  agrees(rate(line, Rate::clickThroughRate), {0.005, 0.01, 0.018}, Kind::proportion,
         [](double c) { return 62 * std::log(c) + 4938 * std::log1p(-c); });
  agrees(rate(line, Rate::conversionRate), {0.005, 0.013, 0.022}, Kind::proportion,
         [](double v) { return 3 * std::log(v) + 59 * std::log1p(-v); });
  agrees(rate(line, Rate::responseRate), kResponse, Kind::proportion, [](double y) { return 8 * std::log(y) - 5000 * y; });
  agrees(field(r.scenario, Field::trackedShare), {0.25, 0.6, 0.95}, Kind::proportion,
         [](double g) { return 3 * std::log(g) + 5 * std::log1p(-g); });
}

TEST_CASE("Where reach was not counted, clicks and orders are measured against the projected contacts") {
  Observation o;
  o.clicks = 62;
  o.orders = 8;
  const LearnResult r = learned(uncertain(), {o});
  CHECK(paths(r) == std::vector<std::string>{"creators[0].clickThroughRate", "creators[0].responseRate"});
  agrees(rate(r.scenario.creators[0], Rate::clickThroughRate), {0.005, 0.01, 0.018}, Kind::proportion,
         [](double c) { return 62 * std::log(c) - 4000 * c; });
  agrees(rate(r.scenario.creators[0], Rate::responseRate), kResponse, Kind::proportion,
         [](double y) { return 8 * std::log(y) - 4000 * y; });
}

TEST_CASE("Only tracked orders: response and tracked share on their joint grid, by independent quadrature") {
  for (const auto& [reach, tracked] : {std::pair(6000.0, 20.0), std::pair(6000.0, 0.0), std::pair(4e5, 2500.0)}) {
    Observation o = counts(reach, {}, true);
    o.trackedOrders = tracked;
    const LearnResult r = learned(uncertain(), {o});
    CHECK(paths(r) == std::vector<std::string>{"creators[0].responseRate", "measurement.trackedShare"});
    // Marginal likelihood of one by summing the other over its prior, equal steps in the score.
    const auto pointsOf = [](const Range& range) {
      std::vector<std::pair<double, double>> points;
      for (int i = -2000; i <= 2000; ++i)
        points.emplace_back(valueAt(range, Kind::proportion, i / 250.0), std::exp(-(i / 250.0) * (i / 250.0) / 2));
      return points;
    };
    const auto marginal = [&pointsOf, reach = reach, tracked = tracked](const Range& other) {
      const auto points = pointsOf(other);
      return [=](double x) {
        double sum = 0;
        const double peak = tracked > 0 ? tracked * std::log(tracked) - tracked : 0;
        for (const auto& [value, weight] : points)
          sum += weight * std::exp(tracked * std::log(x * value * reach) - x * value * reach - peak);
        return std::log(sum);
      };
    };
    // The reference sums 4,001 points for each cell, so it uses fewer cells: check by the posterior share below each point instead.
    const auto agreesBelow = [&](const Range& learnt, const Range& prior, const Range& other) {
      const auto likelihood = marginal(other);
      const auto grid = pointsOf(prior);
      double all = 0;
      double belowLow = 0;
      double belowMid = 0;
      double belowHigh = 0;
      for (std::size_t i = 0; i < grid.size(); i += 4) {
        const auto [x, weight] = grid[i];
        const double mass = weight * std::exp(likelihood(x));
        all += mass;
        if (x < learnt.low) belowLow += mass;
        if (x < learnt.mid) belowMid += mass;
        if (x < learnt.high) belowHigh += mass;
      }
      CHECK(std::fabs(belowLow / all - 0.05) < 0.01);
      CHECK(std::fabs(belowMid / all - 0.5) < 0.02);
      CHECK(std::fabs(belowHigh / all - 0.95) < 0.01);
    };
    const Range share{0.25, 0.6, 0.95};
    const Range& y = rate(r.scenario.creators[0], Rate::responseRate);
    agreesBelow(y, kResponse, share);
    agreesBelow(field(r.scenario, Field::trackedShare), share, kResponse);
    // Knowing only the tracked orders says less than knowing all of them.
    if (tracked > 0) {
      const Range all = rate(learned(uncertain(), {counts(reach, tracked, true)}).scenario.creators[0], Rate::responseRate);
      CHECK(y.high / y.low > all.high / all.low);
    }
  }
}

TEST_CASE("A tracked share that is certain turns tracked orders into response exactly") {
  Scenario s = uncertain();
  sample::set(s, Field::trackedShare, 0.4);
  Observation o = counts(6000, {}, true);
  o.trackedOrders = 20;
  const LearnResult r = learned(s, {o});
  CHECK(paths(r) == std::vector<std::string>{"creators[0].responseRate"});
  agrees(rate(r.scenario.creators[0], Rate::responseRate), kResponse, Kind::proportion,
         [](double y) { return 20 * std::log(y) - 2400 * y; });
  o.orders = 60;
  CHECK(kept(learned(s, {o}), "measurement.trackedShare", KeptReason::certain));
}

TEST_CASE("Several observations multiply, in whatever order they come") {
  const std::vector<Observation> apart{counts(12000, 41, true), counts(3000, 15, true), counts(5000, 14, true)};
  const Range one = rate(learned(uncertain(), {counts(20000, 70, true)}).scenario.creators[0], Rate::responseRate);
  const Range many = rate(learned(uncertain(), apart).scenario.creators[0], Rate::responseRate);
  const Range reversed = rate(learned(uncertain(), {apart[2], apart[1], apart[0]}).scenario.creators[0], Rate::responseRate);
  CHECK(errorOf(many.low, one.low) < 1e-12);
  CHECK(errorOf(many.high, one.high) < 1e-12);
  CHECK(errorOf(reversed.mid, many.mid) < 1e-12);
  const Range twice = rate(learned(uncertain(), {counts(3000, {}), counts(3200, {})}).scenario.creators[0], Rate::reachRate);
  agrees(twice, kReach, Kind::positive, [](double x) { return 6200 * std::log(x) - 40000 * x; });
}

TEST_CASE("A certain rate has no density: it stays as typed, and the answer says so") {
  Scenario s = uncertain();
  sample::set(s.creators[0], Rate::responseRate, 0.01);
  sample::set(s.creators[0], Rate::reachRate, 0.5);
  const LearnResult r = learned(s, {counts(4000, 10)});
  CHECK(unchanged(r.scenario, s));
  CHECK(r.learned.empty());
  CHECK(kept(r, "creators[0].reachRate", KeptReason::certain));
  CHECK(kept(r, "creators[0].responseRate", KeptReason::certain));
  Observation o = counts(4000, {});
  o.trackedOrders = 10;  // of 40 orders for certain: the tracked share is a quarter
  const LearnResult share = learned(s, {o});
  CHECK(paths(share) == std::vector<std::string>{"measurement.trackedShare"});
  agrees(field(share.scenario, Field::trackedShare), {0.25, 0.6, 0.95}, Kind::proportion,
         [](double g) { return 10 * std::log(g) - 40 * g; });
}

TEST_CASE("Counts of the whole campaign move all its lines by one shared score, each by its own spread") {
  Scenario s = uncertain();
  Line other = s.creators[0];
  other.followers = 80000;
  other.posts = 3;
  rate(other, Rate::responseRate) = {0.001, 0.002, 0.004};
  s.creators.push_back(other);
  s.creators.push_back(other);
  sample::set(s.creators[2], Rate::responseRate, 0.003);
  const LearnResult r = learned(s, {counts(20000, 150)});
  CHECK(same(rate(r.scenario.creators[2], Rate::responseRate), Range::certain(0.003)));
  CHECK(kept(r, "creators[2].responseRate", KeptReason::certain));
  const auto scoreOf = [](const Range& range, double x) {
    const Slopes slopes = slopesOf(range, Kind::proportion);
    const double g = std::log(x / (1 - x)) - slopes.centre;
    return g / (g < 0 ? slopes.below : slopes.above);
  };
  const Range& first = rate(r.scenario.creators[0], Rate::responseRate);
  const Range& second = rate(r.scenario.creators[1], Rate::responseRate);
  for (const auto point : {&Range::low, &Range::mid, &Range::high}) {
    CHECK(std::fabs(scoreOf(kResponse, first.*point) - scoreOf({0.001, 0.002, 0.004}, second.*point)) < 1e-9);
  }
  // At the posterior's middle the campaign would bring about the orders that were counted.
  CHECK(errorOf(sample::projected(r.scenario).typical.ordersPerThousandReached, 7.5) < 0.05);
}

TEST_CASE("Reach of a whole campaign is learned through overlap, repeats and boost, as the projection has them") {
  Scenario s = uncertain();
  s.creators[0].posts = 4;
  s.creators[0].count = 6;
  s.creators[0].boost = Boost{300, 12, 0};
  s.creators.push_back(s.creators[0]);
  s.creators[1].followers = 5000;
  s.creators[1].delivery = 0.5;
  s.creators[1].boost.reset();
  sample::set(s, Field::audienceSize, 150000);
  const Range posterior = rate(learned(s, {counts(90000, {})}).scenario.creators[0], Rate::reachRate);
  // One grid of scores with the projection itself as the mean.
  double below = 0;
  double all = 0;
  double lowest = 0;
  for (int i = -3000; i <= 3000; ++i) {
    const double z = i / 500.0;
    Scenario at = s;
    for (Line& line : at.creators) sample::set(line, Rate::reachRate, valueAt(kReach, Kind::positive, z));
    const double mean = sample::projected(at).typical.reach;
    const double mass = std::exp(-z * z / 2 + 90000 * std::log(mean / 90000) - (mean - 90000));
    all += mass;
    if (valueAt(kReach, Kind::positive, z) < posterior.mid) below += mass;
    if (valueAt(kReach, Kind::positive, z) < posterior.low) lowest += mass;
  }
  CHECK(std::fabs(below / all - 0.5) < 0.06);  // a step of the grid holds up to a tenth of the mass
  CHECK(std::fabs(lowest / all - 0.05) < 0.06);
  // Having learned, the campaign is projected to reach what it reached.
  CHECK(errorOf(sample::projected(learned(s, {counts(90000, {})}).scenario).typical.reach, 90000) < 2e-3);
}

TEST_CASE("Counts of one line move that line only") {
  Scenario s = uncertain();
  s.creators.push_back(s.creators[0]);
  s.creators[1].followers = 50000;
  Observation o = counts(14000, 20);
  o.line = 1;
  const LearnResult r = learned(s, {o});
  CHECK(paths(r) == std::vector<std::string>{"creators[1].reachRate", "creators[1].responseRate"});
  for (std::size_t k = 0; k < kRateCount; ++k) CHECK(same(*r.scenario.creators[0].rates[k], *s.creators[0].rates[k]));
  agrees(rate(r.scenario.creators[1], Rate::reachRate), kReach, Kind::positive, [](double x) { return 14000 * std::log(x) - 50000 * x; });
  // The line's people overlap with the other line's: a contact is worth D of one, as in the projection of this line.
  CHECK(errorOf(rowOf(r, "reach")->projected, 10000) < 1e-12);
}

TEST_CASE("Deals, repeats and overlap: the projection of what was learned gives the orders per 1,000 that were counted") {
  sample::Numbers n(41);
  for (int i = 0; i < 20; ++i) {
    Scenario s = sample::random(n, 5);
    s.basis = Basis::response;
    for (Line& line : s.creators) rate(line, Rate::responseRate) = {1e-6, 0.003, 0.9};
    const double reach = 2e6;
    const double orders = std::floor(n.scale(2000, 2e5));
    const LearnResult r = learned(s, {counts(reach, orders, true)});
    CHECK(errorOf(sample::projected(r.scenario).typical.ordersPerThousandReached, 1000 * orders / reach) < 2e-3);
  }
}

TEST_CASE("Nine in ten intervals hold the truth when truth and counts come from the model") {
  sample::Numbers n(42);
  int held = 0;
  constexpr int kWorlds = 400;
  for (int i = 0; i < kWorlds; ++i) {
    // A normal score from twelve uniforms, a Poisson count by waiting times.
    double z = -6;
    for (int k = 0; k < 12; ++k) z += n.between(0, 1);
    const double truth = valueAt(kResponse, Kind::proportion, z);
    double orders = -1;
    for (double time = 0; time < 3000 * truth; time -= std::log(n.between(1e-300, 1))) orders += 1;
    const Range posterior = rate(learned(uncertain(), {counts(3000, orders, true)}).scenario.creators[0], Rate::responseRate);
    if (posterior.low <= truth && truth <= posterior.high) ++held;
  }
  CHECK(held > 0.86 * kWorlds);  // three standard errors of 1.5 %
  CHECK(held < 0.945 * kWorlds);
}
