// What this build is. The engine's version comes from CMakeLists.txt, the edition of the figures from the benchmark file.
#pragma once

#include <string_view>

namespace tierwise::json {

/// Changes with every release.
inline constexpr std::string_view kEngineVersion = TIERWISE_VERSION;

/// Changes when the same scenario gives another answer because an equation of the model changed.
inline constexpr std::string_view kModelVersion = "1";

}  // namespace tierwise::json
