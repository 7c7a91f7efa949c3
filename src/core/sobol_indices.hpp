// Sobol' indices: which share of a variance an input explains alone (first order), and which share would be left if all other
// inputs were known (total).
// First order: Saltelli et al., "Variance based sensitivity analysis of model output", Comput. Phys. Commun. 181 (2010) 259–270, table 2
// (b); total: Jansen, "Analysis of variance designs for model output", Comput. Phys. Commun. 117 (1999) 35–43.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/summary.hpp"

namespace tierwise {

/// Shares of the variance, 0 … 1 but for their errors: estimates near 0 may be a little below it.
struct SobolIndices {
  Estimate first;
  Estimate total;
};

/// Estimates the indices of any function f of independent inputs from its values over draws.
class SobolEstimator {
 public:
  /// `a` and `b`: f over two independent sets of inputs, draws scrambling after scrambling, equally many. Both must outlive the estimator.
  SobolEstimator(std::span<const double> a, std::span<const double> b, std::size_t scramblings);

  /// Mean of f over both sets, in its unit.
  [[nodiscard]] double mean() const { return mean_; }

  /// The indices of an input or of a group. `mixed`: f with these inputs from the second set and all others from the first.
  /// None where the variance is 0, as exactly where all values are equal. Standard errors are those of a ratio of two means, from the
  /// scramblings.
  [[nodiscard]] std::optional<SobolIndices> of(std::span<const double> mixed) const;

 private:
  std::span<const double> a_, b_;
  std::size_t scramblings_;
  double mean_ = 0;
  double variance_ = 0;
};

}  // namespace tierwise
