#include "core/funnel.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

namespace {

double combinedOf(std::initializer_list<double> chances, double epsilon) {
  double total = 0;
  for (const double p : chances) total = combine(total, p, epsilon);
  return total;
}

/// The closed form (1 − (1 − εp)^k)/ε in higher precision; k·p at ε = 0.
double closedForm(double p, std::uint32_t k, double epsilon) {
  if (epsilon == 0) return p * k;
  const long double e = epsilon;
  return static_cast<double>(-std::expm1(static_cast<long double>(k) * std::log1p(-e * static_cast<long double>(p))) / e);
}

}  // namespace

TEST_CASE("Independent audiences of 30, 40 and 20 % reach 66.4 % together (known answer S01)") {
  CHECK(errorOf(combinedOf({0.3, 0.4, 0.2}, 1), 0.664) < 1e-12);
  CHECK(errorOf(1e6 * combinedOf({0.3, 0.4, 0.2}, 1), 664000) < 1e-12);
}

TEST_CASE("400 creators of a thousandth each reach 33 % together (known answer S02)") {
  CHECK(errorOf(combineRepeated(0.001, 400, 1.0), 0.3298140939932599) < 1e-12);
}

TEST_CASE("Repeated contacts worth 0, 1/4, 1/2 and 9/10 of the one before (known answer S25)") {
  CHECK(errorOf(combinedOf({0.3, 0.4, 0.2}, 1.0), 0.664) < 1e-12);
  CHECK(errorOf(combinedOf({0.3, 0.4, 0.2}, 0.75), 0.7185) < 1e-12);
  CHECK(errorOf(combinedOf({0.3, 0.4, 0.2}, 0.5), 0.776) < 1e-12);
  CHECK(errorOf(combinedOf({0.3, 0.4, 0.2}, 1 - 0.9), 0.87424) < 1e-12);
}

TEST_CASE("A share of each audience by order of appearance adds up to the reach of all (known answer S26)") {
  // Shapley: the mean over all orders of what each adds.
  const double p[3] = {0.3, 0.4, 0.2};
  const double expected[3] = {0.218, 0.308, 0.138};
  const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  double share[3] = {};
  for (const auto& order : orders) {
    double reached = 0;
    for (const int i : order) {
      const double now = combine(reached, p[i], 1.0);
      share[i] += (now - reached) / 6;
      reached = now;
    }
  }
  for (int i = 0; i < 3; ++i) CHECK(errorOf(share[i], expected[i]) < 1e-12);
}

TEST_CASE("Combining is associative and commutative, and 0 changes nothing") {
  sample::Numbers n(4);
  for (int i = 0; i < 500; ++i) {
    const double a = n.between(0, 1);
    const double b = n.between(0, 1);
    const double c = n.between(0, 1);
    const double e = n.between(0, 1);
    CHECK(errorOf(combine(combine(a, b, e), c, e), combine(a, combine(b, c, e), e)) < 1e-14);
    CHECK(errorOf(combine(a, b, e), combine(b, a, e)) < 1e-14);
    CHECK(combine(a, 0.0, e) == a);
    CHECK(combine(0.0, a, e) == a);
  }
}

TEST_CASE("Doubling equals combining one by one for every count up to 64 and every worth of a repeat") {
  for (const double epsilon : {0.0, 1e-12, 0.1, 0.5, 0.9, 1.0}) {
    for (const double p : {0.0, 1e-9, 0.001, 0.3, 0.999, 1.0}) {
      double one = 0;
      for (std::uint32_t k = 0; k <= 64; ++k) {
        CHECK(errorOf(combineRepeated(p, k, epsilon), one) < 1e-13);
        one = combine(one, p, epsilon);
      }
    }
  }
}

TEST_CASE("Doubling agrees with the closed form for ten thousand contacts") {
  for (const double epsilon : {0.0, 1e-9, 0.2, 0.5, 1.0}) {
    for (const double p : {1e-7, 0.0004, 0.02, 0.6}) {
      for (const std::uint32_t k : {1U, 2U, 3U, 1000U, 9999U, 10000U})
        CHECK(errorOf(combineRepeated(p, k, epsilon), closedForm(p, k, epsilon)) < 1e-12);
    }
  }
}

TEST_CASE("Both lanes of a pair have the bits of the single evaluation") {
  sample::Numbers n(5);
  for (int i = 0; i < 200; ++i) {
    const double p[2] = {n.between(0, 1), n.between(0, 1)};
    const double e[2] = {n.between(0, 1), n.between(0, 1)};
    const auto k = static_cast<std::uint32_t>(n.whole(0, 1000));
    const Lanes both = combineRepeated(Lanes{p[0], p[1]}, k, Lanes{e[0], e[1]});
    const Contact<Lanes> pair = contactOf(50000, 3, Lanes{p[0], p[1]}, Lanes{e[0], e[1]}, Lanes{p[1], p[0]});
    for (int lane = 0; lane < 2; ++lane) {
      CHECK(both[lane] == combineRepeated(p[lane], k, e[lane]));
      const Contact<double> one = contactOf(50000, 3, p[lane], e[lane], p[1 - lane]);
      CHECK(pair.pool[lane] == one.pool);
      CHECK(pair.unique[lane] == one.unique);
      CHECK(pair.effective[lane] == one.effective);
      CHECK(pair.impressions[lane] == one.impressions);
    }
  }
}

