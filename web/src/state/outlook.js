// What the Estimate view says, taken from one answer of the engine. No figure is made here: only chosen, paired, told as odds, and
// cut to the digits its standard error supports. So text, strip and charts all print the same rounding.
import { supported, supportedShare } from '../format/format.js';
import { read } from './path.js';

/**
 * @typedef {import('../engine/worker.js').Evaluation} Evaluation
 * @typedef {import('../engine/worker.js').Reference} Reference
 * @typedef {import('../engine/tierwise.js').Range} Range
 * @typedef {{part: number, of: number}} Odds
 */

/** Typical value of a range. @param {Range | undefined} range */
export const mid = (range) => (typeof range === 'object' ? range.mid : range);
/** Low, typical, high of a range or a certain number. @param {Range} range */
export const spread = (range) => (typeof range === 'object' ? range : { low: range, mid: range, high: range });

const ODDS = [[2, 5], [1, 2], [3, 5], [2, 3], [3, 4], [4, 5], [5, 6], [9, 10]].map(([part, of]) => ({ part, of }));

/** The steps of "1 in n" where the error blurs the next one: 1 in 45, 1 in 50, 1 in 60. */
const STEPS = [1, 5, 10, 20, 50];

/** The n of "1 in n". @param {number} chance @param {number} error */
function oneIn(chance, error) {
  const of = 1 / chance;
  const blur = of * of * error;                                   // the error of 1 / chance
  const step = STEPS.find((each) => each >= blur && each * 2 <= of) ?? STEPS.findLast((each) => each * 2 <= of) ?? 1;
  return Math.round(of / step) * step;
}

/** A chance as people say it: 1 in 9, 2 in 5, 3 in 4, 49 in 50. Null where it is under 1 in 100 or over 99. @param {number} chance @param {number | null} [error] its standard error @returns {Odds | null} */
export function oddsOf(chance, error = 0) {
  if (chance < 0.0095 || chance > 0.9905) return null;
  if (chance < 0.365) return { part: 1, of: oneIn(chance, error ?? 0) };
  if (chance > 0.925) {
    const of = oneIn(1 - chance, error ?? 0);
    return { part: of - 1, of };
  }
  return ODDS.reduce((best, odds) => (Math.abs(odds.part / odds.of - chance) < Math.abs(best.part / best.of - chance) ? odds : best));
}

/** Whether orders are counted from clicks: the response rates are not used then. @param {Evaluation['complete']} complete */
export const countsClicks = (complete) => read(complete, 'measurement.basis') === 'clicks';

/** The assumed orders per 1,000 people reached as a range: the lines' response rates, weighted by the people each reaches; null where there is none. @param {Evaluation} answer */
export function assumedOrders({ complete, projection }) {
  const middle = projection.typical.ordersPerThousandReached;
  if (middle === null || middle <= 0 || countsClicks(complete)) return null;
  const sums = { low: 0, mid: 0, high: 0 };
  complete.creators.forEach((creator, i) => {
    const range = spread(/** @type {Range} */ (creator.responseRate));
    const weight = projection.creators[i].effectiveReach;
    for (const end of /** @type {const} */ (['low', 'mid', 'high'])) sums[end] += weight * range[end];
  });
  if (!(sums.mid > 0)) return null;
  return { low: (middle * sums.low) / sums.mid, mid: middle, high: (middle * sums.high) / sums.mid };
}

/** The share of the orders that codes and links catch, typically. @param {Evaluation['complete']} complete */
export const caughtShare = (complete) => mid(/** @type {Range} */ (read(complete, 'measurement.trackedShare'))) || 1;

/** Evidence in lanes of one kind each. Figures that count tracked orders only are divided by the share that is tracked. @param {Evaluation} answer @param {Reference} reference */
export function evidenceLanes({ complete }, reference) {
  const tracked = caughtShare(complete);
  /** @type {Map<string, {kind: string, values: number[], figures: {value: number, publisher: string, sources: string[]}[]}>} */
  const lanes = new Map();
  for (const item of reference.evidence) {
    const kind = item.counts === 'assumed' ? 'assumed' : item.publisher.split(',')[0];
    const value = item.ordersPerThousandReached / (item.counts === 'tracked' ? tracked : 1);
    const lane = lanes.get(kind) ?? { kind, values: [], figures: [] };
    lane.figures.push({ value, publisher: item.publisher, sources: item.sources });
    lanes.set(kind, lane);
  }
  return [...lanes.values()].map((lane) => {
    const figures = lane.figures.sort((a, b) => a.value - b.value);
    return { ...lane, figures, values: figures.map((f) => f.value) };
  });
}

