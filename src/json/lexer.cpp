#include "json/lexer.hpp"

#include <algorithm>

#include "core/decimal.hpp"

namespace tierwise::json {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr int kLargestPower = 100000;  // of ten: any larger is 0 or infinity as well, and must not overflow

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Stands for itself in a text, in one byte.
bool isPlain(char c) { return c >= ' ' && c != '"' && c != '\\' && static_cast<unsigned char>(c) < 0x80; }

void appendUtf8(std::string& out, unsigned point) {
  const auto put = [&out](unsigned byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0U | (point >> 6U));
  } else {
    if (point < 0x10000) {
      put(0xE0U | (point >> 12U));
    } else {
      put(0xF0U | (point >> 18U));
      put(0x80U | ((point >> 12U) & 0x3FU));
    }
    put(0x80U | ((point >> 6U) & 0x3FU));
  }
  put(0x80U | (point & 0x3FU));
}

}  // namespace

Token Lexer::invalid(std::string_view problem) {
  problem_ = problem;
  return Token::invalid;
}

Token Lexer::invalidAt(std::size_t place, std::string_view problem) {
  start_ = place;
  return invalid(problem);
}

bool Lexer::take(char c) {
  if (at_ == text_.size() || text_[at_] != c) return false;
  ++at_;
  return true;
}

std::size_t Lexer::takeDigits() {
  const std::size_t from = at_;
  while (isDigit(peek())) ++at_;
  return at_ - from;
}

Token Lexer::next() {
  if (at_ == 0 && text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
  at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
  start_ = at_;
  if (at_ == text_.size()) return Token::end;
  switch (text_[at_]) {
    case '{': ++at_; return Token::beginObject;
    case '}': ++at_; return Token::endObject;
    case '[': ++at_; return Token::beginArray;
    case ']': ++at_; return Token::endArray;
    case ':': ++at_; return Token::colon;
    case ',': ++at_; return Token::comma;
    case '"': return readString();
    case 't': return literal("true", Token::literalTrue);
    case 'f': return literal("false", Token::literalFalse);
    case 'n': return literal("null", Token::literalNull);
    default: break;
  }
  return text_[at_] == '-' || isDigit(text_[at_]) ? readNumber() : invalid({});
}

Token Lexer::literal(std::string_view word, Token token) {
  if (text_.substr(at_, word.size()) != word) return invalid({});
  at_ += word.size();
  return token;
}

Token Lexer::readNumber() {
  const bool negative = take('-');
  const std::size_t whole = at_;
  const std::size_t wholeCount = takeDigits();
  if (wholeCount == 0 || (text_[whole] == '0' && wholeCount > 1)) return invalid("a number has digits before its point, and no 0 in front");
  std::string digits(text_.substr(whole, wholeCount));
  int power = 0;
  if (take('.')) {
    const std::size_t count = takeDigits();
    if (count == 0) return invalid("a number has digits after its point");
    digits += text_.substr(at_ - count, count);
    power = -static_cast<int>(count);
  }
  if (take('e') || take('E')) {
    const bool down = take('-');
    if (!down) take('+');
    const std::size_t from = at_;
    if (takeDigits() == 0) return invalid("a number has digits after its e");
    int exponent = 0;
    for (const char digit : text_.substr(from, at_ - from)) exponent = std::min(exponent * 10 + (digit - '0'), kLargestPower * 20);
    power += down ? -exponent : exponent;
  }
  number_ = nearestDouble(digits, power);
  if (negative) number_ = -number_;
  return Token::number;
}

Token Lexer::readString() {
  string_.clear();
  ++at_;
  for (;;) {
    if (at_ == text_.size()) return invalid("a text has no closing quote");
    const auto byte = static_cast<unsigned char>(text_[at_]);
    const std::size_t here = at_;  // where it stops being a text: a long one does not show that by its first quote
    if (take('"')) return Token::string;
    if (byte < 0x20) return invalidAt(here, "a line break or control character in a text must be written as \\n or \\u00…");
    if (byte == '\\') {
      if (!readEscape())
        return invalidAt(here,
                         R"(a \ in a text must be followed by ", \, /, b, f, n, r, t or u and four hexadecimal digits of a character)");
    } else if (byte < 0x80) {
      const std::size_t from = at_;  // a stretch of plain characters at one go
      while (isPlain(peek())) ++at_;
      string_ += text_.substr(from, at_ - from);
    } else if (!readUtf8()) {
      return invalidAt(here, "the text is not valid UTF-8");
    }
  }
}

bool Lexer::readHex(unsigned& unit) {
  unit = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char c = peek();
    const auto letter = static_cast<unsigned>((c | 0x20) - 'a');
    if (!isDigit(c) && letter > 5) return false;
    unit = unit * 16 + (isDigit(c) ? static_cast<unsigned>(c - '0') : letter + 10);
  }
  return true;
}

bool Lexer::readEscape() {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  ++at_;
  const std::size_t known = at_ < text_.size() ? kLetters.find(text_[at_]) : std::string_view::npos;
  if (known != std::string_view::npos) {
    ++at_;
    string_ += kMeanings[known];
    return true;
  }
  unsigned point = 0;
  if (!take('u') || !readHex(point)) return false;
  if (point >= 0xDC00 && point < 0xE000) return false;  // the second half of a pair, alone
  if (point >= 0xD800 && point < 0xDC00) {
    unsigned second = 0;
    if (!take('\\') || !take('u') || !readHex(second) || second < 0xDC00 || second >= 0xE000) return false;
    point = 0x10000 + ((point - 0xD800) << 10U) + (second - 0xDC00);
  }
  appendUtf8(string_, point);
  return true;
}

/// One character of two to four bytes. Source: the table of well-formed byte sequences, Unicode 15, table 3-7.
bool Lexer::readUtf8() {
  const auto byteAt = [this](std::size_t i) { return i < text_.size() ? static_cast<unsigned char>(text_[i]) : 0U; };
  const unsigned lead = byteAt(at_);
  const std::size_t more = lead >= 0xF0 ? 3 : (lead >= 0xE0 ? 2 : 1);
  if (lead < 0xC2 || lead > 0xF4) return false;
  const unsigned low = lead == 0xE0 ? 0xA0 : (lead == 0xF0 ? 0x90 : 0x80);   // no longer form of a shorter one
  const unsigned high = lead == 0xED ? 0x9F : (lead == 0xF4 ? 0x8F : 0xBF);  // no halves of pairs, nothing above U+10FFFF
  if (byteAt(at_ + 1) < low || byteAt(at_ + 1) > high) return false;
  for (std::size_t i = 2; i <= more; ++i) {
    if ((byteAt(at_ + i) & 0xC0U) != 0x80) return false;
  }
  string_ += text_.substr(at_, more + 1);
  at_ += more + 1;
  return true;
}

}  // namespace tierwise::json
