// 50 equally likely worlds as 50 dots. Hollow loses, solid pays; columns start at break-even, so no dot straddles it.
// The same picture shows the paired difference of two scenarios ("B minus A") in money.
import { scaleLinear } from 'd3-scale';
import { svg, nothing } from 'lit';
import { C, L, T, arrow, known, plot, plural, pointer, sentence, shortMoney, tickMoney } from './kit.js';
import { spreadOut, wide } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/** @typedef {{p5: number, p25: number, p50: number, p75: number, p95: number}} Quantiles */
/**
 * @typedef {object} WorldsData
 * @property {(number | null)[] | null} dots 50 quantiles, (i − ½)/50: `simulated.dots` (ROI), or of the difference in money. null: no return exists, because nothing is spent
 * @property {number | null} typical the simulated median in the unit of the dots: `simulated.roi.p50`
 * @property {'roi' | 'money'} [unit] default 'roi'
 * @property {{a: string, b: string}} [versus] names of two scenarios: the dots are b minus a, left of 0 a is better
 * @property {Quantiles} [roi] `simulated.roi`, for the table
 * @property {Quantiles} [profit] `simulated.profit` (or of the difference), for the table
 * @property {(number | null)[] | null} [ghost] 50 dots of a frozen result, drawn as dashed outlines
 * @property {number} [fit] greatest height in px, for a stage that must not scroll
 * @property {[number, number]} [domain] ends of the axis, where it must stand still while worlds move
 */

