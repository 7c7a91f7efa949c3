#include "core/posterior.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/math.hpp"

namespace tierwise {

namespace {

constexpr double kFar = 38;              // beyond, a normal density is no longer a double
constexpr double kNegligibleDepth = 40;  // e^−40 of the peak is below rounding
constexpr std::size_t kZoomNodes = 33;
constexpr int kMostZooms = 60;
constexpr std::size_t kCoarseNodes = 129;
constexpr double kImpossible = -1e300;

/// Log posterior at evenly spaced nodes of a window.
class Grid {
 public:
  explicit Grid(const LogLikelihood& likelihood) : likelihood_(likelihood) {}

  void fill(double low, double high, std::size_t nodes) {
    first_ = low;
    step_ = (high - low) / static_cast<double>(nodes - 1);
    log_.resize(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
      const double z = at(i);
      const double value = likelihood_(z) - z * z / 2;
      log_[i] = std::isfinite(value) ? value : kImpossible;
    }
    peak_ = *std::max_element(log_.begin(), log_.end());
  }

  /// Narrows the window until what matters fills a good part of it, then fills it with `nodes`.
  void zoom(std::size_t nodes) {
    double low = -kFar;
    double high = kFar;
    for (int i = 0; i < kMostZooms; ++i) {
      fill(low, high, kZoomNodes);
      const auto matters = [&](double value) { return value > peak_ - kNegligibleDepth; };
      const auto from = static_cast<std::size_t>(std::find_if(log_.begin(), log_.end(), matters) - log_.begin());
      const auto to = log_.size() - 1 - static_cast<std::size_t>(std::find_if(log_.rbegin(), log_.rend(), matters) - log_.rbegin());
      // The peak may lie between nodes: one more node on each side is sure to hold it.
      const double newLow = at(from == 0 ? 0 : from - 1);
      const double newHigh = at(std::min(to + 1, log_.size() - 1));
      const bool settled = newHigh - newLow > (high - low) / 2;
      low = newLow;
      high = newHigh;
      if (settled) break;
    }
    if (low < 0 && high > 0) {  // ranges have a kink at 0: put a node there, with an even number of steps on each side
      const double h = (high - low) / static_cast<double>(nodes - 1);
      kink_ = 2 * static_cast<std::size_t>(std::ceil(-low / (2 * h)));
      const std::size_t right = 2 * static_cast<std::size_t>(std::ceil(high / (2 * h)));
      fill(-h * static_cast<double>(kink_), h * static_cast<double>(right), kink_ + right + 1);
    } else {
      fill(low, high, nodes);
    }
  }

  [[nodiscard]] double at(std::size_t i) const { return first_ + step_ * static_cast<double>(i); }
  [[nodiscard]] double first() const { return first_; }
  [[nodiscard]] double step() const { return step_; }
  [[nodiscard]] const std::vector<double>& log() const { return log_; }
  [[nodiscard]] double peak() const { return peak_; }

  /// ln of the integral: Simpson's rule on both sides of the kink; without one the trapezoid sum of a smooth peak is as good.
  [[nodiscard]] double logEvidence() const {
    double sum = 0;
    for (std::size_t i = 0; i < log_.size(); ++i) {
      const bool end = i == 0 || i == log_.size() - 1;
      const double weight = kink_ == 0 ? 1 : (end ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0)) / 3;
      sum += weight * exp(log_[i] - peak_);
    }
    constexpr double kLnRootTwoPi = 0.918938533204672741780329736406;
    return peak_ + tierwise::log(sum * step_) - kLnRootTwoPi;
  }

