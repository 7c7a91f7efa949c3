#include "core/observation.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/learning.hpp"

using namespace tierwise;
using namespace tierwise::sample;

TEST_CASE("Nothing is learned where nobody could have been reached, or more was counted than possible") {
  Scenario s = uncertain();
  s.creators[0].followers = 0;
  const LearnResult none = learned(s, {counts(100, 4)});
  CHECK(unchanged(none.scenario, s));
  CHECK(kept(none, "creators[0].reachRate", KeptReason::noExposure));
  CHECK(kept(none, "creators[0].responseRate", KeptReason::noExposure));
  CHECK(kept(learned(uncertain(), {counts({}, 4, true)}), "creators[0].responseRate", KeptReason::noExposure));
  Observation o;
  o.engagements = 20001;
  CHECK(kept(learned(uncertain(), {o}), "creators[0].engagementRate", KeptReason::beyondExposure));
  o = counts(100, {});
  o.clicks = 101;
  CHECK(kept(learned(uncertain(), {o}), "creators[0].clickThroughRate", KeptReason::beyondExposure));
  o = {};
  o.clicks = 3;
  o.trackedOrders = 5;
  const LearnResult codes = learned(uncertain(), {o});  // codes are used without a click: that says nothing about conversion
  CHECK(kept(codes, "creators[0].conversionRate", KeptReason::beyondExposure));
  CHECK(paths(codes) == std::vector<std::string>{"creators[0].clickThroughRate", "creators[0].responseRate", "measurement.trackedShare"});
}

TEST_CASE("Whatever was counted, the learned scenario is valid and its ranges are in order") {
  sample::Numbers n(43);
  for (int i = 0; i < 150; ++i) {
    Scenario s = sample::completed(sample::sparse(std::floor(n.scale(1, 1e10))));
    s.creators[0].posts = n.whole(1, 1000);
    s.creators[0].count = n.whole(1, 300);
    if (n.chance(0.3)) s.creators.push_back(s.creators[0]);
    const auto count = [&](double top) {
      return n.chance(0.6) ? std::optional<double>(n.chance(0.2) ? 0 : std::floor(n.scale(1, top))) : std::nullopt;
    };
    Observation o;
    o.reach = count(1e15);
    o.engagements = count(1e15);
    o.clicks = count(1e15);
    o.orders = count(1e15);
    o.trackedOrders = count(1e15);
    o.otherCampaign = n.chance(0.5);
    if (o.orders && o.trackedOrders) o.trackedOrders = std::min(*o.orders, *o.trackedOrders);
    const LearnResult r = learned(s, {o});
    CHECK(sample::named(validate(r.scenario, compiledBenchmarks())).empty());
    for (const Compared& row : r.actual) {
      CHECK((std::isfinite(row.projected.value_or(0)) && std::isfinite(row.ratio.value_or(0))));
      CHECK((row.chance.value_or(0) >= 0 && row.chance.value_or(1) <= 1));
    }
  }
}

TEST_CASE("Projected against actual: every count beside what the scenario had said") {
  Observation o = counts(5000, 8);
  o.engagements = 300;
  o.clicks = 62;
  o.trackedOrders = 3;
  o.spend = 650;
  const Scenario s = uncertain();
  const LearnResult r = learned(s, {o});
  const Typical t = sample::projected(s).typical;
  const std::pair<const char*, double> rows[] = {{"reach", t.reach},
                                                 {"engagements", t.engagements},
                                                 {"clicks", t.clicks},
                                                 {"trackedOrders", t.trackedOrders},
                                                 {"orders", t.attributedOrders},
                                                 {"spend", t.cost}};
  REQUIRE(r.actual.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(r.actual[i].count == rows[i].first);
    CHECK(errorOf(r.actual[i].projected, rows[i].second) < 1e-12);
    CHECK(errorOf(r.actual[i].ratio, r.actual[i].actual / rows[i].second) < 1e-12);
  }
  CHECK_FALSE(rowOf(r, "spend")->chance);
  // Another campaign is compared for as many people as it reached; its own reach is not this scenario's.
  const LearnResult other = learned(s, {counts(2000, 8, true)});
  CHECK_FALSE(rowOf(other, "reach")->projected);
  CHECK(errorOf(rowOf(other, "orders")->projected, t.attributedOrders / 2) < 1e-12);
}

