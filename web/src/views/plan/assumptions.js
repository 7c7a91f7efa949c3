// Every assumption as low, typical and high, with where it comes from beside it: what a post brings, what a result is worth, what counts
// as caused, costs, audience. What is rarely touched is folded, and so is how it is all computed.
import { html, nothing } from 'lit';
import '../../elements/triple.js';
import { segments, select } from '../../elements/controls.js';
import { Light } from '../../elements/light.js';
import { sourceBadge } from '../../elements/source.js';
import { current } from '../../state/actions.js';
import { fields, LARGEST } from '../../state/fields.js';
import { general } from '../../state/path.js';
import { CELLS, draftPath, giveTriple, rounded } from '../../state/triple.js';
import { lineName } from './names.js';
import { publishers } from './publishers.js';
import { draftProblem, refusal } from '../words.js';

/** @typedef {import('../later.js').LaterView} LaterView */
/** @typedef {import('../../format/parse.js').Range} Range */
/** @typedef {import('../../state/triple.js').Drafts} Drafts */

const BY_REACH = ['responseRate'];
const BY_CLICKS = ['clickThroughRate', 'conversionRate'];
const WORTH = ['product.averageOrderValue', 'product.grossMargin', 'product.discount', 'product.returnRate', 'product.newCustomerShare', 'product.repeatOrders'];
const CAUSED = ['measurement.trackedShare', 'measurement.incrementality'];
const COSTS = ['costs.seeding', 'costs.hours', 'costs.hourlyRate', 'costs.fixed'];
const AUDIENCE = ['audience.size', 'audience.repeatValue'];
const RARE = ['product.paymentRate', 'product.paymentFixed', 'product.shipping', 'product.returnHandling', 'product.resaleShare', 'product.commission', 'costs.usageRights', 'costs.agency', 'shock.reach'];
/** @type {Record<string, import('../../state/fields.js').Field>} */
const RUN = { 'simulation.commonShare': fields['simulation.commonShare'], 'simulation.seed': { kind: 'positive', unit: 'count', range: false }, 'simulation.draws': { kind: 'positive', unit: 'count', range: false } };

/** What a row says is wrong, and in which cells. @param {LaterView} v @param {string} path @param {Drafts} drafts @param {Range | undefined} value @returns {{problem: string | null, marked: import('../../state/triple.js').Cell[]}} */
function trouble({ t, state }, path, drafts, value) {
  const marked = CELLS.filter((cell) => drafts[cell]);
  const first = marked[0] && drafts[marked[0]];
  if (first) return { marked, problem: first.error === 'reversed' && !/[a-z–]/i.test(first.text) ? t.text('refused.reversedRange') : draftProblem(first, draftPath(path, marked[0]), t) };
  const refused = state.errors.find((e) => e.path === path || e.path.startsWith(`${path}.`));
  if (!refused) return { problem: null, marked: [] };
  const problem = refusal(refused, t);
  if (refused.code !== 'outOfRange' || typeof value !== 'object') return { problem, marked: ['mid'] };
  // A range must stay off the bounds that a certain number may touch.
  const { kind } = fields[general(path)];
  return { problem, marked: CELLS.filter((cell) => value[cell] <= 0 || value[cell] > LARGEST[kind] || (kind === 'proportion' && value[cell] >= 1)) };
}

export class Assumptions extends Light {
  static properties = { v: { attribute: false }, line: { state: true } };

  constructor() {
    super();
    /** @type {LaterView} */
    this.v = /** @type {any} */ (null);
    /** The line of creators whose rates are shown. */
    this.line = 0;
  }

  /** @param {string} path */
  async useOwn(path) {
    const { v } = this;
    const value = this.fallback(path);
    if (value === undefined) return;
    v.store.apply((w) => giveTriple(w, path, { value: rounded(value), drafts: {} }));
    await this.updateComplete;
    const cell = /** @type {HTMLInputElement | null} */ (this.querySelector(`[id="${path.replace(/\W+/g, '-')}-mid"]`));
    cell?.focus();
    cell?.select();
  }

