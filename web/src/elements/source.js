// Where a default comes from: the badge that opens it, and the popover that tells value, spread, sources, and takes a value of one's own.
import { html, nothing } from 'lit';
import { Light } from './light.js';
import { assumed } from './number-box.js';
import { fieldOf, PLACES } from '../state/fields.js';
import { general } from '../state/path.js';

/**
 * @typedef {import('../messages/index.js').Context} Context
 * @typedef {import('../engine/tierwise.js').Source} Source
 * @typedef {import('../format/parse.js').Range} Range
 *
 * @typedef {object} Origin  one input of the model and where its value comes from
 * @property {string} path
 * @property {Range | string | boolean} value
 * @property {'default' | 'typed' | 'example' | 'learned'} from
 * @property {import('../engine/tierwise.js').Spread} [spread]
 * @property {string[]} [sources]
 * @property {string | null} [grade]
 * @property {string} [note]  the engine's, in English
 */

/** An input's figure in its unit, three digits at most. @param {number} x @param {string} path @param {Context} t */
export function figure(x, path, t) {
  const unit = fieldOf(path)?.unit ?? 'plain';
  const digits = t.fine(x * 10 ** PLACES[unit]);
  return unit === 'money' ? t.amount(x) : unit === 'percent' ? `${digits}\u00a0%` : unit === 'hours' ? `${digits}\u00a0${t.text('unit.hours')}` : unit === 'people' ? t.short(x) : digits;
}

/** Typical value of an input, or its word. @param {Origin} origin @param {Context} t */
export function shown({ path, value }, t) {
  if (typeof value === 'number') return figure(value, path, t);
  if (typeof value === 'object') return figure(value.mid, path, t);
  const key = `value.${general(path)}.${value}`;
  return t.has(key) ? t.text(key) : String(value);
}

/** Letter of a grade, or whose the value is. @param {Origin} origin @param {Context} t */
export function grade({ from, grade }, t) {
  if (from !== 'default') return html`<span class="grade ${from === 'example' ? 'example' : 'you'}">${t.text(`grade.${from}`)}</span>`;
  return grade ? html`<span class="grade ${grade.toLowerCase()}"><span class="visually-hidden">${t.text('grade.word')} </span>${grade}</span>` : html`<span class="grade none" aria-hidden="true">–</span>`;
}

/** A badge that opens the source. @param {Origin} origin @param {Context} t @param {unknown} [label] */
export const sourceBadge = (origin, t, label = nothing) => html`<button type="button" class="badge" aria-haspopup="dialog"
  @click=${(/** @type {MouseEvent} */ e) => e.currentTarget?.dispatchEvent(new CustomEvent('source', { detail: origin, bubbles: true }))}><span class="visually-hidden">${t.text('source.open', { field: t.text(`field.${general(origin.path)}`) })}, </span>${grade(origin, t)}${label}</button>`;

/** Each publication once, however many of its figures were used. @param {string[]} ids @param {Map<string, Source> | null} sources @returns {Source[]} */
export function publications(ids, sources) {
  const found = ids.map((id) => sources?.get(id)).filter((source) => source !== undefined);
  return [...new Map(found.map((source) => [`${source.url} ${source.year} ${source.sample}`, source])).values()];
}

const GAP = 8;

/** Inputs whose published figures are all about orders. */
const OF_ORDERS = /^(creators\.(responseRate|conversionRate)|measurement\.(trackedShare|incrementality)|product\.(newCustomerShare|repeatOrders))$/;

export class SourcePopover extends Light {
  static properties = { t: { attribute: false }, origin: { attribute: false }, load: { attribute: false }, value: { attribute: false }, draft: { attribute: false }, problem: { attribute: false }, sources: { state: true }, failed: { state: true }, own: { state: true } };

