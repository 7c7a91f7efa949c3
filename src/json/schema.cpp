#include "json/schema.hpp"

#include <algorithm>
#include <array>

#include "core/decimal.hpp"

namespace tierwise::json {

namespace {

/// One step from a version to the next, on the values as they were read. Steps stay here for good, oldest first.
struct Step {
  std::string_view kind;
  int from;
  void (*apply)(Value& request);
};
constexpr std::array<Step, 0> kSteps{};  // scenario@1 is the first schema: nothing older exists yet

}  // namespace

std::string schemaName(std::string_view kind, int version) {
  std::string name = "tierwise/";
  name.append(kind) += '@';
  appendWhole(name, static_cast<std::size_t>(version));
  return name;
}

bool upgrade(Value& request, std::string_view kind, int current, ErrorList& errors) {
  const auto at = std::find(request.keys.begin(), request.keys.end(), "schema");
  if (at == request.keys.end()) return true;
  const Value& schema = request.items[static_cast<std::size_t>(at - request.keys.begin())];
  for (int version = 1; version <= current; ++version) {
    if (schema.type != Value::Type::string || schema.text != schemaName(kind, version)) continue;
    for (const Step& step : kSteps) {
      if (step.kind == kind && step.from >= version) step.apply(request);
    }
    return true;
  }
  if (schema.type == Value::Type::refused) return false;
  errors.add(ErrorCode::unsupportedSchema, "schema",
             sentence({"schema must be \"", schemaName(kind, current), "\"; it is ", described(schema)}));
  return false;
}

}  // namespace tierwise::json
