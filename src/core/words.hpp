// Numbers in sentences: how messages of the core spell quantities.
#pragma once

#include <string>

namespace tierwise {

/// A finite number as an English sentence shows it: shortest digits, thousands of whole numbers grouped by commas.
[[nodiscard]] std::string spelled(double value);

}  // namespace tierwise
