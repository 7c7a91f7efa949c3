// What is asked: a Scenario as the contract spells it, every field optional until `complete` has filled it.
// The tables here are the one list of fields: reading, writing, defaults, checks, score dimensions and
// sensitivities all walk them, in the order of the contract.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.hpp"
#include "core/tier.hpp"

namespace tierwise {

enum class Platform { instagram, tiktok, youtube };
enum class Format { post, reel, story, video, shortVideo };
enum class Collaboration { sponsoredPost, productReview, storytelling, ambassadorship, giveaway, affiliate, gifted };
enum class Event { order, install, lead, booking, visit };
enum class Basis { response, clicks };
enum class Metric { roi, profit, incrementalOrders, reach, cpm, costPerIncrementalOrder, cac };

/// Campaign-wide uncertain inputs. The order is the contract's; the value is the score dimension.
enum class Field : std::size_t {
  averageOrderValue,
  grossMargin,
  discount,
  returnRate,
  resaleShare,
  paymentRate,
  paymentFixed,
  shipping,
  returnHandling,
  newCustomerShare,
  repeatOrders,
  trackedShare,
  incrementality,
  audienceSize,
  repeatValue,
  seeding,
  usageRights,
  agency,
  hours,
  hourlyRate,
  fixed,
  reachShock,
};
inline constexpr std::size_t kFieldCount = 22;

/// Uncertain inputs of each creator. The order is the contract's; dimension kFieldCount + value is the score they share.
enum class Rate : std::size_t { fee, inMarketShare, reachRate, engagementRate, clickThroughRate, conversionRate, responseRate };
inline constexpr std::size_t kRateCount = 7;

struct FieldInfo {
  std::string_view section;  ///< the JSON object it stands in: "product", … ; "creators" for rates
  std::string_view name;     ///< its key there
  std::string_view path;     ///< section.name, as sensitivities and defaults name it
  Kind kind;
  bool money;  ///< an amount in the scenario's currency: its default scales with usdRate
};
[[nodiscard]] const std::array<FieldInfo, kFieldCount>& fieldTable();
[[nodiscard]] const std::array<FieldInfo, kRateCount>& rateTable();

template <class T>
using FieldArray = std::array<T, kFieldCount>;
template <class T>
using RateArray = std::array<T, kRateCount>;
[[nodiscard]] constexpr std::size_t index(Field field) { return static_cast<std::size_t>(field); }
[[nodiscard]] constexpr std::size_t index(Rate rate) { return static_cast<std::size_t>(rate); }

/// How well a creator fits the brand, each score from 0 to 1.
struct Fit {
  std::optional<double> values, audience, aesthetics;
};

/// Paid amplification of a line's content: money spent, price of a thousand impressions, fee for access as a share of the spend.
struct Boost {
  std::optional<double> spend, cpm, accessFee;
};

/// `count` like creators with one deal. Counts are numbers as typed; `validate` refuses what is not whole.
struct Line {
  std::optional<std::string> name;
  std::optional<double> count, min, max;
  std::optional<Platform> platform;
  std::optional<Format> format;
  std::optional<Collaboration> collaboration;
  std::optional<double> followers;  ///< per creator
  std::optional<double> posts;      ///< per creator
  std::optional<Fit> fit;
  RateArray<std::optional<Range>> rates;
  std::optional<double> delivery;      ///< share of such creators who really post
  std::optional<double> commission;    ///< share of net revenue on tracked orders
  std::optional<double> contentValue;  ///< money per post that such content would have cost anyway
  std::optional<Boost> boost;
};

struct Target {
  std::optional<Metric> metric;
  std::optional<double> value;
  std::optional<double> confidence;
};

struct Simulation {
  std::optional<double> draws, seed, commonShare;
  std::optional<bool> luck;
};

struct Scenario {
  std::optional<std::string> name, currency, niche;
  std::optional<double> usdRate;              ///< units of `currency` per USD
  std::optional<std::string> tierSchemeName;  ///< a known scheme …
  std::optional<TierScheme> tierScheme;       ///< … or one of the scenario's own
  std::vector<Line> creators;
  std::optional<Event> event;
  FieldArray<std::optional<Range>> fields;
  std::optional<double> productCommission;  ///< product.commission
  std::optional<Basis> basis;
  Target target;
  std::optional<double> budget;  ///< money; none unless given, also when complete
  Simulation simulation;
};

/// Σ count over the lines of a complete scenario.
[[nodiscard]] double creatorCount(const Scenario& scenario);
/// People that a complete line's boost shows the post to, one contact each: 1000·spend/cpm, 0 without a boost.
[[nodiscard]] double boostPeople(const Line& line);
/// What a complete line's boost costs, money: spend·(1 + accessFee), 0 without a boost.
[[nodiscard]] double boostCost(const Line& line);

/// Words of the contract for the enumerations, in order of declaration; `nameOf` picks one.
[[nodiscard]] const std::vector<std::string_view>& platformNames();
[[nodiscard]] const std::vector<std::string_view>& formatNames();
[[nodiscard]] const std::vector<std::string_view>& collaborationNames();
[[nodiscard]] const std::vector<std::string_view>& eventNames();
[[nodiscard]] const std::vector<std::string_view>& basisNames();
[[nodiscard]] const std::vector<std::string_view>& metricNames();
[[nodiscard]] std::string_view nameOf(Platform value);
[[nodiscard]] std::string_view nameOf(Format value);
[[nodiscard]] std::string_view nameOf(Collaboration value);
[[nodiscard]] std::string_view nameOf(Event value);
[[nodiscard]] std::string_view nameOf(Basis value);
[[nodiscard]] std::string_view nameOf(Metric value);

/// Whether creators on `platform` publish in `format`.
[[nodiscard]] bool offers(Platform platform, Format format);

}  // namespace tierwise
