// Values to JSON text, in the order they are given and without white space, so that equal answers are equal bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/range.hpp"

namespace tierwise::json {

/// Writes one JSON text from front to back. What is written is always valid: strings are escaped, a number that is not
/// finite is null, a missing value is null.
class Writer {
 public:
  void beginObject() { open('{'); }
  void endObject() { close('}'); }
  void beginArray() { open('['); }
  void endArray() { close(']'); }
  void key(std::string_view name);

  void value(double number);
  void value(bool truth);
  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  /// A number when certain, else {"low", "mid", "high"}.
  void value(const Range& range);
  void null();
  template <class T>
  void value(const std::optional<T>& maybe) {
    maybe ? value(*maybe) : null();
  }

  template <class T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }
  /// A member that is left out when it has no value.
  template <class T>
  void given(std::string_view name, const std::optional<T>& maybe) {
    if (maybe) member(name, *maybe);
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  std::string text_;
  bool first_ = true;
};

}  // namespace tierwise::json
