// Where a follower count lies, under every tier scheme. Shares its axis (log, 1k to 10M) with the slider above it.
import { scaleLog } from 'd3-scale';
import { L, T, R, known, mark, plot } from './kit.js';
import { fit, wide } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/**
 * @typedef {object} RulerData
 * @property {number} followers
 * @property {RulerScheme[]} schemes
 * @property {[number, number]} [domain] of the slider, default 1,000 … 10,000,000
 * @property {number} [inset] half of the slider's thumb, px; default 11
 *
 * @typedef {object} RulerScheme
 * @property {string} name `agency`, `common`, or the user's own name
 * @property {string} tier id of the tier that `followers` lies in (`classify`): `emerging` below the first
 * @property {{id: string, from: number}[]} tiers ascending
 */

const TIERS = new Set(['emerging', 'nano', 'micro', 'mid', 'macro', 'mega']); const SCHEMES = new Set(['agency', 'common']);
/** @param {string} id @param {Words} t */
const tierName = (id, t) => (TIERS.has(id) ? t.text(`charts.ruler.tier.${id}`) : id);
/** @param {string} name @param {Words} t */
const schemeName = (name, t) => (SCHEMES.has(name) ? t.text(`charts.ruler.scheme.${name}`) : name);
/** @param {RulerScheme} scheme @returns {{id: string, from: number, to: number | null}[]} to: last whole count inside */
const spans = (scheme) => scheme.tiers.map((tier, i) => ({ ...tier, to: scheme.tiers[i + 1] ? scheme.tiers[i + 1].from - 1 : null }));

/** @param {RulerData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function ruler(data, width, t) {
  const [low, high] = data.domain ?? [1e3, 1e7]; const inset = data.inset ?? 11;
  const x = scaleLog([low, high], [inset, width - inset]).clamp(true);
  const row = 46; const height = 2 + data.schemes.length * row + 18; const here = x(Math.max(1, data.followers));
  return plot(width, height, rulerSummary(data, t),
    data.schemes.map((scheme, i) => {
      const y = 2 + i * row; const tier = tierName(scheme.tier, t);
      return mark(said(scheme, t), [0, y, width, row],
        T(inset, y + 13, fit(schemeName(scheme.name, t), width - 2 * inset - wide(tier, 13, true) - 8, 12), 'tick'),
        T(width - inset, y + 13, tier, 'label strong', 'end'),
        spans(scheme).map(({ id, from, to }) => {
          if ((to ?? high) < low || from > high) return [];
          const a = x(Math.max(low, from)); const b = x(Math.min(high, to === null ? high : to + 1)); const on = id === scheme.tier;
          // A name stands beside the needle, never under it; one that does not fit is left out: the line above says it.
          const [free, end] = here > a && here < b ? (here - a > b - here ? [a, here - 5] : [here + 5, b]) : [a, b];
          const name = tierName(id, t);
          return [R(a + 1, y + 20, b - a - 2, 20, on ? 'tier on' : 'tier', { rx: 3 }), wide(name, 12) + 8 < end - free ? T((free + end) / 2, y + 34, name, on ? 'tick on' : 'tick', 'middle') : []];
        }),
        L(here, y + 17, here, y + 43, 'needle-halo'), L(here, y + 17, here, y + 43, 'needle'));
    }),
    scale([1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9].filter((v) => v >= low && v <= high).map((v) => ({ at: x(v), text: t.short(v) })), width).map((tick) => T(tick.at, height - 3, tick.text, 'tick', tick.anchor)));
}

const APART = 8;
/** The ticks that have room, inside the picture: all, every second, every third … back from the last. @param {{at: number, text: string}[]} ticks @param {number} width */
function scale(ticks, width) {
  const laid = ticks.map(({ at, text }) => {
    const size = wide(text, 12);
    const anchor = /** @type {'start' | 'middle' | 'end'} */ (at - size / 2 < 0 ? 'start' : at + size / 2 > width ? 'end' : 'middle');
    const left = at - (anchor === 'end' ? size : anchor === 'middle' ? size / 2 : 0);
    return { at, text, anchor, left, right: left + size };
  });
  for (let step = 1; step < laid.length; step += 1) {
    const kept = laid.filter((_, i) => (laid.length - 1 - i) % step === 0);
    if (kept.every((tick, i) => i === 0 || tick.left - kept[i - 1].right >= APART)) return kept;
  }
  return laid.slice(-1);
}

/** @param {RulerScheme} scheme @param {Words} t */
const said = (scheme, t) => t.text('charts.ruler.said', { name: schemeName(scheme.name, t), tier: tierName(scheme.tier, t) });

/** @param {RulerData} data @param {Words} t @returns {string} */
export const rulerSummary = (data, t) => t.text('charts.ruler.summary', { followers: t.exact(data.followers), where: data.schemes.map((s) => said(s, t)).join('; ') });

/** @param {RulerData} data @param {Words} t @returns {import('./kit.js').Table} */
export const rulerTable = (data, t) => ({
  head: [t.text('charts.ruler.head.scheme'), t.text('charts.ruler.head.tier'), t.text('charts.ruler.head.from'), t.text('charts.ruler.head.to')],
  rows: data.schemes.flatMap((s) => spans(s).map(({ id, from, to }) => [schemeName(s.name, t), tierName(id, t) + (id === s.tier ? ` (${t.text('charts.ruler.here')})` : ''), t.exact(from), known(to) ? t.exact(to) : t.text('charts.ruler.open')])),
});

/** @type {import('./kit.js').Chart<RulerData>} */
export const rulerChart = { draw: ruler, summary: rulerSummary, table: rulerTable, height: 112 };
