// Takes out of a scenario from outside what the engine refuses, so that the rest of it opens.
import { current } from './actions.js';
import { leaves, read, same, write } from './path.js';

/**
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {import('../engine/tierwise.js').EngineError} EngineError
 */

const REQUIRED = /^creators\[(\d+)\](?:\.(?:platform|format|followers))?$/;

/** The workspace without the refused fields, and their paths. Unchanged where nothing can be taken out; null where no line of creators would be left. @param {Workspace} w @param {readonly EngineError[]} errors @returns {{workspace: Workspace | null, dropped: string[]}} */
export function withoutRefused(w, errors) {
  const entry = current(w);
  const paths = [...new Set(errors.map((e) => e.path.replace(/\.(low|mid|high)$/, '')))];
  /** @type {Set<number>} */
  const lines = new Set();
  let { scenario } = entry;
  /** @type {string[]} */
  const dropped = [];
  for (const refused of paths) {
    // What is missing cannot be taken out: a paid boost without its price goes as a whole.
    const path = read(scenario, refused) === undefined ? refused.replace(/\.boost\.cpm$/, '.boost') : refused;
    const line = REQUIRED.exec(path);
    if (line && scenario.creators[Number(line[1])]) lines.add(Number(line[1]));
    else if (path !== '' && path !== 'creators' && read(scenario, path) !== undefined) scenario = write(scenario, path, undefined);
    else continue;
    dropped.push(path);
  }
  if (dropped.length === 0) return { workspace: w, dropped };
  const creators = scenario.creators.filter((_, i) => !lines.has(i));
  if (creators.length === 0) {
    const entries = w.entries.filter((e) => e !== entry);
    return { workspace: entries.length > 0 ? { entries, current: Math.min(w.current, entries.length - 1) } : null, dropped };
  }
  if (lines.size > 0) scenario = { ...scenario, creators };
  const there = new Set(leaves(scenario));
  const typed = Object.fromEntries(Object.entries(entry.typed).filter(([path]) => there.has(path)));
  const next = { ...entry, scenario, typed };
  return same(next, entry) ? { workspace: w, dropped: [] } : { workspace: { ...w, entries: w.entries.map((e, i) => (i === w.current ? next : e)) }, dropped };
}
