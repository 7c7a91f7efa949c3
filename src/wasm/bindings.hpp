// How verbs become functions of the module: text in, text out, and for those that take long a second argument that hears how far they are.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>
#include <string_view>

#include "json/api.hpp"

namespace tierwise {

// Kept out of line, each call of the glue stands in one place whatever number of verbs a module has. Emscripten names the functions
// between glue and module by how often they are called: so one glue serves both modules.
[[gnu::noinline]] inline std::string answerTelling(std::string_view verb, const std::string& request, const emscripten::val& listener) {
  Progress progress;
  if (!listener.isUndefined()) progress = [listener](double done) { listener(done); };
  return answer(verb, request, progress);
}
[[gnu::noinline]] inline void bind(const char* name, std::string (*verb)(const std::string&)) { emscripten::function(name, verb); }
/// The same verb with a second argument: a function that is told the share done, from 0 to 1, or undefined for nobody.
[[gnu::noinline]] inline void bind(const char* name, std::string (*verb)(const std::string&, const emscripten::val&)) {
  emscripten::function(name, verb);
}

}  // namespace tierwise
