#include "core/projection.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/funnel.hpp"
#include "core/money.hpp"
#include "core/ordering.hpp"

namespace tierwise {

namespace {

Ratio ratio(double numerator, double denominator) {
  if (denominator == 0) return std::nullopt;
  return numerator / denominator;
}

/// value/cost − 1
Ratio returnOn(double value, double cost) {
  if (cost == 0) return std::nullopt;
  return value / cost - 1;
}

/// One line with every input at mid.
struct TypicalLine {
  const Line* line;
  std::size_t place;        ///< in the scenario
  Contact<double> contact;  ///< of one creator
  Contact<double> boost{};  ///< of the paid people, once for the line
  Yield<double> yield{};
  double count;
  double delivery;
  double fees;  ///< Σ n·delivery·k·φ

  [[nodiscard]] double rate(Rate r) const { return line->rates[index(r)]->mid; }
  [[nodiscard]] double contacts() const { return count * delivery * contact.effective + boost.effective; }

  /// Everything that enters a sum over lines: lines that agree in this are interchangeable.
  [[nodiscard]] std::array<double, 14> addends() const {
    const Boost paid = line->boost.value_or(Boost{0, 0, 0});
    return {contact.effective,
            contact.unique,
            contact.impressions,
            count,
            delivery,
            yield.click,
            yield.order,
            yield.commission,
            fees,
            *line->contentValue * *line->posts,
            *line->posts * *line->followers * rate(Rate::engagementRate),
            *paid.spend,
            *paid.cpm,
            *paid.accessFee};
  }
};

class TypicalEvaluation {
 public:
  TypicalEvaluation(const Scenario& scenario, const BenchmarkTable& table) : scenario_(scenario), table_(table) {
    for (std::size_t i = 0; i < kFieldCount; ++i) values_[i] = scenario.fields[i]->mid;
  }

  TypicalProjection run() {
    funnel();
    money();
    ladder();
    breakEven();
    lines();
    warnings();
    return std::move(result_);
  }

 private:
  [[nodiscard]] double value(Field field) const { return at(values_, field); }

  void funnel() {
    epsilon_ = 1 - value(Field::repeatValue);
    audience_ = value(Field::audienceSize);
    const bool clicks = scenario_.basis == Basis::clicks;
    double largestPool = 0;
    for (const Line& line : scenario_.creators) {
      const auto posts = static_cast<std::uint32_t>(*line.posts);
      TypicalLine entry{&line, lines_.size(), {}, {}, {}, *line.count, *line.delivery, 0};
      entry.contact = contactOf(*line.followers, posts, entry.rate(Rate::inMarketShare),
                                entry.rate(Rate::reachRate) * value(Field::reachShock), epsilon_);
      entry.yield.click = entry.rate(Rate::clickThroughRate);
      entry.yield.order = clicks ? entry.yield.click * entry.rate(Rate::conversionRate) : entry.rate(Rate::responseRate);
      entry.yield.commission = *line.commission;
      entry.fees = entry.count * entry.delivery * *line.posts * entry.rate(Rate::fee);
      if (entry.count * entry.delivery > 0) largestPool = std::max(largestPool, entry.contact.pool);
      lines_.push_back(entry);
    }
    // Sums run over lines in an order of their own, so that moving a line moves its results and changes no bit of any figure.
    arrange(lines_, orderOf(lines_.size(), [&](std::size_t a, std::size_t b) { return lines_[a].addends() < lines_[b].addends(); }));
    raised_ = largestPool > audience_;
    audience_ = std::max(audience_, largestPool);
    inverseAudience_ = inverseOf(audience_);
    Typical& t = result_.typical;
    for (TypicalLine& entry : lines_) {
      addCreators(entry);
      addBoost(entry);
      t.engagements += entry.count * entry.delivery * *entry.line->posts * *entry.line->followers * entry.rate(Rate::engagementRate);
      t.fees += entry.fees;
      creators_ += entry.count;
    }
    dedup_ = deduplication(funnel_, audience_);
    t.reach = funnel_.reachShare * audience_;
    t.effectiveReach = funnel_.effectiveShare * audience_;
    t.duplication = 1 - dedup_;
    t.impressions = funnel_.impressions;
    t.clicks = dedup_ * funnel_.clicks;
    t.trackedOrders = tracked(funnel_.orders);
    t.attributedOrders = attributed(funnel_.orders);
    t.incrementalOrders = value(Field::incrementality) * t.attributedOrders;
    commission_ = t.trackedOrders > 0 ? funnel_.commissionOrders / funnel_.orders : *scenario_.productCommission;
  }