/** Where the evidence begins and ends, and the power of ten by which it differs at least. @param {ReturnType<typeof evidenceLanes>} lanes */
export function evidenceSpan(lanes) {
  const values = lanes.flatMap((lane) => lane.values);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { low, high, fold: 10 ** Math.floor(Math.log10(high / low)) };
}

const QUANTILES = /** @type {const} */ (['p5', 'p25', 'p50', 'p75', 'p95']);

/** Of the distance from P5 to P95: the error of these two where too few draws tell none, so that they are printed as rough as they are. */
const ROUGH = 0.05;

/** Quantiles as they are printed. @param {import('../engine/tierwise.js').Statistics} of @param {typeof supported} print */
export function quantiles(of, print) {
  return /** @type {Record<typeof QUANTILES[number], number>} */ (Object.fromEntries(QUANTILES.map((q) => [q, print(of[q], of.standardError[q] ?? ROUGH * (of.p95 - of.p5))])));
}
/** A figure at even odds, at 80 % or at the wanted confidence, or null where none is enough. @param {import('../engine/tierwise.js').Confidence} figure @param {At} at */
export const needed = (figure, at) => (figure[at] === null ? null : supported(figure[at], figure.standardError[at]));

/** @typedef {'evenOdds' | 'confident' | 'target'} At  even odds, 80 %, or how sure the visitor wants to be */

/** The planned fee per post; all fees where there are several lines. @param {Evaluation} answer */
export const plannedFee = ({ complete, projection }) => (complete.creators.length === 1 ? mid(complete.creators[0].fee) ?? 0 : projection.typical.fees);

/** The most to pay in place of the planned fee, or null where no fee is low enough. @param {Evaluation} answer @param {At} at */
export function walkAwayFee(answer, at) {
  const { walkAwayFeeMultiplier: walkAway } = answer.projection.simulated;
  const multiplier = walkAway[at];
  const price = plannedFee(answer);
  return multiplier !== null && multiplier > 0 && answer.projection.typical.fees > 0 ? supported(multiplier * price, (walkAway.standardError[at] ?? 0) * price) : null;
}

/** The key figures. @param {Evaluation} answer */
export function outlook(answer) {
  const { complete, projection } = answer;
  const { typical, simulated } = projection;
  const { neededOrdersPerThousand: rate, probability } = simulated;
  const single = complete.creators.length === 1;
  const profit = quantiles(simulated.profit, supported);
  const spends = simulated.cost.p95 > 0;
  return {
    event: /** @type {string} */ (read(complete, 'product.event') ?? 'order'),
    /** To the cent where it is certain, else the median and as exact as its error lets it be; what is expected where most worlds cost nothing. */
    cost: simulated.cost.sd > 0 ? supported(simulated.cost.p50 || typical.cost, simulated.cost.standardError.p50) : typical.cost,
    /** Quantiles of profit, in money, and of profit over cost; null where nothing is spent. */
    profit,
    roi: spends ? quantiles(/** @type {import('../engine/tierwise.js').Statistics} */ (simulated.roi), supportedShare) : null,
    /** Profit over cost in 50 equally likely worlds. */
    dots: spends ? /** @type {number[]} */ (simulated.dots) : null,
    chance: supportedShare(probability.profit, probability.standardError.profit),
    odds: oddsOf(probability.profit, probability.standardError.profit),
    /** Whether it pays in more than half of the worlds already. */
    pays: probability.profit >= 0.5,
    assumed: typical.ordersPerThousandReached,
    needed: needed(rate, 'evenOdds'),
    /** Whether enough orders would cover the costs at typical inputs; if not, each one costs more than it brings. */
    breaksEven: projection.breakEven.ordersPerThousandReached !== null,
    sure: needed(rate, 'confident'),
    /** The fee per post (all fees where there are several lines) at which the odds are even; null where no fee makes them so, and where none is paid. */
    walkAway: walkAwayFee(answer, 'evenOdds'),
    perPost: single,
    /** What is said in place of a walk-away price: no fee is low enough, or none is paid. @type {'noPrice' | 'noFees'} */
    noPrice: typical.fees > 0 ? 'noPrice' : 'noFees',
    posts: complete.creators.reduce((sum, c) => sum + (c.count ?? 1) * (c.posts ?? 1), 0),
  };
}
/** @typedef {ReturnType<typeof outlook>} Outlook */
