#include "json/reader.hpp"

#include <cmath>

#include "core/sample.hpp"
#include "door.hpp"

using namespace tierwise;
using door::Json;
using json::Value;

namespace {

Json toNlohmann(const Value& value) {
  switch (value.type) {
    case Value::Type::boolean: return value.truth;
    case Value::Type::number: return value.number;
    case Value::Type::string: return value.text;
    case Value::Type::array: {
      Json list = Json::array();
      for (const Value& item : value.items) list.push_back(toNlohmann(item));
      return list;
    }
    case Value::Type::object: {
      Json object = Json::object();
      for (std::size_t i = 0; i < value.keys.size(); ++i) object[value.keys[i]] = toNlohmann(value.items[i]);
      return object;
    }
    default: return nullptr;
  }
}

/// All numbers as doubles, and −0 as 0, which is what the reader makes of them.
Json asDoubles(const Json& value) {
  if (value.is_number()) return value.get<double>() == 0 ? 0.0 : value.get<double>();
  if (!value.is_structured()) return value;
  Json copy = value.is_array() ? Json::array() : Json::object();
  for (const auto& [key, item] : value.items()) {
    if (value.is_array()) {
      copy.push_back(asDoubles(item));
    } else {
      copy[key] = asDoubles(item);
    }
  }
  return copy;
}

std::string problemOf(const std::string& text) {
  const Result<json::Document> document = json::read(text);
  if (!document.ok()) return std::string(nameOf(document.errors()[0].code)) + " " + document.errors()[0].message;
  return document.value().errors.empty() ? ""
                                         : std::string(nameOf(document.value().errors[0].code)) + " " + document.value().errors[0].path;
}

}  // namespace

TEST_CASE("malformed JSON is refused with line, column and what was found there") {
  CHECK(problemOf("") == "syntax the text is not JSON at line 1, column 1: expected a value; found the end of the text");
  CHECK(problemOf("{\"a\": NaN}") == "syntax the text is not JSON at line 1, column 7: expected a value; found NaN");
  CHECK(problemOf("{\"a\": nan}") == "syntax the text is not JSON at line 1, column 7: expected a value; found nan");
  CHECK(problemOf("[Infinity]") == "syntax the text is not JSON at line 1, column 2: expected a value; found Infinity");
  CHECK(problemOf("[-Infinity]") ==
        "syntax the text is not JSON at line 1, column 2: a number has digits before its point, and no 0 in front; found -Infinity");
  CHECK(problemOf("{\"a\": 1,\n \"b\": 2,}") ==
        "syntax the text is not JSON at line 2, column 9: expected a name in double quotes; found }");
  CHECK(problemOf("{\"é\": 1 \"b\": 2}") == "syntax the text is not JSON at line 1, column 9: expected ',' or '}' after a value; found \"");
  CHECK(problemOf("[1 2]") == "syntax the text is not JSON at line 1, column 4: expected ',' or ']' after an element; found 2");
  CHECK(problemOf("{\"a\" 1}") == "syntax the text is not JSON at line 1, column 6: expected ':' after a name; found 1");
  CHECK(problemOf("{} {}") == "syntax the text is not JSON at line 1, column 4: expected the end of the text; found {");
  CHECK(problemOf("{} x") == "syntax the text is not JSON at line 1, column 4: expected the end of the text; found x");
  CHECK(problemOf("[1 tru]") == "syntax the text is not JSON at line 1, column 4: expected ',' or ']' after an element; found tru");
  CHECK(problemOf("[01]") ==
        "syntax the text is not JSON at line 1, column 2: a number has digits before its point, and no 0 in front; found 01");
  CHECK(problemOf("[\"abc") == "syntax the text is not JSON at line 1, column 2: a text has no closing quote; found \"");
  CHECK(problemOf("[\"abc\\x\"]").find("line 1, column 6: ") != std::string::npos);  // where it is wrong, not where it began
  CHECK(problemOf("[\"é\xFF\"]").find("line 1, column 4: ") != std::string::npos);
  CHECK(problemOf("[\"a\nb\"]").find("a line break or control character") != std::string::npos);
  CHECK(problemOf(std::string("[\"\xC3\x28\"]")).find("not valid UTF-8") != std::string::npos);
  CHECK(problemOf(std::string("\0", 1)).find("expected a value") != std::string::npos);
  for (const char* text : {"[1.]", "[.5]", "[1e]", "[+1]", "[-]", "[0x1]", "['a']", "[\"\\x\"]", "[\"\\ud800\"]", "[\"\\udc00\"]", "[tru]",
                           "{a: 1}", "[1,]", "// 1", "[\"\\u12g4\"]", "\xFF"}) {
    INFO(text);
    CHECK(problemOf(text).substr(0, 6) == "syntax");
  }
}

