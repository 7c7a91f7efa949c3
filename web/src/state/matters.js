// The assumptions of a scenario, the ones that matter most first: by what knowing one would be worth and by how much of the spread
// is its own, where the engine was asked; else in the order in which they usually matter.
import { assumedOrders, spread } from './outlook.js';
import { general, same } from './path.js';

/**
 * @typedef {import('../elements/source.js').Origin} Origin
 * @typedef {import('../engine/worker.js').Evaluation} Evaluation
 * @typedef {Pick<import('../engine/tierwise.js').Sensitivity, 'evppi' | 'sobol'>} Sensitivity
 * @typedef {{low: number, mid: number, high: number}} Spread
 *
 * @typedef {object} Matter
 * @property {string} path              without line numbers
 * @property {Origin} origin            of the first line
 * @property {Spread} value             of all lines: from the lowest low to the highest high
 * @property {[number, number] | null} mids  lowest and highest typical value, where lines differ
 * @property {boolean} certain
 * @property {number | null} worth      of knowing it, in money, at most; null where the engine was not asked
 */

/** What people reached bring, or clicks; set through the same gauge. */
const RATE = 'creators.responseRate';
const USUAL = [RATE, 'measurement.incrementality', 'creators.reachRate', 'product.averageOrderValue', 'product.grossMargin', 'product.repeatOrders', 'measurement.trackedShare', 'creators.inMarketShare', 'product.newCustomerShare', 'product.returnRate'];
const USUAL_CLICKS = ['creators.clickThroughRate', 'creators.conversionRate', ...USUAL.slice(1)];

/** Paths, the ones that matter most first. @param {Sensitivity | null} sensitivity @param {boolean} clicks whether orders follow from clicks */
function ordered(sensitivity, clicks) {
  if (!sensitivity) return clicks ? USUAL_CLICKS : USUAL;
  const worth = new Map(sensitivity.evppi.map(({ path, value }) => [path, value]));
  return [...sensitivity.sobol].sort((a, b) => (worth.get(b.path) ?? 0) - (worth.get(a.path) ?? 0) || (b.first ?? 0) - (a.first ?? 0)).map(({ path }) => path);
}

/** @param {string} path @param {Origin[]} all origins of it, one a line @param {Evaluation} answer @param {number | null} worth @returns {Matter} */
function matter(path, all, answer, worth) {
  const spreads = all.map(({ value }) => spread(/** @type {number | Spread} */ (value)));
  const alike = all.every(({ value }) => same(value, all[0].value));
  const orders = path === RATE ? assumedOrders(answer) : null;      // in people reached by the campaign, as the gauge shows it
  const perThousand = orders && { low: orders.low / 1000, mid: orders.mid / 1000, high: orders.high / 1000 };
  const value = perThousand ?? { low: Math.min(...spreads.map((s) => s.low)), mid: spreads[0].mid, high: Math.max(...spreads.map((s) => s.high)) };
  const mids = spreads.map((s) => s.mid);
  return { path, origin: all[0], value, mids: alike || perThousand ? null : [Math.min(...mids), Math.max(...mids)], certain: value.low === value.high, worth };
}

/** @param {Origin[]} origins @param {Evaluation} answer @param {Sensitivity | null} sensitivity @param {number} count @returns {Matter[]} */
export function matters(origins, answer, sensitivity, count) {
  const clicks = origins.some(({ path, value }) => path === 'measurement.basis' && value === 'clicks');
  const found = ordered(sensitivity, clicks).flatMap((path) => {
    const all = origins.filter((origin) => general(origin.path) === path && typeof origin.value !== 'string');
    return all.length === 0 ? [] : [matter(path, all, answer, sensitivity?.evppi.find((row) => row.path === path)?.value ?? null)];
  });
  return found.slice(0, count);
}
