// A campaign projected at typical inputs: one evaluation of the model with every input at its mid and no luck.
// It explains; it is not the answer: the typical of a sum is not the sum of typicals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/benchmark.hpp"
#include "core/campaign.hpp"
#include "core/defaults.hpp"

namespace tierwise {

/// A ratio whose denominator is 0 has no value.
using Ratio = std::optional<double>;

struct CostBreakdown {
  double fees = 0, usageRights = 0, agency = 0, seeding = 0, time = 0, boost = 0, fixed = 0;  ///< money; they add up to cost
};

/// From what a dashboard shows to what remains, each a value/cost − 1 (the first: over fees alone).
struct Ladder {
  Ratio revenueOverFees, afterAllCosts, afterReturns, afterMargin, plusUntracked, afterIncrementality, plusRepeat, plusContent;
};

/// People, orders and money of the whole campaign; definitions in docs/model.md.
struct Typical {
  double reach = 0, effectiveReach = 0, duplication = 0, impressions = 0, engagements = 0, clicks = 0;
  double trackedOrders = 0, attributedOrders = 0, incrementalOrders = 0;
  double trackedRevenue = 0, incrementalRevenue = 0, fees = 0, cost = 0, contribution = 0, profit = 0;
  Ratio roi, dashboardRoas, incrementalRoas, cpm, cpe, cpc, cpa, costPerIncrementalOrder, cac, ordersPerThousandReached;
  CostBreakdown costBreakdown;
  Ladder ladder;
};

/// What one input would have to be for profit 0, all others typical; none where no such value exists (a warning says why).
struct BreakEven {
  Ratio orderRateMultiplier, ordersPerThousandReached, averageOrderValue, incrementality, feeMultiplier;
};

/// One line's part of the campaign, with the campaign's de-duplication; contribution and cost add up to the campaign's.
struct LineResult {
  std::string tier;
  double reach = 0, effectiveReach = 0, clicks = 0, trackedOrders = 0, attributedOrders = 0, contribution = 0, cost = 0, profit = 0;
  Ratio roi;
  Ratio walkAwayFee;  ///< money per post; none until simulated, and where there is no fee to multiply
};

struct TypicalProjection {
  Typical typical;
  BreakEven breakEven;
  std::vector<LineResult> creators;
  std::vector<Warning> warnings;
};

/// Projects a complete scenario (as `complete` returns it) at its typical inputs.
[[nodiscard]] TypicalProjection projectTypical(const Scenario& scenario, const BenchmarkTable& table);

/// Calls v(name, value) for each figure in the contract's order; value is double or Ratio.
template <class Visitor>
void visitFigures(const Typical& t, Visitor&& v) {
  v("reach", t.reach), v("effectiveReach", t.effectiveReach), v("duplication", t.duplication), v("impressions", t.impressions);
  v("engagements", t.engagements), v("clicks", t.clicks), v("trackedOrders", t.trackedOrders), v("attributedOrders", t.attributedOrders);
  v("incrementalOrders", t.incrementalOrders), v("trackedRevenue", t.trackedRevenue), v("incrementalRevenue", t.incrementalRevenue);
  v("fees", t.fees), v("cost", t.cost), v("contribution", t.contribution), v("profit", t.profit), v("roi", t.roi);
  v("dashboardRoas", t.dashboardRoas), v("incrementalRoas", t.incrementalRoas), v("cpm", t.cpm), v("cpe", t.cpe), v("cpc", t.cpc);
  v("cpa", t.cpa), v("costPerIncrementalOrder", t.costPerIncrementalOrder), v("cac", t.cac);
  v("ordersPerThousandReached", t.ordersPerThousandReached);
}
template <class Visitor>
void visitFigures(const CostBreakdown& c, Visitor&& v) {
  v("fees", c.fees), v("usageRights", c.usageRights), v("agency", c.agency), v("seeding", c.seeding), v("time", c.time);
  v("boost", c.boost), v("fixed", c.fixed);
}
template <class Visitor>
void visitFigures(const Ladder& l, Visitor&& v) {
  v("revenueOverFees", l.revenueOverFees), v("afterAllCosts", l.afterAllCosts), v("afterReturns", l.afterReturns);
  v("afterMargin", l.afterMargin), v("plusUntracked", l.plusUntracked), v("afterIncrementality", l.afterIncrementality);
  v("plusRepeat", l.plusRepeat), v("plusContent", l.plusContent);
}
template <class Visitor>
void visitFigures(const BreakEven& b, Visitor&& v) {
  v("orderRateMultiplier", b.orderRateMultiplier), v("ordersPerThousandReached", b.ordersPerThousandReached);
  v("averageOrderValue", b.averageOrderValue), v("incrementality", b.incrementality), v("feeMultiplier", b.feeMultiplier);
}
/// `tier` and `walkAwayFee` are not figures of the evaluation and are written beside these.
template <class Visitor>
void visitFigures(const LineResult& l, Visitor&& v) {
  v("reach", l.reach), v("effectiveReach", l.effectiveReach), v("clicks", l.clicks), v("trackedOrders", l.trackedOrders);
  v("attributedOrders", l.attributedOrders), v("contribution", l.contribution), v("cost", l.cost), v("profit", l.profit), v("roi", l.roi);
}

}  // namespace tierwise
