#include "core/defaults.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/validate.hpp"
#include "core/words.hpp"

namespace tierwise {

namespace {

/// Order value and revenue, not orders, are what the evidence measured; the correction is kept within these bounds.
constexpr double kLeastOrderValueFactor = 1.0 / 5;
constexpr double kMostOrderValueFactor = 5;

class Completion {
 public:
  Completion(Scenario scenario, const BenchmarkTable& table) : scenario_(std::move(scenario)), table_(table) {}

  Completed run() {
    // Product first: fees, gifts and order rates of the lines depend on it. The lists are put in order at the end.
    head();
    std::vector<Filled> top = std::exchange(filled_, {});
    product();
    std::vector<Filled> product = std::exchange(filled_, {});
    for (std::size_t i = 0; i < scenario_.creators.size(); ++i) line(i);
    std::vector<Filled> lines = std::exchange(filled_, {});
    rest();
    Completed result{std::move(scenario_), {}, std::move(warnings_)};
    for (auto* part : {&top, &lines, &product, &filled_}) result.filled.insert(result.filled.end(), part->begin(), part->end());
    return result;
  }

 private:
  [[nodiscard]] const std::optional<Range>& field(Field f) const { return scenario_.fields[index(f)]; }

  /// A default of the contract itself.
  template <class T, class V>
  void contract(std::optional<T>& slot, V value, const Path& path) {
    if (slot) return;
    slot = T(value);
    Filled entry;
    entry.path = path.text();
    if constexpr (std::is_same_v<T, double>) {
      entry.value = Range::certain(*slot);
    } else {
      entry.value = *slot;
    }
    entry.sources = {kContractSource};
    filled_.push_back(std::move(entry));
  }

  /// A default of the contract that is one of its words.
  template <class Enum>
  void contractWord(std::optional<Enum>& slot, Enum value, const Path& path) {
    if (slot) return;
    slot = value;
    filled_.push_back({path.text(), std::string(nameOf(value)), {}, {kContractSource}, {}, {}});
  }

  void fromBenchmark(std::string path, const Range& value, const Benchmark& entry, std::optional<Range> spread = {}) {
    filled_.push_back({std::move(path), value, spread, {entry.sources.begin(), entry.sources.end()}, entry.grade, entry.note});
  }

  [[nodiscard]] const Benchmark* lookup(std::string_view field, const Line* line = nullptr) const {
    BenchmarkKey key{field, {}, {}, *scenario_.niche};
    if (line != nullptr) {
      key.platform = nameOf(*line->platform);
      key.format = nameOf(*line->format);
    }
    return find(table_, key);
  }

  /// The benchmark of a campaign field, in the scenario's currency.
  [[nodiscard]] Range valueOf(const Benchmark& entry, const FieldInfo& info) const {
    return scaled(valueAt(entry, 0), info.kind, info.money ? *scenario_.usdRate : 1);
  }

  void head() {
    contract(scenario_.name, "", "name");
    contract(scenario_.currency, table_.currency, "currency");
    contract(scenario_.usdRate, 1.0, "usdRate");
    contract(scenario_.niche, "lifestyle", "niche");
    if (!scenario_.tierScheme) contract(scenario_.tierSchemeName, table_.tierSchemes.front().name, "tierScheme");
  }

  void campaignField(Field f) {
    std::optional<Range>& slot = scenario_.fields[index(f)];
    if (slot) return;
    const FieldInfo& info = fieldTable()[index(f)];
    const EventBenchmark& event = *find(table_, *scenario_.event);
    if (std::find(event.zero.begin(), event.zero.end(), info.path) != event.zero.end()) {
      slot = Range::certain(0);
      filled_.push_back({std::string(info.path), *slot, {}, {kContractSource}, {}, "Does not apply to this kind of result."});
      return;
    }
    if (f == Field::seeding) return seeding(slot);
    const Benchmark* entry = lookup(info.path);
    if (entry == nullptr) return;  // the table covers every field; its consistency test says so
    slot = valueOf(*entry, info);
    fromBenchmark(std::string(info.path), *slot, *entry);
  }

