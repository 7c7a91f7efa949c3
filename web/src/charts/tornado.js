// Which input moves the result: each to its low and high end (P5, P95), the others at typical. Worse is hatched, better solid.
import { scaleLinear } from 'd3-scale';
import { nothing } from 'lit';
import { L, P, R, T, known, losing, mark, plot, sentence, shortMoney, telling } from './kit.js';
import { fit, spreadOut, wide, wrap } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/**
 * @typedef {object} TornadoRow
 * @property {string} path of the input, e.g. `creators.responseRate`
 * @property {string} label its name in the page's language
 * @property {number | null} low profit with the input at its low end
 * @property {number | null} high profit with the input at its high end
 * @property {[string, string]} [ends] the input at its low and high end, as printed: ['0.24', '24']
 *
 * @typedef {object} TornadoData
 * @property {number} typical profit with every input at typical (`typical.profit`)
 * @property {TornadoRow[]} rows from `sensitivity.tornado`; sorted here by how far each moves the result
 * @property {number} [limit] rows shown, default 7; the table holds all
 */

/** A bar this many times longer than the longest of the others is torn, so that the others can be read. */
const TEAR = 2.2; const TORN_AT = 1.35;

/** @param {TornadoData} data */
const sorted = (data) => data.rows.filter((r) => known(r.low) && known(r.high)).map((r) => {
  const low = Number(r.low); const high = Number(r.high); const ends = r.ends ?? ['', ''];
  return { ...r, low, high, worse: Math.min(low, high, data.typical), better: Math.max(low, high, data.typical), ends: low <= high ? ends : [ends[1], ends[0]], size: Math.abs(high - low), figures: telling(low, high) };
}).sort((a, b) => b.size - a.size);

/** What the axis spans, and how far: the first bar may be torn at either end. @param {ReturnType<typeof sorted>} rows @param {number} typical @returns {[number, number]} */
export function tornadoDomain(rows, typical) {
  const side = (/** @type {(r: typeof rows[number]) => number} */ reach) => {
    const all = rows.map(reach).sort((a, b) => b - a); const [first = 0, second = 0] = all;
    return { first, rest: second };
  };
  const down = side((r) => typical - r.worse); const up = side((r) => r.better - typical);
  const rest = Math.max(down.rest, up.rest);
  const limit = (/** @type {{first: number, rest: number}} */ s, /** @type {number} */ even) => {
    if (!(rest > 0) || s.first <= TEAR * rest) return Math.max(s.first, Math.min(even, s.first > even ? s.first : 0));
    // Break-even stays on the picture when the long bar crosses it not too far out.
    const wanted = Math.max(rest * 1.3, even <= rest * 3.5 && s.first > even ? even * 1.2 : 0);
    return s.first > TORN_AT * wanted ? wanted : s.first;
  };
  const low = typical - limit(down, typical > 0 ? typical : Infinity); const high = typical + limit(up, typical < 0 ? -typical : Infinity);
  if (low === high) { const pad = Math.max(1, Math.abs(typical) * 0.1); return [low - pad, high + pad]; }
  return [low, high];
}

/** @param {ReturnType<typeof sorted>[number]} r @param {Words} t */
const said = (r, t) => {
  const [low, high] = r.low <= r.high ? r.ends : [r.ends[1], r.ends[0]];
  return low && high ? t.text('charts.tornado.saidEnds', { label: r.label, lowEnd: low, low: t.money(r.low, r), highEnd: high, high: t.money(r.high, r) }) : t.text('charts.tornado.said', { label: r.label, low: t.money(r.low, r), high: t.money(r.high, r) });
};

