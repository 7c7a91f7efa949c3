// Prices that include VAT: shows what each amount becomes, divides once, and then says what it did. Nothing is remembered but the
// amounts themselves, so undo takes all of it back in one step, and dividing again is a step of its own that has to be asked for.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import '../../elements/number-box.js';
import { spelled } from '../../elements/number-box.js';
import { Light } from '../../elements/light.js';
import { current } from '../../state/actions.js';
import { fieldOf } from '../../state/fields.js';
import { general, read, same } from '../../state/path.js';
import { prices, takeOutVat, withoutVat } from '../../state/terms.js';
import { inputName } from './names.js';

/**
 * @typedef {import('../../format/parse.js').Range} Range
 * @typedef {{entry: string, rate: number, rows: {path: string, before: Range, after: Range}[]}} Done
 */

/** @type {import('../../state/fields.js').Field} */
const SHARE = { kind: 'proportion', unit: 'percent', range: false };
const USUAL = 0.19;
/** Bears no VAT: the pay of one's own hour. */
const NEVER = new Set(['costs.hourlyRate']);

/** The second click of a double click on the button that stood here before is not meant. @param {() => void} act */
const once = (act) => (/** @type {MouseEvent} */ event) => { if (event.detail < 2) act(); };

export class Vat extends Light {
  static properties = { v: { attribute: false }, rate: { state: true }, draft: { state: true }, left: { state: true }, done: { state: true } };

  constructor() {
    super();
    /** @type {import('../later.js').LaterView} */
    this.v = /** @type {any} */ (null);
    this.rate = USUAL;
    /** @type {import('../../state/actions.js').Draft | undefined} */
    this.draft = undefined;
    /** Amounts that are left as they are. @type {Set<string>} */
    this.left = NEVER;
    /** What was divided last, as long as it stands as it was left. @type {Done | null} */
    this.done = null;
  }

  /** As it stands now: what was just divided is there before the view hears of it. */
  get entry() {
    return current(this.v.store.state.workspace);
  }

  /** @override */
  willUpdate() {
    const { done } = this;
    if (done && (this.entry.id !== done.entry || done.rows.some(({ path, after }) => !same(read(this.entry.scenario, path), after)))) this.done = null;
  }

  /** @param {string[]} paths */
  divide(paths) {
    const { rate, entry } = this;
    const rows = paths.map((path) => { const before = /** @type {Range} */ (read(entry.scenario, path)); return { path, before, after: withoutVat(before, rate) }; });
    this.v.store.apply((w) => takeOutVat(w, rate, paths));
    this.done = { entry: entry.id, rate, rows };
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector('.vat-done'))?.focus());
  }

  /** @param {string} path */
  name(path) {
    return inputName(path, this.entry.scenario.creators, this.v.t);
  }

  /** @param {string} path @param {Range} value */
  amount(path, value) {
    const field = fieldOf(path);
    return field ? html`<span class="num">${spelled(value, field, this.v.t)}</span>` : nothing;
  }

  report() {
    const { t, store } = this.v;
    const { done } = this;
    if (!done) return nothing;
    return html`<div class="vat-done" tabindex="-1" role="status"><p><strong>${t.text('plan.vat.done', { factor: t.exact(Number((1 + done.rate).toPrecision(6))) })}</strong> ${t.text('plan.vat.undo')}</p>
        <ul>${done.rows.map(({ path, before, after }) => html`<li>${this.name(path)}: ${this.amount(path, before)} ${t.text('plan.vat.became')} <strong>${this.amount(path, after)}</strong> ${t.currency}</li>`)}</ul></div>
      <div class="row"><button type="button" class="button small" @click=${once(() => store.undo())}>${t.text('header.undo')}</button>
        <button type="button" class="button quiet small" @click=${once(() => { this.done = null; })}>${t.text('plan.vat.again')}</button></div>`;
  }

  form() {
    const { t } = this.v;
    const paths = prices(this.entry);
    const chosen = paths.filter((path) => !this.left.has(general(path)) && !this.left.has(path));
    const problem = this.draft ? t.text('plan.vat.wrong') : null;
    return html`<div class="vat-rate"><tierwise-number class="field" name="vat-rate" required .t=${t} .label=${t.text('plan.vat.label')} .field=${SHARE} .value=${this.rate} .draft=${this.draft} .problem=${problem}
        @give=${(/** @type {CustomEvent} */ e) => { if (e.detail > 0 && e.detail < 1) { this.rate = e.detail; this.draft = undefined; } else this.draft = { text: t.exactPercent(e.detail), error: 'notNumber' }; }}
        @draft=${(/** @type {CustomEvent} */ e) => { this.draft = e.detail; }}></tierwise-number><p class="hint">${t.text('plan.vat.why')}</p></div>
      ${paths.length === 0 ? html`<p class="hint">${t.text('plan.vat.none')}</p>` : html`<fieldset class="vat-list"><legend class="field-label">${t.text('plan.vat.which')}</legend>
        ${paths.map((path) => { const before = /** @type {Range} */ (read(this.entry.scenario, path)); const on = chosen.includes(path);
          return html`<label><input type="checkbox" name=${`vat-${path}`} .checked=${live(on)} @change=${() => this.toggle(path, on)}><span>${this.name(path)}: ${this.amount(path, before)} ${on && !problem ? html`${t.text('plan.vat.becomes')} <strong>${this.amount(path, withoutVat(before, this.rate))}</strong> ` : nothing}${t.currency}</span></label>`; })}</fieldset>
        <div class="row"><button type="button" class="button small" ?disabled=${chosen.length === 0 || problem !== null} @click=${() => this.divide(chosen)}>${t.text('plan.vat.divide', { factor: t.exact(Number((1 + this.rate).toPrecision(6))) })}</button></div>`}`;
  }

  /** @param {string} path @param {boolean} on */
  toggle(path, on) {
    const left = new Set(this.left);
    if (on) left.add(path);
    else { left.delete(path); left.delete(general(path)); }
    this.left = left;
  }

  /** @override */
  render() {
    if (!this.v) return nothing;
    return html`<section class="vat panel" aria-label=${this.v.t.text('plan.vat.title')}>${this.done ? this.report() : this.form()}</section>`;
  }
}
customElements.define('tierwise-vat', Vat);
