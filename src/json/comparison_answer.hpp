// Two to six scenarios in one request, and what sets them apart as the members of the answer.
#pragma once

#include <vector>

#include "core/benchmark.hpp"
#include "core/comparison.hpp"
#include "json/object_reader.hpp"
#include "json/writer.hpp"

namespace tierwise::json {

/// Reads `{"scenarios": [2 … 6]}`: complete scenarios, all with the `simulation` of the first. All errors of all scenarios at once, their
/// paths beginning with `scenarios[i].`; `errors` holds what was refused before.
[[nodiscard]] Result<std::vector<Scenario>> readComparison(const Value& request, ErrorList errors, const BenchmarkTable& table);

/// "scenarios": per scenario its name, stamp, cost, profit, roi and chance of profit; "pairs": each pair a < b (places in the list) with
/// "chanceBBeatsA", "difference" (profit B − profit A) and its "dots"; "best"; "evpi" (its error under "standardError").
void writeComparison(Writer& writer, const std::vector<Scenario>& scenarios, const Comparison& comparison, const BenchmarkTable& table);

}  // namespace tierwise::json
