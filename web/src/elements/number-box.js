// A box for one number or one range. What was typed stays until it can be read; the store hears of every readable state at once
// and of an unreadable one when the visitor pauses or leaves.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Light } from './light.js';
import { icon } from './icons.js';
import { PLACES } from '../state/fields.js';
import { same } from '../state/path.js';
import { middle } from '../format/parse.js';

/**
 * @typedef {import('../format/parse.js').Range} Range
 * @typedef {import('../state/fields.js').Field} Field
 * @typedef {import('../messages/index.js').Context} Context
 */

const PAUSE = 700;
/** Characters that a narrow box has room for; a longer text is marked, and said whole beside it. */
const ROOM = 18;
/** Between cells and rows of a table. A box would close them up, and 100 and 200 become 100200. */
const CELLS = /\s*[\t\r\n]\s*/g;

/** A value as its box shows it, every digit: "15", "5 to 20". Reads back to the same value. @param {Range} value @param {Field} field @param {Context} t */
export function spelled(value, field, t) {
  const digits = (/** @type {number} */ x) => t.exactShifted(x, PLACES[field.unit]);
  if (typeof value === 'number') return digits(value);
  const { low, mid, high } = value;
  const ends = { low: digits(low), mid: digits(mid), high: digits(high) };
  return t.text(mid === middle(low, high, field.kind) ? 'range.two' : 'range.three', ends);
}

/** A default in its box: rounded to what one would type, as nobody typed it. @param {Range} value @param {Field} field @param {Context} t */
export function assumed(value, field, t) {
  const round = (/** @type {number} */ x) => (field.unit === 'count' ? x : Number(x.toPrecision(3)));
  return spelled(typeof value === 'number' ? round(value) : { low: round(value.low), mid: middle(round(value.low), round(value.high), field.kind), high: round(value.high) }, field, t);
}

/** The unit written inside a box. @param {Field} field @param {Context} t */
export const unitOf = (field, t) => ({ money: t.currency, percent: '%', perThousand: '', people: '', hours: t.text('unit.hours'), count: '', plain: '' })[field.unit];

export class NumberBox extends Light {
  static properties = {
    label: {}, name: {}, field: { attribute: false }, t: { attribute: false }, value: { attribute: false }, fallback: { attribute: false },
    draft: { attribute: false }, problem: { attribute: false }, required: { type: Boolean }, placeholder: {}, badge: { attribute: false },
  };

  constructor() {
    super();
    this.label = '';
    /** Id of the input. */
    this.name = '';
    /** @type {Field} */
    this.field = { kind: 'positive', unit: 'plain', range: false };
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** What the visitor gave. @type {Range | undefined} */
    this.value = undefined;
    /** The default in its place. @type {Range | undefined} */
    this.fallback = undefined;
    /** @type {import('../state/actions.js').Draft | undefined} */
    this.draft = undefined;
    /** The sentence that says what to change. @type {string | null} */
    this.problem = null;
    this.required = false;
    this.placeholder = '';
    /** Shown after the label. @type {unknown} */
    this.badge = nothing;
    /** What stands in the box since it was last typed in, and its value. @type {{text: string, value: Range | undefined} | null} */
    this.typed = null;
    this.focused = false;
    /** The default that stood in the box when it was entered, until it is typed in: one that came to replace it would undo what was selected. @type {string | null} */
    this.entered = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
  }

  /** @param {import('lit').PropertyValues} changed @override */
  willUpdate(changed) {
    // Undo, a preset or the slider moved the value away from what was typed.
    if (this.typed && (changed.has('value') || changed.has('draft')) && !this.draft && this.pause === undefined && !same(this.typed.value, this.value)) this.typed = null;
  }

  get text() {
    if (this.typed && (this.focused || this.problem)) return this.typed.text;
    if (this.draft) return this.draft.text;
    if (this.value !== undefined) return spelled(this.value, this.field, this.t);
    if (this.entered !== null) return this.entered;
    return this.fallback === undefined ? '' : assumed(this.fallback, this.field, this.t);
  }

  /** @param {string} text */
  read(text) {
    this.entered = null;
    const parsed = this.t.parse(text, { kind: this.field.kind, places: PLACES[this.field.unit], range: this.field.range });
    this.typed = { text, value: parsed.ok ? parsed.value : undefined };
    clearTimeout(this.pause);
    this.pause = undefined;
    if (parsed.ok) this.emit('give', parsed.value);
    else this.pause = setTimeout(() => this.settle(), PAUSE);
  }

  /** A table is no number: its cells stay apart and the box says at once what it takes. @param {ClipboardEvent | DragEvent} event */
  take(event) {
    const text = ('clipboardData' in event ? event.clipboardData : event.dataTransfer)?.getData('text/plain').trim() ?? '';
    if (text.search(CELLS) < 0) return;
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (event.target);
    input.setRangeText(text.replace(CELLS, ' | '), input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
    this.read(input.value);
    this.settle();
  }

  /** The visitor paused or left: an empty box goes back to its default, an unreadable one says so. */
  settle() {
    if (this.pause === undefined || !this.typed) return;
    clearTimeout(this.pause);
    this.pause = undefined;
    const { text } = this.typed;
    const parsed = this.t.parse(text, { kind: this.field.kind, places: PLACES[this.field.unit], range: this.field.range });
    if (parsed.ok) return;
    if (parsed.error === 'empty' && !this.required) this.emit('clear');
    else this.emit('draft', { text, error: parsed.error });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.pause);
    this.pause = undefined;
  }

  /** What stands in the box stays as it stands, with what is selected in it: what was typed earlier does not come back. @param {FocusEvent} event */
  enter({ target }) {
    this.focused = true;
    if (!this.problem) this.typed = null;
    this.entered = this.value === undefined && !this.draft ? /** @type {HTMLInputElement} */ (target).value : null;
  }

  box() {
    const unit = unitOf(this.field, this.t);
    const { text } = this;
    return html`<div class="box ${this.problem ? 'error' : ''} ${text.length > ROOM ? 'long' : ''} ${this.value === undefined && this.fallback !== undefined && !this.draft ? 'assumed' : ''}">
      <input id=${this.name} name=${this.name} type="text" inputmode=${this.field.range ? 'text' : 'decimal'} autocomplete="off" spellcheck="false" .value=${live(text)}
        title=${text.length > ROOM ? text : nothing} placeholder=${this.placeholder || nothing} aria-invalid=${this.problem ? 'true' : nothing} aria-describedby=${this.problem ? `${this.name}-problem` : nothing}
        @input=${(/** @type {InputEvent} */ e) => this.read(/** @type {HTMLInputElement} */ (e.target).value)}
        @paste=${this.take} @drop=${this.take} @focus=${this.enter}
        @blur=${() => { this.focused = false; this.entered = null; this.settle(); this.requestUpdate(); }}
        @keydown=${(/** @type {KeyboardEvent} */ e) => { if (e.key === 'Enter') this.settle(); }}>
      ${unit ? html`<span class="unit" aria-hidden="true">${unit}</span>` : nothing}
    </div>`;
  }

  complaint() {
    return this.problem ? html`<p class="error-text" id="${this.name}-problem">${icon('warn')}<span>${this.problem}</span></p>` : nothing;
  }

  /** @override */
  render() {
    return html`<div class="label-row"><label for=${this.name}>${this.label}</label>${this.badge}</div>${this.box()}${this.complaint()}`;
  }
}
customElements.define('tierwise-number', NumberBox);
