#include "core/validate.hpp"

#include <cmath>

#include "catch.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::sparse;

namespace {

using Names = std::vector<std::string>;

Errors errorsOf(const Scenario& s) { return validate(s, compiledBenchmarks()); }
Names refused(const Scenario& s) { return sample::named(errorsOf(s)); }

/// The only error of a valid scenario after `change`.
template <class Change>
Error refusal(Change&& change) {
  Scenario s = sparse();
  change(s);
  const Errors errors = errorsOf(s);
  if (errors.size() != 1) return {ErrorCode::internal, std::to_string(errors.size()) + " errors", errors.empty() ? "" : errors[0].message};
  return errors[0];
}

/// Checks one refusal whole: code, path and sentence.
template <class Change>
void refuses(ErrorCode code, const std::string& path, const std::string& message, Change&& change) {
  const Error error = refusal(change);
  CHECK(nameOf(error.code) == nameOf(code));
  CHECK(error.path == path);
  CHECK(error.message == message);
}

template <class Change>
bool accepts(Change&& change) {
  Scenario s = sparse();
  change(s);
  return errorsOf(s).empty();
}

std::optional<Range>& rateOf(Scenario& s, Rate r) { return s.creators[0].rates[index(r)]; }
std::optional<Range>& fieldOf(Scenario& s, Field f) { return s.fields[index(f)]; }

constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("The least a scenario needs is one line with platform, format and followers") { CHECK(refused(sparse()).empty()); }

TEST_CASE("A complete scenario is valid too") {
  CHECK(refused(sample::completed(sparse())).empty());
  sample::Numbers n(7);
  for (int i = 0; i < 50; ++i) CHECK(refused(sample::random(n, 6)).empty());
}

TEST_CASE("No creators at all is an error, not an empty answer") {
  refuses(ErrorCode::emptyList, "creators", "creators needs at least one line", [](Scenario& s) { s.creators.clear(); });
}

TEST_CASE("Missing platform, format and followers are all named at once") {
  Scenario s;
  s.creators.resize(1);
  CHECK(refused(s) == Names{"missing creators[0].platform", "missing creators[0].format", "missing creators[0].followers"});
}

TEST_CASE("Followers are a whole number up to ten thousand million") {
  for (const double good : {0.0, 1.0, 50001.0, 1e10}) CHECK(accepts([&](Scenario& s) { s.creators[0].followers = good; }));
  refuses(ErrorCode::outOfRange, "creators[0].followers", "followers must be a whole number from 0 to 10,000,000,000; it is -5",
          [](Scenario& s) { s.creators[0].followers = -5; });
  refuses(ErrorCode::outOfRange, "creators[0].followers", "followers must be a whole number from 0 to 10,000,000,000; it is 2.5",
          [](Scenario& s) { s.creators[0].followers = 2.5; });
  refuses(ErrorCode::outOfRange, "creators[0].followers",
          "followers must be a whole number from 0 to 10,000,000,000; it is 1,000,000,000,000",
          [](Scenario& s) { s.creators[0].followers = 1e12; });
  for (const double bad : {kInfinity, -kInfinity, std::nan("")})
    CHECK(refusal([&](Scenario& s) { s.creators[0].followers = bad; }).code == ErrorCode::outOfRange);
  CHECK(checkFollowers(25000, "followers").empty());
  CHECK(sample::named(checkFollowers(-1, "followers")) == Names{"outOfRange followers"});
}

TEST_CASE("Counts and posts are whole and at least 1; min and max may be 0") {
  refuses(ErrorCode::outOfRange, "creators[0].count", "count must be a whole number from 1 to 10,000; it is 0",
          [](Scenario& s) { s.creators[0].count = 0; });
  refuses(ErrorCode::outOfRange, "creators[0].count", "count must be a whole number from 1 to 10,000; it is 10,001",
          [](Scenario& s) { s.creators[0].count = 10001; });
  refuses(ErrorCode::outOfRange, "creators[0].posts", "posts must be a whole number from 1 to 1,000; it is 1.5",
          [](Scenario& s) { s.creators[0].posts = 1.5; });
  refuses(ErrorCode::outOfRange, "creators[0].posts", "posts must be a whole number from 1 to 1,000; it is 0",
          [](Scenario& s) { s.creators[0].posts = 0; });
  refuses(ErrorCode::outOfRange, "creators[0].min", "min must be a whole number from 0 to 10,000; it is -1",
          [](Scenario& s) { s.creators[0].min = -1; });
  refuses(ErrorCode::outOfRange, "creators[0].max", "max must be a whole number from 0 to 10,000; it is 20,000",
          [](Scenario& s) { s.creators[0].max = 20000; });
  refuses(ErrorCode::inconsistent, "creators[0].max", "max must not be below min, which is 5; it is 4",
          [](Scenario& s) { s.creators[0].min = 5, s.creators[0].max = 4; });
  CHECK(accepts([](Scenario& s) { s.creators[0].min = 0, s.creators[0].max = 0; }));
  CHECK(accepts([](Scenario& s) {
    s.creators[0].count = 10000, s.creators[0].posts = 1000;
    s.simulation.draws = 256;
  }));
}

TEST_CASE("A format must be one its platform has") {
  refuses(ErrorCode::inconsistent, "creators[0].format", "tiktok has no format reel; it has video",
          [](Scenario& s) { s.creators[0].platform = Platform::tiktok; });
  refuses(ErrorCode::inconsistent, "creators[0].format", "instagram has no format short; it has post, reel, story",
          [](Scenario& s) { s.creators[0].format = Format::shortVideo; });
  refuses(ErrorCode::missing, "creators[0].format", "format is required: post, reel, story",
          [](Scenario& s) { s.creators[0].format.reset(); });
}

TEST_CASE("A proportion of 1.5 or below 0 is refused wherever one stands") {
  for (std::size_t f = 0; f < kFieldCount; ++f) {
    const FieldInfo& info = fieldTable()[f];
    if (info.kind != Kind::proportion) continue;
    const std::string name(info.name);
    refuses(ErrorCode::outOfRange, std::string(info.path), name + " must be a number from 0 to 1; it is 1.5",
            [&](Scenario& s) { s.fields[f] = Range::certain(1.5); });
    refuses(ErrorCode::outOfRange, std::string(info.path), name + " must be a number from 0 to 1; it is -0.1",
            [&](Scenario& s) { s.fields[f] = Range::certain(-0.1); });
    CHECK(accepts([&](Scenario& s) { s.fields[f] = Range::certain(1); }));
    CHECK(accepts([&](Scenario& s) { s.fields[f] = Range::certain(0); }));
  }
  for (std::size_t r = 0; r < kRateCount; ++r) {
    if (rateTable()[r].kind != Kind::proportion) continue;
    const std::string name(rateTable()[r].name);
    refuses(ErrorCode::outOfRange, "creators[0]." + name, name + " must be a number from 0 to 1; it is 1.5",
            [&](Scenario& s) { s.creators[0].rates[r] = Range::certain(1.5); });
  }
  const auto line = [](const char* field, auto&& change) {
    refuses(ErrorCode::outOfRange, std::string("creators[0].") + field,
            std::string(field).substr(std::string(field).rfind('.') + 1) + " must be a number from 0 to 1; it is 1.5", change);
  };
  line("delivery", [](Scenario& s) { s.creators[0].delivery = 1.5; });
  line("commission", [](Scenario& s) { s.creators[0].commission = 1.5; });
  line("boost.accessFee", [](Scenario& s) { s.creators[0].boost = Boost{10, 5, 1.5}; });
  line("fit.values", [](Scenario& s) { s.creators[0].fit = Fit{1.5, {}, {}}; });
  line("fit.audience", [](Scenario& s) { s.creators[0].fit = Fit{{}, 1.5, {}}; });
  line("fit.aesthetics", [](Scenario& s) { s.creators[0].fit = Fit{{}, {}, 1.5}; });
  refuses(ErrorCode::outOfRange, "product.commission", "commission must be a number from 0 to 1; it is 1.5",
          [](Scenario& s) { s.productCommission = 1.5; });
  refuses(ErrorCode::outOfRange, "target.confidence", "confidence must be a number from 0 to 1; it is 1.5",
          [](Scenario& s) { s.target.confidence = 1.5; });
  refuses(ErrorCode::outOfRange, "simulation.commonShare", "commonShare must be a number from 0 to 1; it is 1.5",
          [](Scenario& s) { s.simulation.commonShare = 1.5; });
}

TEST_CASE("Amounts may be 0 but not negative, nor beyond a thousand million million") {
  refuses(ErrorCode::outOfRange, "creators[0].fee", "fee must be a number from 0 to 1,000,000,000,000,000; it is -350",
          [](Scenario& s) { rateOf(s, Rate::fee) = Range::certain(-350); });
  refuses(ErrorCode::outOfRange, "product.averageOrderValue",
          "averageOrderValue must be a number from 0 to 1,000,000,000,000,000; it is 10,000,000,000,000,000",
          [](Scenario& s) { fieldOf(s, Field::averageOrderValue) = Range::certain(1e16); });
  refuses(ErrorCode::outOfRange, "creators[0].contentValue", "contentValue must be a number from 0 to 1,000,000,000,000,000; it is -1",
          [](Scenario& s) { s.creators[0].contentValue = -1; });
  refuses(ErrorCode::outOfRange, "budget", "budget must be a number from 0 to 1,000,000,000,000,000; it is -1",
          [](Scenario& s) { s.budget = -1; });
  for (std::size_t f = 0; f < kFieldCount; ++f) CHECK(accepts([&](Scenario& s) { s.fields[f] = Range::certain(0); }));
  for (std::size_t r = 0; r < kRateCount; ++r) CHECK(accepts([&](Scenario& s) { s.creators[0].rates[r] = Range::certain(0); }));
  for (const double bad : {kInfinity, std::nan("")})
    CHECK(refusal([&](Scenario& s) { rateOf(s, Rate::fee) = Range::certain(bad); }).path == "creators[0].fee");
  CHECK(accepts([](Scenario& s) { s.target.value = -0.5; }));
}

TEST_CASE("A range must be low <= mid <= high") {
  refuses(ErrorCode::reversedRange, "creators[0].reachRate", "reachRate must have low <= mid <= high; it is 0.3, 0.2, 0.4",
          [](Scenario& s) {
            rateOf(s, Rate::reachRate) = Range{0.3, 0.2, 0.4};
          });
  refuses(ErrorCode::reversedRange, "product.shipping", "shipping must have low <= mid <= high; it is 4, 7, 6", [](Scenario& s) {
    fieldOf(s, Field::shipping) = Range{4, 7, 6};
  });
  CHECK(refusal([](Scenario& s) { fieldOf(s, Field::shipping) = Range{std::nan(""), 7, 8}; }).code == ErrorCode::reversedRange);
  CHECK(accepts([](Scenario& s) { fieldOf(s, Field::shipping) = Range{7, 7, 8}; }));
  CHECK(accepts([](Scenario& s) { fieldOf(s, Field::shipping) = Range{6, 8, 8}; }));
}

TEST_CASE("What is uncertain stays strictly inside its domain") {
  refuses(ErrorCode::outOfRange, "product.grossMargin",
          "grossMargin is uncertain, so low, mid and high must lie between 0 and 1, both excluded; type one number if it is certain",
          [](Scenario& s) {
            fieldOf(s, Field::grossMargin) = Range{0.5, 0.8, 1};
          });
  refuses(ErrorCode::outOfRange, "creators[0].responseRate",
          "responseRate is uncertain, so low, mid and high must lie between 0 and 1, both excluded; type one number if it is certain",
          [](Scenario& s) {
            rateOf(s, Rate::responseRate) = Range{0, 0.01, 0.02};
          });
  refuses(ErrorCode::outOfRange, "creators[0].fee",
          "fee is uncertain, so low, mid and high must be above 0 and at most 1,000,000,000,000,000; type one number if it is certain",
          [](Scenario& s) {
            rateOf(s, Rate::fee) = Range{0, 100, 200};
          });
  refuses(ErrorCode::outOfRange, "audience.size",
          "size is uncertain, so low, mid and high must be above 0 and at most 1,000,000,000,000,000; type one number if it is certain",
          [](Scenario& s) {
            fieldOf(s, Field::audienceSize) = Range{1, 100, 1e16};
          });
}

TEST_CASE("A boost with a spend needs the price of a thousand impressions") {
  const std::string message = "cpm, the price of a thousand paid impressions, must be above 0 when there is a spend";
  refuses(ErrorCode::missing, "creators[0].boost.cpm", message, [](Scenario& s) { s.creators[0].boost = Boost{100, {}, {}}; });
  refuses(ErrorCode::outOfRange, "creators[0].boost.cpm", message, [](Scenario& s) { s.creators[0].boost = Boost{100, 0, {}}; });
  refuses(ErrorCode::outOfRange, "creators[0].boost.spend", "spend must be a number from 0 to 1,000,000,000,000,000; it is -1",
          [](Scenario& s) {
            s.creators[0].boost = Boost{-1, 5, {}};
          });
  CHECK(accepts([](Scenario& s) { s.creators[0].boost = Boost{0, {}, {}}; }));
  CHECK(accepts([](Scenario& s) { s.creators[0].boost = Boost{}; }));
}

TEST_CASE("Clicks cannot carry the orders when no order is tracked") {
  refuses(ErrorCode::inconsistent, "measurement.trackedShare",
          "trackedShare must be at least 0.000001 when the basis is clicks: all orders are tracked orders divided by it", [](Scenario& s) {
            s.basis = Basis::clicks;
            fieldOf(s, Field::trackedShare) = Range::certain(0);
          });
  refuses(ErrorCode::inconsistent, "measurement.trackedShare",
          "trackedShare must be at least 0.000001 when the basis is clicks: all orders are tracked orders divided by it", [](Scenario& s) {
            s.basis = Basis::clicks;
            fieldOf(s, Field::trackedShare) = Range{1e-300, 1e-200, 0.5};
          });
  CHECK(accepts([](Scenario& s) { fieldOf(s, Field::trackedShare) = Range::certain(0); }));
  CHECK(accepts([](Scenario& s) { s.basis = Basis::clicks; }));
}

TEST_CASE("Currency, exchange rate and tier scheme") {
  const std::string currency = "currency must be a three-letter code like USD or EUR";
  for (const char* bad : {"", "eur", "EURO", "E R", "€"})
    refuses(ErrorCode::outOfRange, "currency", currency, [&](Scenario& s) { s.currency = bad; });
  CHECK(accepts([](Scenario& s) { s.currency = "CHF"; }));
  const std::string usdRate =
      "usdRate must be above 0 and at most 1,000,000,000,000,000: how much of your currency one US dollar costs; it is ";
  refuses(ErrorCode::outOfRange, "usdRate", usdRate + "0", [](Scenario& s) { s.usdRate = 0; });
  refuses(ErrorCode::outOfRange, "usdRate", usdRate + "1e+200", [](Scenario& s) { s.usdRate = 1e200; });
  CHECK(refusal([](Scenario& s) { s.usdRate = std::nan(""); }).path == "usdRate");
  refuses(ErrorCode::unknownValue, "tierScheme", "tierScheme must be one of agency, common, or a scheme of your own with name and tiers",
          [](Scenario& s) { s.tierSchemeName = "agencies"; });
  CHECK(accepts([](Scenario& s) { s.tierSchemeName = "common"; }));
  CHECK(accepts([](Scenario& s) { s.tierScheme = TierScheme{"own", {{"a", 0}, {"b", 5000}}}; }));
  refuses(ErrorCode::emptyList, "tierScheme.tiers", "a tier scheme needs at least one tier", [](Scenario& s) {
    s.tierScheme = TierScheme{"own", {}};
  });
  refuses(ErrorCode::inconsistent, "tierScheme.tiers[1].from", "each tier must begin above the one before it", [](Scenario& s) {
    s.tierScheme = TierScheme{"own", {{"a", 10}, {"b", 10}}};
  });
}

TEST_CASE("Draws are a power of two within their bounds, seeds whole and exact") {
  for (const double good : {256.0, 4096.0, 1048576.0}) CHECK(accepts([&](Scenario& s) { s.simulation.draws = good; }));
  refuses(ErrorCode::outOfRange, "simulation.draws", "draws must be a power of two from 256 to 1,048,576; it is 1,000",
          [](Scenario& s) { s.simulation.draws = 1000; });
  for (const double bad : {0.0, -256.0, 128.0, 255.0, 300.5, 2097152.0, 1e300, kInfinity, std::nan("")})
    CHECK(refusal([&](Scenario& s) { s.simulation.draws = bad; }).code == ErrorCode::outOfRange);
  CHECK(accepts([](Scenario& s) { s.simulation.seed = 9007199254740991.0; }));
  CHECK(accepts([](Scenario& s) { s.simulation.seed = 0; }));
  for (const double bad : {-1.0, 0.5, 9007199254740992.0, kInfinity})
    CHECK(refusal([&](Scenario& s) { s.simulation.seed = bad; }).path == "simulation.seed");
}

TEST_CASE("Creators times draws beyond the limit are refused with the size that fits") {
  const auto with = [](double count, double lines, std::optional<double> draws) {
    return [=](Scenario& s) {
      s.creators[0].count = count;
      s.creators.resize(static_cast<std::size_t>(lines), s.creators[0]);
      s.simulation.draws = draws;
    };
  };
  refuses(ErrorCode::tooLarge, "simulation.draws", "10,000 creators with 1,048,576 draws each is too large; 16,384 draws fit",
          with(10000, 1, 1048576));
  CHECK(refusal(with(10000, 1, 1048576)).details.draws == 16384);
  CHECK(refusal(with(10000, 1, 1048576)).details.creators == 0);
  CHECK(accepts(with(10000, 1, 16384)));
  refuses(ErrorCode::tooLarge, "simulation.draws", "100,000 creators with 4,096 draws each is too large; 2,048 draws fit",
          with(10000, 10, {}));
  CHECK(accepts(with(10000, 10, 2048)));
  refuses(ErrorCode::tooLarge, "simulation.draws",
          "10,000,000 creators with 256 draws each is too large; 1,048,576 creators with 256 draws fit", with(10000, 1000, 256));
  CHECK(refusal(with(10000, 1000, 256)).details.creators == 1048576);
  CHECK(refusal(with(10000, 1000, 256)).details.draws == 256);
  CHECK(accepts(with(256, 1, 1048576)));
  CHECK_FALSE(accepts(with(257, 1, 1048576)));
  // A count that is refused itself is no reason to change the draws.
  refuses(ErrorCode::outOfRange, "creators[0].count", "count must be a whole number from 1 to 10,000; it is 1e+300", with(1e300, 1, {}));
}

TEST_CASE("More than a thousand lines are refused once, not line by line") {
  refuses(ErrorCode::tooLarge, "creators", "at most 1,000 lines of creators fit; there are 1,001", [](Scenario& s) {
    s.creators[0].followers = -1;
    s.creators.resize(1001, s.creators[0]);
  });
  CHECK(accepts([](Scenario& s) { s.creators.resize(1000, s.creators[0]); }));
}

TEST_CASE("All errors come at once, in the order of the contract's fields") {
  Scenario s = sparse();
  s.currency = "euros";
  s.usdRate = -1;
  s.tierSchemeName = "none";
  s.creators.resize(3, s.creators[0]);
  s.creators[0].followers = -1;
  rateOf(s, Rate::responseRate) = Range{0.2, 0.1, 0.3};
  rateOf(s, Rate::fee) = Range::certain(-1);
  s.creators[0].delivery = 2;
  s.creators[2].count = 0;
  s.creators[2].boost = Boost{1, 0, 2};
  fieldOf(s, Field::fixed) = Range::certain(-1);
  fieldOf(s, Field::repeatOrders) = Range::certain(-1);
  fieldOf(s, Field::newCustomerShare) = Range::certain(2);
  s.productCommission = 2;
  fieldOf(s, Field::returnHandling) = Range::certain(-1);
  fieldOf(s, Field::averageOrderValue) = Range::certain(-1);
  fieldOf(s, Field::trackedShare) = Range::certain(2);
  fieldOf(s, Field::reachShock) = Range::certain(-2);
  s.target.confidence = 2;
  s.budget = -1;
  s.simulation.draws = 5;
  s.simulation.seed = -1;
  CHECK(refused(s) == Names{"outOfRange currency",
                            "outOfRange usdRate",
                            "unknownValue tierScheme",
                            "outOfRange creators[0].followers",
                            "outOfRange creators[0].fee",
                            "reversedRange creators[0].responseRate",
                            "outOfRange creators[0].delivery",
                            "outOfRange creators[2].count",
                            "outOfRange creators[2].boost.cpm",
                            "outOfRange creators[2].boost.accessFee",
                            "outOfRange product.averageOrderValue",
                            "outOfRange product.returnHandling",
                            "outOfRange product.commission",
                            "outOfRange product.newCustomerShare",
                            "outOfRange product.repeatOrders",
                            "outOfRange measurement.trackedShare",
                            "outOfRange costs.fixed",
                            "outOfRange shock.reach",
                            "outOfRange target.confidence",
                            "outOfRange budget",
                            "outOfRange simulation.draws",
                            "outOfRange simulation.seed"});
}

TEST_CASE("Errors of one path are listed once, the first found, and lines count in tens as in ones") {
  Errors errors{{ErrorCode::outOfRange, "creators[10].fee", "ten"}, {ErrorCode::wrongType, "creators[2].fee", "first"},
                {ErrorCode::missing, "creators[2].fee", "second"},  {ErrorCode::unknownField, "zebra", "unknown"},
                {ErrorCode::outOfRange, "creators", "list"},        {ErrorCode::outOfRange, "name", "name"}};
  sortInFieldOrder(errors);
  CHECK(sample::named(errors) ==
        Names{"outOfRange name", "outOfRange creators", "wrongType creators[2].fee", "outOfRange creators[10].fee", "unknownField zebra"});
  Errors hostile{{ErrorCode::syntax, "[", ""},
                 {ErrorCode::syntax, "..", ""},
                 {ErrorCode::syntax, "a[99999999999999999999999]", ""},
                 {ErrorCode::syntax, "", ""}};
  sortInFieldOrder(hostile);
  CHECK(hostile.size() == 4);
  CHECK(hostile[0].path.empty());
}
