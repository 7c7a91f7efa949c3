// Make or break: orders per 1,000 people reached on a log axis. Assumed (a hill), needed (rules), published (dots in lanes).
import { scaleLog } from 'd3-scale';
import { nothing } from 'lit';
import { C, L, P, T, hatch, known, mark, plot, pointer } from './kit.js';
import { fit, spreadOut, wide, wrap } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/**
 * @typedef {object} GaugeValue one published figure
 * @property {number} x orders per 1,000 people reached, > 0
 * @property {string} id
 * @property {string} [source] publisher and what it measured, for the table and the announcement
 * @property {number | string} [year]
 * @property {string} [grade] A … E
 *
 * @typedef {object} GaugeData
 * @property {number | null} low P5 of the assumption, orders per 1,000 people reached; null where it has no range of its own
 * @property {number | null} mid typical (`typical.ordersPerThousandReached`)
 * @property {number | null} high P95; low = mid = high is a certain assumption
 * @property {number | null} need with `simulated`: `simulated.neededOrdersPerThousand.evenOdds`; else `breakEven.ordersPerThousandReached`. null: no rate is enough
 * @property {number | null} [sure] `simulated.neededOrdersPerThousand.confident` (80 %). null: no rate is enough. Left out: not drawn
 * @property {boolean} [simulated] default: `sure` is given. false draws the one rule "break-even"
 * @property {string} [grade] of the assumption: 'A' … 'E', or 'own' when the user typed it
 * @property {{name: string, values: GaugeValue[]}[]} lanes published evidence by kind, names in the page's language
 * @property {boolean} [compact] lower, without the axis title
 */

const LOW = 0.09; const HIGH = 60; const MOST = 1000; const Z95 = 1.6448536269514722;

/** @param {GaugeData} data */
const simulatedOf = (data) => data.simulated ?? data.sure !== undefined;
/** @param {GaugeData} data */
const evidenceOf = (data) => data.lanes.flatMap((l) => l.values).filter((v) => v.x > 0);

/** Wide enough for the assumption, the evidence and the rule; never wider than "everyone buys". @param {GaugeData} data @returns {[number, number]} */
export function gaugeDomain(data) {
  const inside = [data.low, data.mid, data.high, data.need, ...evidenceOf(data).map((v) => v.x)].map(Number).filter((v) => v > 0 && v <= MOST).map((v) => Math.max(1e-4, v));
  return [Math.min(LOW, ...inside.map((v) => v / 1.3)), Math.max(HIGH, ...inside.map((v) => v * 1.3))];
}

/** @param {GaugeData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function gauge(data, width, t) {
  const { lanes, compact = false } = data; const simulated = simulatedOf(data);
  const assumed = t.text('charts.gauge.yours'); const grade = data.grade === 'own' ? t.text('charts.gauge.own') : data.grade ? t.text('charts.gauge.grade', { grade: data.grade }) : '';
  const names = Math.max(wide(assumed, 13, true), ...lanes.map((l) => wide(l.name)));
  const narrow = width < 560 || names > width * 0.3;
  const left = narrow ? 8 : Math.ceil(names) + 24; const right = width - 12;
  const domain = gaugeDomain(data); const x = scaleLog(domain, [left, right]);
  const hillTop = 58; const hillHeight = compact ? 54 : 92; const base = hillTop + hillHeight;
  const laneTop = base + 50 + (narrow || compact ? 0 : 14); const laneGap = narrow ? 44 : compact ? 20 : 30;
  const bottom = laneTop + lanes.length * laneGap + (narrow ? -6 : 0); const height = bottom + (compact ? 24 : 40);
  return plot(width, height, gaugeSummary(data, t),
    ticks(domain, x, base, bottom, t),
    compact ? nothing : T(right, bottom + 35, axisTitle(right, t), 'tick', 'end'),
    hill(data, x, base, hillHeight),
    L(left, base, right, base, 'axis'),
    rules(data, x, bottom, width, simulated, t),
    narrow ? nothing : [T(0, base - (grade ? 26 : 8), assumed, 'label strong'), grade ? T(0, base - 8, grade) : nothing],
    range(data, x, base, width, left, t),
    lanes.map((lane, i) => laneOf(lane, laneTop + i * laneGap + (narrow ? 24 : 8), x, narrow ? 'above' : 'beside', width, t)));
}

/** The long title of the axis where it fits. @param {number} room @param {Words} t */
function axisTitle(room, t) {
  const long = t.text('charts.gauge.axis');
  return wide(long, 12) <= room ? long : fit(t.text('charts.gauge.axisShort'), room, 12);
}

