#include "core/words.hpp"

#include "core/decimal.hpp"

namespace tierwise {

std::string spelled(double value) {
  std::string text;
  appendNumber(text, value);
  if (text.find_first_of(".e") != std::string::npos) return text;
  const std::size_t first = text[0] == '-' ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

std::string indexed(std::string_view list, std::size_t element) {
  std::string path(list);
  path += '[';
  appendWhole(path, element);  // std::to_string would bring printf
  path += ']';
  return path;
}

std::string Path::text() const {
  std::string whole(parent);
  if (!whole.empty()) whole += '.';
  return whole.append(name);
}

}  // namespace tierwise
