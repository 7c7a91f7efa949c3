// More: files in and out, the result as text, printing, language. On a phone also what the header has no room for.
import { html, nothing } from 'lit';
import { Floating } from './floating.js';

/** @typedef {{id: string, label: string, lang?: string, narrow?: boolean, disabled?: boolean, act: () => void} | null} Item  null draws a line; narrow: only where the header has no room */

export class MoreMenu extends Floating {
  static properties = { label: { attribute: false }, items: { attribute: false } };

  constructor() {
    super();
    this.label = '';
    /** @type {Item[]} */
    this.items = [];
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.classList.add('menu-list');
    this.setAttribute('role', 'menu');
    this.addEventListener('keydown', this.onKey);
  }
  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.onKey);
  }

  /** Arrows walk, Home and End jump, a letter finds. @param {KeyboardEvent} event */
  onKey(event) {
    const all = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('button:not(:disabled)')]).filter((b) => b.offsetParent !== null || b.getClientRects().length > 0);
    const at = all.findIndex((b) => b.matches(':focus'));
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey ? event.key.toLowerCase() : null;
    const found = letter ? [...all.slice(at + 1), ...all.slice(0, at + 1)].find((b) => b.textContent?.trim().toLowerCase().startsWith(letter)) : undefined;
    const next = event.key === 'ArrowDown' ? all[(at + 1) % all.length] : event.key === 'ArrowUp' ? all[(at - 1 + all.length) % all.length] : event.key === 'Home' ? all[0] : event.key === 'End' ? all[all.length - 1] : found;
    if (event.key === 'Tab') this.hidePopover();
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** @override */
  async open(/** @type {HTMLElement} */ opener) {
    await super.open(opener);
    if (this.matches(':popover-open')) /** @type {HTMLElement | undefined} */ ([...this.querySelectorAll('button:not(:disabled)')].find((b) => b.getClientRects().length > 0))?.focus();
  }

  /** @override */
  render() {
    this.setAttribute('aria-label', this.label);
    return html`${this.items.map((item) => (item === null ? html`<hr role="separator">` : html`<button type="button" role="menuitem" tabindex="-1" class=${item.narrow ? 'narrow-only' : ''} lang=${item.lang ?? nothing} ?disabled=${item.disabled ?? false}
      @click=${() => { this.hidePopover(); item.act(); }}>${item.label}</button>`))}`;
  }
}
customElements.define('tierwise-more', MoreMenu);
