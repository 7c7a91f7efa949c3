#include "core/plausibility.hpp"

#include <algorithm>
#include <utility>

#include "core/ordering.hpp"
#include "core/translation.hpp"
#include "core/words.hpp"

namespace tierwise {

namespace {

constexpr std::string_view kBookedCpm = "bookedCpm";
constexpr char kWeakestPublished = 'D';  // E is a judgement: nobody published a range

class Checks {
 public:
  Checks(const Completed& completed, const BenchmarkTable& table, const RuleTable& rules)
      : scenario_(completed.scenario), table_(table), rules_(rules), projection_(projectTypical(scenario_, table)) {
    for (const Filled& entry : completed.filled) filled_.push_back(entry.path);
    arrange(filled_, orderOf(filled_.size(), [&](std::size_t a, std::size_t b) { return filled_[a] < filled_[b]; }));
  }

  std::vector<PlausibilityCheck> run() {
    const bool sells = scenario_.event == Event::order;
    cpm();
    if (sells) {
      const Typical& typical = projection_.typical;
      estimated("revenueOverCost", "", typical.cost > 0 ? typical.dashboardRoas : Ratio());
      for (std::size_t i = 0; i < scenario_.creators.size(); ++i) {
        estimated("netRevenuePerFollower", indexed("creators", i), netRevenuePerFollower(i));
      }
    }
    Scenario withoutRates = scenario_;
    for (Line& line : withoutRates.creators) line.rates = {};
    given(withoutRates, sells);
    Scenario withoutFields = scenario_;
    withoutFields.fields = {};
    given(withoutFields, sells);
    return std::move(checks_);
  }

 private:
  void cpm() {
    const Translation translation = translate(scenario_, table_, rules_);
    const auto booked = std::find_if(translation.rates.begin(), translation.rates.end(),
                                     [](const TranslatedRule& entry) { return entry.rule->id == kBookedCpm; });
    if (booked == translation.rates.end() || !booked->value) return;
    double impressions = 0;
    for (const TranslatedTerm& term : booked->terms) impressions += *term.amount;
    if (impressions <= 0) return;
    const double thousands = impressions / 1000;
    checks_.push_back({"cpm",
                       "",
                       "money per 1000 impressions",
                       projection_.typical.cpm,
                       booked->value->low / thousands,
                       booked->value->high / thousands,
                       {booked->rule->sources.begin(), booked->rule->sources.end()},
                       booked->rule->grade});
  }

  void estimated(std::string_view id, std::string path, Ratio value) {
    const auto found = std::find_if(rules_.estimators.begin(), rules_.estimators.end(), [&](const Estimator& e) { return e.id == id; });
    if (found == rules_.estimators.end()) return;
    const auto [least, most] = std::minmax_element(found->figures.begin(), found->figures.end(),
                                                   [](const EstimatorFigure& a, const EstimatorFigure& b) { return a.value < b.value; });
    const double factor = found->perUsd ? *scenario_.usdRate / *found->perUsd : 1;
    checks_.push_back({id,
                       std::move(path),
                       found->unit,
                       value,
                       least->value * factor,
                       most->value * factor,
                       {found->sources.begin(), found->sources.end()},
                       found->grade});
  }

  /// T·A(1−d)(1−ρ) of the line over its followers who can see a post.
  [[nodiscard]] Ratio netRevenuePerFollower(std::size_t i) const {
    const Line& line = scenario_.creators[i];
    const double followers = *line.count * *line.delivery * *line.followers;
    const Typical& typical = projection_.typical;
    if (followers <= 0 || typical.trackedOrders <= 0) return {};
    return projection_.creators[i].trackedOrders * (typical.trackedRevenue / typical.trackedOrders) / followers;
  }

  [[nodiscard]] bool wasGiven(std::string_view path) const { return !std::binary_search(filled_.begin(), filled_.end(), path); }

  /// What the benchmarks would have put in the place of each given input.
  void given(const Scenario& without, bool sells) {
    for (const Filled& usual : complete(without, table_).filled) {
      const Range* value = std::get_if<Range>(&usual.value);
      if (value == nullptr || !usual.grade || *usual.grade > kWeakestPublished || !wasGiven(usual.path)) continue;
      const Range band = usual.spread.value_or(*value);
      if (band.isCertain() || (!sells && usual.path.rfind("product.", 0) == 0)) continue;
      const auto [typed, info] = inputAt(usual.path);
      if (typed == nullptr) continue;
      checks_.push_back({info->name, usual.path,
                         info->money                      ? "money"
                         : info->kind == Kind::proportion ? "share"
                                                          : "number",
                         typed->mid, band.low, band.high, usual.sources, *usual.grade});
    }
  }

  /// The value at a path of the field table, or of a line's rate: creators[12].reachRate.
  [[nodiscard]] std::pair<const Range*, const FieldInfo*> inputAt(std::string_view path) const {
    for (std::size_t f = 0; f < kFieldCount; ++f) {
      if (fieldTable()[f].path == path) return {&*scenario_.fields[f], &fieldTable()[f]};
    }
    const std::size_t open = path.find('[');
    const std::size_t close = path.find("].");
    if (open == std::string_view::npos || close == std::string_view::npos) return {nullptr, nullptr};
    std::size_t line = 0;
    for (const char digit : path.substr(open + 1, close - open - 1)) line = line * 10 + static_cast<std::size_t>(digit - '0');
    for (std::size_t r = 0; r < kRateCount; ++r) {
      if (rateTable()[r].name == path.substr(close + 2)) return {&*scenario_.creators[line].rates[r], &rateTable()[r]};
    }
    return {nullptr, nullptr};
  }

  const Scenario& scenario_;
  const BenchmarkTable& table_;
  const RuleTable& rules_;
  TypicalProjection projection_;
  std::vector<std::string_view> filled_;  ///< paths of defaults, sorted
  std::vector<PlausibilityCheck> checks_;
};

}  // namespace

std::vector<PlausibilityCheck> plausibilityOf(const Completed& completed, const BenchmarkTable& table, const RuleTable& rules) {
  return Checks(completed, table, rules).run();
}

}  // namespace tierwise
