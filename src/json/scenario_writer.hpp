// A Scenario to JSON in the contract's order. Of a complete scenario this is its canonical text: equal scenarios, equal bytes.
#pragma once

#include "core/campaign.hpp"
#include "json/writer.hpp"

namespace tierwise::json {

/// Writes what the scenario holds; what is not set is left out.
void write(Writer& writer, const Scenario& scenario);

}  // namespace tierwise::json
