// The terms of the plan in one line of words: what counts as a result, the goal, the currency, prices with or without VAT; and under it
// what those words ask for: what one is worth, how much is wanted and how sure, the exchange rate.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import '../../elements/number-box.js';
import { icon } from '../../elements/icons.js';
import { Light } from '../../elements/light.js';
import { current } from '../../state/actions.js';
import { mid } from '../../state/outlook.js';
import { goalOf } from '../../state/goals.js';
import { clearWorth, CURRENCIES, EVENTS, GOALS, giveCurrency, giveEvent, giveGoal, giveWorth } from '../../state/terms.js';
import { figure } from '../../elements/source.js';
import './vat.js';

/** @typedef {import('../later.js').LaterView} LaterView */
/** @typedef {import('../../elements/controls.js').Option} Option */

const OTHER = '…';
/** @type {import('../../state/fields.js').Field} */
const SURE = { kind: 'proportion', unit: 'percent', range: false };
/** @type {import('../../state/fields.js').Field} */
const RATE = { kind: 'positive', unit: 'plain', range: false };
/** @type {import('../../state/fields.js').Field} */
const WORTH = { kind: 'positive', unit: 'money', range: true };

/** A word of the settings line that is chosen from a list. @param {{name: string, label: string, options: Option[], value: string, give: (value: string) => void}} c */
const setting = ({ name, label, options, value, give }) => html`<label class="setting"><span>${label}</span>
  <select name=${name} .value=${live(value)} @change=${(/** @type {Event} */ e) => give(/** @type {HTMLSelectElement} */ (e.target).value)}>${options.map((o) => html`<option value=${o.value} ?selected=${o.value === value}>${o.label}</option>`)}</select>${icon('down')}</label>`;

/** A box of one number of the scenario. @param {LaterView} v @param {string} path @param {string} label @param {import('../../state/fields.js').Field} field @param {{placeholder?: string}} [more] */
const box = ({ t, bind }, path, label, field, { placeholder = '' } = {}) => html`<tierwise-number class="field" name=${path.replace(/\W+/g, '-')} .t=${t} .label=${label} .field=${field} .placeholder=${placeholder}
  .value=${bind.value(path)} .fallback=${placeholder ? undefined : bind.fallback(path)} .draft=${bind.draft(path)} .problem=${bind.problem(path)} @give=${bind.give(path)} @clear=${bind.clear(path)} @draft=${bind.unreadable(path)}></tierwise-number>`;

export class Settings extends Light {
  static properties = { v: { attribute: false }, other: { state: true }, code: { state: true }, codeWrong: { state: true }, vat: { state: true } };

  constructor() {
    super();
    /** @type {LaterView} */
    this.v = /** @type {any} */ (null);
    /** Whether a code is typed that is not in the list. */
    this.other = false;
    /** What stands in the box for it, and whether it was left unfit. */
    this.code = '';
    this.codeWrong = false;
    /** Whether prices are being rid of VAT. */
    this.vat = false;
  }

  get currency() {
    return current(this.v.state.workspace).scenario.currency ?? 'USD';
  }

