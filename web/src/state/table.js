// Tables: the shown scenario, its results and its simulated worlds as CSV with the contract's names as headers, a row a line of creators
// or a world; and a table of inputs back into a scenario. What belongs to the whole campaign stands in the first row.
import Papa from 'papaparse';
import { separators } from '../format/format.js';
import { parse } from '../format/parse.js';
import { fieldOf, fields } from './fields.js';
import { write } from './path.js';
import { isObject, TEXTS } from './shape.js';
import { imported, workspaceOf } from './transfer.js';

/**
 * @typedef {import('../engine/worker.js').Evaluation} Evaluation
 * @typedef {import('./transfer.js').Imported} Imported
 * @typedef {Map<string, string | number | boolean>} Row
 */

/** Marks of a table: a comma between cells needs a point in numbers, as most of the world writes it; else a semicolon and a comma. @param {string} decimal */
const marks = (decimal) => (decimal === ',' ? { delimiter: ';', decimal } : { delimiter: ',', decimal: '.' });

/** Every number, text and flag inside a value by its path; lists are left out. @param {unknown} value @param {string} at @param {Row} row @returns {Row} */
function flat(value, at, row) {
  if (isObject(value)) for (const [key, v] of Object.entries(value)) flat(v, at ? `${at}.${key}` : key, row);
  else if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') row.set(at, value);
  return row;
}

/** One row a line, what is common in the first. @param {Record<string, any>} whole @param {any[]} lines @returns {Row[]} */
function rowsOf(whole, lines) {
  const { creators, ...common } = whole;
  return lines.map((line, i) => flat(line, 'creators', i === 0 ? flat(common, '', new Map()) : new Map()));
}

/** @param {Row[]} rows @param {string} decimal the decimal mark of the reader's spreadsheet @returns {string} */
function toCsv(rows, decimal) {
  const { delimiter } = marks(decimal);
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const cell = (/** @type {string | number | boolean | undefined} */ v) => (typeof v === 'number' ? String(v).replace('.', decimal) : v ?? '');
  const text = Papa.unparse({ fields: names, data: rows.map((row) => names.map((name) => cell(row.get(name)))) }, { delimiter, newline: '\r\n', escapeFormulae: FORMULA });
  return `\ufeff${text}\r\n`;                                   // the mark lets spreadsheets read it as UTF-8
}
/** Texts a spreadsheet would run; numbers keep their minus. */
const FORMULA = /^(?:[=+@\t\r]|-(?![\d.,]))/;
/** What was put before such a text, taken off again. @param {string} text */
const unescaped = (text) => (text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text);

/** All inputs as they were computed with, defaults included. @param {Evaluation} answer @param {string} decimal */
export const inputsCsv = ({ complete }, decimal) => toCsv(rowsOf(complete, complete.creators), decimal);

/** All results. @param {Evaluation} answer @param {string} decimal */
export function resultsCsv({ complete, projection }, decimal) {
  const { stamp, typical, simulated, breakEven } = projection;
  const lines = projection.creators.map((line, i) => ({ name: complete.creators[i]?.name ?? '', ...line }));
  return toCsv(rowsOf({ name: complete.name ?? '', currency: complete.currency, stamp, typical, simulated, breakEven }, lines), decimal);
}

/** Every simulated world in a row, with the stamp of the figures made from them. @param {import('../engine/tierwise.js').Draws} draws @param {string} decimal */
export function drawsCsv({ stamp, outcomes }, decimal) {
  const names = Object.keys(outcomes);
  const rows = outcomes[names[0]].map((_, i) => new Map(/** @type {[string, string | number | boolean][]} */ ([['draw', i + 1], ...names.map((name) => [name, outcomes[name][i] ?? '']), ...(i === 0 ? [['stamp', stamp]] : [])])));
  return toCsv(rows, decimal);
}

/** A number that only somebody with decimal commas writes: 0,55 and 1.133,37, but not 1,500. */
const COMMAS = /^[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+),(?:\d{1,2}|\d{4,})$/;
/** A language whose separators are those. */
const COMMA_LOCALE = 'de';

