// The module's verbs of closer looks; the module of the page's first view is built without this file.
#include "json/api.hpp"
#include "wasm/progress.hpp"

namespace {

using emscripten::val;

std::string learn(const std::string& request) { return tierwise::answer("learn", request); }
std::string explain(const std::string& request) { return tierwise::answer("explain", request); }
std::string sensitivity(const std::string& request) { return tierwise::answer("sensitivity", request); }
std::string sensitivityTelling(const std::string& request, const val& listener) {
  return tierwise::answer("sensitivity", request, tierwise::toProgress(listener));
}
std::string compare(const std::string& request) { return tierwise::answer("compare", request); }
std::string compareTelling(const std::string& request, const val& listener) {
  return tierwise::answer("compare", request, tierwise::toProgress(listener));
}
std::string translate(const std::string& request) { return tierwise::answer("translate", request); }
std::string draws(const std::string& request) { return tierwise::answer("draws", request); }

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise_analysis) {
  emscripten::function("learn", &learn);
  emscripten::function("explain", &explain);
  emscripten::function("sensitivity", &sensitivity);
  emscripten::function("sensitivity", &sensitivityTelling);
  emscripten::function("compare", &compare);
  emscripten::function("compare", &compareTelling);
  emscripten::function("translate", &translate);
  emscripten::function("draws", &draws);
}
