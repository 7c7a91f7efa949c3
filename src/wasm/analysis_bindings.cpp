// The module's verbs of closer looks; the module of the page's first view is built without this file.
#include "wasm/bindings.hpp"

namespace {

using emscripten::val;

std::string learn(const std::string& request) { return tierwise::answer("learn", request); }
std::string explain(const std::string& request) { return tierwise::answer("explain", request); }
std::string sensitivity(const std::string& request) { return tierwise::answer("sensitivity", request); }
std::string sensitivityTelling(const std::string& request, const val& listener) {
  return tierwise::answerTelling("sensitivity", request, listener);
}
std::string compare(const std::string& request) { return tierwise::answer("compare", request); }
std::string compareTelling(const std::string& request, const val& listener) {
  return tierwise::answerTelling("compare", request, listener);
}
std::string translate(const std::string& request) { return tierwise::answer("translate", request); }
std::string draws(const std::string& request) { return tierwise::answer("draws", request); }

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise_analysis) {
  tierwise::bind({{"learn", &learn},
                  {"explain", &explain},
                  {"sensitivity", &sensitivity, &sensitivityTelling},
                  {"compare", &compare, &compareTelling},
                  {"translate", &translate},
                  {"draws", &draws}});
}
