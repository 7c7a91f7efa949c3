#include "json/value.hpp"

#include "core/decimal.hpp"

namespace tierwise::json {

namespace {
constexpr std::size_t kLongestQuote = 60;  // bytes of what was typed that a message repeats
}

std::string sentence(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string described(const Value& value) {
  switch (value.type) {
    case Value::Type::null: return "null";
    case Value::Type::boolean: return value.truth ? "true" : "false";
    case Value::Type::number: {
      std::string text = "the number ";
      appendNumber(text, value.number);
      return text;
    }
    case Value::Type::string: return sentence({"the text \"", shortened(value.text), "\""});
    case Value::Type::array: return "a list";
    case Value::Type::object: return "an object";
    case Value::Type::refused: break;
  }
  return "refused";
}

std::string shortened(std::string_view text) {
  if (text.size() <= kLongestQuote) return std::string(text);
  std::size_t end = kLongestQuote;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not inside a UTF-8 character
  return sentence({text.substr(0, end), "…"});
}

std::string joined(std::string_view path, std::string_view key) {
  std::string result(path);
  if (!result.empty()) result += '.';
  return result.append(key);
}

std::string element(std::string_view path, std::size_t index) {
  std::string result(path);
  result += '[';
  appendWhole(result, index);
  return result += ']';
}

}  // namespace tierwise::json
