// From followers to orders: sections "One creator" and "Many creators" of the model, as pure functions over `Real`,
// which is a double (one evaluation) or a lane of draws. Same source, same bits.
#pragma once

#include <cstdint>
#include <limits>

#include "core/lane.hpp"

namespace tierwise {

/// a ⊕ b = a + b − ε·a·b: the chance (ε = 1) or worth (ε = 1 − repeat value) of independent contacts. Associative.
template <class Real>
[[nodiscard]] inline Real combine(Real a, Real b, Real epsilon) {
  return a + b - epsilon * a * b;
}

/// p ⊕ … ⊕ p, `times` >= 0 times; by doubling from the lowest bit, so right at every ε, without power or logarithm.
template <class Real>
[[nodiscard]] inline Real combineRepeated(Real p, std::uint32_t times, Real epsilon) {
  Real total{};
  for (Real power = p;; power = combine(power, power, epsilon)) {
    if ((times & 1U) != 0) total = combine(total, power, epsilon);
    times >>= 1U;
    if (times == 0) return total;
  }
}

/// What one creator brings before anyone else's audience is considered. People and contacts are whole-campaign counts.
template <class Real>
struct Contact {
  Real pool;       ///< G: people of the market the creator can reach at all
  Real unique;     ///< U: different people reached
  Real effective;  ///< E: contacts, repeats counted at their worth
  Real impressions;
};

/// One creator: F followers, k posts, in-market share a, reach x = reach rate × shock, repeat epsilon = 1 − δ.
/// G = F·a·(1+x), p = x/(1+x), U = G·(p ⊕ … k times, ε = 1), E = G·(p ⊕ … k times, ε), impressions = k·F·a·x.
template <class Real>
[[nodiscard]] inline Contact<Real> contactOf(double followers, std::uint32_t posts, Real inMarketShare, Real reach, Real epsilon) {
  const Real one = splat<Real>(1.0);
  const Real market = splat<Real>(followers) * inMarketShare;
  const Real perPost = market * reach;
  if (posts == 1) return {market * (one + reach), perPost, perPost, perPost};  // U = E = F·a·x, without the rounding of a detour
  const Real pool = market * (one + reach);
  const Real p = reach / (one + reach);
  return {pool, pool * combineRepeated(p, posts, one), pool * combineRepeated(p, posts, epsilon),
          splat<Real>(static_cast<double>(posts)) * perPost};
}

/// Sums over creators of one campaign. ⊕ runs in the order lines, then creators.
template <class Real>
struct Funnel {
  Real reachShare{};        ///< reach / M
  Real effectiveShare{};    ///< effective / M
  Real contacts{};          ///< Σ delivery·E before de-duplication
  Real clicks{};            ///< Σ delivery·E·c
  Real orders{};            ///< Σ delivery·E·(y, or c·v when clicks carry the orders)
  Real commissionOrders{};  ///< Σ the same × the line's commission
  Real impressions{};       ///< Σ delivery·k·F·a·x, boost included
};

/// What a contact of one creator leads to, per contact.
template <class Real>
struct Yield {
  Real click;  ///< c
  Real order;  ///< y, or c·v
  double commission;
};

/// 1/M, or 0 where the audience M is empty, or so near to it that 1/M is no number: then nobody is reached.
template <class Real>
[[nodiscard]] inline Real inverseOf(Real audience) {
  const Real none = splat<Real>(0.0);
  const auto empty = audience < splat<Real>(std::numeric_limits<double>::min());
  const Real one = splat<Real>(1.0);
  return select(empty, none, one / select(empty, one, audience));
}

/// Adds the contacts of one creator (or one boost), weighted by `weight` (its delivery: a chance, or 0 and 1 in a draw).
template <class Real>
inline void addContacts(Funnel<Real>& funnel, const Contact<Real>& contact, const Yield<Real>& yield, Real weight, Real inverseAudience,
                        Real epsilon) {
  const Real effective = weight * contact.effective;
  const Real orders = effective * yield.order;
  funnel.reachShare = combine(funnel.reachShare, weight * contact.unique * inverseAudience, splat<Real>(1.0));
  funnel.effectiveShare = combine(funnel.effectiveShare, effective * inverseAudience, epsilon);
  funnel.contacts = funnel.contacts + effective;
  funnel.clicks = funnel.clicks + effective * yield.click;
  funnel.orders = funnel.orders + orders;
  funnel.commissionOrders = funnel.commissionOrders + orders * splat<Real>(yield.commission);
  funnel.impressions = funnel.impressions + weight * contact.impressions;
}

/// De-duplication D = effective / Σ contacts, one factor for all; 1 where there are no contacts.
template <class Real>
[[nodiscard]] inline Real deduplication(const Funnel<Real>& funnel, Real audience) {
  const Real none = splat<Real>(0.0);
  const auto empty = funnel.contacts <= none;
  return select(empty, splat<Real>(1.0), funnel.effectiveShare * audience / select(empty, splat<Real>(1.0), funnel.contacts));
}

}  // namespace tierwise
