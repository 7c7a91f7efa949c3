#include "core/evidence.hpp"

namespace tierwise {

namespace {

/// Adds a count of trials, or notes why it cannot be used.
void tryAdd(BinomialSum& sum, Unused& unused, double count, double trials) {
  if (trials <= 0) {
    unused.noExposure = true;
  } else if (count > trials) {
    unused.beyondExposure = true;
  } else {
    sum.add(count, trials);
  }
}

}  // namespace

Exposure exposureOf(const Scenario& complete, const TypicalProjection& projection, const Scope& scope) {
  Exposure exposure;
  const LineSpan span = linesOf(complete, scope);
  for (std::size_t i = span.first; i < span.last; ++i) {
    const Line& line = complete.creators[i];
    exposure.contacts += projection.creators[i].effectiveReach;
    exposure.audience += *line.count * *line.delivery * *line.posts * *line.followers;
  }
  exposure.reach = scope ? projection.creators[*scope].reach : projection.typical.reach;
  return exposure;
}

std::optional<double> timesReached(const Observation& o, const Exposure& exposure) {
  if (exposure.reach <= 0) return std::nullopt;
  if (o.reach) return *o.reach / exposure.reach;
  if (o.otherCampaign.value_or(false)) return std::nullopt;
  return 1.0;
}

bool isAbout(const Observation& o, const Scope& scope) {
  if (!o.line) return !scope;
  return scope && static_cast<std::size_t>(*o.line) == *scope;
}

Evidence evidenceOf(std::span<const Observation> observed, const Scope& scope, const Exposure& exposure) {
  Evidence e;
  for (const Observation& o : observed) {
    if (!isAbout(o, scope)) continue;
    const bool other = o.otherCampaign.value_or(false);
    const double times = timesReached(o, exposure).value_or(0);
    if (o.reach && !other) e.reach.add(*o.reach, 1);
    if (o.engagements) tryAdd(e.engagements, e.engagement, *o.engagements, other ? 0 : exposure.audience);
    if (o.clicks) {
      if (o.reach || times <= 0) {
        tryAdd(e.reachedClicks, e.click, *o.clicks, times * exposure.contacts);
      } else {
        e.clicks.add(*o.clicks, times);
      }
    }
    if (o.clicks && o.trackedOrders) tryAdd(e.conversions, e.conversion, *o.trackedOrders, *o.clicks);
    if (o.orders && o.trackedOrders) e.tracked.add(*o.trackedOrders, *o.orders);
    if (!o.orders && !o.trackedOrders) continue;
    if (times <= 0) {
      e.response.noExposure = true;
    } else if (o.orders) {
      e.orders.add(*o.orders, times);
    } else {
      e.trackedOrders.add(*o.trackedOrders, times);
    }
  }
  return e;
}

}  // namespace tierwise