/** @param {[number, number]} domain @param {import('d3-scale').ScaleLogarithmic<number, number>} x @param {number} base @param {number} bottom @param {Words} t */
function ticks([low, high], x, base, bottom, t) {
  const every = x.range()[1] - x.range()[0] > 80 * Math.log10(high / low) ? [1, 3] : [1];
  const all = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) for (const m of every) { const v = Number((m * 10 ** e).toPrecision(2)); if (v >= low && v <= high) all.push(v); }
  return all.map((v) => [L(x(v), base, x(v), bottom, 'grid'), T(x(v), bottom + 18, t.exact(v), 'tick', 'middle')]);
}

/** The density of the assumption over ln(rate): hatched below what is needed, solid above. @param {GaugeData} data @param {import('d3-scale').ScaleLogarithmic<number, number>} x @param {number} base @param {number} height */
function hill({ low, mid, high, need }, x, base, height) {
  if (!known(low) || !known(mid) || !known(high) || !(low > 0) || !(high > low)) return nothing;
  const g = Math.log;
  const density = (/** @type {number} */ v) => { const s = (v < mid ? g(mid) - g(low) : g(high) - g(mid)) / Z95; const d = g(v) - g(mid); return d === 0 ? 1 : s > 0 ? Math.exp(-0.5 * (d / s) ** 2) : 0; };
  const [from, to] = x.range(); const top = (/** @type {number} */ px) => base - height * density(x.invert(px));
  const cut = !known(need) ? to : need > 0 ? Math.max(from, Math.min(to, x(need))) : from;
  // Only where the hill stands out of the axis.
  const seen = Array.from({ length: Math.ceil(to - from) + 1 }, (_, i) => Math.min(to, from + i)).filter((px) => base - top(px) > 0.2);
  const [start = from, end = from] = [seen[0], seen[seen.length - 1]];
  const outline = (/** @type {number} */ a, /** @type {number} */ b) => { const n = Math.max(1, Math.ceil((b - a) / 2)); return `M${Array.from({ length: n + 1 }, (_, i) => { const px = a + ((b - a) * i) / n; return `${px.toFixed(1)} ${top(px).toFixed(1)}`; }).join('L')}`; };
  const shape = (/** @type {number} */ a, /** @type {number} */ b) => `${outline(a, b)}V${base}H${a.toFixed(1)}z`;
  return [
    cut > start ? [P(shape(start, Math.min(cut, end)), 'wash-loss'), P(hatch(start, Math.min(cut, end), top, base), 'hatch')] : nothing,
    cut < end ? P(shape(Math.max(cut, start), end), 'fill-gain') : nothing,
    P(outline(start, end), 'outline')];
}

/** What is assumed, in words: a range, a certain number, or a number of which no range is known. @param {Pick<GaugeData, 'low' | 'mid' | 'high'>} assumed @param {Words} t */
function taken({ low, mid, high }, t) {
  const rate = t.rate(mid ?? 0);
  if (!known(low) || !known(high)) return t.text('charts.gauge.assumed', { rate });
  return high > low ? t.text('charts.gauge.markAssumed', { rate, low: t.rate(low), high: t.rate(high) }) : t.text('charts.gauge.markCertain', { rate });
}

