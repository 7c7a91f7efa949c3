// How long the parts of one projection take.
#pragma once

#include <optional>
#include <string_view>

namespace tierwise {

/// Nanoseconds of the processor, medians.
struct Stages {
  double scores = 0;      ///< making the normal scores of a seed that was not seen before
  double evaluation = 0;  ///< all draws from kept scores to outcomes, without luck
  double luck = 0;        ///< whole orders by chance
  double summary = 0;     ///< everything told of the outcomes
  double text = 0;        ///< the rest: reading, defaults, the typical figures, writing
};

/// The parts of the verb `project` on a request; none when the request is not valid.
[[nodiscard]] std::optional<Stages> stagesOf(std::string_view request);

}  // namespace tierwise
