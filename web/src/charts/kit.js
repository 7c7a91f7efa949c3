// What every chart is made of: the contract of a chart, SVG pieces as Lit templates, hatching, figures on axes.
// A chart sets classes and geometry; every colour and type size is in styles/charts.css. Text is 12, 13, 14, 16 or 28 px.
import { html, svg, nothing } from 'lit';
import { wide, wrap } from './measure.js';

/**
 * The words and figures of one language and currency (messages/index.js `context(locale, currency)`).
 * @typedef {object} Words
 * @property {string} locale
 * @property {string} currency
 * @property {(key: string, params?: Record<string, string | number>) => string} text knows {events} and {Events} by itself: what counts as a result
 * @property {(x: number, o?: {sign?: boolean, unit?: boolean, figures?: number}) => string} money two significant figures, with the unit unless `unit: false`
 * @property {(x: number, o?: {sign?: boolean, unit?: boolean}) => string} percent of a fraction
 * @property {(x: number, o?: {sign?: boolean, figures?: number}) => string} number two significant figures
 * @property {(x: number, o?: {sign?: boolean, unit?: boolean}) => string} amount an amount to pay: every digit, or cents
 * @property {(x: number) => string} rate
 * @property {(x: number) => string} short 10k, 1.2M as the language writes it
 * @property {(x: number) => string} exact every digit
 *
 * @typedef {import('lit').TemplateResult} Template
 * @typedef {import('lit').TemplateResult | typeof nothing | Array<unknown>} Part
 * @typedef {{head: string[], rows: string[][]}} Table the first column names the row; the others are figures
 */

/**
 * A chart as <tierwise-chart> takes it. Each file exports one (`worldsChart`, `gaugeChart` …) beside its three functions.
 * @template Data
 * @typedef {object} Chart
 * @property {(data: Data, width: number, t: Words) => Template} draw the picture at its real width in CSS px
 * @property {(data: Data, t: Words) => string} summary one or two sentences: the picture's accessible name
 * @property {(data: Data, t: Words) => Table} table the same figures as rows
 * @property {number} [height] about how high it will be, px: the room kept while nothing is computed yet
 */

const trim = (/** @type {number} */ x) => Math.round(x * 100) / 100;

/** @param {number} x @param {number} y @param {string} text @param {string} [cls] @param {'start' | 'middle' | 'end'} [anchor] */
export const T = (x, y, text, cls = 'label', anchor = 'start') => svg`<text x=${trim(x)} y=${trim(y)} class=${cls} text-anchor=${anchor}>${text}</text>`;
/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {string} cls */
export const L = (x1, y1, x2, y2, cls) => svg`<line x1=${trim(x1)} y1=${trim(y1)} x2=${trim(x2)} y2=${trim(y2)} class=${cls}></line>`;
/** `key` names the element for motion: the same key is the same mark before and after. @param {number} x @param {number} y @param {number} width @param {number} height @param {string} cls @param {{rx?: number, key?: string}} [more] */
export const R = (x, y, width, height, cls, { rx = 0, key } = {}) => svg`<rect x=${trim(x)} y=${trim(y)} width=${trim(Math.max(0, width))} height=${trim(Math.max(0, height))} rx=${rx} class=${cls} data-k=${key ?? nothing}></rect>`;
/** @param {number} cx @param {number} cy @param {number} r @param {string} cls @param {{key?: string, mark?: string}} [more] */
export const C = (cx, cy, r, cls, { key, mark } = {}) => svg`<circle cx=${trim(cx)} cy=${trim(cy)} r=${trim(r)} class=${cls} data-k=${key ?? nothing} data-mark=${mark ?? nothing} data-note=${mark === undefined ? nothing : ''}></circle>`;
/** @param {string} d @param {string} cls */
export const P = (d, cls) => svg`<path d=${d} class=${cls}></path>`;
/** A triangle with its tip at (x, y): pointing up, or down. @param {number} x @param {number} y @param {string} cls @param {{down?: boolean, key?: string}} [more] */
export const pointer = (x, y, cls, { down = false, key } = {}) => svg`<g data-k=${key ?? nothing} data-x=${trim(x)} data-y=${trim(y)}><path d=${`M${trim(x)} ${trim(y)} l5.5 ${down ? -8.5 : 8.5} h-11 z`} class=${cls}></path></g>`;
/** An arrow along the axis, its tip at (x, y). @param {number} x @param {number} y @param {boolean} [left] */
export const arrow = (x, y, left = false) => P(left ? `M${trim(x)} ${trim(y)} h9.5 m-6 -3.5 l-3.5 3.5 l3.5 3.5` : `M${trim(x)} ${trim(y)} h-9.5 m6 -3.5 l3.5 3.5 l-3.5 3.5`, 'arrow');
/**
 * What the arrow keys stop at and announce: `label` is read, the area (x, y, width, height) is ringed. A mark whose figures
 * are printed beside it needs no more; one whose figures are not (`note`, and every circle with a `mark`) shows the label too.
 * @param {string} label @param {[number, number, number, number]} area @param {unknown} parts @param {boolean} [note]
 */
