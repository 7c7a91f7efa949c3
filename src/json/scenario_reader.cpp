#include "json/scenario_reader.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "benchmarks/compiled.hpp"
#include "core/validate.hpp"
#include "json/nearest.hpp"

namespace tierwise::json {

namespace {

Fit readFit(ObjectReader object) {
  Fit fit;
  object.number("values", fit.values);
  object.number("audience", fit.audience);
  object.number("aesthetics", fit.aesthetics);
  object.finish();
  return fit;
}

Boost readBoost(ObjectReader object) {
  Boost boost;
  object.number("spend", boost.spend);
  object.number("cpm", boost.cpm);
  object.number("accessFee", boost.accessFee);
  object.finish();
  return boost;
}

Line readLine(ObjectReader object) {
  Line line;
  object.text("name", line.name);
  object.number("count", line.count);
  object.number("min", line.min);
  object.number("max", line.max);
  object.word("platform", platformNames(), line.platform);
  object.word("format", formatNames(), line.format);
  object.word("collaboration", collaborationNames(), line.collaboration);
  object.number("followers", line.followers);
  object.number("posts", line.posts);
  if (const auto fit = object.object("fit")) line.fit = readFit(*fit);
  for (std::size_t i = 0; i < kRateCount; ++i) object.range(rateTable()[i].name, line.rates[i]);
  object.number("delivery", line.delivery);
  object.number("commission", line.commission);
  object.number("contentValue", line.contentValue);
  if (const auto boost = object.object("boost")) line.boost = readBoost(*boost);
  object.finish();
  return line;
}

void readCreators(ObjectReader& object, std::vector<Line>& lines) {
  object.require("creators", "creators is required: a list of at least one line");
  const std::vector<Value>* elements = object.list("creators");
  if (elements == nullptr) return;
  if (elements->size() > kMaxLines) {  // told by the rules too, but reading a million lines first would serve nobody
    return object.refuse(ErrorCode::tooLarge, "creators", tooManyLines(elements->size()));
  }
  const std::string path = object.pathOf("creators");
  for (std::size_t i = 0; i < elements->size(); ++i)
    lines.push_back(readLine(ObjectReader((*elements)[i], element(path, i), object.errors())));
}

/// One of the campaign-wide objects: its uncertain fields by the table, and what else stands in it.
template <class Other>
void readSection(ObjectReader& scenario, std::string_view name, FieldArray<std::optional<Range>>& fields, Other&& other) {
  auto section = scenario.object(name);
  if (!section) return;
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    if (fieldTable()[i].section == name) section->range(fieldTable()[i].name, fields[i]);
  }
  other(*section);
  section->finish();
}

/// Whether `path` stands below `parent`.
bool isBelow(std::string_view path, std::string_view parent) {
  return path.size() > parent.size() && path.substr(0, parent.size()) == parent &&
         (path[parent.size()] == '.' || path[parent.size()] == '[');
}

}  // namespace

void readTierScheme(ObjectReader& object, std::optional<std::string>& schemeName, std::optional<TierScheme>& scheme) {
  const Value* member = object.find("tierScheme");
  if (member == nullptr) return;
  if (member->type == Value::Type::string) {
    schemeName = member->text;
    std::vector<std::string_view> names;
    for (const TierSchemeBenchmark& known : compiledBenchmarks().tierSchemes) names.push_back(known.name);
    if (std::find(names.begin(), names.end(), *schemeName) == names.end()) {
      const std::string_view meant = nearest(*schemeName, names);
      object.refuse(ErrorCode::unknownValue, "tierScheme",
                    sentence({"tierScheme \"", shortened(*schemeName), "\" is not known; the nearest is ", meant,
                              ", or give a scheme of your own with name and tiers"}),
                    {.nearest = meant});
    }
    return;
  }
  if (member->type != Value::Type::object)
    return object.wrongType("tierScheme", "the name of a scheme, or an object with name and tiers", *member);
  ObjectReader own(*member, object.pathOf("tierScheme"), object.errors());
  std::optional<std::string> name;
  own.text("name", name);
  own.require("name", "a tier scheme needs a name");
  scheme.emplace();
  scheme->name = name.value_or("");
  own.require("tiers", "a tier scheme needs tiers: a list of at least one, each with id and from");
  const std::vector<Value>* tiers = own.list("tiers");
  for (std::size_t i = 0; tiers != nullptr && i < tiers->size(); ++i) {
    ObjectReader entry((*tiers)[i], element(own.pathOf("tiers"), i), object.errors());
    std::optional<std::string> id;
    std::optional<double> from;
    entry.text("id", id);
    entry.number("from", from);
    for (const std::string_view required : {"id", "from"}) entry.require(required, "a tier needs id and from");
    entry.finish();
    // No number orders the tiers around one that could not be read.
    scheme->tiers.push_back({id.value_or(""), from.value_or(std::numeric_limits<double>::quiet_NaN())});
  }
  own.finish();
}

Scenario readScenario(ObjectReader& object) {
  Scenario scenario;
  [[maybe_unused]] const Value* schema = object.find("schema");  // `upgrade` has judged it
  object.text("name", scenario.name);
  object.text("currency", scenario.currency);
  object.number("usdRate", scenario.usdRate);
  object.text("niche", scenario.niche);
  readTierScheme(object, scenario.tierSchemeName, scenario.tierScheme);
  readCreators(object, scenario.creators);
  const auto nothingElse = [](ObjectReader&) {};
  readSection(object, "product", scenario.fields, [&](ObjectReader& product) {
    product.word("event", eventNames(), scenario.event);
    product.number("commission", scenario.productCommission);
  });
  readSection(object, "measurement", scenario.fields,
              [&](ObjectReader& measurement) { measurement.word("basis", basisNames(), scenario.basis); });
  for (const std::string_view name : {"audience", "costs", "shock"}) readSection(object, name, scenario.fields, nothingElse);
  if (auto target = object.object("target")) {
    target->word("metric", metricNames(), scenario.target.metric);
    target->number("value", scenario.target.value);
    target->number("confidence", scenario.target.confidence);
    target->finish();
  }
  object.number("budget", scenario.budget);
  if (auto simulation = object.object("simulation")) {
    simulation->number("draws", scenario.simulation.draws);
    simulation->number("seed", scenario.simulation.seed);
    simulation->number("commonShare", scenario.simulation.commonShare);
    simulation->flag("luck", scenario.simulation.luck);
    simulation->finish();
  }
  return scenario;
}

Errors merged(ErrorList reading, Errors rules) {
  Errors all = reading.take();
  const std::size_t read = all.size();
  for (Error& rule : rules) {
    const auto refused = all.begin() + static_cast<std::ptrdiff_t>(read);
    if (std::none_of(all.begin(), refused, [&](const Error& error) { return isBelow(rule.path, error.path); }))
      all.push_back(std::move(rule));
  }
  sortInFieldOrder(all);
  return all;
}

}  // namespace tierwise::json
