#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "bit_hash.hpp"
#include "catch.hpp"
#include "core/normal.hpp"
#include "core/sequence.hpp"

using tierwise::kPadDimensions;
using tierwise::kSharedDimensions;
using tierwise::PadKey;
using tierwise::padUniforms;
using tierwise::sharedUniforms;
using tierwise::sobolInteger;
using tierwise::test::BitHash;
using tierwise::test::sameBits;

namespace {

using Pad = std::array<std::vector<double>, kPadDimensions>;

std::vector<double> shared(std::uint64_t seed, std::size_t dimension, std::size_t scrambling, std::size_t first, std::size_t count) {
  std::vector<double> u(count);
  sharedUniforms(seed, dimension, scrambling, first, count, u.data());
  return u;
}

Pad pad(const PadKey& key, std::size_t scrambling, std::size_t first, std::size_t count) {
  Pad u;
  for (auto& dimension : u) dimension.resize(count);
  padUniforms(key, scrambling, first, count, {u[0].data(), u[1].data(), u[2].data(), u[3].data()});
  return u;
}

/// Whether each aligned run of 2^m numbers has exactly one in every interval of length 2^−m, for all m up to the size.
bool isStratified(const std::vector<double>& u) {
  for (std::size_t run = 1; run <= u.size(); run *= 2) {
    for (std::size_t begin = 0; begin < u.size(); begin += run) {
      std::vector<bool> taken(run, false);
      for (std::size_t i = begin; i < begin + run; ++i) {
        const auto cell = static_cast<std::size_t>(u[i] * static_cast<double>(run));
        if (taken[cell]) return false;
        taken[cell] = true;
      }
    }
  }
  return true;
}

/// Whether the pairs have exactly one in every elementary box of area 1/count.
bool isNet(const std::vector<double>& u, const std::vector<double>& v) {
  for (std::size_t columns = 1; columns <= u.size(); columns *= 2) {
    const std::size_t rows = u.size() / columns;
    std::vector<bool> taken(u.size(), false);
    for (std::size_t i = 0; i < u.size(); ++i) {
      const auto cell =
          static_cast<std::size_t>(u[i] * static_cast<double>(columns)) * rows + static_cast<std::size_t>(v[i] * static_cast<double>(rows));
      if (taken[cell]) return false;
      taken[cell] = true;
    }
  }
  return true;
}

/// Mean product of the normal scores of two sets of uniforms.
double correlation(std::vector<double> u, std::vector<double> v) {
  tierwise::normalScores(u.data(), u.data(), u.size());
  tierwise::normalScores(v.data(), v.data(), v.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < u.size(); ++i) sum += u[i] * v[i];
  return sum / static_cast<double>(u.size());
}

}  // namespace

TEST_CASE("the Sobol points before scrambling are Joe and Kuo's") {
  // Output of their program for dimensions 1 to 5, times 16; it walks in Gray code order, so its n-th point has index n ^ (n >> 1).
  const int known[16][5] = {{0, 0, 0, 0, 0},   {8, 8, 8, 8, 8},    {12, 4, 4, 4, 12},   {4, 12, 12, 12, 4},
                            {6, 6, 10, 14, 6}, {14, 14, 2, 6, 14}, {10, 2, 14, 10, 10}, {2, 10, 6, 2, 2},
                            {3, 5, 15, 7, 9},  {11, 13, 7, 15, 1}, {15, 1, 11, 3, 5},   {7, 9, 3, 11, 13},
                            {5, 3, 5, 9, 15},  {13, 11, 13, 1, 7}, {9, 7, 1, 13, 3},    {1, 15, 9, 5, 11}};
  for (std::uint32_t n = 0; n < 16; ++n) {
    for (std::size_t d = 0; d < 5; ++d) CHECK(sobolInteger(d, n ^ n >> 1U) == static_cast<std::uint32_t>(known[n][d]) << 28U);
  }
}

