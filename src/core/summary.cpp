#include "core/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/ordered_sum.hpp"

namespace tierwise {
namespace {

constexpr std::array<double, 5> kQuantiles{0.05, 0.25, 0.5, 0.75, 0.95};
constexpr std::size_t kEnoughForTails = 2048;  // draws from which P5, P95 and the worst 5 % have an error (model, "Uncertainty")
constexpr double kTail = 0.05;
constexpr double kRounding = 1e-12;  // 1 − 0.95 is a little more than 0.05

struct Moments {
  double mean = 0;
  double squares = 0;  // Σ (x − mean)²
};

// One pass around a guess of the mean, and where that was off by more than the sd (so that digits would cancel) a second one around the
// mean found. Both correct what the guess leaves out.
Moments momentsOf(std::span<const double> draws, double guess) {
  const auto count = static_cast<double>(draws.size());
  const double* x = draws.data();
  Moments moments;
  for (int pass = 0; pass < 2; ++pass) {
    const double centre = std::isfinite(guess) ? guess : 0.0;
    const auto [first, second] = orderedSums<2>(draws.size(), [x, centre]<class Real>(std::size_t i) {
      const Real off = load<Real>(x + i) - centre;
      return std::array{off, off * off};
    });
    const double missed = first / count * first;
    const double squares = second - missed;
    moments = {centre + first / count, squares < 0 ? 0 : squares};  // NaN stays: sums that overflowed tell no spread
    if (!std::isfinite(moments.mean)) return {moments.mean, std::numeric_limits<double>::infinity()};
    if (missed <= moments.squares) break;
    guess = moments.mean;
  }
  return moments;
}

// Those of each scrambling; its neighbour's mean is a good guess.
std::vector<Moments> momentsOfEach(std::span<const double> draws, std::size_t scramblings) {
  const std::size_t n = draws.size() / scramblings;
  std::vector<Moments> parts(scramblings);
  double guess = draws.front();
  for (std::size_t s = 0; s < scramblings; ++s) {
    parts[s] = momentsOf(draws.subspan(s * n, n), guess);
    guess = parts[s].mean;
  }
  return parts;
}

double sdOf(double squares, std::size_t count) { return count < 2 ? 0.0 : std::sqrt(squares / static_cast<double>(count - 1)); }

double sumOf(std::span<const double> values) {
  PairwiseSum sum;
  for (const double value : values) sum.add(value);
  return sum.total();
}

// Moments of all draws from those of the scramblings, n draws each: nothing cancels, whatever lies between their means.
Moments pooled(std::span<const Moments> parts, std::size_t n) {
  const double centre = std::isfinite(parts[0].mean) ? parts[0].mean : 0.0;
  PairwiseSum means;
  for (const Moments& part : parts) means.add(part.mean - centre);
  const double mean = centre + means.total() / static_cast<double>(parts.size());
  if (!std::isfinite(mean)) return {mean, std::numeric_limits<double>::infinity()};
  PairwiseSum within;
  PairwiseSum between;
  for (const Moments& part : parts) {
    within.add(part.squares);
    between.add((part.mean - mean) * (part.mean - mean));
  }
  return {mean, within.total() + static_cast<double>(n) * between.total()};
}

// Where a quantile lies: `fraction` of the way from one order statistic to the next.
struct Position {
  std::size_t below = 0, above = 0;
  double fraction = 0;
};

Position positionOf(double probability, std::size_t count) {
  const auto last = static_cast<double>(count - 1);
  const double place = std::clamp(last * probability, 0.0, last);
  const auto below = static_cast<std::size_t>(place);
  return {below, std::min(below + 1, count - 1), place - static_cast<double>(below)};
}

double between(double below, double above, double fraction) {
  if (fraction == 0 || below == above) return below;
  const double step = above - below;
  if (std::isfinite(step)) return below + fraction * step;
  if (std::isinf(below) && std::isinf(above)) return fraction < 0.5 ? below : above;
  return below * (1 - fraction) + above * fraction;
}

// The positions of some quantiles and the order statistics they need: of position i the ones at 2i and 2i + 1.
struct Question {
  std::vector<Position> positions;
  std::vector<std::size_t> ranks;

