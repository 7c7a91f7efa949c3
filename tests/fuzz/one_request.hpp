// What must hold for every text that reaches the engine. Shared by the fuzzer and by the test that replays its corpus.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "json/api.hpp"

namespace tierwise::fuzz {

/// A fuzzer's bytes: the first line is the verb, the rest the request. Returns what is wrong with the answer, or nothing when it is
/// valid JSON, says whether it is ok, gives a reason where it is not, and is no bug of the engine's own.
inline std::string complaintAbout(std::string_view bytes) {
  const std::size_t line = bytes.find('\n');
  const std::string_view request = line == std::string_view::npos ? std::string_view{} : bytes.substr(line + 1);
  const std::string text = answer(bytes.substr(0, line), request);
  const auto parsed = nlohmann::json::parse(text, nullptr, false);
  if (parsed.is_discarded()) return "not JSON: " + text;
  if (!parsed.is_object() || !parsed.contains("ok") || !parsed["ok"].is_boolean()) return "does not say whether it is ok: " + text;
  if (parsed["ok"].get<bool>()) return {};
  if (!parsed["errors"].is_array() || parsed["errors"].empty()) return "refuses without a reason: " + text;
  for (const auto& error : parsed["errors"]) {
    if (error["code"] == "internal") return "a bug of the engine: " + text;
  }
  return {};
}

}  // namespace tierwise::fuzz
