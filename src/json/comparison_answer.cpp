#include "json/comparison_answer.hpp"

#include <utility>

#include "core/defaults.hpp"
#include "core/validate.hpp"
#include "json/scenario_reader.hpp"
#include "json/schema.hpp"
#include "json/simulated_answer.hpp"
#include "json/stamp.hpp"

namespace tierwise::json {

namespace {

bool startsWith(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// The errors below `path` (of the form `scenarios[1]`) leave `from` with paths of their own, as if their scenario stood alone.
ErrorList takeBelow(Errors& from, std::string_view path) {
  ErrorList below;
  Errors rest;
  for (Error& error : from) {
    if (startsWith(error.path, path)) {
      const bool member = error.path.size() > path.size() && error.path[path.size()] == '.';
      below.add(error.code, error.path.substr(path.size() + (member ? 1 : 0)), std::move(error.message), error.details);
    } else {
      rest.push_back(std::move(error));
    }
  }
  from = std::move(rest);
  return below;
}

/// A scenario on its own: its errors have paths within it. `path` is where it stands, for the message when it is no object.
Result<Scenario> readOne(Value value, const std::string& path, ErrorList errors, const BenchmarkTable& table, DrawsOf draws) {
  if (value.type == Value::Type::refused) return merged(std::move(errors), {});
  if (value.type != Value::Type::object)
    return Error{ErrorCode::wrongType, "", sentence({path, " must be a scenario; it is ", described(value)})};
  if (!upgrade(value, "scenario", kScenarioVersion, errors)) return merged(std::move(errors), {});
  ObjectReader object(value, "", errors);
  Scenario scenario = readScenario(object);
  object.finish();
  Errors all = merged(std::move(errors), validate(scenario, table, draws));
  if (!all.empty()) return all;
  return scenario;
}

}  // namespace

Result<std::vector<Scenario>> readComparison(const Value& request, ErrorList errors, const BenchmarkTable& table) {
  ObjectReader object(request, "", errors);
  [[maybe_unused]] const Value* schema = object.find("schema");
  const bool missing = request.type == Value::Type::object && !object.has("scenarios");
  if (missing) object.refuse(ErrorCode::missing, "scenarios", "scenarios is required: a list of two to six scenarios");
  const std::vector<Value>* elements = object.list("scenarios");
  object.finish();
  Errors found = errors.take();
  if (elements == nullptr) return found;
  if (elements->size() < kMinCompared || elements->size() > kMaxCompared) {
    for (Error& error : checkComparison(std::vector<Scenario>(elements->size() < kMinCompared ? 0 : kMaxCompared + 1)))
      found.push_back(std::move(error));
    return found;
  }
  std::vector<Scenario> scenarios;
  for (std::size_t i = 0; i < elements->size(); ++i) {
    const std::string path = element("scenarios", i);
    Result<Scenario> scenario = readOne((*elements)[i], path, takeBelow(found, path), table, i == 0 ? DrawsOf::itself : DrawsOf::another);
    for (const Error& error : scenario.errors())
      found.push_back({error.code, error.path.empty() ? path : joined(path, error.path), error.message, error.details});
    if (scenario.ok()) scenarios.push_back(complete(scenario.value(), table).scenario);
  }
  if (!found.empty()) return found;
  Errors together = checkComparison(scenarios);
  if (!together.empty()) return together;
  for (Scenario& scenario : scenarios) scenario.simulation = scenarios.front().simulation;
  return scenarios;
}

void writeComparison(Writer& writer, const std::vector<Scenario>& scenarios, const Comparison& comparison, const BenchmarkTable& table) {
  writer.key("scenarios");
  writer.beginArray();
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const Contender& contender = comparison.contenders[i];
    writer.beginObject();
    writer.member("name", scenarios[i].name);
    writer.member("stamp", stampOf(scenarios[i], table));
    writer.key("cost");
    writeSummary(writer, contender.cost);
    writer.key("profit");
    writeSummary(writer, contender.profit);
    writer.key("roi");
    writeSummary(writer, contender.roi);
    writer.key("probability");
    writer.beginObject();
    writer.member("profit", contender.chanceOfProfit.value);
    writer.key("standardError");
    writer.beginObject();
    writer.member("profit", contender.chanceOfProfit.standardError);
    writer.endObject();
    writer.endObject();
    writer.endObject();
  }
  writer.endArray();
  writer.key("pairs");
  writer.beginArray();
  for (const Duel& duel : comparison.duels) {
    writer.beginObject();
    writer.member("a", static_cast<double>(duel.a));
    writer.member("b", static_cast<double>(duel.b));
    writer.member("chanceBBeatsA", duel.chanceBBeatsA.value);
    writer.key("standardError");
    writer.beginObject();
    writer.member("chanceBBeatsA", duel.chanceBBeatsA.standardError);
    writer.endObject();
    writer.key("difference");
    writeSummary(writer, duel.difference);
    writer.key("dots");
    writer.beginArray();
    for (const double dot : duel.dots) writer.value(dot);
    writer.endArray();
    writer.endObject();
  }
  writer.endArray();
  writer.member("best", comparison.best ? std::optional<double>(static_cast<double>(*comparison.best)) : std::nullopt);
  writer.member("evpi", comparison.evpi.value);
  writer.key("standardError");
  writer.beginObject();
  writer.member("evpi", comparison.evpi.standardError);
  writer.endObject();
}

}  // namespace tierwise::json
