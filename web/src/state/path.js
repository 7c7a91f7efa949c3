// Reading and changing one field of a JSON value by the path the engine uses in its errors: `creators[0].followers`.

/** Paths taken apart before: a hundred lines have thousands, and each is read at every change. @type {Map<string, readonly (string | number)[]>} */
const known = new Map();
const MOST_KNOWN = 50000;

/** @param {string} path @returns {readonly (string | number)[]} */
export function steps(path) {
  const found = known.get(path) ?? path.split(/[.[\]]+/).filter((s) => s !== '').map((s) => (/^\d+$/.test(s) ? Number(s) : s));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(path, found);
  return found;
}

/** The value at a path, or undefined. @param {any} value @param {string} path @returns {any} */
export function read(value, path) {
  return steps(path).reduce((v, step) => (v === null || v === undefined ? undefined : v[step]), value);
}

/** A copy with another value at the path; untouched branches are shared. `undefined` removes the field, and objects left empty with it. @param {any} value @param {string} path @param {unknown} to @returns {any} */
export function write(value, path, to) {
  const change = (/** @type {any} */ node, /** @type {readonly (string | number)[]} */ [step, ...rest]) => {
    const copy = Array.isArray(node) ? [...node] : { ...node };
    const next = rest.length === 0 ? to : change(copy[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest);
    const empty = next === undefined || (rest.length > 0 && to === undefined && !Array.isArray(next) && Object.keys(next).length === 0);
    if (empty && !Array.isArray(copy)) delete copy[step];
    else copy[step] = next;
    return copy;
  };
  return change(value, steps(path));
}

/** Paths of all values that are not objects, ranges counting as one value. @param {any} value @param {string} [at] @returns {string[]} */
export function leaves(value, at = '') {
  if (Array.isArray(value)) return value.flatMap((v, i) => leaves(v, `${at}[${i}]`));
  if (value === null || typeof value !== 'object' || 'mid' in value) return [at];
  return Object.entries(value).flatMap(([key, v]) => leaves(v, at ? `${at}.${key}` : key));
}

/** Equality of JSON values, whatever the order of fields. @param {any} a @param {any} b @returns {boolean} */
export function same(a, b) {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

/** A text that any engine can read: half of a character that takes two is no text. @param {string} text */
export const wellFormed = (text) => text.replace(/\p{Cs}/gu, '\ufffd');

/** The path without line numbers, as message keys and the field table name it: `creators.followers`. @param {string} path */
export const general = (path) => path.replace(/\[\d+\]/g, '');
