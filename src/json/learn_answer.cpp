#include "json/learn_answer.hpp"

#include <utility>
#include <vector>

#include "core/decimal.hpp"
#include "core/defaults.hpp"
#include "core/learn.hpp"
#include "core/validate.hpp"
#include "json/scenario_reader.hpp"
#include "json/scenario_writer.hpp"

namespace tierwise::json {

namespace {

std::vector<Observation> readObserved(ObjectReader& object, bool isObject) {
  std::vector<Observation> observed;
  if (isObject && !object.has("observed"))
    object.refuse(ErrorCode::missing, "observed", "observed is required: a list of what was counted, which may be empty");
  const std::vector<Value>* elements = object.list("observed");
  if (elements == nullptr) return observed;
  if (elements->size() > kMaxObservations) {  // told by the rules too, but there is no need to read them all first
    std::string message = "at most 100 observations fit; there are ";
    appendWhole(message, elements->size());
    object.refuse(ErrorCode::tooLarge, "observed", std::move(message));
    return observed;
  }
  for (std::size_t i = 0; i < elements->size(); ++i) {
    ObjectReader reader((*elements)[i], element(object.pathOf("observed"), i), object.errors());
    Observation o;
    reader.number("reach", o.reach);
    reader.number("engagements", o.engagements);
    reader.number("clicks", o.clicks);
    reader.number("trackedOrders", o.trackedOrders);
    reader.number("orders", o.orders);
    reader.number("spend", o.spend);
    reader.number("line", o.line);
    reader.flag("otherCampaign", o.otherCampaign);
    reader.finish();
    observed.push_back(o);
  }
  return observed;
}

void write(Writer& w, const LearnResult& result) {
  w.key("learned");
  w.beginArray();
  for (const Learned& entry : result.learned) {
    w.beginObject();
    w.member("path", entry.input.path());
    w.member("prior", entry.prior);
    w.member("posterior", entry.posterior);
    w.endObject();
  }
  w.endArray();
  w.key("kept");
  w.beginArray();
  for (const Kept& entry : result.kept) {
    w.beginObject();
    w.member("path", entry.input.path());
    w.member("code", nameOf(entry.reason));
    w.endObject();
  }
  w.endArray();
  w.key("actual");
  w.beginArray();
  for (const Compared& row : result.actual) {
    w.beginObject();
    w.member("observation", static_cast<double>(row.observation));
    w.member("count", row.count);
    w.member("actual", row.actual);
    w.member("projected", row.projected);
    w.member("ratio", row.ratio);
    w.member("chance", row.chance);
    w.endObject();
  }
  w.endArray();
}

}  // namespace

Errors answerLearn(const Value& request, ErrorList errors, Writer& writer, const BenchmarkTable& table) {
  const bool isObject = request.type == Value::Type::object;
  ObjectReader object(request, "", errors);
  Scenario scenario = readScenario(object);
  const std::vector<Observation> observed = readObserved(object, isObject);
  object.finish();
  Errors rules;
  if (isObject) {
    rules = validate(scenario, table);
    for (Error& error : validateObservations(observed, scenario)) rules.push_back(std::move(error));
  }
  Errors all = merged(std::move(errors), std::move(rules));
  if (!all.empty()) return all;
  const Scenario full = complete(scenario, table).scenario;
  // Some rules speak about what was left out: the audience, once its default is known.
  all = validateObservations(observed, full);
  if (!all.empty()) return all;
  const LearnResult result = learn(full, observed, table);
  applyLearned(scenario, result.learned);
  writer.key("scenario");
  write(writer, scenario);
  write(writer, result);
  return {};
}

}  // namespace tierwise::json
