// The benchmark table compiled into the engine; generate.mjs writes its definition from benchmarks.json.
#pragma once

#include "core/benchmark.hpp"
#include "core/rules.hpp"

namespace tierwise {

/// The table of this build; lives as long as the program.
[[nodiscard]] const BenchmarkTable& compiledBenchmarks();

/// The published rules beside the model. Apart from the table, so that a program that does not translate does not hold them.
[[nodiscard]] const RuleTable& compiledRules();

}  // namespace tierwise
