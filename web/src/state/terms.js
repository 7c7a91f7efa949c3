// The terms of a plan, as pure functions from workspace to workspace: what counts as a result and what one is worth, the goal, the
// currency with its exchange rate, and prices without VAT.
import { change, clear, current, give } from './actions.js';
import { fieldOf } from './fields.js';
import { leaves, read, same, write } from './path.js';

/**
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {import('./actions.js').Entry} Entry
 * @typedef {import('./fields.js').Field} Field
 * @typedef {import('../format/parse.js').Range} Range
 */

export const EVENTS = ['order', 'install', 'lead', 'booking', 'visit'];
/** Offered by name; any other three letters can be typed. */
export const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'AUD', 'BRL', 'CAD', 'CNY', 'CZK', 'DKK', 'HUF', 'INR', 'JPY', 'KRW', 'MXN', 'NOK', 'NZD', 'PLN', 'SEK', 'SGD', 'TRY', 'ZAR'];

/**
 * Goals in the order they are offered (contract.md): the unit of the value, whether it is to be reached or not to be passed, and
 * whether it means something before a value was given: at least nothing lost.
 * @type {Record<string, {unit: Field['unit'], atLeast: boolean, startsAtZero: boolean}>}
 */
export const GOALS = {
  roi: { unit: 'percent', atLeast: true, startsAtZero: true },
  profit: { unit: 'money', atLeast: true, startsAtZero: true },
  incrementalOrders: { unit: 'count', atLeast: true, startsAtZero: false },
  reach: { unit: 'people', atLeast: true, startsAtZero: false },
  cpm: { unit: 'money', atLeast: false, startsAtZero: false },
  costPerIncrementalOrder: { unit: 'money', atLeast: false, startsAtZero: false },
  cac: { unit: 'money', atLeast: false, startsAtZero: false },
};

/** Another goal. Its value is in another unit, so the old one goes; how sure one wants to be stays. @param {Workspace} w @param {string} metric @returns {Workspace} */
export const giveGoal = (w, metric) => (read(current(w).scenario, 'target.metric') === metric ? w : clear(give(w, 'target.metric', metric), 'target.value'));

/** Another currency: no amount changes. The exchange rate was the old currency's, so it goes. @param {Workspace} w @param {string} currency @returns {Workspace} */
export const giveCurrency = (w, currency) => ((current(w).scenario.currency ?? 'USD') === currency ? w : clear(give(w, 'currency', currency), 'usdRate'));

/** What is taken from an order's value besides the goods: the cost of serving it. */
const SERVING = ['discount', 'returnRate', 'paymentRate', 'paymentFixed', 'shipping', 'returnHandling'].map((part) => `product.${part}`);

/**
 * What one result is worth after the cost of serving it: all of its value is margin, and nothing is taken from it once more.
 * @param {Workspace} w @param {Range} worth @param {import('./actions.js').Scenario} [complete] with what the defaults would take @returns {Workspace}
 */
export function giveWorth(w, worth, complete) {
  const taken = SERVING.filter((path) => { const cost = read(current(w).scenario, path) ?? read(complete, path); return cost !== undefined && cost !== 0; });
  return [...taken.map((path) => /** @type {const} */ ([path, 0])), /** @type {const} */ (['product.grossMargin', 1]), /** @type {const} */ (['product.averageOrderValue', worth])]
    .reduce((next, [path, value]) => give(next, path, value), w);
}
/** @param {Workspace} w @returns {Workspace} */
export const clearWorth = (w) => ['product.averageOrderValue', 'product.grossMargin', ...SERVING.filter((path) => read(current(w).scenario, path) === 0)].reduce(clear, w);

/** Amounts of money somebody gave, which may include VAT. @param {Entry} entry @returns {string[]} */
export const prices = (entry) => leaves(entry.scenario).filter((path) => fieldOf(path)?.unit === 'money' && hasAmount(read(entry.scenario, path)));
/** @param {unknown} value */
const hasAmount = (value) => typeof value === 'object' || (typeof value === 'number' && value !== 0);

/** Another kind of result. An order has a price, a margin and costs of its own: what a lead was worth is none of them. @param {Workspace} w @param {string} event @returns {Workspace} */
export const giveEvent = (w, event) => give(event === 'order' && read(current(w).scenario, 'product.grossMargin') === 1 ? clearWorth(w) : w, 'product.event', event);

/** An amount without VAT, to the cent; under one unit to three digits. @param {number} x @param {number} rate */
const net = (x, rate) => {
  const exact = x / (1 + rate);
  return Math.abs(exact) < 1 ? Number(exact.toPrecision(3)) : Math.round(exact * 100) / 100;
};
/** @param {Range} value @param {number} rate @returns {Range} */
export const withoutVat = (value, rate) => (typeof value === 'number' ? net(value, rate) : { low: net(value.low, rate), mid: net(value.mid, rate), high: net(value.high, rate) });

/** The amounts at these paths divided by 1 + rate, as if they had been typed so. @param {Workspace} w @param {number} rate @param {readonly string[]} paths @returns {Workspace} */
export const takeOutVat = (w, rate, paths) => change(w, (entry) => {
  const next = paths.reduce((e, path) => {
    const value = withoutVat(read(e.scenario, path), rate);
    return { ...e, scenario: write(e.scenario, path, value), typed: { ...e.typed, [path]: /** @type {const} */ (true) } };
  }, entry);
  return same(next, entry) ? entry : next;
});
