#include "core/translation.hpp"

#include <algorithm>
#include <array>

#include "core/decimal.hpp"
#include "core/explain_formulas.hpp"

namespace tierwise {

namespace {

using LineAmount = double (*)(const ExplainedFacts& facts, std::size_t line);

double posted(const ExplainedLine& line) { return *line.line->count * *line.line->delivery; }
double followerPosts(const ExplainedFacts& facts, std::size_t i) {
  const Line& line = *facts.lines[i].line;
  return posted(facts.lines[i]) * *line.posts * *line.followers;
}

struct Counted {
  std::string_view name;
  LineAmount amount;
};
constexpr std::array kCounted{
    Counted{"followerPosts", followerPosts},
    Counted{"organicImpressions",
            [](const ExplainedFacts& facts, std::size_t i) { return posted(facts.lines[i]) * facts.lines[i].contact.impressions; }},
    Counted{"engagements",
            [](const ExplainedFacts& facts, std::size_t i) {
              return followerPosts(facts, i) * facts.lines[i].line->rates[index(Rate::engagementRate)]->mid;
            }},
    Counted{"clicks", [](const ExplainedFacts& facts, std::size_t i) { return facts.projection.creators[i].clicks; }},
};

double scaleOf(const RuleScale& scale, const Line& line) {
  double value = 1;
  for (std::size_t i = 0; i < kRateCount; ++i) {
    if (rateTable()[i].name == scale.by) value = line.rates[i]->mid;
  }
  return std::clamp(value / scale.over, scale.least, scale.most);
}

std::optional<double> amountOf(const RuleTerm& term, const ExplainedFacts& facts) {
  const auto* const counted =
      std::find_if(kCounted.begin(), kCounted.end(), [&](const Counted& entry) { return entry.name == term.quantity; });
  if (counted == kCounted.end()) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < facts.lines.size(); ++i) {
    const Line& line = *facts.lines[i].line;
    if (!term.platform.empty() && nameOf(*line.platform) != term.platform) continue;
    sum += counted->amount(facts, i) * (term.scale ? scaleOf(*term.scale, line) : 1);
  }
  return sum;
}

void appendText(std::string& out, const TranslatedTerm& term) {
  const RuleTerm& rule = *term.rule;
  out += rule.quantity;
  if (!rule.platform.empty()) (out += " on ") += rule.platform;
  if (rule.scale) {
    (out += " × clamp(") += rule.scale->by;
    out += " / ";
    appendNumber(out, rule.scale->over);
    out += ", ";
    appendNumber(out, rule.scale->least);
    out += ", ";
    appendNumber(out, rule.scale->most);
    out += ")";
  }
  // Exact: 1 is what the table writes for a price each.
  if (rule.per > 1) {
    out += " / ";
    appendNumber(out, rule.per);
  }
  out += " × ";
  if (term.rate.isCertain()) return appendNumber(out, term.rate.mid);
  out += "(";
  appendNumber(out, term.rate.low);
  out += " … ";
  appendNumber(out, term.rate.high);
  out += ")";
}

TranslatedRule translated(const Rule& rule, const ExplainedFacts& facts) {
  TranslatedRule result{&rule, {}, Range{}, {}, {}};
  for (const RuleTerm& term : rule.terms) {
    const double usdRate = *facts.scenario->usdRate;
    const TranslatedTerm translatedTerm{&term, amountOf(term, facts), scaled(term.rate, Kind::positive, usdRate)};
    if (!result.formula.empty()) result.formula += " + ";
    appendText(result.formula, translatedTerm);
    if (translatedTerm.amount) {
      const double units = *translatedTerm.amount / term.per;
      result.value->low += units * translatedTerm.rate.low;
      result.value->mid += units * translatedTerm.rate.mid;
      result.value->high += units * translatedTerm.rate.high;
    } else if (std::find(result.missing.begin(), result.missing.end(), term.quantity) == result.missing.end()) {
      result.missing.push_back(term.quantity);
    }
    result.terms.push_back(translatedTerm);
  }
  if (!result.missing.empty()) result.value.reset();
  return result;
}

}  // namespace

Translation translate(const Scenario& scenario, const BenchmarkTable& table, const RuleTable& rules) {
  const ExplainedFacts facts = explainedFacts(scenario, table);
  Translation result;
  for (const Counted& counted : kCounted) {
    TranslatedQuantity quantity{counted.name, 0};
    for (std::size_t i = 0; i < facts.lines.size(); ++i) quantity.amount += counted.amount(facts, i);
    result.quantities.push_back(quantity);
  }
  for (const Rule& rule : rules.emv) result.emv.push_back(translated(rule, facts));
  for (const Rule& rule : rules.rates) result.rates.push_back(translated(rule, facts));
  return result;
}

}  // namespace tierwise
