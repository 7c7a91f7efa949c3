#include "core/defaults.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;
using sample::field;
using sample::has;
using sample::rate;
using sample::sparse;

namespace {

Completed filledOf(const Scenario& s) { return complete(s, compiledBenchmarks()); }

const Filled* entryFor(const Completed& c, const std::string& path) {
  for (const Filled& f : c.filled) {
    if (f.path == path) return &f;
  }
  return nullptr;
}

const Benchmark& benchmark(std::string_view name, const char* niche = "lifestyle") {
  return *find(compiledBenchmarks(), {name, "instagram", "reel", niche});
}

/// The default of a rate after `change`, over that of the reference form of collaboration.
template <class Change>
Range ratioOf(Rate r, Change&& change) {
  Scenario s = sparse();
  const Range before = rate(filledOf(s).scenario.creators[0], r);
  change(s);
  const Range after = rate(filledOf(s).scenario.creators[0], r);
  return {after.low / before.low, after.mid / before.mid, after.high / before.high};
}

bool sameRange(const Range& a, const Range& b) { return a.low == b.low && a.mid == b.mid && a.high == b.high; }

bool sameInputs(const Scenario& a, const Scenario& b) {
  bool same = a.creators.size() == b.creators.size() && a.productCommission == b.productCommission && a.usdRate == b.usdRate;
  for (std::size_t f = 0; f < kFieldCount; ++f) same = same && sameRange(*a.fields[f], *b.fields[f]);
  for (std::size_t i = 0; same && i < a.creators.size(); ++i) {
    for (std::size_t r = 0; r < kRateCount; ++r) same = same && sameRange(*a.creators[i].rates[r], *b.creators[i].rates[r]);
    same = same && a.creators[i].delivery == b.creators[i].delivery && a.creators[i].commission == b.creators[i].commission &&
           a.creators[i].max == b.creators[i].max;
  }
  return same;
}

}  // namespace

TEST_CASE("After completion every field has a value; only budget, fit and boost may stay absent") {
  const Scenario s = filledOf(sparse()).scenario;
  for (const auto& f : s.fields) CHECK(f);
  CHECK((s.name && s.currency && s.niche && s.usdRate && s.tierSchemeName && s.event && s.basis && s.productCommission));
  CHECK((s.target.metric && s.target.value && s.target.confidence && s.simulation.draws && s.simulation.seed && s.simulation.commonShare &&
         s.simulation.luck));
  const Line& line = s.creators[0];
  for (const auto& r : line.rates) CHECK(r);
  CHECK((line.name && line.count && line.min && line.max && line.collaboration && line.posts && line.delivery && line.commission &&
         line.contentValue));
  CHECK_FALSE(s.budget);
  CHECK_FALSE(line.fit);
  CHECK_FALSE(line.boost);
}

TEST_CASE("The contract's own defaults") {
  const Completed c = filledOf(sparse());
  const Scenario& s = c.scenario;
  CHECK(*s.name == "");
  CHECK(*s.currency == "USD");
  CHECK(*s.usdRate == 1);
  CHECK(*s.niche == "lifestyle");
  CHECK(*s.tierSchemeName == "agency");
  CHECK(*s.creators[0].count == 1);
  CHECK(*s.creators[0].min == 0);
  CHECK(*s.creators[0].max == 1);
  CHECK(*s.creators[0].posts == 1);
  CHECK(*s.creators[0].delivery == 1);
  CHECK(*s.creators[0].contentValue == 0);
  CHECK(*s.creators[0].collaboration == Collaboration::sponsoredPost);
  CHECK(*s.event == Event::order);
  CHECK(*s.basis == Basis::response);
  CHECK(*s.target.metric == Metric::roi);
  CHECK(*s.target.value == 0);
  CHECK(*s.target.confidence == 0.5);
  CHECK(*s.simulation.draws == 4096);
  CHECK(*s.simulation.seed == 1);
  CHECK(*s.simulation.luck);
  for (const char* path : {"currency", "creators[0].count", "target.metric", "simulation.draws"}) {
    const Filled* entry = entryFor(c, path);
    REQUIRE(entry != nullptr);
    CHECK(entry->sources == std::vector<std::string_view>{kContractSource});
    CHECK_FALSE(entry->grade);
  }
  Scenario many = sparse();
  many.creators[0].count = 12;
  CHECK(*filledOf(many).scenario.creators[0].max == 12);
}

