#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "bit_hash.hpp"
#include "catch.hpp"
#include "core/normal.hpp"
#include "core/poisson.hpp"

using tierwise::poissonQuantile;
using tierwise::poissonQuantiles;
using tierwise::test::BitHash;

namespace {

/// The Poisson distribution of one mean in long double: chances by their ratios from the mode outwards, divided by their sum.
class Exact {
 public:
  explicit Exact(double mean) {
    const double spread = std::sqrt(mean);
    lowest_ = std::max(0L, static_cast<long>(mean - 9.0 * spread - 40.0));
    const long highest = static_cast<long>(mean + 10.0 * spread + 60.0);
    const long mode = static_cast<long>(mean);
    chances_.assign(static_cast<std::size_t>(highest - lowest_ + 1), 0.0L);
    at(mode) = 1.0L;
    for (long k = mode; k < highest; ++k) at(k + 1) = at(k) * static_cast<long double>(mean) / static_cast<long double>(k + 1);
    for (long k = mode; k > lowest_; --k) at(k - 1) = at(k) * static_cast<long double>(k) / static_cast<long double>(mean);
    for (const long double chance : chances_) sum_ += chance;
  }

  /// Smallest k with P(N ≤ k) ≥ u, summed from the nearer end.
  [[nodiscard]] double quantile(double u) {
    const long highest = lowest_ + static_cast<long>(chances_.size()) - 1;
    long double part = 0.0L;
    if (u <= 0.5) {
      for (long k = lowest_; k <= highest; ++k) {
        part += at(k);
        if (part >= static_cast<long double>(u) * sum_) return static_cast<double>(k);
      }
    } else {
      for (long k = highest; k >= lowest_; --k) {
        part += at(k);  // P(N ≥ k) = P(N > k − 1)
        if (part > (1.0L - static_cast<long double>(u)) * sum_) return static_cast<double>(k);
      }
    }
    return -1.0;
  }

 private:
  long double& at(long k) { return chances_[static_cast<std::size_t>(k - lowest_)]; }
  long lowest_ = 0;
  std::vector<long double> chances_;
  long double sum_ = 0.0L;
};

double uniform(std::uint32_t i) { return (static_cast<double>(i) + 0.5) * 0x1p-32; }

/// A spread of 32-bit integers: the ends, then well mixed.
std::uint32_t integer(std::uint32_t i) {
  if (i < 8) return i % 2 == 0 ? i / 2 : 0xFFFFFFFFU - i / 2;
  if (i < 64) return i % 2 == 0 ? 1U << (i / 2) : ~(1U << (i / 2));
  return i * 2654435761U ^ i << 7U;
}

}  // namespace

