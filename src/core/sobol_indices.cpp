#include "core/sobol_indices.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/scrambling_means.hpp"

namespace tierwise {

namespace {

bool allEqual(std::span<const double> a, std::span<const double> b) {
  const double first = a.front();
  const auto same = [first](double x) { return x == first; };
  return std::all_of(a.begin(), a.end(), same) && std::all_of(b.begin(), b.end(), same);
}

}  // namespace

SobolEstimator::SobolEstimator(std::span<const double> a, std::span<const double> b, std::size_t scramblings)
    : a_(a), b_(b), scramblings_(scramblings) {
  if (allEqual(a, b)) {
    mean_ = a.front();  // the mean of equal numbers may round to another one; then the variance would not be 0
    return;
  }
  const auto means = scramblingMeans<1>(
      a.size(), scramblings, [&]<class Real>(std::size_t i) { return std::array{0.5 * (load<Real>(&a[i]) + load<Real>(&b[i]))}; });
  mean_ = pooledMean(means, 0);
  const auto squares = scramblingMeans<1>(a.size(), scramblings, [&]<class Real>(std::size_t i) {
    const Real offA = load<Real>(&a[i]) - mean_;
    const Real offB = load<Real>(&b[i]) - mean_;
    return std::array{0.5 * (offA * offA + offB * offB)};
  });
  variance_ = pooledMean(squares, 0);
}

std::optional<SobolIndices> SobolEstimator::of(std::span<const double> mixed) const {
  if (variance_ <= 0) return std::nullopt;
  enum { kFirst, kTotal, kVariance };
  const auto means = scramblingMeans<3>(a_.size(), scramblings_, [&]<class Real>(std::size_t i) {
    const Real a = load<Real>(&a_[i]);
    const Real offA = a - mean_;
    const Real offB = load<Real>(&b_[i]) - mean_;
    const Real change = load<Real>(&mixed[i]) - a;
    return std::array{offB * change, 0.5 * (change * change), 0.5 * (offA * offA + offB * offB)};
  });
  std::vector<double> residuals(means.size());
  const auto ratio = [&](std::size_t which) {
    Estimate estimate;
    estimate.value = pooledMean(means, which) / variance_;
    for (std::size_t r = 0; r < means.size(); ++r) residuals[r] = (means[r][which] - estimate.value * means[r][kVariance]) / variance_;
    estimate.standardError = standardError(residuals);
    return estimate;
  };
  return SobolIndices{ratio(kFirst), ratio(kTotal)};
}

}  // namespace tierwise
