#include "core/information_value.hpp"

#include <algorithm>
#include <vector>

#include "core/lane.hpp"
#include "core/scrambling_means.hpp"

namespace tierwise {

namespace {

/// Value and error of E[informed] − max(0, E uninformed), from their means in each scrambling. The sign of the second is
/// taken as known, so its error is that of a difference of means.
Estimate gain(std::span<const double> informed, std::span<const double> uninformed) {
  PairwiseSum with;
  PairwiseSum without;
  for (const double mean : informed) with.add(mean);
  for (const double mean : uninformed) without.add(mean);
  const bool runs = without.total() > 0;
  std::vector<double> gains(informed.size());
  for (std::size_t r = 0; r < gains.size(); ++r) gains[r] = informed[r] - (runs ? uninformed[r] : 0.0);
  Estimate estimate;
  estimate.value = std::max(0.0, (with.total() - (runs ? without.total() : 0.0)) / static_cast<double>(informed.size()));
  estimate.standardError = standardError(gains);
  return estimate;
}

}  // namespace

Estimate perfectInformation(std::span<const std::span<const double>> options, std::size_t scramblings) {
  const std::size_t draws = options.front().size();
  const auto bestOf = scramblingMeans<1>(draws, scramblings, [&]<class Real>(std::size_t i) {
    Real best = splat<Real>(0.0);
    for (const auto& option : options) best = max(best, load<Real>(&option[i]));
    return std::array{best};
  });
  std::vector<double> informed(scramblings);
  for (std::size_t r = 0; r < scramblings; ++r) informed[r] = bestOf[r][0];
  std::vector<double> best(scramblings);
  double bestMean = 0;
  for (std::size_t s = 0; s < options.size(); ++s) {
    const auto means =
        scramblingMeans<1>(draws, scramblings, [&]<class Real>(std::size_t i) { return std::array{load<Real>(&options[s][i])}; });
    const double mean = pooledMean(means, 0);
    if (s > 0 && mean <= bestMean) continue;
    bestMean = mean;
    for (std::size_t r = 0; r < scramblings; ++r) best[r] = means[r][0];
  }
  return gain(informed, best);
}

ScoreRule::Terms ScoreRule::termsAt(double score) {
  constexpr double kEdge = 3;
  const double t = std::clamp(score, -kEdge, kEdge) / kEdge;
  Terms terms{};
  const std::size_t side = t < 0 ? 0 : kTerms / 2;
  double power = t;
  for (std::size_t k = 0; k < kTerms / 2; ++k, power *= t) terms[side + k] = power;
  return terms;
}

ScoreRule::ScoreRule(std::span<const double> profit, std::span<const double> changed, std::span<const double> from,
                     std::span<const double> to, double mean) {
  // Least squares of the change of the profit on the change of the terms.
  std::array<Terms, kTerms> normal{};
  Terms right{};
  Terms average{};
  for (std::size_t i = 0; i < profit.size(); ++i) {
    const Terms before = termsAt(from[i]);
    const Terms after = termsAt(to[i]);
    const double change = changed[i] - profit[i];
    Terms step;
    for (std::size_t k = 0; k < kTerms; ++k) {
      step[k] = after[k] - before[k];
      average[k] += 0.5 * (after[k] + before[k]);
    }
    for (std::size_t k = 0; k < kTerms; ++k) {
      right[k] += step[k] * change;
      for (std::size_t l = 0; l <= k; ++l) normal[k][l] += step[k] * step[l];
    }
  }
  // Cholesky. The small weight on the diagonal decides where the scores leave the terms undetermined, as with two values only.
  double trace = 0;
  for (std::size_t k = 0; k < kTerms; ++k) trace += normal[k][k];
  if (trace > 0) {
    for (std::size_t k = 0; k < kTerms; ++k) {
      normal[k][k] += 1e-9 * trace;
      for (std::size_t l = 0; l <= k; ++l) {
        double sum = normal[k][l];
        for (std::size_t m = 0; m < l; ++m) sum -= normal[k][m] * normal[l][m];
        normal[k][l] = l < k ? sum / normal[l][l] : squareRoot(sum);
      }
    }
    for (std::size_t k = 0; k < kTerms; ++k) {
      for (std::size_t m = 0; m < k; ++m) right[k] -= normal[k][m] * right[m];
      right[k] /= normal[k][k];
    }
    for (std::size_t k = kTerms; k-- > 0;) {
      for (std::size_t m = k + 1; m < kTerms; ++m) right[k] -= normal[m][k] * right[m];
      right[k] /= normal[k][k];
    }
    weights_ = right;
  }
  constant_ = mean;
  for (std::size_t k = 0; k < kTerms; ++k) constant_ -= weights_[k] * average[k] / static_cast<double>(profit.size());
}

double ScoreRule::profitAt(double score) const {
  const Terms terms = termsAt(score);
  double profit = constant_;
  for (std::size_t k = 0; k < kTerms; ++k) profit += weights_[k] * terms[k];
  return profit;
}

Estimate partialInformation(std::span<const double> profits, std::span<const double> scores, const ScoreRule& rule, double most,
                            std::size_t scramblings) {
  std::vector<double> decided(profits.size());
  for (std::size_t i = 0; i < profits.size(); ++i) decided[i] = rule.pays(scores[i]) ? profits[i] : 0.0;
  const auto means = scramblingMeans<2>(profits.size(), scramblings, [&]<class Real>(std::size_t i) {
    return std::array{load<Real>(&decided[i]), load<Real>(&profits[i])};
  });
  std::vector<double> informed(scramblings);
  std::vector<double> uninformed(scramblings);
  for (std::size_t r = 0; r < scramblings; ++r) {
    informed[r] = means[r][0];
    uninformed[r] = means[r][1];
  }
  Estimate estimate = gain(informed, uninformed);
  estimate.value = std::min(estimate.value, most);
  return estimate;
}

}  // namespace tierwise
