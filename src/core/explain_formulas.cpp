#include "core/explain_formulas.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tierwise {

namespace {

using Facts = ExplainedFacts;
using Index = std::size_t;

bool usesClicks(const Facts& f, Index) { return f.scenario->basis == Basis::clicks; }
bool hasNoOrders(const Facts& f, Index) {
  return std::none_of(f.lines.begin(), f.lines.end(), [](const ExplainedLine& line) { return line.contacts * line.orderRate > 0; });
}
bool hasNoAudience(const Facts& f, Index) { return f.audience <= 0; }
bool hasNoContacts(const Facts& f, Index) { return f.contacts <= 0; }
bool repeatsCountFully(const Facts& f, Index) { return f.value(Field::repeatValue) >= 1; }
bool isBoosted(const Facts& f, Index line) { return f.lines[line].paidImpressions > 0; }
bool hasOnePost(const Facts& f, Index line) { return *f.lines[line].line->posts == 1; }

double repeats(const Facts& f) { return 1 + f.value(Field::newCustomerShare) * f.value(Field::repeatOrders); }
double codePrice(const Facts& f, Index) { return f.value(Field::averageOrderValue) * (1 - f.value(Field::discount)); }
double fromOrders(const Facts& f, Index) { return f.projection.typical.contribution - f.contentValue; }
double orderHandling(const Facts& f, Index) {
  return -f.projection.typical.incrementalOrders * repeats(f) *
         (f.value(Field::paymentFixed) + f.value(Field::shipping) + f.value(Field::returnRate) * f.value(Field::returnHandling));
}
// Of one unit of order value: the margin of an order at list price, and what the code takes of it.
double marginShare(const Facts& f, Index) {
  return 1 - f.value(Field::returnRate) -
         (1 - f.value(Field::grossMargin)) * (1 - f.value(Field::resaleShare) * f.value(Field::returnRate)) - f.value(Field::paymentRate);
}
double codeCostShare(const Facts& f, Index) {
  return (1 - f.value(Field::returnRate)) * (1 - (1 - f.value(Field::discount)) * (1 - f.commission)) -
         f.value(Field::paymentRate) * f.value(Field::discount);
}

// Order of rows: as the model builds them up. Forms of one name stand together, the special ones first.
constexpr std::array kCampaign{
    Formula{"largestPool", "people", "max{pool}", nullptr, [](const Facts& f, Index) { return f.largestPool; }},
    Formula{"audience", "people", "max(audience.size, largestPool)", nullptr, [](const Facts& f, Index) { return f.audience; }},
    Formula{"contacts", "contacts", "Σ{contacts}", nullptr, [](const Facts& f, Index) { return f.contacts; }},
    Formula{"reach", "people", "0", hasNoAudience},
    Formula{"reach", "people", "audience × (1 − Π{missed})"},
    Formula{"effectiveReach", "contacts", "0", hasNoAudience},
    Formula{"effectiveReach", "contacts", "contacts", repeatsCountFully},
    Formula{"effectiveReach", "contacts", "audience × (1 − Π{missedWorth}) / (1 − repeatValue)"},
    Formula{"duplication", "share", "0", hasNoContacts},
    Formula{"duplication", "share", "1 − effectiveReach / contacts"},
    Formula{"impressions", "impressions", "Σ{impressions}"},
    Formula{"engagements", "engagements", "Σ{count × delivery × posts × followers × engagementRate}"},
    Formula{"clicks", "clicks", "(1 − duplication) × Σ{contacts × clickThroughRate}"},
    Formula{"trackedOrders", "orders", "(1 − duplication) × Σ{contacts × clickThroughRate × conversionRate}", usesClicks},
    Formula{"trackedOrders", "orders", "attributedOrders × trackedShare"},
    Formula{"attributedOrders", "orders", "trackedOrders / trackedShare", usesClicks},
    Formula{"attributedOrders", "orders", "(1 − duplication) × Σ{contacts × responseRate}"},
    Formula{"incrementalOrders", "orders", "incrementality × attributedOrders"},
    Formula{"codePrice", "money per order", "averageOrderValue × (1 − discount)", nullptr, codePrice},
    Formula{"trackedRevenue", "money", "trackedOrders × codePrice × (1 − returnRate)"},
    Formula{"incrementalRevenue", "money",
            "incrementality × (trackedOrders × codePrice + (attributedOrders − trackedOrders) × averageOrderValue) × (1 − returnRate)"},
    Formula{"commission", "share", "product.commission", hasNoOrders, [](const Facts& f, Index) { return f.commission; }},
    Formula{"commission", "share",
            "Σ{contacts × clickThroughRate × conversionRate × commission} / Σ{contacts × clickThroughRate × conversionRate}", usesClicks,
            [](const Facts& f, Index) { return f.commission; }},
    Formula{"commission", "share", "Σ{contacts × responseRate × commission} / Σ{contacts × responseRate}", nullptr,
            [](const Facts& f, Index) { return f.commission; }},
    Formula{"goodsCost", "money per order", "averageOrderValue × (1 − grossMargin) × (1 − resaleShare × returnRate)", nullptr,
            [](const Facts& f, Index) {
              return f.value(Field::averageOrderValue) * (1 - f.value(Field::grossMargin)) *
                     (1 - f.value(Field::resaleShare) * f.value(Field::returnRate));
            }},
    Formula{"marginFull", "money per order",
            "averageOrderValue × (1 − returnRate) − goodsCost − paymentRate × averageOrderValue − paymentFixed − shipping − returnRate × "
            "returnHandling",
            nullptr, [](const Facts& f, Index) { return f.worth.full; }},
    Formula{"marginCode", "money per order",
            "codePrice × (1 − returnRate) × (1 − commission) − goodsCost − paymentRate × codePrice − paymentFixed − shipping − returnRate "
            "× returnHandling",
            nullptr, [](const Facts& f, Index) { return f.worth.code; }},
    Formula{"codeCost", "money per order", "marginFull − marginCode", nullptr,
            [](const Facts& f, Index) { return f.worth.full - f.worth.code; }},
    Formula{"contentValue", "money", "Σ{count × delivery × posts × contentValue}", nullptr,
            [](const Facts& f, Index) { return f.contentValue; }},
    Formula{"contribution", "money",
            "incrementalOrders × marginFull × (1 + newCustomerShare × repeatOrders) − trackedOrders × codeCost + contentValue"},
    Formula{"fees", "money", "Σ{count × delivery × posts × fee}"},
    Formula{"creatorCount", "creators", "Σ{count}", nullptr, [](const Facts& f, Index) { return f.creatorCount; }},
    Formula{"costBreakdown.fees", "money", "fees"},
    Formula{"costBreakdown.usageRights", "money", "fees × usageRights"},
    Formula{"costBreakdown.agency", "money", "fees × (1 + usageRights) × agency"},
    Formula{"costBreakdown.seeding", "money", "creatorCount × seeding"},
    Formula{"costBreakdown.time", "money", "creatorCount × hours × hourlyRate"},
    Formula{"costBreakdown.boost", "money", "Σ{boost.spend × (1 + boost.accessFee)}"},
    Formula{"costBreakdown.fixed", "money", "fixed"},
    Formula{"cost", "money",
            "fees + costBreakdown.usageRights + costBreakdown.agency + costBreakdown.seeding + costBreakdown.time + costBreakdown.boost + "
            "costBreakdown.fixed"},
    Formula{"profit", "money", "contribution − cost"},
    Formula{"roi", "profit per unit of cost", "profit / cost"},
    Formula{"dashboardRoas", "revenue per unit of cost", "trackedOrders × codePrice / cost"},
    Formula{"incrementalRoas", "revenue per unit of cost", "incrementalRevenue / cost"},
    Formula{"cpm", "money per 1,000 impressions", "1000 × cost / impressions"},
    Formula{"cpe", "money per engagement", "cost / engagements"},
    Formula{"cpc", "money per click", "cost / clicks"},
    Formula{"cpa", "money per tracked order", "cost / trackedOrders"},
    Formula{"costPerIncrementalOrder", "money per incremental order", "cost / incrementalOrders"},
    Formula{"cac", "money per new customer", "cost / (incrementalOrders × newCustomerShare)"},
    Formula{"ordersPerThousandReached", "orders per 1,000 people reached", "1000 × attributedOrders / reach"},
    Formula{"ladder.revenueOverFees", "return", "trackedOrders × codePrice / fees − 1"},
    Formula{"ladder.afterAllCosts", "return", "trackedOrders × codePrice / cost − 1"},
    Formula{"ladder.afterReturns", "return", "trackedRevenue / cost − 1"},
    Formula{"ladder.afterMargin", "return", "trackedOrders × marginCode / cost − 1"},
    Formula{"ladder.plusUntracked", "return", "(trackedOrders × marginCode + (attributedOrders − trackedOrders) × marginFull) / cost − 1"},
    Formula{"ladder.afterIncrementality", "return", "(incrementalOrders × marginFull − trackedOrders × codeCost) / cost − 1"},
    Formula{"ladder.plusRepeat", "return",
            "(incrementalOrders × marginFull × (1 + newCustomerShare × repeatOrders) − trackedOrders × codeCost) / cost − 1"},
    Formula{"ladder.plusContent", "return", "roi"},
    Formula{"fromOrders", "money", "contribution − contentValue", nullptr, fromOrders},
    Formula{"breakEven.orderRateMultiplier", "factor", "(cost − contentValue) / fromOrders"},
    Formula{"breakEven.ordersPerThousandReached", "orders per 1,000 people reached",
            "breakEven.orderRateMultiplier × ordersPerThousandReached"},
    Formula{"orderHandling", "money",
            "−incrementalOrders × (1 + newCustomerShare × repeatOrders) × (paymentFixed + shipping + returnRate × returnHandling)", nullptr,
            orderHandling},
    Formula{"marginShare", "share", "1 − returnRate − (1 − grossMargin) × (1 − resaleShare × returnRate) − paymentRate", nullptr,
            marginShare},
    Formula{"codeCostShare", "share", "(1 − returnRate) × (1 − (1 − discount) × (1 − commission)) − paymentRate × discount", nullptr,
            codeCostShare},
    Formula{"fromOrderValue", "contribution per unit of order value",
            "incrementalOrders × (1 + newCustomerShare × repeatOrders) × marginShare − trackedOrders × codeCostShare", nullptr,
            [](const Facts& f, Index) {
              const Typical& t = f.projection.typical;
              return t.incrementalOrders * repeats(f) * marginShare(f, 0) - t.trackedOrders * codeCostShare(f, 0);
            }},
    Formula{"breakEven.averageOrderValue", "money per order", "(cost − contentValue − orderHandling) / fromOrderValue"},
    Formula{"breakEven.incrementality", "share",
            "(cost − contentValue + trackedOrders × codeCost) / (attributedOrders × marginFull × (1 + newCustomerShare × repeatOrders))"},
    Formula{"loadedFees", "money", "fees × (1 + usageRights) × (1 + agency)", nullptr,
            [](const Facts& f, Index) { return f.projection.typical.fees * feeLoad(f.values); }},
    Formula{"breakEven.feeMultiplier", "factor", "(contribution − (cost − loadedFees)) / loadedFees"},
};

constexpr std::string_view kOnePost = "followers × inMarketShare × reachRate × shock.reach";

constexpr std::array kLine{
    Formula{"pool", "people", "followers × inMarketShare × (1 + reachRate × shock.reach)", nullptr,
            [](const Facts& f, Index i) { return f.lines[i].contact.pool; }},
    Formula{"chancePerPost", "share", "reachRate × shock.reach / (1 + reachRate × shock.reach)", nullptr,
            [](const Facts& f, Index i) { return f.lines[i].chance; }},
    Formula{"peoplePerCreator", "people", kOnePost, hasOnePost, [](const Facts& f, Index i) { return f.lines[i].contact.unique; }},
    Formula{"peoplePerCreator", "people", "pool × (1 − (1 − chancePerPost)^posts)", nullptr,
            [](const Facts& f, Index i) { return f.lines[i].contact.unique; }},
    Formula{"contactsPerCreator", "contacts", kOnePost, hasOnePost, [](const Facts& f, Index i) { return f.lines[i].contact.effective; }},
    Formula{"contactsPerCreator", "contacts", "pool × posts × chancePerPost", repeatsCountFully,
            [](const Facts& f, Index i) { return f.lines[i].contact.effective; }},
    Formula{"contactsPerCreator", "contacts", "pool × (1 − (1 − (1 − repeatValue) × chancePerPost)^posts) / (1 − repeatValue)", nullptr,
            [](const Facts& f, Index i) { return f.lines[i].contact.effective; }},
    Formula{"paidPeople", "people", "min(audience, 1000 × boost.spend / boost.cpm)", nullptr,
            [](const Facts& f, Index i) { return f.lines[i].paidPeople; }},
    Formula{"contacts", "contacts", "count × delivery × contactsPerCreator + paidPeople", isBoosted,
            [](const Facts& f, Index i) { return f.lines[i].contacts; }},
    Formula{"contacts", "contacts", "count × delivery × contactsPerCreator", nullptr,
            [](const Facts& f, Index i) { return f.lines[i].contacts; }},
    Formula{"missed", "share", "(1 − delivery × peoplePerCreator / audience)^count × (1 − paidPeople / audience)", isBoosted,
            [](const Facts& f, Index i) { return f.lines[i].missed; }},
    Formula{"missed", "share", "(1 − delivery × peoplePerCreator / audience)^count", nullptr,
            [](const Facts& f, Index i) { return f.lines[i].missed; }},
    Formula{"missedWorth", "share",
            "(1 − (1 − repeatValue) × delivery × contactsPerCreator / audience)^count × (1 − (1 − repeatValue) × paidPeople / audience)",
            isBoosted, [](const Facts& f, Index i) { return f.lines[i].missedWorth; }},
    Formula{"missedWorth", "share", "(1 − (1 − repeatValue) × delivery × contactsPerCreator / audience)^count", nullptr,
            [](const Facts& f, Index i) { return f.lines[i].missedWorth; }},
    Formula{"impressions", "impressions",
            "count × delivery × posts × followers × inMarketShare × reachRate × shock.reach + 1000 × boost.spend / boost.cpm", isBoosted,
            [](const Facts& f, Index i) {
              return *f.lines[i].line->count * *f.lines[i].line->delivery * f.lines[i].contact.impressions + f.lines[i].paidImpressions;
            }},
    Formula{"impressions", "impressions", "count × delivery × posts × followers × inMarketShare × reachRate × shock.reach", nullptr,
            [](const Facts& f, Index i) { return *f.lines[i].line->count * *f.lines[i].line->delivery * f.lines[i].contact.impressions; }},
};

/// 1 − ε·(share ⊕ … ⊕ share, `count` times) ⊕ paid: what is left of the audience, since 1 − ε(a ⊕ b) = (1 − εa)(1 − εb).
double left(double share, double count, double paid, double epsilon) {
  const double all = combine(combineRepeated(share, static_cast<std::uint32_t>(count), epsilon), paid, epsilon);
  return 1 - epsilon * all;
}

}  // namespace

