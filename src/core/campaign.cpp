#include "core/campaign.hpp"

namespace tierwise {

const std::array<FieldInfo, kFieldCount>& fieldTable() {
  static constexpr std::array<FieldInfo, kFieldCount> kTable{{
      {"product", "averageOrderValue", "product.averageOrderValue", Kind::positive, true},
      {"product", "grossMargin", "product.grossMargin", Kind::proportion, false},
      {"product", "discount", "product.discount", Kind::proportion, false},
      {"product", "returnRate", "product.returnRate", Kind::proportion, false},
      {"product", "resaleShare", "product.resaleShare", Kind::proportion, false},
      {"product", "paymentRate", "product.paymentRate", Kind::proportion, false},
      {"product", "paymentFixed", "product.paymentFixed", Kind::positive, true},
      {"product", "shipping", "product.shipping", Kind::positive, true},
      {"product", "returnHandling", "product.returnHandling", Kind::positive, true},
      {"product", "newCustomerShare", "product.newCustomerShare", Kind::proportion, false},
      {"product", "repeatOrders", "product.repeatOrders", Kind::positive, false},
      {"measurement", "trackedShare", "measurement.trackedShare", Kind::proportion, false},
      {"measurement", "incrementality", "measurement.incrementality", Kind::proportion, false},
      {"audience", "size", "audience.size", Kind::positive, false},
      {"audience", "repeatValue", "audience.repeatValue", Kind::proportion, false},
      {"costs", "seeding", "costs.seeding", Kind::positive, true},
      {"costs", "usageRights", "costs.usageRights", Kind::positive, false},
      {"costs", "agency", "costs.agency", Kind::positive, false},
      {"costs", "hours", "costs.hours", Kind::positive, false},
      {"costs", "hourlyRate", "costs.hourlyRate", Kind::positive, true},
      {"costs", "fixed", "costs.fixed", Kind::positive, true},
      {"shock", "reach", "shock.reach", Kind::positive, false},
  }};
  return kTable;
}

const std::array<FieldInfo, kRateCount>& rateTable() {
  static constexpr std::array<FieldInfo, kRateCount> kTable{{
      {"creators", "fee", "creators.fee", Kind::positive, true},
      {"creators", "inMarketShare", "creators.inMarketShare", Kind::proportion, false},
      {"creators", "reachRate", "creators.reachRate", Kind::positive, false},
      {"creators", "engagementRate", "creators.engagementRate", Kind::proportion, false},
      {"creators", "clickThroughRate", "creators.clickThroughRate", Kind::proportion, false},
      {"creators", "conversionRate", "creators.conversionRate", Kind::proportion, false},
      {"creators", "responseRate", "creators.responseRate", Kind::proportion, false},
  }};
  return kTable;
}

namespace {
using Names = std::vector<std::string_view>;
template <class Enum>
std::string_view word(const Names& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}
}  // namespace

const Names& platformNames() {
  static const Names kNames{"instagram", "tiktok", "youtube"};
  return kNames;
}
const Names& formatNames() {
  static const Names kNames{"post", "reel", "story", "video", "short"};
  return kNames;
}
const Names& collaborationNames() {
  static const Names kNames{"sponsoredPost", "productReview", "storytelling", "ambassadorship", "giveaway", "affiliate", "gifted"};
  return kNames;
}
const Names& eventNames() {
  static const Names kNames{"order", "install", "lead", "booking", "visit"};
  return kNames;
}
const Names& basisNames() {
  static const Names kNames{"response", "clicks"};
  return kNames;
}
const Names& metricNames() {
  static const Names kNames{"roi", "profit", "incrementalOrders", "reach", "cpm", "costPerIncrementalOrder", "cac"};
  return kNames;
}
std::string_view nameOf(Platform value) { return word(platformNames(), value); }
std::string_view nameOf(Format value) { return word(formatNames(), value); }
std::string_view nameOf(Collaboration value) { return word(collaborationNames(), value); }
std::string_view nameOf(Event value) { return word(eventNames(), value); }
std::string_view nameOf(Basis value) { return word(basisNames(), value); }
std::string_view nameOf(Metric value) { return word(metricNames(), value); }

bool offers(Platform platform, Format format) {
  switch (platform) {
    case Platform::instagram: return format == Format::post || format == Format::reel || format == Format::story;
    case Platform::tiktok: return format == Format::video;
    case Platform::youtube: return format == Format::video || format == Format::shortVideo;
  }
  return false;
}

double creatorCount(const Scenario& scenario) {
  double creators = 0;
  for (const Line& line : scenario.creators) creators += *line.count;
  return creators;
}

double boostPeople(const Line& line) { return line.boost && *line.boost->spend > 0 ? 1000 * *line.boost->spend / *line.boost->cpm : 0; }

double boostCost(const Line& line) { return line.boost ? *line.boost->spend * (1 + *line.boost->accessFee) : 0; }

}  // namespace tierwise