/** Under the hill: 9 in 10 between the ends, a dot at typical. @param {GaugeData} data @param {import('d3-scale').ScaleLogarithmic<number, number>} x @param {number} base @param {number} width @param {number} left @param {Words} t */
function range({ low, mid, high }, x, base, width, left, t) {
  if (!known(mid) || !(mid > 0)) return T(left, base + 38, t.text('charts.gauge.zero'), 'label halo');
  const y = base + 14; const certain = !known(low) || !known(high) || !(high > low);
  const label = t.text(certain && known(low) ? 'charts.gauge.certain' : 'charts.gauge.assumed', { rate: t.rate(mid) });
  const items = [{ at: x(mid), width: wide(label, 13, true), text: label, cls: 'label strong halo' }, ...(certain ? [] : [low, high].map((v) => ({ at: x(v), width: wide(t.rate(v)), text: t.rate(v), cls: 'label halo' })))];
  return mark(taken({ low, mid, high }, t), [x(certain ? mid : low) - 8, base + 2, (certain ? 0 : x(high) - x(low)) + 16, 42],
    certain ? nothing : [L(x(low), y, x(high), y, 'range'), L(x(low), y - 5, x(low), y + 5, 'range'), L(x(high), y - 5, x(high), y + 5, 'range')],
    C(x(mid), y, 5, 'mark', { key: 'mid' }),
    spreadOut(items, Math.max(0, left - 20), width, 12).map((m) => T(m.x, base + 38, m.text, m.cls, 'middle')));
}

/** @param {GaugeData['lanes'][number]} lane @param {number} y @param {import('d3-scale').ScaleLogarithmic<number, number>} x @param {'above' | 'beside'} side @param {number} width @param {Words} t */
function laneOf(lane, y, x, side, width, t) {
  const values = lane.values.filter((v) => v.x > 0).sort((a, b) => a.x - b.x);
  const [from, to] = x.domain(); const at = (/** @type {number} */ v) => x(Math.max(from, Math.min(to, v)));
  // Figures that would hide each other step up and down.
  const lifted = values.map((v, i) => (i > 0 && at(v.x) - at(values[i - 1].x) < 7 ? (i % 2 ? -3.5 : 3.5) : 0));
  return [
    side === 'above' ? T(x.range()[0], y - 14, fit(lane.name, width - 16), 'label halo') : T(0, y + 4.5, lane.name),
    values.length > 1 ? L(at(values[0].x), y, at(values[values.length - 1].x), y, 'span') : nothing,
    values.map((v, i) => C(at(v.x), y + lifted[i], 5, 'evidence', { mark: t.text('charts.gauge.mark', { lane: lane.name, rate: t.rate(v.x), more: v.source ? `, ${v.source}` : '' }) }))];
}

/** What is needed: a solid rule at even odds (or break-even), a dashed one to be 80 % sure. @param {GaugeData} data @param {import('d3-scale').ScaleLogarithmic<number, number>} x @param {number} bottom @param {number} width @param {boolean} simulated @param {Words} t */
function rules({ need, sure }, x, bottom, width, simulated, t) {
  const [low, high] = x.domain(); const parts = []; let free = 0;      // where the area right of the rule at even odds begins
  const kind = simulated ? 'need' : 'even';
  // "Needed" stands left of its rule where it can, "80 % sure" right of its own, never across the other one: there it breaks into lines.
  const needed = (/** @type {number} */ at, /** @type {string} */ text) => {
    const w = wide(text, 13, true); const cls = 'label strong halo';
    return at - 12 - w >= 0 ? T(at - 12, 24, text, cls, 'end') : at + 12 + w <= width ? T(at + 12, 24, text, cls) : T(width, 24, text, cls, 'end');
  };
  const surely = (/** @type {number} */ at, /** @type {string} */ text) => {
    const w = wide(text); const [before, after] = [at - 8 - free, width - at - 8];
    const right = w <= after || (w > before && after >= before);
    return wrap(text, Math.max(before, after)).map((line, i) => T(right ? at + 8 : at - 8, 45 + i * 16, line, 'label halo', right ? 'start' : 'end'));
  };
  // Without a rule of its own it stands at the right end, or left of the rule at even odds where there is more room.
  const nowhere = (/** @type {string} */ text) => {
    const left = free - 16; const right = wide(text) <= width - free || width - free >= left;
    return wrap(text, right ? width - free : left).map((line, i) => T(right ? width : left, 45 + i * 16, line, 'label halo', 'end'));
  };
  if (!known(need) || need > high) {
    parts.push(T(width, 24, fit(known(need) ? t.text(`charts.gauge.${kind}Off`, { rate: t.rate(need) }) : t.text(`charts.gauge.${kind}Never`), width, 13, true), 'label strong halo', 'end'));
  } else {
    const at = x(Math.max(low, need)); const text = t.text(`charts.gauge.${kind}`, { rate: t.rate(need) });
    parts.push(mark(text, [at - 8, 8, 16, bottom - 8], L(at, 22, at, bottom, 'rule-strong'), pointer(at, 23, 'mark', { down: true, key: 'need' }), needed(at, text)));
    free = at + 8;
  }
  if (!simulated || sure === undefined) return parts;
  if (known(sure) && sure <= high) {
    const at = x(Math.max(low, sure)); const text = t.text('charts.gauge.sure', { rate: t.rate(sure) });
    parts.push(mark(text, [at - 6, 38, 12, bottom - 38], L(at, 34, at, bottom, 'rule-dash'), surely(at, text)));
  } else if (known(need)) parts.push(nowhere(t.text(sure === null ? 'charts.gauge.sureNever' : 'charts.gauge.sureOff', { rate: sure === null ? '' : t.rate(sure) })));
  return parts;
}