TEST_CASE("every shared dimension is stratified in every aligned run, for any seed and scrambling") {
  for (std::size_t d = 0; d < kSharedDimensions; ++d) {
    INFO("dimension " << d);
    CHECK(isStratified(shared(0, d, d % 32, 0, 1024)));
    CHECK(isStratified(shared(9007199254740991U, d, 31 - d % 32, 64512, 1024)));
  }
  CHECK(isStratified(shared(7, 63, 31, 0, 65536)));
}

TEST_CASE("all four dimensions of a pad are stratified in every aligned run") {
  for (std::uint32_t k = 0; k < 40; ++k) {
    const Pad u = pad({k * 1234567U, k / 7, k * k, k % 3}, k % 32, (k % 2) * 64512, 1024);
    for (const auto& dimension : u) CHECK(isStratified(dimension));
  }
}

TEST_CASE("the first two dimensions fill every elementary box, shared and in pads") {
  for (std::size_t r = 0; r < 32; ++r) {
    CHECK(isNet(shared(5, 0, r, 0, 256), shared(5, 1, r, 0, 256)));
    CHECK(isNet(shared(5, 0, r, 32, 32), shared(5, 1, r, 32, 32)));
    const Pad u = pad({5, 1, 2, 0}, r, 0, 256);
    CHECK(isNet(u[0], u[1]));
  }
}

TEST_CASE("numbers are odd multiples of half a step, so never 0 or 1") {
  const Pad u = pad({1, 2, 3, 4}, 5, 0, 4096);
  bool exact = true;
  for (const auto& dimension : u) {
    for (const double x : dimension) {
      const double steps = x * 0x1p33;
      exact = exact && x > 0.0 && x < 1.0 && steps == std::floor(steps) && std::fmod(steps, 2.0) == 1.0;
    }
  }
  CHECK(exact);
}

TEST_CASE("pieces of any size give the bits of the whole") {
  const std::vector<double> wholeShared = shared(42, 17, 3, 0, 700);
  const PadKey key{42, 3, 77, 1};
  const Pad wholePad = pad(key, 3, 0, 700);
  bool same = true;
  std::size_t first = 0;
  for (std::size_t piece = 0; first < 700; ++piece) {
    const std::size_t size = std::min<std::size_t>(piece % 23, 700 - first);
    const std::vector<double> part = shared(42, 17, 3, first, size);
    const Pad padPart = pad(key, 3, first, size);
    for (std::size_t i = 0; i < size; ++i) {
      same = same && sameBits(part[i], wholeShared[first + i]);
      for (std::size_t d = 0; d < kPadDimensions; ++d) same = same && sameBits(padPart[d][i], wholePad[d][first + i]);
    }
    first += size;
  }
  CHECK(same);
}

TEST_CASE("nothing is written outside the asked range, nor for dimensions that are not asked for") {
  std::vector<double> u(40, -1.0);
  sharedUniforms(1, 2, 3, 13, 10, u.data() + 10);
  std::vector<double> v(40, -1.0);
  padUniforms({1, 2, 3, 4}, 5, 13, 10, {nullptr, nullptr, v.data() + 10, nullptr});
  const Pad all = pad({1, 2, 3, 4}, 5, 13, 10);
  for (std::size_t i = 0; i < 40; ++i) {
    const bool inside = i >= 10 && i < 20;
    CHECK((u[i] > 0.0) == inside);
    CHECK((v[i] > 0.0) == inside);
    if (inside) CHECK(sameBits(v[i], all[2][i - 10]));
  }
}

