// Low, typical and high of one assumption in one outline: three cells and the unit. A certain number has no ends. What was typed stays
// as it was typed until it can be used; the cell that cannot be used is marked.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Light } from './light.js';
import { icon } from './icons.js';
import { unitOf } from './number-box.js';
import { PLACES } from '../state/fields.js';
import { same } from '../state/path.js';
import { CELLS, enter, rounded } from '../state/triple.js';

/**
 * @typedef {import('../format/parse.js').Range} Range
 * @typedef {import('../state/fields.js').Field} Field
 * @typedef {import('../state/triple.js').Cell} Cell
 * @typedef {import('../state/triple.js').Outcome} Outcome
 * @typedef {import('../messages/index.js').Context} Context
 */

const PAUSE = 700;
/** Characters a cell has room for; where one holds more, the three get a wider outline. */
const ROOM = 7;

/** A number as its cell shows it, every digit, a long one as 20M or 20 Mio. where that is shorter and reads back to the same. @param {number} x @param {Field} field @param {Context} t */
function spelled(x, field, t) {
  const places = PLACES[field.unit];
  const exact = t.exactShifted(x, places);
  if (exact.length <= ROOM) return exact;
  const short = t.short(Number(`${x}e${places}`));
  const back = t.parse(short, { kind: field.kind, places });
  return back.ok && back.value === x && short.length < exact.length ? short : exact;
}

export class Triple extends Light {
  static properties = { label: {}, name: {}, field: { attribute: false }, t: { attribute: false }, value: { attribute: false }, fallback: { attribute: false }, drafts: { attribute: false }, problem: { attribute: false }, marked: { attribute: false } };

  constructor() {
    super();
    /** What the cells are of: part of each one's name. */
    this.label = '';
    /** Ids begin with it; the typical cell's is `${name}-mid`. */
    this.name = '';
    /** @type {Field} */
    this.field = { kind: 'positive', unit: 'plain', range: true };
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** What somebody gave. @type {Range | undefined} */
    this.value = undefined;
    /** The default in its place. @type {Range | undefined} */
    this.fallback = undefined;
    /** @type {import('../state/triple.js').Drafts} */
    this.drafts = {};
    /** The sentence that says what to change. @type {string | null} */
    this.problem = null;
    /** Cells it speaks of. @type {readonly Cell[]} */
    this.marked = [];
    /** What stands in cells since they were typed in, and the value it gave. @type {{texts: Partial<Record<Cell, string>>, value: Range | undefined} | null} */
    this.typed = null;
    /** The cell that is being typed in. @type {Cell | null} */
    this.at = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
  }

  /** @param {import('lit').PropertyValues} changed @override */
  willUpdate(changed) {
    // Undo or a preset moved the value away from what was typed.
    if (this.typed && changed.has('value') && this.pause === undefined && !same(this.typed.value, this.value)) this.typed = null;
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.pause);
    this.pause = undefined;
  }

  /** What the cells show besides drafts: a default rounded to what one would type. */
  get shown() {
    return this.value ?? (this.fallback === undefined ? undefined : rounded(this.fallback));
  }

  /** Whether a text still says what its cell, or all three, hold. @param {Cell} cell @param {string} text */
  says(cell, text) {
    const { kind, unit, range } = this.field;
    const read = this.t.parse(text, { kind, places: PLACES[unit], range });
    return read.ok && (same(read.value, this.value) || (typeof this.value === 'object' && read.value === this.value[cell]));
  }

  /** @param {Cell} cell */
  text(cell) {
    const typed = this.typed?.texts[cell];
    if (typed !== undefined && this.at === cell) return typed;
    const draft = this.drafts[cell];
    if (draft) return draft.text;
    if (typed !== undefined && this.problem && this.says(cell, typed)) return typed;
    const { shown } = this;
    if (shown === undefined) return '';
    if (typeof shown === 'number') return cell === 'mid' ? spelled(shown, this.field, this.t) : '';
    return spelled(shown[cell], this.field, this.t);
  }

  /** @param {Cell} cell @param {string} text @returns {Outcome} */
  outcome(cell, text) {
    const { kind, unit, range } = this.field;
    return enter({ value: this.shown, given: this.value !== undefined, drafts: this.drafts }, cell, text, (typed) => this.t.parse(typed, { kind, places: PLACES[unit], range }));
  }

  /** @param {Cell} cell @param {string} text */
  read(cell, text) {
    const outcome = this.outcome(cell, text);
    this.at = cell;
    this.typed = { texts: { ...this.typed?.texts, [cell]: text }, value: outcome.value ?? this.value };
    clearTimeout(this.pause);
    this.pause = undefined;
    if (outcome.value !== undefined && !outcome.drafts[cell] && text.trim() !== '') this.emit('enter', outcome);
    else this.pause = setTimeout(() => this.settle(), PAUSE);
    this.requestUpdate();
  }

  /** The visitor paused or left: what cannot be used says so, what was emptied counts. */
  settle() {
    const text = this.at === null ? undefined : this.typed?.texts[this.at];
    if (this.pause === undefined || this.at === null || text === undefined) return;
    clearTimeout(this.pause);
    this.pause = undefined;
    this.emit('enter', this.outcome(this.at, text));
  }

  leave() {
    this.settle();
    this.at = null;
    this.requestUpdate();
  }

  /** Cells of a spreadsheet, or lines: three numbers at once. @param {ClipboardEvent} event @param {Cell} cell */
  paste(event, cell) {
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    this.read(cell, text.replace(/\s*[\t\n]+\s*/g, '; '));
  }

  /** @param {Cell} cell @param {string} text */
  cell(cell, text) {
    const { t, field, name } = this;
    if (!field.range && cell !== 'mid') return html`<span class="cell none" aria-hidden="true">–</span>`;
    const wrong = this.problem !== null && this.marked.includes(cell);
    return html`<input class="cell" id="${name}-${cell}" name="${name}-${cell}" type="text" inputmode=${cell === 'mid' ? 'text' : 'decimal'} autocomplete="off" spellcheck="false" .value=${live(text)}
      placeholder="–" aria-label=${field.range ? t.text(`plan.cell.${cell}`, { label: this.label }) : this.label} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? `${name}-complaint` : nothing}
      @input=${(/** @type {InputEvent} */ e) => this.read(cell, /** @type {HTMLInputElement} */ (e.target).value)}
      @paste=${(/** @type {ClipboardEvent} */ e) => this.paste(e, cell)}
      @blur=${this.leave}
      @keydown=${(/** @type {KeyboardEvent} */ e) => { if (e.key === 'Enter') this.settle(); }}>`;
  }

  /** @override */
  render() {
    const { t, field, problem } = this;
    const unit = unitOf(field, t);
    const texts = CELLS.map((cell) => this.text(cell));
    const long = texts.some((text) => text.length > ROOM);
    return html`<div class="triple box ${problem ? 'error' : ''} ${long ? 'long' : ''} ${this.value === undefined && Object.keys(this.drafts).length === 0 ? 'assumed' : ''}" role="group" aria-label=${this.label}>${CELLS.map((cell, i) => this.cell(cell, texts[i]))}<span class="unit" aria-hidden="true">${unit}</span></div>
      ${problem ? html`<p class="error-text" id="${this.name}-complaint">${icon('warn')}<span>${problem}</span></p>` : nothing}`;
  }
}
customElements.define('tierwise-triple', Triple);
