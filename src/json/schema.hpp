// Schemas: every request and every answer says what kind of text it is and in which version, `tierwise/<kind>@<version>`.
// Old versions are read and upgraded, forever: this is the place.
#pragma once

#include <string>
#include <string_view>

#include "json/object_reader.hpp"
#include "json/value.hpp"

namespace tierwise::json {

inline constexpr int kScenarioVersion = 1;

/// `tierwise/<kind>@<version>`
[[nodiscard]] std::string schemaName(std::string_view kind, int version);

/// Brings a request of an older version of `kind` to the current one, in place. A request without `schema` is taken as current:
/// the contract wants it in every request, but a hand-written one that reads well is no reason to refuse. Adds `unsupportedSchema`
/// for another kind or a version this engine does not know, and returns false.
[[nodiscard]] bool upgrade(Value& request, std::string_view kind, int current, ErrorList& errors);

}  // namespace tierwise::json
