#include "scramblings.hpp"

#include <array>
#include <vector>

#include "core/draw_index.hpp"
#include "core/simulation.hpp"
#include "core/summary.hpp"

namespace tierwise {

ReturnFigures returnOf(const Scenario& scenario, std::uint64_t seed, std::size_t draws, std::size_t scramblings) {
  const Simulator simulator(scenario);
  Scores scores(seed, {draws, scramblings}, 0);
  Outcomes outcomes;
  simulator.run(scores, {}, simulator.luck(), bit(Outcome::profit) | bit(Outcome::roi), outcomes);
  DrawIndex index;
  index.build(outcomes[Outcome::roi], 1);
  const std::vector<double> found = quantiles(index, std::array{0.05, 0.5, 0.95});
  return {found[0], found[1], found[2], chance(outcomes[Outcome::profit], 1, Side::above, 0).value, mean(outcomes[Outcome::roi], 1).value};
}

}  // namespace tierwise
