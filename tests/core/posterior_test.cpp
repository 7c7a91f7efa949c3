#include "core/posterior.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/math.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

TEST_CASE("Without data the posterior is the standard normal prior") {
  const ScoreDensity density = posteriorOf([](double) { return 0.0; });
  for (const double p : {0.001, 0.05, 0.25, 0.5, 0.9, 0.95, 0.9999}) CHECK(std::fabs(quantileOf(density, p) - normalQuantile(p)) < 1e-5);
  CHECK(std::fabs(density.logEvidence) < 1e-12);
  CHECK(std::fabs(logEvidenceOf([](double) { return 0.0; })) < 1e-9);
}

TEST_CASE("A normal measurement of any sharpness and place gives the conjugate posterior") {
  for (const double measured : {-25.0, -2.0, 0.0, 0.3, 1.7, 20.0}) {
    for (const double s : {1e-7, 1e-3, 0.05, 1.0, 30.0}) {
      const auto likelihood = [&](double z) { return -(z - measured) * (z - measured) / (2 * s * s); };
      const ScoreDensity density = posteriorOf(likelihood);
      const double mean = measured / (1 + s * s);
      const double sd = s / std::sqrt(1 + s * s);
      INFO("measured " << measured << " sd " << s);
      for (const double p : {0.05, 0.5, 0.95}) CHECK(std::fabs((quantileOf(density, p) - mean) / sd - normalQuantile(p)) < 1e-5);
      const double evidence = std::log(sd) - measured * measured / (2 * (1 + s * s));
      CHECK(std::fabs(density.logEvidence - evidence) < 1e-9 * (1 + std::fabs(evidence)));
      CHECK(std::fabs(logEvidenceOf(likelihood) - evidence) < 1e-6 * (1 + std::fabs(evidence)));
    }
  }
}

TEST_CASE("A likelihood with a kink at 0, as two-piece ranges have, is integrated to the same accuracy") {
  // e^{a·z} left of 0 and e^{b·z} right of it: Φ-integrals in closed form.
  const double a = 0.7;
  const double b = 2.2;
  const auto likelihood = [&](double z) { return z * (z < 0 ? a : b); };
  const double left = std::exp(a * a / 2) * normalCdf(-a);
  const double right = std::exp(b * b / 2) * normalCdf(b);
  const ScoreDensity density = posteriorOf(likelihood);
  CHECK(std::fabs(density.logEvidence - std::log(left + right)) < 1e-9);
  CHECK(std::fabs(logEvidenceOf(likelihood) - std::log(left + right)) < 1e-5);
  CHECK(std::fabs(quantileOf(density, left / (left + right))) < 1e-5);
}

TEST_CASE("Impossible scores carry no mass, and a likelihood that is nowhere possible still answers") {
  const ScoreDensity upper = posteriorOf([](double z) { return z > 0 ? 0.0 : -std::numeric_limits<double>::infinity(); });
  CHECK(std::fabs(quantileOf(upper, 0.5) - normalQuantile(0.75)) < 5e-3);
  const ScoreDensity nowhere = posteriorOf([](double) { return std::nan(""); });
  CHECK(std::isfinite(quantileOf(nowhere, 0.5)));
}

TEST_CASE("Quantiles rise with their share") {
  const ScoreDensity density = posteriorOf([](double z) { return poissonLog(7, std::exp(1 + 0.8 * z)); });
  double last = -100;
  for (double p = 0.001; p < 1; p += 0.001) {
    const double now = quantileOf(density, p);
    CHECK(now > last);
    last = now;
  }
}

TEST_CASE("Poisson and binomial likelihoods are largest at the observed rate and have their ratios") {
  CHECK(poissonLog(41, 41) == 0);
  CHECK(std::fabs(poissonLog(41, 50) - (41 * std::log(50 / 41.0) - 9)) < 1e-12);
  CHECK(poissonLog(0, 3.5) == -3.5);
  CHECK(binomialLog(3, 10, 0.3) == Approx(0).margin(1e-14));
  CHECK(std::fabs(binomialLog(3, 10, 0.5) - (10 * std::log(0.5) - 3 * std::log(0.3) - 7 * std::log(0.7))) < 1e-12);
  CHECK(std::fabs(binomialLog(0, 10, 0.1) - 10 * std::log(0.9)) < 1e-13);
  CHECK(std::fabs(binomialLog(10, 10, 0.9) - 10 * std::log(0.9)) < 1e-13);
  // A million million counts: differences of a few nats are still seen.
  CHECK(std::fabs(poissonLog(1e12, 1e12 + 2e6) - -2.0) < 1e-3);
}

TEST_CASE("Chances of counts agree with summed Poisson and binomial probabilities") {
  for (const double mean : {0.05, 1.0, 4.2, 30.0, 400.0}) {
    double term = std::exp(-mean);
    double sum = term;
    for (int k = 0; k < 500; ++k) {
      if (k > 0) sum += term *= mean / k;
      if (!(std::fabs(poissonAtMost(k, mean) - sum) < 0.002))
        FAIL("Poisson " << k << " at " << mean << ": " << poissonAtMost(k, mean) << " and " << sum);
    }
  }
  for (const double p : {0.01, 0.2, 0.5, 0.97}) {
    for (const int trials : {8, 60, 500}) {
      double sum = 0;
      for (int k = 0; k < trials; ++k) {
        sum += std::exp(std::lgamma(trials + 1.0) - std::lgamma(k + 1.0) - std::lgamma(trials - k + 1.0) + k * std::log(p) +
                        (trials - k) * std::log1p(-p));
        if (!(std::fabs(binomialAtMost(k, trials, p) - sum) < 0.002))
          FAIL("binomial " << k << " of " << trials << " at " << p << ": " << binomialAtMost(k, trials, p) << " and " << sum);
      }
      CHECK(binomialAtMost(trials, trials, p) == 1);
    }
  }
  CHECK(poissonAtMost(3, 0) == 1);
  CHECK(binomialAtMost(3, 10, 0) == 1);
  CHECK(binomialAtMost(3, 10, 1) == 0);
}
