// A short note at the foot of the page, with one thing to do about it. It leaves after eight seconds, or later while somebody is at it.
import { html, nothing } from 'lit';
import { Light } from './light.js';

const STAYS = 8000;

/** @typedef {{text: string, action?: string, act?: () => void}} Note */

export class Toast extends Light {
  static properties = { note: { state: true } };

  constructor() {
    super();
    /** @type {Note | null} */
    this.note = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'status');
  }
  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** @param {Note} note */
  say(note) {
    this.note = note;
    this.wait();
  }
  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.matches(':hover, :focus-within') ? this.wait() : this.clear()), STAYS);
  }
  clear() {
    clearTimeout(this.timer);
    this.note = null;
  }

  /** @override */
  render() {
    const { note } = this;
    if (!note) return nothing;
    return html`<div class="toast"><span>${note.text}</span>${note.action ? html`<button type="button" @click=${() => { this.clear(); note.act?.(); }}>${note.action}</button>` : nothing}</div>`;
  }
}
customElements.define('tierwise-toast', Toast);
