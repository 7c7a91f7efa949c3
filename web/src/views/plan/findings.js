// What the plan comes to and what moves it: from people to money, which input matters, what to find out first, the price to walk away
// from, other goals, from dashboard to profit, where the money goes, and what spreading the risk does. Every figure is the engine's.
import { html, nothing } from 'lit';
import '../../elements/chart-frame.js';
import { costChart } from '../../charts/cost.js';
import { funnelChart } from '../../charts/funnel.js';
import { ladderChart } from '../../charts/ladder.js';
import { spreadChart } from '../../charts/spread.js';
import { tornadoChart } from '../../charts/tornado.js';
import { worthChart } from '../../charts/worth.js';
import { Light } from '../../elements/light.js';
import { figure } from '../../elements/source.js';
import { supported, supportedShare } from '../../format/format.js';
import { figuresOf } from '../../state/goals.js';
import { needed, plannedFee, walkAwayFee } from '../../state/outlook.js';
import { fieldName, shownName, strong } from '../words.js';

/** @typedef {import('../later.js').LaterView} LaterView */

const FIRST = 7;

/** An input's name: creators.own is what differs from one creator to the next. @param {string} path @param {LaterView} v */
const nameOf = (path, { t }) => (path === 'creators.own' ? t.text('plan.own') : fieldName(path, t));

/**
 * A chart under its heading. `later`: made from the analysis, which comes after the projection and keeps its last picture meanwhile.
 * @param {LaterView} v @param {string} key @param {unknown} chart @param {unknown} data @param {{later?: boolean, panel?: boolean, unit?: string, name?: string, lead?: unknown, caption?: unknown}} [more]
 */
function picture({ t, state, analysis }, key, chart, data, { later = false, panel = false, unit = '', name = t.text(`plan.${key}.title`), lead = nothing, caption = nothing } = {}) {
  const waiting = later && analysis.settling;
  return html`<tierwise-chart ?section=${!panel} ?panel=${panel} level=${panel ? 3 : 2} heading="plan-${key}" class=${waiting ? 'waiting' : ''} .t=${t} .chart=${chart} .data=${data} .name=${name} .unit=${unit} .lead=${lead}
    .caption=${waiting && data && caption !== nothing ? t.text('plan.settling') : caption} .file=${`tierwise-${key}`} .scenario=${shownName(state, t)} .stamp=${state.answer?.projection.stamp} ?stale=${state.stale} ?settling=${state.settling}></tierwise-chart>`;
}

/** The verb sensitivity's answer, once there. @param {LaterView} v */
const found = ({ analysis }) => (analysis.analysis?.sensitivity?.ok ? analysis.analysis.sensitivity : null);

/** From people to money, under the lines. @param {LaterView} v */
export function funnel(v) {
  const { answer } = v.state;
  const basis = answer?.complete.measurement?.basis;
  const data = v.memo('plan-funnel', () => (answer ? { .../** @type {any} */ (answer.projection.typical), clicks: basis === 'clicks' ? answer.projection.typical.clicks : null } : null), [answer]);
  return html`<section class="section plan-funnel" aria-labelledby="plan-funnel">${picture(v, 'funnel', funnelChart, data, { lead: v.t.text('plan.funnel.lead') })}</section>`;
}

/** What moves the result and what to find out first, beside the assumptions. */
export class Moves extends Light {
  static properties = { v: { attribute: false }, all: { state: true } };

  constructor() {
    super();
    /** @type {LaterView} */
    this.v = /** @type {any} */ (null);
    /** Whether every input is shown, or the first few. */
    this.all = false;
  }

