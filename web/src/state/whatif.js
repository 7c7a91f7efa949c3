// What if 1,000 people reached brought another number of orders? The same scenario with the rate that carries its orders moved:
// every line by the same odds, the doubt around it as wide as before. Pure; what is asked of the engine, not what it answers.
import { change } from './actions.js';
import { read, write } from './path.js';
import { spread } from './outlook.js';

/**
 * @typedef {import('./actions.js').Entry} Entry
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {import('../engine/worker.js').Evaluation} Evaluation
 * @typedef {import('../engine/tierwise.js').Range} Range
 */

/** Most that a typical rate can become: a share stays under 1. */
const MOST = 0.95;

/** Orders follow from the response of people reached, or from clicks and their conversion. @param {Evaluation} base */
const carrier = ({ complete }) => (read(complete, 'measurement.basis') === 'clicks' ? 'conversionRate' : 'responseRate');
/** @param {Evaluation} base @returns {Range[]} */
const rates = (base) => base.complete.creators.map((line) => /** @type {Range} */ (line[carrier(base)]));

/** The largest number of orders per 1,000 people reached that can be asked for. @param {Evaluation} base */
export function mostOrders(base) {
  const assumed = base.projection.typical.ordersPerThousandReached ?? 0;
  return assumed > 0 ? (assumed * MOST) / Math.max(...rates(base).map((rate) => spread(rate).mid)) : 1000 * MOST;
}

/** A rate whose typical value is another one: its ends move by the same odds, so they stay between 0 and 1. @param {Range} rate @param {number} mid @returns {Range} */
export function moved(rate, mid) {
  if (typeof rate === 'number' || !(rate.mid > 0)) return mid;
  const odds = (mid / (1 - mid)) * ((1 - rate.mid) / rate.mid);
  const move = (/** @type {number} */ end) => (end * odds) / (1 - end + end * odds);
  return { low: Math.min(mid, move(rate.low)), mid, high: Math.max(mid, move(rate.high)) };
}

/** The rates of all lines at so many orders per 1,000 people reached. @param {Evaluation} base the plan as it is @param {number} orders @returns {Record<string, Range>} by path */
export function movedRates(base, orders) {
  const assumed = base.projection.typical.ordersPerThousandReached ?? 0;
  return Object.fromEntries(rates(base).map((rate, i) => {
    const mid = assumed > 0 ? spread(rate).mid * (orders / assumed) : orders / 1000;
    return [`creators[${i}].${carrier(base)}`, moved(rate, Math.min(MOST, mid))];
  }));
}

/** An entry with these rates. They already hold what a past campaign taught, so that is not asked again. @param {Entry} entry @param {Record<string, Range>} given @returns {Entry} */
export function withRates(entry, given) {
  const paths = Object.keys(given);
  return {
    ...entry,
    past: entry.past.reach !== undefined && entry.past.orders !== undefined ? {} : entry.past,
    scenario: paths.reduce((scenario, path) => write(scenario, path, given[path]), entry.scenario),
    typed: { ...entry.typed, ...Object.fromEntries(paths.map((path) => [path, /** @type {const} */ (true)])) },
    drafts: Object.fromEntries(Object.entries(entry.drafts).filter(([path]) => !paths.includes(path))),
  };
}

/** The workspace with one scenario at these rates, shown. @param {Workspace} w @param {number} index @param {Record<string, Range>} given @returns {Workspace} */
export const atRates = (w, index, given) => change({ ...w, current: index }, (entry) => withRates(entry, given));