  constructor() {
    super();
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** @type {Origin | null} */
    this.origin = null;
    /** Fetches the source texts and the notes. @type {() => Promise<Map<string, Source>>} */
    this.load = async () => new Map();
    /** What somebody gave, what stands in the box instead, and the sentence that says what is wrong with it. @type {Range | undefined} */
    this.value = undefined;
    /** @type {import('../state/actions.js').Draft | undefined} */
    this.draft = undefined;
    /** @type {string | null} */
    this.problem = null;
    /** @type {Map<string, Source> | null} */
    this.sources = null;
    this.failed = false;
    /** Whether the box for a value of one's own is open. */
    this.own = false;
    /** @type {HTMLElement | null} */
    this.opener = null;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('popover', 'auto');
    this.setAttribute('role', 'dialog');
    this.addEventListener('toggle', (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === 'closed') this.emit('closed');
    });
  }

  /** @param {HTMLElement} opener */
  async open(opener) {
    this.opener = opener;
    this.own = this.draft !== undefined;
    await this.updateComplete;
    this.showPopover();
    this.place();
    this.querySelector('h2')?.focus();
    if (this.sources) return;
    this.failed = false;
    try {
      this.sources = await this.load();
    } catch {
      this.failed = true;
    }
    await this.updateComplete;
    this.place();
  }

  /** Beside its opener, inside the window; a sheet at the bottom of a phone (by style sheet). */
  place() {
    if (!this.opener || !this.matches(':popover-open')) return;
    const at = this.opener.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this;
    const left = Math.max(GAP, Math.min(innerWidth - width - GAP, at.left));
    const below = at.bottom + GAP;
    const top = below + height + GAP <= innerHeight ? below : Math.max(GAP, at.top - GAP - height);
    this.style.setProperty('--left', `${left}px`);
    this.style.setProperty('--top', `${top}px`);
  }

  /** @param {Source} source */
  one(source) {
    const about = [source.sample, source.year].filter((x) => x !== null && x !== undefined && x !== '').join(', ');
    return html`<li><span class="grade ${source.grade.toLowerCase()}">${source.grade}</span><span><span lang="en">${source.publisher}${about ? html` · ${about}` : nothing}</span>
      ${source.url ? html`<a href=${source.url} target="_blank" rel="noopener noreferrer">${this.t.text('source.link')}<span class="visually-hidden" lang="en">: ${source.title}</span></a>` : nothing}</span></li>`;
  }

  list() {
    const ids = (this.origin?.sources ?? []).filter((id) => id !== 'contract');
    const { t } = this;
    if (ids.length === 0) return nothing;
    if (this.failed) return html`<p>${t.text('source.failed')}</p>`;
    if (!this.sources) return html`<p>${t.text('source.loading')}</p>`;
    return html`<ul>${publications(ids, this.sources).map((s) => this.one(s))}</ul>`;
  }

  /** What to know of a default: the page's own words, else the engine's. */
  note() {
    const { t, origin } = this;
    if (!origin?.note) return nothing;
    const key = `note.${general(origin.path)}`;
    if (t.has(key)) return html`<p>${t.text(key)}</p>`;
    return this.sources || this.failed ? html`<p lang="en">${origin.note}</p>` : nothing;
  }

  /** What was published of orders says little of other results. */
  aboutOrders() {
    const { t, origin } = this;
    return t.event !== 'order' && origin?.from === 'default' && OF_ORDERS.test(general(origin.path)) && t.has('source.ofOrders') ? html`<p>${t.text('source.ofOrders')}</p>` : nothing;
  }

  /** @override */
  render() {
    const { t, origin } = this;
    if (!origin) return nothing;
    const field = fieldOf(origin.path);
    const { value } = origin;
    const range = typeof value === 'object' ? value : origin.spread;
    const name = t.text(`field.${general(origin.path)}`);
    this.setAttribute('aria-label', name);
    return html`<h2 tabindex="-1">${grade(origin, t)}<span>${name}</span></h2>
      <p class="num"><strong>${shown(origin, t)}</strong>${range ? html`, ${t.text('source.between', { low: figure(range.low, origin.path, t), high: figure(range.high, origin.path, t) })}` : nothing}</p>
      ${origin.from === 'default' ? html`<p>${origin.grade ? t.text(`grade.${origin.grade}`) : t.text('source.convention')}</p>` : html`<p>${t.text(`source.${origin.from}`)}</p>`}
      ${this.note()}${this.aboutOrders()}
      ${this.list()}
      ${this.own && field && (typeof value === 'number' || typeof value === 'object')
        ? html`<tierwise-number class="field" name="own" .t=${t} .field=${field} .label=${t.text('source.ownLabel')} .value=${this.value} .fallback=${value} .placeholder=${assumed(value, field, t)} .draft=${this.draft} .problem=${this.problem}></tierwise-number>` : nothing}
      <div class="row">
        ${field && !this.own && origin.from === 'default' ? html`<button type="button" class="button small" @click=${this.openOwn}>${t.text('source.useOwn')}</button>` : nothing}
        ${field && !this.own && origin.from !== 'default' ? html`<button type="button" class="button small" @click=${this.openOwn}>${t.text('source.change')}</button>
          <button type="button" class="button quiet small" @click=${() => { this.emit('clear'); this.hidePopover(); }}>${t.text('source.useDefault')}</button>` : nothing}
        <button type="button" class="button quiet small" @click=${() => this.hidePopover()}>${t.text('source.close')}</button>
      </div>`;
  }

  async openOwn() {
    this.own = true;
    await this.updateComplete;
    await /** @type {import('lit').LitElement | null} */ (this.querySelector('tierwise-number'))?.updateComplete;
    const input = /** @type {HTMLInputElement | null} */ (this.querySelector('#own'));
    input?.focus();
    input?.select();
    this.place();
  }
}
customElements.define('tierwise-source', SourcePopover);
