// How the scenarios stand against each other, taken from the engine's comparison. No figure is made here: only chosen, paired, told
// as odds, and cut to the digits its standard error supports.
import { supported, supportedShare } from '../format/format.js';
import { letterOf } from './actions.js';
import { contendersOf } from './analysis.js';
import { oddsOf, quantiles } from './outlook.js';
import { same } from './path.js';

/**
 * @typedef {import('../engine/analyse.js').Comparison} Comparison
 * @typedef {import('../engine/tierwise.js').Pair} Pair
 * @typedef {import('../engine/tierwise.js').Statistics} Statistics
 * @typedef {import('../engine/tierwise.js').EngineError} EngineError
 * @typedef {ReturnType<typeof quantiles>} Quantiles
 *
 * @typedef {object} Standing  one scenario
 * @property {string} id
 * @property {string} letter
 * @property {{chance: number, odds: import('./outlook.js').Odds | null, profit: Quantiles} | null} figures
 * @property {{cost: number, reach: number} | null} typical
 * @property {readonly EngineError[]} errors  why the engine refuses it
 *
 * @typedef {object} Match  B minus A, places in the list of scenarios, a < b
 * @property {number} a
 * @property {number} b
 * @property {number} chance                  that b does better than a
 * @property {boolean} equal                  they come out the same in every world
 * @property {Quantiles} difference
 * @property {number[]} dots
 * @property {number} mean                    expected difference; 0 where it is no more than its error
 *
 * @typedef {object} Lead  a match seen from the one that does better more often
 * @property {Match} match
 * @property {Standing} winner
 * @property {Standing} loser
 * @property {number} chance
 * @property {number} typical
 * @property {boolean} onAverage              whether the winner is ahead in expectation too, or neither is
 */

/** @param {{profit: Statistics, probability: {profit: number, standardError: {profit: number}}}} of */
const figuresOf = ({ profit, probability }) => ({
  chance: supportedShare(probability.profit, probability.standardError.profit),
  odds: oddsOf(probability.profit, probability.standardError.profit),
  profit: quantiles(profit, supported),
});

/** @param {Pair} pair @param {number} a @param {number} b places of its two scenarios @returns {Match} */
function matchOf({ chanceBBeatsA: chance, standardError, difference, dots }, a, b) {
  const error = difference.standardError.mean;
  return {
    a, b, dots,
    // Almost always is not always.
    chance: chance === 0 || chance === 1 ? chance : Math.min(0.9999, Math.max(0.0001, supportedShare(chance, standardError.chanceBBeatsA))),
    equal: difference.sd === 0 && difference.mean === 0,
    difference: quantiles(difference, supported),
    mean: Math.abs(difference.mean) > 2 * error ? supported(difference.mean, error) : 0,
  };
}

/** @param {Match} match @param {Standing[]} places @returns {Lead} */
function leadOf(match, places) {
  const { a, b, chance, difference, mean } = match;
  const ahead = chance > 0.5 || (chance === 0.5 && difference.p50 >= 0);
  return ahead ? { match, winner: places[b], loser: places[a], chance, typical: difference.p50, onAverage: mean >= 0 }
    : { match, winner: places[a], loser: places[b], chance: 1 - chance, typical: -difference.p50, onAverage: mean <= 0 };
}

/** The best against the runner-up: who does better more often than most others. @param {Match[]} matches @param {Standing[]} places @returns {Lead | null} */
function topOf(matches, places) {
  const won = new Map(matches.flatMap(({ a, b }) => [[a, 0], [b, 0]]));
  for (const { a, b, chance } of matches) {
    won.set(b, (won.get(b) ?? 0) + (chance > 0.5 ? 1 : chance === 0.5 ? 0.5 : 0));
    won.set(a, (won.get(a) ?? 0) + (chance < 0.5 ? 1 : chance === 0.5 ? 0.5 : 0));
  }
  const order = [...won].sort(([a, x], [b, y]) => y - x || (places[b].figures?.profit.p50 ?? 0) - (places[a].figures?.profit.p50 ?? 0)).map(([place]) => place);
  const match = matches.find(({ a, b }) => order.slice(0, 2).includes(a) && order.slice(0, 2).includes(b));
  return match ? leadOf(match, places) : null;
}

/** What scenarios came to when they were last at hand: from more worlds than a comparison has, and the same figures then and later. @type {WeakMap<import('./actions.js').Entry, import('../engine/tierwise.js').Projection>} */
const before = new WeakMap();

/**
 * @param {Pick<import('./store.js').State, 'workspace' | 'answer' | 'answerOf' | 'settling' | 'stale'>} state
 * @param {Pick<import('./analysis.js').AnalysisState, 'analysis' | 'compared'>} analysis
 */
export function standings({ workspace, answer, answerOf, settling, stale }, { analysis, compared }) {
  const { entries, current } = workspace;
  if (answer && answerOf === entries[current].id && !settling && !stale) before.set(entries[current], answer.projection);
  const now = contendersOf(workspace);
  const changed = new Set(now.filter((contender) => !compared.some((known) => same(known, contender))).map(({ id }) => id));
  const rivals = new Set(now.map(({ id }) => id));
  // What was compared holds for the others as long as they stand as they stood; of the one at hand the last figures stay until the next.
  // In another currency than that one's nothing is compared.
  const holds = (/** @type {string} */ id) => rivals.has(id) && (!changed.has(id) || id === entries[current].id);
  const comparison = analysis?.comparison ?? null;
  const placeOf = (/** @type {string} */ id) => (holds(id) ? entries.findIndex((entry) => entry.id === id) : -1);
  /** @type {Standing[]} */
  const places = entries.map(({ id }, i) => {
    // The one at hand as the strip has it: its projection comes first and knows more worlds.
    const own = i === current && id === answerOf ? answer?.projection : before.get(entries[i]);
    const at = comparison && holds(id) ? comparison.ids.indexOf(id) : -1;
    const of = own?.simulated ?? comparison?.answer?.scenarios[at];
    const alone = holds(id) ? comparison?.alone[id] : undefined;
    const typical = own?.typical ?? (alone && 'cost' in alone ? alone : null);
    return { id, letter: letterOf(i), figures: of ? figuresOf(of) : null, typical: typical && { cost: typical.cost, reach: typical.reach }, errors: alone && 'errors' in alone ? alone.errors : [] };
  });
  const matches = (comparison?.answer?.pairs ?? []).flatMap((pair) => {
    const [a, b] = [pair.a, pair.b].map((at) => placeOf(comparison?.ids[at] ?? ''));
    return a < 0 || b < 0 ? [] : [matchOf(pair, a, b)];
  });
  return {
    places, matches,
    top: topOf(matches, places),
    /** How many were compared. */
    count: new Set(matches.flatMap(({ a, b }) => [a, b])).size,
    /** Whether it is all of what stands there now. */
    fresh: now.length < 2 || (changed.size === 0 && now.length === compared.length),
    /** What knowing the outcome before the decision is worth at most; null where not all that were compared are here. */
    knowing: comparison?.answer && matches.length === comparison.answer.pairs.length ? supported(comparison.answer.evpi, comparison.answer.standardError.evpi) : null,
    /** Whether doing nothing earns as much as any of them on average. */
    noneEarns: comparison?.answer?.best === null,
  };
}
/** @typedef {ReturnType<typeof standings>} Standings */