TEST_CASE("Completing twice changes nothing and fills nothing") {
  sample::Numbers n(11);
  for (int i = 0; i < 20; ++i) {
    Scenario s = sparse(std::floor(n.scale(100, 1e7)));
    s.creators[0].collaboration = static_cast<Collaboration>(n.next() % 7);
    s.event = static_cast<Event>(n.next() % 5);
    s.niche = i % 2 == 0 ? "beauty" : "travel";
    s.usdRate = n.scale(0.1, 150);
    s.creators[0].boost = Boost{};
    const Completed once = filledOf(s);
    const Completed twice = filledOf(once.scenario);
    CHECK(sameInputs(once.scenario, twice.scenario));
    CHECK(twice.filled.empty());
  }
}

TEST_CASE("What was typed is never touched") {
  sample::Numbers n(12);
  for (int i = 0; i < 50; ++i) {
    Scenario typed = sample::random(n, 3);
    typed.usdRate = 0.92;
    typed.niche = "fashion";
    for (Line& line : typed.creators) {
      line.collaboration = static_cast<Collaboration>(n.next() % 7);
      line.fit = Fit{1.0, 0.0, 0.9};
    }
    CHECK(sameInputs(filledOf(typed).scenario, typed));
  }
}

TEST_CASE("Every benchmark default says where it comes from, and each path is filled once, in field order") {
  Scenario s = sparse();
  s.creators.push_back(sample::oneCreator(900000));
  const Completed c = filledOf(s);
  Errors asErrors;
  for (const Filled& f : c.filled) {
    INFO(f.path);
    CHECK((!f.sources.empty() || f.grade.has_value()));
    if (f.grade) CHECK((*f.grade >= 'A' && *f.grade <= 'E'));
    asErrors.push_back({ErrorCode::internal, f.path, ""});
  }
  Errors sorted = asErrors;
  sortInFieldOrder(sorted);
  CHECK(sample::named(sorted) == sample::named(asErrors));
  // Contract's values of line 1 and 2, then rates: both lines have the same list.
  CHECK(entryFor(c, "creators[0].fee") != nullptr);
  CHECK(entryFor(c, "creators[1].responseRate") != nullptr);
  CHECK(entryFor(c, "costs.seeding") != nullptr);
}

TEST_CASE("A fee is agreed, not drawn: its default is one number with the spread told beside it") {
  const Completed c = filledOf(sparse());
  const Range published = valueAt(benchmark("fee"), 25000);
  const Range& fee = rate(c.scenario.creators[0], Rate::fee);
  CHECK(fee.isCertain());
  CHECK(fee.mid == published.mid);
  const Filled* entry = entryFor(c, "creators[0].fee");
  REQUIRE(entry != nullptr);
  REQUIRE(entry->spread);
  CHECK(sameRange(*entry->spread, published));
}

TEST_CASE("Rates come from the curves at each line's followers") {
  for (const double followers : {0.0, 1000.0, 12345.0, 250000.0, 1e10}) {
    const Scenario s = filledOf(sparse(followers)).scenario;
    for (const Rate r : {Rate::inMarketShare, Rate::reachRate, Rate::engagementRate, Rate::clickThroughRate, Rate::conversionRate}) {
      CHECK(sameRange(rate(s.creators[0], r), valueAt(benchmark(rateTable()[index(r)].name), followers)));
    }
  }
}

