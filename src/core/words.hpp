// Numbers in sentences and paths: how the core spells quantities and elements of lists.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tierwise {

/// A finite number as an English sentence shows it: shortest digits, thousands of whole numbers grouped by commas.
[[nodiscard]] std::string spelled(double value);

/// The path of an element: indexed("creators", 2) is "creators[2]".
[[nodiscard]] std::string indexed(std::string_view list, std::size_t element);

}  // namespace tierwise
