#include "core/benchmark.hpp"

#include <cmath>
#include <set>

#include "catch.hpp"
#include "core/math.hpp"
#include "core/sample.hpp"

using namespace tierwise;
using sample::errorOf;

namespace {

constexpr std::string_view kNoSources[] = {"x"};
constexpr CurvePoint kOne[] = {{0, {1, 1, 1}}};
constexpr CurvePoint kTwo[] = {{0, {2, 2, 2}}};
constexpr CurvePoint kThree[] = {{0, {3, 3, 3}}};
constexpr CurvePoint kFour[] = {{0, {4, 4, 4}}};

/// An entry for the words given, whose value tells which it is.
constexpr Benchmark entry(std::string_view platform, std::string_view format, std::string_view niche, std::span<const CurvePoint> points) {
  return {"rate", Kind::positive, platform, format, niche, 'A', "", kNoSources, points};
}

std::vector<std::pair<Platform, Format>> places() {
  std::vector<std::pair<Platform, Format>> all;
  for (std::size_t p = 0; p < platformNames().size(); ++p) {
    for (std::size_t f = 0; f < formatNames().size(); ++f) {
      if (offers(static_cast<Platform>(p), static_cast<Format>(f))) all.emplace_back(static_cast<Platform>(p), static_cast<Format>(f));
    }
  }
  return all;
}

std::set<std::string_view> niches() {
  std::set<std::string_view> all{"lifestyle", "no such niche"};
  for (const Benchmark& b : compiledBenchmarks().entries) {
    if (!b.niche.empty()) all.insert(b.niche);
  }
  return all;
}

bool ordered(const Range& r, Kind kind) {
  if (r.isCertain()) return r.low == r.mid && r.mid == r.high && r.low >= 0 && (kind == Kind::positive || r.high <= 1);
  return r.low > 0 && r.low <= r.mid && r.mid <= r.high && (kind == Kind::positive || r.high < 1);
}

double changeOf(double a, double b) { return std::fabs(b - a) / a; }

}  // namespace

TEST_CASE("A lookup takes the most specific entry, in whatever order the table holds them") {
  const Benchmark entries[] = {entry("", "", "", kOne), entry("instagram", "", "", kTwo), entry("instagram", "reel", "", kThree),
                               entry("instagram", "reel", "beauty", kFour)};
  const Benchmark backwards[] = {entries[3], entries[2], entries[1], entries[0]};
  for (const std::span<const Benchmark> list : {std::span<const Benchmark>(entries), std::span<const Benchmark>(backwards)}) {
    BenchmarkTable table{};
    table.entries = list;
    const auto found = [&](std::string_view platform, std::string_view format, std::string_view niche) {
      const Benchmark* hit = find(table, {"rate", platform, format, niche});
      return hit == nullptr ? 0 : hit->points.front().value.mid;
    };
    CHECK(found("instagram", "reel", "beauty") == 4);
    CHECK(found("instagram", "reel", "fashion") == 3);
    CHECK(found("instagram", "post", "beauty") == 2);
    CHECK(found("tiktok", "reel", "beauty") == 1);
    CHECK(found("", "", "") == 1);
    CHECK(find(table, {"other", "instagram", "reel", "beauty"}) == nullptr);
  }
}

TEST_CASE("An entry for another platform, format or niche never answers") {
  const Benchmark entries[] = {entry("instagram", "reel", "beauty", kOne)};
  BenchmarkTable table{};
  table.entries = entries;
  CHECK(find(table, {"rate", "instagram", "reel", "beauty"}) != nullptr);
  CHECK(find(table, {"rate", "tiktok", "reel", "beauty"}) == nullptr);
  CHECK(find(table, {"rate", "instagram", "post", "beauty"}) == nullptr);
  CHECK(find(table, {"rate", "instagram", "reel", "fashion"}) == nullptr);
  CHECK(find(table, {"rate", "instagram", "reel", ""}) == nullptr);
}

