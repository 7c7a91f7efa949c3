// What the Estimate view says, taken from one answer of the engine. No figure is made here: only chosen, paired and rounded to odds.
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

const ODDS = [[2, 5], [1, 2], [3, 5], [2, 3], [3, 4], [4, 5], [5, 6], [9, 10], [19, 20], [99, 100]].map(([part, of]) => ({ part, of }));

/** A chance as people say it: 1 in 9, 2 in 5, 3 in 4. Null where it is under 1 in 100 or over 99. @param {number} chance @returns {Odds | null} */
export function oddsOf(chance) {
  if (chance < 0.0095 || chance > 0.9905) return null;
  if (chance < 0.365) return { part: 1, of: Math.round(1 / chance) };
  return ODDS.reduce((best, odds) => (Math.abs(odds.part / odds.of - chance) < Math.abs(best.part / best.of - chance) ? odds : best));
}

/** The assumed orders per 1,000 people reached as a range: the lines' response rates, weighted by the people each reaches. @param {Evaluation} answer */
export function assumedOrders({ defaults, projection }) {
  const middle = projection.typical.ordersPerThousandReached;
  if (middle === null || middle <= 0) return null;
  const sums = { low: 0, mid: 0, high: 0 };
  defaults.scenario.creators.forEach((creator, i) => {
    const range = spread(/** @type {Range} */ (creator.responseRate));
    const weight = projection.creators[i].effectiveReach;
    for (const end of /** @type {const} */ (['low', 'mid', 'high'])) sums[end] += weight * range[end];
  });
  if (!(sums.mid > 0)) return null;
  return { low: (middle * sums.low) / sums.mid, mid: middle, high: (middle * sums.high) / sums.mid };
}

/** Evidence in lanes of one kind each. Figures that count tracked orders only are divided by the share that is tracked. @param {Evaluation} answer @param {Reference} reference */
export function evidenceLanes({ defaults }, reference) {
  const tracked = mid(/** @type {Range} */ (read(defaults.scenario, 'measurement.trackedShare'))) || 1;
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

/** The key figures, from the simulation where there is one and at typical inputs otherwise. @param {Evaluation} answer */
export function outlook(answer) {
  const { defaults, projection } = answer;
  const { typical, simulated, breakEven } = projection;
  const fee = mid(defaults.scenario.creators[0].fee) ?? 0;
  const single = defaults.scenario.creators.length === 1;
  const multiplier = simulated ? simulated.walkAwayFeeMultiplier.evenOdds : breakEven.feeMultiplier;
  return {
    simulated: simulated ?? null,
    event: /** @type {string} */ (read(defaults.scenario, 'product.event') ?? 'order'),
    cost: typical.cost,
    profit: simulated ? simulated.profit.p50 : typical.profit,
    roi: simulated ? simulated.roi.p50 : typical.roi,
    chance: simulated ? simulated.probability.profit : null,
    odds: simulated ? oddsOf(simulated.probability.profit) : null,
    assumed: typical.ordersPerThousandReached,
    needed: simulated ? simulated.neededOrdersPerThousand.evenOdds : breakEven.ordersPerThousandReached,
    sure: simulated ? simulated.neededOrdersPerThousand.confident : null,
    /** The fee per post (all fees where there are several lines) at which it breaks even; null where no fee does. */
    walkAway: multiplier !== null && multiplier > 0 && typical.fees > 0 ? multiplier * (single ? fee : typical.fees) : null,
    perPost: single,
    noFeeWorks: multiplier !== null && multiplier <= 0,
    posts: defaults.scenario.creators.reduce((sum, c) => sum + (c.count ?? 1) * (c.posts ?? 1), 0),
  };
}
/** @typedef {ReturnType<typeof outlook>} Outlook */
