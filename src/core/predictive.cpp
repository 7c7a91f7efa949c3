#include "core/predictive.hpp"

#include <deque>
#include <utility>

#include "core/evidence.hpp"
#include "core/math.hpp"
#include "core/posterior.hpp"

namespace tierwise {

namespace {

/// Evenly spaced scores from −6 to 6, fine enough for a chance in whole per cent; every eighth where two inputs are averaged.
constexpr std::size_t kNodes = 961;
constexpr std::size_t kEighth = 8;
double nodeAt(std::size_t i) { return 12 * (static_cast<double>(i) / (kNodes - 1) - 0.5); }

/// A function of the score on the nodes.
using Table = std::vector<double>;
template <class F>
Table tableOf(F&& f) {
  Table table;
  table.reserve(kNodes);
  for (std::size_t i = 0; i < kNodes; ++i) table.push_back(f(nodeAt(i)));
  return table;
}

/// E f(x(z)) for a standard normal z and a tabulated x.
template <class F>
double averageOf(const Table& x, F&& f, std::size_t stride = 1) {
  double sum = 0;
  double all = 0;
  for (std::size_t i = 0; i < kNodes; i += stride) {
    const double z = nodeAt(i);
    const double weight = exp(-z * z / 2);
    sum += weight * f(x[i]);
    all += weight;
  }
  return sum / all;
}

/// What is tabulated for a scope: people reached, or the weighted mean of a rate.
enum class Quantity { reach, engagementRate, clickThroughRate, conversionRate, responseRate };

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
      const Table& rate = curve(scope, Quantity::engagementRate);
      row("engagements", *o.engagements, own(exposure.audience * rate[kNodes / 2]),
          other ? std::nullopt : Ratio(averageOf(rate, [&](double e) { return binomialAtMost(*o.engagements, exposure.audience, e); })));
    }
    if (o.clicks) row("clicks", *o.clicks, sized(line != nullptr ? line->clicks : t.clicks), chanceOfClicks(scope, o, times, exposure));
    if (o.trackedOrders)
      row("trackedOrders", *o.trackedOrders, sized(line != nullptr ? line->trackedOrders : t.trackedOrders),
          chanceOfTracked(scope, o, times, exposure));
    if (o.orders)
      row("orders", *o.orders, sized(line != nullptr ? line->attributedOrders : t.attributedOrders),
          chanceOfOrders(scope, o, times, exposure));
    if (o.spend) row("spend", *o.spend, own(line != nullptr ? line->cost : t.cost), {});
  }

  [[nodiscard]] std::vector<Compared> take() { return std::move(rows_); }

 private:
  struct Known {
    Scope scope;
    Quantity what;
    Table table;
  };

  void row(std::string_view count, double actual, const Ratio& projected, const Ratio& chance) {
    const Ratio ratio = projected && *projected > 0 ? Ratio(actual / *projected) : std::nullopt;
    rows_.push_back({at_, count, actual, projected, ratio, projected ? chance : std::nullopt});
  }

  /// The curve of a quantity, calculated once: many observations may be about the same scope.
  const Table& curve(const Scope& scope, Quantity what) {
    for (const Known& known : curves_) {
      if (known.scope == scope && known.what == what) return known.table;
    }
    return curves_.emplace_back(Known{scope, what, calculated(scope, what)}).table;
  }
  [[nodiscard]] Table calculated(const Scope& scope, Quantity what) const {
    if (what == Quantity::reach) {
      const ReachCurve reach(scenario_, scope);
      return tableOf([&](double z) { return reach.at(z); });
    }
    const auto audience = [&](std::size_t k) {
      const Line& line = scenario_.creators[k];
      return *line.count * *line.delivery * *line.posts * *line.followers;
    };
    const auto contacts = [&](std::size_t k) { return projection_.creators[k].effectiveReach; };
    const auto clicks = [&](std::size_t k) { return projection_.creators[k].clicks; };
    const RateMix mix = what == Quantity::engagementRate     ? mixOf(scenario_, scope, Rate::engagementRate, audience)
                        : what == Quantity::clickThroughRate ? mixOf(scenario_, scope, Rate::clickThroughRate, contacts)
                        : what == Quantity::conversionRate   ? mixOf(scenario_, scope, Rate::conversionRate, clicks)
                                                             : mixOf(scenario_, scope, Rate::responseRate, contacts);
    return tableOf([&](double z) { return mix.meanAt(z); });
  }

  [[nodiscard]] Ratio chanceOfReach(const Scope& scope, double count) {
    return averageOf(curve(scope, Quantity::reach), [&](double people) { return poissonAtMost(count, people); });
  }

  [[nodiscard]] Ratio chanceOfClicks(const Scope& scope, const Observation& o, const Ratio& times, const Exposure& exposure) {
    if (!times) return std::nullopt;
    const double contacts = *times * exposure.contacts;
    const Table& rate = curve(scope, Quantity::clickThroughRate);
    if (!o.reach) return averageOf(rate, [&](double c) { return poissonAtMost(*o.clicks, contacts * c); });
    return averageOf(rate, [&](double c) { return binomialAtMost(*o.clicks, contacts, c); });
  }

  [[nodiscard]] Ratio chanceOfOrders(const Scope& scope, const Observation& o, const Ratio& times, const Exposure& exposure) {
    if (!times || scenario_.basis == Basis::clicks) return std::nullopt;  // then clicks carry the orders, not the response rate
    return averageOf(curve(scope, Quantity::responseRate),
                     [&](double y) { return poissonAtMost(*o.orders, *times * exposure.contacts * y); });
  }

  [[nodiscard]] Ratio chanceOfTracked(const Scope& scope, const Observation& o, const Ratio& times, const Exposure& exposure) {
    const double count = *o.trackedOrders;
    if (scenario_.basis == Basis::clicks) {
      if (!o.clicks || *o.clicks <= 0) return std::nullopt;
      return averageOf(curve(scope, Quantity::conversionRate), [&](double v) { return binomialAtMost(count, *o.clicks, v); });
    }
    const Range& range = *scenario_.fields[index(Field::trackedShare)];
    if (share_.empty()) share_ = tableOf([&](double z) { return valueAt(range, Kind::proportion, z); });
    if (o.orders) return averageOf(share_, [&](double share) { return binomialAtMost(count, *o.orders, share); });
    if (!times) return std::nullopt;
    const auto givenRate = [&](double y) {
      const double mean = *times * exposure.contacts * y;
      return averageOf(
          share_, [&](double share) { return poissonAtMost(count, mean * share); }, kEighth);
    };
    return averageOf(curve(scope, Quantity::responseRate), givenRate, kEighth);
  }

  const Scenario& scenario_;
  const TypicalProjection& projection_;
  std::size_t at_ = 0;
  std::vector<Compared> rows_;
  std::deque<Known> curves_;  ///< grows without moving what was handed out
  Table share_;
};

}  // namespace

std::vector<Compared> comparedWith(const Scenario& complete, const TypicalProjection& projection, std::span<const Observation> observed) {
  Comparison comparison(complete, projection);
  for (std::size_t i = 0; i < observed.size(); ++i) comparison.add(i, observed[i]);
  return comparison.take();
}

}  // namespace tierwise