TEST_CASE("A curve is a straight line in the logarithm of followers and of a positive value, flat outside") {
  const CurvePoint points[] = {{1000, {1, 2, 4}}, {100000, {4, 32, 64}}};
  const Benchmark curve = entry("", "", "", points);
  const Range middle = valueAt(curve, 10000);
  CHECK(errorOf(middle.low, 2) < 1e-14);
  CHECK(errorOf(middle.mid, 8) < 1e-14);
  CHECK(errorOf(middle.high, 16) < 1e-14);
  for (const double below : {0.0, 1.0, 999.0}) CHECK(valueAt(curve, below).mid == 2);
  for (const double above : {100000.0, 1e10}) CHECK(valueAt(curve, above).mid == 32);
}

TEST_CASE("A curve of a proportion is a straight line in its logit") {
  const CurvePoint points[] = {{1000, {0.1, 0.2, 0.3}}, {100000, {0.5, 0.8, 0.9}}};
  Benchmark curve = entry("", "", "", points);
  curve.kind = Kind::proportion;
  CHECK(errorOf(valueAt(curve, 10000).mid, 0.5) < 1e-14);
  CHECK(errorOf(valueAt(curve, 10000).low, logistic((logit(0.1) + logit(0.5)) / 2)) < 1e-14);
}

TEST_CASE("A curve may hold certain zeros, which have no logarithm") {
  const CurvePoint points[] = {{1000, {0, 0, 0}}, {100000, {0, 0, 0}}};
  CHECK(valueAt(entry("", "", "", points), 5000).mid == 0);
}

TEST_CASE("Every curve of the table passes through its own points") {
  for (const Benchmark& b : compiledBenchmarks().entries) {
    for (const CurvePoint& point : b.points) {
      const Range r = valueAt(b, point.followers);
      CHECK(errorOf(r.low, point.value.low) < 1e-13);
      CHECK(errorOf(r.mid, point.value.mid) < 1e-13);
      CHECK(errorOf(r.high, point.value.high) < 1e-13);
    }
  }
}

TEST_CASE("Every value of the table is low <= mid <= high in its domain, with a grade, a kind and followers that rise") {
  REQUIRE(compiledBenchmarks().entries.size() > 100);
  for (const Benchmark& b : compiledBenchmarks().entries) {
    INFO(b.field << " " << b.platform << " " << b.format << " " << b.niche);
    CHECK((b.grade >= 'A' && b.grade <= 'E'));
    CHECK_FALSE(b.points.empty());
    for (const CurvePoint& point : b.points) CHECK(ordered(point.value, b.kind));
    for (std::size_t i = 1; i < b.points.size(); ++i) CHECK(b.points[i - 1].followers < b.points[i].followers);
    if (b.points.size() > 1) CHECK(b.points.front().followers > 0);
  }
}

TEST_CASE("The kind of every entry is the kind of its field") {
  const std::set<std::string_view> others{"fitEffect", "simulation.commonShare", "affiliateCommission", "unpaidFollowers",
                                          "product.commission"};
  for (const Benchmark& b : compiledBenchmarks().entries) {
    INFO(b.field);
    bool known = others.count(b.field) == 1;
    for (const FieldInfo& field : fieldTable()) {
      if (field.path != b.field) continue;
      known = true;
      CHECK(field.kind == b.kind);
    }
    for (const FieldInfo& rate : rateTable()) {
      if (rate.name != b.field) continue;
      known = true;
      CHECK(rate.kind == b.kind);
    }
    CHECK(known);
  }
}

TEST_CASE("No two entries answer the same question") {
  std::set<std::string> seen;
  for (const Benchmark& b : compiledBenchmarks().entries) {
    const std::string key = std::string(b.field) + "|" + std::string(b.platform) + "|" + std::string(b.format) + "|" + std::string(b.niche);
    INFO(key);
    CHECK(seen.insert(key).second);
  }
}

