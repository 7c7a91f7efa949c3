#include "core/validate.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/defaults.hpp"
#include "core/words.hpp"

namespace tierwise {

namespace {

/// Collects errors; each check names the field by its path and says what to type instead.
class Rules {
 public:
  void add(ErrorCode code, std::string path, std::string message, const ErrorDetails& details = kNoDetails) {
    errors_.push_back({code, std::move(path), std::move(message), details});
  }

  void number(const std::optional<double>& value, const Path& path, double low, double high) {
    if (value && !(*value >= low && *value <= high)) {
      add(ErrorCode::outOfRange, path.text(),
          leaf(path) + " must be a number from " + spelled(low) + " to " + spelled(high) + "; it is " + spelled(*value));
    }
  }

  void whole(const std::optional<double>& value, const Path& path, double low, double high) {
    if (value && !(*value >= low && *value <= high && std::floor(*value) == *value)) {
      add(ErrorCode::outOfRange, path.text(),
          leaf(path) + " must be a whole number from " + spelled(low) + " to " + spelled(high) + "; it is " + spelled(*value));
    }
  }

  void range(const std::optional<Range>& value, const Path& path, Kind kind) {
    if (!value) return;
    const Range& r = *value;
    const double top = kind == Kind::proportion ? 1 : kMaxQuantity;
    if (r.low == r.mid && r.mid == r.high) return number(r.mid, path, 0, top);
    if (!(r.low <= r.mid && r.mid <= r.high)) {
      return add(ErrorCode::reversedRange, path.text(),
                 leaf(path) + " must have low <= mid <= high; it is " + spelled(r.low) + ", " + spelled(r.mid) + ", " + spelled(r.high));
    }
    const bool inside = kind == Kind::proportion ? r.low > 0 && r.high < 1 : r.low > 0 && r.high <= top;
    if (inside) return;
    add(ErrorCode::outOfRange, path.text(),
        kind == Kind::proportion
            ? leaf(path) + " is uncertain, so low, mid and high must lie between 0 and 1, both excluded; type one number if it is certain"
            : leaf(path) + " is uncertain, so low, mid and high must be above 0 and at most " + spelled(top) +
                  "; type one number if it is certain");
  }

  [[nodiscard]] Errors take() { return std::move(errors_); }