/** @param {TornadoData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function tornado(data, width, t) {
  const every = sorted(data); const rows = every.slice(0, data.limit ?? 7); const typical = data.typical;
  if (rows.length === 0 || rows[0].size === 0) return sentence(width, t.text('charts.tornado.none'));
  const money = rows.map((r) => t.text('charts.tornado.span', { low: shortMoney(t, r.worse, r), high: shortMoney(t, r.better, { sign: true, figures: r.figures }) }));
  const right = Math.max(...money.map((m) => wide(m, 12))); const names = Math.min(190, Math.max(...rows.map((r) => wide(r.label))));
  const end = Math.max(...rows.flatMap((r) => r.ends.map((e) => wide(e, 12)))) + 8;
  const narrow = width - names - right - 2 * end - 28 < 180;
  const left = narrow ? 0 : Math.ceil(names) + 14; const top = 34; const barHeight = 16;
  const [low, high] = tornadoDomain(rows, typical);
  const x = scaleLinear([low, high], [left + end, width - (narrow ? 0 : right + 14) - end]);
  const at = (/** @type {number} */ v) => x(Math.max(low, Math.min(high, v)));
  const even = low <= 0 && high >= 0 && Math.abs(x(0) - x(typical)) > 3;
  const heads = [{ text: t.text('charts.tornado.typical', { value: shortMoney(t, typical) }), at: x(typical), cls: 'label strong' }, ...(even ? [{ text: t.text('charts.tornado.even'), at: x(0), cls: 'label' }] : [])].map((h) => ({ ...h, width: wide(h.text, 13, h.cls.includes('strong')) }));
  // The ends of an input stand outside its bar; where break-even would strike one, beyond break-even: the axis keeps room for both.
  const aside = (/** @type {number} */ edge, /** @type {1 | -1} */ side, /** @type {number} */ base, /** @type {string} */ text) => {
    const near = edge + side * 7; const far = near + side * wide(text, 12); const zero = x(0);
    const struck = even && text !== '' && zero > Math.min(near, far) - 3 && zero < Math.max(near, far) + 3;
    return T(struck ? zero + side * 6 : near, base, text, 'tick halo', side < 0 ? 'end' : 'start');
  };
  let y = top;
  const laid = rows.map((r, i) => {
    const room = narrow ? width - wide(money[i], 12) - 14 : left - 10; const lines = wrap(r.label, room);
    const two = lines.length > 2 ? [lines[0], fit(lines.slice(1).join(' '), room)] : lines.map((line) => fit(line, room));
    const height = narrow ? 38 + two.length * 16 : 42; const row = { r, y, height, lines: two, bar: narrow ? y + height - 25 : y + (height - barHeight) / 2 };
    y += height;
    return row;
  });
  return plot(width, y + 8, tornadoSummary(data, t),
    spreadOut(heads, 0, width, 14).map((h) => T(h.x, 16, h.text, h.cls, 'middle')),
    laid.map(({ r, y: from, height, lines, bar }, i) => {
      const a = at(r.worse); const b = at(r.better); const mid = x(typical); const center = from + height / 2 + 4.5;
      return mark(said(r, t), [0, from, width, height],
        L(0, from, width, from, 'grid'),
        losing(a, bar, mid - a, barHeight, { rx: 2, key: `${r.path}-` }), b > mid ? R(mid, bar, b - mid, barHeight, 'bar-gain', { rx: 2, key: `${r.path}+` }) : nothing,
        r.worse < low ? tear(a + 9, bar, barHeight) : nothing, r.better > high ? tear(b - 9, bar, barHeight) : nothing,
        lines.map((line, k) => T(0, narrow ? from + 18 + k * 16 : center + (k - (lines.length - 1) / 2) * 15, line, 'label ink halo')),
        [mid, ...(even ? [x(0)] : [])].map((px, k) => L(px, narrow ? bar - 5 : from + 3, px, from + height - 3, k ? 'rule-dash' : 'median')),
        T(width, narrow ? from + 18 : center, money[i], 'tick halo', 'end'),
        aside(a, -1, bar + 12.5, r.ends[0]), aside(b, 1, bar + 12.5, r.ends[1]));
    }),
    heads.map((h) => L(h.at, 22, h.at, top, h.cls === 'label' ? 'rule-dash' : 'median')));
}

/** A torn bar: two zigzags in the colour of the ground. @param {number} x @param {number} y @param {number} height */
const tear = (x, y, height) => P(`M${x - 3} ${y - 2} l3 ${(height + 4) / 4} l-3 ${(height + 4) / 4} l3 ${(height + 4) / 4} l-3 ${(height + 4) / 4} h5 l3 ${-(height + 4) / 4} l-3 ${-(height + 4) / 4} l3 ${-(height + 4) / 4} l-3 ${-(height + 4) / 4} z`, 'tear');

/** @param {TornadoData} data @param {Words} t @returns {string} */
export function tornadoSummary(data, t) {
  const rows = sorted(data);
  if (rows.length === 0 || rows[0].size === 0) return t.text('charts.tornado.none');
  const cross = rows.filter((r) => (data.typical <= 0 ? r.better > 0 : r.worse < 0)).map((r) => r.label);
  return [t.text('charts.tornado.summary', { label: rows[0].label, low: t.money(rows[0].worse, rows[0]), high: t.money(rows[0].better, rows[0]), typical: t.money(data.typical, rows[0]) }),
    cross.length === 0 ? t.text('charts.tornado.crossNone') : cross.length === 1 ? t.text('charts.tornado.crossOne', { label: cross[0] }) : t.text('charts.tornado.crossMany', { labels: cross.map((label) => t.text('charts.tornado.quoted', { label })).join(', ') })].join(' ');
}

/** @param {TornadoData} data @param {Words} t @returns {import('./kit.js').Table} */
export const tornadoTable = (data, t) => ({
  head: [t.text('charts.tornado.head.input'), t.text('charts.tornado.head.low', { currency: t.currency }), t.text('charts.tornado.head.high', { currency: t.currency })],
  rows: sorted(data).map((r) => [r.ends[0] ? `${r.label} (${(r.low <= r.high ? r.ends : [...r.ends].reverse()).join(' – ')})` : r.label, t.money(r.low, { unit: false, figures: r.figures }), t.money(r.high, { unit: false, figures: r.figures })]),
});

/** @type {import('./kit.js').Chart<TornadoData>} */
export const tornadoChart = { draw: tornado, summary: tornadoSummary, table: tornadoTable, height: 340 };