  /// n like creators: the ⊕ of n equal shares by doubling, the sums n times.
  void addCreators(const TypicalLine& entry) {
    const auto count = static_cast<std::uint32_t>(entry.count);
    Funnel<double> one;
    addContacts(one, entry.contact, entry.yield, entry.delivery, inverseAudience_, epsilon_);
    funnel_.reachShare = combine(funnel_.reachShare, combineRepeated(one.reachShare, count, 1.0), 1.0);
    funnel_.effectiveShare = combine(funnel_.effectiveShare, combineRepeated(one.effectiveShare, count, epsilon_), epsilon_);
    funnel_.contacts += entry.count * one.contacts;
    funnel_.clicks += entry.count * one.clicks;
    funnel_.orders += entry.count * one.orders;
    funnel_.commissionOrders += entry.count * one.commissionOrders;
    funnel_.impressions += entry.count * one.impressions;
  }

  /// Paid people: one contact each, the line's click and order rates.
  void addBoost(TypicalLine& entry) {
    const double people = boostPeople(*entry.line);
    if (people <= 0) return;
    const double reached = std::min(audience_, people);
    entry.boost = {reached, reached, reached, people};
    addContacts(funnel_, entry.boost, entry.yield, 1.0, inverseAudience_, epsilon_);
  }

  /// Orders that use the code or link, and all attributed ones, from the de-duplicated orders of the basis in use.
  [[nodiscard]] double tracked(double orders) const {
    return scenario_.basis == Basis::clicks ? dedup_ * orders : dedup_ * orders * value(Field::trackedShare);
  }
  [[nodiscard]] double attributed(double orders) const {
    return scenario_.basis == Basis::clicks ? dedup_ * orders / value(Field::trackedShare) : dedup_ * orders;
  }

  void money() {
    Typical& t = result_.typical;
    for (const TypicalLine& entry : lines_) content_ += contentOf(entry);
    worth_ = orderWorth(values_, commission_);
    fromOrders_ = contributionOf(worth_, t.attributedOrders, t.trackedOrders);
    t.contribution = fromOrders_ + content_;
    CostBreakdown& c = t.costBreakdown;
    c.fees = t.fees;
    c.usageRights = t.fees * value(Field::usageRights);
    c.agency = t.fees * (1 + value(Field::usageRights)) * value(Field::agency);
    c.seeding = creators_ * value(Field::seeding);
    c.time = creators_ * value(Field::hours) * value(Field::hourlyRate);
    for (const TypicalLine& entry : lines_) c.boost += boostCost(*entry.line);
    c.fixed = value(Field::fixed);
    loadedFees_ = t.fees * feeLoad(values_);
    t.cost = loadedFees_ + creators_ * perCreatorCost(values_) + c.boost + c.fixed;
    t.profit = t.contribution - t.cost;
    const double kept = 1 - value(Field::returnRate);
    const double listPrice = value(Field::averageOrderValue);
    codePrice_ = listPrice * (1 - value(Field::discount));
    t.trackedRevenue = t.trackedOrders * codePrice_ * kept;
    t.incrementalRevenue =
        value(Field::incrementality) * (t.trackedOrders * codePrice_ + (t.attributedOrders - t.trackedOrders) * listPrice) * kept;
    t.roi = ratio(t.profit, t.cost);
    t.dashboardRoas = ratio(t.trackedOrders * codePrice_, t.cost);
    t.incrementalRoas = ratio(t.incrementalRevenue, t.cost);
    t.cpm = ratio(1000 * t.cost, t.impressions);
    t.cpe = ratio(t.cost, t.engagements);
    t.cpc = ratio(t.cost, t.clicks);
    t.cpa = ratio(t.cost, t.trackedOrders);
    t.costPerIncrementalOrder = ratio(t.cost, t.incrementalOrders);
    t.cac = ratio(t.cost, t.incrementalOrders * value(Field::newCustomerShare));
    t.ordersPerThousandReached = ratio(1000 * t.attributedOrders, t.reach);
  }

  static double contentOf(const TypicalLine& entry) {
    return entry.count * entry.delivery * *entry.line->posts * *entry.line->contentValue;
  }

  void ladder() {
    const Typical& t = result_.typical;
    const double tracked = t.trackedOrders;
    const double untracked = t.attributedOrders - t.trackedOrders;
    const double codeCost = worth_.full - worth_.code;
    Ladder& l = result_.typical.ladder;
    l.revenueOverFees = returnOn(tracked * codePrice_, t.fees);
    l.afterAllCosts = returnOn(tracked * codePrice_, t.cost);
    l.afterReturns = returnOn(t.trackedRevenue, t.cost);
    l.afterMargin = returnOn(tracked * worth_.code, t.cost);
    l.plusUntracked = returnOn(tracked * worth_.code + untracked * worth_.full, t.cost);
    l.afterIncrementality = returnOn(t.incrementalOrders * worth_.full - tracked * codeCost, t.cost);
    l.plusRepeat = returnOn(fromOrders_, t.cost);
    l.plusContent = t.roi;
  }