TEST_CASE("Words of the table are words of the contract") {
  const auto knows = [](const std::vector<std::string_view>& words, std::string_view word) {
    return word.empty() || std::find(words.begin(), words.end(), word) != words.end();
  };
  for (const Benchmark& b : compiledBenchmarks().entries) {
    CHECK(knows(platformNames(), b.platform));
    CHECK(knows(formatNames(), b.format));
  }
  CHECK(compiledBenchmarks().collaborations.size() == collaborationNames().size());
  for (std::size_t i = 0; i < collaborationNames().size(); ++i) {
    const CollaborationBenchmark* form = find(compiledBenchmarks(), static_cast<Collaboration>(i));
    REQUIRE(form != nullptr);
    for (const double factor : {form->clickThrough, form->conversion, form->engagement}) CHECK(factor > 0);
    CHECK(form->fee >= 0);
    CHECK((form->delivery > 0 && form->delivery <= 1));
  }
  CHECK(compiledBenchmarks().events.size() == eventNames().size());
  for (std::size_t i = 0; i < eventNames().size(); ++i) {
    const EventBenchmark* event = find(compiledBenchmarks(), static_cast<Event>(i));
    REQUIRE(event != nullptr);
    for (const std::string_view path : event->zero) {
      CHECK(std::any_of(fieldTable().begin(), fieldTable().end(), [&](const FieldInfo& f) { return f.path == path; }));
    }
  }
}

TEST_CASE("Every platform, format and niche has every rate from 1,000 to 10 million followers, and no default jumps") {
  constexpr double kStep = 1.002;
  for (const auto& [platform, format] : places()) {
    for (const std::string_view niche : niches()) {
      for (const FieldInfo& rate : rateTable()) {
        const Benchmark* b = find(compiledBenchmarks(), {rate.name, nameOf(platform), nameOf(format), niche});
        INFO(nameOf(platform) << " " << nameOf(format) << " " << niche << " " << rate.name);
        REQUIRE(b != nullptr);
        Range last = valueAt(*b, 1000);
        double steepest = 0;
        bool valid = ordered(last, rate.kind);
        for (double followers = 1000; followers < 1e7 * kStep; followers *= kStep) {
          const Range now = valueAt(*b, followers);
          valid = valid && ordered(now, rate.kind);
          steepest = std::max({steepest, changeOf(last.low, now.low), changeOf(last.mid, now.mid), changeOf(last.high, now.high)});
          last = now;
        }
        CHECK(valid);
        CHECK(steepest < 0.02);  // a fifth of a per cent more followers never changes a default by more than 2 %
      }
    }
  }
}

TEST_CASE("Every campaign field that no rule derives has a value for every niche") {
  for (const FieldInfo& field : fieldTable()) {
    if (field.path == "costs.seeding") continue;  // from order value, margin and shipping
    for (const std::string_view niche : niches()) CHECK(find(compiledBenchmarks(), {field.path, "", "", niche}) != nullptr);
  }
  for (const std::string_view other :
       {"product.commission", "simulation.commonShare", "fitEffect", "affiliateCommission", "unpaidFollowers"}) {
    CHECK(find(compiledBenchmarks(), {other, "", "", ""}) != nullptr);
  }
}

TEST_CASE("The evidence on orders spans the published range, each figure with its publisher and how it counted") {
  double least = 1e9;
  double most = 0;
  for (const OrderEvidence& dot : compiledBenchmarks().orderEvidence) {
    least = std::min(least, dot.ordersPerThousandReached);
    most = std::max(most, dot.ordersPerThousandReached);
    CHECK_FALSE(dot.publisher.empty());
    CHECK((dot.counts == "tracked" || dot.counts == "all" || dot.counts == "assumed"));
    if (dot.counts != "assumed") CHECK_FALSE(dot.sources.empty());  // what was counted has a study behind it
  }
  CHECK(least > 0);
  CHECK(least < 0.5);
  CHECK(most > 10);
  CHECK(most < 1000);
}

TEST_CASE("The table names its edition and the hash of its file, and every tier scheme of it is valid") {
  CHECK(compiledBenchmarks().sha256.size() == 64);
  CHECK_FALSE(compiledBenchmarks().edition.empty());
  CHECK(compiledBenchmarks().currency == "USD");
  CHECK(tierSchemes(compiledBenchmarks()).size() >= 2);
  for (const TierScheme& scheme : tierSchemes(compiledBenchmarks())) CHECK(checkScheme(scheme, "tierScheme").empty());
}
