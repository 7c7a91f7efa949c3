// The plan under other rules, and how plausible it is, as the members of a translation answer.
#pragma once

#include "core/plausibility.hpp"
#include "core/translation.hpp"
#include "json/writer.hpp"

namespace tierwise::json {

/// "quantities", "emv", "rates"
void writeTranslation(Writer& writer, const Translation& translation);

/// "plausibility"
void writePlausibility(Writer& writer, const std::vector<PlausibilityCheck>& checks);

}  // namespace tierwise::json
