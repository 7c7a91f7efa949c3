// From what a dashboard shows to profit: a waterfall in rows, each rung a share of cost. Falls are hatched, rises solid, totals ink.
import { scaleLinear } from 'd3-scale';
import { nothing } from 'lit';
import { L, R, T, known, losing, mark, plot, sentence } from './kit.js';
import { fit, wide, wrap } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/**
 * @typedef {object} LadderData
 * @property {Record<string, number | null>} ladder `typical.ladder`: revenueOverFees … plusContent, each value ÷ cost − 1
 * @property {number | null} [median] `simulated.roi.p50`, the last rung; without it the last rung is the result at typical inputs
 * @property {string} [event] `product.event`; anything but 'order' is told without goods and discount
 */

const RUNGS = ['revenueOverFees', 'afterAllCosts', 'afterReturns', 'afterMargin', 'plusUntracked', 'afterIncrementality', 'plusRepeat', 'plusContent'];
/** The least change that is one: half a thousandth of the cost. Below it two rungs differ by rounding alone. */
const LEAST = 5e-4;
/** @typedef {{id: string, label: string, from: number, value: number, total: boolean}} Rung */

/** @param {LadderData} data @param {Words} t @returns {Rung[]} */
export function rungs(data, t) {
  /** @type {Rung[]} */
  const list = [];
  for (const id of RUNGS) {
    const value = data.ladder[id];
    if (!known(value)) continue;
    const before = list.at(-1)?.value;
    // A campaign without repeat orders or content value has no such rung, one without fees none for revenue over fees.
    if ((id === 'plusRepeat' || id === 'plusContent') && before !== undefined && Math.abs(value - before) < LEAST) continue;
    const label = id === 'afterMargin' && data.event !== undefined && data.event !== 'order' ? 'afterServing' : id;
    list.push({ id, label: t.text(before === undefined ? `charts.ladder.first.${id}` : `charts.ladder.${label}`), from: before ?? 0, value, total: before === undefined });
  }
  if (list.length === 0) return list;
  if (known(data.median)) list.push({ id: 'median', label: t.text('charts.ladder.median'), from: 0, value: data.median, total: true });
  else list.push({ id: 'typical', label: t.text('charts.ladder.typical'), from: 0, value: list[list.length - 1].value, total: true });
  return list;
}

/** @param {Rung} rung @param {Words} t */
const points = (rung, t) => { const change = rung.value - rung.from; return t.percent(Math.abs(change) < LEAST ? 0 : change, { sign: true, unit: false }); };
/** @param {Rung} rung @param {Words} t */
const said = (rung, t) => (rung.total ? t.text('charts.ladder.saidTotal', { label: rung.label, value: t.percent(rung.value, { sign: true }) }) : t.text('charts.ladder.said', { label: rung.label, change: points(rung, t), value: t.percent(rung.value, { sign: true }) }));

