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

/// The path of a field, put together only where it is told: nearly all fields of a request are right. Lives within one expression.
struct Path {
  Path(std::string_view whole) : name(whole) {}  // NOLINT(google-explicit-constructor): most paths are one text
  Path(const char* whole) : name(whole) {}       // NOLINT(google-explicit-constructor)
  Path(std::string_view parentPath, std::string_view below) : parent(parentPath), name(below) {}
  [[nodiscard]] std::string text() const;

  std::string_view parent, name;
};

}  // namespace tierwise