TEST_CASE("One post reaches followers times market share times reach, all of them different people") {
  const Contact<double> c = contactOf(20000, 1, 0.8, 0.25, 0.5);
  CHECK(c.unique == 20000 * 0.8 * 0.25);
  CHECK(c.effective == c.unique);
  CHECK(c.impressions == c.unique);
  CHECK(errorOf(c.pool, 20000 * 0.8 * 1.25) < 1e-15);
}

TEST_CASE("Two posts reach the pool by the rule of chances") {
  // x = 1: pool = 2·F, each post reaches half of it.
  const Contact<double> c = contactOf(1000, 2, 1.0, 1.0, 0.5);
  CHECK(errorOf(c.pool, 2000) < 1e-15);
  CHECK(errorOf(c.unique, 2000 * 0.75) < 1e-15);
  CHECK(errorOf(c.effective, 2000 * (0.5 + 0.5 - 0.5 * 0.25)) < 1e-15);
  CHECK(c.impressions == 2000);
}

TEST_CASE("Of one creator: reach stays within the pool and below the impressions, and only grows with posts") {
  sample::Numbers n(6);
  for (int i = 0; i < 300; ++i) {
    const double followers = std::floor(n.scale(1, 1e10));
    const double market = n.between(0.01, 1);
    const double reach = n.scale(0.001, 20);
    const double epsilon = n.between(0, 1);
    double unique = 0;
    double effective = 0;
    for (std::uint32_t posts = 1; posts <= 40; ++posts) {
      const Contact<double> c = contactOf(followers, posts, market, reach, epsilon);
      CHECK(c.unique <= c.pool * (1 + 1e-14));
      CHECK(c.unique <= c.effective * (1 + 1e-13));
      CHECK(c.effective <= c.impressions * (1 + 1e-13));
      CHECK(c.unique >= unique * (1 - 1e-13));
      CHECK(c.effective >= effective * (1 - 1e-13));
      unique = c.unique;
      effective = c.effective;
    }
  }
}

TEST_CASE("Nobody follows, nobody is reached: zeros and no NaN") {
  for (const std::uint32_t posts : {1U, 2U, 1000U}) {
    const Contact<double> none = contactOf(0, posts, 0.5, 0.2, 0.5);
    CHECK((none.pool == 0 && none.unique == 0 && none.effective == 0 && none.impressions == 0));
    const Contact<double> unseen = contactOf(1000, posts, 0.5, 0.0, 0.5);
    CHECK((unseen.unique == 0 && unseen.effective == 0));
  }
  CHECK(inverseOf(0.0) == 0);
  CHECK(inverseOf(4.0) == 0.25);
  CHECK(inverseOf(5e-309) == 0);  // 1 over it is no number
  CHECK(deduplication(Funnel<double>{}, 0.0) == 1);
}

TEST_CASE("A creator who delivers half of the time counts half, and one who never does counts nothing") {
  const Contact<double> c = contactOf(10000, 1, 1.0, 0.3, 0.5);
  const Yield<double> yield{0.02, 0.01, 0.1};
  Funnel<double> half;
  addContacts(half, c, yield, 0.5, 1e-6, 0.5);
  CHECK(errorOf(half.contacts, 1500) < 1e-15);
  CHECK(errorOf(half.reachShare, 1500e-6) < 1e-15);
  CHECK(errorOf(half.clicks, 30) < 1e-15);
  CHECK(errorOf(half.orders, 15) < 1e-15);
  CHECK(errorOf(half.commissionOrders, 1.5) < 1e-15);
  CHECK(errorOf(half.impressions, 1500) < 1e-15);
  Funnel<double> never;
  addContacts(never, c, yield, 0.0, 1e-6, 0.5);
  CHECK((never.contacts == 0 && never.reachShare == 0 && never.orders == 0 && never.impressions == 0));
}

TEST_CASE("De-duplication is 1 for one creator and falls as audiences overlap") {
  const Contact<double> c = contactOf(10000, 1, 1.0, 0.3, 0.5);
  Funnel<double> funnel;
  double last = 1;
  for (int i = 0; i < 50; ++i) {
    addContacts(funnel, c, {0.02, 0.01, 0}, 1.0, 1 / 20000.0, 0.5);
    const double now = deduplication(funnel, 20000.0);
    if (i == 0) CHECK(errorOf(now, 1) < 1e-15);
    CHECK(now <= last + 1e-15);
    CHECK(now > 0);
    last = now;
  }
  CHECK(funnel.reachShare <= 1);
  CHECK(last < 0.5);
}
