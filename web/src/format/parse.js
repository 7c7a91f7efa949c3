// What people type into number boxes: 50k, 1.2M, 3%, $1,500, 1.500,50 €, 5 to 20. Text in, number or range out; never a guess
// that would surprise: what cannot be read is refused, so that the box can say so and keep the text.
import { separators, shiftPoint } from './format.js';

/**
 * @typedef {number | {low: number, mid: number, high: number}} Range
 * @typedef {'positive' | 'proportion'} Kind
 * @typedef {{ok: true, value: Range} | {ok: false, error: 'empty' | 'notNumber' | 'oneNumber' | 'reversed'}} Parsed
 * @typedef {object} ParseOptions
 * @property {string} locale    whose separators win where a text can be read in two ways
 * @property {number} [places]  the box shows value × 10^places: 2 in a percent box, the only one where a percent sign is welcome, 3 in one per 1,000
 * @property {Kind} [kind]      how a middle is found when only two ends are given
 * @property {boolean} [range]  whether "5 to 20" is welcome
 */

const LONGEST = 80;
/** What stands between the cells of a table: never a space inside one number. */
const CELLS = /[\t\r\n]/;
const MULTIPLES = /** @type {Record<string, number>} */ ({
  k: 3, tsd: 3, thousand: 3, tausend: 3, m: 6, mio: 6, mn: 6, million: 6, millionen: 6, millions: 6, b: 9, bn: 9, mrd: 9, billion: 9, milliarden: 9,
});
const CURRENCY = '(?:[$€£¥₹]|[A-Z]{3}|(?:US|A|C|NZ)\\$)';
const NUMBER = new RegExp(`^${CURRENCY}?\\s*([-−+]?)\\s*[$€£¥₹]?\\s*(\\d[\\d.,'’\\s]*|[.,]\\d+)(?:[eE]([+-]?\\d{1,3}))?\\s*(?:([a-z]+|[KMB]|[TM][a-z]{2,}|B[nN])\\.?)?\\s*(%?)\\s*${CURRENCY}?$`);
/** Who writes $ or £ before a number writes it the English way, in whatever language the page is. */
const ENGLISH = /^\s*[-−+]?\s*(?:US|A|C|NZ)?[$£]/;
const TO = /\s*(?:\bto\b|\bbis\b|\band\b|\bund\b|–|—|\.\.\.?|…|;)\s*|(?<=[\d%a-zA-Z.])\s*-\s*(?=[\d.,$€£])/;

/** The middle of a symmetric range: geometric for positive values, on the logit scale for proportions (model.md, section 2). @param {number} low @param {number} high @param {Kind} kind */
export function middle(low, high, kind) {
  if (low === high) return low;
  const inside = (/** @type {number} */ mid) => Math.min(high, Math.max(low, Number(mid.toPrecision(6))));      // 10, not 10.000000000000002
  if (kind === 'positive' && low > 0) return inside(Math.sqrt(low) * Math.sqrt(high));
  if (kind === 'positive' || low <= 0 || high >= 1) return inside(low / 2 + high / 2);
  const odds = Math.sqrt((low / (1 - low)) * (high / (1 - high)));
  return inside(odds / (1 + odds));
}

/** Digits with separators → a plain decimal that Number reads, or null. @param {string} text @param {string} locale */
function plain(text, locale) {
  const marks = [...text.matchAll(/[.,'’\s]/g)].map((m) => m[0]);
  const grouped = (/** @type {string} */ whole, /** @type {string} */ mark) => {
    const parts = whole.split(mark);
    return parts.length === 1 || (/^[1-9]\d{0,2}$/.test(parts[0]) && parts.slice(1).every((p) => /^\d{3}$/.test(p)));
  };
  const only = (/** @type {string} */ s) => s.replace(/[.,'’\s]/g, '');
  if (marks.length === 0) return text;
  const last = marks[marks.length - 1];
  const kinds = new Set(marks);
  const at = text.lastIndexOf(last);
  if (kinds.size > 2) return null;
  if (kinds.size === 2) {                                     // 1.500,50 and 1,500.50: the last one is the decimal mark
    const first = marks[0];
    if (!/[.,]/.test(last) || marks.indexOf(last) !== marks.length - 1 || !grouped(text.slice(0, at), first)) return null;
    return `${only(text.slice(0, at)) || '0'}.${text.slice(at + 1)}`;
  }
  if (marks.length > 1 || !/[.,]/.test(last)) return grouped(text, last) ? only(text) : null;
  const decimal = separators(locale).decimal;
  if (last !== decimal && at > 0 && grouped(text, last)) return only(text);        // 1,500 where the decimal mark is a point
  return `${text.slice(0, at) || '0'}.${text.slice(at + 1)}`;
}

/** One number as typed. Words, currency signs and codes around it are dropped only where they stand outside. @param {string} text @param {string} locale @param {number} places @returns {number | null} */
function one(text, locale, places) {
  const match = NUMBER.exec(text.trim());
  if (!match) return null;
  const [, sign, digits, exponent, word, percent] = match;
  const multiple = word ? MULTIPLES[word.toLowerCase()] : 0;
  if (multiple === undefined || (percent && places !== 2)) return null;
  const decimal = plain(digits.trim().replace(/[\u00a0\u2009\u202f]/g, ' '), locale);
  if (decimal === null || !/^\d+(\.\d*)?$/.test(decimal)) return null;
  const shift = multiple + Number(exponent ?? 0) - places;
  const value = Number(shiftPoint(decimal.replace(/\.$/, ''), shift));
  return Number.isFinite(value) ? (sign === '-' || sign === '−' ? 0 - value : value) : null;
}

/** Reads what was typed. @param {string} text @param {ParseOptions} options @returns {Parsed} */
export function parse(text, { locale: page, places = 0, kind = 'positive', range = false }) {
  const trimmed = text.trim();
  const locale = ENGLISH.test(trimmed) ? 'en' : page;
  if (trimmed === '') return { ok: false, error: 'empty' };
  if (trimmed.length > LONGEST || CELLS.test(trimmed)) return { ok: false, error: 'notNumber' };
  const single = one(trimmed, locale, places);
  if (single !== null) return { ok: true, value: single };
  const parts = trimmed.split(TO);
  // "5 to 20 %" and "5 to 20k" mean both ends in percent, in thousands.
  const tail = /\d\s*(%|[A-Za-z]+\.?)$/.exec(parts[parts.length - 1].trim())?.[1] ?? '';
  const ends = parts.map((p) => one(/\d$/.test(p.trim()) ? p.trim() + tail : p, locale, places));
  if (parts.length < 2 || parts.length > 3 || ends.some((v) => v === null)) return { ok: false, error: 'notNumber' };
  if (!range) return { ok: false, error: 'oneNumber' };
  const values = /** @type {number[]} */ (ends);
  if (values.some((v, i) => i > 0 && v < values[i - 1])) return { ok: false, error: 'reversed' };
  const low = values[0];
  const high = values[values.length - 1];
  if (low === high) return { ok: true, value: low };
  return { ok: true, value: { low, mid: values.length === 3 ? values[1] : middle(low, high, kind), high } };
}
