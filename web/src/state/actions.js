// What people can do, as pure functions from workspace to workspace. A scenario holds only what somebody gave: the
// visitor (`typed`) or the example it began with. Everything else is the engine's to fill.
import { leaves, read, same, wellFormed, write, general } from './path.js';
import { presets, presetOf } from './presets.js';
import { FORMATS } from './fields.js';

/**
 * @typedef {import('../engine/tierwise.js').Scenario} Scenario
 * @typedef {{text: string, error: string}} Draft  what stands in a box that cannot be read, and why
 * @typedef {{reach?: number, orders?: number}} Past  counts of a campaign that was run before
 *
 * @typedef {object} Entry  one scenario of the workspace
 * @property {string} id
 * @property {string | null} base                the preset it began with
 * @property {Scenario} scenario
 * @property {Record<string, true>} typed        paths the visitor set
 * @property {Record<string, Draft>} drafts
 * @property {Past} past
 * @property {Record<string, Aside>} [aside]    fees that another deal has no use for, by their paths, for the way back
 * @typedef {{fee: import('../format/parse.js').Range | undefined, typed: boolean, followers: number, suggested?: number}} Aside
 *
 * @typedef {{entries: readonly Entry[], current: number}} Workspace
 */

/** @param {string} preset @param {string} id @returns {Entry} */
export function entryOf(preset, id) {
  const found = presetOf(preset) ?? presets[0];
  return { id, base: found.id, scenario: found.scenario, typed: {}, drafts: {}, past: {} };
}

/** @returns {Workspace} */
export const firstWorkspace = () => ({ entries: [entryOf(presets[0].id, '1')], current: 0 });

/** @param {Workspace} w */
export const current = (w) => w.entries[w.current];

/** What a place in the workspace is called: A, B, C … @param {number} place */
export const letterOf = (place) => String.fromCharCode(65 + place);

/** Another state of the scenario at hand. @param {Workspace} w @param {(entry: Entry) => Entry} change @returns {Workspace} */
export function change(w, change) {
  const before = current(w);
  const after = change(before);
  return after === before ? w : { ...w, entries: w.entries.map((e, i) => (i === w.current ? after : e)) };
}

/** What is kept of other paths than this one and those inside it. @template T @param {Record<string, T>} record @param {string} path @returns {Record<string, T>} */
function without(record, path) {
  const kept = Object.entries(record).filter(([at]) => at !== path && !at.startsWith(`${path}.`));
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept);
}

/** Example values that were chosen for another value: they give way to defaults when that one changes, unless the visitor set them. */
const CHOSEN_FOR = /** @type {Record<string, RegExp>} */ ({
  'creators.followers': /^creators\.fee$/,
  'creators.platform': /^creators\.fee$/,
  'creators.format': /^creators\.fee$/,
  niche: /^(product\.(?!event)|creators\.responseRate$|costs\.seeding$)/,
  'product.event': /^(product\.(?!event)|costs\.seeding$)/,
});

/** Whether a given value is the visitor's own: typed here, or part of a scenario that began with no example. @param {Entry} entry @param {string} path */
export const isOwn = (entry, path) => entry.base === null || entry.typed[path] === true;

/** Drops example values that no longer fit. What an install or a booking is worth does not come from the niche, so there it stays. @param {Entry} entry @param {string} path */
function release(entry, path) {
  const pattern = CHOSEN_FOR[general(path)];
  const event = entry.scenario.product?.event ?? 'order';
  if (!pattern || (path === 'niche' && event !== 'order')) return entry.scenario;
  const line = /^creators\[\d+\]/.exec(path)?.[0];
  return leaves(entry.scenario).filter((p) => pattern.test(general(p)) && !isOwn(entry, p) && (!line || p.startsWith(line)))
    .reduce((scenario, p) => write(scenario, p, undefined), entry.scenario);
}

/** The visitor gives a field a value. @param {Workspace} w @param {string} path @param {unknown} given @returns {Workspace} */
export const give = (w, path, given) => change(w, (entry) => {
  const value = typeof given === 'string' ? wellFormed(given) : given;
  const drafts = without(entry.drafts, path);
  if (same(read(entry.scenario, path), value) && drafts === entry.drafts) return entry;
  return { ...entry, scenario: write(release(entry, path), path, value), typed: { ...entry.typed, [path]: true }, drafts };
});

/** A field goes back to its default. @param {Workspace} w @param {string} path @returns {Workspace} */
export const clear = (w, path) => change(w, (entry) => {
  const drafts = without(entry.drafts, path);
  if (read(entry.scenario, path) === undefined && drafts === entry.drafts) return entry;
  return { ...entry, scenario: write(entry.scenario, path, undefined), typed: without(entry.typed, path), drafts };
});

/** Something unreadable stands in a box: it is kept, and so is the last value that could be read. @param {Workspace} w @param {string} path @param {Draft} draft @returns {Workspace} */
export const draft = (w, path, draft) => change(w, (entry) => (same(entry.drafts[path], draft) ? entry : { ...entry, drafts: { ...entry.drafts, [path]: draft } }));

/** Another platform brings its own first format. @param {Workspace} w @param {number} line @param {string} platform @returns {Workspace} */
export function givePlatform(w, line, platform) {
  const path = `creators[${line}].platform`;
  const format = read(current(w).scenario, `creators[${line}].format`);
  const next = give(w, path, platform);
  return FORMATS[platform]?.includes(format) ? next : give(next, `creators[${line}].format`, FORMATS[platform][0]);
}

/** Counts of a past campaign; `undefined` forgets one. @param {Workspace} w @param {keyof Past} which @param {number | undefined} count @returns {Workspace} */
export const givePast = (w, which, count) => change(w, (entry) => {
  const path = `past.${which}`;
  if (entry.past[which] === count && !(path in entry.drafts)) return entry;
  return { ...entry, past: write(entry.past, which, count), drafts: without(entry.drafts, path) };
});

/** @param {Workspace} w @param {string} preset @returns {Workspace} */
export const choosePreset = (w, preset) => change(w, (entry) => entryOf(preset, entry.id));

/** Back to the example it began with, or to the first one. @param {Workspace} w @returns {Workspace} */
export const reset = (w) => change(w, (entry) => (pristine(entry) ? entry : entryOf(entry.base ?? presets[0].id, entry.id)));

/** Whether the scenario still is the example. @param {Entry} entry */
export const untouched = (entry) => same(entry.scenario, presetOf(entry.base)?.scenario);

/** Whether nothing was typed, a past campaign or a text that cannot be read included. @param {Entry} entry */
export const pristine = (entry) => untouched(entry) && Object.keys(entry.past).length === 0 && Object.keys(entry.drafts).length === 0;

/** What the engine is asked. Of a past campaign one number teaches nothing, but may be wrong. @param {Entry} entry */
export function requestOf(entry) {
  return Object.keys(entry.past).length > 0 ? { scenario: entry.scenario, observed: entry.past } : { scenario: entry.scenario };
}
