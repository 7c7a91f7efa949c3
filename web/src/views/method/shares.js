// Today's spread by whose figure caused it: the first-order Sobol' indices of the engine, added up by grade.
import { general } from '../../state/path.js';

/**
 * @typedef {import('../../elements/source.js').Origin} Origin
 * @typedef {{path: string, first: number | null, total: number | null}} Index
 */

const OWN = 'creators.own';
/** A share that prints as nothing is nothing. */
const LEAST = 0.005;

/** Whose value an input holds: a grade's letter, the visitor's, the example's, or none. @param {Origin | undefined} origin */
export const classOf = (origin) => (!origin ? 'E' : origin.from === 'default' ? origin.grade ?? 'convention' : origin.from === 'example' ? 'example' : 'typed');

/** Shares by class, largest first; what inputs do only together is a row of its own. @param {Index[]} sobol @param {Origin[]} origins */
export function sharesOf(sobol, origins) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { path, first } of sobol) {
    const origin = origins.find((o) => general(o.path) === path);
    const key = path === OWN ? 'own' : classOf(origin);
    sums.set(key, (sums.get(key) ?? 0) + Math.max(0, first ?? 0));
  }
  const alone = [...sums.values()].reduce((sum, x) => sum + x, 0);
  if (alone < 1) sums.set('together', 1 - alone);
  const whole = Math.max(1, alone);
  return [...sums].map(([key, share]) => ({ key, share: share / whole })).filter(({ share }) => share >= LEAST).sort((a, b) => b.share - a.share);
}
