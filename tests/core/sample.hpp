// Scenarios for tests of the core, the numbers they are made from, and how tests compare results.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "benchmarks/compiled.hpp"
#include "core/campaign.hpp"
#include "core/defaults.hpp"
#include "core/projection.hpp"
#include "core/validate.hpp"

namespace tierwise::sample {

/// |value − expected| / |expected|; the absolute error where 0 is expected. NaN and missing answers are infinitely wrong.
inline double errorOf(double value, double expected) {
  const double distance = std::fabs(value - expected);
  const double error = expected == 0 ? distance : distance / std::fabs(expected);
  return std::isnan(error) ? std::numeric_limits<double>::infinity() : error;
}
inline double errorOf(const Ratio& value, double expected) {
  return value ? errorOf(*value, expected) : std::numeric_limits<double>::infinity();
}

/// Numbers for property tests: SplitMix64, so that a failure can be repeated.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  double between(double low, double high) { return low + (high - low) * (static_cast<double>(next() >> 11U) * 0x1p-53); }
  double whole(double low, double high) { return std::floor(between(low, high + 1)); }
  bool chance(double p) { return between(0, 1) < p; }
  /// Even over the logarithm.
  double scale(double low, double high) { return std::exp(between(std::log(low), std::log(high))); }
  Range range(double low, double high) {
    double a[3] = {scale(low, high), scale(low, high), scale(low, high)};
    std::sort(a, a + 3);
    return {a[0], a[1], a[2]};
  }

 private:
  std::uint64_t state_;
};

inline Range& rate(Line& line, Rate r) { return *line.rates[index(r)]; }
inline const Range& rate(const Line& line, Rate r) { return *line.rates[index(r)]; }
inline Range& field(Scenario& s, Field f) { return *s.fields[index(f)]; }
inline const Range& field(const Scenario& s, Field f) { return *s.fields[index(f)]; }
inline void set(Scenario& s, Field f, double value) { s.fields[index(f)] = Range::certain(value); }
inline void set(Line& line, Rate r, double value) { line.rates[index(r)] = Range::certain(value); }

/// The least that is valid: one creator on Instagram.
inline Line oneCreator(double followers = 25000) {
  Line line;
  line.platform = Platform::instagram;
  line.format = Format::reel;
  line.followers = followers;
  return line;
}
inline Scenario sparse(double followers = 25000) {
  Scenario s;
  s.creators.push_back(oneCreator(followers));
  return s;
}
inline Scenario completed(const Scenario& s) { return complete(s, compiledBenchmarks()).scenario; }
inline TypicalProjection projected(const Scenario& completeScenario) { return projectTypical(completeScenario, compiledBenchmarks()); }

/// A complete scenario of certain inputs that is easy to follow by hand: 10,000 followers, half of them reached, everyone may buy.
inline Scenario plain() {
  Scenario s = sparse(10000);
  Line& line = s.creators[0];
  const std::pair<Rate, double> rates[] = {{Rate::fee, 500},
                                           {Rate::inMarketShare, 1},
                                           {Rate::reachRate, 0.5},
                                           {Rate::engagementRate, 0.04},
                                           {Rate::clickThroughRate, 0.02},
                                           {Rate::conversionRate, 0.05},
                                           {Rate::responseRate, 0.01}};
  for (const auto& [r, value] : rates) set(line, r, value);
  const std::pair<Field, double> fields[] = {{Field::averageOrderValue, 80},
                                             {Field::grossMargin, 0.6},
                                             {Field::discount, 0},
                                             {Field::returnRate, 0},
                                             {Field::resaleShare, 0},
                                             {Field::paymentRate, 0},
                                             {Field::paymentFixed, 0},
                                             {Field::shipping, 0},
                                             {Field::returnHandling, 0},
                                             {Field::newCustomerShare, 0.5},
                                             {Field::repeatOrders, 0},
                                             {Field::trackedShare, 0.5},
                                             {Field::incrementality, 1},
                                             {Field::audienceSize, 1e6},
                                             {Field::repeatValue, 0.5},
                                             {Field::seeding, 0},
                                             {Field::usageRights, 0},
                                             {Field::agency, 0},
                                             {Field::hours, 0},
                                             {Field::hourlyRate, 0},
                                             {Field::fixed, 0},
                                             {Field::reachShock, 1}};
  for (const auto& [f, value] : fields) set(s, f, value);
  return completed(s);
}

/// A complete scenario of certain inputs, all of them drawn: up to `lines` lines, some gifted, boosted or with commission.
inline Scenario random(Numbers& n, int lines) {
  static constexpr std::pair<Platform, Format> kPlaces[] = {{Platform::instagram, Format::post},  {Platform::instagram, Format::reel},
                                                            {Platform::instagram, Format::story}, {Platform::tiktok, Format::video},
                                                            {Platform::youtube, Format::video},   {Platform::youtube, Format::shortVideo}};
  Scenario s;
  const double count = n.whole(1, lines);
  for (int i = 0; i < count; ++i) {
    Line line;
    const auto& place = kPlaces[n.next() % 6];
    line.platform = place.first;
    line.format = place.second;
    line.count = n.whole(1, 30);
    line.followers = n.whole(0, 1) * std::floor(n.scale(500, 3e6)) + 800;
    line.posts = n.whole(1, 9);
    line.delivery = n.chance(0.5) ? 1 : n.between(0.1, 1);
    line.commission = n.chance(0.5) ? 0 : n.between(0, 0.3);
    line.contentValue = n.chance(0.5) ? 0 : n.between(0, 300);
    if (n.chance(0.3)) line.boost = Boost{n.between(0, 5000), n.between(3, 20), n.between(0, 0.3)};
    set(line, Rate::fee, n.scale(10, 5000));
    set(line, Rate::inMarketShare, n.between(0.3, 1));
    set(line, Rate::reachRate, n.scale(0.03, 1.5));
    set(line, Rate::engagementRate, n.scale(0.001, 0.1));
    set(line, Rate::clickThroughRate, n.scale(0.001, 0.05));
    set(line, Rate::conversionRate, n.scale(0.005, 0.1));
    set(line, Rate::responseRate, n.scale(0.001, 0.1));
    s.creators.push_back(line);
  }
  s.basis = n.chance(0.5) ? Basis::response : Basis::clicks;
  for (std::size_t f = 0; f < kFieldCount; ++f) {
    s.fields[f] = Range::certain(fieldTable()[f].kind == Kind::proportion ? n.between(0.05, 0.95) : n.scale(0.2, 20));
  }
  set(s, Field::averageOrderValue, n.scale(20, 300));
  set(s, Field::grossMargin, n.between(0.2, 0.95));
  set(s, Field::discount, n.between(0, 0.3));
  set(s, Field::returnRate, n.between(0, 0.3));
  set(s, Field::paymentRate, n.between(0, 0.05));
  set(s, Field::audienceSize, n.scale(1e5, 3e7));
  set(s, Field::usageRights, n.between(0, 1));
  set(s, Field::agency, n.between(0, 0.3));
  set(s, Field::reachShock, n.between(0.5, 1.2));
  return completed(s);
}

/// "code path" of each error, in order.
inline std::vector<std::string> named(const Errors& errors) {
  std::vector<std::string> names;
  for (const Error& error : errors) names.push_back(std::string(nameOf(error.code)) + " " + error.path);
  return names;
}

inline bool has(const std::vector<Warning>& warnings, const std::string& code) {
  return std::any_of(warnings.begin(), warnings.end(), [&](const Warning& w) { return w.code == code; });
}

}  // namespace tierwise::sample
