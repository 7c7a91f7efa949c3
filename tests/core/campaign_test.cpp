#include "core/campaign.hpp"

#include <set>

#include "catch.hpp"

using namespace tierwise;

TEST_CASE("Score dimensions follow the contract's order of fields") {
  const char* fields[] = {"product.averageOrderValue",
                          "product.grossMargin",
                          "product.discount",
                          "product.returnRate",
                          "product.resaleShare",
                          "product.paymentRate",
                          "product.paymentFixed",
                          "product.shipping",
                          "product.returnHandling",
                          "product.newCustomerShare",
                          "product.repeatOrders",
                          "measurement.trackedShare",
                          "measurement.incrementality",
                          "audience.size",
                          "audience.repeatValue",
                          "costs.seeding",
                          "costs.usageRights",
                          "costs.agency",
                          "costs.hours",
                          "costs.hourlyRate",
                          "costs.fixed",
                          "shock.reach"};
  for (std::size_t i = 0; i < kFieldCount; ++i) CHECK(fieldTable()[i].path == fields[i]);
  const char* rates[] = {"creators.fee",
                         "creators.inMarketShare",
                         "creators.reachRate",
                         "creators.engagementRate",
                         "creators.clickThroughRate",
                         "creators.conversionRate",
                         "creators.responseRate"};
  for (std::size_t i = 0; i < kRateCount; ++i) CHECK(rateTable()[i].path == rates[i]);
  CHECK(fieldTable()[index(Field::incrementality)].path == "measurement.incrementality");
  CHECK(fieldTable()[index(Field::reachShock)].path == "shock.reach");
  CHECK(rateTable()[index(Rate::responseRate)].path == "creators.responseRate");
}

TEST_CASE("Every path is its section and name, and each is there once") {
  std::set<std::string> paths;
  const auto check = [&](const FieldInfo& field) {
    CHECK(field.path == std::string(field.section) + "." + std::string(field.name));
    CHECK(paths.insert(std::string(field.path)).second);
  };
  for (const FieldInfo& field : fieldTable()) check(field);
  for (const FieldInfo& rate : rateTable()) check(rate);
}

TEST_CASE("Proportions are the fields that the contract lists, all others are positive") {
  const std::set<std::string_view> proportions{"inMarketShare",    "engagementRate", "clickThroughRate", "conversionRate", "responseRate",
                                               "grossMargin",      "discount",       "returnRate",       "resaleShare",    "paymentRate",
                                               "newCustomerShare", "trackedShare",   "incrementality",   "repeatValue"};
  const auto check = [&](const FieldInfo& field) { CHECK((field.kind == Kind::proportion) == (proportions.count(field.name) == 1)); };
  for (const FieldInfo& field : fieldTable()) check(field);
  for (const FieldInfo& rate : rateTable()) check(rate);
}

TEST_CASE("Amounts of money are marked, so that their defaults follow the exchange rate") {
  const std::set<std::string_view> amounts{"fee",     "averageOrderValue", "paymentFixed", "shipping", "returnHandling",
                                           "seeding", "hourlyRate",        "fixed"};
  const auto check = [&](const FieldInfo& field) { CHECK(field.money == (amounts.count(field.name) == 1)); };
  for (const FieldInfo& field : fieldTable()) check(field);
  for (const FieldInfo& rate : rateTable()) check(rate);
}

TEST_CASE("Each platform offers the formats of the contract and no other") {
  const auto formats = [](Platform platform) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < formatNames().size(); ++i) {
      if (offers(platform, static_cast<Format>(i))) names.push_back(formatNames()[i]);
    }
    return names;
  };
  CHECK(formats(Platform::instagram) == std::vector<std::string_view>{"post", "reel", "story"});
  CHECK(formats(Platform::tiktok) == std::vector<std::string_view>{"video"});
  CHECK(formats(Platform::youtube) == std::vector<std::string_view>{"video", "short"});
}

TEST_CASE("Enumerations are spelled as in the contract") {
  CHECK(nameOf(Platform::youtube) == "youtube");
  CHECK(nameOf(Format::shortVideo) == "short");
  CHECK(nameOf(Collaboration::sponsoredPost) == "sponsoredPost");
  CHECK(nameOf(Collaboration::gifted) == "gifted");
  CHECK(nameOf(Event::visit) == "visit");
  CHECK(nameOf(Basis::clicks) == "clicks");
  CHECK(nameOf(Metric::costPerIncrementalOrder) == "costPerIncrementalOrder");
  CHECK(collaborationNames().size() == 7);
  CHECK(metricNames().size() == 7);
}
