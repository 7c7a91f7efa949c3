// The WASM module's table of contents: one function a verb, request text in, answer text out. tierwise.d.ts describes it.
#include "wasm/bindings.hpp"

namespace {

using emscripten::val;

std::string version(const std::string& request) { return tierwise::answer("version", request); }
std::string classify(const std::string& request) { return tierwise::answer("classify", request); }
std::string defaults(const std::string& request) { return tierwise::answer("defaults", request); }
std::string project(const std::string& request) { return tierwise::answer("project", request); }
std::string projectTelling(const std::string& request, const val& listener) {
  return tierwise::answerTelling("project", request, listener);
}
std::string benchmarks(const std::string& request) { return tierwise::answer("benchmarks", request); }

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise) {
  tierwise::bind({{"version", &version},
                  {"classify", &classify},
                  {"defaults", &defaults},
                  {"project", &project, &projectTelling},
                  {"benchmarks", &benchmarks}});
}
