#include "core/tornado.hpp"

#include <algorithm>

#include "core/lane.hpp"
#include "core/ordering.hpp"
#include "core/projection.hpp"
#include "core/scores.hpp"

namespace tierwise {

namespace {

/// A scenario with one input moved at a time.
class Mover {
 public:
  Mover(const Scenario& scenario, const BenchmarkTable& table)
      : original_(scenario), moved_(scenario), table_(table), commonWeight_(squareRoot(*scenario.simulation.commonShare)) {}

  TornadoBar field(std::size_t which) {
    const Range range = *original_.fields[which];
    TornadoBar bar{fieldTable()[which].path, range.low, range.high};
    moved_.fields[which] = Range::certain(bar.low);
    bar.profitAtLow = profit();
    moved_.fields[which] = Range::certain(bar.high);
    bar.profitAtHigh = profit();
    moved_.fields[which] = range;
    return bar;
  }

  TornadoBar rate(std::size_t which) {
    TornadoBar bar{rateTable()[which].path};
    bar.profitAtLow = rateAt(which, -1, bar.low);
    bar.profitAtHigh = rateAt(which, 1, bar.high);
    for (std::size_t n = 0; n < moved_.creators.size(); ++n) moved_.creators[n].rates[which] = original_.creators[n].rates[which];
    return bar;
  }

 private:
  double profit() const { return projectTypical(moved_, table_).typical.profit; }

  /// `side` −1 for the low end, 1 for the high one; `shown` becomes the first moved line's value there.
  double rateAt(std::size_t which, int side, double& shown) {
    bool first = true;
    for (std::size_t n = 0; n < moved_.creators.size(); ++n) {
      const Range range = *original_.creators[n].rates[which];
      if (range.isCertain()) continue;
      // Where all is shared the end is the range's own, without the rounding of a detour.
      const double whole = side < 0 ? range.low : range.high;
      const double value = commonWeight_ == 1 ? whole : valueAt(range, rateTable()[which].kind, side * kZ95 * commonWeight_);
      moved_.creators[n].rates[which] = Range::certain(value);
      if (first) shown = value;
      first = false;
    }
    return profit();
  }

  const Scenario& original_;
  Scenario moved_;
  const BenchmarkTable& table_;
  double commonWeight_;
};

}  // namespace

std::vector<TornadoBar> tornadoOf(const Scenario& scenario, const BenchmarkTable& table, const std::function<bool(std::size_t)>& moves) {
  Mover mover(scenario, table);
  std::vector<TornadoBar> bars;
  for (std::size_t score = 0; score < kSharedScores; ++score) {
    if (!moves(score)) continue;
    bars.push_back(score < kFieldCount ? mover.field(score) : mover.rate(score - kFieldCount));
  }
  arrange(bars, largestFirst(bars.size(), [&](std::size_t i) { return bars[i].span(); }));
  return bars;
}

}  // namespace tierwise