  void breakEven() {
    const Typical& t = result_.typical;
    BreakEven& b = result_.breakEven;
    const double needed = t.cost - content_;
    if (fromOrders_ > 0) {
      b.orderRateMultiplier = needed / fromOrders_;
      if (t.ordersPerThousandReached) b.ordersPerThousandReached = *b.orderRateMultiplier * *t.ordersPerThousandReached;
    }
    const double repeats = 1 + value(Field::newCustomerShare) * value(Field::repeatOrders);
    const double perOrder = value(Field::paymentFixed) + value(Field::shipping) + value(Field::returnRate) * value(Field::returnHandling);
    const double fixedPart = -t.incrementalOrders * repeats * perOrder;  // b: what orders cost whatever their value
    // The slope is what a list price of 1 brings by itself: as the difference of two large sums, rounding would decide its sign.
    Values<double> priceOnly = values_;
    priceOnly[index(Field::averageOrderValue)] = 1;
    for (const Field field : {Field::paymentFixed, Field::shipping, Field::returnHandling}) priceOnly[index(field)] = 0;
    const double slope = contributionOf(orderWorth(priceOnly, commission_), t.attributedOrders, t.trackedOrders);
    if (slope > 0) b.averageOrderValue = (needed - fixedPart) / slope;
    const double perIncrementality = t.attributedOrders * worth_.full * repeats;
    if (perIncrementality > 0) {
      const double incrementality = (needed + t.trackedOrders * (worth_.full - worth_.code)) / perIncrementality;
      if (incrementality <= 1) b.incrementality = incrementality;
    }
    b.feeMultiplier = ratio(t.contribution - (t.cost - loadedFees_), loadedFees_);
  }

  void lines() {
    const TierScheme scheme = schemeOf();
    const double load = feeLoad(values_);
    result_.creators.resize(lines_.size());
    for (const TypicalLine& entry : lines_) {
      LineResult& line = result_.creators[entry.place];
      line.tier = placeOf(*entry.line->followers, scheme).tier;
      line.reach = entry.count * entry.delivery * entry.contact.unique + entry.boost.unique;
      const double contacts = entry.contacts();
      line.effectiveReach = dedup_ * contacts;
      line.clicks = dedup_ * contacts * entry.yield.click;
      line.trackedOrders = tracked(contacts * entry.yield.order);
      line.attributedOrders = attributed(contacts * entry.yield.order);
      const OrderWorth<double> worth = orderWorth(values_, entry.yield.commission);
      line.contribution = contributionOf(worth, line.attributedOrders, line.trackedOrders) + contentOf(entry);
      line.cost = entry.fees * load + entry.count * perCreatorCost(values_) + boostCost(*entry.line) +
                  value(Field::fixed) * entry.count / creators_;
      line.profit = line.contribution - line.cost;
      line.roi = ratio(line.profit, line.cost);
    }
  }

  [[nodiscard]] TierScheme schemeOf() const {
    if (scenario_.tierScheme) return *scenario_.tierScheme;
    for (TierScheme& scheme : tierSchemes(table_)) {
      if (scheme.name == *scenario_.tierSchemeName) return scheme;
    }
    return {};  // not reached by a valid scenario
  }

  void warn(const char* code, const char* path, const char* message) { result_.warnings.push_back({code, path, message}); }

  void warnings() {
    const Typical& t = result_.typical;
    const BreakEven& b = result_.breakEven;
    if (worth_.code < 0)
      warn("negativeMargin", "product", "an order with the code costs more than it brings: every tracked order loses money");
    if (raised_) warn("smallAudience", "audience.size", "the audience is smaller than one creator's own pool; it was raised to that pool");
    if (t.fees == 0) warn("noFees", "creators", "no fees are paid, so nothing can be said as a return on fees");
    if (t.cost == 0) warn("noCost", "costs", "the campaign costs nothing, so there is no return on cost");
    if (!b.orderRateMultiplier)
      warn("noOrderRateBreakEven", "breakEven.orderRateMultiplier", "more orders would not help: an order brings no contribution");
    if (!b.averageOrderValue)
      warn("noOrderValueBreakEven", "breakEven.averageOrderValue", "no order value breaks even: a dearer order would bring no more");
    if (!b.incrementality)
      warn("noIncrementalityBreakEven", "breakEven.incrementality",
           "even if every order were caused by the campaign it would not break even");
  }

  const Scenario& scenario_;
  const BenchmarkTable& table_;
  Values<double> values_{};
  std::vector<TypicalLine> lines_;
  Funnel<double> funnel_;
  OrderWorth<double> worth_{};
  double epsilon_ = 1, audience_ = 0, inverseAudience_ = 0, dedup_ = 1, commission_ = 0, creators_ = 0;
  double content_ = 0, fromOrders_ = 0, loadedFees_ = 0, codePrice_ = 0;
  bool raised_ = false;
  TypicalProjection result_;
};

}  // namespace

TypicalProjection projectTypical(const Scenario& scenario, const BenchmarkTable& table) { return TypicalEvaluation(scenario, table).run(); }

}  // namespace tierwise
