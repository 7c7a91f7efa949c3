// How verbs become functions of the module: text in, text out, and for those that take long a second argument that hears how far they are.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "json/api.hpp"

namespace tierwise {

using Verb = std::string (*)(const std::string& request);
/// The same verb with a second argument: a function that is told the share done, from 0 to 1, or undefined for nobody.
using TellingVerb = std::string (*)(const std::string& request, const emscripten::val& listener);
struct Binding {
  const char* name;
  Verb verb;
  TellingVerb telling = nullptr;  ///< for a verb that may take long
};

// Here each call of the glue stands in one place, whatever number of verbs a module has. Emscripten names the functions between glue and
// module by how often they are called: so one glue serves both modules.

/// The answer to a request, the listener being told the share done, 0 to 1, now and then; undefined listens to nothing.
[[gnu::noinline]] inline std::string answerTelling(std::string_view verb, const std::string& request, const emscripten::val& listener) {
  Progress progress;
  if (!listener.isUndefined()) progress = [listener](double done) { listener(done); };
  return answer(verb, request, progress);
}

/// Makes each verb a function of the module; a second one of the same name takes a listener beside the request.
[[gnu::noinline]] inline void bind(std::initializer_list<Binding> bindings) {
  for (const Binding& binding : bindings) {
    emscripten::function(binding.name, binding.verb);
    if (binding.telling) emscripten::function(binding.name, binding.telling);
  }
}

}  // namespace tierwise
