#include "core/observation.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/decimal.hpp"
#include "core/validate.hpp"
#include "core/words.hpp"

namespace tierwise {

namespace {

/// The most people a scenario's campaign can reach at typical rates; none while that is not known.
std::optional<double> audienceOf(const Scenario& scenario) {
  const auto& size = scenario.fields[index(Field::audienceSize)];
  const auto& shock = scenario.fields[index(Field::reachShock)];
  if (!size || !shock) return std::nullopt;
  double people = size->mid;
  for (const Line& line : scenario.creators) {
    const auto& market = line.rates[index(Rate::inMarketShare)];
    const auto& reach = line.rates[index(Rate::reachRate)];
    if (!line.followers || !market || !reach) return std::nullopt;
    people = std::max(people, *line.followers * market->mid * (1 + reach->mid * shock->mid));  // the audience holds every creator's pool
  }
  return people;
}

class ObservationRules {
 public:
  explicit ObservationRules(const Scenario& scenario) : scenario_(scenario), audience_(audienceOf(scenario)) {}

  void check(const Observation& o, std::size_t i) {
    at_ = "observed[";
    appendWhole(at_, i);
    at_ += "].";
    const std::size_t sound = errors_.size();
    for (const auto& [name, value] :
         {std::pair("reach", &o.reach), std::pair("engagements", &o.engagements), std::pair("clicks", &o.clicks),
          std::pair("trackedOrders", &o.trackedOrders), std::pair("orders", &o.orders)}) {
      whole(name, *value, kMaxQuantity);
    }
    if (o.spend && !(*o.spend >= 0 && *o.spend <= kMaxQuantity)) {
      add(ErrorCode::outOfRange, "spend", "spend must be a number from 0 to " + spelled(kMaxQuantity) + "; it is " + spelled(*o.spend));
    }
    whole("line", o.line, scenario_.creators.empty() ? 0 : static_cast<double>(scenario_.creators.size()) - 1);
    if (o.reach && audience_ && !o.otherCampaign.value_or(false) && *o.reach > *audience_) {
      add(ErrorCode::inconsistent, "reach",
          "reach must not exceed the people there are, which audience.size says are " + spelled(std::floor(*audience_)) + "; it is " +
              spelled(*o.reach));
    }
    if (errors_.size() > sound) return;  // counts that are none cannot be held against each other
    notAbove("trackedOrders", o.trackedOrders, "orders", o.orders);
    notAbove("trackedOrders", o.trackedOrders, "reach", o.reach);
    notAbove("orders", o.orders, "reach", o.reach);
  }

  [[nodiscard]] Errors take() { return std::move(errors_); }
  void add(ErrorCode code, std::string_view field, std::string message) {
    errors_.push_back({code, at_ + std::string(field), std::move(message)});
  }

 private:
  void whole(const char* name, const std::optional<double>& value, double high) {
    if (!value || (*value >= 0 && *value <= high && std::floor(*value) == *value)) return;
    add(ErrorCode::outOfRange, name,
        std::string(name) + " must be a whole number from 0 to " + spelled(high) + "; it is " + spelled(*value));
  }

  void notAbove(const char* name, const std::optional<double>& value, const char* boundName, const std::optional<double>& bound) {
    if (!value || !bound || !(*value > *bound)) return;
    add(ErrorCode::inconsistent, name,
        std::string(name) + " must not exceed " + boundName + ", which is " + spelled(*bound) + "; it is " + spelled(*value));
  }

  const Scenario& scenario_;
  std::optional<double> audience_;
  std::string at_;
  Errors errors_;
};

}  // namespace

Errors validateObservations(std::span<const Observation> observed, const Scenario& scenario) {
  ObservationRules rules(scenario);
  if (observed.size() > kMaxObservations) {
    return {{ErrorCode::tooLarge, "observed",
             "at most " + spelled(static_cast<double>(kMaxObservations)) + " observations fit; there are " +
                 spelled(static_cast<double>(observed.size()))}};
  }
  for (std::size_t i = 0; i < observed.size(); ++i) rules.check(observed[i], i);
  Errors errors = rules.take();
  sortInFieldOrder(errors);
  return errors;
}

}  // namespace tierwise
