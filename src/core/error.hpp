// Errors as values: every refusal of the engine is an Error that names the field and says what to change.
// Core never throws, prints or aborts; a function that may refuse returns a Result.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tierwise {

/// Why a request was refused. Callers branch on the code, never on the message.
enum class ErrorCode {
  syntax,             ///< the text is not JSON; the details give line and column
  unsupportedSchema,  ///< `schema` names a kind or a version this engine does not know
  unknownVerb,        ///< no such verb
  unknownField,       ///< a field the contract does not have; the details offer the nearest name
  missing,            ///< a required field is absent
  wrongType,          ///< a value of another JSON type than the field takes
  unknownValue,       ///< a word that is none of those the field takes; the details offer the nearest
  outOfRange,         ///< a number outside its bounds, or not whole where it must be
  reversedRange,      ///< low, mid and high are not in this order
  emptyList,          ///< a list that needs at least one element
  inconsistent,       ///< fields that are fine alone but not together
  tooLarge,           ///< more text, lines or draws than one request may ask for; of draws the details name what fits
  internal,           ///< a bug of the engine
};

/// What the message says that a caller needs to word the refusal itself. What is 0 or empty is not said.
struct ErrorDetails {
  std::string_view nearest{};      ///< the known name nearest to the refused one; lives as long as the program
  double creators = 0, draws = 0;  ///< so many draws fit; `creators` only where no draws fit the number asked for
  double line = 0, column = 0;     ///< where the text stops being JSON, from 1, in characters
};

/// One object for all the errors that say no more than their message: built anew at every call, it makes the module larger.
inline constexpr ErrorDetails kNoDetails{};

/// One refusal. `path` is the JSON path of the field, e.g. `creators[2].followers`; empty for the whole request.
struct Error {
  ErrorCode code{};
  std::string path;
  std::string message;
  ErrorDetails details{};
};

using Errors = std::vector<Error>;

/// A value, or all the reasons why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor): `return value;` reads as meant
  Result(Errors errors) : errors_(std::move(errors)) {}
  Result(Error error) { errors_.push_back(std::move(error)); }

  [[nodiscard]] bool ok() const { return value_.has_value(); }
  [[nodiscard]] const T& value() const { return *value_; }
  [[nodiscard]] T& value() { return *value_; }
  [[nodiscard]] const Errors& errors() const { return errors_; }

 private:
  std::optional<T> value_;
  Errors errors_;
};

/// The code as the contract spells it, e.g. "outOfRange".
[[nodiscard]] std::string_view nameOf(ErrorCode code);

}  // namespace tierwise
