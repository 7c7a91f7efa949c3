// Is a plan in the range of what others saw? Figures of the plan and inputs that somebody gave, each beside a published range. Shown
// and never corrected. docs/model.md, "Plausibility".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmark.hpp"
#include "core/defaults.hpp"
#include "core/projection.hpp"
#include "core/rules.hpp"

namespace tierwise {

struct PlausibilityCheck {
  std::string_view id;    ///< "cpm", "revenueOverCost", "netRevenuePerFollower", or the key of an input: "returnRate"
  std::string path;       ///< the line or the input it is about; empty for the whole campaign
  std::string_view unit;  ///< in plain words: "money per follower", "share"
  Ratio value;            ///< at typical inputs; none where a denominator is 0
  double low = 0;         ///< published range, in the scenario's currency where it is money
  double high = 0;
  std::vector<std::string_view> sources;
  char grade = 'E';

  /// Whether the value lies in the range. An end of the range typed as it is shown is inside, whatever the last bits of a curve.
  [[nodiscard]] std::optional<bool> inside() const {
    constexpr double kLastBits = 1e-9;
    return value ? std::optional(low * (1 - kLastBits) <= *value && *value <= high * (1 + kLastBits)) : std::nullopt;
  }
};

/// In order: `cpm` against booked CPMs, weighted by each platform's impressions (none where nobody sees a post); where a result is
/// an order, `revenueOverCost` (revenue as a dashboard shows it) against what marketers report, and each line's
/// `netRevenuePerFollower` (tracked, after returns) against what was measured in the field; then every input that was given and has
/// a published range of grade A to D. Of a sale's inputs (product.…) only where a result is an order: shops are what was measured.
[[nodiscard]] std::vector<PlausibilityCheck> plausibilityOf(const Completed& completed, const BenchmarkTable& table,
                                                            const RuleTable& rules);

}  // namespace tierwise
