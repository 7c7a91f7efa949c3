#include "core/learn.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/decimal.hpp"
#include "core/evidence.hpp"
#include "core/math.hpp"
#include "core/posterior.hpp"
#include "core/predictive.hpp"

namespace tierwise {

namespace {

/// Nodes of a posterior whose likelihood is itself an integral.
constexpr std::size_t kJointNodes = 257;

/// ln of a positive function of the score, tabulated on the nodes of a density; impossible outside.
class LogTable {
 public:
  LogTable(const ScoreDensity& density, const RateMix& mix) : first_(density.first), step_(density.step) {
    values_.reserve(density.height.size());
    for (std::size_t i = 0; i < density.height.size(); ++i) values_.push_back(log(mix.at(density.at(i))));
  }
  [[nodiscard]] double at(double z) const {
    const double place = (z - first_) / step_;
    if (!(place >= 0 && place <= static_cast<double>(values_.size() - 1))) return std::numeric_limits<double>::quiet_NaN();
    const std::size_t i = std::min(static_cast<std::size_t>(place), values_.size() - 2);
    const double share = place - static_cast<double>(i);
    return values_[i] + share * (values_[i + 1] - values_[i]);
  }

 private:
  double first_, step_;
  std::vector<double> values_;
};

struct Quantiles {
  double low, mid, high;
};
Quantiles quantilesOf(const ScoreDensity& density) {
  return {quantileOf(density, 0.05), quantileOf(density, 0.5), quantileOf(density, 0.95)};
}

class Learner {
 public:
  Learner(const Scenario& complete, std::span<const Observation> observed, const BenchmarkTable& table)
      : prior_(complete), scenario_(complete), observed_(observed), table_(table), rows_(complete.creators.size()) {}

  LearnResult run() {
    const TypicalProjection before = projectTypical(prior_, table_);
    // Lines in their order, then the campaign: what is known of one line is known before all are moved together.
    std::vector<Scope> scopes;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (std::any_of(observed_.begin(), observed_.end(), [&](const Observation& o) { return isAbout(o, i); })) scopes.emplace_back(i);
    }
    scopes.emplace_back();
    for (const Scope& scope : scopes) reach(scope, evidenceOf(observed_, scope, {}), exposureOf(prior_, before, scope));
    // How many contacts the counts come from follows from what was learned of reach.
    const TypicalProjection reached = projectTypical(scenario_, table_);
    std::vector<Evidence> evidence;
    for (const Scope& scope : scopes) {
      evidence.push_back(evidenceOf(observed_, scope, exposureOf(scenario_, reached, scope)));
      direct_.add(evidence.back().tracked.count, evidence.back().tracked.trials);
    }
    for (std::size_t i = 0; i < scopes.size(); ++i) {
      rates(scopes[i], evidence[i], reached);
      response(scopes[i], evidence[i], reached);
    }
    trackedShare();
    LearnResult result{{}, {}, {}, comparedWith(prior_, before, observed_)};
    report(result);
    result.scenario = std::move(scenario_);
    return result;
  }

 private:
  /// What happened to one input.
  struct Row {
    bool learned = false;
    std::optional<KeptReason> kept;
  };

  void keep(const Scope& scope, Rate rate, KeptReason reason) {
    const LineSpan span = linesOf(scenario_, scope);
    for (std::size_t i = span.first; i < span.last; ++i) rows_[i][index(rate)].kept = reason;
  }
  void keep(const Scope& scope, Rate rate, const Unused& unused) {
    if (unused.noExposure) keep(scope, rate, KeptReason::noExposure);
    if (unused.beyondExposure) keep(scope, rate, KeptReason::beyondExposure);
  }

