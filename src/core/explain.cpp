#include "core/explain.hpp"

#include <algorithm>

#include "core/decimal.hpp"
#include "core/explain_formulas.hpp"

namespace tierwise {

namespace {

/// The place of a name: a line's index, or the whole campaign.
constexpr std::size_t kCampaignWide = static_cast<std::size_t>(-1);

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isNameCharacter(char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '.'; }

const Formula* formulaOf(std::span<const Formula> formulas, std::string_view name, const ExplainedFacts& facts, std::size_t line) {
  const auto found = std::find_if(formulas.begin(), formulas.end(), [&](const Formula& formula) {
    return formula.name == name && (formula.when == nullptr || formula.when(facts, line));
  });
  return found == formulas.end() ? nullptr : &*found;
}

/// Calls v(name, value) for every figure of the projection under its full name.
template <class Visitor>
void visitProjection(const TypicalProjection& p, Visitor&& v) {
  const auto under = [&v](std::string_view section) {
    return [&v, section](std::string_view name, const Ratio& value) { v(section, name, value); };
  };
  visitFigures(p.typical, under(""));
  visitFigures(p.typical.costBreakdown, under("costBreakdown."));
  visitFigures(p.typical.ladder, under("ladder."));
  visitFigures(p.breakEven, under("breakEven."));
}

Ratio figure(const TypicalProjection& projection, std::string_view full) {
  Ratio result;
  visitProjection(projection, [&](std::string_view section, std::string_view name, const Ratio& value) {
    if (full.size() == section.size() + name.size() && full.substr(0, section.size()) == section && full.substr(section.size()) == name)
      result = value;
  });
  return result;
}

double inputOfLine(const Line& line, std::string_view name, bool& known) {
  known = true;
  for (std::size_t i = 0; i < kRateCount; ++i) {
    if (rateTable()[i].name == name) return line.rates[i]->mid;
  }
  if (name == "count") return *line.count;
  if (name == "delivery") return *line.delivery;
  if (name == "posts") return *line.posts;
  if (name == "followers") return *line.followers;
  if (name == "commission") return *line.commission;
  if (name == "contentValue") return *line.contentValue;
  if (name == "boost.spend") return line.boost ? *line.boost->spend : 0;
  if (name == "boost.cpm") return line.boost ? *line.boost->cpm : 0;
  if (name == "boost.accessFee") return line.boost ? *line.boost->accessFee : 0;
  known = false;
  return 0;
}

/// A campaign-wide input: by its name, or by its path where the name alone would be taken for a figure.
double inputOfCampaign(const Scenario& scenario, std::string_view name) {
  if (name == "product.commission") return *scenario.productCommission;
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    if (fieldTable()[i].name == name || fieldTable()[i].path == name) return scenario.fields[i]->mid;
  }
  return 0;  // not reached: a test explains every metric and recomputes every formula
}

class Explanation {
 public:
  explicit Explanation(const ExplainedFacts& facts) : facts_(facts) {}

  /// The value of a name, and its step (once) if it is a quantity and not an input.
  Ratio resolve(std::string_view name, std::size_t line) {
    if (line != kCampaignWide) {
      if (const Formula* formula = formulaOf(lineFormulas(), name, facts_, line)) return step(*formula, line);
      bool known = false;
      const double value = inputOfLine(*facts_.lines[line].line, name, known);
      if (known) return value;
    }
    if (const Formula* formula = formulaOf(campaignFormulas(), name, facts_, 0)) return step(*formula, kCampaignWide);
    return inputOfCampaign(*facts_.scenario, name);
  }

  std::vector<ExplainedStep> take() { return std::move(steps_); }

 private:
  Ratio step(const Formula& formula, std::size_t line) {
    std::string name;
    if (line != kCampaignWide) {
      name = "creators[";
      appendWhole(name, line);
      name += "].";
    }
    name += formula.name;
    for (const ExplainedStep& done : steps_) {
      if (done.name == name) return done.value;
    }
    // The steps it uses come first: substituting resolves, and thereby lists, each of them.
    std::string with = substituted(formula.text, line);
    const Ratio value =
        formula.value != nullptr ? Ratio(formula.value(facts_, line == kCampaignWide ? 0 : line)) : figure(facts_.projection, formula.name);
    steps_.push_back({std::move(name), formula.unit, formula.text, std::move(with), value});
    return value;
  }

  /// The formula with each name replaced by its number and each {…} by one term a line.
  std::string substituted(std::string_view text, std::size_t line) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == '{') {
        const std::size_t end = text.find('}', at);
        expand(out, text.substr(at + 1, end - at - 1));
        at = end + 1;
      } else if (!isLetter(text[at])) {
        out += text[at++];
      } else {
        const std::size_t from = at;
        while (at < text.size() && isNameCharacter(text[at])) ++at;
        const std::string_view name = text.substr(from, at - from);
        const bool isFunction = at < text.size() && (text[at] == '(' || text[at] == '{');
        isFunction ? void(out += name) : appendValue(out, resolve(name, line));
      }
    }
    return out;
  }

  /// One term a line: `Σ` in front becomes a sum, `Π` a product, and `max` keeps its name and gets a list.
  void expand(std::string& out, std::string_view term) {
    constexpr std::string_view kSum = "Σ";
    constexpr std::string_view kProduct = "Π";
    const auto endsWith = [&out](std::string_view end) {
      return out.size() >= end.size() && out.compare(out.size() - end.size(), end.size(), end) == 0;
    };
    std::string_view between = ", ";
    for (const auto& [sign, joint] : {std::pair{kSum, std::string_view(" + ")}, std::pair{kProduct, std::string_view(" × ")}}) {
      if (!endsWith(sign)) continue;
      out.resize(out.size() - sign.size());
      between = joint;
    }
    out += '(';
    for (std::size_t line = 0; line < facts_.lines.size(); ++line) {
      if (line > 0) out += between;
      if (line == kExplainedLines) {
        out += "…";
        break;
      }
      out += substituted(term, line);
    }
    out += ')';
  }

  static void appendValue(std::string& out, const Ratio& value) {
    if (!value) {
      out += "?";
      return;
    }
    if (*value < 0) out += '(';
    appendNumber(out, *value);
    if (*value < 0) out += ')';
  }

  const ExplainedFacts& facts_;
  std::vector<ExplainedStep> steps_;
};

}  // namespace

const std::vector<std::string_view>& explainedMetrics() {
  static const std::vector<std::string_view> kMetrics = [] {
    // Every formula whose value is a figure of the projection.
    std::vector<std::string_view> names;
    for (const Formula& formula : campaignFormulas()) {
      if (formula.value == nullptr && (names.empty() || names.back() != formula.name)) names.push_back(formula.name);
    }
    return names;
  }();
  return kMetrics;
}

std::vector<ExplainedStep> explain(const Scenario& scenario, const BenchmarkTable& table, std::string_view metric) {
  const auto& known = explainedMetrics();
  if (std::find(known.begin(), known.end(), metric) == known.end()) return {};
  const ExplainedFacts facts = explainedFacts(scenario, table);
  Explanation explanation(facts);
  explanation.resolve(metric, kCampaignWide);
  return explanation.take();
}

}  // namespace tierwise
