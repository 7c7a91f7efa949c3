// What an input is called where several lines of creators may have it.
import { general } from '../../state/path.js';
import { fieldName } from '../words.js';

/** @typedef {import('../../messages/index.js').Context} Context */

/** A line of creators: its number, and its name where it has one. @param {{name?: string}[]} creators @param {number} i @param {Context} t */
export const lineName = (creators, i, t) => (creators[i]?.name ? `${i + 1} · ${creators[i].name}` : t.text('defaults.line', { n: i + 1 }));

/** @param {string} path @param {{name?: string}[]} creators @param {Context} t */
export function inputName(path, creators, t) {
  const line = /^creators\[(\d+)\]/.exec(path);
  const name = fieldName(general(path), t);
  return line && creators.length > 1 ? t.text('plan.ofLine', { field: name, line: lineName(creators, Number(line[1]), t) }) : name;
}
