// What it would be worth to know more before deciding. The decision is to run a campaign (one of several) or to do nothing,
// which earns 0.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "core/summary.hpp"

namespace tierwise {

/// Expected value of perfect information: E[max(0, profit₁ … profit_S)] − max(0, E profit₁ … E profit_S), in the unit of the profits, never
/// below 0. `options`: the profits of each alternative in the same draws, scrambling after scrambling.
/// The error counts the best alternative as known: where two are as good within their errors, the value is a little too low or too high.
[[nodiscard]] Estimate perfectInformation(std::span<const std::span<const double>> options, std::size_t scramblings);

/// A smooth estimate of E[profit | score], learnt from how the profit changes when only this score does: pairs of draws that differ in
/// nothing else cancel most of the noise of the other inputs. A polynomial of degree four on each side of 0, where ranges have their kink;
/// scores beyond ±3 count as ±3. The score is about standard normal. Source of the idea: Strong & Oakley, "Estimating multiparameter
/// partial expected value of perfect information …", Med. Decis. Making 34 (2014) 311–326, which regresses the profit itself.
class ScoreRule {
 public:
  /// `profit` at the scores `from`, `changed` the same draws at the scores `to`; `mean` the expected profit.
  ScoreRule(std::span<const double> profit, std::span<const double> changed, std::span<const double> from, std::span<const double> to,
            double mean);

  /// E[profit | score], in the unit of the profits.
  [[nodiscard]] double profitAt(double score) const;
  /// Who learns the score should run the campaign.
  [[nodiscard]] bool pays(double score) const { return profitAt(score) > 0; }

 private:
  static constexpr std::size_t kTerms = 8;
  using Terms = std::array<double, kTerms>;
  static Terms termsAt(double score);
  Terms weights_{};
  double constant_ = 0;
};

/// Expected value of learning one score first: E[max(0, E[profit | score])] − max(0, E[profit]), kept within 0 and `most`, the value of
/// perfect information on the same draws. Measured as what deciding by the rule earns, not as the mean of the fitted curve: a wrong curve
/// costs only where its sign is wrong, so the estimate is low by a term of second order in the curve's error;
/// where the sign changes beyond ±3 only, it is not seen and the value is 0.
[[nodiscard]] Estimate partialInformation(std::span<const double> profits, std::span<const double> scores, const ScoreRule& rule,
                                          double most, std::size_t scramblings);

}  // namespace tierwise