std::span<const Formula> campaignFormulas() { return kCampaign; }
std::span<const Formula> lineFormulas() { return kLine; }

ExplainedFacts explainedFacts(const Scenario& scenario, const BenchmarkTable& table) {
  Facts f;
  f.scenario = &scenario;
  f.projection = projectTypical(scenario, table);
  for (std::size_t i = 0; i < kFieldCount; ++i) f.values[i] = scenario.fields[i]->mid;
  const double epsilon = 1 - f.value(Field::repeatValue);
  for (const Line& line : scenario.creators) {
    const auto rate = [&](Rate r) { return line.rates[index(r)]->mid; };
    const double reached = rate(Rate::reachRate) * f.value(Field::reachShock);
    ExplainedLine entry;
    entry.line = &line;
    entry.contact = contactOf(*line.followers, static_cast<std::uint32_t>(*line.posts), rate(Rate::inMarketShare), reached, epsilon);
    entry.chance = reached / (1 + reached);
    entry.orderRate =
        scenario.basis == Basis::clicks ? rate(Rate::clickThroughRate) * rate(Rate::conversionRate) : rate(Rate::responseRate);
    entry.paidImpressions = boostPeople(line);
    if (*line.count * *line.delivery > 0) f.largestPool = std::max(f.largestPool, entry.contact.pool);
    f.contentValue += *line.count * *line.delivery * *line.posts * *line.contentValue;
    f.lines.push_back(entry);
  }
  f.creatorCount = creatorCount(scenario);
  f.audience = std::max(f.value(Field::audienceSize), f.largestPool);
  double orders = 0;
  double commissions = 0;
  for (ExplainedLine& entry : f.lines) {
    const double count = *entry.line->count;
    const double delivery = *entry.line->delivery;
    entry.paidPeople = std::min(f.audience, entry.paidImpressions);
    entry.contacts = count * delivery * entry.contact.effective + entry.paidPeople;
    f.contacts += entry.contacts;
    orders += entry.contacts * entry.orderRate;
    commissions += entry.contacts * entry.orderRate * *entry.line->commission;
    if (f.audience <= 0) continue;
    entry.missed = left(delivery * entry.contact.unique / f.audience, count, entry.paidPeople / f.audience, 1);
    entry.missedWorth = left(delivery * entry.contact.effective / f.audience, count, entry.paidPeople / f.audience, epsilon);
  }
  f.commission = orders > 0 ? commissions / orders : *scenario.productCommission;
  f.worth = orderWorth(f.values, f.commission);
  return f;
}

}  // namespace tierwise
