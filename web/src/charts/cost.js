// What the money goes on: one bar in steps of ink, labelled below; where the labels do not fit, the bar is unrolled into rows.
import { scaleLinear } from 'd3-scale';
import { nothing } from 'lit';
import { L, R, T, known, mark, plot, sentence } from './kit.js';
import { fit, spreadOut, wide } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/**
 * @typedef {object} CostData
 * @property {Record<string, number>} costBreakdown `typical.costBreakdown`: fees, usageRights, agency, seeding, time, boost, fixed
 */

const PARTS = ['fees', 'usageRights', 'agency', 'seeding', 'time', 'boost', 'fixed'];
const SMALL = 0.04;
/** @typedef {{id: string, label: string, value: number}} CostPart */

/** Every part that costs anything. @param {CostData} data @param {Words} t @returns {CostPart[]} */
const parts = (data, t) => PARTS.map((id) => ({ id, label: t.text(`charts.cost.${id}`), value: data.costBreakdown[id] })).filter((p) => known(p.value) && p.value > 0);
/** @param {CostPart[]} list */
const total = (list) => list.reduce((sum, p) => sum + p.value, 0);

/** Parts under 4 % become one, when there are at least two of them. @param {CostPart[]} list @param {Words} t @returns {CostPart[]} */
function folded(list, t) {
  const all = total(list); const small = list.filter((p) => p.value < SMALL * all);
  if (small.length < 2) return list;
  return [...list.filter((p) => !small.includes(p)), { id: 'other', label: t.text('charts.cost.other'), value: total(small) }];
}
/** @param {CostPart} p @param {number} all @param {Words} t */
const said = (p, all, t) => t.text('charts.cost.said', { label: p.label, value: t.amount(p.value), share: t.percent(p.value / all) });

/** @param {CostData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function cost(data, width, t) {
  const list = folded(parts(data, t), t); const all = total(list);
  if (list.length === 0) return sentence(width, t.text('charts.cost.none'));
  const x = scaleLinear([0, all], [0, width]);
  let sum = 0;
  const bars = list.map((p, i) => { const from = x(sum); sum += p.value; return { ...p, i, from: from + (i ? 1 : 0), to: Math.max(x(sum), from + 1.5) - (i < list.length - 1 ? 1 : 0) }; });
  const items = bars.map((p) => { const value = t.amount(p.value, { unit: false }); const w = Math.max(wide(p.label), wide(value, 13, true)); return { ...p, text: value, width: w, at: p.from + w / 2 }; });
  const laid = spreadOut(items, 0, width, 16);
  // Each label begins at its own bar, or the picture is unrolled.
  const fits = laid.reduce((s, p) => s + p.width + 16, -16) <= width && laid.every((p) => p.x - p.width / 2 < p.to && p.x + p.width / 2 > p.from - 1);
  const cls = (/** @type {number} */ i) => `share-${Math.min(i, 6)}`;
  if (fits) {
    return plot(width, 66, costSummary(data, t), laid.map((p) => mark(said(p, all, t), [p.from, 0, p.to - p.from, 24],
      R(p.from, 0, p.to - p.from, 22, cls(p.i), { rx: 2, key: p.id }), T(p.x - p.width / 2, 42, p.label), T(p.x - p.width / 2, 60, p.text, 'label strong'))));
  }
  const row = 40;
  return plot(width, list.length * row + 2, costSummary(data, t), bars.map((p) => {
    const y = p.i * row; const value = `${t.amount(p.value, { unit: false })} · ${t.percent(p.value / all)}`; const w = wide(value, 13, true);
    return mark(said(p, all, t), [0, y, width, row],
      T(0, y + 14, fit(p.label, width - w - 10), 'label ink'), T(width, y + 14, value, 'label strong', 'end'),
      L(0, y + 27, width, y + 27, 'grid'), R(p.from, y + 21, p.to - p.from, 12, cls(p.i), { rx: 2, key: p.id }), nothing);
  }));
}

/** @param {CostData} data @param {Words} t @returns {string} */
export function costSummary(data, t) {
  const list = parts(data, t); const all = total(list);
  return list.length === 0 ? t.text('charts.cost.none') : `${t.text('charts.cost.total', { value: t.amount(all) })}: ${list.map((p) => said(p, all, t)).join('; ')}.`;
}

/** @param {CostData} data @param {Words} t @returns {import('./kit.js').Table} */
export function costTable(data, t) {
  const list = parts(data, t); const all = total(list);
  return {
    head: [t.text('charts.cost.head.part'), t.text('charts.cost.head.money', { currency: t.currency }), t.text('charts.cost.head.share')],
    rows: [...list.map((p) => [p.label, t.amount(p.value, { unit: false }), t.percent(p.value / all)]), ...(list.length ? [[t.text('charts.cost.sum'), t.amount(all, { unit: false }), t.percent(1)]] : [])],
  };
}

/** @type {import('./kit.js').Chart<CostData>} */
export const costChart = { draw: cost, summary: costSummary, table: costTable, height: 70 };
