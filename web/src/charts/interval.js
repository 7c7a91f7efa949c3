// The results of several scenarios as intervals on one axis: thin P5 to P95, thick P25 to P75, tick at the median, a row each.
import { scaleLinear } from 'd3-scale';
import { nothing } from 'lit';
import { L, R, T, glanceMoney, known, losing, mark, moneyAxis, plot, sentence } from './kit.js';
import { folded, spreadOut, wide } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/** @typedef {import('./worlds.js').Quantiles} Quantiles */
/**
 * @typedef {object} IntervalRow
 * @property {string} id names its marks for motion
 * @property {string} name
 * @property {Quantiles} quantiles `simulated.profit`
 *
 * @typedef {object} IntervalData
 * @property {IntervalRow[]} rows all in one currency
 */

/** @param {IntervalData} data */
const drawn = (data) => data.rows.filter(({ quantiles: q }) => [q.p5, q.p25, q.p50, q.p75, q.p95].every(known));
/** @param {IntervalRow} row @param {Words} t */
const said = ({ name, quantiles: q }, t) => t.text('charts.interval.said', { name, low: t.money(q.p5), high: t.money(q.p95), typical: t.money(q.p50) });

/** @param {IntervalData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function interval(data, width, t) {
  const rows = drawn(data);
  if (rows.length === 0) return sentence(width, t.text('charts.interval.none'));
  const ends = rows.flatMap(({ quantiles: q }) => [q.p5, q.p95]); const low = Math.min(0, ...ends); const high = Math.max(0, ...ends);
  const x = scaleLinear(low === high ? [-1, 1] : [low, high], [2, width - 2]); const zero = x(0);
  let base = 0;
  const laid = rows.map((row, i) => {
    // A name has the whole width, whatever a visitor chose; the figures stand under the ends they are of. 0 is ruled beside the bar alone, so that it strikes neither.
    const { id, quantiles: { p5, p25, p50, p75, p95 } } = row; const names = folded(row.name, width); const top = base; const y = top + 20 + names.length * 17;
    base = y + 36;
    const print = (/** @type {number} */ v, /** @type {string} */ cls) => { const text = glanceMoney(t, v, { sign: true }); return { text, cls, at: x(v), width: wide(text, 13, cls !== 'label') }; };
    const figures = p5 === p95 ? [print(p50, 'label strong')] : [print(p5, 'label'), print(p50, 'label strong'), print(p95, 'label')];
    return mark(said(row, t), [0, top, width, base - top],
      i > 0 ? L(0, top, width, top, 'grid') : nothing,
      names.map((line, k) => T(0, top + 18 + k * 17, line, 'label ink')),
      L(zero, y - 12, zero, y + 12, 'axis'),
      p5 < 0 ? L(x(p5), y, x(Math.min(p95, 0)), y, 'whisker-loss') : nothing, p95 > 0 ? L(x(Math.max(p5, 0)), y, x(p95), y, 'whisker-gain') : nothing,
      p25 < 0 ? losing(x(p25), y - 7, x(Math.min(p75, 0)) - x(p25), 14, { key: `lose${id}` }) : nothing, p75 > 0 ? R(x(Math.max(p25, 0)), y - 7, x(p75) - x(Math.max(p25, 0)), 14, 'bar-gain', { key: `pay${id}` }) : nothing,
      R(x(p50) - 1.25, y - 10, 2.5, 20, 'tick-mark', { key: `median${id}` }),
      spreadOut(figures, 0, width, 10).map((f) => T(f.x, y + 26, f.text, f.cls, 'middle')));
  });
  return plot(width, base + 26, intervalSummary(data, t), laid, moneyAxis(t, x, base, width));
}

/** @param {IntervalData} data @param {Words} t @returns {string} */
export const intervalSummary = (data, t) => drawn(data).map((row) => `${said(row, t)}.`).join(' ') || t.text('charts.interval.none');

/** @param {IntervalData} data @param {Words} t @returns {import('./kit.js').Table} */
export const intervalTable = (data, t) => ({
  head: [t.text('charts.worlds.head.worlds'), ...drawn(data).map(({ name }) => name)],
  rows: /** @type {const} */ ([5, 25, 50, 75, 95]).map((p) => [t.exact(p), ...drawn(data).map(({ quantiles }) => t.money(quantiles[`p${p}`], { sign: true, unit: false }))]),
});

/** @type {import('./kit.js').Chart<IntervalData>} */
export const intervalChart = { draw: interval, summary: intervalSummary, table: intervalTable, height: 170 };
