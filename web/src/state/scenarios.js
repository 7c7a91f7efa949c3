// Scenarios side by side, as pure functions from workspace to workspace: a copy, a name, one less, another one at hand. A scenario
// keeps its id as long as it is here; its letter is its place.
import { MOST_ENTRIES } from './shape.js';
import { wellFormed } from './path.js';

/** @typedef {import('./actions.js').Workspace} Workspace */
/** @typedef {import('./actions.js').Entry} Entry */

/** Longest name that is given here. */
export const LONGEST_NAME = 120;

/** Whether one more fits. @param {Workspace} w */
export const hasRoom = (w) => w.entries.length < MOST_ENTRIES;

/** An id that no scenario has. @param {Workspace} w */
const newId = ({ entries }) => String(Math.max(0, ...entries.map(({ id }) => Number(id) || 0)) + 1);

/** "Spring" → "Spring 2", with the least number that none of the others has. @param {string} name @param {readonly string[]} taken */
export function freshName(name, taken) {
  const numbered = name.replace(/ \d{1,3}$/, '');
  const stem = (taken.includes(numbered) ? numbered : name).slice(0, LONGEST_NAME - 4);          // a phone may be called 15
  for (let n = 2; ; n += 1) if (!taken.includes(`${stem} ${n}`)) return `${stem} ${n}`;
}

/** @param {Entry} entry @param {string} name @returns {Entry} */
const called = (entry, name) => ({ ...entry, scenario: { ...entry.scenario, name: wellFormed(name) }, typed: { ...entry.typed, name: true } });

/** A copy of one of them at the end, which becomes the one at hand. @param {Workspace} w @param {number} place @param {string} name of the copy @returns {Workspace} */
export function duplicate(w, place, name) {
  if (!hasRoom(w) || !w.entries[place]) return w;
  return { entries: [...w.entries, called({ ...w.entries[place], id: newId(w) }, name)], current: w.entries.length };
}

/** One more, to begin with like the one at hand. @param {Workspace} w @param {string} name @returns {Workspace} */
export const add = (w, name) => duplicate(w, w.current, name);

/** An empty name changes nothing. @param {Workspace} w @param {number} place @param {string} name @returns {Workspace} */
export function rename(w, place, name) {
  const given = name.trim().slice(0, LONGEST_NAME);
  const entry = w.entries[place];
  if (!entry || given === '' || (entry.scenario.name === given && entry.typed.name)) return w;
  return { ...w, entries: w.entries.map((e) => (e === entry ? called(e, given) : e)) };
}

/** Without one of them; the last one stays. The one at hand stays at hand, or the next one takes its place. @param {Workspace} w @param {number} place @returns {Workspace} */
export function remove(w, place) {
  if (w.entries.length === 1 || !w.entries[place]) return w;
  const entries = w.entries.filter((_, i) => i !== place);
  return { entries, current: Math.min(place < w.current ? w.current - 1 : w.current, entries.length - 1) };
}

/** Another one is at hand. @param {Workspace} w @param {number} place @returns {Workspace} */
export const switchTo = (w, place) => (place === w.current || !w.entries[place] ? w : { ...w, current: place });
