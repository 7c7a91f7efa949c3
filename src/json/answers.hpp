// Results to JSON: the members of each answer after "ok" and "schema", in the contract's order.
#pragma once

#include <string_view>
#include <vector>

#include "core/benchmark.hpp"
#include "core/defaults.hpp"
#include "core/error.hpp"
#include "core/explain.hpp"
#include "core/projection.hpp"
#include "core/tier.hpp"
#include "json/writer.hpp"

namespace tierwise::json {

/// `{"ok": false, …, "errors": […]}`, the whole answer.
[[nodiscard]] std::string errorAnswer(const Errors& errors);

// Parts of a projection. `simulated` stands between `typical` and `breakEven`.
void writeTypical(Writer& writer, const Typical& typical);
void writeBreakEven(Writer& writer, const BreakEven& breakEven);
void writeLines(Writer& writer, const std::vector<LineResult>& lines);
/// One "warnings" list of all that is given, in order.
void writeWarnings(Writer& writer, const std::vector<const std::vector<Warning>*>& parts);

/// "filled"
void writeFilled(Writer& writer, const std::vector<Filled>& filled);

/// "tier", "position", "next", "schemes": the place of `followers` in `asked`, and its tier under each of `known`.
void writeClassification(Writer& writer, double followers, const TierScheme& asked, const std::vector<TierScheme>& known);

/// "metric", "unit", "value", "steps"
void writeExplanation(Writer& writer, std::string_view metric, const std::vector<ExplainedStep>& steps);

/// The whole benchmark table; the texts of the sources travel as a file of their own.
void writeBenchmarks(Writer& writer, const BenchmarkTable& table);

}  // namespace tierwise::json
