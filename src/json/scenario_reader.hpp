// JSON values to a Scenario, by the tables of core/campaign.hpp: what is there is read, what is not stays empty.
#pragma once

#include <optional>

#include "core/benchmark.hpp"
#include "core/campaign.hpp"
#include "json/object_reader.hpp"

namespace tierwise::json {

/// Reads the scenario's fields from an object that may hold more (a verb's own fields); the caller ends with `finish`.
/// Adds an error with its exact path for each wrong type, unknown word and unknown field below. Rules between values are `validate`'s.
[[nodiscard]] Scenario readScenario(ObjectReader& object);

/// A tier scheme by name (`schemeName`) or of the request's own (`scheme`), as `tierScheme` gives it; at most one is set. A name that is
/// not known is answered with the nearest.
void readTierScheme(ObjectReader& object, std::optional<std::string>& schemeName, std::optional<TierScheme>& scheme);

/// Reading errors and the errors of the rules as one list: field order, each path once. A rule's error below a field that could
/// not be read at all is left out, because it speaks about what was never seen.
[[nodiscard]] Errors merged(ErrorList reading, Errors rules);

}  // namespace tierwise::json
