#include "core/poisson.hpp"

#include <cstdint>
#include <cstring>

#include "core/math.hpp"

namespace tierwise {
namespace {

constexpr double kSummedMean = 5.0;         // below, adding up the chances from 0 is as fast, and the expansion is poor
constexpr std::size_t kDrawsPerPass = 256;  // so few that what lies between the steps stays in the innermost cache
constexpr double kNegligible = 1e-22;       // chances below this cannot change a comparison with u ≥ 2^−33

/// ln n! less Stirling's √(2πn)·(n/e)^n, for whole n ≥ 1: exact values below 16, then the asymptotic series (error below 2e-16).
double stirlingError(double n) {
  constexpr double kTable[] = {0x1.4c071bcda0a5bp-4, 0x1.52a9b923ea649p-5, 0x1.c579a268d80b3p-6, 0x1.54a2662fd78a9p-6,
                               0x1.10b4e513fcbedp-6, 0x1.c6b167bebdf36p-7, 0x1.85d4d612e4a86p-7, 0x1.552805e7b3076p-7,
                               0x1.2f4871b12ab64p-7, 0x1.10f9d4c0743a7p-7, 0x1.f0593088014f8p-8, 0x1.c7018733aa9c6p-8,
                               0x1.a40514700f36cp-8, 0x1.86076c002d4a7p-8, 0x1.6c08f6f194a10p-8};
  if (n < 16.0) return kTable[static_cast<std::size_t>(n) - 1];
  const double inverse = 1.0 / n;
  const double s = inverse * inverse;
  return inverse * (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188)))));
}

/// n·ln(n/mean) + mean − n without cancellation (Loader, "Fast and accurate computation of binomial probabilities", 2000).
double deviance(double n, double mean) {
  const double difference = n - mean;
  if (magnitude(difference) >= 0.1 * (n + mean)) return n * log(n / mean) + mean - n;
  const double v = difference / (n + mean);
  const double square = v * v;
  double sum = difference * v;
  double term = 2.0 * n * v;
  for (double odd = 3.0;; odd += 2.0) {
    term *= square;
    const double next = sum + term / odd;
    if (next == sum) return sum;
    sum = next;
  }
}

/// P(N = n) for whole n ≥ 0.
double chanceOf(double n, double mean) {
  constexpr double kRootTwoPiInverse = 0.398942280401432677939946059934;
  if (n < 1.0) return exp(-mean);
  return kRootTwoPiInverse / squareRoot(n) * exp(-stirlingError(n) - deviance(n, mean));
}

/// P(N ≤ n), adding the chances from n downwards.
double sumDown(double n, double mean) {
  double chance = chanceOf(n, mean);
  double sum = chance;
  const double inverse = 1.0 / mean;
  // The chances fall off at least geometrically once below the mean, so the first negligible one ends the sum.
  for (; n > 0.0 && (n > mean || chance > kNegligible); n -= 1.0) {
    chance *= n * inverse;
    sum += chance;
  }
  return sum;
}

/// P(N > n), adding the chances from n + 1 upwards.
double sumUp(double n, double mean) {
  n += 1.0;
  double chance = chanceOf(n, mean);
  double sum = chance;
  while (n < mean || chance > kNegligible) {
    n += 1.0;
    chance *= mean / n;
    sum += chance;
  }
  return sum;
}

/// Whether P(N ≤ n) ≥ u; in the upper half by the complement, which keeps the digits of 1 − u.
bool reaches(double n, double mean, double u) {
  if (n < 0.0) return false;
  return u <= 0.5 ? sumDown(n, mean) >= u : sumUp(n, mean) <= 1.0 - u;
}

/// The exact answer from a guess that is rarely off by more than one.
double decide(double u, double mean, double guess) {
  double k = guess < 0.0 ? 0.0 : guess;
  if (reaches(k, mean, u)) {
    while (reaches(k - 1.0, mean, u)) k -= 1.0;
    return k;
  }
  do k += 1.0;
  while (!reaches(k, mean, u));
  return k;
}