  /// Goods given away, at cost, and sending them: A(1 − g) + shipping at mid. As trustworthy as its weakest part.
  void seeding(std::optional<Range>& slot) {
    const double goods = field(Field::averageOrderValue)->mid * (1 - field(Field::grossMargin)->mid);
    slot = Range::certain(std::min(goods + field(Field::shipping)->mid, kMaxQuantity));
    Filled entry{"costs.seeding",
                 *slot,
                 {},
                 {},
                 'D',
                 "Cost of the goods given to a creator and of sending them, from order value, margin and shipping."};
    for (const Field part : {Field::averageOrderValue, Field::grossMargin, Field::shipping}) {
      const auto known = std::find_if(productFilled_.begin(), productFilled_.end(),
                                      [&](const Filled& f) { return f.path == fieldTable()[index(part)].path; });
      if (known == productFilled_.end()) continue;
      entry.sources.insert(entry.sources.end(), known->sources.begin(), known->sources.end());
      if (known->grade) entry.grade = std::max(*entry.grade, *known->grade);
    }
    filled_.push_back(std::move(entry));
  }

  void product() {
    contractWord(scenario_.event, Event::order, "product.event");
    for (std::size_t i = 0; i < index(Field::newCustomerShare); ++i) campaignField(static_cast<Field>(i));
    if (!scenario_.productCommission) {
      const Benchmark* entry = lookup("product.commission");
      scenario_.productCommission = valueAt(*entry, 0).mid;
      fromBenchmark("product.commission", Range::certain(*scenario_.productCommission), *entry);
    }
    campaignField(Field::newCustomerShare);
    campaignField(Field::repeatOrders);
    productFilled_ = filled_;
  }

  /// 1 + w·(2·mean − 1) over the given fit scores; 1 without any.
  [[nodiscard]] double fitFactor(const Line& line) const {
    if (!line.fit) return 1;
    double sum = 0;
    double count = 0;
    for (const auto& score : {line.fit->values, line.fit->audience, line.fit->aesthetics}) {
      if (!score) continue;
      sum += *score;
      count += 1;
    }
    return count == 0 ? 1 : 1 + valueAt(*lookup("fitEffect"), 0).mid * (2 * sum / count - 1);
  }

  /// The niche's usual order value over this product's: dearer things sell less often for the same revenue.
  [[nodiscard]] double orderValueFactor() const {
    const FieldInfo& info = fieldTable()[index(Field::averageOrderValue)];
    const Benchmark* usual = lookup(info.path);
    const double own = field(Field::averageOrderValue)->mid;
    if (own <= 0) return kMostOrderValueFactor;
    return std::clamp(valueOf(*usual, info).mid / own, kLeastOrderValueFactor, kMostOrderValueFactor);
  }

  [[nodiscard]] double factorOf(Rate rate, const Line& line) const {
    const CollaborationBenchmark& form = *find(table_, *line.collaboration);
    switch (rate) {
      case Rate::fee: return form.fee * *scenario_.usdRate;
      case Rate::engagementRate: return form.engagement;
      case Rate::clickThroughRate: return form.clickThrough;
      case Rate::conversionRate: return form.conversion * fitFactor(line);
      case Rate::responseRate: return form.conversion * fitFactor(line) * orderValueFactor();
      case Rate::inMarketShare:
      case Rate::reachRate: return 1;
    }
    return 1;
  }

  void creatorRate(Rate rate, Line& line, const std::string& at) {
    std::optional<Range>& slot = line.rates[index(rate)];
    const FieldInfo& info = rateTable()[index(rate)];
    const Benchmark* entry = lookup(info.name, &line);
    if (entry == nullptr) return;
    const Range spread = scaled(valueAt(*entry, *line.followers), info.kind, factorOf(rate, line));
    if (slot) {
      if (rate == Rate::engagementRate && (slot->mid < spread.low || slot->mid > spread.high)) {
        warnings_.push_back({"engagementOutsideBand", at + ".engagementRate",
                             "this engagement rate lies outside the published band for creators of this size"});
      }
      return;
    }
    const bool agreed = rate == Rate::fee;  // a fee is agreed, not drawn
    slot = agreed ? Range::certain(spread.mid) : spread;
    fromBenchmark(at + "." + std::string(info.name), *slot, *entry, agreed && spread.high > 0 ? std::optional(spread) : std::nullopt);
    if (rate == Rate::responseRate && field(Field::discount)->mid == 0 && field(Field::discount)->isCertain()) {
      warnings_.push_back({"responseMeasuredWithCode", at + ".responseRate",
                           "the default order rate was measured with a discount code; without one expect fewer orders"});
    }
  }