TEST_CASE("The chance of a count: a half at the median, luck included, exact where only luck is left") {
  const auto chance = [](const Scenario& s, double orders) { return *rowOf(learned(s, {counts(4000, orders)}), "orders")->chance; };
  CHECK(std::fabs(chance(uncertain(), std::round(4000 * 0.0027)) - 0.5) < 0.05);
  CHECK(std::fabs(chance(uncertain(), 100) - 0.95) < 0.01);
  double last = 0;
  for (double orders = 0; orders < 200; orders += 1) {
    const double now = chance(uncertain(), orders);
    CHECK(now >= last);
    last = now;
  }
  Scenario certain = uncertain();
  sample::set(certain.creators[0], Rate::responseRate, 0.001);
  CHECK(std::fabs(chance(certain, 0) - std::exp(-4)) < 2e-3);
  CHECK(std::fabs(chance(certain, 4) - 0.628837) < 2e-3);
}

TEST_CASE("Clicks as evidence: orders still teach the response rate, and the tracked share of clicked orders is compared by conversion") {
  Scenario s = uncertain();
  s.basis = Basis::clicks;
  Observation o = counts(5000, 8, true);
  o.clicks = 62;
  o.trackedOrders = 3;
  const LearnResult r = learned(s, {o});
  CHECK(paths(r) == std::vector<std::string>{"creators[0].clickThroughRate", "creators[0].conversionRate", "creators[0].responseRate",
                                             "measurement.trackedShare"});
  CHECK_FALSE(rowOf(r, "orders")->chance);
  CHECK(rowOf(r, "trackedOrders")->chance);
}

TEST_CASE("What was learned goes into a sparse scenario and nothing else does") {
  Scenario typed = sample::sparse();
  const LearnResult r = learned(sample::completed(typed), {counts(12000, 41, true)});
  applyLearned(typed, r.learned);
  CHECK(same(rate(typed.creators[0], Rate::responseRate), r.learned[0].posterior));
  CHECK_FALSE(typed.creators[0].rates[index(Rate::reachRate)]);
  CHECK_FALSE(typed.fields[index(Field::trackedShare)]);
  Observation o = counts(12000, 41, true);
  o.trackedOrders = 20;
  applyLearned(typed, learned(sample::completed(typed), {o}).learned);
  CHECK(typed.fields[index(Field::trackedShare)]);
}

TEST_CASE("Observations that cannot be are refused, all at once, with their paths") {
  const Scenario s = uncertain();
  const auto refused = [&](const Observation& o) { return sample::named(validateObservations(std::vector{o}, s)); };
  using Names = std::vector<std::string>;
  CHECK(validateObservations({}, s).empty());
  CHECK(refused(Observation{}).empty());
  CHECK(refused(counts(12000, 41)).empty());
  Observation o;
  o.reach = -1;
  o.engagements = 1.5;
  o.clicks = std::nan("");
  o.trackedOrders = 1e16;
  o.spend = -3;
  o.line = 1;
  CHECK(refused(o) == Names{"outOfRange observed[0].reach", "outOfRange observed[0].engagements", "outOfRange observed[0].clicks",
                            "outOfRange observed[0].trackedOrders", "outOfRange observed[0].spend", "outOfRange observed[0].line"});
  o = counts(100, 101);
  CHECK(refused(o) == Names{"inconsistent observed[0].orders"});
  CHECK(validateObservations(std::vector{o}, s)[0].message == "orders must not exceed reach, which is 100; it is 101");
  o = counts({}, 5);
  o.trackedOrders = 6;
  CHECK(refused(o) == Names{"inconsistent observed[0].trackedOrders"});
  CHECK(refused(counts(1000001, {})) == Names{"inconsistent observed[0].reach"});
  CHECK(refused(counts(1000000, {})).empty());
  o = counts(1000001, {});
  o.line = 0;
  CHECK(refused(o) == Names{"inconsistent observed[0].reach"});
  CHECK(refused(counts(1000001, {}, true)).empty());
  CHECK(validateObservations(std::vector{counts(1000001, {})}, sample::sparse()).empty());  // the audience is not known yet
  CHECK(sample::named(validateObservations(std::vector<Observation>(101), s)) == Names{"tooLarge observed"});
  CHECK(validateObservations(std::vector<Observation>(100), s).empty());
}
