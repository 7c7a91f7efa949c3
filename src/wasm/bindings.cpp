// The WASM module's table of contents: one function a verb, request text in, answer text out. tierwise.d.ts describes it.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

#include "json/api.hpp"

namespace {

using emscripten::val;

std::string version(const std::string& request) { return tierwise::answer("version", request); }
std::string classify(const std::string& request) { return tierwise::answer("classify", request); }
std::string defaults(const std::string& request) { return tierwise::answer("defaults", request); }
std::string project(const std::string& request) { return tierwise::answer("project", request); }
std::string explain(const std::string& request) { return tierwise::answer("explain", request); }
std::string benchmarks(const std::string& request) { return tierwise::answer("benchmarks", request); }

/// What is told the share done, from 0 to 1: a function, or undefined for nobody.
tierwise::Progress toProgress(const val& listener) {
  if (listener.isUndefined()) return {};
  return [listener](double done) { listener(done); };
}

std::string projectTelling(const std::string& request, const val& listener) { return tierwise::answer("project", request, toProgress(listener)); }

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise) {
  emscripten::function("version", &version);
  emscripten::function("classify", &classify);
  emscripten::function("defaults", &defaults);
  emscripten::function("project", &project);
  emscripten::function("project", &projectTelling);  // the same verb with a second argument
  emscripten::function("explain", &explain);
  emscripten::function("benchmarks", &benchmarks);
}
