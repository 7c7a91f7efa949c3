// What was counted in a campaign that ran, read from a request, and what it taught as the members of the answer.
#pragma once

#include "core/benchmark.hpp"
#include "core/error.hpp"
#include "json/object_reader.hpp"
#include "json/writer.hpp"

namespace tierwise::json {

/// Reads a scenario with `observed: [{reach?, engagements?, clicks?, trackedOrders?, orders?, spend?, line?, otherCampaign?}]`, learns
/// from it, and writes "scenario" (the request's own, with only the learned ranges put in), "learned" (path, prior, posterior),
/// "kept" (path and code of what counts could not teach) and "actual" (per count: observation, count, actual, projected, ratio,
/// chance). All errors at once, nothing written then; `errors` holds what was refused before.
[[nodiscard]] Errors answerLearn(const Value& request, ErrorList errors, Writer& writer, const BenchmarkTable& table);

}  // namespace tierwise::json