TEST_CASE("texts that are JSON are read") {
  CHECK(problemOf(" \t\r\n{} ").empty());
  CHECK(problemOf("\xEF\xBB\xBF{}").empty());
  const Result<json::Document> document = json::read(R"(["\ud83d\ude00\u00e9\n\/", 1E2, -0.0, 1e-999, 123456789012345678901234567890])");
  REQUIRE(document.ok());
  const auto& items = document.value().root.items;
  CHECK(items[0].text == "\xF0\x9F\x98\x80\xC3\xA9\n/");
  CHECK(items[1].number == 100);
  CHECK(!std::signbit(items[2].number));
  CHECK(items[3].number == 0);
  CHECK(items[4].number == 123456789012345678901234567890.0);
}

TEST_CASE("numbers beyond a double and names given twice are told with their exact path, all of them") {
  const Result<json::Document> document = json::read(R"({"a": [1, 1e999], "b": {"c": 1, "c": 2}, "d": -1e400, "e": 1})");
  REQUIRE(document.ok());
  const Errors& errors = document.value().errors;
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].path == "a[1]");
  CHECK(errors[0].code == ErrorCode::outOfRange);
  CHECK(errors[0].message == "a number this large cannot be calculated with; it is 1e999");
  CHECK(errors[1].path == "b.c");
  CHECK(errors[1].code == ErrorCode::inconsistent);
  CHECK(errors[1].message == "\"c\" is given twice; keep one of them");
  CHECK(errors[2].path == "d");
  CHECK(document.value().root.items[1].items[0].number == 1);
}

TEST_CASE("text, depth and width have bounds") {
  CHECK(problemOf(std::string(2000000, ' ')) == "tooLarge the text has 2,000,000 bytes; at most 1,048,576 fit");
  std::string full = "[";
  full.append(json::kMaxText - 3, ' ').append("1]");
  CHECK(problemOf(full).empty());
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
  };
  CHECK(problemOf(nested(json::kMaxDepth)).empty());
  CHECK(problemOf(nested(json::kMaxDepth + 1)) == "tooLarge the text nests lists and objects deeper than 32 levels");
  CHECK(problemOf(std::string(500000, '[')).substr(0, 8) == "tooLarge");
  std::string wide = "{";
  for (int i = 0; i < 1001; ++i) wide += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
  CHECK(problemOf(wide + "}") == "tooLarge an object has at most 1,000 names");
}

TEST_CASE("the reader accepts what nlohmann_json accepts, and reads the same values") {
  const std::string seeds[] = {
      R"({"schema":"tierwise/scenario@1","creators":[{"platform":"instagram","followers":25000,"fee":{"low":1.5,"mid":2e2,"high":-0.25E+3}}],"x":[true,false,null]})",
      R"(["\u0041\ud834\udd1e\"\\\/\b\f\n\r\t","äöü€😀",0,-0,1,-1,0.1,1e5,1E-5,12345678901234567890,[],{},[[]],[{}]])", "  [ 1 , 2 ] "};
  int accepted = 0;
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    sample::Numbers n(seed);
    for (int i = 0; i < 3000; ++i) {
      std::string text = seeds[n.next() % 3];
      for (auto edits = n.whole(0, 3); edits > 0; --edits) {
        const auto at = static_cast<std::size_t>(n.next() % text.size());
        static constexpr std::string_view kPieces = "{}[]:,\"\\0123456789.eE+-ntfua \n\x7F\xC3\xA9\xED\xA0\x80\xF4\x90\x01";
        const char piece = kPieces[static_cast<std::size_t>(n.next() % kPieces.size())];
        switch (n.next() % 3) {
          case 0: text[at] = piece; break;
          case 1: text.insert(at, 1, piece); break;
          default: text.erase(at, 1); break;
        }
        if (text.empty()) text.push_back(' ');
      }
      INFO(text);
      const Json expected = Json::parse(text, nullptr, false);
      const Result<json::Document> document = json::read(text);
      const bool tooLarge = document.ok() && !document.value().errors.empty() && document.value().errors[0].code == ErrorCode::outOfRange;
      if (document.ok() && !document.value().errors.empty() && !tooLarge) continue;  // a name given twice, which nlohmann_json lets pass
      REQUIRE((document.ok() && !tooLarge) == !expected.is_discarded());
      if (expected.is_discarded()) continue;
      ++accepted;
      REQUIRE(toNlohmann(document.value().root).dump() == asDoubles(expected).dump());
    }
  }
  CHECK(accepted > 700);
}
