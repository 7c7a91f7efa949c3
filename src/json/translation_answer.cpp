#include "json/translation_answer.hpp"

#include <string>

namespace tierwise::json {

namespace {

void writeWords(Writer& w, std::string_view name, const auto& words) {
  w.key(name);
  w.beginArray();
  for (const std::string_view word : words) w.value(word);
  w.endArray();
}

void writeGrade(Writer& w, char grade) { w.member("grade", std::string_view(&grade, 1)); }

/// "needs likes, comments and shares, which the model does not count apart"
std::string reasonOf(const std::vector<std::string_view>& missing) {
  std::string text = "needs ";
  for (std::size_t i = 0; i < missing.size(); ++i) {
    if (i > 0) text += i + 1 == missing.size() ? " and " : ", ";
    text += missing[i];
  }
  return text + ", which the model does not count apart";
}

void writeTerm(Writer& w, const TranslatedTerm& term) {
  w.beginObject();
  w.member("quantity", term.rule->quantity);
  if (!term.rule->platform.empty()) w.member("platform", term.rule->platform);
  w.member("amount", term.amount);
  w.member("per", term.rule->per);
  w.member("rate", term.rate);
  if (term.rule->scale) {
    w.key("scale");
    w.beginObject();
    w.member("by", term.rule->scale->by);
    w.member("over", term.rule->scale->over);
    w.member("least", term.rule->scale->least);
    w.member("most", term.rule->scale->most);
    w.endObject();
  }
  w.endObject();
}

void writeRules(Writer& w, std::string_view name, const std::vector<TranslatedRule>& rules) {
  w.key(name);
  w.beginArray();
  for (const TranslatedRule& entry : rules) {
    w.beginObject();
    w.member("id", entry.rule->id);
    w.member("title", entry.rule->title);
    w.member("formula", entry.formula);
    w.member("value", entry.value);
    w.key("reason");
    entry.missing.empty() ? w.null() : w.value(reasonOf(entry.missing));
    writeWords(w, "missing", entry.missing);
    w.key("terms");
    w.beginArray();
    for (const TranslatedTerm& term : entry.terms) writeTerm(w, term);
    w.endArray();
    writeWords(w, "sources", entry.rule->sources);
    writeGrade(w, entry.rule->grade);
    w.member("note", entry.rule->note);
    w.endObject();
  }
  w.endArray();
}

}  // namespace

void writeTranslation(Writer& w, const Translation& translation) {
  w.key("quantities");
  w.beginObject();
  for (const TranslatedQuantity& quantity : translation.quantities) w.member(quantity.name, quantity.amount);
  w.endObject();
  writeRules(w, "emv", translation.emv);
  writeRules(w, "rates", translation.rates);
}

void writePlausibility(Writer& w, const std::vector<PlausibilityCheck>& checks) {
  w.key("plausibility");
  w.beginArray();
  for (const PlausibilityCheck& check : checks) {
    w.beginObject();
    w.member("id", check.id);
    w.member("path", check.path);
    w.member("value", check.value);
    w.member("low", check.low);
    w.member("high", check.high);
    w.member("unit", check.unit);
    writeWords(w, "sources", check.sources);
    writeGrade(w, check.grade);
    w.member("inside", check.inside());
    w.endObject();
  }
  w.endArray();
}

}  // namespace tierwise::json
