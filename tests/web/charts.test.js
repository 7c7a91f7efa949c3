// The charts as pure functions: what they print, where they put it, and that nothing collides at any width in any language.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { costChart } from '../../web/src/charts/cost.js';
import { funnelChart } from '../../web/src/charts/funnel.js';
import { gaugeChart, gaugeDomain } from '../../web/src/charts/gauge.js';
import { intervalChart } from '../../web/src/charts/interval.js';
import { glanceMoney, hatch, shortMoney, tickMoney } from '../../web/src/charts/kit.js';
import { ladderChart, rungs } from '../../web/src/charts/ladder.js';
import { marksChart } from '../../web/src/charts/marks.js';
import { fit, folded, spreadOut, wide, wrap } from '../../web/src/charts/measure.js';
import { rulerChart } from '../../web/src/charts/ruler.js';
import { spreadChart } from '../../web/src/charts/spread.js';
import { tornadoChart, tornadoDomain } from '../../web/src/charts/tornado.js';
import { worldsChart } from '../../web/src/charts/worlds.js';
import { worthChart } from '../../web/src/charts/worth.js';
import deCharts from '../../web/src/messages/de-charts.js';
import deFindings from '../../web/src/messages/de-findings.js';
import enCharts from '../../web/src/messages/en-charts.js';
import enFindings from '../../web/src/messages/en-findings.js';
import { context, loadPart, loadTable } from '../../web/src/messages/index.js';

await loadTable('de');
await loadPart('findings');
const en = { ...enCharts, ...enFindings }; const de = { ...deCharts, ...deFindings };
const english = context('en', 'USD'); const german = context('de', 'EUR');
const WIDTHS = [280, 320, 343, 480, 559, 640, 726, 760, 900];

// ---- Reading a picture

/** A Lit template as markup. @param {any} part @returns {string} */
function markup(part) {
  if (Array.isArray(part)) return part.map(markup).join('');
  if (typeof part === 'symbol' || part === null || part === undefined) return '';
  if (typeof part !== 'object') return String(part).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  return part.strings.reduce((/** @type {string} */ text, /** @type {string} */ string, /** @type {number} */ i) => {
    if (i === 0) return string;
    const value = part.values[i - 1]; const attribute = /\s[\w-]+=$/.exec(text);
    if (!attribute) return text + markup(value) + string;
    return (typeof value === 'symbol' ? text.slice(0, attribute.index) : `${text}"${markup(value)}"`) + string;
  }, '');
}
/** @param {string} text @returns {Record<string, string>} */
const attributes = (text) => Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map((m) => [m[1], m[2]]));
const SIZES = /** @type {[string, number][]} */ ([['big', 28], ['figure', 22], ['tick', 12], ['label', 13]]);
/** Every label of a picture with the box it covers. @param {string} picture */
function labels(picture) {
  return [...picture.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, head, raw]) => {
    const a = attributes(head); const cls = a.class.split(' '); const text = raw.replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&quot;/g, '"');
    const size = cls.includes('value') ? (cls.includes('strong') ? 16 : 14) : SIZES.find(([c]) => cls.includes(c))?.[1] ?? 13;
    const width = wide(text, size, cls.includes('strong') || cls.includes('big') || cls.includes('figure'));
    const left = Number(a.x) - (a['text-anchor'] === 'end' ? width : a['text-anchor'] === 'middle' ? width / 2 : 0);
    return { text, cls, left, right: left + width, top: Number(a.y) - size * 0.72, bottom: Number(a.y) + size * 0.2 };
  });
}
/** @param {string} picture @param {string} tag @param {string} cls */
const shapes = (picture, tag, cls) => [...picture.matchAll(new RegExp(`<${tag}([^>]*)>`, 'g'))].map((m) => attributes(m[1])).filter((a) => cls.split(' ').every((c) => a.class?.split(' ').includes(c)));
/** @param {string} picture */
const box = (picture) => (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(picture) ?? []).slice(1).map(Number);
/** @type {WeakMap<object, Map<string, string>>} */
const drawings = new WeakMap();
/** @param {any} chart @param {any} data @param {number} [width] @param {any} [t] */
function drawn(chart, data, width = 726, t = english) {
  const kept = drawings.get(data) ?? new Map(); const key = `${width} ${t.locale} ${t.spying ?? ''}`;
  drawings.set(data, kept);
  if (!kept.has(key)) kept.set(key, markup(chart.draw(data, width, t)));
  return kept.get(key);
}

// ---- Data

/** The same numbers in every run. @param {number} seed */
function random(seed) {
  let s = seed >>> 0;
  return () => { s = (Math.imul(s, 1664525) + 1013904223) >>> 0; return s / 2 ** 32; };
}
/** @param {() => number} next */
const normal = (next) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
/** @param {number} seed @param {number} middle @param {number} sigma @param {number} [off] @param {number} [scale] */
const dots = (seed, middle, sigma, off = -1, scale = 1) => { const next = random(seed); return Array.from({ length: 50 }, () => scale * (off + middle * Math.exp(sigma * normal(next)))).sort((a, b) => a - b); };
/** @param {number[]} d */
const worldsOf = (d, more = {}) => ({ dots: d, typical: (d[24] + d[25]) / 2, ...more });

