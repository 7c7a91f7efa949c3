// Evidence: all that the observations of one scope say, as the few sums their likelihoods need.
#pragma once

#include <span>

#include "core/observation.hpp"
#include "core/projection.hpp"
#include "core/rate_mix.hpp"

namespace tierwise {

/// Counts with mean exposure × something that a rate decides.
struct PoissonSum {
  double count = 0;
  double exposure = 0;
  void add(double counted, double exposed) { count += counted, exposure += exposed; }
};

struct BinomialSum {
  double count = 0;
  double trials = 0;
  void add(double counted, double tried) { count += counted, trials += tried; }
};

/// Whether something was counted that nothing could be learned from.
struct Unused {
  bool noExposure = false, beyondExposure = false;
};

/// Exposures of reach and contacts are in campaigns of the scenario's own size: 1 is its projected reach.
struct Evidence {
  PoissonSum reach;           ///< mean: the scope's reach
  BinomialSum engagements;    ///< of followers × posts
  BinomialSum reachedClicks;  ///< of contacts with people whose number was counted
  PoissonSum clicks;          ///< of projected contacts
  BinomialSum conversions;    ///< tracked orders of clicks
  PoissonSum orders;          ///< of contacts
  PoissonSum trackedOrders;   ///< of contacts, where all orders were not counted
  BinomialSum tracked;        ///< tracked orders of orders
  Unused engagement, click, conversion, response;
};

/// What a projection says about the scope, as far as exposures go.
struct Exposure {
  double reach = 0;     ///< people; of a line its own before overlap
  double contacts = 0;  ///< effective contacts after overlap
  double audience = 0;  ///< followers × posts × creators who deliver
};
[[nodiscard]] Exposure exposureOf(const Scenario& complete, const TypicalProjection& projection, const Scope& scope);

/// How many times the scope's own reach a campaign had; none where nothing says so.
[[nodiscard]] std::optional<double> timesReached(const Observation& o, const Exposure& exposure);

/// Sums the observations of the scope. People reached need no exposure, so they can be summed before one is known.
[[nodiscard]] Evidence evidenceOf(std::span<const Observation> observed, const Scope& scope, const Exposure& exposure);

/// Whether the observation is about exactly this scope.
[[nodiscard]] bool isAbout(const Observation& o, const Scope& scope);

}  // namespace tierwise