  /// Gives every uncertain range of the scope the points of its posterior; certain ones stay.
  void teach(const Scope& scope, Rate rate, const Quantiles& z) {
    const LineSpan span = linesOf(scenario_, scope);
    for (std::size_t i = span.first; i < span.last; ++i) {
      Range& range = *scenario_.creators[i].rates[index(rate)];
      Row& row = rows_[i][index(rate)];
      if (range.isCertain()) {
        row.kept = KeptReason::certain;
        continue;
      }
      range = rangeAt(range, rateTable()[index(rate)].kind, z.low, z.mid, z.high);
      row.learned = true;
    }
  }
  void teach(const Scope& scope, Rate rate, const RateMix& mix, const LogLikelihood& likelihood) {
    if (!mix.uncertain()) return keep(scope, rate, KeptReason::certain);
    teach(scope, rate, quantilesOf(posteriorOf(likelihood)));
  }

  void reach(const Scope& scope, const Evidence& e, const Exposure& exposure) {
    if (e.reach.exposure <= 0) return;
    if (exposure.reach <= 0) return keep(scope, Rate::reachRate, KeptReason::noExposure);
    const ReachCurve curve(scenario_, scope);
    const RateMix mix = mixOf(scenario_, scope, Rate::reachRate, [](std::size_t) { return 1.0; });
    teach(scope, Rate::reachRate, mix, [&](double z) { return poissonLog(e.reach.count, e.reach.exposure * curve.at(z)); });
  }

  /// Rates whose likelihood is their own: engagement, click and conversion.
  void rates(const Scope& scope, const Evidence& e, const TypicalProjection& projection) {
    keep(scope, Rate::engagementRate, e.engagement);
    keep(scope, Rate::clickThroughRate, e.click);
    keep(scope, Rate::conversionRate, e.conversion);
    keep(scope, Rate::responseRate, e.response);
    if (e.engagements.trials > 0) {
      const RateMix mix = mixOf(scenario_, scope, Rate::engagementRate, [&](std::size_t i) {
        const Line& line = scenario_.creators[i];
        return *line.count * *line.delivery * *line.posts * *line.followers;
      });
      teach(scope, Rate::engagementRate, mix,
            [&](double z) { return binomialLog(e.engagements.count, e.engagements.trials, mix.meanAt(z)); });
    }
    if (e.reachedClicks.trials > 0 || e.clicks.exposure > 0) {
      const RateMix mix =
          mixOf(scenario_, scope, Rate::clickThroughRate, [&](std::size_t i) { return projection.creators[i].effectiveReach; });
      teach(scope, Rate::clickThroughRate, mix, [&](double z) {
        return binomialLog(e.reachedClicks.count, e.reachedClicks.trials, mix.meanAt(z)) +
               poissonLog(e.clicks.count, e.clicks.exposure * mix.at(z));
      });
    }
    if (e.conversions.trials > 0) {
      // Of the clicks, each line's share is as projected; all alike where none were.
      const bool any =
          std::any_of(projection.creators.begin(), projection.creators.end(), [](const LineResult& line) { return line.clicks > 0; });
      const RateMix mix =
          mixOf(scenario_, scope, Rate::conversionRate, [&](std::size_t i) { return any ? projection.creators[i].clicks : 1.0; });
      teach(scope, Rate::conversionRate, mix,
            [&](double z) { return binomialLog(e.conversions.count, e.conversions.trials, mix.meanAt(z)); });
    }
  }

  [[nodiscard]] Range& share() { return *scenario_.fields[index(Field::trackedShare)]; }
  [[nodiscard]] double shareAt(double z) { return valueAt(share(), Kind::proportion, z); }
  [[nodiscard]] double directLog(double share) const { return binomialLog(direct_.count, direct_.trials, share); }