 private:
  static std::string leaf(const Path& path) {
    const auto dot = path.name.rfind('.');
    return std::string(dot == std::string_view::npos ? path.name : path.name.substr(dot + 1));
  }
  Errors errors_;
};

std::string formatsOf(Platform platform) {
  std::string list;
  for (std::size_t i = 0; i < formatNames().size(); ++i) {
    if (!offers(platform, static_cast<Format>(i))) continue;
    if (!list.empty()) list += ", ";
    list += formatNames()[i];
  }
  return list;
}

void checkLine(Rules& rules, const Line& line, const std::string& at) {
  rules.whole(line.count, {at, "count"}, 1, kMaxCount);
  rules.whole(line.min, {at, "min"}, 0, kMaxCount);
  rules.whole(line.max, {at, "max"}, 0, kMaxCount);
  if (line.min && line.max && *line.min > *line.max) {
    rules.add(ErrorCode::inconsistent, at + ".max",
              "max must not be below min, which is " + spelled(*line.min) + "; it is " + spelled(*line.max));
  }
  if (!line.platform) rules.add(ErrorCode::missing, at + ".platform", "platform is required: instagram, tiktok or youtube");
  if (!line.format) {
    rules.add(ErrorCode::missing, at + ".format",
              "format is required" + (line.platform ? ": " + formatsOf(*line.platform) : std::string()));
  } else if (line.platform && !offers(*line.platform, *line.format)) {
    rules.add(ErrorCode::inconsistent, at + ".format",
              std::string(nameOf(*line.platform)) + " has no format " + std::string(nameOf(*line.format)) + "; it has " +
                  formatsOf(*line.platform));
  }
  if (!line.followers)
    rules.add(ErrorCode::missing, at + ".followers", "followers is required: a whole number from 0 to " + spelled(kMaxFollowers));
  rules.whole(line.followers, {at, "followers"}, 0, kMaxFollowers);
  rules.whole(line.posts, {at, "posts"}, 1, kMaxPosts);
  if (line.fit) {
    rules.number(line.fit->values, {at, "fit.values"}, 0, 1);
    rules.number(line.fit->audience, {at, "fit.audience"}, 0, 1);
    rules.number(line.fit->aesthetics, {at, "fit.aesthetics"}, 0, 1);
  }
  for (std::size_t i = 0; i < kRateCount; ++i) rules.range(line.rates[i], {at, rateTable()[i].name}, rateTable()[i].kind);
  rules.number(line.delivery, {at, "delivery"}, 0, 1);
  rules.number(line.commission, {at, "commission"}, 0, 1);
  rules.number(line.contentValue, {at, "contentValue"}, 0, kMaxQuantity);
  if (line.boost) {
    const Boost& boost = *line.boost;
    rules.number(boost.spend, {at, "boost.spend"}, 0, kMaxQuantity);
    rules.number(boost.cpm, {at, "boost.cpm"}, 0, kMaxQuantity);
    if (boost.spend.value_or(0) > 0 && !(boost.cpm.value_or(0) > 0)) {
      rules.add(boost.cpm ? ErrorCode::outOfRange : ErrorCode::missing, at + ".boost.cpm",
                "cpm, the price of a thousand paid impressions, must be above 0 when there is a spend");
    }
    rules.number(boost.accessFee, {at, "boost.accessFee"}, 0, 1);
  }
}

bool isDrawCount(double draws) {
  if (!(draws >= kMinDraws && draws <= kMaxDraws && std::floor(draws) == draws)) return false;
  const auto whole = static_cast<std::uint32_t>(draws);
  return (whole & (whole - 1)) == 0;
}

void checkSimulation(Rules& rules, const Scenario& scenario, DrawsOf whose) {
  const auto& draws = scenario.simulation.draws;
  const bool power = draws && isDrawCount(*draws);
  if (draws && !power) {
    rules.add(ErrorCode::outOfRange, "simulation.draws",
              "draws must be a power of two from " + spelled(kMinDraws) + " to " + spelled(kMaxDraws) + "; it is " + spelled(*draws));
  }
  double creators = 0;
  for (const Line& line : scenario.creators) {
    const double count = line.count.value_or(1);
    if (count >= 1 && count <= kMaxCount) creators += count;  // another count is refused itself, and is no reason to change the draws
  }
  const double asked = draws.value_or(kDefaultDraws);
  if (whose == DrawsOf::itself && (power || !draws) && creators * asked > kMaxCreatorDraws) {
    const Fitting fitting = fittingDraws(creators);
    rules.add(ErrorCode::tooLarge, "simulation.draws",
              spelled(creators) + " creators with " + spelled(asked) + " draws each is too large; " + fitting.inWords, fitting.details);
  }
  rules.whole(scenario.simulation.seed, "simulation.seed", 0, kMaxSeed);
  rules.number(scenario.simulation.commonShare, "simulation.commonShare", 0, 1);
}

}  // namespace

std::string tooManyLines(std::size_t lines) {
  return "at most " + spelled(kMaxLines) + " lines of creators fit; there are " + spelled(static_cast<double>(lines));
}

Fitting fittingDraws(double creators) {
  double fits = kMaxDraws;
  while (fits >= kMinDraws && creators * fits > kMaxCreatorDraws) fits /= 2;
  const bool some = fits >= kMinDraws;
  const ErrorDetails details{.creators = some ? 0 : kMaxCreatorDraws / kMinDraws, .draws = some ? fits : kMinDraws};
  return {details, (some ? "" : spelled(details.creators) + " creators with ") + spelled(details.draws) + " draws fit"};
}

Errors checkFollowers(double followers, std::string_view path) {
  Rules rules;
  rules.whole(followers, path, 0, kMaxFollowers);
  return rules.take();
}

Errors validate(const Scenario& scenario, const BenchmarkTable& table, DrawsOf draws) {
  Rules rules;
  const auto& currency = scenario.currency;
  if (currency &&
      (currency->size() != 3 || !std::all_of(currency->begin(), currency->end(), [](char c) { return c >= 'A' && c <= 'Z'; }))) {
    rules.add(ErrorCode::outOfRange, "currency", "currency must be a three-letter code like USD or EUR");
  }
  if (scenario.usdRate && !(*scenario.usdRate > 0 && *scenario.usdRate <= kMaxQuantity)) {
    rules.add(ErrorCode::outOfRange, "usdRate",
              "usdRate must be above 0 and at most " + spelled(kMaxQuantity) + ": how much of your currency one US dollar costs; it is " +
                  spelled(*scenario.usdRate));
  }
  if (scenario.tierScheme) {
    for (Error& error : checkScheme(*scenario.tierScheme, "tierScheme")) rules.add(error.code, error.path, error.message);
  } else if (scenario.tierSchemeName) {
    const auto& known = table.tierSchemes;
    if (std::none_of(known.begin(), known.end(), [&](const auto& scheme) { return scheme.name == *scenario.tierSchemeName; })) {
      std::string names;
      for (const auto& scheme : known) names += (names.empty() ? "" : ", ") + std::string(scheme.name);
      rules.add(ErrorCode::unknownValue, "tierScheme",
                "tierScheme must be one of " + names + ", or a scheme of your own with name and tiers");
    }
  }
  if (scenario.creators.empty()) rules.add(ErrorCode::emptyList, "creators", "creators needs at least one line");
  if (scenario.creators.size() > kMaxLines) {
    rules.add(ErrorCode::tooLarge, "creators", tooManyLines(scenario.creators.size()));
  } else {
    for (std::size_t i = 0; i < scenario.creators.size(); ++i) checkLine(rules, scenario.creators[i], indexed("creators", i));
  }
  for (std::size_t i = 0; i < kFieldCount; ++i) rules.range(scenario.fields[i], fieldTable()[i].path, fieldTable()[i].kind);
  rules.number(scenario.productCommission, "product.commission", 0, 1);
  const auto& tracked = scenario.fields[index(Field::trackedShare)];
  if (scenario.basis == Basis::clicks && tracked && tracked->low < kMinTrackedShare) {
    rules.add(ErrorCode::inconsistent, "measurement.trackedShare",
              "trackedShare must be at least 0.000001 when the basis is clicks: all orders are tracked orders divided by it");
  }
  rules.number(scenario.target.value, "target.value", -kMaxQuantity, kMaxQuantity);
  rules.number(scenario.target.confidence, "target.confidence", 0, 1);
  rules.number(scenario.budget, "budget", 0, kMaxQuantity);
  checkSimulation(rules, scenario, draws);
  Errors errors = rules.take();
  sortInFieldOrder(errors);
  return errors;
}

}  // namespace tierwise
