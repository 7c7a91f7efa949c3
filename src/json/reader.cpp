#include "json/reader.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

// Of nlohmann_json only the lexer is used: it is the part that is hard to get right (UTF-8, escapes, numbers). Its parser and
// document carry exceptions and their texts, which no caller sees here and which would add a quarter to the whole engine.
#include <nlohmann/json.hpp>

#include "core/decimal.hpp"

namespace tierwise::json {

namespace {

/// Errors that one text can cause are told up to here; beyond, the first ones say enough.
constexpr std::size_t kMostErrors = 1000;

class Parser {
  using Adapter = decltype(nlohmann::detail::input_adapter(std::declval<const char*>(), std::declval<const char*>()));
  using Lexer = nlohmann::detail::lexer<nlohmann::json, Adapter>;
  using Token = Lexer::token_type;

 public:
  explicit Parser(std::string_view text) : text_(text), lexer_(nlohmann::detail::input_adapter(text.data(), text.data() + text.size())) {}

  Result<Document> run() {
    Document document;
    next();
    if (value(document.root, 0) && token_ != Token::end_of_input) refuse("expected the end of the text");
    if (failed_) return Errors{std::move(failure_)};
    document.errors = std::move(errors_);
    return document;
  }

 private:
  void next() { token_ = lexer_.scan(); }

  /// Reads the value that begins with the current token, and the token after it. False when the text is no JSON.
  bool value(Value& out, int depth) {
    switch (token_) {
      case Token::literal_null: break;
      case Token::literal_true: boolean(out, true); break;
      case Token::literal_false: boolean(out, false); break;
      case Token::value_unsigned: number(out, static_cast<double>(lexer_.get_number_unsigned())); break;
      case Token::value_integer: number(out, static_cast<double>(lexer_.get_number_integer())); break;
      case Token::value_float: number(out, lexer_.get_number_float()); break;
      case Token::value_string:
        out.type = Value::Type::string;
        out.text = std::move(lexer_.get_string());
        break;
      case Token::begin_array: return depth < kMaxDepth ? array(out, depth + 1) : tooDeep();
      case Token::begin_object: return depth < kMaxDepth ? object(out, depth + 1) : tooDeep();
      default: return refuse("expected a value");
    }
    next();
    return true;
  }

  static void boolean(Value& out, bool truth) {
    out.type = Value::Type::boolean;
    out.truth = truth;
  }

  void number(Value& out, double parsed) {
    if (std::isfinite(parsed)) {
      out.type = Value::Type::number;
      out.number = parsed == 0 ? 0 : parsed;  // −0 is 0 here
      return;
    }
    out.type = Value::Type::refused;
    const auto [from, to] = word(offset());
    report(ErrorCode::outOfRange, sentence({"a number this large cannot be calculated with; it is ", shortened(text_.substr(from, to - from))}));
  }

  bool array(Value& out, int depth) {
    out.type = Value::Type::array;
    next();
    if (token_ == Token::end_array) return close();
    const std::size_t parent = path_.size();
    for (;;) {
      path_ = element(std::string_view(path_).substr(0, parent), out.items.size());
      out.items.emplace_back();
      if (!value(out.items.back(), depth)) return false;
      path_.resize(parent);
      if (token_ == Token::end_array) return close();
      if (token_ != Token::value_separator) return refuse("expected ',' or ']' after an element");
      next();
    }
  }

  bool object(Value& out, int depth) {
    out.type = Value::Type::object;
    next();
    if (token_ == Token::end_object) return close();
    const std::size_t parent = path_.size();
    for (;;) {
      if (token_ != Token::value_string) return refuse("expected a name in double quotes");
      std::string key = std::move(lexer_.get_string());
      next();
      if (token_ != Token::name_separator) return refuse("expected ':' after a name");
      next();
      path_ = joined(std::string_view(path_).substr(0, parent), shortened(key));
      Value member;
      if (!value(member, depth)) return false;
      if (std::find(out.keys.begin(), out.keys.end(), key) != out.keys.end()) {
        report(ErrorCode::inconsistent, sentence({"\"", shortened(key), "\" is given twice; keep one of them"}));
      } else if (out.keys.size() == kMostMembers) {
        return fail({ErrorCode::tooLarge, path_.substr(0, parent), "an object has at most 1,000 names"});
      } else {
        out.keys.push_back(std::move(key));
        out.items.push_back(std::move(member));
      }
      path_.resize(parent);
      if (token_ == Token::end_object) return close();
      if (token_ != Token::value_separator) return refuse("expected ',' or '}' after a value");
      next();
    }
  }

  bool close() {
    next();
    return true;
  }

  void report(ErrorCode code, std::string message) {
    if (errors_.size() < kMostErrors) errors_.push_back({code, path_, std::move(message)});
  }

  bool fail(Error error) {
    failed_ = true;
    failure_ = std::move(error);
    return false;
  }

  bool tooDeep() { return fail({ErrorCode::tooLarge, "", "the text nests lists and objects deeper than 32 levels"}); }

  /// The place where the lexer stopped: the last character it took.
  std::size_t offset() {
    const std::size_t taken = lexer_.get_position().chars_read_total;
    return std::min(taken == 0 ? 0 : taken - 1, text_.size());
  }

  /// The word (letters, digits, signs) around a place, so that "NaN" is named whole where the lexer stopped inside it.
  [[nodiscard]] std::pair<std::size_t, std::size_t> word(std::size_t at) const {
    const auto belongs = [this](std::size_t i) {
      const char c = text_[i];
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == '_';
    };
    std::size_t from = at;
    while (from > 0 && belongs(from - 1)) --from;
    std::size_t to = at;
    while (to < text_.size() && belongs(to)) ++to;
    return {from, to};
  }

  bool refuse(std::string_view expected) {
    const auto [from, to] = word(offset());
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i < from; ++i) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (byte == '\n') {
        ++line;
        column = 1;
      } else if ((byte & 0xC0U) != 0x80U) {
        ++column;  // characters, not bytes
      }
    }
    std::string message = "the text is not JSON at line ";
    appendWhole(message, line);
    message += ", column ";
    appendWhole(message, column);
    message += ": ";
    // The lexer's own words where a token is malformed; else what the grammar wanted.
    message += token_ == Token::parse_error ? std::string_view(lexer_.get_error_message()) : expected;
    if (from == text_.size()) {
      message += ", found the end of the text";
    } else if (to > from) {
      message += sentence({", found ", shortened(text_.substr(from, to - from))});
    } else if (text_[from] > ' ' && text_[from] <= '~') {
      message += sentence({", found ", text_.substr(from, 1)});
    }
    return fail({ErrorCode::syntax, "", std::move(message)});
  }

  static constexpr std::size_t kMostMembers = 1000;  // keeps the search for names given twice short

  std::string_view text_;
  Lexer lexer_;
  Token token_ = Token::uninitialized;
  std::string path_;
  Errors errors_;
  Error failure_;
  bool failed_ = false;
};

}  // namespace

Result<Document> read(std::string_view text, std::size_t maxText) {
  if (text.size() > maxText) {
    std::string message = "the text has ";
    appendWhole(message, text.size());
    message += " bytes; at most ";
    appendWhole(message, maxText);
    return Error{ErrorCode::tooLarge, "", message + " fit"};
  }
  return Parser(text).run();
}

}  // namespace tierwise::json
