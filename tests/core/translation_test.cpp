// Other rules for the same plan: each figure by hand, and what a rule may and may not count.
#include "core/translation.hpp"

#include "catch.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

namespace {

TranslatedRule ruleOf(const std::vector<TranslatedRule>& rules, std::string_view id) {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const TranslatedRule& entry) { return entry.rule->id == id; });
  REQUIRE(found != rules.end());
  return *found;
}

Translation translated(const Scenario& scenario) { return translate(scenario, compiledBenchmarks(), compiledRules()); }

double amountOf(const Translation& translation, std::string_view name) {
  for (const TranslatedQuantity& quantity : translation.quantities) {
    if (quantity.name == name) return quantity.amount;
  }
  return -1;
}

void checkValue(const TranslatedRule& entry, double low, double mid, double high) {
  INFO(entry.rule->id);
  REQUIRE(entry.value.has_value());
  CHECK(errorOf(entry.value->low, low) < 1e-12);
  CHECK(errorOf(entry.value->mid, mid) < 1e-12);
  CHECK(errorOf(entry.value->high, high) < 1e-12);
}

}  // namespace

TEST_CASE("Every published rule by hand: 10,000 followers, half of them see one post, 4 in 100 engage") {
  const Translation t = translated(sample::plain());
  CHECK(amountOf(t, "followerPosts") == 10000);
  CHECK(amountOf(t, "organicImpressions") == 5000);
  CHECK(errorOf(amountOf(t, "engagements"), 400) < 1e-12);
  CHECK(errorOf(amountOf(t, "clicks"), 100) < 1e-12);
  checkValue(ruleOf(t.emv, "viewsCpm"), 54, 54, 54);
  checkValue(ruleOf(t.emv, "impressionsCpm"), 32.5, 32.5, 32.5);
  checkValue(ruleOf(t.emv, "perEngagement"), 40, 60, 100);
  checkValue(ruleOf(t.emv, "perInteraction"), 4, 4, 4);
  checkValue(ruleOf(t.rates, "perThousandFollowers"), 100, 100, 100);
  checkValue(ruleOf(t.rates, "bookedCpm"), 160, 185, 210);
  checkValue(ruleOf(t.rates, "perEngagedFollower"), 72, 72, 72);
  checkValue(ruleOf(t.rates, "perThousandEngagements"), 60, 60, 60);
  checkValue(ruleOf(t.rates, "scaledFollowers"), 224, 224, 224);  // 10 × 14 × 0.04 / 0.025
}

TEST_CASE("A rule that needs likes, comments and shares apart has no value and names them") {
  const TranslatedRule entry = ruleOf(translated(sample::plain()).emv, "perAction");
  CHECK_FALSE(entry.value.has_value());
  CHECK(entry.missing == std::vector<std::string_view>{"likes", "comments", "shares"});
  REQUIRE(entry.terms.size() == 5);
  CHECK_FALSE(entry.terms[0].amount.has_value());
  CHECK(entry.terms[4].amount == 5000.0);
}

TEST_CASE("Creators, posts and delivery multiply what rules count; a boost adds nothing") {
  Scenario s = sample::plain();
  s.creators[0].count = 3;
  s.creators[0].delivery = 0.5;
  s.creators[0].posts = 2;
  const Translation plain = translated(s);
  CHECK(amountOf(plain, "followerPosts") == 30000);
  CHECK(errorOf(amountOf(plain, "organicImpressions"), 15000) < 1e-12);
  CHECK(errorOf(amountOf(plain, "engagements"), 1200) < 1e-12);
  s.creators[0].boost = Boost{1000, 10, 0};
  CHECK(translated(s).quantities[1].amount == plain.quantities[1].amount);
}

TEST_CASE("Engagement scales a price within its least and most") {
  Scenario s = sample::plain();
  for (const auto& [engagement, price] : {std::pair{0.001, 84.0}, {0.025, 140.0}, {0.2, 308.0}}) {
    sample::set(s.creators[0], Rate::engagementRate, engagement);
    checkValue(ruleOf(translated(s).rates, "scaledFollowers"), price, price, price);
  }
}

TEST_CASE("A price of one platform counts that platform's lines only") {
  Scenario s = sample::plain();
  s.creators.push_back(s.creators[0]);
  s.creators[1].platform = Platform::tiktok;
  s.creators[1].format = Format::video;
  const TranslatedRule booked = ruleOf(translated(s).rates, "bookedCpm");
  REQUIRE(booked.terms.size() == 3);
  CHECK(booked.terms[0].amount == 5000.0);
  CHECK(booked.terms[1].amount == 5000.0);
  CHECK(booked.terms[2].amount == 0.0);
  checkValue(booked, 285, 335, 385);
}

TEST_CASE("Prices follow the exchange rate, amounts and scales do not") {
  Scenario s = sample::plain();
  s.usdRate = 2;
  const Translation t = translated(s);
  checkValue(ruleOf(t.emv, "perEngagement"), 80, 120, 200);
  checkValue(ruleOf(t.rates, "scaledFollowers"), 448, 448, 448);
  CHECK(amountOf(t, "organicImpressions") == 5000);
  CHECK(ruleOf(t.emv, "viewsCpm").formula == "organicImpressions / 1000 × 21.6");
}

TEST_CASE("A formula says what is evaluated") {
  const Translation t = translated(sample::plain());
  CHECK(ruleOf(t.emv, "perInteraction").formula == "engagements × 0.01");
  CHECK(ruleOf(t.emv, "perEngagement").formula == "engagements × (0.1 … 0.25)");
  CHECK(ruleOf(t.rates, "scaledFollowers").formula == "followerPosts × clamp(engagementRate / 0.025, 0.6, 2.2) / 1000 × 14");
  CHECK(ruleOf(t.rates, "bookedCpm").formula ==
        "organicImpressions on instagram / 1000 × (32 … 42) + organicImpressions on tiktok / 1000 × (25 … 35) + organicImpressions on "
        "youtube / 1000 × (51 … 61)");
}

TEST_CASE("Every rule and estimator of the table can be told apart, and all but unpublished ones name a source") {
  std::vector<std::string_view> ids;
  const auto check = [&](const auto& entry) {
    INFO(entry.id);
    CHECK(std::find(ids.begin(), ids.end(), entry.id) == ids.end());
    ids.push_back(entry.id);
    CHECK_FALSE(entry.title.empty());
    CHECK_FALSE(entry.note.empty());
    CHECK((entry.grade == 'E') == entry.sources.empty());
  };
  for (const auto& list : {compiledRules().emv, compiledRules().rates}) {
    for (const Rule& rule : list) {
      check(rule);
      CHECK_FALSE(rule.terms.empty());
      for (const RuleTerm& term : rule.terms) {
        CHECK((0 < term.rate.low && term.rate.low <= term.rate.mid && term.rate.mid <= term.rate.high));
        CHECK(term.per >= 1);
        if (!term.platform.empty())
          CHECK(std::find(platformNames().begin(), platformNames().end(), term.platform) != platformNames().end());
        if (!term.scale) continue;
        CHECK(term.scale->by == "engagementRate");
        CHECK((term.scale->over > 0 && term.scale->least <= term.scale->most));
      }
    }
  }
  for (const Estimator& estimator : compiledRules().estimators) check(estimator);
}