  /** What fills a field that nobody gave: the default, or what a past campaign taught. @param {string} path @returns {Range | undefined} */
  fallback(path) {
    const { origins, bind } = this.v;
    const origin = origins.find((o) => o.path === path);
    return origin?.from === 'learned' && typeof origin.value !== 'string' && typeof origin.value !== 'boolean' ? origin.value : bind.fallback(path);
  }

  /** @param {string} path */
  row(path) {
    const { t, store, bind, origins } = this.v;
    const field = fields[general(path)];
    const origin = origins.find((o) => o.path === path);
    const name = path.replace(/\W+/g, '-');
    const label = t.text(`field.${general(path)}`);
    const value = bind.value(path);
    /** @type {Drafts} */
    const drafts = {};
    for (const cell of CELLS) { const draft = bind.draft(draftPath(path, cell)); if (draft) drafts[cell] = draft; }
    const { problem, marked } = trouble(this.v, path, drafts, value);
    const given = value !== undefined;
    return html`<li class="assumption"><div class="what"><label for="${name}-mid">${label}</label><small>${t.text(`plan.note.${general(path)}`)}</small></div>
      <tierwise-triple .t=${t} .label=${label} .name=${name} .field=${field} .value=${value} .fallback=${given ? undefined : this.fallback(path)} .drafts=${drafts} .problem=${problem} .marked=${marked}
        @enter=${(/** @type {CustomEvent} */ e) => store.apply((w) => giveTriple(w, path, e.detail), path)}></tierwise-triple>
      <div class="from">${origin ? html`${sourceBadge(origin, t)}<span>${publishers(origin, t, store.sources)}</span>` : nothing}</div>
      ${given ? html`<button type="button" class="button quiet small own" aria-label=${t.text('plan.default.named', { field: label })} @click=${() => store.apply((w) => giveTriple(w, path, { clear: true, drafts: {} }))}>${t.text('plan.default')}</button>`
        : html`<button type="button" class="button quiet small own" aria-label=${t.text('plan.own.named', { field: label })} ?disabled=${this.fallback(path) === undefined} @click=${() => this.useOwn(path)}>${t.text('plan.own.use')}</button>`}</li>`;
  }

  /** @param {string} key @param {string} title @param {readonly string[]} paths @param {unknown} [before] */
  group(key, title, paths, before = nothing) {
    return html`<section class="assumption-group" aria-labelledby="assume-${key}"><h3 id="assume-${key}">${title}</h3>${before}<ul>${paths.map((path) => this.row(path))}</ul></section>`;
  }

  /** The rates of a line, and what orders follow from. */
  post() {
    const { t, bind, state } = this.v;
    const { creators } = current(state.workspace).scenario;
    const at = `creators[${this.line}]`;
    const basis = String(bind.value('measurement.basis') ?? 'response');
    const which = creators.length > 1 ? select({ name: 'assumed-line', label: t.text('plan.post.line'), options: creators.map((_, i) => ({ value: String(i), label: lineName(creators, i, t) })), value: String(this.line), give: (value) => { this.line = Number(value); } }) : nothing;
    const choose = html`<div class="basis">${which}${segments({ name: 'basis', legend: t.text('field.measurement.basis'), options: ['response', 'clicks'].map((value) => ({ value, label: t.text(`plan.basis.${value}`) })), value: basis, give: bind.choose('measurement.basis') })}
      <p class="hint">${t.text(`plan.basis.${basis === 'clicks' ? 'clicks' : 'response'}.why`)}${t.event === 'order' ? nothing : ` ${t.text('plan.basis.ofOrders')}`}</p></div>`;
    return this.group('post', t.text('plan.post.title'), [...(basis === 'clicks' ? BY_CLICKS : BY_REACH), 'reachRate', 'inMarketShare'].map((rate) => `${at}.${rate}`), choose);
  }