  Question(std::span<const double> probabilities, std::size_t count) {
    if (count == 0) return;
    for (const double p : probabilities) {
      positions.push_back(positionOf(p, count));
      ranks.push_back(positions.back().below);
      ranks.push_back(positions.back().above);
    }
  }
  [[nodiscard]] double answer(std::size_t i, const double* found) const {
    return between(found[2 * i], found[2 * i + 1], positions[i].fraction);
  }
};

// standardError of f(0), f(1), … f(count − 1).
template <class PerScrambling>
std::optional<double> errorOver(std::size_t count, std::vector<double>& buffer, const PerScrambling& f) {
  buffer.resize(count);
  for (std::size_t s = 0; s < count; ++s) buffer[s] = f(s);
  return standardError(buffer);
}

std::size_t scramblingsOf(std::span<const double> draws, std::size_t scramblings) {
  return scramblings == 0 || draws.size() % scramblings != 0 ? 1 : scramblings;
}

double ifTrue(bool mask, double value) { return select(mask, value, 0.0); }
Lanes ifTrue(LaneMask mask, double value) { return select(mask, splat<Lanes>(value), Lanes{}); }

// How many draws lie on the side of t: those above it and those not below it, each counted with a weight.
double countOn(Side side, double t, std::span<const double> draws) {
  const double* x = draws.data();
  // At most t is what is not above it; a NaN, which lies on no side, never comes here.
  const double above = side == Side::above ? 1.0 : side == Side::atMost ? -1.0 : side == Side::aboveHalfTies ? 0.5 : 0.0;
  const double atLeast = side == Side::atLeast ? 1.0 : side == Side::aboveHalfTies ? 0.5 : 0.0;
  const double sum = orderedSums<1>(draws.size(), [=]<class Real>(std::size_t i) {
    const Real draw = load<Real>(x + i);
    return std::array{ifTrue(draw > splat<Real>(t), above) + ifTrue(draw >= splat<Real>(t), atLeast)};
  })[0];  // of halves and ones: exact
  return side == Side::atMost ? static_cast<double>(draws.size()) + sum : sum;
}

}  // namespace

std::optional<double> standardError(std::span<const double> perScrambling) {
  if (perScrambling.size() < 2) return std::nullopt;
  const double error = sdOf(momentsOf(perScrambling, perScrambling.front()).squares, perScrambling.size()) /
                       std::sqrt(static_cast<double>(perScrambling.size()));
  return std::isfinite(error) ? std::optional(error) : std::nullopt;
}

std::vector<Estimate> quantileEstimates(DrawIndex& index, std::span<const double> probabilities) {
  const std::size_t draws = index.draws().size();
  std::vector<Estimate> estimates(probabilities.size());
  if (draws == 0) return estimates;
  const std::size_t scramblings = index.scramblings();
  const Question all(probabilities, draws);
  const Question own(probabilities, draws / scramblings);
  const std::size_t width = own.ranks.size();
  std::vector<double> found(width * (scramblings + 1));
  const auto ofAll = std::span(found).first(width);
  const auto ofOwn = std::span(found).subspan(width);
  index.select(all.ranks, ofAll, own.ranks, ofOwn);
  std::vector<double> buffer;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    estimates[i].value = all.answer(i, ofAll.data());
    const bool tail = probabilities[i] < kTail + kRounding || probabilities[i] > 1 - kTail - kRounding;
    if (tail && draws < kEnoughForTails) continue;
    estimates[i].standardError = errorOver(scramblings, buffer, [&](std::size_t s) { return own.answer(i, &ofOwn[width * s]); });
  }
  return estimates;
}

std::vector<double> quantiles(DrawIndex& index, std::span<const double> probabilities) {
  std::vector<double> values(probabilities.size());
  if (index.draws().empty()) return values;
  const Question all(probabilities, index.draws().size());
  std::vector<double> found(all.ranks.size());
  index.select(all.ranks, found, {}, {});
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = all.answer(i, found.data());
  return values;
}

