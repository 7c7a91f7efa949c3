#include "core/predictive.hpp"

#include <functional>
#include <utility>

#include "core/evidence.hpp"
#include "core/math.hpp"
#include "core/posterior.hpp"

namespace tierwise {

namespace {

/// Scores and their weights under the prior, fine enough for a chance in whole per cent; `kCoarse` where two inputs are averaged.
constexpr int kFine = 961;
constexpr int kCoarse = 121;
constexpr double kReach = 6;

using Curve = std::function<double(double z)>;

/// E f(z) for a standard normal z.
double averageOf(int nodes, const Curve& f) {
  double sum = 0;
  double all = 0;
  for (int i = 0; i < nodes; ++i) {
    const double z = kReach * (2.0 * i / (nodes - 1) - 1);
    const double weight = exp(-z * z / 2);
    sum += weight * f(z);
    all += weight;
  }
  return sum / all;
}

class Comparison {
 public:
  Comparison(const Scenario& complete, const TypicalProjection& projection) : scenario_(complete), projection_(projection) {}

  void add(std::size_t i, const Observation& o) {
    at_ = i;
    const Scope scope = o.line ? Scope(static_cast<std::size_t>(*o.line)) : std::nullopt;
    const Exposure exposure = exposureOf(scenario_, projection_, scope);
    const bool other = o.otherCampaign.value_or(false);
    // What another campaign had been projected to bring is a matter of how many people it reached.
    const Ratio size = other ? timesReached(o, exposure) : Ratio(1.0);
    const auto sized = [&](double projected) { return size ? Ratio(*size * projected) : std::nullopt; };
    const auto own = [&](double projected) { return other ? std::nullopt : Ratio(projected); };
    const Typical& t = projection_.typical;
    const LineResult* line = scope ? &projection_.creators[*scope] : nullptr;
    const Ratio times = timesReached(o, exposure);
    if (o.reach) row("reach", *o.reach, own(exposure.reach), other ? std::nullopt : chanceOfReach(scope, *o.reach));
    if (o.engagements) {
      const RateMix mix = mixOf(scenario_, scope, Rate::engagementRate, [&](std::size_t k) { return audienceOf(k); });
      row("engagements", *o.engagements, own(mix.at(0)),
          other ? std::nullopt : Ratio(averageOf(kFine, [&](double z) { return binomialAtMost(*o.engagements, exposure.audience, mix.meanAt(z)); })));
    }
    if (o.clicks) row("clicks", *o.clicks, sized(line != nullptr ? line->clicks : t.clicks), chanceOfClicks(scope, o, times, exposure));
    if (o.trackedOrders) row("trackedOrders", *o.trackedOrders, sized(line != nullptr ? line->trackedOrders : t.trackedOrders), chanceOfTracked(scope, o, times));
    if (o.orders) row("orders", *o.orders, sized(line != nullptr ? line->attributedOrders : t.attributedOrders), chanceOfOrders(scope, o, times));
    if (o.spend) row("spend", *o.spend, own(line != nullptr ? line->cost : t.cost), {});
  }

  [[nodiscard]] std::vector<Compared> take() { return std::move(rows_); }

 private:
  void row(std::string_view count, double actual, const Ratio& projected, const Ratio& chance) {
    const Ratio ratio = projected && *projected > 0 ? Ratio(actual / *projected) : std::nullopt;
    rows_.push_back({at_, count, actual, projected, ratio, projected ? chance : std::nullopt});
  }

  [[nodiscard]] double audienceOf(std::size_t k) const {
    const Line& line = scenario_.creators[k];
    return *line.count * *line.delivery * *line.posts * *line.followers;
  }
  [[nodiscard]] RateMix contactsTimes(const Scope& scope, Rate rate) const {
    return mixOf(scenario_, scope, rate, [&](std::size_t k) { return projection_.creators[k].effectiveReach; });
  }

  [[nodiscard]] Ratio chanceOfReach(const Scope& scope, double reach) const {
    const ReachCurve curve(scenario_, scope);
    return averageOf(kFine, [&](double z) { return poissonAtMost(reach, curve.at(z)); });
  }

  [[nodiscard]] Ratio chanceOfClicks(const Scope& scope, const Observation& o, const Ratio& times, const Exposure& exposure) const {
    if (!times) return std::nullopt;
    const RateMix mix = contactsTimes(scope, Rate::clickThroughRate);
    if (!o.reach) return averageOf(kFine, [&](double z) { return poissonAtMost(*o.clicks, *times * mix.at(z)); });
    return averageOf(kFine, [&](double z) { return binomialAtMost(*o.clicks, *times * exposure.contacts, mix.meanAt(z)); });
  }

  [[nodiscard]] Ratio chanceOfOrders(const Scope& scope, const Observation& o, const Ratio& times) const {
    if (!times || scenario_.basis == Basis::clicks) return std::nullopt;  // then clicks carry the orders, not the response rate
    const RateMix mix = contactsTimes(scope, Rate::responseRate);
    return averageOf(kFine, [&](double z) { return poissonAtMost(*o.orders, *times * mix.at(z)); });
  }

  [[nodiscard]] Ratio chanceOfTracked(const Scope& scope, const Observation& o, const Ratio& times) const {
    const double count = *o.trackedOrders;
    if (scenario_.basis == Basis::clicks) {
      if (!o.clicks || *o.clicks <= 0) return std::nullopt;
      RateMix mix(Kind::proportion);
      const LineSpan span = linesOf(scenario_, scope);
      for (std::size_t k = span.first; k < span.last; ++k) mix.add(*scenario_.creators[k].rates[index(Rate::conversionRate)], projection_.creators[k].clicks);
      return averageOf(kFine, [&](double z) { return binomialAtMost(count, *o.clicks, mix.meanAt(z)); });
    }
    const Range& share = *scenario_.fields[index(Field::trackedShare)];
    const auto shareAt = [&](double z) { return valueAt(share, Kind::proportion, z); };
    if (o.orders) return averageOf(kFine, [&](double z) { return binomialAtMost(count, *o.orders, shareAt(z)); });
    if (!times) return std::nullopt;
    const RateMix mix = contactsTimes(scope, Rate::responseRate);
    return averageOf(kCoarse, [&](double z) {
      const double mean = *times * mix.at(z);
      return averageOf(kCoarse, [&](double zShare) { return poissonAtMost(count, mean * shareAt(zShare)); });
    });
  }

  const Scenario& scenario_;
  const TypicalProjection& projection_;
  std::size_t at_ = 0;
  std::vector<Compared> rows_;
};

}  // namespace

std::vector<Compared> comparedWith(const Scenario& complete, const TypicalProjection& projection, std::span<const Observation> observed) {
  Comparison comparison(complete, projection);
  for (std::size_t i = 0; i < observed.size(); ++i) comparison.add(i, observed[i]);
  return comparison.take();
}

}  // namespace tierwise