const marked = (label, area, parts, note) => svg`<g data-mark=${label} data-note=${note ? '' : nothing}><rect class="hit" x=${trim(area[0])} y=${trim(area[1])} width=${trim(Math.max(0, area[2]))} height=${trim(Math.max(0, area[3]))}></rect>${parts}</g>`;
/** @param {string} label @param {[number, number, number, number]} area @param {...unknown} parts */
export const mark = (label, area, ...parts) => marked(label, area, parts, false);
/** @param {string} label @param {[number, number, number, number]} area @param {...unknown} parts */
export const noted = (label, area, ...parts) => marked(label, area, parts, true);

/** The picture itself. @param {number} width @param {number} height @param {string} label @param {...unknown} parts @returns {Template} */
export const plot = (width, height, label, ...parts) => html`<svg class="plot" viewBox=${`0 0 ${trim(width)} ${trim(height)}`} width=${trim(width)} height=${trim(height)} role="img" aria-label=${label}>${parts}</svg>`;

/** A chart with nothing to show says why. @param {number} width @param {string} text */
export const sentence = (width, text) => {
  const lines = wrap(text, width - 8);
  return plot(width, 24 + lines.length * 20, text, lines.map((line, i) => T(0, 24 + i * 20, line)));
};

const STEP = 8.5;
/**
 * Hatching of the area between `top` and `base`: a path of 45° strokes, cut at the edge. Drawn, not a <pattern>, so a
 * picture needs no ids and survives export.
 * @param {number} x0 @param {number} x1 @param {(x: number) => number} top @param {number} base @param {number} [sample] px between looks at `top`
 */
export function hatch(x0, x1, top, base, sample = 2) {
  if (!(x1 - x0 > 0.5)) return '';
  const tallest = Math.max(0, ...steps(x0, x1, 4).map((x) => base - top(x)));
  let d = '';
  // Strokes rise to the right: the one with foot c passes (x, base − (x − c)).
  for (let c = Math.floor((x0 - tallest) / STEP) * STEP; c < x1; c += STEP) {
    const from = Math.max(x0, c); const to = Math.min(x1, c + tallest);
    if (to <= from) continue;
    /** @type {number | null} */
    let start = null;
    const xs = steps(from, to, sample);
    for (let i = 0; i < xs.length; i++) {
      const inside = base - (xs[i] - c) >= top(xs[i]) - 1e-9;
      if (inside && start === null) start = xs[i];
      if (start !== null && (!inside || i === xs.length - 1)) {
        const end = inside ? xs[i] : xs[i - 1];
        if (end > start) d += `M${trim(start)} ${trim(base - (start - c))}L${trim(end)} ${trim(base - (end - c))}`;
        start = null;
      }
    }
  }
  return d;
}
/** @param {number} from @param {number} to @param {number} step */
function steps(from, to, step) {
  const n = Math.max(1, Math.ceil((to - from) / step));
  return Array.from({ length: n + 1 }, (_, i) => from + ((to - from) * i) / n);
}
/** A losing bar: washed, hatched, outlined. @param {number} x @param {number} y @param {number} width @param {number} height @param {{rx?: number, key?: string}} [more] */
export const losing = (x, y, width, height, { rx = 0, key } = {}) => (width <= 0 ? nothing
  : svg`<g data-k=${key ?? nothing} data-x=${trim(x)} data-y=${trim(y)} data-w=${trim(width)} data-h=${trim(height)}>${R(x, y, width, height, 'bar-loss', { rx })}${P(hatch(x, x + width, () => y, y + height, height), 'hatch')}</g>`);