Summary summarize(DrawIndex& index) {
  Summary summary;
  if (index.draws().empty()) return summary;
  const std::size_t scramblings = index.scramblings();
  const std::size_t n = index.draws().size() / scramblings;
  const std::vector<Moments> parts = momentsOfEach(index.draws(), scramblings);
  const Moments whole = pooled(parts, n);
  std::vector<double> buffer;
  summary.value.mean = whole.mean;
  summary.value.sd = sdOf(whole.squares, n * scramblings);
  summary.standardError.mean = errorOver(scramblings, buffer, [&](std::size_t s) { return parts[s].mean; });
  summary.standardError.sd = errorOver(scramblings, buffer, [&](std::size_t s) { return sdOf(parts[s].squares, n); });
  const std::vector<Estimate> q = quantileEstimates(index, kQuantiles);
  Figures& v = summary.value;
  FigureErrors& e = summary.standardError;
  v.p5 = q[0].value, v.p25 = q[1].value, v.p50 = q[2].value, v.p75 = q[3].value, v.p95 = q[4].value;
  e.p5 = q[0].standardError, e.p25 = q[1].standardError, e.p50 = q[2].standardError, e.p75 = q[3].standardError, e.p95 = q[4].standardError;
  return summary;
}

Estimate mean(std::span<const double> draws, std::size_t scramblings) {
  if (draws.empty()) return {};
  const std::size_t parts = scramblingsOf(draws, scramblings);
  const std::size_t n = draws.size() / parts;
  const std::vector<Moments> moments = momentsOfEach(draws, parts);
  std::vector<double> buffer;
  return {pooled(moments, n).mean, errorOver(parts, buffer, [&](std::size_t s) { return moments[s].mean; })};
}

Estimate worstFivePercentMean(DrawIndex& index) {
  const std::size_t draws = index.draws().size();
  if (draws == 0) return {};
  const std::size_t scramblings = index.scramblings();
  const std::size_t n = draws / scramblings;
  const auto worst = [](std::size_t count) { return std::max<std::size_t>(1, count / 20); };
  const std::array ranks{worst(draws) - 1};
  const std::array ownRanks{worst(n) - 1};
  std::array limit{0.0};
  std::vector<double> ownLimits(scramblings);
  index.select(ranks, limit, ownRanks, ownLimits);
  // With t the largest of the worst: t + Σ min(x − t, 0)/count over all x. Draws equal to t add nothing, so ties need no care
  // (Rockafellar & Uryasev, Journal of Risk 2, 2000).
  const auto shortfall = [](std::span<const double> part, double t) {
    const double* x = part.data();
    return orderedSums<1>(part.size(),
                          [x, t]<class Real>(std::size_t i) { return std::array{min(load<Real>(x + i) - t, splat<Real>(0.0))}; })[0];
  };
  std::vector<double> buffer(scramblings);
  for (std::size_t s = 0; s < scramblings; ++s) buffer[s] = shortfall(index.scrambling(s), limit[0]);
  Estimate estimate{limit[0] + sumOf(buffer) / static_cast<double>(worst(draws)), std::nullopt};
  if (draws < kEnoughForTails) return estimate;
  estimate.standardError = errorOver(scramblings, buffer, [&](std::size_t s) {
    return ownLimits[s] + shortfall(index.scrambling(s), ownLimits[s]) / static_cast<double>(worst(n));
  });
  return estimate;
}

Estimate chance(std::span<const double> draws, std::size_t scramblings, Side side, double threshold) {
  if (draws.empty()) return {};
  const std::size_t parts = scramblingsOf(draws, scramblings);
  const std::size_t n = draws.size() / parts;
  std::vector<double> shares(parts);
  double total = 0;  // whole numbers and halves: exact
  for (std::size_t s = 0; s < parts; ++s) {
    const double here = countOn(side, threshold, draws.subspan(s * n, n));
    total += here;
    shares[s] = here / static_cast<double>(n);
  }
  return {total / static_cast<double>(draws.size()), standardError(shares)};
}

}  // namespace tierwise
