// A number box joined to a slider on a logarithmic scale: one value, two ways to set it.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { NumberBox } from './number-box.js';
import { mid } from '../state/outlook.js';
import { rounded, shareOf, stepped, valueAt } from '../state/steps.js';
import { nextTask, untilLifted } from './light.js';

/** @typedef {import('../format/parse.js').Range} Range */

const STEPS = 1000;
const THUMB = 22;

export class Dial extends NumberBox {
  static properties = { ...NumberBox.properties, domain: { attribute: false }, whole: { type: Boolean }, settled: { attribute: false }, marks: { attribute: false } };

  constructor() {
    super();
    /** Ends of the slider. The box takes what lies beyond. @type {[number, number]} */
    this.domain = [1, 100];
    this.whole = false;
    /** The last valid value: where the slider stands while the box holds an error. @type {Range | undefined} */
    this.settled = undefined;
    /** Drawn under the slider, on the same axis. @type {unknown} */
    this.marks = nothing;
  }

  /** Several come at once with the form: each is drawn in a task of its own, and follows at once later. @override */
  async scheduleUpdate() {
    if (!this.hasUpdated) await nextTask();
    await super.scheduleUpdate();
  }

  get at() {
    return shareOf(mid(this.problem ? this.settled : this.value ?? this.fallback) ?? 0, this.domain);
  }

  /** @param {number} value */
  slide(value) {
    const [low, high] = this.domain;
    this.typed = null;
    clearTimeout(this.pause);
    this.pause = undefined;
    this.emit('give', Math.min(high, Math.max(low, rounded(value, this.whole))));
  }

  /** From here until the pointer is lifted, the value is on the move. */
  hold() {
    untilLifted(() => this.emit('settle'));
    this.emit('hold');
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const [low, high] = this.domain;
    const now = Math.min(high, Math.max(low, mid(this.problem ? this.settled : this.value ?? this.fallback) ?? low));
    const rtl = getComputedStyle(this).direction === 'rtl';
    /** @type {Record<string, () => number>} */
    const moves = {
      ArrowUp: () => stepped(now, 1, this.whole), ArrowDown: () => stepped(now, -1, this.whole),
      ArrowRight: () => stepped(now, rtl ? -1 : 1, this.whole), ArrowLeft: () => stepped(now, rtl ? 1 : -1, this.whole),
      PageUp: () => stepped(now, 1, this.whole, 10), PageDown: () => stepped(now, -1, this.whole, 10),
      Home: () => low, End: () => high,
    };
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.slide(Math.max(low, move()));
  }

  /** @override */
  updated() {
    const track = /** @type {HTMLElement | null} */ (this.querySelector('.track'));
    track?.style.setProperty('--at', `calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${this.at})`);
  }

  /** @override */
  render() {
    const [low] = this.domain;
    const shown = this.problem ? this.settled : this.value ?? this.fallback;
    return html`<div class="label-row"><label for=${this.name}>${this.label}</label>${this.badge}</div>${this.box()}${this.complaint()}
      <div class="track"><input type="range" min="0" max=${STEPS} step="1" .value=${live(String(Math.round(this.at * STEPS)))} aria-label=${this.label}
        aria-valuetext=${shown === undefined ? nothing : `${this.t.exact(mid(shown) ?? low)}${this.field.unit === 'money' ? ` ${this.t.currency}` : ''}`}
        @input=${(/** @type {InputEvent} */ e) => this.slide(valueAt(Number(/** @type {HTMLInputElement} */ (e.target).value) / STEPS, this.domain))}
        @pointerdown=${this.hold} @keydown=${this.key}></div>
      ${this.marks}`;
  }
}
customElements.define('tierwise-dial', Dial);
