// The formula of a figure with this scenario's numbers in it, step by step: what is behind a number, for people who check.
// The formulas are a table (explain_formulas.cpp); names in them are the contract's. The values are those of `projectTypical`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmark.hpp"
#include "core/campaign.hpp"
#include "core/projection.hpp"

namespace tierwise {

/// One quantity on the way. In a formula, Σ{…}, Π{…} and max{…} run over the lines of creators; the names in braces are the line's.
struct ExplainedStep {
  std::string name;          ///< e.g. "roi", "breakEven.feeMultiplier", "creators[0].contacts"
  std::string_view unit;     ///< in plain words: "people", "money per order", "share", …
  std::string_view formula;  ///< in names: "profit / cost"
  std::string with;          ///< in numbers that read back to the same doubles; of many lines the first few, then "…"
  Ratio value;               ///< none where the figure does not exist (a denominator of 0, no break-even)
};

/// Lines of creators that a sum shows before "…".
inline constexpr std::size_t kExplainedLines = 3;

/// The figures that can be explained: those of `typical` by name, and `costBreakdown.…`, `ladder.…`, `breakEven.…`.
[[nodiscard]] const std::vector<std::string_view>& explainedMetrics();

/// The steps to `metric` (one of `explainedMetrics()`; else none) for a complete scenario, each after those it uses; the last is the
/// metric.
[[nodiscard]] std::vector<ExplainedStep> explain(const Scenario& scenario, const BenchmarkTable& table, std::string_view metric);

}  // namespace tierwise
