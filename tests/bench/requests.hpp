// A request's scenario, complete, for measurements below the verbs.
#pragma once

#include <optional>
#include <string_view>

#include "core/campaign.hpp"

namespace tierwise {

/// Reads the scenario of a `project` request and fills its defaults; none when it is not valid.
[[nodiscard]] std::optional<Scenario> scenarioOf(std::string_view request);

}  // namespace tierwise
