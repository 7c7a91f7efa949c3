// How a campaign's figures follow one score: the rates of several creators, moved together, as functions of z.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/campaign.hpp"
#include "core/funnel.hpp"
#include "core/range.hpp"

namespace tierwise {

/// Which lines an observation is about: one, or all of them.
using Scope = std::optional<std::size_t>;

/// The lines of a scope, as a span of indices [first, last).
struct LineSpan {
  std::size_t first = 0, last = 0;
};
[[nodiscard]] LineSpan linesOf(const Scenario& scenario, const Scope& scope);

/// Σ weight · x(z) over ranges that share the score z. Certain ranges stay where they are.
class RateMix {
 public:
  explicit RateMix(Kind kind) : kind_(kind) {}
  void add(const Range& range, double weight);

  [[nodiscard]] double at(double z) const;
  /// The weighted mean at z; 0 without weight.
  [[nodiscard]] double meanAt(double z) const { return weight_ > 0 ? at(z) / weight_ : 0; }
  /// Whether z moves it.
  [[nodiscard]] bool uncertain() const { return !parts_.empty(); }

 private:
  struct Part {
    Slopes slopes;
    double weight;
  };
  Kind kind_;
  double certain_ = 0, weight_ = 0;
  std::vector<Part> parts_;
};

/// A rate of the lines in scope, each weighted by `weightOf(line index)`.
template <class WeightOf>
[[nodiscard]] RateMix mixOf(const Scenario& scenario, const Scope& scope, Rate rate, WeightOf&& weightOf) {
  RateMix mix(rateTable()[index(rate)].kind);
  const LineSpan span = linesOf(scenario, scope);
  for (std::size_t i = span.first; i < span.last; ++i) mix.add(*scenario.creators[i].rates[index(rate)], weightOf(i));
  return mix;
}

/// People reached as a function of the score that all reach rates in scope share, everything else typical: of the campaign with
/// overlap, of a line its own before overlap, as a projection has them. Lines out of scope stay at their typical rate.
class ReachCurve {
 public:
  ReachCurve(const Scenario& complete, const Scope& scope);
  [[nodiscard]] double at(double z) const;

 private:
  struct Creator {
    RateMix reach;  ///< reach rate × shock
    double followers, inMarketShare, delivery, boosted;
    std::uint32_t count, posts;
    [[nodiscard]] Contact<double> contactAt(double z) const;
  };
  double audience_;  ///< size, or the largest pool out of scope
  bool whole_;
  std::vector<Creator> creators_;
};

/// Points of a valid range at three scores as a new range, inside the domain of its kind.
[[nodiscard]] Range rangeAt(const Range& range, Kind kind, double low, double mid, double high);

}  // namespace tierwise
