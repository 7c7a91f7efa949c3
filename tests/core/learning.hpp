// What tests of learning share: a scenario to learn in, and posteriors by a quadrature of their own.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"
#include "core/learn.hpp"
#include "core/sample.hpp"

namespace tierwise::sample {

inline LearnResult learned(const Scenario& s, const std::vector<Observation>& observed) { return learn(s, observed, compiledBenchmarks()); }

inline Observation counts(std::optional<double> reach, std::optional<double> orders, bool other = false) {
  Observation o;
  o.reach = reach;
  o.orders = orders;
  if (other) o.otherCampaign = true;
  return o;
}

inline bool same(const Range& a, const Range& b) { return a.low == b.low && a.mid == b.mid && a.high == b.high; }

inline bool unchanged(const Scenario& a, const Scenario& b) {
  bool all = a.creators.size() == b.creators.size();
  for (std::size_t f = 0; f < kFieldCount; ++f) all = all && same(*a.fields[f], *b.fields[f]);
  for (std::size_t i = 0; all && i < a.creators.size(); ++i) {
    for (std::size_t r = 0; r < kRateCount; ++r) all = all && same(*a.creators[i].rates[r], *b.creators[i].rates[r]);
  }
  return all;
}

/// Independent of the code under test: the C library's functions, midpoint sums over the transformed value, no zoom.
class Reference {
 public:
  Reference(const Range& range, Kind kind, const std::function<double(double)>& logLikelihood) {
    const auto g = [&](double x) { return kind == Kind::positive ? std::log(x) : std::log(x / (1 - x)); };
    const double centre = g(range.mid);
    const double below = (centre - g(range.low)) / 1.6448536269514722;
    const double above = (g(range.high) - centre) / 1.6448536269514722;
    constexpr int kCells = 200000;
    constexpr double kSpreads = 16;
    const double low = centre - kSpreads * below;
    const double width = kSpreads * (below + above) / kCells;
    double best = -std::numeric_limits<double>::infinity();
    for (int i = 0; i < kCells; ++i) {
      const double at = low + (i + 0.5) * width;
      const double spread = at < centre ? below : above;
      const double z = (at - centre) / spread;
      const double x = kind == Kind::positive ? std::exp(at) : 1 / (1 + std::exp(-at));
      values_.push_back(x);
      // The two halves of the density carry half of the mass each.
      logs_.push_back(-z * z / 2 - std::log(spread) + logLikelihood(x));
      best = std::max(best, logs_.back());
    }
    for (double& value : logs_) value = std::exp(value - best), sum_ += value;
  }
  [[nodiscard]] double quantile(double p) const {
    double left = p * sum_;
    for (std::size_t i = 0; i < logs_.size(); ++i) {
      if ((left -= logs_[i]) <= 0) return values_[i];
    }
    return values_.back();
  }

 private:
  std::vector<double> values_, logs_;
  double sum_ = 0;
};

/// Compares a learned range with the reference posterior.
inline void agrees(const Range& posterior, const Range& prior, Kind kind, const std::function<double(double)>& logLikelihood,
                   double tolerance = 2e-4) {
  const Reference reference(prior, kind, logLikelihood);
  CHECK(errorOf(posterior.low, reference.quantile(0.05)) < tolerance);
  CHECK(errorOf(posterior.mid, reference.quantile(0.5)) < tolerance);
  CHECK(errorOf(posterior.high, reference.quantile(0.95)) < tolerance);
}

inline constexpr Range kResponse{0.0003, 0.0027, 0.025};
inline constexpr Range kReach{0.1, 0.2, 0.4};

/// One creator of 20,000 followers, everyone in the market; response and reach uncertain.
inline Scenario uncertain() {
  Scenario s = plain();
  s.creators[0].followers = 20000;
  rate(s.creators[0], Rate::reachRate) = kReach;
  rate(s.creators[0], Rate::responseRate) = kResponse;
  rate(s.creators[0], Rate::engagementRate) = {0.01, 0.02, 0.05};
  rate(s.creators[0], Rate::clickThroughRate) = {0.005, 0.01, 0.018};
  rate(s.creators[0], Rate::conversionRate) = {0.005, 0.013, 0.022};
  field(s, Field::trackedShare) = {0.25, 0.6, 0.95};
  return s;
}

inline const Compared* rowOf(const LearnResult& r, std::string_view count) {
  for (const Compared& row : r.actual) {
    if (row.count == count) return &row;
  }
  return nullptr;
}

inline bool kept(const LearnResult& r, const std::string& path, KeptReason reason) {
  return std::any_of(r.kept.begin(), r.kept.end(), [&](const Kept& k) { return k.input.path() == path && k.reason == reason; });
}

inline std::vector<std::string> paths(const LearnResult& r) {
  std::vector<std::string> all;
  for (const Learned& l : r.learned) all.push_back(l.input.path());
  return all;
}

}  // namespace tierwise::sample
