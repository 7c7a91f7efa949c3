#include "core/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "bit_hash.hpp"
#include "catch.hpp"
#include "core/draws.hpp"

using namespace tierwise;
using namespace tierwise::test;

namespace {

constexpr std::array<double, 5> kProbabilities{0.05, 0.25, 0.5, 0.75, 0.95};

DrawIndex indexOf(const std::vector<double>& draws, std::size_t scramblings) {
  DrawIndex index;
  index.build(draws, scramblings);
  return index;
}

double quantileBySorting(std::vector<double> draws, double p) {
  std::sort(draws.begin(), draws.end());
  const double place = p * static_cast<double>(draws.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= draws.size()) return draws.back();
  return draws[below] + (place - static_cast<double>(below)) * (draws[below + 1] - draws[below]);
}

std::vector<double> part(const std::vector<double>& draws, std::size_t scramblings, std::size_t s) {
  const auto n = static_cast<std::ptrdiff_t>(draws.size() / scramblings);
  const auto from = draws.begin() + n * static_cast<std::ptrdiff_t>(s);
  return {from, from + n};
}

// In extended precision where the machine has it; far more exact than what it checks either way.
double meanPlainly(const std::vector<double>& x) {
  long double sum = 0;
  for (const double v : x) sum += v;
  return static_cast<double>(sum / static_cast<long double>(x.size()));
}
double sdPlainly(const std::vector<double>& x) {
  const double mean = meanPlainly(x);
  long double sum = 0;
  for (const double v : x) sum += (static_cast<long double>(v) - mean) * (static_cast<long double>(v) - mean);
  return static_cast<double>(std::sqrt(static_cast<double>(sum / static_cast<long double>(x.size() - 1))));
}
template <class Statistic>
double errorPlainly(const std::vector<double>& draws, std::size_t scramblings, const Statistic& statistic) {
  std::vector<double> values;
  for (std::size_t s = 0; s < scramblings; ++s) values.push_back(statistic(part(draws, scramblings, s)));
  return sdPlainly(values) / std::sqrt(static_cast<double>(scramblings));
}
double worstPlainly(std::vector<double> x) {
  std::sort(x.begin(), x.end());
  x.resize(std::max<std::size_t>(1, x.size() / 20));
  return meanPlainly(x);
}

// Correct decimal digits: −log10 of the relative error, at most 17.
double digits(double found, double expected) { return found == expected ? 17 : -std::log10(std::fabs(found / expected - 1)); }

std::vector<double> alternating(double first, double low, double high) {
  std::vector<double> x{first};
  for (int i = 0; i < 500; ++i) x.insert(x.end(), {low, high});
  return x;
}

}  // namespace