TEST_CASE("the Poisson quantile is the exact inverse for small and middling means") {
  long wrong = 0;
  for (int m = 0; m < 400; ++m) {
    const double mean = 0.001 * std::pow(10.0, m * 0.0145) * (1.0 + 0.001 * m);  // 0.001 … 860
    Exact exact(mean);
    for (std::uint32_t i = 0; i < 200; ++i) {
      const double u = uniform(integer(i));
      if (poissonQuantile(u, mean) != exact.quantile(u)) {
        ++wrong;
        UNSCOPED_INFO("mean " << mean << " u " << u << " got " << poissonQuantile(u, mean) << " want " << exact.quantile(u));
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("the Poisson quantile is the exact inverse up to a million") {
  long wrong = 0;
  for (const double mean : {4.999, 5.0, 12.5, 1234.5, 99999.75, 1e5, 654321.0, 1e6}) {
    Exact exact(mean);
    for (std::uint32_t i = 0; i < 200; ++i) {
      const double u = uniform(integer(i));
      if (poissonQuantile(u, mean) != exact.quantile(u)) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("right at the steps of the distribution the exact sum decides") {
  // The two representable u around each step: the lower one belongs to k, the upper one to k + 1.
  long wrong = 0;
  for (const double mean : {7.0, 30.25, 480.0, 20000.0}) {
    Exact exact(mean);
    const double spread = std::sqrt(mean);
    for (double k = std::max(0.0, std::floor(mean - 4.0 * spread)); k < mean + 4.0 * spread; k += std::ceil(spread / 8.0)) {
      std::uint32_t low = 0;
      std::uint32_t high = 0xFFFFFFFFU;
      while (high - low > 1) {
        const std::uint32_t middle = low + (high - low) / 2;
        (poissonQuantile(uniform(middle), mean) <= k ? low : high) = middle;
      }
      for (const std::uint32_t i : {low - 1, low, high, high + 1}) {
        if (i < 1U << 30U && k > mean + spread) continue;  // wrapped around
        if (poissonQuantile(uniform(i), mean) != exact.quantile(uniform(i))) ++wrong;
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("beyond a million the Poisson quantile is the rounded normal expansion") {
  for (const double mean : {1000001.0, 2.5e7, 1e12}) {
    for (const double u : {uniform(0), 0.1, 0.5, 0.7, uniform(0xFFFFFFFFU)}) {
      const double z = tierwise::normalQuantile(u);
      const double expansion = mean + std::sqrt(mean) * z + (z * z - 1.0) / 6.0;
      CHECK(std::fabs(poissonQuantile(u, mean) - expansion) <= 0.5 + mean * 1e-15);
      CHECK(poissonQuantile(u, mean) == std::floor(poissonQuantile(u, mean)));
    }
  }
  CHECK(poissonQuantile(0.5, 1000003.0 + 1.0 / 6.0 + 0.5) == 1000004.0);  // a half goes to the even side
  CHECK(poissonQuantile(0.25, 1e300) > 0.9e300);
}

TEST_CASE("a mean of nothing gives nothing") {
  for (const double u : {uniform(0), 0.5, uniform(0xFFFFFFFFU)}) {
    CHECK(poissonQuantile(u, 0.0) == 0.0);
    CHECK(poissonQuantile(u, -1.0) == 0.0);
    CHECK(poissonQuantile(u, std::numeric_limits<double>::quiet_NaN()) == 0.0);
    CHECK(poissonQuantile(u, 1e-300) == 0.0);
  }
}

TEST_CASE("more luck and a higher mean never give fewer orders") {
  bool rises = true;
  for (double mean = 0.05; mean < 5e6; mean *= 1.01) {
    double before = 0.0;
    for (std::uint32_t i = 0; i < 64; ++i) {
      const double u = uniform(i * 0x03FFFFFFU + 1234567U);
      const double k = poissonQuantile(u, mean);
      // The expansion beyond a million may be one off the exact answer just below it.
      rises = rises && k >= before && (mean > 0.9e6 || poissonQuantile(u, mean * 1.01) >= k);
      before = k;
    }
  }
  CHECK(rises);
}

TEST_CASE("over evenly spread luck the mean and the variance are the Poisson's") {
  constexpr std::uint32_t kCount = 1U << 16U;
  for (const double mean : {0.3, 4.0, 9.0, 77.7, 5000.0, 3e6}) {
    double sum = 0.0;
    double squares = 0.0;
    for (std::uint32_t i = 0; i < kCount; ++i) {
      const double off = poissonQuantile(uniform(i * 65536U + 32768U), mean) - mean;
      sum += off;
      squares += off * off;
    }
    INFO("mean " << mean);
    CHECK(std::fabs(sum / kCount) < 0.002 * std::sqrt(mean));
    CHECK(squares / kCount == Approx(mean).epsilon(0.005));
  }
}

TEST_CASE("a block of Poisson quantiles has the numbers of single ones, for every size and in place") {
  for (const std::size_t size : {0U, 1U, 2U, 255U, 256U, 257U, 1001U}) {
    std::vector<double> u(size);
    std::vector<double> mean(size);
    for (std::size_t i = 0; i < size; ++i) {
      u[i] = uniform(integer(static_cast<std::uint32_t>(i)));
      mean[i] = i % 17 == 0 ? 0.0 : 0.01 * std::pow(1.6, static_cast<double>(i % 41));  // up to 1.4e6
    }
    std::vector<double> k = mean;
    poissonQuantiles(u.data(), k.data(), k.data(), size);
    bool same = true;
    for (std::size_t i = 0; i < size; ++i) same = same && k[i] == poissonQuantile(u[i], mean[i]);
    INFO("size " << size);
    CHECK(same);
  }
}

TEST_CASE("Poisson quantiles have the same bits on every machine") {
  BitHash hash;
  double mean = 0.02;
  for (std::uint32_t i = 0; i < 200000; ++i) {
    mean = mean > 4e6 ? 0.02 : mean * 1.0009765625;
    hash.add(poissonQuantile(uniform(integer(i)), mean));
  }
  CHECK(hash.value() == 0x757088AE84CF2FBAU);
}
