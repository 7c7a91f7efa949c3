// The verbs: what each reads, calculates and writes. The table at the end is the list of them.
#include <algorithm>
#include <array>
#include <utility>

#include "benchmarks/compiled.hpp"
#include "core/defaults.hpp"
#include "core/explain.hpp"
#include "core/projection.hpp"
#include "core/sensitivity.hpp"
#include "core/simulated.hpp"
#include "core/validate.hpp"
#include "json/answers.hpp"
#include "json/api.hpp"
#include "json/comparison_answer.hpp"
#include "json/learn_answer.hpp"
#include "json/nearest.hpp"
#include "json/object_reader.hpp"
#include "json/reader.hpp"
#include "json/scenario_reader.hpp"
#include "json/scenario_writer.hpp"
#include "json/schema.hpp"
#include "json/sensitivity_answer.hpp"
#include "json/simulated_answer.hpp"
#include "json/stamp.hpp"
#include "json/version.hpp"
#include "json/writer.hpp"

namespace tierwise {

namespace json {
namespace {

/// One request on its way: what was read, what was refused so far, where the answer's members go.
struct Call {
  const Value& request;
  ErrorList errors;
  Writer& out;
  const Progress& progress;
};

/// Reads, checks and completes the scenario of a call; `rest` reads the verb's own fields. No value when anything is wrong.
template <class Rest>
Result<Completed> completedScenario(Call& call, Rest&& rest) {
  ObjectReader object(call.request, "", call.errors);
  const Scenario scenario = readScenario(object);
  rest(object);
  object.finish();
  const BenchmarkTable& table = compiledBenchmarks();
  // A request that is no object has one error, not also all those of an empty scenario.
  Errors rules = call.request.type == Value::Type::object ? validate(scenario, table) : Errors{};
  Errors errors = merged(std::move(call.errors), std::move(rules));
  if (!errors.empty()) return errors;
  return complete(scenario, table);
}

void noMore(ObjectReader&) {}

/// What simulations share: normal scores depend on the seed only, so dragging a slider computes them once.
constexpr std::size_t kMemoryBytes = std::size_t{96} << 20U;
SimulationMemory& memory() {
  static SimulationMemory shared(kMemoryBytes);
  return shared;
}

Errors version(Call& call) {
  const BenchmarkTable& table = compiledBenchmarks();
  call.out.member("engineVersion", kEngineVersion);
  call.out.member("modelVersion", kModelVersion);
  call.out.member("benchmarkEdition", table.edition);
  call.out.member("benchmarkSha256", table.sha256);
  return {};
}

Errors classify(Call& call) {
  ObjectReader object(call.request, "", call.errors);
  [[maybe_unused]] const Value* schema = object.find("schema");
  std::optional<double> followers;
  std::optional<std::string> schemeName;
  std::optional<TierScheme> scheme;
  object.number("followers", followers);
  const bool isObject = call.request.type == Value::Type::object;
  if (isObject && !object.has("followers")) object.refuse(ErrorCode::missing, "followers", "followers is required: a whole number from 0 to 10,000,000,000");
  readTierScheme(object, schemeName, scheme);
  object.finish();
  std::vector<TierScheme> known = tierSchemes(compiledBenchmarks());
  if (scheme) {
    for (Error& error : checkScheme(*scheme, "tierScheme")) call.errors.add(error.code, std::move(error.path), std::move(error.message));
    // A scheme of the request's own stands for a known one of the same name: the answer has each name once.
    known.erase(std::remove_if(known.begin(), known.end(), [&](const TierScheme& entry) { return entry.name == scheme->name; }), known.end());
    known.push_back(*scheme);
  } else {
    const auto named = std::find_if(known.begin(), known.end(), [&](const TierScheme& entry) { return !schemeName || entry.name == *schemeName; });
    if (named != known.end()) {
      scheme = *named;
    } else {
      std::vector<std::string_view> names;
      for (const TierScheme& entry : known) names.push_back(entry.name);
      call.errors.add(ErrorCode::unknownValue, "tierScheme",
                      sentence({"tierScheme \"", shortened(*schemeName), "\" is not known; the nearest is ", nearest(*schemeName, names),
                                ", or give a scheme of your own with name and tiers"}));
    }
  }
  Errors errors = merged(std::move(call.errors), followers ? checkFollowers(*followers, "followers") : Errors{});
  if (errors.empty()) writeClassification(call.out, *followers, *scheme, known);
  return errors;
}

Errors defaults(Call& call) {
  const Result<Completed> completed = completedScenario(call, noMore);
  if (!completed.ok()) return completed.errors();
  call.out.key("scenario");
  write(call.out, completed.value().scenario);
  writeFilled(call.out, completed.value().filled);
  writeWarnings(call.out, {&completed.value().warnings});
  return {};
}

Errors project(Call& call) {
  const Result<Completed> completed = completedScenario(call, noMore);
  if (!completed.ok()) return completed.errors();
  const Scenario& scenario = completed.value().scenario;
  const BenchmarkTable& table = compiledBenchmarks();
  TypicalProjection projection = projectTypical(scenario, table);
  const Simulated simulated = simulate(scenario, memory(), call.progress);
  const std::vector<Ratio> walkAway = walkAwayFees(scenario, simulated);
  for (std::size_t i = 0; i < walkAway.size(); ++i) projection.creators[i].walkAwayFee = walkAway[i];
  call.out.member("stamp", stampOf(scenario, table));
  writeTypical(call.out, projection.typical);
  writeSimulated(call.out, simulated, projection.typical);
  writeBreakEven(call.out, projection.breakEven);
  writeLines(call.out, projection.creators);
  writeWarnings(call.out, {&completed.value().warnings, &projection.warnings});
  return {};
}

Errors explain(Call& call) {
  std::optional<std::size_t> metric;
  const auto& metrics = explainedMetrics();
  const Result<Completed> completed = completedScenario(call, [&](ObjectReader& object) {
    if (!object.has("metric")) return object.refuse(ErrorCode::missing, "metric", "metric is required: the figure to explain, e.g. roi or breakEven.feeMultiplier");
    object.word("metric", metrics, metric);
  });
  if (!completed.ok()) return completed.errors();
  const Scenario& scenario = completed.value().scenario;
  const BenchmarkTable& table = compiledBenchmarks();
  call.out.member("stamp", stampOf(scenario, table));
  writeExplanation(call.out, metrics[*metric], tierwise::explain(scenario, table, metrics[*metric]));
  return {};
}

Errors sensitivity(Call& call) {
  const Result<Completed> completed = completedScenario(call, noMore);
  if (!completed.ok()) return completed.errors();
  const Scenario& scenario = completed.value().scenario;
  const BenchmarkTable& table = compiledBenchmarks();
  call.out.member("stamp", stampOf(scenario, table));
  writeSensitivity(call.out, sensitivityOf(scenario, table, memory().scores, call.progress));
  return {};
}

Errors compare(Call& call) {
  const BenchmarkTable& table = compiledBenchmarks();
  const Result<std::vector<Scenario>> scenarios = readComparison(call.request, std::move(call.errors), table);
  if (!scenarios.ok()) return scenarios.errors();
  writeComparison(call.out, scenarios.value(), tierwise::compare(scenarios.value(), memory().scores, call.progress), table);
  return {};
}

Errors learn(Call& call) { return answerLearn(call.request, std::move(call.errors), call.out, compiledBenchmarks()); }

Errors benchmarks(Call& call) {
  writeBenchmarks(call.out, compiledBenchmarks());
  return {};
}

/// What a verb takes: a scenario (and fields of its own), fields of its own only, or nothing.
enum class Takes { scenario, fields, nothing };

struct Verb {
  std::string_view name;
  Takes takes;
  std::string_view answers;  ///< the kind of its answer's schema
  Errors (*run)(Call& call);
};

constexpr std::array kVerbs{
    Verb{"version", Takes::nothing, "version", version},
    Verb{"classify", Takes::fields, "classification", classify},
    Verb{"defaults", Takes::scenario, "defaults", defaults},
    Verb{"project", Takes::scenario, "projection", project},
    Verb{"explain", Takes::scenario, "explanation", explain},
    Verb{"sensitivity", Takes::scenario, "sensitivity", sensitivity},
    Verb{"compare", Takes::fields, "comparison", compare},
    Verb{"learn", Takes::scenario, "learned", learn},
    Verb{"benchmarks", Takes::nothing, "benchmarks", benchmarks},
};

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// The request as values in the current schema, with what was refused in it.
Result<Document> requestOf(const Verb& verb, std::string_view text) {
  if (verb.takes == Takes::nothing && isBlank(text)) return Document{};
  Result<Document> document = read(text);
  if (!document.ok()) return document;
  ErrorList errors(std::move(document.value().errors));
  const bool scenario = verb.takes == Takes::scenario;
  if (!upgrade(document.value().root, scenario ? "scenario" : verb.name, scenario ? kScenarioVersion : 1, errors)) return merged(std::move(errors), {});
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
  const auto& known = json::kVerbs;
  const auto* const found = std::find_if(known.begin(), known.end(), [&](const json::Verb& entry) { return entry.name == verb; });
  if (found != known.end()) return json::answered(*found, request, progress);
  // A verb is no JSON text, so it may hold anything; only what is sure to be valid in an answer is repeated.
  const bool plain = std::all_of(verb.begin(), verb.end(), [](char c) { return c >= ' ' && c <= '~'; });
  return json::errorAnswer({{ErrorCode::unknownVerb, "",
                             json::sentence({plain ? json::sentence({"\"", json::shortened(verb), "\""}) : "this", " is not a verb; the nearest is ", json::nearest(verb, verbs())})}});
}

const std::vector<std::string_view>& verbs() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> names;
    for (const json::Verb& verb : json::kVerbs) names.push_back(verb.name);
    return names;
  }();
  return kNames;
}

}  // namespace tierwise