  /** @override */
  render() {
    const { v, all } = this;
    const { t, memo } = v;
    const sensitivity = found(v);
    /** @param {any} row */
    const ends = ({ path, input }) => (input ? /** @type {[string, string]} */ ([figure(input.low, path, t), figure(input.high, path, t)]) : undefined);
    const tornado = memo('plan-tornado', () => (sensitivity ? { typical: sensitivity.typicalProfit, limit: all ? Infinity : FIRST, rows: sensitivity.tornado.map((/** @type {any} */ row) => ({ path: row.path, label: nameOf(row.path, v), low: row.profit.low, high: row.profit.high, ends: ends(row) })) } : null), [sensitivity, t, all]);
    const worth = memo('plan-worth', () => (sensitivity ? { rows: sensitivity.evppi.map((/** @type {any} */ row) => ({ path: row.path, label: nameOf(row.path, v), value: Math.max(0, supported(row.value, row.standardError)) })) } : null), [sensitivity, t]);
    const count = tornado?.rows.length ?? FIRST;
    // The sentence under a picture makes room for the one that says it is from before, so that nothing moves.
    const said = (/** @type {string} */ key) => t.text(v.analysis.settling && sensitivity ? 'plan.settling' : key);
    const more = html`${said('plan.tornado.caption')} ${count > FIRST ? html`<button type="button" class="link" aria-expanded=${all ? 'true' : 'false'} @click=${() => { this.all = !all; }}>${all ? t.text('plan.tornado.fewer', { n: t.exact(FIRST) }) : t.text('plan.tornado.all', { n: t.exact(count) })}</button>` : nothing}`;
    return html`<section class="panel" aria-labelledby="plan-tornado">${picture(v, 'tornado', tornadoChart, tornado, { later: true, panel: true, unit: v.t.currency })}<p class="caption">${more}</p></section>
      <section class="panel" aria-labelledby="plan-worth">${picture(v, 'worth', worthChart, worth, { later: true, panel: true, unit: v.t.currency })}<p class="caption">${said('plan.worth.caption')}</p></section>`;
  }
}
customElements.define('tierwise-moves', Moves);
/** @param {LaterView} v */
export const moves = (v) => html`<tierwise-moves class="plan-aside" .v=${v}></tierwise-moves>`;

/** What to pay at most and what it takes, at even odds and when 80 % sure, beside what is planned. @param {LaterView} v */
function walkAway({ t, state, outlook }) {
  const { answer } = state;
  if (!answer || !outlook) return nothing;
  const { neededOrdersPerThousand: rate } = answer.projection.simulated;
  const price = (/** @type {number | null} */ fee) => (fee === null ? outlook.noPrice === 'noFees' ? '–' : t.text('plan.walkAway.none') : t.money(fee));
  const per = (/** @type {number | null} */ orders) => (orders === null ? t.text('plan.walkAway.never') : t.rate(orders));
  const planned = plannedFee(answer);
  const rows = [
    { name: t.text('plan.walkAway.planned'), fee: outlook.cost > 0 && planned > 0 ? t.amount(planned) : t.text('plan.walkAway.free'), orders: outlook.assumed === null ? '–' : t.rate(outlook.assumed), chance: t.percent(outlook.chance) },
    { name: t.text('plan.walkAway.even'), fee: price(walkAwayFee(answer, 'evenOdds')), orders: per(needed(rate, 'evenOdds')), chance: t.percent(0.5) },
    { name: t.text('plan.walkAway.sure'), fee: price(walkAwayFee(answer, 'confident')), orders: per(needed(rate, 'confident')), chance: t.percent(0.8) },
  ];
  return html`<section aria-labelledby="plan-walkAway"><div class="section-head"><h2 id="plan-walkAway">${t.text('plan.walkAway.title')}</h2><p>${t.text('plan.walkAway.lead')}</p></div>
    <div class="twin-scroll" tabindex="0" role="group" aria-labelledby="plan-walkAway"><table class="twin figures-table"><thead><tr><td></td><th scope="col">${t.text(outlook.perPost ? 'plan.walkAway.perPost' : 'plan.walkAway.allFees')}</th><th scope="col">${t.text('strip.orders')}</th><th scope="col">${t.text('plan.walkAway.chance')}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th><td>${row.fee}</td><td>${row.orders}</td><td>${row.chance}</td></tr>`)}</tbody></table></div>
    <p class="caption">${t.text('plan.walkAway.caption')}</p></section>`;
}

/** Goals besides profit: what each is, its definition, and how far it may lie off. @param {LaterView} v */
function goals({ t, state, memo }) {
  const { answer } = state;
  if (!answer) return nothing;
  const rows = memo('plan-figures', () => figuresOf(answer), [answer]);
  const print = (/** @type {number | null} */ x, /** @type {string} */ unit) => (x === null ? '–' : unit === 'money' ? t.money(x) : t.number(x));
  return html`<section aria-labelledby="plan-goals"><div class="section-head"><h2 id="plan-goals">${t.text('plan.goals.title')}</h2><p>${t.text('plan.goals.lead')}</p></div>
    <div class="twin-scroll" tabindex="0" role="group" aria-labelledby="plan-goals"><table class="twin figures-table"><thead><tr><td></td><th scope="col">${t.text('plan.goals.typical')}</th><th scope="col">${t.text('strip.range')}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${t.text(`plan.goals.${row.id}`)}<small>${t.text(`plan.goals.${row.id}.what`)}</small></th><td>${print(row.typical, row.unit)}</td><td>${row.low === null ? '' : t.text('plan.goals.range', { low: print(row.low, row.unit), high: print(row.high, row.unit) })}</td></tr>`)}</tbody></table></div>
    <p class="caption">${t.text('plan.goals.caption')}</p></section>`;
}

