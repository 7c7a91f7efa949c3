// Makes JSON from outside (a link, a file, what was stored) safe for the page: every value has the type the page expects where
// it stands, everything else is left out and named. Whether a value makes sense is the engine's to say, not decided here.
import { FORMATS, fieldOf } from './fields.js';
import { general, leaves, wellFormed } from './path.js';
import { presetOf } from './presets.js';

/**
 * @typedef {import('./actions.js').Entry} Entry
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {import('../engine/tierwise.js').Scenario} Scenario
 * @typedef {Record<string, unknown>} Json
 */

export const SCHEMA = 'tierwise/scenario@1';
/** Scenarios a workspace may hold. */
export const MOST_ENTRIES = 6;
export const MOST_LINES = 1000;
const LONGEST_TEXT = 200;
const DEEPEST = 4;

export const TEXTS = new Set(['schema', 'name', 'currency', 'niche', 'tierScheme', 'creators.name', 'creators.platform', 'creators.format', 'creators.collaboration', 'product.event', 'measurement.basis', 'target.metric']);
const GROUPS = new Set(['product', 'measurement', 'audience', 'costs', 'shock', 'target', 'simulation', 'creators.fit', 'creators.boost']);
const DRAFT_ERRORS = new Set(['empty', 'notNumber', 'oneNumber', 'oneNotNumber', 'reversed']);
const NAME = /^(?!(?:constructor|prototype)$)[A-Za-z]\w{0,63}$/;

/** @param {unknown} v @returns {v is Json} */
export const isObject = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
/** @param {unknown} v @returns {v is number} */
const isNumber = (v) => typeof v === 'number' && Number.isFinite(v);
/** @param {unknown} v @returns {v is string} */
export const isText = (v) => typeof v === 'string' && v.length <= LONGEST_TEXT;
/** @param {unknown} v */
const isRange = (v) => isObject(v) && Object.keys(v).length === 3 && isNumber(v.low) && isNumber(v.mid) && isNumber(v.high);

/** A tier scheme of one's own, or nothing. @param {unknown} v */
function schemeFrom(v) {
  if (!isObject(v) || !isText(v.name) || !Array.isArray(v.tiers) || v.tiers.length === 0 || v.tiers.length > 50) return undefined;
  const tiers = v.tiers.map((tier) => (isObject(tier) && isText(tier.id) && isNumber(tier.from) ? { id: wellFormed(tier.id), from: tier.from } : null));
  return tiers.includes(null) ? undefined : { name: wellFormed(v.name), tiers };
}

/** The value as the page can show it, or undefined. @param {unknown} value @param {string} path @param {string[]} dropped @param {number} depth @returns {unknown} */
function valueFrom(value, path, dropped, depth) {
  const at = general(path);
  const field = fieldOf(path);
  if (at === 'tierScheme' && isObject(value)) return schemeFrom(value);
  if (isText(value)) return field || GROUPS.has(at) ? undefined : wellFormed(value);
  if (TEXTS.has(at)) return undefined;
  if (field) return isNumber(value) || (field.range && isRange(value)) ? value : undefined;
  if (GROUPS.has(at)) return isObject(value) ? groupFrom(value, path, dropped, depth) : undefined;
  if (isNumber(value) || typeof value === 'boolean' || isRange(value)) return value;
  return isObject(value) && depth < DEEPEST ? groupFrom(value, path, dropped, depth) : undefined;
}

/** @param {Json} group @param {string} path @param {string[]} dropped @param {number} depth @returns {Json} */
function groupFrom(group, path, dropped, depth = 0) {
  /** @type {[string, unknown][]} */
  const kept = [];
  for (const [key, value] of Object.entries(group)) {
    const at = path ? `${path}.${key}` : key;
    const safe = NAME.test(key) ? valueFrom(value, at, dropped, depth + 1) : undefined;
    if (safe === undefined) dropped.push(at.slice(0, LONGEST_TEXT));
    else kept.push([key, safe]);
  }
  return Object.fromEntries(kept);
}

/** A line needs its three required fields to stand at all. @param {unknown} line @param {number} i @param {string[]} dropped @returns {Json | null} */
function lineFrom(line, i, dropped) {
  const safe = isObject(line) ? groupFrom(line, `creators[${i}]`, dropped) : {};
  if (typeof safe.platform === 'string' && typeof safe.format === 'string' && safe.platform in FORMATS && isNumber(safe.followers)) return safe;
  dropped.push(`creators[${i}]`);
  return null;
}