  void line(std::size_t i) {
    Line& line = scenario_.creators[i];
    const std::string at = indexed("creators", i);
    contract(line.name, "", {at, "name"});
    contract(line.count, 1.0, {at, "count"});
    contract(line.min, 0.0, {at, "min"});
    contract(line.max, std::max(*line.count, *line.min), {at, "max"});
    contractWord(line.collaboration, Collaboration::sponsoredPost, {at, "collaboration"});
    contract(line.posts, 1.0, {at, "posts"});
    for (std::size_t r = 0; r < kRateCount; ++r) creatorRate(static_cast<Rate>(r), line, at);
    deal(line, at);
    contract(line.contentValue, 0.0, {at, "contentValue"});
    if (line.boost) {
      contract(line.boost->spend, 0.0, {at, "boost.spend"});
      contract(line.boost->cpm, 0.0, {at, "boost.cpm"});
      contract(line.boost->accessFee, 0.0, {at, "boost.accessFee"});
    }
  }

  /// Delivery and commission follow the form of collaboration.
  void deal(Line& line, const std::string& at) {
    const Collaboration form = *line.collaboration;
    if (form == Collaboration::gifted && !line.delivery) {
      const CollaborationBenchmark& entry = *find(table_, form);
      line.delivery = entry.delivery;
      filled_.push_back(
          {at + ".delivery", Range::certain(entry.delivery), {}, {entry.sources.begin(), entry.sources.end()}, entry.grade, entry.note});
    }
    contract(line.delivery, 1.0, {at, "delivery"});
    if (form == Collaboration::affiliate && !line.commission) {
      const Benchmark* entry = lookup("affiliateCommission", &line);
      const Range spread = valueAt(*entry, 0);
      line.commission = spread.mid;
      fromBenchmark(at + ".commission", Range::certain(spread.mid), *entry, spread);
    }
    contract(line.commission, *scenario_.productCommission, {at, "commission"});
    const bool unpaid = form == Collaboration::gifted || form == Collaboration::affiliate;
    if (unpaid && line.rates[index(Rate::fee)]->high <= 0 && *line.followers > valueAt(*lookup("unpaidFollowers"), 0).mid) {
      warnings_.push_back({"unlikelyWithoutFee", at + ".collaboration", "creators of this size seldom work without a fee"});
    }
  }

  void rest() {
    contractWord(scenario_.basis, Basis::response, "measurement.basis");
    for (std::size_t i = index(Field::trackedShare); i < kFieldCount; ++i) campaignField(static_cast<Field>(i));
    contractWord(scenario_.target.metric, Metric::roi, "target.metric");
    contract(scenario_.target.value, 0.0, "target.value");
    contract(scenario_.target.confidence, 0.5, "target.confidence");
    contract(scenario_.simulation.draws, kDefaultDraws, "simulation.draws");
    contract(scenario_.simulation.seed, 1.0, "simulation.seed");
    if (!scenario_.simulation.commonShare) {
      const Benchmark* entry = lookup("simulation.commonShare");
      scenario_.simulation.commonShare = valueAt(*entry, 0).mid;
      fromBenchmark("simulation.commonShare", Range::certain(*scenario_.simulation.commonShare), *entry);
    }
    contract(scenario_.simulation.luck, true, "simulation.luck");
  }

  Scenario scenario_;
  const BenchmarkTable& table_;
  std::vector<Filled> filled_;
  std::vector<Filled> productFilled_;
  std::vector<Warning> warnings_;
};

}  // namespace

Completed complete(const Scenario& scenario, const BenchmarkTable& table) { return Completion(scenario, table).run(); }

}  // namespace tierwise
