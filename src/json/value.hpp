// A parsed JSON value: what the readers of requests walk.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace tierwise::json {

struct Value {
  enum class Type {
    null,
    boolean,
    number,
    string,
    array,
    object,
    refused,  ///< stood in the text and was refused while reading; its error is already listed, so readers pass over it
  };
  Type type = Type::null;
  bool truth = false;
  double number = 0;              ///< finite; never −0
  std::string text;               ///< valid UTF-8
  std::vector<Value> items;       ///< elements, or the values of members
  std::vector<std::string> keys;  ///< the names of members, one an item, all different
};

/// Errors that one text can cause are told up to here: hostile text must not make an answer many times its own size.
inline constexpr std::size_t kMostErrors = 1000;

/// A text that is JSON, and what was refused in it (numbers too large, names given twice).
struct Document {
  Value root;
  Errors errors;
};

/// The parts as one text.
[[nodiscard]] std::string sentence(std::initializer_list<std::string_view> parts);

/// "null", "true", "the number 3", "the text \"abc\"", "a list", "an object": for the end of "…; it is …".
[[nodiscard]] std::string described(const Value& value);

/// The text cut to a length that fits a message, at a character boundary.
[[nodiscard]] std::string shortened(std::string_view text);

/// A path and a key below it: `creators[0]` and `fee` give `creators[0].fee`.
[[nodiscard]] std::string joined(std::string_view path, std::string_view key);

/// `path[index]`
[[nodiscard]] std::string element(std::string_view path, std::size_t index);

}  // namespace tierwise::json
