// One scenario's result as an interval, on one axis that all cards share: thin P5 to P95, thick P25 to P75, tick at the median.
import { scaleLinear } from 'd3-scale';
import { L, R, T, known, losing, noted, plot, sentence, tickMoney } from './kit.js';
import { spreadOut, wide } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/** @typedef {import('./worlds.js').Quantiles} Quantiles */
/**
 * @typedef {object} IntervalData
 * @property {Quantiles | null} quantiles `simulated.profit`
 * @property {[number, number]} [domain] of all cards: `intervalDomain(every card's quantiles)`; default its own
 */

/** A round axis for several intervals. @param {(Quantiles | null | undefined)[]} all @returns {[number, number]} */
export function intervalDomain(all) {
  const ends = all.flatMap((q) => (q ? [q.p5, q.p95] : [])).filter(known);
  const low = Math.min(0, ...ends); const high = Math.max(0, ...ends);
  if (low === high) return [-1, 1];
  const [from, to] = scaleLinear().domain([low, high]).nice(6).domain();
  return [from, to];
}

/** @param {IntervalData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function interval(data, width, t) {
  const q = data.quantiles;
  if (!q || ![q.p5, q.p25, q.p50, q.p75, q.p95].every(known)) return sentence(width, t.text('charts.interval.none'));
  const domain = data.domain ?? intervalDomain([q]); const x = scaleLinear(domain, [4, width - 4]).clamp(true); const y = 16; const zero = x(0);
  const whisker = (/** @type {number} */ from, /** @type {number} */ to) => [from < 0 ? L(x(from), y, x(Math.min(to, 0)), y, 'whisker-loss') : [], to > 0 ? L(x(Math.max(from, 0)), y, x(to), y, 'whisker-gain') : []];
  const box = (/** @type {number} */ from, /** @type {number} */ to) => [from < 0 ? losing(x(from), y - 7, x(Math.min(to, 0)) - x(from), 14, { key: 'lose' }) : [], to > 0 ? R(x(Math.max(from, 0)), y - 7, x(to) - x(Math.max(from, 0)), 14, 'bar-gain', { key: 'pay' }) : []];
  const labels = [{ v: domain[0], cls: 'tick' }, { v: 0, cls: 'tick' }, { v: domain[1], cls: 'tick' }].filter((l, i) => i === 1 || l.v !== 0).map((l) => { const text = tickMoney(t, l.v, { sign: true }); return { ...l, text, at: x(l.v), width: wide(text, 12) }; });
  const total = labels.reduce((s, l) => s + l.width + 8, -8);
  return plot(width, 50, intervalSummary(data, t),
    L(4, y, width - 4, y, 'grid'), whisker(q.p5, q.p95), box(q.p25, q.p75),
    R(x(q.p50) - 1.25, y - 11, 2.5, 22, 'tick-mark', { key: 'median' }),
    noted(intervalSummary(data, t), [4, 0, width - 8, 32]),
    L(zero, 2, zero, 32, 'axis'),
    spreadOut(total > width ? labels.filter((l) => l.v === 0 || l.v === domain[1]) : labels, 0, width, 8).map((l) => T(l.x, 46, l.text, l.cls, 'middle')));
}

/** @param {IntervalData} data @param {Words} t @returns {string} */
export function intervalSummary({ quantiles: q }, t) {
  return q ? t.text('charts.interval.summary', { low: t.money(q.p5), high: t.money(q.p95), typical: t.money(q.p50) }) : t.text('charts.interval.none');
}

/** @param {IntervalData} data @param {Words} t @returns {import('./kit.js').Table} */
export const intervalTable = ({ quantiles: q }, t) => ({
  head: [t.text('charts.worlds.head.worlds'), t.text('charts.worlds.head.profit', { currency: t.currency })],
  rows: q ? /** @type {const} */ ([5, 25, 50, 75, 95]).map((p) => [t.exact(p), t.money(q[`p${p}`], { sign: true, unit: false })]) : [],
});

/** @type {import('./kit.js').Chart<IntervalData>} */
export const intervalChart = { draw: interval, summary: intervalSummary, table: intervalTable, height: 50 };
