// What matters, as the members of a sensitivity answer.
#pragma once

#include "core/sensitivity.hpp"
#include "json/writer.hpp"

namespace tierwise::json {

/// "draws", "typicalProfit", "tornado", "sobol", "evpi" (its error under "standardError"), "evppi", "spreadDraws", "spread".
void writeSensitivity(Writer& writer, const Sensitivity& sensitivity);

}  // namespace tierwise::json
