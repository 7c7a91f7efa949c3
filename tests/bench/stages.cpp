#include "stages.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "clock.hpp"
#include "core/simulated.hpp"
#include "json/api.hpp"
#include "requests.hpp"

namespace tierwise {

namespace {

constexpr std::size_t kRuns = 9;
constexpr std::size_t kMemoryBytes = std::size_t{96} << 20U;  // as the verbs have it

/// Times some pieces of work side by side, after one run of each to warm up: the medians.
template <class... Work>
std::array<double, sizeof...(Work)> medians(const Work&... work) {
  std::array<std::array<double, kRuns>, sizeof...(Work)> times{};
  const auto timed = [](const auto& piece) {
    const Instant start = now();
    piece();
    return (now() - start).processor;
  };
  (work(), ...);
  for (std::size_t run = 0; run < kRuns; ++run) {
    std::size_t next = 0;
    ((times[next++][run] = timed(work)), ...);
  }
  std::array<double, sizeof...(Work)> middle{};
  for (std::size_t i = 0; i < middle.size(); ++i) {
    std::sort(times[i].begin(), times[i].end());
    middle[i] = times[i][kRuns / 2];
  }
  return middle;
}

}  // namespace

std::optional<Stages> stagesOf(std::string_view request) {
  const std::optional<Scenario> read = scenarioOf(request);
  if (!read) return std::nullopt;
  const Scenario& scenario = *read;
  const Simulator simulator(scenario);
  const Layout layout = layoutOf(static_cast<std::size_t>(*scenario.simulation.draws));
  SimulationMemory memory(kMemoryBytes);
  Scores& kept = memory.scores.at(static_cast<std::uint64_t>(*scenario.simulation.seed), layout.draws);
  Outcomes outcomes;
  std::uint64_t seed = 1000;
  const auto [made, evaluated, lucky, simulated, answered] = medians(
      [&] {
        Scores fresh(++seed, layout, kMemoryBytes / 4);
        simulator.run(fresh, {}, false, kAllOutcomes, outcomes);
      },
      [&] { simulator.run(kept, {}, false, kAllOutcomes, outcomes); },
      [&] { simulator.run(kept, {}, simulator.luck(), kAllOutcomes, outcomes); }, [&] { static_cast<void>(simulate(scenario, memory)); },
      [&] { static_cast<void>(answer("project", request)); });
  return Stages{made - evaluated, evaluated, lucky - evaluated, simulated - lucky, answered - simulated};
}

}  // namespace tierwise