/** @param {LaterView} v */
function ladder(v) {
  const { t, state: { answer }, outlook, memo } = v;
  const data = memo('plan-ladder', () => (answer && outlook ? { ladder: answer.projection.typical.ladder, median: outlook.roi?.p50 ?? null, event: outlook.event } : null), [answer]);
  const first = answer?.projection.typical.ladder.revenueOverFees ?? null;
  const share = (/** @type {number | null | undefined} */ x) => strong(x === null || x === undefined ? '–' : t.percent(x, { sign: true }));
  return picture(v, 'ladder', ladderChart, data, { name: t.text('ladder.title'), lead: t.rich(first === null ? 'plan.ladder.leadNoFees' : 'plan.ladder.lead', { first: share(first), last: share(outlook?.roi?.p50) }), caption: t.text('plan.ladder.caption') });
}

/** @param {number} creators @param {{probability: any, profit: any}} of */
function spreadRow(creators, { probability, profit }) {
  const at = (/** @type {'p5' | 'p50' | 'p95'} */ q) => supported(profit[q], profit.standardError[q]);
  return { creators, chance: supportedShare(probability.profit, probability.standardError.profit), p5: at('p5'), p50: at('p50'), p95: at('p95') };
}

/** What it comes to, under the assumptions. @param {LaterView} v */
export function outcome(v) {
  const { t, state: { answer }, memo } = v;
  const sensitivity = found(v);
  const cost = memo('plan-cost', () => (answer ? { costBreakdown: answer.projection.typical.costBreakdown } : null), [answer]);
  // A plan of one creator is the first row: as the strip has it, from more worlds.
  const alone = answer && answer.complete.creators.length === 1 && answer.complete.creators[0].count === 1 && !v.analysis.settling ? answer.projection.simulated : null;
  const spread = memo('plan-spread', () => (sensitivity ? { rows: sensitivity.spread.map((/** @type {any} */ row) => spreadRow(row.creators, row.creators === 1 && alone ? alone : row)) } : null), [sensitivity, alone]);
  return html`<div class="section plan-pair">${walkAway(v)}${goals(v)}</div>
    <div class="section plan-pair"><section aria-labelledby="plan-ladder">${ladder(v)}</section>
      <div class="plan-stack"><section aria-labelledby="plan-cost">${picture(v, 'cost', costChart, cost, { unit: t.currency, lead: answer ? t.text('plan.cost.lead', { cost: t.amount(answer.projection.typical.cost) }) : nothing })}</section>
        <section aria-labelledby="plan-spread">${picture(v, 'spread', spreadChart, spread, { later: true, unit: t.currency, lead: t.text('plan.spread.lead'), caption: t.text('plan.spread.caption') })}</section></div></div>`;
}
