// What a plan comes to in other words than profit, and how likely the goal is. Chosen and rounded here, made by the engine.
import { supported, supportedShare } from '../format/format.js';
import { GOALS } from './terms.js';
import { needed, walkAwayFee } from './outlook.js';

/** @typedef {import('../engine/worker.js').Evaluation} Evaluation */

/** The goal as it was computed, the chance of meeting it, and what it takes to be that sure of a profit. @param {Evaluation} answer @param {boolean} given whether somebody gave its value */
export function goalOf(answer, given) {
  const { simulated } = answer.projection;
  const { metric = 'roi', confidence = 0.5 } = answer.complete.target ?? {};
  const { target, standardError } = simulated.probability;
  return {
    metric, confidence,
    /** Null until it is known what is to be reached. */
    chance: given || GOALS[metric]?.startsAtZero ? supportedShare(target, standardError.target) : null,
    error: standardError.target,
    needed: needed(simulated.neededOrdersPerThousand, 'target'),
    walkAway: walkAwayFee(answer, 'target'),
  };
}

/** Goals besides profit, each with the figure that is its name in the engine. `range`: the engine computes it in every world. */
export const FIGURES = /** @type {const} */ ([
  { id: 'incrementalOrders', unit: 'number', range: true },
  { id: 'reach', unit: 'number', range: true },
  { id: 'cac', unit: 'money', range: false },
  { id: 'costPerIncrementalOrder', unit: 'money', range: false },
  { id: 'cpm', unit: 'money', range: false },
  { id: 'cpc', unit: 'money', range: false },
  { id: 'cpe', unit: 'money', range: false },
]);

/** Each at typical inputs, as the funnel tells it, and between which figures it lies in 9 of 10 worlds. @param {Evaluation} answer */
export const figuresOf = ({ projection: { typical, simulated } }) => FIGURES.map(({ id, unit, range }) => {
  const all = range ? simulated[id] : null;
  const print = (/** @type {'p5' | 'p95'} */ q) => all && supported(all[q], all.standardError[q]);
  return { id, unit, typical: /** @type {number | null} */ (typical[id]), low: print('p5'), high: print('p95') };
});
