// Reads the members of one JSON object by name and type. Every refusal goes into one list with its exact path; what was
// not asked for by the end is an unknown field, answered with the nearest name that was.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/range.hpp"
#include "json/value.hpp"

namespace tierwise::json {

/// Errors of one request, at most kMostErrors.
class ErrorList {
 public:
  explicit ErrorList(Errors found = {}) : errors_(std::move(found)) {}
  void add(ErrorCode code, std::string path, std::string message, const ErrorDetails& details = kNoDetails);
  [[nodiscard]] bool empty() const { return errors_.empty(); }
  [[nodiscard]] const Errors& errors() const { return errors_; }
  [[nodiscard]] Errors take() { return std::move(errors_); }

 private:
  Errors errors_;
};

class ObjectReader {
 public:
  /// `value` must outlive the reader. If it is no object, that is the one error, and nothing will be found in it.
  ObjectReader(const Value& value, std::string path, ErrorList& errors);

  /// The member of this name, or null when absent or refused before. Makes the name known.
  [[nodiscard]] const Value* find(std::string_view name);
  [[nodiscard]] bool has(std::string_view name) const;
  /// Refuses the object as `missing` this member when it is an object without it.
  void require(std::string_view name, std::string message);

  // Each leaves the slot empty when the member is absent or of another type (an error, which says what the field takes).
  void number(std::string_view name, std::optional<double>& slot);
  void flag(std::string_view name, std::optional<bool>& slot);
  void text(std::string_view name, std::optional<std::string>& slot);
  void range(std::string_view name, std::optional<Range>& slot);
  template <class Enum>
  void word(std::string_view name, const std::vector<std::string_view>& words, std::optional<Enum>& slot) {
    if (const std::optional<std::size_t> found = wordIndex(name, words)) slot = static_cast<Enum>(*found);
  }
  /// Elements of a list, each with its path; none when absent or no list.
  [[nodiscard]] const std::vector<Value>* list(std::string_view name);

  /// A reader of the object under `name`, or none when absent.
  [[nodiscard]] std::optional<ObjectReader> object(std::string_view name);

  /// Lists every member that was never asked for. Call once, last.
  void finish();

  [[nodiscard]] std::string pathOf(std::string_view name) const { return joined(path_, name); }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] ErrorList& errors() { return errors_; }

  void refuse(ErrorCode code, std::string_view name, std::string message, const ErrorDetails& details = kNoDetails) {
    errors_.add(code, pathOf(name), std::move(message), details);
  }
  /// "name must be <what>; it is <described>" as a wrongType error.
  void wrongType(std::string_view name, std::string_view what, const Value& value);

 private:
  [[nodiscard]] std::optional<std::size_t> wordIndex(std::string_view name, const std::vector<std::string_view>& words);

  const Value& value_;
  std::string path_;
  ErrorList& errors_;
  std::vector<std::string_view> known_;
};

}  // namespace tierwise::json
