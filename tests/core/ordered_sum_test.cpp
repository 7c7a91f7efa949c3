#include "core/ordered_sum.hpp"

#include <cmath>
#include <vector>

#include "bit_hash.hpp"
#include "catch.hpp"
#include "core/draws.hpp"

using namespace tierwise;
using namespace tierwise::test;

namespace {

double summed(const std::vector<double>& x) {
  return orderedSums<1>(x.size(), [&x]<class Real>(std::size_t i) { return std::array{load<Real>(&x[i])}; })[0];
}

// The written order, one number at a time.
double pairwise(std::vector<double> values) {
  while (values.size() > 1) {
    std::vector<double> next;
    for (std::size_t i = 0; i + 1 < values.size(); i += 2) next.push_back(values[i] + values[i + 1]);
    if (values.size() % 2 == 1) next.push_back(values.back());
    values = next;
  }
  return values.empty() ? 0.0 : values[0];
}

double slowly(const std::vector<double>& x) {
  std::vector<double> blocks;
  for (std::size_t first = 0; first < x.size(); first += 256) {
    double p[8] = {};
    for (std::size_t i = first; i < x.size() && i < first + 256; ++i) p[i % 8] += x[i];
    blocks.push_back(((p[0] + p[4]) + (p[2] + p[6])) + ((p[1] + p[5]) + (p[3] + p[7])));
  }
  return pairwise(blocks);
}

}  // namespace

TEST_CASE("sums over draws keep to the written order for every count") {
  const std::vector<double> all = drawn(shapes()[2], 5000, 1);
  for (std::size_t count = 0; count <= all.size(); count += count < 600 ? 1 : 123) {
    const std::vector<double> x(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
    INFO("count " << count);
    REQUIRE(sameBits(summed(x), slowly(x)));
  }
}

TEST_CASE("a pairwise sum adds neighbours first, for every number of terms") {
  Uniform uniform(2);
  std::vector<double> values;
  for (int count = 0; count <= 70; ++count) {
    PairwiseSum sum;
    for (const double value : values) sum.add(value);
    INFO("terms " << count);
    REQUIRE(sameBits(sum.total(), pairwise(values)));
    values.push_back(skewed(uniform));
  }
}

TEST_CASE("several sums at once have the bits of single ones") {
  const std::vector<double> x = drawn(shapes()[1], 3001, 3);
  std::vector<double> squares;
  for (const double v : x) squares.push_back(v * v);
  const auto both = orderedSums<2>(x.size(), [&x]<class Real>(std::size_t i) {
    const Real v = load<Real>(&x[i]);
    return std::array{v, v * v};
  });
  CHECK(sameBits(both[0], summed(x)));
  CHECK(sameBits(both[1], summed(squares)));
}

TEST_CASE("the sum of a million tenths is off by a few roundings, not by a million") {
  const std::vector<double> x(1U << 20U, 0.1);
  CHECK(std::fabs(summed(x) / (0x1p20 * 0.1) - 1) < 4e-15);
}
