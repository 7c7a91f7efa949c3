// What people can do with the lines of creators, as pure functions from workspace to workspace. What was typed of a line goes with it.
import { change } from './actions.js';

/** @typedef {import('./actions.js').Workspace} Workspace */
/** @typedef {import('./actions.js').Entry} Entry */

/** The contract's limit. */
export const MOST_LINES = 1000;

/** The scenario with the lines at these places, in this order: a place may come twice or not at all. @param {Entry} entry @param {number[]} places @returns {Entry} */
function arranged(entry, places) {
  const moved = (/** @type {Record<string, any>} */ record) => Object.fromEntries(Object.entries(record).flatMap(([path, value]) => {
    const found = /^creators\[(\d+)\](.*)$/s.exec(path);
    if (!found) return [[path, value]];
    return places.flatMap((place, i) => (place === Number(found[1]) ? [[`creators[${i}]${found[2]}`, value]] : []));
  }));
  return { ...entry, scenario: { ...entry.scenario, creators: places.map((place) => entry.scenario.creators[place]) }, typed: moved(entry.typed), drafts: moved(entry.drafts) };
}
/** @param {Entry} entry */
const places = (entry) => [...entry.scenario.creators.keys()];

/** A copy of a line right behind it. @param {Workspace} w @param {number} line @returns {Workspace} */
export const duplicateLine = (w, line) => change(w, (entry) => (entry.scenario.creators.length >= MOST_LINES ? entry : arranged(entry, places(entry).flatMap((place) => (place === line ? [place, place] : [place])))));

/** A new line at the end: one creator like those of the last line, everything else left to the defaults. @param {Workspace} w @returns {Workspace} */
export const addLine = (w) => change(w, (entry) => {
  const { creators } = entry.scenario;
  if (creators.length >= MOST_LINES) return entry;
  const { platform, format, followers } = creators[creators.length - 1];
  return { ...entry, scenario: { ...entry.scenario, creators: [...creators, { platform, format, followers, count: 1 }] } };
});

/** Without a line; the last one stays. @param {Workspace} w @param {number} line @returns {Workspace} */
export const removeLine = (w, line) => change(w, (entry) => (entry.scenario.creators.length === 1 ? entry : arranged(entry, places(entry).filter((place) => place !== line))));

/** A line one place up (−1) or down (1). @param {Workspace} w @param {number} line @param {-1 | 1} by @returns {Workspace} */
export const moveLine = (w, line, by) => change(w, (entry) => {
  const order = places(entry);
  const to = line + by;
  if (to < 0 || to >= order.length) return entry;
  [order[line], order[to]] = [order[to], order[line]];
  return arranged(entry, order);
});
