// The engine through its JSON door, as every caller sees it; answers are read by nlohmann_json, which the engine does not use.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "json/api.hpp"

namespace tierwise::door {

using Json = nlohmann::ordered_json;

/// The answer to a request as values; fails the test where it is not valid JSON with `ok` and `schema`.
inline Json ask(std::string_view verb, const std::string& request) {
  const std::string text = answer(verb, request);
  INFO(text.substr(0, 500));
  Json parsed = Json::parse(text, nullptr, false);
  REQUIRE(!parsed.is_discarded());
  REQUIRE(parsed.contains("ok"));
  REQUIRE(parsed.contains("schema"));
  return parsed;
}
inline Json ask(std::string_view verb, const char* request) { return ask(verb, std::string(request)); }
inline Json ask(std::string_view verb, const Json& request) { return ask(verb, request.dump()); }

/// Each error as "code path: message"; empty for a good answer.
inline std::vector<std::string> errorsOf(const Json& answer) {
  std::vector<std::string> lines;
  if (answer.at("ok").get<bool>()) return lines;
  for (const Json& error : answer.at("errors")) {
    lines.push_back(error.at("code").get<std::string>() + " " + error.at("path").get<std::string>() + ": " +
                    error.at("message").get<std::string>());
  }
  return lines;
}
template <class Request>
std::vector<std::string> errorsOf(std::string_view verb, const Request& request) {
  return errorsOf(ask(verb, request));
}

/// Each error as "code path".
template <class Request>
std::vector<std::string> codesOf(std::string_view verb, const Request& request) {
  std::vector<std::string> lines;
  for (const std::string& line : errorsOf(verb, request)) lines.push_back(line.substr(0, line.find(": ")));
  return lines;
}

using Lines = std::vector<std::string>;

/// The names of an object's members, in order.
inline Lines keysOf(const Json& object) {
  Lines keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

/// The least that is a scenario.
inline Json sparse() {
  return Json::parse(R"({"schema": "tierwise/scenario@1", "creators": [{"platform": "instagram", "format": "reel", "followers": 25000}]})");
}

}  // namespace tierwise::door
