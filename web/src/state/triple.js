// Low, typical and high as one value: what an entry in one of the three cells makes of it, as pure functions.
import { change } from './actions.js';
import { read, same, write } from './path.js';

/**
 * @typedef {import('../format/parse.js').Range} Range
 * @typedef {import('../format/parse.js').Parsed} Parsed
 * @typedef {import('./actions.js').Draft} Draft
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {'low' | 'mid' | 'high'} Cell
 * @typedef {Partial<Record<Cell, Draft>>} Drafts  what cannot be used, by the cell it stands in
 *
 * @typedef {object} Standing  a row before the entry
 * @property {Range | undefined} value  what its cells show, drafts aside
 * @property {boolean} given            whether somebody gave it; else it is a default
 * @property {Drafts} drafts
 *
 * @typedef {object} Outcome  a row after it
 * @property {Range} [value]    the new value; without one the last one stays
 * @property {boolean} [clear]  back to the default
 * @property {Drafts} drafts
 */

/** @type {readonly Cell[]} */
export const CELLS = ['low', 'mid', 'high'];

/** Where the text of a cell is kept: typical stands at the path itself, as in a box for one number. @param {string} path @param {Cell} cell */
export const draftPath = (path, cell) => (cell === 'mid' ? path : `${path}.${cell}`);

/** Three numbers, or one where they agree. @param {{low: number, mid: number, high: number}} range @returns {Range} */
const joined = ({ low, mid, high }) => (low === mid && mid === high ? mid : { low, mid, high });
/** @param {Range} value */
const opened = (value) => (typeof value === 'number' ? { low: value, mid: value, high: value } : value);

/** @param {Drafts} drafts @param {Cell} cell @returns {Drafts} */
const without = (drafts, cell) => Object.fromEntries(Object.entries(drafts).filter(([c]) => c !== cell));

/**
 * A text is entered in a cell. A range fills all three. A number over a default is certain: the published ends belong to the published
 * middle. An empty end agrees with the middle; an empty middle gives the row back to its default.
 * @param {Standing} row @param {Cell} cell @param {string} text @param {(text: string) => Parsed} parse @returns {Outcome}
 */
export function enter({ value, given, drafts }, cell, text, parse) {
  const entry = parse(text);
  const rest = without(drafts, cell);
  if (!entry.ok && entry.error === 'empty' && cell === 'mid') return { clear: true, drafts: {} };
  if (!entry.ok && entry.error !== 'empty') return { drafts: { ...rest, [cell]: { text, error: entry.error } } };
  if (entry.ok && (typeof entry.value === 'object' || value === undefined || (cell === 'mid' && !given))) return { value: entry.value, drafts: {} };
  if (value === undefined) return { drafts: rest };
  // The ends of a certain number move with it.
  const next = { ...opened(typeof value === 'number' && cell === 'mid' && entry.ok ? entry.value : value) };
  // A number that only stood in the wrong order counts as soon as another cell makes room for it; letters stay where they are.
  /** @type {Drafts} */
  const unread = {};
  for (const [c, draft] of /** @type {[Cell, Draft][]} */ (Object.entries(rest))) {
    const found = parse(draft.text);
    if (found.ok && typeof found.value === 'number') next[c] = found.value;
    else unread[c] = draft;
  }
  next[cell] = entry.ok ? /** @type {number} */ (entry.value) : next.mid;
  if (next.low > next.mid || next.mid > next.high) return { drafts: { ...rest, [cell]: { text, error: 'reversed' } } };
  return { value: joined(next), drafts: unread };
}

/** What was entered in a row, put into the scenario. @param {Workspace} w @param {string} path @param {Outcome} outcome @returns {Workspace} */
export const giveTriple = (w, path, { value, clear = false, drafts }) => change(w, (entry) => {
  const kept = Object.fromEntries(Object.entries(entry.drafts).filter(([at]) => !CELLS.some((cell) => at === draftPath(path, cell))));
  for (const cell of CELLS) if (drafts[cell]) kept[draftPath(path, cell)] = drafts[cell];
  const { [path]: was, ...typed } = entry.typed;
  const changed = clear ? { scenario: write(entry.scenario, path, undefined), typed } : value !== undefined && !same(read(entry.scenario, path), value)
    ? { scenario: write(entry.scenario, path, value), typed: { ...entry.typed, [path]: /** @type {const} */ (true) } } : { scenario: entry.scenario, typed: entry.typed };
  const next = { ...entry, ...changed, drafts: kept };
  return same(next, entry) ? entry : next;
});

/** A default as one would type it: three digits, and never onto a bound that a range must not touch. @param {Range} value @returns {Range} */
export function rounded(value) {
  const three = (/** @type {number} */ x) => { const r = Number(x.toPrecision(3)); return r >= 1 && x < 1 ? x : r; };
  if (typeof value === 'number') return three(value);
  return { low: three(value.low), mid: three(value.mid), high: three(value.high) };
}
