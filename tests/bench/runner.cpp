// The native build on a string of requests: what the WebAssembly module is timed against, and what only native code can tell.
// Reads from standard input, line by line:
//   time CALLS VERB REQUEST            answers with the nanoseconds that CALLS calls took by either clock, as JSON
//   answer VERB REQUEST                answers with the verb's answer
//   stages REQUEST                     answers with the nanoseconds of a projection's parts, as JSON
//   figures SEED SCRAMBLINGS REQUEST   answers with the return's figures of the request's draws in so many scramblings, as JSON
#include <iostream>
#include <limits>
#include <optional>
#include <sstream>
#include <string>

#include "clock.hpp"
#include "json/api.hpp"
#include "requests.hpp"
#include "scramblings.hpp"
#include "stages.hpp"

namespace {

using Line = std::istringstream;

std::string rest(Line& line) {
  std::string text;
  std::getline(line >> std::ws, text);
  return text;
}

bool time(Line& line) {
  int calls = 0;
  std::string verb;
  line >> calls >> verb;
  const std::string request = rest(line);
  std::size_t bytes = 0;
  const tierwise::Instant start = tierwise::now();
  for (int i = 0; i < calls; ++i) bytes += tierwise::answer(verb, request).size();
  const tierwise::Instant spent = tierwise::now() - start;
  std::cout << R"({"wall":)" << spent.wall << R"(,"processor":)" << spent.processor << '}';
  return bytes > 0;
}

bool answer(Line& line) {
  std::string verb;
  line >> verb;
  std::cout << tierwise::answer(verb, rest(line));
  return true;
}

bool stages(Line& line) {
  const std::optional<tierwise::Stages> found = tierwise::stagesOf(rest(line));
  if (!found) return false;
  std::cout << R"({"scores":)" << found->scores << R"(,"evaluation":)" << found->evaluation;
  std::cout << R"(,"luck":)" << found->luck << R"(,"summary":)" << found->summary << R"(,"text":)" << found->text << '}';
  return true;
}

bool figures(Line& line) {
  std::uint64_t seed = 0;
  std::size_t scramblings = 0;
  line >> seed >> scramblings;
  const std::optional<tierwise::Scenario> scenario = tierwise::scenarioOf(rest(line));
  if (!scenario) return false;
  const auto draws = static_cast<std::size_t>(*scenario->simulation.draws);
  if (scramblings == 0 || draws % scramblings != 0) return false;
  const tierwise::ReturnFigures found = tierwise::returnOf(*scenario, seed, draws, scramblings);
  std::cout << R"({"p5":)" << found.p5 << R"(,"p50":)" << found.p50 << R"(,"p95":)" << found.p95;
  std::cout << R"(,"chance":)" << found.chance << R"(,"mean":)" << found.mean << '}';
  return true;
}

bool obeyed(const std::string& order, Line& line) {
  if (order == "time") return time(line);
  if (order == "answer") return answer(line);
  if (order == "stages") return stages(line);
  if (order == "figures") return figures(line);
  return false;
}

}  // namespace

int main() {
  std::cout.precision(std::numeric_limits<double>::max_digits10);
  for (std::string text; std::getline(std::cin, text);) {
    Line line(text);
    std::string order;
    line >> order;
    if (!obeyed(order, line)) {
      std::cerr << "runner: cannot do: " << text.substr(0, 80) << '\n';
      return 1;
    }
    std::cout << std::endl;
  }
  return 0;
}
