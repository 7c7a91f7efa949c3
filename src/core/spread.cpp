#include "core/spread.hpp"

#include <algorithm>

#include "core/lane.hpp"

namespace tierwise {

namespace {

Range divided(const Range& range, double by) { return {range.low / by, range.mid / by, range.high / by}; }

}  // namespace

Scenario spreadOver(const Scenario& scenario, std::size_t creators) {
  Scenario spread = scenario;
  spread.creators.resize(1);
  Line& line = spread.creators.front();
  const auto count = static_cast<double>(creators);
  line.count = count;
  line.followers = nearestWhole(*line.followers / count);
  auto& fee = line.rates[index(Rate::fee)];
  fee = divided(*fee, count);
  if (line.contentValue) *line.contentValue /= count;
  for (const Field field : {Field::seeding, Field::hours}) {
    auto& perCreator = spread.fields[index(field)];
    perCreator = divided(*perCreator, count);
  }
  return spread;
}

std::vector<SpreadRow> spreadOf(const Scenario& scenario, Scores& scores, const SimulationProgress& progress) {
  std::vector<SpreadRow> rows;
  Outcomes outcomes;
  DrawIndex order;
  double total = 0;
  for (const std::size_t count : kSpreadCounts) total += static_cast<double>(count);
  double done = 0;
  for (const std::size_t count : kSpreadCounts) {
    const auto share = static_cast<double>(count) / total;
    if (count == 1 || static_cast<double>(count) <= *scenario.creators.front().followers) {
      const Scenario spread = spreadOver(scenario, count);
      const Simulator simulator(spread);
      SimulationProgress part;
      if (progress) part = [&](double fraction) { progress(done + share * fraction); };
      simulator.run(scores, {}, simulator.luck(), bit(Outcome::profit), outcomes, part);
      const auto profits = outcomes[Outcome::profit];
      const std::size_t scramblings = scores.layout().scramblings;
      order.build(profits, scramblings);
      const std::array<double, 3> probabilities{0.05, 0.5, 0.95};
      const auto quantile = quantileEstimates(order, probabilities);
      rows.push_back({count, *spread.creators.front().followers, chance(profits, scramblings, Side::above, 0.0), quantile[0], quantile[1],
                      quantile[2]});
    }
    done += share;
  }
  return rows;
}

}  // namespace tierwise
