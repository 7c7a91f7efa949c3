// JSON text to tokens, by RFC 8259 to the letter: no comments, no trailing commas, UTF-8 only, no NaN in any spelling.
// Own code where nlohmann_json would serve: its lexer with strtod is 11 KB of compressed WASM, a sixth of what the engine may weigh; this
// is 2. The tests hold it against nlohmann_json, text by text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tierwise::json {

enum class Token {
  beginObject,
  endObject,
  beginArray,
  endArray,
  colon,
  comma,
  string,
  number,
  literalTrue,
  literalFalse,
  literalNull,
  end,
  invalid
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  /// Takes the next token; after `invalid` the place stays where the text stopped being JSON.
  Token next();

  [[nodiscard]] std::string& string() { return string_; }              ///< of the last string token, unescaped, valid UTF-8
  [[nodiscard]] double number() const { return number_; }              ///< of the last number token; infinite beyond a double
  [[nodiscard]] std::string_view problem() const { return problem_; }  ///< why the last token is invalid; empty where none begins
  [[nodiscard]] std::size_t start() const { return start_; }           ///< where the last token begins, in bytes
  [[nodiscard]] std::string_view token() const { return text_.substr(start_, at_ - start_); }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c);
  std::size_t takeDigits();
  Token invalid(std::string_view problem);
  Token invalidAt(std::size_t place, std::string_view problem);
  Token literal(std::string_view word, Token token);
  Token readNumber();
  Token readString();
  bool readEscape();
  bool readHex(unsigned& unit);
  bool readUtf8();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  std::string string_;
  double number_ = 0;
  std::string_view problem_;
};

}  // namespace tierwise::json
