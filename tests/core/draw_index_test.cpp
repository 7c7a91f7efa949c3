#include "core/draw_index.hpp"

#include <algorithm>
#include <cmath>

#include "bit_hash.hpp"
#include "catch.hpp"
#include "core/draws.hpp"

using namespace tierwise;
using namespace tierwise::test;

namespace {

std::vector<double> sorted(std::span<const double> draws) {
  std::vector<double> all(draws.begin(), draws.end());
  for (double& x : all) x = std::isnan(x) ? -INFINITY : x + 0.0;  // as DrawIndex promises: NaN counts as −∞, zeros are +0
  std::sort(all.begin(), all.end());
  return all;
}

// Ranks all over, dense at the ends, not in order and with repeats; at most a few dozen.
std::vector<std::size_t> ranksOf(std::size_t count) {
  std::vector<std::size_t> ranks;
  for (const double p : {0.5, 0.05, 0.0, 1.0, 0.25, 0.95, 0.5, 0.75, 0.01, 0.99, 0.3, 0.31, 0.311}) {
    const auto rank = static_cast<std::size_t>(p * static_cast<double>(count - 1));
    ranks.push_back(rank);
    ranks.push_back(std::min(rank + 1, count - 1));
  }
  return ranks;
}

// How many order statistics differ from those of a sort.
std::size_t wrong(DrawIndex& index, const std::vector<double>& draws, std::size_t scramblings) {
  index.build(draws, scramblings);
  REQUIRE(index.scramblings() == scramblings);
  const std::size_t n = draws.size() / scramblings;
  const std::vector<std::size_t> ranks = ranksOf(draws.size());
  const std::vector<std::size_t> ownRanks = ranksOf(n);
  std::vector<double> values(ranks.size());
  std::vector<double> ownValues(ownRanks.size() * scramblings);
  index.select(ranks, values, ownRanks, ownValues);
  std::size_t mistakes = 0;
  const std::vector<double> all = sorted(draws);
  for (std::size_t i = 0; i < ranks.size(); ++i) mistakes += sameBits(values[i], all[ranks[i]]) ? 0 : 1;
  for (std::size_t s = 0; s < scramblings; ++s) {
    const std::vector<double> own = sorted(index.scrambling(s));
    for (std::size_t i = 0; i < ownRanks.size(); ++i) mistakes += sameBits(ownValues[s * ownRanks.size() + i], own[ownRanks[i]]) ? 0 : 1;
  }
  return mistakes;
}

}  // namespace

TEST_CASE("order statistics are those of a sort, for draws of every shape and number") {
  DrawIndex index;  // one for all: what a metric leaves behind must not matter to the next
  struct Size {
    std::size_t draws, scramblings;
  };
  for (const Size size :
       {Size{1, 1}, {2, 1}, {3, 1}, {3, 3}, {8, 8}, {27, 3}, {256, 8}, {1001, 1}, {1024, 8}, {4096, 32}, {3003, 3}, {65536, 8}}) {
    for (const Shape& shape : shapes()) {
      INFO(shape.name << ", " << size.draws << " draws in " << size.scramblings);
      CHECK(wrong(index, drawn(shape, size.draws, size.draws + 7), size.scramblings) == 0);
    }
  }
}

TEST_CASE("order statistics are exact where the sample misleads about all other draws") {
  constexpr std::size_t kDraws = 32768;
  constexpr std::size_t kScramblings = 32;
  constexpr std::size_t kSampled = 256 / kScramblings;
  DrawIndex index;
  for (const double seen : {0.0, 1e300, -1e300, 1e-300, HUGE_VAL}) {
    for (const double scale : {1.0, 1e-12, 1e12}) {
      Uniform uniform(5);
      std::vector<double> draws(kDraws);
      for (std::size_t i = 0; i < kDraws; ++i) draws[i] = i % (kDraws / kScramblings) < kSampled ? seen : scale * bell(uniform);
      INFO("sample sees " << seen << ", scale " << scale);
      CHECK(wrong(index, draws, kScramblings) == 0);
    }
  }
}

TEST_CASE("every rank of a small set can be asked for, in any order") {
  const std::vector<double> draws = drawn(shapes()[6], 512, 11);
  std::vector<std::size_t> ranks(512);
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = (i * 173 + 5) % 512;
  std::vector<double> values(512);
  DrawIndex index;
  index.build(draws, 8);
  index.select(ranks, values, {}, {});
  const std::vector<double> all = sorted(draws);
  for (std::size_t i = 0; i < ranks.size(); ++i) REQUIRE(values[i] == all[ranks[i]]);
}

TEST_CASE("draws that scramblings do not divide evenly count as one scrambling") {
  const std::vector<double> draws{3, 1, 2};
  DrawIndex index;
  index.build(draws, 2);
  CHECK(index.scramblings() == 1);
  CHECK(index.scrambling(0).size() == 3);
  index.build(draws, 0);
  CHECK(index.scramblings() == 1);
}