TEST_CASE("Each form of collaboration scales the defaults of the rates it is known to change") {
  for (std::size_t i = 0; i < collaborationNames().size(); ++i) {
    const auto form = static_cast<Collaboration>(i);
    const CollaborationBenchmark& factors = *find(compiledBenchmarks(), form);
    const auto set = [&](Scenario& s) { s.creators[0].collaboration = form; };
    CHECK(errorOf(ratioOf(Rate::fee, set).mid, factors.fee) < 1e-14);
    CHECK(errorOf(ratioOf(Rate::engagementRate, set).mid, factors.engagement) < 1e-14);
    CHECK(errorOf(ratioOf(Rate::clickThroughRate, set).high, factors.clickThrough) < 1e-14);
    CHECK(errorOf(ratioOf(Rate::conversionRate, set).low, factors.conversion) < 1e-14);
    CHECK(errorOf(ratioOf(Rate::responseRate, set).mid, factors.conversion) < 1e-14);
    CHECK(ratioOf(Rate::reachRate, set).mid == 1);
    CHECK(ratioOf(Rate::inMarketShare, set).mid == 1);
  }
}

TEST_CASE("Fit scales conversion and response by 1 + w(2·mean − 1) over the scores that are given") {
  const double w = valueAt(benchmark("fitEffect"), 0).mid;
  const auto withFit = [](Fit fit) { return [=](Scenario& s) { s.creators[0].fit = fit; }; };
  const std::pair<Fit, double> cases[] = {
      {Fit{1, 1, 1}, 1 + w}, {Fit{0, 0, 0}, 1 - w}, {Fit{0.5, {}, {}}, 1}, {Fit{0.9, {}, 0.7}, 1 + w * 0.6}, {Fit{}, 1}};
  for (const auto& [fit, factor] : cases) {
    CHECK(errorOf(ratioOf(Rate::conversionRate, withFit(fit)).mid, factor) < 1e-14);
    CHECK(errorOf(ratioOf(Rate::responseRate, withFit(fit)).high, factor) < 1e-14);
    CHECK(ratioOf(Rate::clickThroughRate, withFit(fit)).mid == 1);
  }
}

TEST_CASE("Dearer products sell less often: the default response follows the niche's order value over yours, within 1/5 and 5") {
  const double usual = valueAt(benchmark("product.averageOrderValue"), 0).mid;
  const auto priced = [](double value) { return [=](Scenario& s) { sample::set(s, Field::averageOrderValue, value); }; };
  CHECK(errorOf(ratioOf(Rate::responseRate, priced(usual * 2)).mid, 0.5) < 1e-14);
  CHECK(errorOf(ratioOf(Rate::responseRate, priced(usual / 3)).mid, 3) < 1e-14);
  CHECK(errorOf(ratioOf(Rate::responseRate, priced(usual * 100)).mid, 0.2) < 1e-14);
  CHECK(errorOf(ratioOf(Rate::responseRate, priced(usual / 100)).mid, 5) < 1e-14);
  CHECK(errorOf(ratioOf(Rate::responseRate, priced(0)).mid, 5) < 1e-14);
  CHECK(ratioOf(Rate::conversionRate, priced(usual * 2)).mid == 1);
  // In another currency "yours" is compared with the niche's value in that currency.
  CHECK(errorOf(ratioOf(Rate::responseRate,
                        [&](Scenario& s) {
                          s.usdRate = 10;
                          sample::set(s, Field::averageOrderValue, usual * 10);
                        })
                    .mid,
                1) < 1e-14);
}

TEST_CASE("Money defaults follow the exchange rate, everything else stays") {
  const Scenario dollars = filledOf(sparse()).scenario;
  Scenario s = sparse();
  s.usdRate = 150;
  const Scenario yen = filledOf(s).scenario;
  for (std::size_t f = 0; f < kFieldCount; ++f) {
    const double factor = fieldTable()[f].money ? 150 : 1;
    INFO(fieldTable()[f].path);
    CHECK(errorOf(yen.fields[f]->mid, dollars.fields[f]->mid * factor) < 1e-14);
    CHECK(errorOf(yen.fields[f]->high, dollars.fields[f]->high * factor) < 1e-14);
  }
  for (std::size_t r = 0; r < kRateCount; ++r) {
    CHECK(errorOf(yen.creators[0].rates[r]->mid, dollars.creators[0].rates[r]->mid * (rateTable()[r].money ? 150 : 1)) < 1e-14);
  }
}