TEST_CASE("seed, dimension, scrambling, line, creator and pad each give other numbers") {
  const std::vector<double> base = shared(1, 0, 0, 0, 64);
  CHECK(base != shared(2, 0, 0, 0, 64));
  CHECK(base != shared(1, 1, 0, 0, 64));
  CHECK(base != shared(1, 0, 1, 0, 64));
  const Pad own = pad({1, 0, 0, 0}, 0, 0, 64);
  CHECK(own != pad({2, 0, 0, 0}, 0, 0, 64));
  CHECK(own != pad({1, 1, 0, 0}, 0, 0, 64));
  CHECK(own != pad({1, 0, 1, 0}, 0, 0, 64));
  CHECK(own != pad({1, 0, 0, 1}, 0, 0, 64));
  CHECK(own != pad({1, 0, 0, 0}, 1, 0, 64));
}

TEST_CASE("over scramblings the mean is right and its error is that of nested uniform scrambling") {
  // n stratified points, each uniform within its stratum, have a mean with variance 1/(12 n³). 4,096 scramblings tell the variance to
  // 2.2 %, so 4 standard errors are 9 %.
  for (const std::size_t n : {std::size_t{16}, std::size_t{128}}) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      double sums[2] = {};
      double squares[2] = {};
      for (std::uint32_t k = 0; k < 4096; ++k) {
        const std::vector<double> both[2] = {shared(seed, k / 32 % 64, k % 32 + 32 * (k / 2048), 0, n),
                                             pad({seed, 0, k / 32, 0}, k % 32, 0, n)[k % 4]};
        for (int which = 0; which < 2; ++which) {
          double mean = 0.0;
          for (const double u : both[which]) mean += (u - 0.5) / static_cast<double>(n);
          sums[which] += mean;
          squares[which] += mean * mean;
        }
      }
      const double size = static_cast<double>(n);
      for (int which = 0; which < 2; ++which) {
        const double variance = squares[which] / 4096.0 * 12.0 * size * size * size;
        INFO("n " << n << " seed " << seed << (which == 0 ? " shared" : " pad"));
        CHECK(std::fabs(variance - 1.0) < 0.09);
        CHECK(std::fabs(sums[which] / std::sqrt(squares[which])) < 4.0);
      }
    }
  }
}

TEST_CASE("pads are not correlated with each other nor with shared dimensions") {
  for (const std::uint64_t seed : {11U, 12U, 13U}) {
    double sum[3] = {};
    double square[3] = {};
    for (std::uint32_t k = 0; k < 1000; ++k) {
      const Pad a = pad({seed, 0, k, 0}, k % 32, 0, 128);
      const Pad next = pad({seed, 0, k + 1, 0}, k % 32, 0, 128);
      const Pad other = pad({seed, 0, k, 1}, k % 32, 0, 128);
      const double found[3] = {correlation(a[0], next[0]), correlation(a[0], other[0]), correlation(a[0], shared(seed, 0, k % 32, 0, 128))};
      for (int i = 0; i < 3; ++i) sum[i] += found[i], square[i] += found[i] * found[i];
    }
    for (int i = 0; i < 3; ++i) CHECK(std::fabs(sum[i]) < 4.0 * std::sqrt(square[i]));
  }
}

TEST_CASE("a run of 4,096 draws or more has 32 scramblings, a shorter one 8") {
  CHECK(tierwise::scramblingsOf(256) == 8);
  CHECK(tierwise::scramblingsOf(2048) == 8);
  CHECK(tierwise::scramblingsOf(4096) == 32);
  CHECK(tierwise::scramblingsOf(1048576) == 32);
  CHECK(1048576 / tierwise::scramblingsOf(1048576) <= tierwise::kMaxPoints);
}

TEST_CASE("shared dimensions and pads have the same bits on every machine") {
  BitHash hash;
  for (std::size_t d = 0; d < kSharedDimensions; ++d) {
    const std::vector<double> u = shared(d * 140737488355327U, d, d % 32, 100 * d, 333);
    hash.add(u.data(), u.size());
  }
  for (std::uint32_t k = 0; k < 100; ++k) {
    for (const auto& u : pad({k, k % 5, k * 99991U, k % 2}, k % 32, 37 * k, 333)) hash.add(u.data(), u.size());
  }
  CHECK(hash.value() == 0xC515270638E532BDU);
}