const versus = { a: 'A', b: 'B' };
const worldsCases = {
  heavyTail: worldsOf(dots(1, 1.04, 1.2)), mostLose: worldsOf(dots(2, 0.2, 1)), allLose: worldsOf(dots(3, 0.2, 0.3)), allWin: worldsOf(dots(4, 6, 0.3)), huge: worldsOf(dots(5, 300, 1.5)), tiny: worldsOf(dots(6, 1, 0.001)),
  deep: worldsOf(dots(7, 2, 1, -3)), equal: worldsOf(Array(50).fill(0.42)), equalLoss: worldsOf(Array(50).fill(-0.42)), none: worldsOf(Array(50).fill(0)), nothingSpent: { dots: null, typical: null },
  difference: worldsOf(dots(8, 1.2, 0.8, -1, 4000), { unit: 'money', versus }), differenceHuge: worldsOf(dots(9, 1.2, 1.2, -1, 4e10), { unit: 'money', versus }), differenceTiny: worldsOf(dots(10, 1.2, 1.2, -1, 0.04), { unit: 'money', versus }),
  same: worldsOf(Array(50).fill(0), { unit: 'money', versus }), partlySame: worldsOf([...Array(12).fill(-220), ...Array(15).fill(0), ...Array.from({ length: 23 }, (_, i) => 100 + 40 * i)], { unit: 'money', versus }),
};
const lanes = [['Published click funnels', [0.16, 0.5]], ['Public calculators', [0.24, 0.5, 1, 2.1, 5, 16.9]], ['Surveys', [4]], ['Field study, one brand', [12.5, 27.5]]].map(([name, values]) => ({ name: String(name), values: /** @type {number[]} */ (values).map((x, i) => ({ x, id: `${name}${i}`, grade: 'C' })) }));
const gaugeCases = Object.fromEntries(Object.entries({
  off: { low: 0.27, mid: 2.4, high: 22, need: 8.1, sure: 160 }, offRight: { low: 0.27, mid: 2.4, high: 22, need: 41, sure: 160 },
  usual: { low: 0.22, mid: 2.2, high: 22, need: 8.9, sure: 44 }, close: { low: 3.6, mid: 6.35, high: 11, need: 5.4, sure: 8.7 }, narrow: { low: 5.1, mid: 5.4, high: 5.8, need: 5.4, sure: 5.6 }, certain: { low: 6, mid: 6, high: 6, need: 2, sure: 4 },
  never: { low: 0.22, mid: 2.2, high: 22, need: null, sure: null }, far: { low: 0.02, mid: 0.4, high: 2, need: 420, sure: 3000 }, impossible: { low: 0.22, mid: 2.2, high: 22, need: 5200, sure: null }, left: { low: 0.22, mid: 2.2, high: 22, need: 0.11, sure: 0.3 },
  breakEven: { low: 0.22, mid: 2.2, high: 22, need: 8.9 }, breakEvenNever: { low: 0.22, mid: 2.2, high: 22, need: null }, nothing: { low: null, mid: null, high: null, need: 5, sure: 9 },
}).map(([k, v]) => [k, { grade: 'D', lanes, ...v }]));
const ladder = { revenueOverFees: 0.36, afterAllCosts: 0.28, afterReturns: 0.18, afterMargin: -0.74, plusUntracked: -0.6, afterIncrementality: -0.89, plusRepeat: -0.77, plusContent: -0.77 };
const input = (/** @type {string} */ label, /** @type {number} */ low, /** @type {number} */ high, /** @type {[string, string]} */ ends = ['0.24', '24']) => ({ path: label, label, low, high, ends });
const tornadoRows = [input('Orders per 1,000 people reached', -5200, 12100), input('Would not have bought anyway', -5500, -2170, ['30\u00a0%', '80\u00a0%']), input('Reach of a post', -4520, -1590), input('Repeat orders', -4200, -2300), input('Gross margin', -4300, -3000), input('Hours per creator', -3200, -4400), input('Cost of an hour', -3300, -4200), input('Shipping', -3400, -3700)];
const costs = { fees: 11200, usageRights: 3300, agency: 2100, seeding: 480, time: 400, boost: 2500, fixed: 900 };
const quantiles = (/** @type {number} */ k) => ({ p5: -6300 * k, p25: -5000 * k, p50: -3300 * k, p75: 400 * k, p95: 14000 * k });
const scenario = (/** @type {any} */ q, i = 0, name = ['Skincare launch', 'Viele kleine Creator und dazu ein sehr großer Name, im Frühjahr', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenwerbekampagnenentwurf'][i % 3]) => ({ id: `${i}`, name: `${'ABCDEF'[i]}: ${name}`, quantiles: q });
const win = { p5: 200, p25: 500, p50: 900, p75: 1400, p95: 4000 }; const loss = { p5: -9e6, p25: -8e6, p50: -7e6, p75: -5e6, p95: -2e6 };
const tiers = { agency: [['nano', 1e3], ['micro', 1e4], ['mid', 50001], ['macro', 500001], ['mega', 1000001]], common: [['nano', 1e3], ['micro', 1e4], ['mid', 1e5], ['macro', 5e5], ['mega', 1e6]] };
const rulerOf = (/** @type {number} */ followers) => ({ followers, schemes: Object.entries(tiers).map(([name, list]) => ({ name, tiers: list.map(([id, from]) => ({ id: String(id), from: Number(from) })), tier: String(list.filter(([, from]) => followers >= Number(from)).at(-1)?.[0] ?? 'emerging') })) });

/** @type {Record<string, [any, Record<string, any>]>} */
const all = {
  worlds: [worldsChart, worldsCases], gauge: [gaugeChart, gaugeCases],
  ladder: [ladderChart, { usual: { ladder, median: -0.76 }, atZero: { ladder: { revenueOverFees: 0.35, afterAllCosts: 0.1, afterReturns: 0.02, afterMargin: -0.7, plusUntracked: -0.37, afterIncrementality: -0.71, plusRepeat: -0.56 }, median: -0.44 }, over: { ladder: { revenueOverFees: -0.007, afterAllCosts: -0.08, afterReturns: -0.12, afterMargin: 0.25, plusUntracked: -0.12, afterIncrementality: 0.03, plusRepeat: 0.3 }, median: 0.04 }, content: { ladder: { ...ladder, plusContent: -0.4 }, median: -0.38, event: 'install' }, huge: { ladder: { ...ladder, revenueOverFees: 470, afterAllCosts: 210 }, median: 101 }, noFees: { ladder: { ...ladder, revenueOverFees: null } }, flat: { ladder: Object.fromEntries(Object.keys(ladder).map((k) => [k, -1])), median: -1 }, nothing: { ladder: { revenueOverFees: null } } }],
  funnel: [funnelChart, { usual: { reach: 107400, attributedOrders: 260, trackedOrders: 200, incrementalOrders: 150, contribution: 1700, cost: 5384 }, large: { reach: 4.8e7, clicks: 3.4e5, attributedOrders: 1.68e5, trackedOrders: 84000, incrementalOrders: 117000, contribution: 6.1e9, cost: 2.2e9 }, zero: { reach: 0, attributedOrders: 0, trackedOrders: 0, incrementalOrders: 0, contribution: -20, cost: 200 }, unknown: { reach: null, attributedOrders: null, trackedOrders: null, incrementalOrders: null, contribution: null, cost: null } }],
  cost: [costChart, { usual: { costBreakdown: { ...costs, usageRights: 0, agency: 0, boost: 0, fixed: 0 } }, all: { costBreakdown: costs }, huge: { costBreakdown: Object.fromEntries(Object.entries(costs).map(([k, v]) => [k, v * 1e5])) }, one: { costBreakdown: { fees: 0.4 } }, nothing: { costBreakdown: { fees: 0 } } }],
  tornado: [tornadoChart, { usual: { typical: -3600, rows: tornadoRows }, crossed: { typical: -4100, rows: [input('Orders', -10000, 27000), input('Reach of a post', -7700, 5600, ['6.46\u00a0%', '27.5\u00a0%']), input('Would not have come anyway', -8800, -420, ['30\u00a0%', '80\u00a0%']), input('Repeat orders', -5800, -780, ['0.2', '1.1']), input('New customers', -5200, -3100, ['68.9\u00a0%', '95.1\u00a0%'])] }, crossedLeft: { typical: 400, rows: [input('Orders', -3000, 3000), input('B', 40, 900), input('C', 10, 700, ['1,000', '2,000'])] }, huge: { typical: -3600e6, rows: tornadoRows.map((r) => ({ ...r, low: r.low * 1e6, high: r.high * 1e6 })) }, tiny: { typical: 0.004, rows: [input('A', 0.001, 0.02), input('B', 0.002, 0.005)] }, bothLong: { typical: 2000, rows: [input('A', -30000, 50000), input('B', 1000, 3000), input('C', 2300, 1500)] }, flat: { typical: 5, rows: [input('A', 5, 5)] }, unknown: { typical: 5, rows: [{ path: 'a', label: 'A', low: null, high: 3 }] } }],
  worth: [worthChart, { usual: { rows: [{ path: 'a', label: 'Orders per 1,000 people reached', value: 1900 }, { path: 'b', label: 'Who would not have bought anyway', value: 1100 }] }, huge: { rows: [{ path: 'a', label: 'A', value: 1.23e9 }, { path: 'b', label: 'B', value: 0.3 }] }, nothing: { rows: [{ path: 'a', label: 'A', value: 0 }] } }],
  interval: [intervalChart, { two: { rows: [quantiles(1), win].map((q, i) => scenario(q, i)) }, six: { rows: [1, 0.5, 2, 0.01, 1e3, 0].map((k, i) => scenario(quantiles(k), i)) }, one: { rows: [scenario(win)] }, huge: { rows: [scenario(quantiles(1e7))] }, tiny: { rows: [scenario(quantiles(1e-6))] }, win: { rows: [scenario(win)] }, loss: { rows: [scenario(loss, 1), scenario(loss, 2)] }, flat: { rows: [scenario(quantiles(0))] }, nothing: { rows: [] }, unknown: { rows: [scenario({ ...win, p95: null })] } }],
  spread: [spreadChart, { usual: { rows: [1, 3, 10, 30, 100].map((creators) => ({ creators, chance: 0.3, p5: -2200, p50: -900, p95: 9000 / creators })) }, huge: { rows: [1, 100].map((creators) => ({ creators, chance: 1, p5: -1e7, p95: 9e9 })) }, one: { rows: [{ creators: 1, chance: null, p5: -10, p95: 200 }] }, nothing: { rows: [] } }],
  ruler: [rulerChart, { middle: rulerOf(90000), under: rulerOf(500), cut: rulerOf(50001), over: rulerOf(2.5e7), zero: rulerOf(0) }],
  marks: [marksChart, { ticks: { domain: [1, 100], ticks: [1, 3, 10, 30, 100] }, fee: { domain: [10, 1e5], unit: 'money', usual: [370, 3900], pays: 100 }, inside: { domain: [10, 1e5], unit: 'money', usual: [370, 3900], pays: 900 }, never: { domain: [10, 1e5], unit: 'money', usual: [4100, 23900], pays: -10 }, outside: { domain: [10, 1e5], unit: 'money', usual: null, pays: 3e6 }, points: { domain: [0.1, 30], unit: 'rate', ticks: [0.1, 1, 10], points: [{ at: 2.3, name: 'assumed', kind: 'assumed' }, { at: 3.1, name: 'even odds', kind: 'pays' }] } }],
};
/** @param {(name: string, chart: any, data: any, t: any) => void} check */
function everywhere(check) {
  for (const [name, [chart, cases]] of Object.entries(all)) for (const [which, data] of Object.entries(cases)) for (const t of [english, german]) check(`${name} ${which} ${t.locale}`, chart, data, t);
}

describe('Messages of the charts', () => {
  it('have the same keys, forms and parameters in both languages', () => {
    const shape = (/** @type {any} */ m) => (typeof m === 'string' ? [...m.matchAll(/\{(\w+)\}/g)].map((x) => x[1]).sort().join() : `${Object.keys(m).sort()}`);
    assert.deepEqual(Object.keys(de).sort(), Object.keys(en).sort());
    for (const key of Object.keys(en)) assert.equal(shape(de[key]), shape(en[key]), key);
  });
  it('are all used, and none is missing for any data', () => {
    const used = new Set(); const spy = { ...english, spying: true, text: (/** @type {string} */ key, /** @type {any} */ params) => { used.add(key); return english.text(key, params); } };
    for (const [chart, cases] of Object.values(all)) for (const data of Object.values(cases)) for (const width of [320, 726]) { drawn(chart, data, width, spy); chart.table(data, spy); }
    // Rarer cases: worlds with their money, every first rung of a ladder, the other tiers, a typed assumption, a narrow axis, inputs without printed ends.
    const steps = Object.keys(ladder);
    steps.forEach((_, i) => drawn(ladderChart, { ladder: Object.fromEntries(steps.map((k, j) => [k, j < i ? null : 0.1 * j])) }, 726, spy));
    for (const followers of [2000, 7e5]) drawn(rulerChart, rulerOf(followers), 726, spy);
    worldsChart.table({ ...worldsCases.heavyTail, profit: quantiles(1) }, spy);
    drawn(gaugeChart, { ...gaugeCases.impossible, sure: undefined, grade: 'own' }, 240, spy);
    drawn(tornadoChart, { typical: 1, rows: [{ path: 'a', label: 'A', low: -1, high: 3 }, { path: 'b', label: 'B', low: -1, high: 2 }] }, 726, spy);
    drawn(tornadoChart, { typical: -9, rows: [{ path: 'a', label: 'A', low: -12, high: -3 }] }, 726, spy);
    assert.deepEqual(Object.keys(en).filter((k) => !used.has(k) && !k.startsWith('charts.frame.')), []);
  });
});

describe('Every chart, at every width, in both languages', () => {
  it('prints no NaN, undefined or Infinity and no negative size', () => everywhere((name, chart, data, t) => {
    for (const width of WIDTHS) {
      const picture = drawn(chart, data, width, t);
      assert.doesNotMatch(picture, /NaN|undefined|Infinity|null|\[object/, `${name} ${width}`);
      assert.doesNotMatch(picture, / (width|height|r)="-/, `${name} ${width}`);
    }
  }));
  it('keeps every label inside the picture', () => everywhere((name, chart, data, t) => {
    for (const width of WIDTHS) {
      const picture = drawn(chart, data, width, t); const [w, h] = box(picture);
      for (const l of labels(picture)) assert.ok(l.left > -3 && l.right < w + 3 && l.top > -3 && l.bottom < h + 3, `${name} ${width}: "${l.text}" ${l.left.toFixed(0)} … ${l.right.toFixed(0)} of ${w}, ${l.bottom.toFixed(0)} of ${h}`);
    }
  }));
  it('lets no label touch another', () => everywhere((name, chart, data, t) => {
    for (const width of WIDTHS.filter((w) => w >= 320)) {
      const list = labels(drawn(chart, data, width, t));
      list.forEach((a, i) => list.slice(i + 1).forEach((b) => assert.ok(Math.min(a.right, b.right) - Math.max(a.left, b.left) < 1 || Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) < 1, `${name} ${width}: "${a.text}" on "${b.text}"`)));
    }
  }));
  it('lets no rule or connector strike a label', () => everywhere((name, chart, data, t) => {
    if (![tornadoChart, ladderChart, gaugeChart].includes(chart)) return;
    for (const width of WIDTHS.filter((w) => w >= 320)) {
      const picture = drawn(chart, data, width, t);
      const rules = ['rule-strong', 'rule-dash', 'connector'].flatMap((cls) => shapes(picture, 'line', cls)).map((a) => ({ x: Number(a.x1), top: Math.min(Number(a.y1), Number(a.y2)), bottom: Math.max(Number(a.y1), Number(a.y2)) }));
      // Below its hill the gauge is crossed by rules from top to bottom: there a halo has to do.
      for (const l of labels(picture).filter(({ bottom }) => chart !== gaugeChart || bottom < 80)) for (const r of rules) assert.ok(r.x < l.left - 1 || r.x > l.right + 1 || r.top > l.bottom - 1 || r.bottom < l.top + 1, `${name} ${width}: a rule at ${r.x} strikes "${l.text}"`);
    }
  }));
  it('is an image whose name is its summary', () => everywhere((name, chart, data, t) => {
    const summary = chart.summary(data, t);
    assert.ok(summary.length > 8, name);
    assert.ok(drawn(chart, data, 726, t).includes(`role="img" aria-label="${markup(summary)}"`), name);
  }));
  it('has a table twin with a cell for every heading', () => everywhere((name, chart, data, t) => {
    const { head, rows } = chart.table(data, t);
    for (const row of rows) { assert.equal(row.length, head.length, name); for (const cell of row) { assert.equal(typeof cell, 'string', name); assert.doesNotMatch(cell, /NaN|undefined|Infinity/, name); } }
  }));
  it('names every mark that the arrow keys stop at', () => everywhere((name, chart, data, t) => {
    for (const [, label] of drawn(chart, data, 726, t).matchAll(/data-mark="([^"]*)"/g)) assert.ok(label.length > 0, name);
  }));
  it('sets no style attribute and needs no ids', () => everywhere((name, chart, data, t) => assert.doesNotMatch(drawn(chart, data, 726, t), / style=| id=|url\(/, name)));
  it('draws the same picture for the same data', () => everywhere((name, chart, data, t) => assert.equal(drawn(chart, data, 726, t), drawn(chart, structuredClone(data), 726, t), name)));
});

describe('50 worlds', () => {
  const circles = (/** @type {string} */ picture) => shapes(picture, 'circle', 'dot').map((a) => ({ x: Number(a.cx), y: Number(a.cy), r: Number(a.r) + (a.class.includes('pay') ? 0 : 0.9), pays: a.class.includes('pay'), key: a['data-k'] }));
  const zeroOf = (/** @type {string} */ picture) => Number(shapes(picture, 'line', 'rule-strong')[0].x1);
  const cases = Object.entries(worldsCases).filter(([k]) => k !== 'nothingSpent');
  it('stand near their value, however many are alike', () => {
    for (const value of [-1, -0.95, 0.4]) for (const width of WIDTHS) {
      const dots = Array.from({ length: 50 }, (_, i) => value + i * 1e-6);
      const xs = circles(drawn(worldsChart, { dots, typical: value }, width)).map((c) => c.x);
      assert.ok(Math.max(...xs) - Math.min(...xs) < 0.1 * width, `${value} at ${width}: ${Math.min(...xs)} to ${Math.max(...xs)}`);
    }
  });
  it('are 50 dots keyed by rank, each on its own side of break-even, none on another', () => {
    for (const [name, data] of cases) for (const width of WIDTHS) {
      const picture = drawn(worldsChart, data, width); const list = circles(picture); const zero = zeroOf(picture);
      assert.deepEqual(list.map((c) => c.key), Array.from({ length: 50 }, (_, i) => `w${i}`), name);
      list.forEach((c, i) => {
        const v = /** @type {number[]} */ (data.dots)[i]; const money = 'unit' in data;
        if (v > 0) assert.ok(c.pays && c.x - c.r >= zero - 0.02, `${name} ${width}: ${v} at ${c.x}, 0 at ${zero}`);
        if (v < 0 || (v === 0 && !money)) assert.ok(!c.pays && c.x + c.r <= zero + 0.02, `${name} ${width}: ${v} at ${c.x}, 0 at ${zero}`);
        for (const o of list.slice(i + 1)) assert.ok(Math.hypot(c.x - o.x, c.y - o.y) >= c.r + o.r - 0.05, `${name} ${width}: two dots touch`);
      });
    }
  });
  it('stand in the order of their values', () => {
    for (const [name, data] of cases) { const list = circles(drawn(worldsChart, data)); list.forEach((c, i) => assert.ok(i === 0 || c.x >= list[i - 1].x - 1e-6 || /** @type {number[]} */ (data.dots)[i] === 0, name)); }
  });
  it('print how many lose and pay, as the summary does', () => {
    const picture = drawn(worldsChart, worldsCases.allLose);
    assert.deepEqual(labels(picture).filter((l) => l.cls.includes('big')).map((l) => l.text), ['50', '0']);
    assert.match(worldsChart.summary(worldsCases.heavyTail, english), /^Of 50 equally likely worlds \d+ lose and \d+ pay\. Typically/);
    const one = worldsOf([...Array(49).fill(-0.5), 0.5]);
    assert.ok(labels(drawn(worldsChart, one)).some((l) => l.text === 'world pays'));
  });
  it('leave at most three worlds beyond either end of the axis, and say how many', () => {
    for (const [name, data] of cases) for (const l of labels(drawn(worldsChart, data))) { const m = /^(\d+) beyond$/.exec(l.text); if (m) assert.ok(Number(m[1]) <= 3, name); }
    assert.ok(labels(drawn(worldsChart, worldsCases.heavyTail)).some((l) => l.text.endsWith('beyond')));
  });
  it('keep one height at one width, so that the page does not move under a slider', () => {
    for (const width of [320, 726]) assert.equal(new Set(cases.map(([, data]) => box(drawn(worldsChart, data, width))[1].toFixed(1))).size, 1);
  });
  it('hold for any scenario', () => {
    const next = random(99);
    for (let i = 0; i < 150; i++) {
      const data = worldsOf(dots(1000 + i, 0.02 + next() * 5, 0.02 + next() * 2, -1 - next() * 1.5)); const picture = drawn(worldsChart, data, 300 + next() * 600); const zero = zeroOf(picture); const [w] = box(picture);
      for (const c of circles(picture)) assert.ok((c.pays ? c.x - c.r >= zero - 0.02 : c.x + c.r <= zero + 0.02) && c.x > 0 && c.x < w);
    }
  });
  it('fit into a stage of a given height', () => {
    for (const fitted of [200, 260, 320]) assert.ok(box(drawn(worldsChart, { ...worldsCases.heavyTail, fit: fitted, ghost: worldsCases.mostLose.dots }, 900))[1] <= fitted);
  });
  it('say that two equal scenarios are equal', () => {
    assert.equal(worldsChart.summary(worldsCases.same, english), 'A and B come out equal in every world.');
    assert.equal(shapes(drawn(worldsChart, worldsCases.same), 'circle', 'dot none').length, 50);
  });
  it('give the quantiles of share and money in the table', () => {
    const { head, rows } = worldsChart.table({ ...worldsCases.heavyTail, roi: { p5: -0.86, p25: -0.5, p50: 0.042, p75: 1.3, p95: 6.1 }, profit: { p5: -12000, p25: -7000, p50: 560, p75: 17000, p95: 84000 } }, english);
    assert.equal(head.length, 3);
    assert.deepEqual(rows[0], ['5', '\u221286\u00a0%', '\u221212,000']);
  });
});

describe('Make-or-break gauge', () => {
  const texts = (/** @type {any} */ data) => labels(drawn(gaugeChart, data)).map((l) => l.text);
  it('names even odds and 80 % with a simulation, break-even without', () => {
    assert.ok(texts(gaugeCases.usual).includes('even odds from 8.9') && texts(gaugeCases.usual).includes('80 % sure from 44'));
    const plain = texts(gaugeCases.breakEven);
    assert.ok(plain.includes('break-even from 8.9') && !plain.some((x) => x.includes('even odds') || x.includes('sure')));
  });
  it('says so where no rate is enough, and where the rule is off the scale', () => {
    assert.ok(texts(gaugeCases.never).includes('even odds: at no rate'));
    assert.ok(texts(gaugeCases.breakEvenNever).includes('break-even: at no rate'));
    assert.ok(texts(gaugeCases.impossible).includes('even odds: off this scale, 5,200'));
    assert.equal(shapes(drawn(gaugeChart, gaugeCases.never), 'line', 'rule-strong').length, 0);
  });
  it('is hatched below what is needed and solid above', () => {
    const picture = drawn(gaugeChart, gaugeCases.usual); const rule = Number(shapes(picture, 'line', 'rule-strong')[0].x1);
    const xs = (/** @type {string} */ cls) => [...shapes(picture, 'path', cls)[0].d.matchAll(/[ML]([\d.]+)/g)].map((m) => Number(m[1]));
    assert.ok(Math.max(...xs('hatch')) <= rule + 0.1 && Math.min(...xs('fill-gain')) >= rule - 0.1);
    assert.equal(shapes(drawn(gaugeChart, gaugeCases.never), 'path', 'fill-gain').length, 0);
  });
  it('draws every published figure once and names it', () => {
    for (const data of Object.values(gaugeCases)) assert.equal(shapes(drawn(gaugeChart, data), 'circle', 'evidence').filter((a) => a['data-mark']).length, 11);
  });
  it('has an axis that holds assumption, evidence and need, never more than everyone', () => {
    for (const data of Object.values(gaugeCases)) { const [low, high] = gaugeDomain(data); assert.ok(low > 0 && low <= 0.09 && high >= 60 && high <= 1300); for (const v of [data.low, data.mid, data.high]) assert.ok(v === null || (v >= low && v <= high)); }
    assert.ok(gaugeDomain(gaugeCases.far)[1] > 420);
  });
  it('lists every figure with its grade in the table', () => {
    assert.equal(gaugeChart.table(gaugeCases.usual, english).rows.length, 3 + 2 + 11);
  });
});

describe('Honesty ladder', () => {
  it('ends at the simulated median, and at typical inputs without one', () => {
    assert.equal(rungs({ ladder, median: -0.76 }, english).at(-1)?.value, -0.76);
    const last = rungs({ ladder }, english).at(-1);
    assert.ok(last?.total && last.value === ladder.plusRepeat && last.label === 'Profit at typical inputs');
  });
  it('starts every rung where the one before ended', () => {
    rungs({ ladder, median: -0.76 }, english).forEach((r, i, list) => assert.equal(r.from, r.total ? 0 : list[i - 1].value));
  });
  it('has a rung for content only where content is worth something, and none over fees where none are paid', () => {
    const ids = (/** @type {any} */ data) => rungs(data, english).map((r) => r.id);
    assert.ok(!ids({ ladder }).includes('plusContent') && ids({ ladder: { ...ladder, plusContent: -0.4 } }).includes('plusContent'));
    assert.equal(ids({ ladder: { ...ladder, revenueOverFees: null } })[0], 'afterAllCosts');
  });
  it('prints no change where two rungs differ by rounding alone', () => {
    const near = { ...ladder, afterReturns: /** @type {number} */ (ladder.afterAllCosts) - 1e-16, plusRepeat: /** @type {number} */ (ladder.afterIncrementality) - 1e-16 };
    assert.ok(!rungs({ ladder: near }, english).some((r) => r.id === 'plusRepeat'));
    assert.doesNotMatch(drawn(ladderChart, { ladder: near, median: -0.76 }), /0\.0000/);
  });
  it('hatches falls and fills rises', () => {
    const picture = drawn(ladderChart, { ladder, median: -0.76 });
    assert.equal(shapes(picture, 'rect', 'bar-loss').length, 4);
    assert.equal(shapes(picture, 'rect', 'bar-gain').length, 2);
    assert.equal(shapes(picture, 'rect', 'bar-total').length, 2);
  });
});

describe('Tornado', () => {
  const bars = (/** @type {string} */ picture) => [...picture.matchAll(/<rect([^>]*)>/g)].map((m) => attributes(m[1])).filter((a) => /bar-(loss|gain)/.test(a.class ?? ''));
  it('tears a first bar that would dwarf the others, and prints where it ends', () => {
    const picture = drawn(tornadoChart, { typical: -3600, rows: tornadoRows });
    assert.equal(shapes(picture, 'path', 'tear').length, 1);
    assert.ok(labels(picture).some((l) => l.text === '\u22125,200 to +12,000'));
    const widths = bars(picture).map((a) => Number(a.width)); const longest = Math.max(...widths);
    assert.ok(widths.filter((w) => w > longest / 5).length >= 5, 'most bars can be compared');
  });
  it('is linear and whole where the bars are alike', () => {
    const rows = [input('A', -2000, 1000), input('B', -1900, 800), input('C', -1500, 500)];
    assert.deepEqual(tornadoDomain(/** @type {any} */ (rows.map((r) => ({ ...r, worse: r.low, better: r.high }))), -500), [-2000, 1000]);
    assert.equal(shapes(drawn(tornadoChart, { typical: -500, rows }), 'path', 'tear').length, 0);
  });
  it('sorts by how far an input moves the result and shows seven, the table all', () => {
    const data = { typical: -3600, rows: [...tornadoRows].reverse() };
    assert.equal(drawn(tornadoChart, data).match(/data-mark=/g)?.length, 7);
    assert.equal(tornadoChart.table(data, english).rows.length, 8);
    assert.match(tornadoChart.table(data, english).rows[0][0], /^Orders per 1,000/);
  });
  it('prints as many figures as tell the ends of an input apart', () => {
    const data = { typical: -4_920_000, rows: [input('A', -4_938_271, -4_901_500), input('B', -4_960_000, -4_700_000)] };
    const [b, a] = tornadoChart.table(data, english).rows;
    assert.deepEqual(b.slice(1), ['−5,000,000', '−4,700,000'], 'two where two do');
    assert.deepEqual(a.slice(1), ['−4,938,000', '−4,902,000']);
    assert.match(drawn(tornadoChart, data), /−4\.938M to −4\.902M/);
  });
  it('says which inputs can cross break-even alone', () => {
    assert.match(tornadoChart.summary({ typical: -3600, rows: tornadoRows }, english), /Only “Orders per 1,000 people reached”/);
    assert.match(tornadoChart.summary({ typical: -3600, rows: tornadoRows.slice(1) }, english), /No input can cross/);
    assert.match(tornadoChart.summary({ typical: 100, rows: [input('A', -5, 300), input('B', -1, 200)] }, english), /These can cross break-even alone: “A”, “B”/);
  });
  it('puts the worse end at the left, whichever end of the input it is', () => {
    const picture = drawn(tornadoChart, { typical: -3600, rows: [input('Hours', -3200, -4400, ['0.5', '2'])] });
    const at = (/** @type {string} */ text) => labels(picture).find((l) => l.text === text)?.left ?? NaN;
    assert.ok(at('2') < at('0.5'));
  });
});

describe('Cost, worth, interval, spread, funnel, ruler, marks', () => {
  it('cost adds up to the whole bar and folds the smallest parts', () => {
    for (const width of [320, 726]) {
      const picture = drawn(costChart, { costBreakdown: costs }, width); const parts = [...picture.matchAll(/<rect([^>]*class="share-\d"[^>]*)>/g)].map((m) => attributes(m[1]));
      const last = parts[parts.length - 1];
      assert.ok(Math.abs(Number(last.x) + Number(last.width) - width) < 0.1);
      assert.equal(parts.length, 6, 'gifts and hours, 2 % each, are one');
    }
    assert.deepEqual(costChart.table({ costBreakdown: costs }, english).rows.at(-1), ['All', '20,880', '100\u00a0%']);
  });
  it('intervals stand on one axis that holds them all, each from P5 to P95 with its median, and 0 is ruled in every row', () => {
    for (const width of WIDTHS) {
      const picture = drawn(intervalChart, all.interval[1].two, width); const lines = (/** @type {string} */ cls) => shapes(picture, 'line', cls).map((a) => [Number(a.x1), Number(a.x2)]);
      const zero = lines('axis').filter(([a, b], i, list) => a === b && list.findIndex(([c]) => c === a) < i).map(([a]) => a)[0];
      assert.ok(lines('axis').filter(([a]) => a === zero).length >= 3, 'in both rows and at the axis');
      const at = (/** @type {number} */ v) => zero + (v / 14000) * (width - 2 - zero);
      const near = (/** @type {number} */ a, /** @type {number} */ b) => assert.ok(Math.abs(a - b) < 0.05, `${width}: ${a}, not ${b}`);
      near(at(-6300), 2);
      near(lines('whisker-loss')[0][0], at(-6300));
      assert.equal(lines('whisker-loss').length, 1, 'the second never loses');
      [[0, 14000], [200, 4000]].forEach(([from, to], i) => { near(lines('whisker-gain')[i][0], at(from)); near(lines('whisker-gain')[i][1], at(to)); });
      [-3300, 900].forEach((median, i) => near(Number(shapes(picture, 'rect', 'tick-mark')[i].x) + 1.25, at(median)));
      assert.deepEqual(labels(picture).filter((l) => /^.[\d,.]+$/.test(l.text) && l.cls.includes('label')).map((l) => l.text), ['\u22126,300', '\u22123,300', '+14,000', '+200', '+900', '+4,000']);
    }
  });
  it('intervals name every scenario, in the picture, in the sentence and in the table', () => {
    for (const t of [english, german]) {
      const data = all.interval[1].six; const names = data.rows.map((/** @type {any} */ r) => r.name);
      const printed = labels(drawn(intervalChart, data, 900, t)).map((l) => l.text);
      const { head, rows } = intervalChart.table(data, t);
      assert.deepEqual(head.slice(1), names);
      assert.deepEqual(rows.map((r) => r[0]), ['5', '25', '50', '75', '95']);
      for (const name of names) { assert.ok(printed.includes(name), name); assert.ok(intervalChart.summary(data, t).includes(`${name}, `), name); }
    }
    assert.equal(intervalChart.summary(all.interval[1].two, english).split('. ')[0], 'A: Skincare launch, 9 in 10 times between \u22126,300\u00a0USD and 14,000\u00a0USD, typically \u22123,300\u00a0USD');
  });
  it('intervals no wider than a point print one figure', () => {
    assert.equal(labels(drawn(intervalChart, all.interval[1].flat)).filter((l) => l.cls.includes('strong')).length, 1);
    assert.equal(labels(drawn(intervalChart, all.interval[1].flat)).filter((l) => l.cls.includes('label') && l.text === '0').length, 1);
  });
  it('worth says that nothing would change the decision where that is so', () => {
    assert.match(worthChart.summary({ rows: [{ path: 'a', label: 'A', value: 0 }] }, english), /No single answer/);
  });
  it('spread tells the first against the last', () => {
    assert.match(spreadChart.summary(all.spread[1].usual, english), /^1 creator: .*; 100 creators: /);
  });
  it('funnel says none instead of a rate of nothing', () => {
    const { rows } = funnelChart.table(all.funnel[1].zero, english);
    assert.deepEqual(rows.slice(0, 4).map((r) => [r[1], r[2]]), Array(4).fill(['none', '']));
    assert.deepEqual(funnelChart.table(all.funnel[1].usual, english).rows[1], ['orders driven', '260', '2.4 per 1,000']);
  });
  it('ruler names as many sizes as have room, in both languages, always the largest', () => {
    for (const t of [english, german]) for (const width of [200, 254, ...WIDTHS]) {
      const ticks = labels(drawn(rulerChart, rulerOf(90000), width, t)).filter((l) => l.cls.includes('tick') && /^\d/.test(l.text)).sort((a, b) => a.left - b.left);
      assert.equal(ticks.at(-1)?.text, t.short(1e7));
      assert.equal(ticks[0].text, t.short(1e3), `${t.locale} ${width}`);
      for (let i = 1; i < ticks.length; i += 1) assert.ok(ticks[i].left - ticks[i - 1].right > 7.9, `${t.locale} ${width}: ${ticks[i - 1].text} ${ticks[i].text}`);
      if (width >= 320) assert.equal(ticks.length, 5);
    }
  });
  it('ruler puts the needle in the band of the tier, at both sides of a cut', () => {
    for (const followers of [9999, 10000, 50000, 50001, 500000, 500001]) {
      const picture = drawn(rulerChart, rulerOf(followers)); const needle = Number(shapes(picture, 'line', 'needle')[0].x1); const band = shapes(picture, 'rect', 'tier on')[0];
      assert.ok(needle >= Number(band.x) - 1.5 && needle <= Number(band.x) + Number(band.width) + 1.5, `${followers}`);
    }
  });
  it('marks share the axis of the slider, thumb and all', () => {
    const picture = drawn(marksChart, { domain: [1, 100], ticks: [1, 10, 100] }, 326);
    assert.deepEqual(shapes(picture, 'line', 'axis').map((a) => Number(a.x1)), [11, 163, 315]);
  });
  it('marks say where no price pays, and point nowhere', () => {
    const picture = drawn(marksChart, { domain: [10, 1e5], unit: 'money', pays: 0 }, 326);
    assert.ok(labels(picture).some((l) => l.text === 'pays at no price') && !picture.includes('fill-gain'));
  });
});

describe('Placing', () => {
  it('spread labels stay in order, apart and inside, and unmoved where there is room', () => {
    const next = random(7);
    for (let i = 0; i < 500; i++) {
      const items = Array.from({ length: 1 + Math.floor(next() * 5) }, () => ({ at: next() * 400, width: 10 + next() * 60 })); const laid = spreadOut(items, 0, 400, 8);
      laid.forEach((m, k) => { assert.ok(m.x - m.width / 2 >= -1e-6 && m.x + m.width / 2 <= 400 + 1e-6); if (k) assert.ok(m.x - m.width / 2 - laid[k - 1].x - laid[k - 1].width / 2 >= 8 - 1e-6); });
    }
    assert.deepEqual(spreadOut([{ at: 50, width: 20 }, { at: 150, width: 20 }], 0, 200).map((m) => m.x), [50, 150]);
  });
  it('text is cut and broken to its room', () => {
    assert.ok(wide(fit('Bestellungen je 1.000 erreichte Personen', 100), 13) <= 100);
    assert.equal(fit('short', 100), 'short');
    for (const line of wrap('would not have come anyway', 80)) assert.ok(wide(line) <= 80);
    assert.deepEqual(wrap('a b', 1000), ['a b']);
    assert.deepEqual(folded('a b', 1000), ['a b']);
    const long = 'Donaudampfschifffahrtsgesellschaft'; const parts = folded(`An ${long}`, 80);
    assert.equal(parts.join(''), `An${long}`);
    for (const line of parts) assert.ok(wide(line) <= 80, line);
  });
  it('hatching stays inside its bar', () => {
    const xy = [...hatch(10, 60, () => 5, 23, 18).matchAll(/([\d.]+) ([\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]);
    assert.ok(xy.length > 8);
    for (const [x, y] of xy) assert.ok(x >= 9.99 && x <= 60.01 && y >= 4.99 && y <= 23.01);
    assert.equal(hatch(10, 10, () => 5, 23), '');
  });
  it('money on an axis is never rounded, in a label it is', () => {
    assert.equal(tickMoney(english, 12500), '12.5k');
    assert.equal(tickMoney(english, -1234567), '\u22121.23457M');
    assert.equal(tickMoney(german, 2.5e9), '2,5\u00a0Mrd.');
    assert.equal(shortMoney(english, 1234567, { sign: true }), '+1.2M');
    assert.equal(shortMoney(english, 12345), '12,000');
    assert.equal(shortMoney(english, 99800), '100k');
    assert.equal(shortMoney(english, 999000), '1M');
  });
  it('money read at a glance keeps its digits up to a million', () => {
    assert.equal(glanceMoney(english, -142000, { sign: true }), '\u2212140,000');
    assert.equal(glanceMoney(english, 996000), '1M');
    assert.equal(glanceMoney(german, -8.9e8), '\u2212890\u00a0Mio.');
    assert.equal(glanceMoney(english, 1.23e9, { sign: true }), '+1.2B');
    assert.equal(glanceMoney(english, 0), '0');
  });
});
