// Every input of the model with where its value comes from: a benchmark, the visitor, the example, or a past campaign.
import { isOwn } from './actions.js';
import { leaves, read, same } from './path.js';

/**
 * @typedef {import('../elements/source.js').Origin} Origin
 * @typedef {import('./actions.js').Entry} Entry
 */

/** In the contract's order. @param {import('../engine/worker.js').Evaluation} answer @param {Entry} entry @returns {Origin[]} */
export function originsOf({ defaults, complete }, entry) {
  const filled = new Map(defaults.filled.map((f) => [f.path, f]));
  return leaves(defaults.scenario).map((path) => {
    const value = read(defaults.scenario, path);
    const now = read(complete, path);
    if (!same(now, value) && !path.startsWith('simulation.')) return { path, value: now, from: 'learned' };
    const known = filled.get(path);
    if (known) return { ...known, from: 'default' };
    return { path, value, from: isOwn(entry, path) ? 'typed' : 'example' };
  });
}
