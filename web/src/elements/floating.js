// Base of everything that opens beside a button: a native popover, so Escape and a click elsewhere close it and focus returns.
import { Light } from './light.js';

const GAP = 8;

export class Floating extends Light {
  constructor() {
    super();
    /** @type {HTMLElement | null} */
    this.opener = null;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.classList.add('popover');
    this.setAttribute('popover', 'auto');
    this.addEventListener('toggle', this.onToggle);
  }
  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('toggle', this.onToggle);
  }

  /** @param {Event} event */
  onToggle(event) {
    const open = /** @type {ToggleEvent} */ (event).newState === 'open';
    this.opener?.setAttribute('aria-expanded', String(open));
  }

  /** What is done between the click and the first picture. @returns {void | Promise<void>} */
  prepare() {}

  /** @param {HTMLElement} opener */
  async open(opener) {
    if (this.matches(':popover-open')) return this.hidePopover();
    this.opener = opener;
    await this.prepare();
    this.requestUpdate();
    await this.updateComplete;
    this.showPopover();
    this.place();
    /** @type {HTMLElement | null} */ (this.querySelector('[data-first]'))?.focus();
  }

  /** Beside its opener and inside the window; a sheet at the bottom of a phone, by style sheet. */
  place() {
    if (!this.opener || !this.matches(':popover-open')) return;
    const at = this.opener.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this;
    const start = at.left + at.width / 2 < innerWidth / 2 ? at.left : at.right - width;
    const below = at.bottom + GAP;
    const top = below + height + GAP <= innerHeight ? below : Math.max(GAP, at.top - GAP - height);
    this.style.setProperty('--left', `${Math.max(GAP, Math.min(innerWidth - width - GAP, start))}px`);
    this.style.setProperty('--top', `${top}px`);
  }

  /** @override */
  updated() {
    this.place();
  }
}
