#include "json/answers.hpp"

#include "json/schema.hpp"

namespace tierwise::json {

namespace {

/// A list under `name`, one value or object an element.
template <class List, class Each>
void list(Writer& w, std::string_view name, const List& elements, Each&& each) {
  w.key(name);
  w.beginArray();
  for (const auto& entry : elements) each(entry);
  w.endArray();
}

template <class Figures>
void members(Writer& w, const Figures& figures) {
  visitFigures(figures, [&w](std::string_view name, const auto& value) { w.member(name, value); });
}

template <class Figures>
void object(Writer& w, std::string_view name, const Figures& figures) {
  w.key(name);
  w.beginObject();
  members(w, figures);
  w.endObject();
}

void nullable(Writer& w, std::string_view name, const Ratio& value) { w.member(name, value); }

}  // namespace

std::string errorAnswer(const Errors& errors) {
  Writer w;
  w.beginObject();
  w.member("ok", false);
  w.member("schema", schemaName("errors", 1));
  list(w, "errors", errors, [&w](const Error& error) {
    w.beginObject();
    w.member("code", nameOf(error.code));
    w.member("path", error.path);
    w.member("message", error.message);
    const ErrorDetails& details = error.details;
    if (!details.nearest.empty()) w.member("nearest", details.nearest);
    for (const auto& [name, value] : {std::pair("creators", details.creators), std::pair("draws", details.draws),
                                      std::pair("line", details.line), std::pair("column", details.column)})
      if (value > 0) w.member(name, value);
    w.endObject();
  });
  w.endObject();
  return w.take();
}

void writeTypical(Writer& w, const Typical& typical) {
  w.key("typical");
  w.beginObject();
  members(w, typical);
  object(w, "costBreakdown", typical.costBreakdown);
  object(w, "ladder", typical.ladder);
  w.endObject();
}

void writeBreakEven(Writer& w, const BreakEven& breakEven) { object(w, "breakEven", breakEven); }

void writeLines(Writer& w, const std::vector<LineResult>& lines) {
  list(w, "creators", lines, [&w](const LineResult& line) {
    w.beginObject();
    w.member("tier", line.tier);
    members(w, line);
    nullable(w, "walkAwayFee", line.walkAwayFee);
    w.endObject();
  });
}

void writeWarnings(Writer& w, const std::vector<const std::vector<Warning>*>& parts) {
  w.key("warnings");
  w.beginArray();
  for (const auto* part : parts) {
    for (const Warning& warning : *part) {
      w.beginObject();
      w.member("code", warning.code);
      w.member("path", warning.path);
      w.member("message", warning.message);
      w.endObject();
    }
  }
  w.endArray();
}

void writeFilled(Writer& w, const std::vector<Filled>& filled) {
  list(w, "filled", filled, [&w](const Filled& entry) {
    w.beginObject();
    w.member("path", entry.path);
    w.key("value");
    std::visit([&w](const auto& value) { w.value(value); }, entry.value);
    w.given("spread", entry.spread);
    list(w, "sources", entry.sources, [&w](std::string_view id) { w.value(id); });
    w.key("grade");
    entry.grade ? w.value(std::string_view(&*entry.grade, 1)) : w.null();
    w.member("note", entry.note);
    w.endObject();
  });
}

void writeClassification(Writer& w, double followers, const TierScheme& asked, const std::vector<TierScheme>& known) {
  const TierPlace place = placeOf(followers, asked);
  w.member("tier", place.tier);
  nullable(w, "position", place.position);
  w.key("next");
  if (place.next) {
    w.beginObject();
    w.member("id", place.next->id);
    w.member("from", place.next->from);
    nullable(w, "distance", place.distance);
    w.endObject();
  } else {
    w.null();
  }
  w.key("schemes");
  w.beginObject();
  for (const TierScheme& scheme : known) w.member(scheme.name, placeOf(followers, scheme).tier);
  w.endObject();
}

void writeExplanation(Writer& w, std::string_view metric, const std::vector<ExplainedStep>& steps) {
  w.member("metric", metric);
  w.member("unit", steps.back().unit);
  nullable(w, "value", steps.back().value);
  list(w, "steps", steps, [&w](const ExplainedStep& step) {
    w.beginObject();
    w.member("name", step.name);
    w.member("unit", step.unit);
    w.member("formula", step.formula);
    w.member("with", step.with);
    nullable(w, "value", step.value);
    w.endObject();
  });
}

}  // namespace tierwise::json