  rare() {
    const { t, bind } = this.v;
    const at = `creators[${this.line}]`;
    const paths = [...RARE, ...['engagementRate', ...(bind.value('measurement.basis') === 'clicks' ? BY_REACH : BY_CLICKS)].map((rate) => `${at}.${rate}`)];
    return html`<details class="assumption-more"><summary>${t.text('plan.rare', { n: t.exact(paths.length) })}</summary><ul>${paths.map((path) => this.row(path))}</ul></details>`;
  }

  /** What holds an error is not left folded; what was unfolded stays so. @override */
  updated() {
    for (const details of this.querySelectorAll('details')) if (details.querySelector('.error-text')) details.open = true;
  }

  /** Draws, seed, shared error, luck: bounds are the engine's to tell. */
  run() {
    const { t, bind, state } = this.v;
    const box = (/** @type {string} */ path, /** @type {Range | undefined} */ fallback) => html`<div><tierwise-number class="field" name=${path.replace('.', '-')} .t=${t} .label=${t.text(`field.${path}`)} .field=${RUN[path]} .value=${bind.value(path)} .fallback=${bind.value(path) === undefined ? fallback : undefined} .draft=${bind.draft(path)} .problem=${bind.problem(path)}
      @give=${bind.give(path)} @clear=${bind.clear(path)} @draft=${bind.unreadable(path)}></tierwise-number><p class="hint">${t.text(`plan.note.${path}`)}</p></div>`;
    const luck = /** @type {unknown} */ (bind.value('simulation.luck')) !== false;
    return html`<details class="assumption-more"><summary>${t.text('plan.run')}</summary><div class="plan-fields">
      ${box('simulation.draws', state.answer?.complete.simulation?.draws)}${box('simulation.seed', bind.fallback('simulation.seed'))}${box('simulation.commonShare', bind.fallback('simulation.commonShare'))}
      <div>${select({ name: 'luck', label: t.text('field.simulation.luck'), options: [true, false].map((on) => ({ value: String(on), label: t.text(`value.simulation.luck.${on}`) })), value: String(luck), give: (value) => bind.choose('simulation.luck')(/** @type {any} */ (value === 'true')) })}<p class="hint">${t.text('plan.note.simulation.luck')}</p></div></div></details>`;
  }

  /** @override */
  willUpdate() {
    const { creators } = current(this.v.state.workspace).scenario;
    if (this.line >= creators.length) this.line = creators.length - 1;
  }

  /** @override */
  render() {
    const { t, bind } = this.v;
    const one = t.text(`plan.one.${bind.value('product.event') ?? 'order'}`);
    return html`<div class="assumption-head" aria-hidden="true"><span>${t.text('plan.cell.head.what')}</span><span class="triple"><span>${t.text('plan.cell.head.low')}</span><span>${t.text('plan.cell.head.mid')}</span><span>${t.text('plan.cell.head.high')}</span><span></span></span><span>${t.text('source.link')}</span></div>
      ${this.post()}
      ${this.group('worth', t.text('plan.value.title', { one }), WORTH)}
      ${this.group('caused', t.text('plan.caused.title'), CAUSED)}
      ${this.group('costs', t.text('defaults.costs'), COSTS)}
      ${this.group('audience', t.text('defaults.audience'), AUDIENCE)}
      ${this.rare()}${this.run()}`;
  }
}
customElements.define('tierwise-assumptions', Assumptions);

/** @param {LaterView} v */
export function assumptions(v) {
  const { t } = v;
  return html`<section aria-labelledby="plan-assumptions"><div class="section-head"><h2 id="plan-assumptions">${t.text('plan.assumptions.title')}</h2><p>${t.text('plan.assumptions.lead')}</p></div>
    <tierwise-assumptions .v=${v}></tierwise-assumptions></section>`;
}
