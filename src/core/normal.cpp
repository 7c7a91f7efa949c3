#include "core/normal.hpp"

namespace tierwise {
namespace {

// Draws per pass: the gathered tails of one pass stay in the innermost cache.
constexpr std::size_t kPass = 256;

/// e^{−x²/2} for x ≥ 0: x is cut to sixteenths so that the large part of the square is exact and rounding is not magnified.
double bell(double x) {
  const double cut = static_cast<double>(static_cast<long>(x * 16.0)) / 16.0;
  return exp(-0.5 * cut * cut) * exp(-0.5 * (x - cut) * (x + cut));
}

/// 1 − Φ(x) for x > 0.67448975.
double upperTail(double x) {
  constexpr double kRootTwoPiInverse = 0.398942280401432677939946059934;
  if (x > 39.0) return 0.0;
  if (x <= 5.656854249492380195206754896838) {
    return bell(x) * (detail::polynomial(x, 9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711,
                                         597.27027639480026226, 93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764,
                                         1.0765576773720192317e-8) /
                      detail::polynomial(x, 19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091,
                                         6485.558298266760755, 1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1.0));
  }
  const double y = 1.0 / (x * x);
  const double series = detail::polynomial(y, 2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807, 0.1274011611602473639,
                                           0.21589853405795699, 0.02307344176494017303) /
                        detail::polynomial(y, 7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515, 0.468238212480865118,
                                           1.28426009614491121, 1.0);
  return bell(x) * ((kRootTwoPiInverse - y * series) / x);
}

}  // namespace

void normalScores(const double* u, double* z, std::size_t count) {
  for (std::size_t begin = 0; begin < count; begin += kPass) {
    const std::size_t size = count - begin < kPass ? count - begin : kPass;
    const double* from = u + begin;
    double* to = z + begin;
    // Distances from ½ of the tail draws, with the place each came from. One spare place absorbs the store of a draw that is no tail.
    std::uint32_t place[kPass + 2];
    double tail[kPass + 2];
    std::size_t tails = 0;
    const auto note = [&](double uniform, std::size_t at) {
      place[tails] = static_cast<std::uint32_t>(at);
      tail[tails] = uniform;
      tails += static_cast<std::size_t>(magnitude(uniform - 0.5) > detail::kCentralHalfWidth);
    };
    std::size_t i = 0;
    for (; i + 2 <= size; i += 2) {
      const Lanes pair = load<Lanes>(from + i);
      note(pair[0], i);
      note(pair[1], i + 1);
      store(to + i, detail::centralQuantile(pair - 0.5));
    }
    if (i < size) to[i] = normalQuantile(from[i]);  // the odd one out
    if (tails % 2 != 0) {                           // an even number, so that all go in pairs
      place[tails] = place[tails - 1];
      tail[tails] = tail[tails - 1];
      ++tails;
    }
    for (std::size_t t = 0; t < tails; t += 2) {
      const Lanes uniform = load<Lanes>(tail + t);
      const auto lower = uniform < splat<Lanes>(0.5);
      const Lanes score = detail::tailQuantile(select(lower, uniform, 1.0 - uniform));
      const Lanes answer = select(lower, -score, score);
      to[place[t]] = answer[0];
      to[place[t + 1]] = answer[1];
    }
  }
}

double normalCdf(double x) {
  constexpr double kCentral = 0.67448975;
  const double y = magnitude(x);
  if (y <= kCentral) {
    const double square = x * x;
    return 0.5 +
           x * (detail::polynomial(square, 18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287,
                                   0.065682337918207449113) /
                detail::polynomial(square, 45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1.0));
  }
  if (!(y <= std::numeric_limits<double>::infinity())) return x;  // NaN
  const double tail = upperTail(y);
  return x < 0.0 ? tail : 1.0 - tail;
}

}  // namespace tierwise
