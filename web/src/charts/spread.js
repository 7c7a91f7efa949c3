// Spread the risk: the same money and followers over 1 to 100 people. A bar from P5 to P95 of profit, the chance of profit at the right.
import { scaleLinear } from 'd3-scale';
import { nothing } from 'lit';
import { L, R, T, known, losing, moneyAxis, noted, plot, sentence } from './kit.js';
import { wide } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/**
 * @typedef {object} SpreadRow
 * @property {number} creators how many share the money
 * @property {number | null} chance of profit
 * @property {number | null} p5 of profit
 * @property {number | null} p95 of profit
 * @property {number | null} [p50]
 *
 * @typedef {object} SpreadData
 * @property {SpreadRow[]} rows `sensitivity.spread`, 1 … 100 creators
 */

/** @param {SpreadData} data */
const drawn = (data) => data.rows.filter((r) => known(r.p5) && known(r.p95)).map((r) => ({ ...r, p5: Number(r.p5), p95: Number(r.p95) }));
/** @param {SpreadRow} r @param {Words} t */
const chanceOf = (r, t) => (known(r.chance) ? t.percent(r.chance) : t.text('charts.none'));
/** @param {ReturnType<typeof drawn>[number]} r @param {Words} t */
const said = (r, t) => t.text('charts.spread.said', { count: r.creators, n: t.exact(r.creators), low: t.money(r.p5), high: t.money(r.p95), chance: chanceOf(r, t) });

/** @param {SpreadData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function spread(data, width, t) {
  const rows = drawn(data);
  if (rows.length === 0) return sentence(width, t.text('charts.spread.none'));
  const names = rows.map((r, i) => (rows.length < 3 ? t.exact(r.creators) : i === 0 ? t.text('charts.spread.large', { count: r.creators, n: t.exact(r.creators) }) : i === rows.length - 1 ? t.text('charts.spread.small', { n: t.exact(r.creators) }) : t.exact(r.creators)));
  const left = Math.max(wide(t.text('charts.spread.creators'), 12), ...names.map((n) => wide(n))) + 14;
  const right = Math.max(wide(t.text('charts.spread.pays'), 12), ...rows.map((r) => wide(chanceOf(r, t), 16, true))) + 14;
  const row = 34; const top = 22; const height = top + rows.length * row + 26; const base = height - 26;
  const low = Math.min(0, ...rows.map((r) => r.p5)); const high = Math.max(0, ...rows.map((r) => r.p95));
  const x = scaleLinear(low === high ? [-1, 1] : [low, high], [left, width - right]);
  const zero = x(0);
  return plot(width, height, spreadSummary(data, t),
    T(0, 11, t.text('charts.spread.creators'), 'tick'), T(width, 11, t.text('charts.spread.pays'), 'tick', 'end'), L(zero, top, zero, base + 5, 'axis'),
    rows.map((r, i) => {
      const y = top + i * row + row / 2;
      return noted(said(r, t), [0, y - row / 2, width, row],
        i > 0 ? L(0, y - row / 2, width, y - row / 2, 'grid') : nothing, T(0, y + 4.5, names[i], 'label ink'),
        r.p5 < 0 ? losing(x(r.p5), y - 3, x(Math.min(0, r.p95)) - x(r.p5), 6, { key: `lose${i}` }) : nothing,
        r.p95 > 0 ? R(x(Math.max(0, r.p5)), y - 3, x(r.p95) - x(Math.max(0, r.p5)), 6, 'bar-gain', { key: `pay${i}` }) : nothing,
        known(r.p50) ? R(x(r.p50) - 1.25, y - 8, 2.5, 16, 'tick-mark', { key: `median${i}` }) : nothing,
        T(width, y + 5, chanceOf(r, t), 'value strong', 'end'));
    }),
    moneyAxis(t, x, base, width));
}

/** @param {SpreadData} data @param {Words} t @returns {string} */
export function spreadSummary(data, t) {
  const rows = drawn(data);
  return rows.length === 0 ? t.text('charts.spread.none') : `${(rows.length === 1 ? rows : [rows[0], rows[rows.length - 1]]).map((r) => said(r, t)).join('; ')}.`;
}

/** @param {SpreadData} data @param {Words} t @returns {import('./kit.js').Table} */
export const spreadTable = (data, t) => {
  const typical = data.rows.some((r) => known(r.p50)); const money = (/** @type {number | null | undefined} */ v) => (known(v) ? t.money(v, { unit: false }) : t.text('charts.none'));
  return {
    head: [t.text('charts.spread.head.creators'), t.text('charts.spread.head.chance'), t.text('charts.spread.head.low', { currency: t.currency }), ...(typical ? [t.text('charts.spread.head.typical', { currency: t.currency })] : []), t.text('charts.spread.head.high', { currency: t.currency })],
    rows: data.rows.map((r) => [t.exact(r.creators), chanceOf(r, t), money(r.p5), ...(typical ? [money(r.p50)] : []), money(r.p95)]),
  };
};

/** @type {import('./kit.js').Chart<SpreadData>} */
export const spreadChart = { draw: spread, summary: spreadSummary, table: spreadTable, height: 220 };
