#include "core/ordering.hpp"

#include <cmath>

#include "catch.hpp"

using namespace tierwise;

TEST_CASE("Places stand in the order asked for, equals in their own, on every machine") {
  const std::vector<double> values{3, 1, 2, 1, 3};
  CHECK(orderOf(5, [&](std::size_t a, std::size_t b) { return values[a] < values[b]; }) == std::vector<std::size_t>{1, 3, 2, 0, 4});
  CHECK(orderOf(0, [](std::size_t, std::size_t) { return true; }).empty());
}

TEST_CASE("The largest stand first, and what is no number last") {
  const std::vector<double> values{NAN, 1, INFINITY, NAN, 2, 1};
  CHECK(largestFirst(6, [&](std::size_t i) { return values[i]; }) == std::vector<std::size_t>{2, 4, 1, 5, 0, 3});
}