  /** @param {string} value */
  chooseCurrency(value) {
    this.other = value === OTHER;
    this.code = '';
    this.codeWrong = false;
    if (this.other) this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector('#currency-code'))?.focus());
    else this.v.store.apply((w) => giveCurrency(w, value));
  }

  /** @param {string} text */
  typeCurrency(text) {
    this.code = text;
    this.codeWrong = false;
    const code = text.trim().toUpperCase();
    if (/^[A-Z]{3}$/.test(code)) this.v.store.apply((w) => giveCurrency(w, code), 'currency');
  }

  line() {
    const { t, bind, state } = this.v;
    const entry = current(state.workspace);
    const listed = CURRENCIES.includes(this.currency);
    return html`<div class="settings">
      ${setting({ name: 'event', label: t.text('field.product.event'), options: EVENTS.map((value) => ({ value, label: t.text(`plan.one.${value}`) })), value: String(bind.value('product.event') ?? 'order'), give: (value) => this.v.store.apply((w) => giveEvent(w, value)) })}
      ${setting({ name: 'goal', label: t.text('plan.goal'), options: Object.keys(GOALS).map((value) => ({ value, label: t.text(`plan.goal.${value}`) })), value: entry.scenario.target?.metric ?? 'roi', give: (value) => this.v.store.apply((w) => giveGoal(w, value)) })}
      ${setting({ name: 'currency', label: t.text('plan.currency'), options: [...(listed ? [] : [this.currency]), ...CURRENCIES].map((value) => ({ value, label: value })).concat({ value: OTHER, label: t.text('plan.currency.other') }), value: this.other ? OTHER : this.currency, give: (value) => this.chooseCurrency(value) })}
      <button type="button" class="setting" aria-expanded=${this.vat ? 'true' : 'false'} aria-controls="vat" @click=${() => { this.vat = !this.vat; }}><span>${t.text('plan.vat')}</span> <strong>${t.text('plan.vat.without')}</strong>${icon('down')}</button>
    </div>`;
  }

  /** Any three letters. */
  otherCurrency() {
    if (!this.other) return nothing;
    const { t } = this.v;
    return html`<div class="field code"><label for="currency-code">${t.text('plan.currency.code')}</label>
      <div class="box ${this.codeWrong ? 'error' : ''}"><input id="currency-code" maxlength="12" autocomplete="off" spellcheck="false" autocapitalize="characters" .value=${live(this.code)} aria-invalid=${this.codeWrong ? 'true' : nothing} aria-describedby=${this.codeWrong ? 'currency-code-problem' : nothing}
        @input=${(/** @type {InputEvent} */ e) => this.typeCurrency(/** @type {HTMLInputElement} */ (e.target).value)}
        @blur=${() => { this.codeWrong = this.code.trim() !== '' && !/^[a-z]{3}$/i.test(this.code.trim()); }}></div>
      ${this.codeWrong ? html`<p class="error-text" id="currency-code-problem">${icon('warn')}<span>${t.text('plan.currency.wrong')}</span></p>` : nothing}</div>`;
  }

  /** What a dollar costs: only the published amounts follow. */
  exchange() {
    const { t, bind } = this.v;
    if (this.currency === 'USD') return nothing;
    return html`${box(this.v, 'usdRate', t.text('plan.rate', { currency: this.currency }), RATE)}<p class="hint">${bind.value('usdRate') === undefined ? t.text('plan.rate.open', { currency: this.currency }) : t.text('plan.rate.why')}</p>`;
  }

  /** What one install, lead, booking or visit is worth: one figure instead of value and margin. */
  worth() {
    const { t, bind, store, state } = this.v;
    const event = String(bind.value('product.event') ?? 'order');
    if (event === 'order') return nothing;
    const one = t.text(`plan.one.${event}`);
    const whole = bind.value('product.grossMargin') === 1;
    const path = 'product.averageOrderValue';
    const complete = state.answer?.complete.product;
    const value = mid(/** @type {any} */ (complete?.averageOrderValue)); const margin = mid(/** @type {any} */ (complete?.grossMargin));
    return html`<div class="terms-row"><tierwise-number class="field worth" name="worth" .t=${t} .label=${t.text('plan.value.question', { one })} .field=${WORTH} .value=${whole ? bind.value(path) : undefined} .draft=${bind.draft(path)} .problem=${bind.problem(path)}
        @give=${(/** @type {CustomEvent} */ e) => store.apply((w) => giveWorth(w, e.detail, state.answer?.complete), path)} @clear=${() => store.apply(clearWorth, path)} @draft=${bind.unreadable(path)}></tierwise-number>
      <p class="hint">${whole || value === undefined || margin === undefined ? t.text('plan.value.hint') : t.text('plan.value.now', { value: figure(value, path, t), margin: figure(margin, 'product.grossMargin', t) })}</p></div>`;
  }

  /** How much is wanted, how sure, and what the worlds say to it. */
  goal() {
    const { t, bind, state, memo, outlook } = this.v;
    const { target } = current(state.workspace).scenario;
    const metric = target?.metric ?? 'roi';
    const { unit, atLeast, startsAtZero } = GOALS[metric] ?? GOALS.roi;
    const given = target?.value !== undefined;
    const { answer } = state;
    const goal = answer && answer.complete.target?.metric === metric ? memo('plan-goal', () => goalOf(answer, given), [answer, given]) : null;
    const sure = t.percent(goal?.confidence ?? 0.5);
    const price = goal?.walkAway === null || goal?.walkAway === undefined ? html`<small>${t.text(`strip.${outlook?.noPrice ?? 'noPrice'}`)}</small>` : html`${t.money(goal.walkAway)} <small>${t.text(outlook?.perPost ? 'strip.perPost' : 'strip.allFees')}</small>`;
    return html`<div class="goal ${state.stale ? 'stale' : ''}">
      <div class="goal-boxes">${box(this.v, 'target.value', t.text(`plan.goal.${atLeast ? 'atLeast' : 'atMost'}.${metric}`), { kind: 'positive', unit, range: false }, { placeholder: startsAtZero ? '' : t.text('plan.goal.missing') })}
      ${box(this.v, 'target.confidence', t.text('plan.goal.sure'), SURE)}</div>
      <dl>
        <div><dt>${t.text('plan.goal.chance')}</dt><dd>${goal && goal.chance !== null ? html`${t.percent(goal.chance)} <small>${t.text('plan.goal.error', { error: t.fine(Number((goal.error * 100).toPrecision(1))) })}</small>` : html`<small>${t.text('plan.goal.missing')}</small>`}</dd></div>
        <div><dt>${t.text('plan.goal.needed', { sure })}</dt><dd>${!goal ? '–' : goal.needed === null ? html`<small>${t.text('plan.goal.noRate')}</small>` : t.rate(goal.needed)} ${goal?.needed === null ? nothing : html`<small>${t.text('plan.perThousand')}</small>`}</dd></div>
        <div><dt>${t.text('plan.goal.walkAway', { sure })}</dt><dd>${goal ? price : '–'}</dd></div>
      </dl></div>`;
  }

  /** @override */
  render() {
    if (!this.v) return nothing;
    return html`${this.line()}
      <tierwise-vat id="vat" .v=${this.v} ?hidden=${!this.vat}></tierwise-vat>${this.worth()}
      ${this.other || this.currency !== 'USD' ? html`<div class="terms-row">${this.otherCurrency()}${this.exchange()}</div>` : nothing}
      ${this.goal()}`;
  }
}
customElements.define('tierwise-settings', Settings);

/** @param {LaterView} v */
export const settings = (v) => html`<tierwise-settings class="plan-terms" .v=${v}></tierwise-settings>`;
