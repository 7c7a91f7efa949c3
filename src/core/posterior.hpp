// Posteriors of one score: a standard normal prior times a likelihood, on one grid that zooms to where the mass is.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace tierwise {

/// The logarithm of a likelihood at the normal score z, up to a constant; what is not finite counts as impossible. With the
/// prior it must have one peak.
using LogLikelihood = std::function<double(double z)>;

/// A density over a score on evenly spaced nodes.
struct ScoreDensity {
  double first = 0;  ///< z of the first node
  double step = 0;
  std::vector<double> height;  ///< relative to the largest, which is 1
  double logEvidence = 0;      ///< ln ∫ φ(z)·likelihood(z) dz

  [[nodiscard]] double at(std::size_t node) const { return first + step * static_cast<double>(node); }
};

/// Posterior of a standard normal score under `likelihood` on about `nodes` nodes. Quantiles are exact to about 1e-6 of the
/// posterior's own width with the usual number of nodes.
inline constexpr std::size_t kFineNodes = 2049;
[[nodiscard]] ScoreDensity posteriorOf(const LogLikelihood& likelihood, std::size_t nodes = kFineNodes);

/// Only ln ∫ φ(z)·likelihood(z) dz, on a coarser grid: for integrals inside integrals.
[[nodiscard]] double logEvidenceOf(const LogLikelihood& likelihood);

/// The score below which a share p of the density lies, 0 < p < 1; linear density between nodes.
[[nodiscard]] double quantileOf(const ScoreDensity& density, double p);

/// ln of a Poisson likelihood of `count` at mean `mean`, relative to its largest value: count·ln(mean/count) − (mean − count).
[[nodiscard]] double poissonLog(double count, double mean);

/// ln of a binomial likelihood of `count` of `trials` (≥ count, need not be whole) at chance p, relative to its largest value.
[[nodiscard]] double binomialLog(double count, double trials, double p);

/// The chance of at most `count` of `trials` at chance p (infinite trials: Poisson with mean `mean`), 0 … 1; error below 0.002.
/// Source: Peizer & Pratt, "A normal approximation for binomial, F, beta, and other common, related tail probabilities, I",
/// JASA 63 (1968) 1416–1456.
[[nodiscard]] double binomialAtMost(double count, double trials, double p);
[[nodiscard]] double poissonAtMost(double count, double mean);

}  // namespace tierwise