 private:
  const LogLikelihood& likelihood_;
  double first_ = 0, step_ = 0, peak_ = 0;
  std::size_t kink_ = 0;  ///< its node; 0 when the window does not hold it
  std::vector<double> log_;
};

/// Peizer & Pratt's g(x) = (1 − x² + 2x·ln x)/(1 − x)², continued to g(0) = 1 and g(1) = 0.
double tailBend(double x) {
  if (x <= 0) return 1;
  const double d = 1 - x;
  if (std::fabs(d) < 1e-4) return d / 3;  // the quotient's expansion about 1
  return (1 - x * x + 2 * x * log(x)) / (d * d);
}

}  // namespace

ScoreDensity posteriorOf(const LogLikelihood& likelihood, std::size_t nodes) {
  Grid grid(likelihood);
  grid.zoom(nodes);
  ScoreDensity density{grid.first(), grid.step(), {}, grid.logEvidence()};
  density.height.reserve(grid.log().size());
  for (const double value : grid.log()) density.height.push_back(exp(value - grid.peak()));
  return density;
}

double logEvidenceOf(const LogLikelihood& likelihood) {
  Grid grid(likelihood);
  grid.zoom(kCoarseNodes);
  return grid.logEvidence();
}

double quantileOf(const ScoreDensity& density, double p) {
  const std::vector<double>& f = density.height;
  const std::size_t cells = f.size() - 1;
  // Mass of a cell in units of a step, by the cubic through its four nearest nodes; beyond the ends the density is 0.
  const auto mass = [&](std::size_t i) {
    const double before = i > 0 ? f[i - 1] : 0;
    const double after = i + 2 < f.size() ? f[i + 2] : 0;
    return std::max(0.0, (13 * (f[i] + f[i + 1]) - before - after) / 24);
  };
  double left = 0;
  for (std::size_t i = 0; i < cells; ++i) left += mass(i);
  left *= p;
  for (std::size_t i = 0; i < cells; ++i) {
    const double cell = mass(i);
    if (left > cell && i + 1 < cells) {
      left -= cell;
      continue;
    }
    // Within the cell a straight line: f₀·t + (f₁ − f₀)·t²/2 = left, solved without cancellation; t ≤ 1 up to rounding.
    const double root = squareRoot(std::max(0.0, f[i] * f[i] + 2 * (f[i + 1] - f[i]) * left));
    const double share = f[i] + root > 0 ? std::min(1.0, 2 * left / (f[i] + root)) : 0.0;
    return density.at(i) + density.step * share;
  }
  return density.first;
}

double poissonLog(double count, double mean) {
  if (count <= 0) return -mean;
  const double ratio = mean / count;
  return count * (log(ratio) - (ratio - 1));
}

double binomialLog(double count, double trials, double p) {
  const double missed = trials - count;
  double sum = 0;
  if (count > 0) sum += count * log(p * trials / count);
  if (missed > 0) sum += missed * log((1 - p) * trials / missed);
  return sum;
}

double binomialAtMost(double count, double trials, double p) {
  if (count >= trials) return 1;
  if (p <= 0) return 1;
  if (p >= 1) return 0;
  const double q = 1 - p;
  const double missed = trials - count;
  // The two ends are known exactly, and there the approximation is at its worst.
  if (count <= 0) return exp(trials * log(q));
  if (missed <= 1) return 1 - exp(trials * log(p));
  const double d = count + 2.0 / 3 - (trials + 1.0 / 3) * p + 0.02 * (q / (count + 1) - p / missed + (q - 0.5) / (trials + 1));
  const double bend = 1 + q * tailBend((count + 0.5) / (trials * p)) + p * tailBend((missed - 0.5) / (trials * q));
  return normalCdf(d / squareRoot((trials + 1.0 / 6) * p * q) * squareRoot(std::max(0.0, bend)));
}

double poissonAtMost(double count, double mean) {
  if (mean <= 0) return 1;
  if (count <= 0) return exp(-mean);
  const double d = count + 2.0 / 3 - mean + 0.02 / (count + 1);
  return normalCdf(d / squareRoot(mean) * squareRoot(std::max(0.0, 1 + tailBend((count + 0.5) / mean))));
}

}  // namespace tierwise
