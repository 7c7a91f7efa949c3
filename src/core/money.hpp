// From orders to profit: section "Money" of the model, as pure functions over `Real` (a double or a lane of draws).
#pragma once

#include <type_traits>
#include <utility>

#include "core/campaign.hpp"
#include "core/lane.hpp"

namespace tierwise {

/// One value for each campaign field, in the field's unit.
template <class Real>
using Values = FieldArray<Real>;

/// The value of a field. What holds values otherwise (rows of draws) brings an `at` of its own, so the functions below take any such
/// source.
template <class Real>
[[nodiscard]] inline const Real& at(const Values<Real>& values, Field field) {
  return values[index(field)];
}

/// The number that a source holds: a double or a lane of draws.
template <class Source>
using RealOf = std::remove_cvref_t<decltype(at(std::declval<const Source&>(), Field{}))>;

/// What one order is worth, money net of VAT.
template <class Real>
struct OrderWorth {
  Real full;         ///< m_full = m(0, 0): margin of an order at list price
  Real code;         ///< m_code = m(d, κ): margin of an order with the code
  Real incremental;  ///< ι·m_full·(1 + ν·L): what an attributed order brings, repeats included
};

/// m(d, κ) = A(1−d)(1−ρ)(1−κ) − A(1−g)(1−ωρ) − q·A(1−d) − q₀ − h − ρ·h_r. Goods cost does not shrink with the discount.
template <class Source, class Real = RealOf<Source>>
[[nodiscard]] inline Real marginOf(const Source& v, Real discount, Real commission) {
  const Real one = splat<Real>(1.0);
  const Real listed = at(v, Field::averageOrderValue);
  const Real price = listed * (one - discount);
  const Real returned = at(v, Field::returnRate);
  const Real goods = listed * (one - at(v, Field::grossMargin)) * (one - at(v, Field::resaleShare) * returned);
  return price * (one - returned) * (one - commission) - goods - at(v, Field::paymentRate) * price - at(v, Field::paymentFixed) -
         at(v, Field::shipping) - returned * at(v, Field::returnHandling);
}

/// What an order is worth by the fields in `v`, `commission` being what creators get of a tracked one (a share of its net price).
template <class Source, class Real = RealOf<Source>>
[[nodiscard]] inline OrderWorth<Real> orderWorth(const Source& v, Real commission) {
  const Real none = splat<Real>(0.0);
  const Real full = marginOf(v, none, none);
  const Real repeats = splat<Real>(1.0) + at(v, Field::newCustomerShare) * at(v, Field::repeatOrders);
  return {full, marginOf(v, at(v, Field::discount), commission), at(v, Field::incrementality) * full * repeats};
}

/// Contribution of attributed orders W and tracked orders T, before the value of content: ι·W·m_full·(1+ν·L) − T·(m_full − m_code).
/// The code is paid on every tracked order, also on those that would have come anyway.
template <class Real>
[[nodiscard]] inline Real contributionOf(const OrderWorth<Real>& worth, Real attributed, Real tracked) {
  return attributed * worth.incremental - tracked * (worth.full - worth.code);
}

/// (1 + usageRights)(1 + agency): what a unit of fees costs in the end.
template <class Source, class Real = RealOf<Source>>
[[nodiscard]] inline Real feeLoad(const Source& v) {
  const Real one = splat<Real>(1.0);
  return (one + at(v, Field::usageRights)) * (one + at(v, Field::agency));
}

/// Gifts and hours of one creator, money.
template <class Source, class Real = RealOf<Source>>
[[nodiscard]] inline Real perCreatorCost(const Source& v) {
  return at(v, Field::seeding) + at(v, Field::hours) * at(v, Field::hourlyRate);
}

}  // namespace tierwise
