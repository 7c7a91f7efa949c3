// The benchmark table compiled into the engine; generate.mjs writes its definition from benchmarks.json.
#pragma once

#include "core/benchmark.hpp"

namespace tierwise {

/// The table of this build; lives as long as the program.
[[nodiscard]] const BenchmarkTable& compiledBenchmarks();

}  // namespace tierwise