TEST_CASE("NIST's univariate reference data: means to 15 digits, sds to 13, to 8 where the data themselves allow no more") {
  // Statistical Reference Datasets, NumAcc1, 2 and 4.
  struct Reference {
    std::vector<double> x;
    double mean, sd, sdDigits;
  };
  for (const Reference& r :
       {Reference{{10000001, 10000003, 10000002}, 10000002, 1, 13}, Reference{alternating(1.2, 1.1, 1.3), 1.2, 0.1, 13},
        Reference{alternating(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, 8}}) {
    DrawIndex index = indexOf(r.x, 1);
    const Summary summary = summarize(index);
    CHECK(digits(summary.value.mean, r.mean) >= 15);
    CHECK(digits(summary.value.sd, r.sd) >= r.sdDigits);
    CHECK_FALSE(summary.standardError.mean.has_value());
  }
}

TEST_CASE("quantiles of four numbers are linear between them") {
  const std::vector<double> draws{4, 1, 8, 2};
  DrawIndex index = indexOf(draws, 1);
  CHECK(quantiles(index, std::array{0.0, 1.0 / 3, 0.5, 0.75, 1.0, -1.0, 2.0}) == std::vector<double>{1, 2, 3, 5, 8, 1, 8});
}

TEST_CASE("quantiles beside infinite draws are infinite on that side and never NaN") {
  const std::vector<double> draws{INFINITY, 1, -INFINITY, 3, INFINITY};  // −∞ 1 3 ∞ ∞
  DrawIndex index = indexOf(draws, 1);
  CHECK(quantiles(index, std::array{0.0, 0.1, 0.25, 0.375, 0.5, 0.51, 0.75, 0.9}) ==
        std::vector<double>{-INFINITY, -INFINITY, 1, 2, 3, INFINITY, INFINITY, INFINITY});
  const std::vector<double> ends{INFINITY, -INFINITY};
  index.build(ends, 1);
  CHECK(quantiles(index, std::array{0.0, 0.4, 0.6, 1.0}) == std::vector<double>{-INFINITY, -INFINITY, INFINITY, INFINITY});
  CHECK_FALSE(std::isnan(quantiles(index, std::array{0.5})[0]));
}

TEST_CASE("infinite draws leave quantiles their errors where these are finite") {
  std::vector<double> draws = drawn(shapes()[1], 4096, 3);
  for (std::size_t i = 0; i < draws.size(); i += 3) draws[i] = INFINITY;
  DrawIndex index = indexOf(draws, 32);
  const std::vector<Estimate> found = quantileEstimates(index, std::array{0.3, 0.9});
  CHECK(std::isfinite(found[0].value));
  CHECK(found[0].standardError.has_value());
  CHECK(found[1].value == INFINITY);
  CHECK_FALSE(found[1].standardError.has_value());
  const Summary summary = summarize(index);
  CHECK(summary.value.mean == INFINITY);
  CHECK_FALSE(std::isfinite(summary.value.sd));
  CHECK_FALSE(summary.standardError.mean.has_value());
}

TEST_CASE("where squares overflow no error of a mean is known, and least of all one of 0") {
  std::vector<double> draws(4096, -100.0);
  for (std::size_t i = 5; i < draws.size(); i += 7) draws[i] = -1e200;
  DrawIndex index = indexOf(draws, 32);
  const Summary summary = summarize(index);
  CHECK(std::isfinite(summary.value.mean));
  CHECK_FALSE(summary.standardError.mean.has_value());
}

TEST_CASE("a summary is what plain formulas give, its errors those over the scramblings") {
  DrawIndex index;
  for (const std::size_t draws : {256U, 2048U, 4096U, 32768U}) {
    const std::size_t scramblings = draws < 4096 ? 8 : 32;
    for (const std::size_t shape : {0U, 1U, 2U, 3U, 6U, 7U, 8U}) {
      const std::vector<double> x = drawn(shapes()[shape], draws, shape);
      INFO(shapes()[shape].name << ", " << draws << " draws");
      index.build(x, scramblings);
      const Summary summary = summarize(index);
      CHECK(summary.value.mean == Approx(meanPlainly(x)).epsilon(1e-14));
      CHECK(summary.value.sd == Approx(sdPlainly(x)).epsilon(1e-12));
      CHECK(*summary.standardError.mean == Approx(errorPlainly(x, scramblings, meanPlainly)).epsilon(1e-10));
      CHECK(*summary.standardError.sd == Approx(errorPlainly(x, scramblings, sdPlainly)).epsilon(1e-9));
      const std::array values{summary.value.p5, summary.value.p25, summary.value.p50, summary.value.p75, summary.value.p95};
      const std::array errors{summary.standardError.p5, summary.standardError.p25, summary.standardError.p50, summary.standardError.p75,
                              summary.standardError.p95};
      for (std::size_t i = 0; i < values.size(); ++i) {
        const double p = kProbabilities[i];
        CHECK(values[i] == quantileBySorting(x, p));
        const bool none = draws < 2048 && (i == 0 || i == 4);
        REQUIRE(errors[i].has_value() != none);
        if (!none)
          CHECK(*errors[i] == Approx(errorPlainly(x, scramblings, [p](const std::vector<double>& own) {
                                return quantileBySorting(own, p);
                              })).epsilon(1e-10));
      }
      CHECK(sameBits(mean(x, scramblings).value, summary.value.mean));
      CHECK(mean(x, scramblings).standardError == summary.standardError.mean);
      const Estimate worst = worstFivePercentMean(index);
      CHECK(worst.value == Approx(worstPlainly(x)).epsilon(1e-12));
      REQUIRE(worst.standardError.has_value() == (draws >= 2048));
      if (worst.standardError) CHECK(*worst.standardError == Approx(errorPlainly(x, scramblings, worstPlainly)).epsilon(1e-9));
    }
  }
}

TEST_CASE("a P5 that is written as 1 − 0.95 is a tail too: few draws tell no error of it") {
  DrawIndex index;
  for (const std::size_t draws : {1024U, 2048U}) {
    const std::vector<double> x = drawn(shapes()[2], draws, 3);
    index.build(x, 8);
    for (const double p : {0.05, 1 - 0.95, 0.95, 1 - 0.05})
      CHECK(quantileEstimates(index, std::array{p})[0].standardError.has_value() == (draws >= 2048));
  }
}

TEST_CASE("fifty dots are fifty quantiles, in the order asked") {
  const std::vector<double> x = drawn(shapes()[2], 8192, 9);
  std::vector<double> steps;
  for (int i = 50; i >= 1; --i) steps.push_back((i - 0.5) / 50);
  DrawIndex index = indexOf(x, 32);
  const std::vector<double> dots = quantiles(index, steps);
  for (std::size_t i = 0; i < steps.size(); ++i) CHECK(dots[i] == quantileBySorting(x, steps[i]));
  CHECK(std::is_sorted(dots.rbegin(), dots.rend()));
}

TEST_CASE("equal draws have no spread and no error, whatever their number") {
  for (const double value : {0.0, 0.1, -12345.678, 1e-300}) {
    const std::vector<double> x(4096, value);
    DrawIndex index = indexOf(x, 32);
    const Summary s = summarize(index);
    visitFigures(s.value, [value](const char* name, double figure) { CHECK((name[0] == 's' ? figure == 0 : figure == value)); });
    visitFigures(s.standardError, [](const char*, std::optional<double> error) { CHECK(error == 0.0); });
    CHECK(worstFivePercentMean(index).value == value);
    CHECK(chance(x, 32, Side::above, value).value == 0);
    CHECK(chance(x, 32, Side::aboveHalfTies, value).value == 0.5);
    CHECK(chance(x, 32, Side::aboveHalfTies, value).standardError == 0.0);
  }
}

TEST_CASE("scramblings that differ only from one another have sd between them, none within") {
  std::vector<double> x;
  for (int s = 0; s < 32; ++s) x.insert(x.end(), 128, 0.1 + 1000.0 * s);
  DrawIndex index = indexOf(x, 32);
  const Summary s = summarize(index);
  CHECK(s.value.mean == Approx(15500.1).epsilon(1e-15));
  CHECK(s.value.sd == Approx(sdPlainly(x)).epsilon(1e-13));
  CHECK(*s.standardError.sd < 1e-11);
}

TEST_CASE("an sd keeps its digits far from zero and behind a first draw far from all others") {
  std::vector<double> x = drawn(shapes()[1], 4096, 21);
  const double sd = sdPlainly(x);
  for (double& v : x) v = std::ldexp(std::nearbyint(std::ldexp(v, 20)), -20) + 0x1p30;  // exact sums
  DrawIndex index = indexOf(x, 32);
  CHECK(summarize(index).value.sd == Approx(sd).epsilon(1e-6));
  std::vector<double> y = drawn(shapes()[1], 4096, 22);
  y[0] = 1e9;
  index.build(y, 32);
  CHECK(summarize(index).value.sd == Approx(sdPlainly(y)).epsilon(1e-13));
}

TEST_CASE("chances count what lies on their side") {
  std::vector<double> x;
  for (int i = 0; i < 1024; ++i) x.push_back(i % 10);
  x[3] = INFINITY;
  CHECK(chance(x, 8, Side::above, 7).value == (204.0 + 1) / 1024);
  CHECK(chance(x, 8, Side::atLeast, 7).value == (306.0 + 1) / 1024);
  CHECK(chance(x, 8, Side::atMost, 7).value == (820.0 - 1) / 1024);
  CHECK(chance(x, 8, Side::aboveHalfTies, 7).value == (204.0 + 1 + 51) / 1024);
  CHECK(chance(x, 8, Side::above, 100).value == 1.0 / 1024);
  CHECK(chance(x, 8, Side::atMost, -INFINITY).value == 0);
  const auto share = [](const std::vector<double>& own) {
    return static_cast<double>(std::count_if(own.begin(), own.end(), [](double v) { return v > 7; })) / static_cast<double>(own.size());
  };
  CHECK(*chance(x, 8, Side::above, 7).standardError == Approx(errorPlainly(x, 8, share)).epsilon(1e-12));
  const std::vector<double> odd{1, 2, 3};
  CHECK(chance(odd, 1, Side::atLeast, 2).value == 2.0 / 3);
  CHECK_FALSE(chance(odd, 1, Side::atLeast, 2).standardError.has_value());
}

TEST_CASE("no draws give zeros and no errors") {
  DrawIndex index = indexOf({}, 8);
  visitFigures(summarize(index).value, [](const char*, double figure) { CHECK(figure == 0); });
  CHECK(quantiles(index, kProbabilities) == std::vector<double>(5, 0.0));
  CHECK(worstFivePercentMean(index).value == 0);
  CHECK(mean({}, 8).value == 0);
  CHECK_FALSE(chance({}, 8, Side::above, 0).standardError.has_value());
}

TEST_CASE("four times the draws are four times every figure, to the bit") {
  for (const std::size_t shape : {1U, 2U, 3U, 6U}) {
    const std::vector<double> x = drawn(shapes()[shape], 4096, 31 + shape);
    std::vector<double> y;
    for (const double v : x) y.push_back(4 * v);
    DrawIndex a = indexOf(x, 32);
    DrawIndex b = indexOf(y, 32);
    std::vector<double> before;
    std::vector<double> after;
    const auto collect = [](const Summary& s, std::vector<double>& into) {
      visitFigures(s.value, [&into](const char*, double figure) { into.push_back(figure); });
      visitFigures(s.standardError, [&into](const char*, std::optional<double> error) { into.push_back(*error); });
    };
    collect(summarize(a), before), collect(summarize(b), after);
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(sameBits(4 * before[i], after[i]));
    CHECK(sameBits(4 * worstFivePercentMean(a).value, worstFivePercentMean(b).value));
  }
}

TEST_CASE("the order of points within a scrambling changes no quantile") {
  const std::vector<double> x = drawn(shapes()[2], 8192, 41);
  std::vector<double> y = x;
  for (std::size_t s = 0; s < 32; ++s) {
    for (std::size_t i = 0; i < 256; ++i) y[s * 256 + i] = x[s * 256 + (i * 77 + s) % 256];
  }
  DrawIndex a = indexOf(x, 32);
  DrawIndex b = indexOf(y, 32);
  const auto before = quantileEstimates(a, kProbabilities);
  const auto after = quantileEstimates(b, kProbabilities);
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(sameBits(before[i].value, after[i].value));
    CHECK(sameBits(*before[i].standardError, *after[i].standardError));
  }
}

