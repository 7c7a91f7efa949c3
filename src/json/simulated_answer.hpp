// What the simulation says, as the member "simulated" of a projection.
#pragma once

#include "core/projection.hpp"
#include "core/simulated.hpp"
#include "json/writer.hpp"

namespace tierwise::json {

/// A summary's members: mean, sd, p5 … p95, and the same under "standardError".
void writeSummary(Writer& writer, const Summary& summary);

/// "simulated". The needed multipliers become orders per 1,000 people reached by the typical figure.
void writeSimulated(Writer& writer, const Simulated& simulated, const Typical& typical);

}  // namespace tierwise::json
