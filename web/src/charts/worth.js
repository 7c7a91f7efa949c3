// What an answer is worth before you decide, in money: one ink bar an input.
import { scaleLinear } from 'd3-scale';
import { R, T, known, mark, plot, sentence, shortMoney } from './kit.js';
import { wide, wrap } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/**
 * @typedef {object} WorthData
 * @property {{path: string, label: string, value: number | null}[]} rows `sensitivity.evppi`, names in the page's language; sorted here
 * @property {number} [limit] rows shown, default 5; the table holds all
 */

/** @param {WorthData} data */
const sorted = (data) => data.rows.filter((r) => known(r.value)).map((r) => ({ ...r, value: Number(r.value) })).sort((a, b) => b.value - a.value);

/** @param {WorthData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function worth(data, width, t) {
  const rows = sorted(data).filter((r) => r.value > 0).slice(0, data.limit ?? 5);
  if (rows.length === 0) return sentence(width, t.text('charts.worth.none'));
  const ends = rows.map((r) => t.text('charts.worth.upTo', { value: Math.abs(r.value) < 1e5 ? t.money(r.value) : `${shortMoney(t, r.value)}\u00a0${t.currency}` }));
  const x = scaleLinear([0, rows[0].value], [0, width - Math.max(...ends.map((e) => wide(e, 13, true))) - 14]);
  let y = 0;
  const laid = rows.map((r, i) => {
    const lines = wrap(r.label, width); const from = y; const bar = from + 8 + lines.length * 16;
    y = bar + 22;
    return mark(`${r.label}: ${ends[i]}`, [0, from, width, bar + 20 - from],
      lines.map((line, k) => T(0, from + 16 + k * 16, line, 'label ink')), R(0, bar, Math.max(1.5, x(r.value)), 12, 'bar-ink', { rx: 2, key: r.path }), T(Math.max(1.5, x(r.value)) + 9, bar + 10.5, ends[i], 'label strong'));
  });
  return plot(width, y, worthSummary(data, t), laid);
}

/** @param {WorthData} data @param {Words} t @returns {string} */
export function worthSummary(data, t) {
  const first = sorted(data)[0];
  return first && first.value > 0 ? t.text('charts.worth.summary', { label: first.label, value: t.money(first.value) }) : t.text('charts.worth.none');
}

/** @param {WorthData} data @param {Words} t @returns {import('./kit.js').Table} */
export const worthTable = (data, t) => ({
  head: [t.text('charts.worth.head.input'), t.text('charts.worth.head.value', { currency: t.currency })],
  rows: sorted(data).map((r) => [r.label, t.money(r.value, { unit: false })]),
});

/** @type {import('./kit.js').Chart<WorthData>} */
export const worthChart = { draw: worth, summary: worthSummary, table: worthTable, height: 168 };