  /// Response from all orders, and together with the tracked share where only tracked orders were counted.
  void response(const Scope& scope, const Evidence& e, const TypicalProjection& projection) {
    const bool trackedOnly = e.trackedOrders.exposure > 0 && share().high > 0;
    if (e.trackedOrders.exposure > 0 && !trackedOnly) keep(scope, Rate::responseRate, KeptReason::noExposure);
    if (e.orders.exposure <= 0 && !trackedOnly) return;
    const RateMix mix = mixOf(scenario_, scope, Rate::responseRate, [&](std::size_t i) { return projection.creators[i].effectiveReach; });
    const auto ordersLog = [&](double perCampaign) { return poissonLog(e.orders.count, e.orders.exposure * perCampaign); };
    const auto trackedLog = [&](double perCampaign) { return poissonLog(e.trackedOrders.count, e.trackedOrders.exposure * perCampaign); };
    if (!trackedOnly || share().isCertain()) {
      const double tracked = share().mid;
      return teach(scope, Rate::responseRate, mix, [&](double z) { return ordersLog(mix.at(z)) + trackedLog(tracked * mix.at(z)); });
    }
    if (!mix.uncertain()) {
      keep(scope, Rate::responseRate, KeptReason::certain);
      return teachShare([&](double z) { return directLog(shareAt(z)) + trackedLog(shareAt(z) * mix.at(0)); });
    }
    const ScoreDensity rate = posteriorOf(
        [&](double z) {
          const double orders = mix.at(z);
          return ordersLog(orders) +
                 logEvidenceOf([&](double zShare) { return directLog(shareAt(zShare)) + trackedLog(shareAt(zShare) * orders); });
        },
        kJointNodes);
    const LogTable table(rate, mix);
    teachShare([&](double zShare) {
      const double tracked = shareAt(zShare);
      return directLog(tracked) + logEvidenceOf([&](double z) {
               const double orders = exp(table.at(z));
               return ordersLog(orders) + trackedLog(tracked * orders);
             });
    });
    teach(scope, Rate::responseRate, quantilesOf(rate));
  }

  void teachShare(const LogLikelihood& likelihood) {
    const Quantiles z = quantilesOf(posteriorOf(likelihood, kJointNodes));
    share() = rangeAt(share(), Kind::proportion, z.low, z.mid, z.high);
    share_.learned = true;
    direct_ = {};  // now in the range
  }

  /// Tracked among all orders, where no joint grid has used it already.
  void trackedShare() {
    if (direct_.trials <= 0) return;
    if (share().isCertain()) {
      share_.kept = KeptReason::certain;
    } else {
      teachShare([&](double z) { return directLog(shareAt(z)); });
    }
  }

  void report(LearnResult& result) {
    const auto row = [&](const LearnedInput& input, const Row& what, const Range& prior, const Range& posterior) {
      if (what.learned) result.learned.push_back({input, prior, posterior});
      if (what.kept && !what.learned) result.kept.push_back({input, *what.kept});
    };
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      for (std::size_t r = 0; r < kRateCount; ++r)
        row({i, static_cast<Rate>(r)}, rows_[i][r], *prior_.creators[i].rates[r], *scenario_.creators[i].rates[r]);
    }
    row({std::nullopt, Rate::responseRate}, share_, *prior_.fields[index(Field::trackedShare)], share());
  }

  const Scenario& prior_;
  Scenario scenario_;
  std::span<const Observation> observed_;
  const BenchmarkTable& table_;
  std::vector<RateArray<Row>> rows_;
  Row share_;
  BinomialSum direct_;  ///< tracked orders of all orders, not yet in the tracked share
};

}  // namespace

std::string LearnedInput::path() const {
  if (!line) return std::string(fieldTable()[index(Field::trackedShare)].path);
  std::string text = "creators[";
  appendWhole(text, *line);
  return text += "]." + std::string(rateTable()[index(rate)].name);
}

std::string_view nameOf(KeptReason reason) {
  static constexpr std::string_view kNames[] = {"certain", "noExposure", "beyondExposure"};
  return kNames[static_cast<std::size_t>(reason)];
}

LearnResult learn(const Scenario& complete, std::span<const Observation> observed, const BenchmarkTable& table) {
  return Learner(complete, observed, table).run();
}

void applyLearned(Scenario& scenario, std::span<const Learned> learned) {
  for (const Learned& entry : learned) {
    auto& slot = entry.input.line ? scenario.creators[*entry.input.line].rates[index(entry.input.rate)]
                                  : scenario.fields[index(Field::trackedShare)];
    slot = entry.posterior;
  }
}

}  // namespace tierwise