/** @param {LadderData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function ladder(data, width, t) {
  const list = rungs(data, t);
  if (list.length === 0) return sentence(width, t.text('charts.ladder.none'));
  const values = list.map((r) => t.percent(r.value, { sign: true }));
  const right = Math.max(...values.map((v, i) => wide(v, list[i].total ? 16 : 14, list[i].total))) + 14;
  const names = Math.max(...list.map((r) => wide(r.label, 13, r.total)));
  const narrow = width < 560 || names > width * 0.42; const left = narrow ? 0 : Math.ceil(names) + 16;
  const delta = Math.max(...list.filter((r) => !r.total).map((r) => wide(points(r, t), 12)), 0) + 9;
  const all = [0, ...list.map((r) => r.value)];
  const low = Math.min(-0.25, ...all); const high = Math.max(0.25, ...all);
  const x = scaleLinear([low, high], narrow ? [2, width - right] : [left + delta, width - right - delta]);
  const rowHeight = narrow ? 50 : 40; const barHeight = 18; const height = list.length * rowHeight + 34; const zero = x(0);
  const rule = t.text(narrow ? 'charts.ladder.evenShort' : 'charts.ladder.even'); const half = wide(rule, 12) / 2;
  return plot(width, height, ladderSummary(data, t),
    narrow ? [] : L(zero, 0, zero, height - 26, 'rule-strong'), T(Math.max(half, Math.min(width - half, zero)), height - 8, rule, 'tick', 'middle'),
    list.map((rung, i) => {
      const y = i * rowHeight; const top = y + (narrow ? 24 : (rowHeight - barHeight) / 2);
      const start = x(rung.from); const end = x(rung.value); const a = Math.min(start, end); const w = Math.max(1, Math.abs(end - start));
      const none = !rung.total && Math.abs(rung.value - rung.from) < 5e-3; const down = rung.value < rung.from; const next = list[i + 1]; const name = points(rung, t); const key = rung.id;
      // The change stands outside the bar's end; where the value column, the edge or break-even is in the way, at the other end; else beyond break-even.
      const space = wide(name, 12) + 7; const inside = (/** @type {number} */ from) => from >= (narrow ? 0 : left) && from + space <= width - right + 4;
      const spots = [{ before: true, at: a - 7 }, { before: false, at: a + w + 7 }, { before: true, at: zero - 6 }, { before: false, at: zero + 6 }].map((s) => ({ ...s, from: s.before ? s.at - space + 7 : s.at }));
      const free = spots.filter((s, k) => inside(s.before ? s.from : s.from - 7) && (s.from + space - 7 < zero - 3 || s.from > zero + 3) && (k < 2 || s.from + space - 7 < a - 3 || s.from > a + w + 3));
      const spot = free.find((s) => s.before === down) ?? free[0] ?? spots[(down ? inside(a - space) : !inside(a + w)) ? 0 : 1];
      return mark(said(rung, t), [0, y, width, rowHeight],
        i > 0 ? L(0, y, width, y, 'grid') : nothing,
        narrow ? L(zero, y + 21, zero, y + rowHeight, 'rule-strong') : nothing,
        next && !next.total ? connector(end, top + barHeight, top + rowHeight, narrow ? { from: y + rowHeight, to: y + rowHeight + 21, right: wide(next.label) + 4 } : null) : nothing,
        none ? L(end, top, end, top + barHeight, 'axis') : rung.total ? R(a, top, w, barHeight, 'bar-total', { rx: 2, key }) : down ? losing(a, top, w, barHeight, { rx: 2, key }) : R(a, top, w, barHeight, 'bar-gain', { rx: 2, key }),
        rung.total ? nothing : T(spot.at, top + 13.5, name, none ? 'tick halo' : down ? 'tick loss halo' : 'tick gain halo', spot.before ? 'end' : 'start'),
        label(rung, y, rowHeight, narrow, width, left),
        T(width, narrow ? y + 38 : y + rowHeight / 2 + 5, values[i], rung.total ? 'value strong' : 'value', 'end'));
    }));
}

/** From where a bar ends to where the next begins; it stops where the next one's name is in its way. @param {number} x @param {number} from @param {number} to @param {{from: number, to: number, right: number} | null} name */
const connector = (x, from, to, name) => (name && x < name.right ? [L(x, from, x, name.from, 'connector'), L(x, name.to, x, to, 'connector')] : L(x, from, x, to, 'connector'));

/** @param {Rung} rung @param {number} y @param {number} rowHeight @param {boolean} narrow @param {number} width @param {number} left */
function label(rung, y, rowHeight, narrow, width, left) {
  const cls = rung.total ? 'label strong halo' : 'label ink halo';
  if (narrow) return T(0, y + 16, fit(rung.label, width, 13, rung.total), cls);
  const lines = wrap(rung.label, left - 8, 13, rung.total);
  return lines.map((line, k) => T(0, y + rowHeight / 2 + 4.5 + (k - (lines.length - 1) / 2) * 15, line, cls));
}

/** @param {LadderData} data @param {Words} t @returns {string} */
export function ladderSummary(data, t) {
  const list = rungs(data, t);
  return list.length === 0 ? t.text('charts.ladder.none') : `${list.map((r) => said(r, t)).join('; ')}.`;
}

/** @param {LadderData} data @param {Words} t @returns {import('./kit.js').Table} */
export const ladderTable = (data, t) => ({
  head: [t.text('charts.ladder.head.rung'), t.text('charts.ladder.head.change'), t.text('charts.ladder.head.value')],
  rows: rungs(data, t).map((r) => [r.label, r.total ? '' : points(r, t), t.percent(r.value, { sign: true })]),
});

/** @type {import('./kit.js').Chart<LadderData>} */
export const ladderChart = { draw: ladder, summary: ladderSummary, table: ladderTable, height: 370 };
