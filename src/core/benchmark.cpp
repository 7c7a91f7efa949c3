#include "core/benchmark.hpp"

#include <algorithm>
#include <iterator>

#include "core/math.hpp"

namespace tierwise {

namespace {

/// Number of words of the entry that the key asks for; -1 if one of them asks for something else.
int matches(const Benchmark& entry, const BenchmarkKey& key) {
  int count = 0;
  const auto word = [&](std::string_view has, std::string_view wants) {
    if (has.empty()) return true;
    ++count;
    return has == wants;
  };
  const bool holds =
      entry.field == key.field && word(entry.platform, key.platform) && word(entry.format, key.format) && word(entry.niche, key.niche);
  return holds ? count : -1;
}

double between(double low, double high, double share, Kind kind) {
  if (low == high) return low;  // also keeps certain zeros, which have no logarithm
  if (kind == Kind::positive) {
    const double g = log(low);
    return exp(g + share * (log(high) - g));
  }
  const double g = logit(low);
  return logistic(g + share * (logit(high) - g));
}

template <class Entries>
auto findId(const Entries& entries, std::string_view id) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

const Benchmark* find(const BenchmarkTable& table, const BenchmarkKey& key) {
  const Benchmark* best = nullptr;
  int bestCount = -1;
  for (const Benchmark& entry : table.entries) {
    const int count = matches(entry, key);
    if (count > bestCount) {
      best = &entry;
      bestCount = count;
    }
  }
  return best;
}

Range valueAt(const Benchmark& entry, double followers) {
  const auto points = entry.points;
  const auto right = std::find_if(points.begin(), points.end(), [&](const CurvePoint& point) { return point.followers > followers; });
  if (right == points.begin()) return points.front().value;
  if (right == points.end()) return points.back().value;
  const CurvePoint& b = *right;
  const CurvePoint& a = *std::prev(right);
  const double share = log(followers / a.followers) / log(b.followers / a.followers);
  return {between(a.value.low, b.value.low, share, entry.kind), between(a.value.mid, b.value.mid, share, entry.kind),
          between(a.value.high, b.value.high, share, entry.kind)};
}

const CollaborationBenchmark* find(const BenchmarkTable& table, Collaboration collaboration) {
  return findId(table.collaborations, nameOf(collaboration));
}

const EventBenchmark* find(const BenchmarkTable& table, Event event) { return findId(table.events, nameOf(event)); }

std::vector<TierScheme> tierSchemes(const BenchmarkTable& table) {
  std::vector<TierScheme> schemes;
  for (const TierSchemeBenchmark& scheme : table.tierSchemes) {
    TierScheme copy{std::string(scheme.name), {}};
    for (const TierCut& cut : scheme.tiers) copy.tiers.push_back({std::string(cut.id), cut.from});
    schemes.push_back(std::move(copy));
  }
  return schemes;
}

}  // namespace tierwise