/// Small means: the chances added up from 0.
double summed(double u, double mean) {
  if (!(mean > 0.0)) return 0.0;
  double chance = exp(-mean);
  double sum = chance;
  double k = 0.0;
  while (sum < u && chance > kNegligible) {
    k += 1.0;
    chance *= mean / k;
    sum += chance;
  }
  return k;
}

/// What the expansion says, and whether that is safe.
template <class Real>
struct Expansion {
  Real k;          ///< the answer, if it is decided
  Real undecided;  ///< > 0 where the exact sum must decide
};

/// Giles's Q₃ with z = Φ⁻¹(u): P(N ≤ k) passes u where the expansion x passes k + 1, within the error given for it.
template <class Real>
Expansion<Real> expansionOf(Real mean, Real z) {
  const Real root = squareRoot(mean);
  const Real s = z * z;
  const Real inverse = 1.0 / mean;
  const Real inverseRoot = root * inverse;
  const Real x = mean + (root * z + (1.0 / 3 + s * (1.0 / 6) - inverseRoot * z * (1.0 / 36 + s * (1.0 / 72)) +
                                     inverse * (-8.0 / 405 + s * (7.0 / 810 + s * (1.0 / 270)))));
  const Real nearest = nearestWhole(x);
  const Real k = select(nearest > x, nearest - 1.0, nearest);
  // Largest errors seen for means from 4 on: 0.0128·(1 + |z|⁵)/λ^1.5 near z = 1 and 0.0037·|z|⁵/λ^1.5 far out; then rounding.
  const Real error = inverse * inverseRoot * (1.0 / 40 + s * s * magnitude(z) * (1.0 / 160)) + mean * 2e-15;
  const Real normal = mean + (root * z + (s - 1.0) * (1.0 / 6));
  const auto large = mean > splat<Real>(kExactPoissonMean);
  const Real rounded = select(mean < splat<Real>(0x1p50), nearestWhole(normal), normal);
  return {select(large, max(splat<Real>(0.0), rounded), k), select(large, splat<Real>(0.0), error - magnitude(x - nearest))};
}

}  // namespace

double poissonQuantile(double u, double mean) {
  if (!(mean >= kSummedMean)) return summed(u, mean);
  const Expansion<double> expansion = expansionOf(mean, normalQuantile(u));
  return expansion.undecided > 0.0 ? decide(u, mean, expansion.k) : expansion.k;
}

void poissonQuantiles(const double* u, const double* mean, double* k, std::size_t count) {
  for (std::size_t begin = 0; begin < count; begin += kDrawsPerPass) {
    const std::size_t size = count - begin < kDrawsPerPass ? count - begin : kDrawsPerPass;
    // An odd count is padded with a draw that costs nothing; the copies also allow the answer to overwrite what is read.
    double uniform[kDrawsPerPass];
    double lambda[kDrawsPerPass];
    double score[kDrawsPerPass];
    std::memcpy(uniform, u + begin, size * sizeof(double));
    std::memcpy(lambda, mean + begin, size * sizeof(double));
    if (size % 2 != 0) uniform[size] = 0.5, lambda[size] = kSummedMean;
    const std::size_t even = size + size % 2;
    normalScores(uniform, score, even);
    std::uint32_t open[kDrawsPerPass + 1];  // draws that the expansion does not decide; one spare place
    std::size_t opens = 0;
    for (std::size_t i = 0; i < even; i += 2) {
      const Lanes means = load<Lanes>(lambda + i);
      const Expansion<Lanes> expansion = expansionOf(means, load<Lanes>(score + i));
      store(score + i, expansion.k);
      for (unsigned lane = 0; lane < 2; ++lane) {
        open[opens] = static_cast<std::uint32_t>(i + lane);
        opens += static_cast<std::size_t>(!(means[lane] >= kSummedMean) | (expansion.undecided[lane] > 0.0));
      }
    }
    for (std::size_t o = 0; o < opens; ++o) {
      const std::size_t i = open[o];
      score[i] = lambda[i] >= kSummedMean ? decide(uniform[i], lambda[i], score[i]) : summed(uniform[i], lambda[i]);
    }
    std::memcpy(k + begin, score, size * sizeof(double));
  }
}

}  // namespace tierwise