TEST_CASE("No default is larger than what may be typed, whatever the exchange rate") {
  Scenario s = sparse();
  s.creators[0].followers = 2e6;
  s.usdRate = kMaxQuantity;
  const Scenario full = filledOf(s).scenario;
  CHECK(full.creators[0].rates[index(Rate::fee)]->mid == kMaxQuantity);
  CHECK(validate(full, compiledBenchmarks()).empty());
}

TEST_CASE("The niche chooses the product's figures, and an unknown one takes those for all") {
  Scenario s = sparse();
  s.niche = "beauty";
  CHECK(sameRange(field(filledOf(s).scenario, Field::grossMargin), valueAt(benchmark("product.grossMargin", "beauty"), 0)));
  s.niche = "falconry";
  CHECK(sameRange(field(filledOf(s).scenario, Field::grossMargin), valueAt(benchmark("product.grossMargin", ""), 0)));
}

TEST_CASE("Seeding is the goods given away and their shipping, and no better founded than its weakest part") {
  Scenario s = sparse();
  sample::set(s, Field::averageOrderValue, 100);
  sample::set(s, Field::grossMargin, 0.7);
  sample::set(s, Field::shipping, 6);
  const Completed typed = filledOf(s);
  CHECK(field(typed.scenario, Field::seeding).isCertain());
  CHECK(errorOf(field(typed.scenario, Field::seeding).mid, 36) < 1e-14);
  const Completed open = filledOf(sparse());
  const Filled* entry = entryFor(open, "costs.seeding");
  REQUIRE(entry != nullptr);
  for (const char* part : {"product.averageOrderValue", "product.grossMargin", "product.shipping"}) {
    const Filled* from = entryFor(open, part);
    REQUIRE(from != nullptr);
    CHECK(*entry->grade >= *from->grade);
    for (const std::string_view source : from->sources)
      CHECK(std::find(entry->sources.begin(), entry->sources.end(), source) != entry->sources.end());
  }
}

TEST_CASE("What does not apply to a kind of result is 0, unless typed") {
  for (std::size_t i = 0; i < eventNames().size(); ++i) {
    Scenario s = sparse();
    s.event = static_cast<Event>(i);
    const Completed c = filledOf(s);
    for (const std::string_view path : find(compiledBenchmarks(), *s.event)->zero) {
      const Filled* entry = entryFor(c, std::string(path));
      REQUIRE(entry != nullptr);
      CHECK(sameRange(std::get<Range>(entry->value), Range::certain(0)));
    }
  }
  Scenario lead = sparse();
  lead.event = Event::lead;
  sample::set(lead, Field::returnRate, 0.3);
  CHECK(field(filledOf(lead).scenario, Field::returnRate).mid == 0.3);
  CHECK(field(filledOf(lead).scenario, Field::shipping).mid == 0);
  CHECK(field(filledOf(sparse()).scenario, Field::shipping).mid > 0);
}

TEST_CASE("Gifted creators may not post, affiliates are paid by commission, and a typed deal stays") {
  Scenario s = sparse();
  s.creators[0].collaboration = Collaboration::gifted;
  const Completed gifted = filledOf(s);
  CHECK(*gifted.scenario.creators[0].delivery == find(compiledBenchmarks(), Collaboration::gifted)->delivery);
  CHECK(*gifted.scenario.creators[0].delivery < 1);
  CHECK(sameRange(rate(gifted.scenario.creators[0], Rate::fee), Range::certain(0)));
  s.creators[0].delivery = 0.9;
  CHECK(*filledOf(s).scenario.creators[0].delivery == 0.9);

  s = sparse();
  s.niche = "beauty";
  s.creators[0].collaboration = Collaboration::affiliate;
  const Completed affiliate = filledOf(s);
  CHECK(*affiliate.scenario.creators[0].commission == valueAt(benchmark("affiliateCommission", "beauty"), 0).mid);
  CHECK(entryFor(affiliate, "creators[0].commission")->spread);
  CHECK(rate(affiliate.scenario.creators[0], Rate::fee).mid == 0);
  sample::set(s.creators[0], Rate::fee, 200);  // hybrid: a fee and a commission
  CHECK(rate(filledOf(s).scenario.creators[0], Rate::fee).mid == 200);
  CHECK(*filledOf(s).scenario.creators[0].commission > 0);

  s = sparse();
  s.productCommission = 0.07;
  CHECK(*filledOf(s).scenario.creators[0].commission == 0.07);
}

