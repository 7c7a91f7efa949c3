// What thousands of draws say, in a handful of numbers, and how sure each of them is.
// Every standard error comes from the scramblings: each is a full, independent estimate, so sd of the R values / √R (model, "Uncertainty").
// Guarantee: the same draws give the same bits in every build; sums in the order of ordered_sum.hpp, quantiles exact order statistics.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/draw_index.hpp"

namespace tierwise {

/// A figure of the draws, in their unit. There is no error for a single scrambling, for P5, P95 and the worst 5 % below 2,048 draws (a
/// scrambling then has too few draws out there), and where infinite draws leave none.
struct Estimate {
  double value = 0;
  std::optional<double> standardError;
};

/// The same quantity for each of the figures that are reported of a metric.
template <class T>
struct Statistics {
  T mean{}, sd{}, p5{}, p25{}, p50{}, p75{}, p95{};
};
using Figures = Statistics<double>;
using FigureErrors = Statistics<std::optional<double>>;

/// Mean, sd (N − 1) and quantiles of all draws pooled, in the metric's unit, with their standard errors.
struct Summary {
  Figures value;
  FigureErrors standardError;
};

/// Calls v(name, value) for each figure in the contract's order.
template <class T, class Visitor>
void visitFigures(const Statistics<T>& s, Visitor&& v) {
  v("mean", s.mean), v("sd", s.sd), v("p5", s.p5), v("p25", s.p25), v("p50", s.p50), v("p75", s.p75), v("p95", s.p95);
}

/// Everything reported of one metric. Mean and sd need finite draws: infinite ones leave neither finite. Empty draws give zeros.
/// The sd is the corrected two-pass algorithm (Chan, Golub & LeVeque, The American Statistician 37, 1983), scramblings joined by their
/// means.
[[nodiscard]] Summary summarize(DrawIndex& index);

/// The quantiles of all draws pooled, in the order of `probabilities` (kept within 0 … 1): linear between the order statistics around
/// (N − 1)·p. Between a finite draw and an infinite one it is the infinite one, between −∞ and ∞ the nearer, never NaN.
[[nodiscard]] std::vector<double> quantiles(DrawIndex& index, std::span<const double> probabilities);

/// The same with standard errors.
[[nodiscard]] std::vector<Estimate> quantileEstimates(DrawIndex& index, std::span<const double> probabilities);

/// The mean of the lowest floor(N/20) draws, at least one (expected shortfall). Needs finite draws.
[[nodiscard]] Estimate worstFivePercentMean(DrawIndex& index);

/// Which draws count for a chance.
enum class Side {
  above,          ///< x > threshold
  atLeast,        ///< x ≥ threshold
  atMost,         ///< x ≤ threshold
  aboveHalfTies,  ///< x > threshold, and one half of each x = threshold: the chance that B beats A, of the differences B − A
};

/// The share of draws on the given side of the threshold, 0 … 1. Draws stand as a DrawIndex wants them.
[[nodiscard]] Estimate chance(std::span<const double> draws, std::size_t scramblings, Side side, double threshold);

/// The mean of the draws, with the same bits as `summarize` gives it.
[[nodiscard]] Estimate mean(std::span<const double> draws, std::size_t scramblings);

/// sd/√R of one value per scrambling; none for fewer than two values and where it would not be finite.
[[nodiscard]] std::optional<double> standardError(std::span<const double> perScrambling);

}  // namespace tierwise
