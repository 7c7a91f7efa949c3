#include "json/reader.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/decimal.hpp"
#include "core/words.hpp"
#include "json/lexer.hpp"

namespace tierwise::json {

namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), lexer_(text) {}

  Result<Document> run() {
    Document document;
    next();
    if (value(document.root, 0) && token_ != Token::end) refuse("expected the end of the text");
    if (failed_) return Errors{std::move(failure_)};
    document.errors = std::move(errors_);
    return document;
  }

 private:
  void next() { token_ = lexer_.next(); }

  /// Reads the value that begins with the current token, and the token after it. False when the text is no JSON.
  bool value(Value& out, int depth) {
    switch (token_) {
      case Token::literalNull: break;
      case Token::literalTrue: boolean(out, true); break;
      case Token::literalFalse: boolean(out, false); break;
      case Token::number: number(out); break;
      case Token::string:
        out.type = Value::Type::string;
        out.text = std::move(lexer_.string());
        break;
      case Token::beginArray: return depth < kMaxDepth ? array(out, depth + 1) : tooDeep();
      case Token::beginObject: return depth < kMaxDepth ? object(out, depth + 1) : tooDeep();
      default: return refuse("expected a value");
    }
    next();
    return true;
  }

  static void boolean(Value& out, bool truth) {
    out.type = Value::Type::boolean;
    out.truth = truth;
  }

  void number(Value& out) {
    const double parsed = lexer_.number();
    if (std::isfinite(parsed)) {
      out.type = Value::Type::number;
      out.number = parsed == 0 ? 0 : parsed;  // −0 is 0 here
      return;
    }
    out.type = Value::Type::refused;
    report(ErrorCode::outOfRange, sentence({"a number this large cannot be calculated with; it is ", shortened(lexer_.token())}));
  }

  bool array(Value& out, int depth) {
    out.type = Value::Type::array;
    next();
    if (token_ == Token::endArray) return close();
    const std::size_t parent = path_.size();
    for (;;) {
      path_ = element(std::string_view(path_).substr(0, parent), out.items.size());
      out.items.emplace_back();
      if (!value(out.items.back(), depth)) return false;
      path_.resize(parent);
      if (token_ == Token::endArray) return close();
      if (token_ != Token::comma) return refuse("expected ',' or ']' after an element");
      next();
    }
  }

  bool object(Value& out, int depth) {
    out.type = Value::Type::object;
    next();
    if (token_ == Token::endObject) return close();
    const std::size_t parent = path_.size();
    for (;;) {
      if (token_ != Token::string) return refuse("expected a name in double quotes");
      std::string key = std::move(lexer_.string());
      next();
      if (token_ != Token::colon) return refuse("expected ':' after a name");
      next();
      if (parent > 0) path_ += '.';
      path_ += shortened(key);
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
      if (token_ == Token::endObject) return close();
      if (token_ != Token::comma) return refuse("expected ',' or '}' after a value");
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

  /// The token at `from` as far as a message can show it: a word such as NaN whole, anything else by its first character.
  [[nodiscard]] std::string_view shown(std::size_t from) const {
    const auto isWord = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == '_';
    };
    std::size_t to = from;
    while (to < text_.size() && isWord(text_[to])) ++to;
    const bool plain = text_[from] > ' ' && text_[from] <= '~';
    return text_.substr(from, to > from ? to - from : (plain ? 1 : 0));
  }

  bool refuse(std::string_view expected) {
    const std::size_t from = lexer_.start();
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
    message += sentence({": ", token_ == Token::invalid && !lexer_.problem().empty() ? lexer_.problem() : expected});
    const std::string_view found = from < text_.size() ? shown(from) : "the end of the text";
    if (!found.empty()) message += sentence({"; found ", shortened(found)});
    return fail({ErrorCode::syntax, "", std::move(message), {.line = static_cast<double>(line), .column = static_cast<double>(column)}});
  }

  static constexpr std::size_t kMostMembers = 1000;  // keeps the search for names given twice short

  std::string_view text_;
  Lexer lexer_;
  Token token_ = Token::end;
  std::string path_;
  Errors errors_;
  Error failure_;
  bool failed_ = false;
};

}  // namespace

Result<Document> read(std::string_view text, std::size_t maxText) {
  if (text.size() > maxText) {
    return Error{
        ErrorCode::tooLarge, "",
        "the text has " + spelled(static_cast<double>(text.size())) + " bytes; at most " + spelled(static_cast<double>(maxText)) + " fit"};
  }
  return Parser(text).run();
}

}  // namespace tierwise::json