/** @param {Words} t @param {number} x @param {boolean} sign @param {number} from from which thousands are shortened @param {(x: number) => string} print of the size */
function shortened(t, x, sign, from, print) {
  const size = Math.abs(x);
  /** @type {[number, string]} */
  const [unit, key] = size >= 999.5e6 ? [1e9, 'billion'] : size >= 999.5e3 ? [1e6, 'million'] : size >= from ? [1e3, 'thousand'] : [1, ''];
  const digits = print(Number((size / unit).toPrecision(6)));
  return (x < 0 ? '\u2212' : sign && x > 0 ? '+' : '') + (key ? t.text(`charts.short.${key}`, { n: digits }) : digits);
}
/** A whole money figure on an axis, never rounded: 12,500 as 12.5k. @param {Words} t @param {number} x @param {{sign?: boolean}} [o] */
export const tickMoney = (t, x, { sign = false } = {}) => shortened(t, x, sign, 1e4, t.exact);
/** Significant figures that tell two amounts apart: two where they do, else one more than the first that differs. @param {number} a @param {number} b */
export function telling(a, b) {
  let n = 2;
  while (n < 12 && a.toPrecision(n) === b.toPrecision(n)) n += 1;
  return n > 2 && a !== b ? n + 1 : 2;
}
/** An estimate of money short enough for a label: two figures if no other number is asked for, thousands shortened from 100,000 on. @param {Words} t @param {number} x @param {{sign?: boolean, figures?: number}} [o] */
export const shortMoney = (t, x, { sign = false, figures = 2 } = {}) => shortened(t, Number(x.toPrecision(figures)), sign, 1e5, (v) => t.number(v, { figures }));
/** The same where a figure is read at a glance: every digit up to a million. @param {Words} t @param {number} x @param {{sign?: boolean}} [o] */
export const glanceMoney = (t, x, { sign = false } = {}) => shortened(t, Number(x.toPrecision(2)), sign, 1e6, (v) => t.number(v));
/** A money axis: as many figures as have room, those nearest to 0 first. @param {Words} t @param {import('d3-scale').ScaleLinear<number, number>} x @param {number} base @param {number} width of the picture */
export function moneyAxis(t, x, base, width) {
  /** @type {[number, number][]} */
  const taken = []; const [from, to] = x.range();
  return x.ticks(Math.max(2, Math.round((to - from) / 90))).sort((a, b) => Math.abs(a) - Math.abs(b)).map((v) => {
    const text = tickMoney(t, v, { sign: true }); const half = wide(text, 12) / 2; const at = Math.max(half, Math.min(width - half, x(v)));
    if (taken.some(([a, b]) => at - half < b + 10 && at + half > a - 10)) return nothing;
    taken.push([at - half, at + half]);
    return [L(x(v), base, x(v), base + 5, 'axis'), T(at, base + 20, text, 'tick', 'middle')];
  });
}
/** A message that counts: its `count` chooses the plural form, `n` prints it. @param {Words} t @param {string} key @param {number} n @param {Record<string, string | number>} [params] */
export const plural = (t, key, n, params = {}) => t.text(key, { count: n, n: t.exact(n), ...params });
/** @param {unknown} x @returns {x is number} */
export const known = (x) => typeof x === 'number' && Number.isFinite(x);
