#include "core/money.hpp"

#include "catch.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

namespace {

/// Values of an order worth 80 with a 60 % margin and nothing else.
Values<double> simple() {
  Values<double> v{};
  v[index(Field::averageOrderValue)] = 80;
  v[index(Field::grossMargin)] = 0.6;
  return v;
}

Values<double> drawn(sample::Numbers& n) {
  Values<double> v{};
  for (std::size_t i = 0; i < kFieldCount; ++i) v[i] = fieldTable()[i].kind == Kind::proportion ? n.between(0, 1) : n.scale(0.1, 20);
  v[index(Field::averageOrderValue)] = n.scale(5, 500);
  return v;
}

}  // namespace

TEST_CASE("Nothing but goods: an order brings its gross margin") {
  CHECK(errorOf(marginOf(simple(), 0.0, 0.0), 48) < 1e-15);
  CHECK(errorOf(orderWorth(simple(), 0.0).full, 48) < 1e-15);
}

TEST_CASE("A 60 % margin less 3 % fees leaves a break-even cost per order of 45.60 (known answer S06)") {
  Values<double> v = simple();
  v[index(Field::paymentRate)] = 0.03;
  const double margin = marginOf(v, 0.0, 0.0);
  CHECK(errorOf(margin, 45.6) < 1e-12);
  CHECK(errorOf(80 / margin, 1.7543859649122808) < 1e-12);
  CHECK(errorOf(margin * 0.025, 1.14) < 1e-12);
}

TEST_CASE("Each part of the margin by hand") {
  Values<double> v{};
  v[index(Field::averageOrderValue)] = 100;
  v[index(Field::grossMargin)] = 0.5;
  v[index(Field::returnRate)] = 0.2;
  v[index(Field::resaleShare)] = 0.5;
  v[index(Field::paymentRate)] = 0.02;
  v[index(Field::paymentFixed)] = 0.3;
  v[index(Field::shipping)] = 5;
  v[index(Field::returnHandling)] = 10;
  // 80 kept − 50·0.9 goods − 2 − 0.3 − 5 − 2
  CHECK(errorOf(marginOf(v, 0.0, 0.0), 80 - 45 - 2 - 0.3 - 5 - 2) < 1e-14);
  // 90·0.8·0.9 kept − 45 − 1.8 − 0.3 − 5 − 2
  CHECK(errorOf(marginOf(v, 0.1, 0.1), 64.8 - 45 - 1.8 - 0.3 - 5 - 2) < 1e-14);
}

TEST_CASE("Goods cost does not shrink with the discount, so a discount costs its whole amount of kept revenue") {
  sample::Numbers n(8);
  for (int i = 0; i < 200; ++i) {
    const Values<double> v = drawn(n);
    const double d = n.between(0, 1);
    const double lost = marginOf(v, 0.0, 0.0) - marginOf(v, d, 0.0);
    CHECK(errorOf(lost, at(v, Field::averageOrderValue) * d * (1 - at(v, Field::returnRate) - at(v, Field::paymentRate))) < 1e-9);
  }
}

TEST_CASE("The code is paid on every tracked order, also on those that would have come anyway") {
  Values<double> v = simple();
  v[index(Field::incrementality)] = 0.5;
  v[index(Field::newCustomerShare)] = 0.5;
  v[index(Field::repeatOrders)] = 0.4;
  v[index(Field::discount)] = 0.1;
  const OrderWorth<double> worth = orderWorth(v, 0.0);
  CHECK(errorOf(worth.code, 40) < 1e-14);
  CHECK(errorOf(worth.incremental, 0.5 * 48 * 1.2) < 1e-14);
  CHECK(errorOf(contributionOf(worth, 100.0, 60.0), 100 * 28.8 - 60 * 8) < 1e-14);
}

TEST_CASE("Usage rights and agency compound, gifts and hours add") {
  Values<double> v{};
  v[index(Field::usageRights)] = 0.3;
  v[index(Field::agency)] = 0.2;
  v[index(Field::seeding)] = 40;
  v[index(Field::hours)] = 1.5;
  v[index(Field::hourlyRate)] = 50;
  CHECK(errorOf(feeLoad(v), 1.56) < 1e-15);
  CHECK(errorOf(perCreatorCost(v), 115) < 1e-15);
}

TEST_CASE("Doubling all money doubles an order's worth to the bit") {
  sample::Numbers n(9);
  for (int i = 0; i < 200; ++i) {
    const Values<double> v = drawn(n);
    Values<double> twice = v;
    for (std::size_t f = 0; f < kFieldCount; ++f) {
      if (fieldTable()[f].money) twice[f] *= 2;
    }
    const double kappa = n.between(0, 0.4);
    CHECK(orderWorth(twice, kappa).full == 2 * orderWorth(v, kappa).full);
    CHECK(orderWorth(twice, kappa).code == 2 * orderWorth(v, kappa).code);
    CHECK(orderWorth(twice, kappa).incremental == 2 * orderWorth(v, kappa).incremental);
    CHECK(perCreatorCost(twice) == 2 * perCreatorCost(v));
  }
}

TEST_CASE("A pair of lanes has the bits of two single evaluations") {
  sample::Numbers n(10);
  for (int i = 0; i < 200; ++i) {
    const Values<double> a = drawn(n);
    const Values<double> b = drawn(n);
    Values<Lanes> both;
    for (std::size_t f = 0; f < kFieldCount; ++f) both[f] = Lanes{a[f], b[f]};
    const OrderWorth<Lanes> pair = orderWorth(both, Lanes{0.1, 0.2});
    const OrderWorth<double> first = orderWorth(a, 0.1);
    const OrderWorth<double> second = orderWorth(b, 0.2);
    CHECK((pair.full[0] == first.full && pair.code[0] == first.code && pair.incremental[0] == first.incremental));
    CHECK((pair.full[1] == second.full && pair.code[1] == second.code && pair.incremental[1] == second.incremental));
    CHECK(feeLoad(both)[1] == feeLoad(b));
  }
}
