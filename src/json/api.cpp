// One request: its text to values, the verb, the answer's text.
#include "json/api.hpp"

#include <algorithm>
#include <utility>

#include "json/answers.hpp"
#include "json/nearest.hpp"
#include "json/reader.hpp"
#include "json/scenario_reader.hpp"
#include "json/schema.hpp"
#include "json/verb.hpp"

namespace tierwise {

namespace json {
namespace {

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// The request as values in the current schema, with what was refused in it.
Result<Document> requestOf(const Verb& verb, std::string_view text) {
  if (verb.takes == Takes::nothing && isBlank(text)) return Document{};
  Result<Document> document = read(text);
  if (!document.ok()) return document;
  ErrorList errors(std::move(document.value().errors));
  const bool scenario = verb.takes == Takes::scenario;
  if (!upgrade(document.value().root, scenario ? "scenario" : verb.name, scenario ? kScenarioVersion : 1, errors))
    return merged(std::move(errors), {});
  if (verb.takes == Takes::nothing) {
    ObjectReader object(document.value().root, "", errors);
    [[maybe_unused]] const Value* schema = object.find("schema");
    object.finish();
    if (!errors.empty()) return merged(std::move(errors), {});
  }
  document.value().errors = errors.take();
  return document;
}

std::string answered(const Verb& verb, std::string_view text, const Progress& progress) {
  Result<Document> document = requestOf(verb, text);
  if (!document.ok()) return errorAnswer(document.errors());
  Writer out;
  out.beginObject();
  out.member("ok", true);
  out.member("schema", schemaName(verb.answers, 1));
  Call call{document.value().root, ErrorList(std::move(document.value().errors)), out, progress};
  const Errors errors = verb.run(call);
  if (!errors.empty()) return errorAnswer(errors);
  out.endObject();
  return out.take();
}

}  // namespace
}  // namespace json

std::string answer(std::string_view verb, std::string_view request, const Progress& progress) {
  const auto& known = json::verbTable();
  const auto found = std::find_if(known.begin(), known.end(), [&](const json::Verb& entry) { return entry.name == verb; });
  if (found != known.end()) return json::answered(*found, request, progress);
  // A verb is no JSON text, so it may hold anything; only what is sure to be valid in an answer is repeated.
  const bool plain = std::all_of(verb.begin(), verb.end(), [](char c) { return c >= ' ' && c <= '~'; });
  const std::string_view meant = json::nearest(verb, verbs());
  return json::errorAnswer(
      {{ErrorCode::unknownVerb,
        "",
        json::sentence({plain ? json::sentence({"\"", json::shortened(verb), "\""}) : "this", " is not a verb; the nearest is ", meant}),
        {.nearest = meant}}});
}

const std::vector<std::string_view>& verbs() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> names;
    for (const json::Verb& verb : json::verbTable()) names.push_back(verb.name);
    return names;
  }();
  return kNames;
}

}  // namespace tierwise