TEST_CASE("Whatever is left out, the completed scenario is valid") {
  sample::Numbers n(13);
  for (int i = 0; i < 200; ++i) {
    Scenario s = sparse(std::floor(n.scale(1, 1e10)));
    Line& line = s.creators[0];
    const std::pair<Platform, Format> places[] = {
        {Platform::instagram, Format::post}, {Platform::tiktok, Format::video}, {Platform::youtube, Format::shortVideo}};
    line.platform = places[n.next() % 3].first;
    line.format = line.platform == Platform::instagram ? Format::story
                  : line.platform == Platform::tiktok  ? Format::video
                                                       : Format::shortVideo;
    line.collaboration = static_cast<Collaboration>(n.next() % 7);
    line.fit = Fit{n.between(0, 1), {}, n.between(0, 1)};
    s.event = static_cast<Event>(n.next() % 5);
    s.usdRate = n.scale(0.01, 200);
    if (n.chance(0.5)) sample::set(s, Field::averageOrderValue, n.scale(0.01, 1e5));
    const Scenario done = filledOf(s).scenario;
    CHECK(sample::named(validate(done, compiledBenchmarks())).empty());
  }
}

TEST_CASE("The default response was measured with a code: a warning when there is none") {
  Scenario s = sparse();
  CHECK_FALSE(has(filledOf(s).warnings, "responseMeasuredWithCode"));
  sample::set(s, Field::discount, 0);
  CHECK(has(filledOf(s).warnings, "responseMeasuredWithCode"));
  sample::set(s.creators[0], Rate::responseRate, 0.01);
  CHECK_FALSE(has(filledOf(s).warnings, "responseMeasuredWithCode"));
}

TEST_CASE("A typed engagement rate outside the published band is told, a typed one inside is not") {
  Scenario s = sparse();
  const Range band = valueAt(benchmark("engagementRate"), 25000);
  for (const double inside : {band.low, band.mid, band.high}) {
    sample::set(s.creators[0], Rate::engagementRate, inside);
    CHECK_FALSE(has(filledOf(s).warnings, "engagementOutsideBand"));
  }
  for (const double outside : {band.low * 0.99, band.high * 1.01, 0.0, 1.0}) {
    sample::set(s.creators[0], Rate::engagementRate, outside);
    const Completed c = filledOf(s);
    CHECK(has(c.warnings, "engagementOutsideBand"));
    CHECK(c.warnings[0].path == "creators[0].engagementRate");
  }
}

TEST_CASE("Gifts and pure commission above 50,000 followers are unlikely without a fee") {
  for (const Collaboration form : {Collaboration::gifted, Collaboration::affiliate}) {
    Scenario s = sparse(50001);
    s.creators[0].collaboration = form;
    CHECK(has(filledOf(s).warnings, "unlikelyWithoutFee"));
    s.creators[0].followers = 50000;
    CHECK_FALSE(has(filledOf(s).warnings, "unlikelyWithoutFee"));
    s.creators[0].followers = 50001;
    sample::set(s.creators[0], Rate::fee, 300);
    CHECK_FALSE(has(filledOf(s).warnings, "unlikelyWithoutFee"));
  }
  CHECK_FALSE(has(filledOf(sparse(1e6)).warnings, "unlikelyWithoutFee"));
}