/** @param {GaugeData} data @param {Words} t @returns {string} */
export function gaugeSummary(data, t) {
  const { mid, need, sure } = data; const simulated = simulatedOf(data);
  const n = evidenceOf(data).length; const all = evidenceOf(data).map((v) => v.x);
  const parts = [known(mid) && mid > 0 ? taken(data, t) : t.text('charts.gauge.zero'),
    known(need) ? t.text(simulated ? 'charts.gauge.need' : 'charts.gauge.even', { rate: t.rate(need) }) : t.text(simulated ? 'charts.gauge.needNever' : 'charts.gauge.evenNever')];
  if (simulated && known(sure)) parts.push(t.text('charts.gauge.sure', { rate: t.rate(sure) }));
  if (n > 0) parts.push(t.text('charts.gauge.evidence', { n, low: t.rate(Math.min(...all)), high: t.rate(Math.max(...all)) }));
  return `${t.text('charts.gauge.what')}: ${parts.join('; ')}.`;
}

/** @param {GaugeData} data @param {Words} t @returns {import('./kit.js').Table} */
export function gaugeTable(data, t) {
  const simulated = simulatedOf(data); const none = t.text('charts.none'); const show = (/** @type {number | null | undefined} */ v) => (known(v) ? t.rate(v) : none);
  const own = data.grade === 'own' ? t.text('charts.gauge.own') : data.grade ?? '';
  const certain = data.low === data.high;
  /** @type {string[][]} */
  const rows = [
    ...(certain ? [] : [[t.text('charts.gauge.row.low'), show(data.low), '', own]]),
    [t.text('charts.gauge.row.mid'), show(data.mid), '', own],
    ...(certain ? [] : [[t.text('charts.gauge.row.high'), show(data.high), '', own]]),
    [t.text(simulated ? 'charts.gauge.row.need' : 'charts.gauge.row.even'), show(data.need), '', ''],
    ...(simulated && data.sure !== undefined ? [[t.text('charts.gauge.row.sure'), show(data.sure), '', '']] : []),
    ...data.lanes.flatMap((lane) => lane.values.map((v) => [v.source ? `${lane.name}: ${v.source}` : lane.name, show(v.x), v.year === undefined ? '' : String(v.year), v.grade ?? ''])),
  ];
  const head = [t.text('charts.gauge.head.what'), t.text('charts.gauge.head.rate'), t.text('charts.gauge.head.year'), t.text('charts.gauge.head.grade')];
  const used = head.map((_, i) => i < 2 || rows.some((r) => r[i] !== ''));
  return { head: head.filter((_, i) => used[i]), rows: rows.map((r) => r.filter((_, i) => used[i])) };
}

/** @type {import('./kit.js').Chart<GaugeData>} */
export const gaugeChart = { draw: gauge, summary: gaugeSummary, table: gaugeTable, height: 370 };