/**
 * A scenario the page can work with, and the paths of what was left out; null where not even one line of creators is there.
 * Order of fields and every bit of every number are kept.
 * @param {unknown} value @returns {{scenario: Scenario, dropped: string[]} | null}
 */
export function scenarioFrom(value) {
  if (!isObject(value) || !Array.isArray(value.creators)) return null;
  /** @type {string[]} */
  const dropped = [];
  const lines = value.creators.slice(0, MOST_LINES).map((line, i) => lineFrom(line, i, dropped)).filter((line) => line !== null);
  if (value.creators.length > MOST_LINES) dropped.push(`creators[${MOST_LINES}]`);
  if (lines.length === 0) return null;
  /** @type {[string, unknown][]} */
  const kept = [];
  for (const [key, v] of Object.entries(value)) {
    if (key === 'creators') kept.push([key, lines]);
    else kept.push(...Object.entries(groupFrom({ [key]: v }, '', dropped)));
  }
  const scenario = /** @type {Scenario} */ (/** @type {unknown} */ (Object.fromEntries(kept)));
  return { scenario: 'schema' in scenario ? scenario : /** @type {Scenario} */ (Object.assign({ schema: SCHEMA }, scenario)), dropped };
}

/** Marks of what the visitor set: paths only, and only of fields that are there. @param {unknown} value @param {Scenario} scenario @returns {Record<string, true>} */
function typedFrom(value, scenario) {
  if (!isObject(value)) return {};
  const there = new Set(leaves(scenario));
  return Object.fromEntries(Object.keys(value).filter((path) => there.has(path)).map((path) => [path, /** @type {const} */ (true)]));
}

/** @param {unknown} value @returns {Entry['drafts']} */
function draftsFrom(value) {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).flatMap(([path, draft]) => (isText(path) && isObject(draft) && isText(draft.text) && typeof draft.error === 'string' && DRAFT_ERRORS.has(draft.error) ? [[path, { text: draft.text, error: draft.error }]] : [])));
}

/** @param {unknown} value @returns {Entry['past']} */
export function pastFrom(value) {
  if (!isObject(value)) return {};
  return { ...(isNumber(value.reach) ? { reach: value.reach } : {}), ...(isNumber(value.orders) ? { orders: value.orders } : {}) };
}

/** A name of a known example, else null. @param {unknown} value @returns {string | null} */
export const baseFrom = (value) => (typeof value === 'string' && presetOf(value) ? value : null);

/** @param {unknown} value @param {string} id @param {string[]} dropped @returns {Entry | null} */
function entryFrom(value, id, dropped) {
  const found = isObject(value) ? scenarioFrom(value.scenario) : null;
  if (!isObject(value) || !found) return null;
  dropped.push(...found.dropped);
  return { id, base: baseFrom(value.base), scenario: found.scenario, typed: typedFrom(value.typed, found.scenario), drafts: draftsFrom(value.drafts), past: pastFrom(value.past) };
}

/** A workspace the page can show, and what was left out; null where nothing of it can be read. @param {unknown} value @returns {{workspace: Workspace, dropped: string[]} | null} */
export function workspaceFrom(value) {
  if (!isObject(value) || !Array.isArray(value.entries)) return null;
  /** @type {string[]} */
  const dropped = [];
  const given = value.entries.slice(0, MOST_ENTRIES);
  const workspace = entriesFrom(given.map((entry, i) => entryFrom(entry, String(i + 1), dropped)), value.current);
  if (!workspace) return null;
  if (workspace.entries.length < value.entries.length) dropped.push('entries');
  return { workspace, dropped };
}

/** What could be read of several scenarios, with the one that was at hand, or the next that is there; null where none could be. @param {(Entry | null)[]} read @param {unknown} at @returns {Workspace | null} */
export function entriesFrom(read, at) {
  const entries = read.filter((entry) => entry !== null);
  if (entries.length === 0) return null;
  const place = isNumber(at) ? Math.max(0, Math.trunc(at)) : 0;
  return { entries, current: Math.min(entries.length - 1, read.slice(0, place).filter((entry) => entry !== null).length) };
}
