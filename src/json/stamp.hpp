// The stamp: under which engine, figures, seed and scenario an answer came about. Equal stamps, equal answers.
#pragma once

#include <string>

#include "core/benchmark.hpp"
#include "core/campaign.hpp"

namespace tierwise::json {

/// "engine version · benchmark edition · seed · hash" of a complete scenario. The hash is the 64-bit FNV-1a of its canonical
/// text (scenario_writer.hpp) in 16 hexadecimal digits: it tells scenarios apart, it does not protect against forgery.
/// Source: Fowler, Noll & Vo, FNV hash (draft-eastlake-fnv).
[[nodiscard]] std::string stampOf(const Scenario& complete, const BenchmarkTable& table);

}  // namespace tierwise::json