const HEAD = 60; const FOOT = 46; const ROWS = 12;
/** Dots that may pile up at an edge; farther worlds than these set the axis. */
const BEYOND = 3;
/** How far from its value a dot may stand, in dots of the usual size. */
const ASIDE = 1.5;
const AXIS = [0.25, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** @param {WorldsData} data */
const valuesOf = (data) => {
  const dots = (data.dots ?? []).filter(known);
  return dots.length > 0 && dots.length === data.dots?.length ? [...dots].sort((a, b) => a - b) : null;
};
/** @param {number[]} values */
const split = (values) => ({ lose: values.filter((v) => v < 0).length, none: values.filter((v) => v === 0).length, pay: values.filter((v) => v > 0).length });

/** Words of both sides. @param {WorldsData} data @param {Words} t @param {number} left @param {number} right @returns {[string, string]} */
const sides = (data, t, left, right) => (data.versus ? [t.text('charts.worlds.better', { name: data.versus.a }), t.text('charts.worlds.better', { name: data.versus.b })] : [plural(t, 'charts.worlds.lose', left), plural(t, 'charts.worlds.pay', right)]);

/** Smallest step of the ladder 0.25 … 10 times a power of ten that is at least x. @param {number} x */
function above(x) {
  if (!(x > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(x));
  return (AXIS.find((a) => a * power >= x * (1 - 1e-12)) ?? 10) * power;
}

/**
 * The axis follows the scenario: it ends where all but a few worlds are inside, and both sides keep room for their words.
 * @param {number[]} values @param {boolean} roi @param {number} width @param {[number, number]} room px that the words left and right of 0 need
 * @returns {[number, number]}
 */
export function worldsDomain(values, roi, width, room) {
  const n = values.length; const edge = Math.min(BEYOND, Math.max(0, Math.floor(n / 12)));
  const third = values[Math.min(n - 1, Math.ceil(edge / 2))];
  // One or two worlds a little farther left are worth the room.
  let low = Math.min(0, values[0] >= third * 1.4 ? values[0] : third);
  let high = Math.max(0, values[Math.max(0, n - 1 - edge)]);
  if (roi) {
    // Losing all the money is the natural end of the scale: it is on the axis as soon as half is lost in some world.
    low = low < -0.5 ? Math.min(-1.35, low * 1.12) : low * 1.25;
    high = high <= 0 ? 0 : above(high * 1.04) * 1.03;
    if (low < -0.5) high = Math.max(high, 1);
  } else {
    low = -above(-low * 1.04) * 1.03;
    high = above(high * 1.04) * 1.03;
  }
  if (low === 0 && high === 0) { low = roi ? -1 : -100; high = -low; }
  const [left, right] = room;
  if (high > 0) low = Math.min(low, (-high * left) / Math.max(1, width - left));
  if (low < 0) high = Math.max(high, (-low * right) / Math.max(1, width - right));
  return [low, high];
}

/**
 * Columns of the dots, at most `rows` high: what does not fit into a column moves to the nearest one on its side of 0.
 * @param {number[]} values ascending @param {(v: number) => number} x @param {number} pitch @param {number} width @param {number} rows
 * @param {boolean} [roi] a return of exactly 0 does not pay: it stands left of 0
 * @returns {{v: number, cx: number, row: number}[]} in the order of rank
 */
export function place(values, x, pitch, width, rows, roi = false) {
  const zero = x(0);
  const equal = roi ? [] : values.filter((v) => v === 0);
  // Worlds without any difference stand on 0 itself; the others make room for them.
  const middle = Math.ceil(equal.length / rows); const aside = (middle * pitch) / 2;
  const side = (/** @type {number[]} */ members, /** @type {number} */ origin, /** @type {number} */ from, /** @type {number} */ to) => stack(members.map((v) => Math.floor((x(v) - origin) / pitch)), from, to, rows)
    .map((p, i) => ({ v: members[i], cx: origin + (p.column + 0.5) * pitch, row: p.row }));
  return [
    ...side(values.filter((v) => v < 0 || (roi && v === 0)), zero - aside, Math.min(-1, Math.ceil((aside - zero) / pitch - 1e-9)), -1),
    ...equal.map((v, i) => ({ v, cx: zero + ((i % middle) + 0.5) * pitch - aside, row: Math.floor(i / middle) })),
    ...side(values.filter((v) => v > 0), zero + aside, 0, Math.max(0, Math.floor((width - zero - aside) / pitch - 1e-9) - 1)),
  ];
}

/** @param {number[]} wanted columns, ascending @param {number} from @param {number} to @param {number} rows @returns {{column: number, row: number}[]} */
function stack(wanted, from, to, rows) {
  const counts = new Array(to - from + 1).fill(0);
  for (const k of wanted) counts[Math.max(from, Math.min(to, k)) - from]++;
  const cap = Math.max(rows, Math.ceil(wanted.length / counts.length));
  const free = (/** @type {number} */ k) => k >= 0 && k < counts.length && counts[k] < cap;
  for (let k = 0; k < counts.length; k++) {
    while (counts[k] > cap) {
      let d = 1;
      while (!free(k - d) && !free(k + d)) d++;
      counts[free(k + d) && !(free(k - d) && counts[k - d] < counts[k + d]) ? k + d : k - d]++;
      counts[k]--;
    }
  }
  return counts.flatMap((count, k) => Array.from({ length: count }, (_, row) => ({ column: from + k, row })));
}

/** @param {WorldsData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function worlds(data, width, t) {
  const values = valuesOf(data);
  if (!values) return sentence(width, t.text('charts.worlds.none'));
  const roi = (data.unit ?? 'roi') === 'roi';
  const { lose, none, pay } = split(values); const left = roi ? lose + none : lose;
  const words = sides(data, t, left, pay); const gap = 14;
  const room = /** @type {[number, number]} */ (words.map((w) => Math.min(width / 2 - 6, wide(w, 13) + gap + 4)));
  const ghost = (data.ghost ?? []).filter(known).sort((a, b) => a - b);
  const x = scaleLinear(data.domain ?? worldsDomain(values, roi, width, room), [0, width]);
  const zero = x(0);
  const { pitch, rows } = size(ghost.length > 0 ? [values, ghost] : [values], x, width, roi, data.fit);
  const dots = place(values, x, pitch, width, rows, roi);
  const base = HEAD + Math.max(stand(width, data.fit), ...dots.map((p) => (p.row + 1) * pitch)); const height = base + FOOT;
  const r = pitch / 2 - Math.max(0.75, pitch * 0.07);
  const show = (/** @type {number} */ v) => (roi ? t.percent(v, { sign: true }) : t.money(v, { sign: true }));
  const kind = (/** @type {number} */ v) => (v > 0 ? 'dot pay' : v < 0 || roi ? 'dot lose' : 'dot none');
  return plot(width, height, worldsSummary(data, t),
    L(zero, 6, zero, base + 6, 'rule-strong'),
    T(zero - gap, 30, t.exact(left), 'big loss', 'end'), T(zero - gap, 50, words[0], 'label loss', 'end'),
    T(zero + gap, 30, t.exact(pay), 'big gain'), T(zero + gap, 50, words[1], 'label gain'),
    ghost.length > 0 ? svg`<g>${place(ghost, x, pitch, width, rows, roi).map((p) => C(p.cx, base - (p.row + 0.5) * pitch, r - 0.5, 'ghost'))}</g>` : nothing,
    svg`<g class="dots">${dots.map((p, i) => C(p.cx, base - (p.row + 0.5) * pitch, p.v > 0 ? r : r - 0.9, kind(p.v), { key: `w${i}`, mark: t.text('charts.worlds.mark', { i: i + 1, n: dots.length, value: show(p.v) }) }))}</g>`,
    L(0, base, width, base, 'axis'),
    axis(x, width, base, roi, t),
    foot(data, values, x, width, base, roi, t));
}

/** Smallest dots at a width, px from centre to centre. @param {number} width */
const smallest = (width) => Math.min(18, Math.max(9, width / (width < 520 ? 36 : 46)));
/** The height that dots may fill: the same for all data, so that the page does not move while an input does. @param {number} width @param {number} [most] height of the whole picture */
const stand = (width, most = Infinity) => Math.max(70, Math.min(ROWS * smallest(width), most - HEAD - FOOT));

/** Dots as large as their piles allow. @param {number[][]} sets @param {import('d3-scale').ScaleLinear<number, number>} x @param {number} width @param {boolean} roi @param {number} [most] */
function size(sets, x, width, roi, most) {
  const height = stand(width, most); const base = Math.min(smallest(width), height / 7);
  // Worlds beyond the axis pile up at its edge as they find room.
  const [low, high] = x.domain(); const inside = sets.map((values) => values.filter((v) => v >= low && v <= high));
  for (const step of [1.6, 1.3]) {
    const pitch = Math.min(24, base * step); const rows = Math.floor(height / pitch + 1e-9);
    if (inside.every((values) => place(values, x, pitch, width, values.length, roi).every((p) => p.row < rows))) return { pitch, rows };
  }
  // Where many worlds are alike, smaller dots keep them near their value.
  let pitch = base; let rows = 0;
  for (const step of [1, 0.75, 0.5]) {
    pitch = base * step; rows = Math.floor(height / pitch + 1e-9);
    if (inside.every((values) => place(values, x, pitch, width, rows, roi).every((p) => Math.abs(p.cx - x(p.v)) <= ASIDE * base))) break;
  }
  return { pitch, rows };
}

/** Ticks, as many as fit: 0 and −100 % first. @param {import('d3-scale').ScaleLinear<number, number>} x @param {number} width @param {number} base @param {boolean} roi @param {Words} t */
function axis(x, width, base, roi, t) {
  /** @type {[number, number][]} */
  const taken = [];
  const ticks = x.ticks(Math.max(2, Math.round(width / 84))).sort((a, b) => rank(a) - rank(b));
  return ticks.map((v) => {
    const name = v === 0 ? (roi ? '0' : t.text('charts.worlds.equal')) : roi ? t.percent(v, { sign: true }) : tickMoney(t, v, { sign: true });
    const half = wide(name, 12) / 2; const at = Math.max(half, Math.min(width - half, x(v)));
    if (Math.abs(at - x(v)) > half / 2 + 1 || taken.some(([a, b]) => at - half < b + 8 && at + half > a - 8)) return nothing;
    taken.push([at - half, at + half]);
    return [L(x(v), base, x(v), base + 6, 'axis'), T(at, base + 22, name, v === 0 ? 'tick strong' : 'tick', 'middle')];
  });
  function rank(/** @type {number} */ v) { return v === 0 ? -2 : roi && v === -1 ? -1 : Math.abs(v); }
}

/** The line under the ticks: what 0 means, where "typical" is, how many worlds lie beyond. @param {WorldsData} data @param {number[]} values @param {import('d3-scale').ScaleLinear<number, number>} x @param {number} width @param {number} base @param {boolean} roi @param {Words} t */
function foot(data, values, x, width, base, roi, t) {
  const typical = data.typical; const [low, high] = x.domain();
  const over = values.filter((v) => v > high).length; const under = values.filter((v) => v < low).length;
  const y = base + 39;
  /** @type {{at: number, width: number, text: string, cls: string, arrow?: 'left' | 'right'}[]} */
  const must = [];
  const add = (/** @type {number} */ at, /** @type {string} */ text, /** @type {string} */ cls, /** @type {'left' | 'right' | undefined} */ head = undefined) => must.push({ at, width: wide(text, 12, cls.includes('strong')) + (head ? 15 : 0), text, cls, arrow: head });
  if (known(typical)) {
    const value = roi ? t.percent(typical, { sign: true }) : shortMoney(t, typical, { sign: true });
    add(Math.max(0, Math.min(width, x(typical))), t.text('charts.worlds.typical', { value }), 'tick strong');
  }
  if (over > 0) add(width, t.text('charts.worlds.beyond', { n: over }), 'tick', 'right');
  if (under > 0) add(0, t.text('charts.worlds.beyond', { n: under }), 'tick', 'left');
  const wanted = roi ? [{ at: x(0), text: t.text('charts.worlds.breakEven') }, ...(high >= 1 ? [{ at: x(1), text: t.text('charts.worlds.doubled') }] : [])] : [];
  // The words under 0 and +100 % are dropped where they would push the others from their marks.
  for (const w of wanted) {
    const item = { at: w.at, width: wide(w.text, 12), text: w.text, cls: 'tick' };
    const laid = spreadOut([...must, item], 0, width, 12);
    if (laid.every((m) => Math.abs(m.x - Math.max(m.width / 2, Math.min(width - m.width / 2, m.at))) <= m.width / 2 + 6 && (m.text !== w.text || Math.abs(m.x - m.at) <= m.width / 2))) must.push(item);
  }
  const tip = known(typical) ? Math.max(2, Math.min(width - 2, x(typical))) : 0;
  return [known(typical) ? pointer(tip, base + 2.5, 'mark', { key: 'typical' }) : nothing,
    spreadOut(must, 0, width, 12).map((m) => [
      T(m.arrow === 'left' ? m.x + m.width / 2 : m.x - m.width / 2, y, m.text, m.cls, m.arrow === 'left' ? 'end' : 'start'),
      m.arrow === 'right' ? arrow(m.x + m.width / 2 - 0.5, y - 4) : m.arrow === 'left' ? arrow(m.x - m.width / 2 + 0.5, y - 4, true) : nothing])];
}

/** @param {WorldsData} data @param {Words} t @returns {string} */
export function worldsSummary(data, t) {
  const values = valuesOf(data);
  if (!values) return t.text('charts.worlds.none');
  const roi = (data.unit ?? 'roi') === 'roi'; const { lose, none, pay } = split(values); const n = values.length;
  const typical = known(data.typical) ? ` ${t.text('charts.worlds.typically', { value: roi ? t.percent(data.typical, { sign: true }) : t.money(data.typical, { sign: true }) })}` : '';
  if (data.versus) return (none === n ? t.text('charts.worlds.same', { ...data.versus }) : t.text('charts.worlds.versus', { n, pay, ...data.versus })) + (none === n ? '' : typical);
  return t.text('charts.worlds.summary', { n, lose: plural(t, 'charts.worlds.nLose', lose + none), pay: plural(t, 'charts.worlds.nPay', pay) }) + typical;
}

/** @param {WorldsData} data @param {Words} t @returns {import('./kit.js').Table} */
export function worldsTable(data, t) {
  const values = valuesOf(data) ?? []; const roi = (data.unit ?? 'roi') === 'roi';
  const steps = /** @type {const} */ ([5, 25, 50, 75, 95]);
  const at = (/** @type {number} */ p) => { const i = (p / 100) * values.length - 0.5; const a = values[Math.floor(i)]; const b = values[Math.ceil(i)]; return a + (b - a) * (i - Math.floor(i)); };
  const share = (/** @type {5|25|50|75|95} */ p) => (data.roi ? data.roi[`p${p}`] : values.length ? at(p) : null);
  const money = (/** @type {5|25|50|75|95} */ p) => (data.profit ? data.profit[`p${p}`] : roi ? null : values.length ? at(p) : null);
  const withMoney = !roi || data.profit !== undefined;
  const cell = (/** @type {number | null} */ v, /** @type {(v: number) => string} */ show) => (known(v) ? show(v) : t.text('charts.none'));
  return {
    head: [t.text('charts.worlds.head.worlds'), ...(roi ? [t.text('charts.worlds.head.roi')] : []), ...(withMoney ? [t.text(roi ? 'charts.worlds.head.profit' : 'charts.worlds.head.difference', { currency: t.currency })] : [])],
    rows: steps.map((p) => [t.exact(p), ...(roi ? [cell(share(p), (v) => t.percent(v, { sign: true }))] : []), ...(withMoney ? [cell(money(p), (v) => t.money(v, { sign: true, unit: false }))] : [])]),
  };
}

/** @type {import('./kit.js').Chart<WorldsData>} */
export const worldsChart = { draw: worlds, summary: worldsSummary, table: worldsTable, height: 290 };