TEST_CASE("standard errors tell the truth about plain random draws") {
  // Uniform draws: sd 1/√12; the mean's error is 1/√(12·N), the median's 1/(2·√N). With 32 scramblings an sd is within 3 · 13 %.
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const std::vector<double> x = drawn(shapes()[0], 65536, seed);
    DrawIndex index = indexOf(x, 32);
    const Summary s = summarize(index);
    CHECK(*s.standardError.mean == Approx(1 / std::sqrt(12 * 65536.0)).epsilon(0.39));
    CHECK(*s.standardError.p50 == Approx(1 / (2 * std::sqrt(65536.0))).epsilon(0.39));
    CHECK(std::fabs(s.value.mean - 0.5) < 4 * *s.standardError.mean);
    CHECK(std::fabs(s.value.p5 - 0.05) < 4 * *s.standardError.p5);
    const Estimate worst = worstFivePercentMean(index);
    CHECK(std::fabs(worst.value - 0.025) < 4 * *worst.standardError);
  }
}

TEST_CASE("summaries have the same bits on every machine") {
  BitHash hash;
  DrawIndex index;
  const auto add = [&hash](const Estimate& e) { hash.add(e.value), hash.add(e.standardError.value_or(-1)); };
  for (const std::size_t draws : {256U, 1001U, 4096U, 65536U}) {
    const std::size_t scramblings = draws < 1024 ? 8 : draws == 1001 ? 1 : 32;
    for (std::size_t shape = 0; shape < 16; ++shape) {
      const std::vector<double> x = drawn(shapes()[shape], draws, shape + 50);
      index.build(x, scramblings);
      const Summary s = summarize(index);
      visitFigures(s.value, [&hash](const char*, double figure) { hash.add(figure); });
      visitFigures(s.standardError, [&hash](const char*, std::optional<double> error) { hash.add(error.value_or(-1)); });
      for (const double q : quantiles(index, std::array{0.01, 0.2, 0.33, 0.8, 0.99})) hash.add(q);
      add(worstFivePercentMean(index));
      add(mean(x, scramblings));
      add(chance(x, scramblings, Side::aboveHalfTies, 0.1));
    }
  }
  CHECK(hash.value() == 0x5E123E4D5474C504U);
}
