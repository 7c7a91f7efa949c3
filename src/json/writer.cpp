#include "json/writer.hpp"

#include <cmath>

#include "core/decimal.hpp"

namespace tierwise::json {

namespace {

void appendQuoted(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '"' && c != '\\') continue;
    out += text.substr(written, i - written);  // whatever needs no escape, at one go
    written = i + 1;
    out += '\\';
    if (byte >= 0x20) {
      out += c;
    } else if (c == '\n') {
      out += 'n';
    } else {
      out += "u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  out += text.substr(written);
  out += '"';
}

}  // namespace

void Writer::separate() {
  if (!first_) text_ += ',';
  first_ = false;
}

void Writer::open(char bracket) {
  separate();
  text_ += bracket;
  first_ = true;
}

void Writer::close(char bracket) {
  text_ += bracket;
  first_ = false;
}

void Writer::key(std::string_view name) {
  separate();
  appendQuoted(text_, name);
  text_ += ':';
  first_ = true;
}

void Writer::value(double number) {
  if (!std::isfinite(number)) return null();
  separate();
  appendNumber(text_, number);
}

void Writer::value(bool truth) {
  separate();
  text_ += truth ? "true" : "false";
}

void Writer::value(std::string_view text) {
  separate();
  appendQuoted(text_, text);
}

void Writer::value(const Range& range) {
  if (range.isCertain()) return value(range.mid);
  beginObject();
  member("low", range.low);
  member("mid", range.mid);
  member("high", range.high);
  endObject();
}

void Writer::null() {
  separate();
  text_ += "null";
}

}  // namespace tierwise::json
