// Marks under a slider: ticks, the usual range as a bracket, the price at even odds as a triangle. Shares the slider's axis.
import { scaleLinear, scaleLog } from 'd3-scale';
import { nothing } from 'lit';
import { L, T, known, mark, plot, pointer } from './kit.js';
import { spreadOut, wide } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/**
 * @typedef {object} MarksData
 * @property {[number, number]} domain of the slider
 * @property {'log' | 'linear'} [scale] default 'log'
 * @property {'money' | 'rate' | 'number'} [unit] how figures are printed, default 'number'
 * @property {number[]} [ticks]
 * @property {[number, number] | null} [usual] the usual range
 * @property {number | null} [pays] the value at which the plan pays at even odds; ≤ 0: none does. null or left out: unknown, nothing is drawn
 * @property {{at: number, name: string, kind: 'assumed' | 'pays'}[]} [points] named triangles (meeting mode): "assumed 2.3"
 * @property {number} [inset] half of the slider's thumb, px; default 11
 */

/** @param {MarksData} data @param {Words} t @returns {(x: number) => string} */
const printer = (data, t) => (data.unit === 'money' ? (v) => t.money(v, { unit: false }) : data.unit === 'rate' ? t.rate : (v) => t.number(v));

/** @param {MarksData} data @param {Words} t @returns {{at: number, text: string, kind: 'assumed' | 'pays' | 'usual'}[]} */
function labels(data, t) {
  const show = printer(data, t);
  return [
    ...(data.usual ? [{ at: Math.sqrt(data.usual[0] * data.usual[1]), text: t.text('charts.marks.usual', { low: show(data.usual[0]), high: show(data.usual[1]) }), kind: /** @type {const} */ ('usual') }] : []),
    ...(known(data.pays) ? [{ at: data.pays, text: data.pays > 0 ? t.text('charts.marks.pays', { value: show(data.pays) }) : t.text('charts.marks.never'), kind: /** @type {const} */ ('pays') }] : []),
    ...(data.points ?? []).map((p) => ({ at: p.at, text: `${p.name} ${show(p.at)}`, kind: p.kind })),
  ];
}

/** @param {MarksData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function marks(data, width, t) {
  const inset = data.inset ?? 11; const range = [inset, width - inset];
  const x = (data.scale === 'linear' ? scaleLinear(data.domain, range) : scaleLog(data.domain, range)).clamp(true);
  const at = (/** @type {number} */ v) => x(data.scale === 'linear' ? v : Math.max(data.domain[0], v));
  const ticks = data.ticks ?? []; const named = labels(data, t); const show = printer(data, t);
  const y = ticks.length ? 30 : 9; const strong = data.points !== undefined;
  const items = named.map((n) => ({ ...n, label: n.text, at: n.kind === 'usual' && data.usual ? (at(data.usual[0]) + at(data.usual[1])) / 2 : at(n.at), tip: at(n.at), width: wide(n.text, strong ? 13 : 12, strong) }));
  // Two labels that cannot stand side by side take two lines.
  const tight = items.reduce((sum, i) => sum + i.width + 12, -12) > width;
  const laid = tight ? items.map((i, k) => ({ ...i, x: Math.max(i.width / 2, Math.min(width - i.width / 2, i.at)), line: k })) : spreadOut(items, 0, width, 12).map((i) => ({ ...i, line: 0 }));
  const height = named.length > 0 ? y + 25 + (tight ? (items.length - 1) * 16 : 0) : 20;
  return plot(width, height, marksSummary(data, t),
    ticks.map((v) => { const name = data.unit === 'rate' ? t.number(v) : show(v); const half = wide(name, 12) / 2; return [L(at(v), 0, at(v), 4, 'axis'), T(Math.max(half, Math.min(width - half, at(v))), 17, name, 'tick', 'middle')]; }),
    data.usual ? [L(at(data.usual[0]), y, at(data.usual[1]), y, 'span'), data.usual.map((v) => L(at(v), y - 4, at(v), y + 4, 'span'))] : nothing,
    laid.map((i) => mark(i.text, [i.tip - 8, y - 8, 16, 16],
      i.kind === 'usual' || (i.kind === 'pays' && known(data.pays) && data.pays <= 0) ? nothing : pointer(i.tip, y - 4, i.kind === 'pays' ? 'fill-gain' : 'mark', { key: i.kind }),
      T(i.x, y + 21 + i.line * 16, i.text, strong ? 'label strong' : i.kind === 'pays' ? 'tick gain' : 'tick', 'middle'))));
}

/** @param {MarksData} data @param {Words} t @returns {string} */
export function marksSummary(data, t) {
  const show = printer(data, t);
  return [t.text('charts.marks.scale', { low: show(data.domain[0]), high: show(data.domain[1]) }), ...labels(data, t).map((l) => l.text)].join('; ');
}

/** @param {MarksData} data @param {Words} t @returns {import('./kit.js').Table} */
export function marksTable(data, t) {
  const show = printer(data, t);
  return {
    head: [t.text('charts.marks.head.mark'), t.text('charts.marks.head.value')],
    rows: [...(data.usual ? [[t.text('charts.marks.row.low'), show(data.usual[0])], [t.text('charts.marks.row.high'), show(data.usual[1])]] : []),
      ...(known(data.pays) ? [[t.text('charts.marks.row.pays'), data.pays > 0 ? show(data.pays) : t.text('charts.marks.never')]] : []),
      ...(data.points ?? []).map((p) => [p.name, show(p.at)])],
  };
}

/** @type {import('./kit.js').Chart<MarksData>} */
export const marksChart = { draw: marks, summary: marksSummary, table: marksTable, height: 34 };