/** A cell as the contract wants it there; undefined where it cannot be read. @param {string} cell @param {string} path @param {string} locale whose separators the table has @param {boolean} comma whether it has decimal commas @returns {unknown} */
function valueOf(cell, path, locale, comma) {
  if (path === 'creators.platform' || path === 'creators.format') return cell.toLowerCase();
  if (TEXTS.has(path)) return unescaped(cell);
  if (/^(?:true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  const plain = !comma ? cell : /^-?[1-9]\d{0,2}(?:\.\d{3})+$/.test(cell) ? cell.replaceAll('.', '') : /^-?\d+,\d+(?:e[+-]?\d+)?$/i.test(cell) ? cell.replace(',', '.') : cell;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) return Number(plain);
  const field = fieldOf(path.replace(/\.(?:low|mid|high)$/, ''));
  const read = field && parse(cell, { locale, kind: field.kind, range: field.range, places: field.unit === 'percent' && cell.includes('%') ? 2 : 0 });
  return read?.ok ? read.value : undefined;
}

/** The contract's paths by what they are in small letters: spreadsheets like capitals. */
const PATHS = new Map([...Object.keys(fields), ...TEXTS].map((path) => [path.toLowerCase(), path]));

/** Headers as contract paths: `creators.` may be left out where the name says it anyway. @param {string} header */
function pathOf(header) {
  const name = header.trim();
  const bare = name.replace(/\.(?:low|mid|high)$/i, '');
  const known = PATHS.get(bare.toLowerCase()) ?? PATHS.get(`creators.${bare.toLowerCase()}`);
  return known ? known + name.slice(bare.length).toLowerCase() : name;
}

/** @param {string} text @param {string} locale @returns {Imported} */
export function fromCsv(text, locale) {
  const { data, meta } = Papa.parse(/** @type {string} */ (text.replace(/^\ufeff/, '')), { skipEmptyLines: 'greedy' });
  const [head, ...body] = /** @type {string[][]} */ (data);
  const paths = (head ?? []).map(pathOf);
  if (!paths.includes('creators.followers') || body.length === 0) return { ok: false, problem: 'notScenario' };
  if (body.some((cells) => cells.slice(paths.length).some((cell) => cell.trim() !== ''))) return { ok: false, problem: 'ragged' };
  // Where columns of lines are named without `creators.`, so is the one with their names.
  if (head.some((name) => /^followers$/i.test(name.trim()))) paths.forEach((path, column) => { if (path === 'name') paths[column] = 'creators.name'; });
  // Between semicolons numbers may have decimal commas, whatever the language of whoever opens the table.
  const comma = meta.delimiter === ';' && (separators(locale).decimal === ',' || body.some((cells) => cells.some((cell) => COMMAS.test(cell.trim()))));
  const written = comma ? COMMA_LOCALE : locale;
  /** @type {Set<string>} */
  const dropped = new Set();
  /** @type {any} */
  let scenario = { creators: [] };
  /** The same with what could not be read as it stands there: what the engine says of it names it. @type {any} */
  let asked = { creators: [] };
  body.forEach((cells, i) => paths.forEach((path, column) => {
    const cell = cells[column]?.trim() ?? '';
    if (cell === '') return;
    const at = path.replace(/^creators\./, `creators[${i}].`);
    if (i > 0 && at === path) return;
    const named = /^[A-Za-z][\w.]*$/.test(path);
    const value = named ? valueOf(cell, path, written, comma) : undefined;
    if (value === undefined) dropped.add(at);
    else scenario = write(scenario, at, value);
    if (named) asked = write(asked, at, value ?? cell);
  }));
  const whole = (/** @type {any} */ of) => ({ ...of, creators: Array.from(of.creators, (line) => line ?? {}) });
  const found = workspaceOf(whole(scenario));
  return imported(found && { ...found, dropped: [...dropped, ...found.dropped] }, whole(asked));
}
