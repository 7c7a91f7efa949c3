// Files: everything on the page as JSON, the shown scenario as tables, and both back again. Reading never throws; what cannot be
// used is told, and the rest opens. Reports' title, client and logo are in no file.
import { isObject, scenarioFrom, workspaceFrom } from './shape.js';

/**
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {import('../engine/worker.js').Evaluation} Evaluation
 * @typedef {'empty' | 'tooLarge' | 'unreadable' | 'notScenario' | 'ragged'} FileProblem
 * @typedef {{ok: true, workspace: Workspace, dropped: string[], newer: boolean, asked?: string} | {ok: false, problem: FileProblem, asked?: string}} Imported  asked: what to show the engine, that it says what is wrong
 */

export const EXPORT = 'tierwise/export@1';
/** Bytes of a file that is read: what the engine reads at most. */
export const LARGEST = 1 << 20;

/** Every scenario as it was given, and the answer to the shown one. @param {Workspace} workspace @param {Evaluation | null} answer @returns {string} */
export function toJson({ entries, current }, answer) {
  const given = entries.map(({ base, scenario, typed, past }) => ({ base, scenario, typed, past }));
  const told = answer && { answer: { complete: answer.complete, projection: answer.projection } };
  return `${JSON.stringify({ schema: EXPORT, current, entries: given, ...told }, null, 1)}\n`;
}

/** Reads an export of this page, a scenario, or any answer of the engine that holds one. @param {string} text @returns {Imported} */
export function fromJson(text) {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { ok: false, problem: 'unreadable', asked: text };
  }
  if (!isObject(value)) return { ok: false, problem: 'notScenario' };
  const schema = typeof value.schema === 'string' ? /^tierwise\/(\w+)@(\d+)$/.exec(value.schema) : null;
  const newer = schema !== null && Number(schema[2]) > 1;
  const { entries, current } = /** @type {any} */ (value);
  const given = value.creators === undefined ? value.scenario ?? entries?.[current ?? 0]?.scenario : value;
  return imported(workspaceFrom(value) ?? workspaceOf(given, newer), newer && isObject(given) ? { ...given, schema: undefined } : given, newer);
}

/** @param {ReturnType<typeof workspaceOf>} found @param {unknown} given the scenario as it was in the file @param {boolean} [newer] @returns {Imported} */
export function imported(found, given, newer = false) {
  const asked = isObject(given) && given.creators !== undefined && !(found?.dropped.length === 0) ? { asked: JSON.stringify(given) } : {};
  return found ? { ok: true, ...found, newer, ...asked } : { ok: false, problem: 'notScenario', ...asked };
}

/** A workspace of one scenario. A schema that is newer is left to be read as far as it goes. @param {unknown} value @param {boolean} [newer] @returns {{workspace: Workspace, dropped: string[]} | null} */
export function workspaceOf(value, newer = false) {
  const known = newer && isObject(value) ? { ...value, schema: undefined } : value;
  const found = scenarioFrom(known);
  if (!found) return null;
  const dropped = found.dropped.filter((path) => !(newer && path === 'schema'));
  return { workspace: { entries: [{ id: '1', base: null, scenario: found.scenario, typed: {}, drafts: {}, past: {} }], current: 0 }, dropped };
}

/** The text of a file in whatever encoding it was saved: by its mark, else as UTF-8, else as Windows wrote it. @param {ArrayBuffer | Uint8Array} buffer @returns {string} */
export function decodeText(buffer) {
  const bytes = buffer instanceof Uint8Array ? buffer : new Uint8Array(buffer);
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Reads a file somebody chose or dropped, by what is in it and not by its name. @param {Blob} file @param {string} locale @returns {Promise<Imported>} */
export async function fromFile(file, locale) {
  if (file.size > LARGEST) return { ok: false, problem: 'tooLarge' };
  const text = decodeText(await file.arrayBuffer());
  if (/^\s*[[{]/.test(text.replace(/^\ufeff/, ''))) return fromJson(text);
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  const { fromCsv } = await import('./table.js');
  return fromCsv(text, locale);
}
