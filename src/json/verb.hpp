// The verbs: what each reads, calculates and writes. A table says which of them a program answers.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "core/defaults.hpp"
#include "core/error.hpp"
#include "core/simulated.hpp"
#include "json/api.hpp"
#include "json/object_reader.hpp"
#include "json/writer.hpp"

namespace tierwise::json {

/// One request on its way: what was read, what was refused so far, where the answer's members go.
struct Call {
  const Value& request;
  ErrorList errors;
  Writer& out;
  const Progress& progress;
};

/// What a verb takes: a scenario (and fields of its own), fields of its own only, or nothing.
enum class Takes { scenario, fields, nothing };

struct Verb {
  std::string_view name;
  Takes takes;
  std::string_view answers;   ///< the kind of its answer's schema
  Errors (*run)(Call& call);  ///< writes the answer's members, or nothing and says why
};

/// The verbs of this program. full_table.cpp defines it with all of them; the module of the page's first view brings a shorter
/// table of its own (estimate_table.cpp), so that code of the other verbs is not linked into it.
[[nodiscard]] const std::vector<Verb>& verbTable();

Errors version(Call& call);
Errors classify(Call& call);
Errors defaults(Call& call);
Errors project(Call& call);
Errors learn(Call& call);
Errors benchmarks(Call& call);
Errors explain(Call& call);
Errors sensitivity(Call& call);
Errors compare(Call& call);
Errors translate(Call& call);
Errors draws(Call& call);

/// Reads, checks and completes the scenario of a call; `rest` reads the verb's own fields. No value when anything is wrong.
[[nodiscard]] Result<Completed> completedScenario(Call& call, const std::function<void(ObjectReader&)>& rest = {});

/// What simulations of one program share: normal scores depend on the seed only, so dragging a slider computes them once.
[[nodiscard]] SimulationMemory& memory();

}  // namespace tierwise::json
