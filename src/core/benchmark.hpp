// Benchmarks: the published figures behind every default, as compiled in from src/benchmarks/benchmarks.json.
// The table holds values, grades, notes and source ids; the texts of the sources travel beside the engine.
#pragma once

#include <span>
#include <string_view>

#include "core/campaign.hpp"
#include "core/range.hpp"
#include "core/tier.hpp"

namespace tierwise {

struct CurvePoint {
  double followers;  ///< 0 for a value that does not depend on followers
  Range value;       ///< in the field's unit; money in the table's currency
};

/// One published default. A value that does not depend on followers is a curve of one point.
struct Benchmark {
  std::string_view field;  ///< a scenario path (`product.grossMargin`), or a creator rate's key (`reachRate`)
  Kind kind;
  std::string_view platform, format, niche;  ///< empty where it holds for all
  char grade;                                ///< A measured … E judgement
  std::string_view note;
  std::span<const std::string_view> sources;
  std::span<const CurvePoint> points;  ///< followers strictly rising
};

/// Factors of a form of collaboration on the defaults of the reference form.
struct CollaborationBenchmark {
  std::string_view id;
  double clickThrough, conversion, fee, engagement, delivery;
  char grade;
  std::string_view note;
  std::span<const std::string_view> sources;
};

/// What counts as a result: its word and the paths whose default is zero for it.
struct EventBenchmark {
  std::string_view id, word;
  std::span<const std::string_view> zero;
};

/// A published yearly change of reach, as a factor.
struct ShockBenchmark {
  std::string_view id;
  double value;
  std::string_view note;
  std::span<const std::string_view> sources;
};

/// One published figure of orders per 1,000 people reached; `counts` is tracked, all or assumed.
struct OrderEvidence {
  double ordersPerThousandReached;
  std::string_view publisher, counts;
  std::span<const std::string_view> sources;
};

struct TierCut {
  std::string_view id;
  double from;
};
struct TierSchemeBenchmark {
  std::string_view name;
  std::span<const TierCut> tiers;
};

struct BenchmarkTable {
  std::string_view edition, sha256, currency;
  std::span<const Benchmark> entries;
  std::span<const CollaborationBenchmark> collaborations;
  std::span<const EventBenchmark> events;
  std::span<const ShockBenchmark> shocks;
  std::span<const OrderEvidence> orderEvidence;
  std::span<const TierSchemeBenchmark> tierSchemes;  ///< the first is the default
};

/// What a lookup is asked for; empty words match only entries that hold for all.
struct BenchmarkKey {
  std::string_view field, platform, format, niche;
};

/// The most specific entry for the key (more matching words win), or null if none holds.
[[nodiscard]] const Benchmark* find(const BenchmarkTable& table, const BenchmarkKey& key);

/// The entry at a follower count: piecewise linear in ln(followers) between its points, ln of the value for positive
/// quantities and logit for proportions; flat outside. So no default jumps where a creator passes a tier's cut.
[[nodiscard]] Range valueAt(const Benchmark& entry, double followers);

[[nodiscard]] const CollaborationBenchmark* find(const BenchmarkTable& table, Collaboration collaboration);
[[nodiscard]] const EventBenchmark* find(const BenchmarkTable& table, Event event);
/// The known schemes as values; the first is the default.
[[nodiscard]] std::vector<TierScheme> tierSchemes(const BenchmarkTable& table);

}  // namespace tierwise
