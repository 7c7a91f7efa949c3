// The answer in one sentence. It changes with every key; a screen reader hears it once the visitor has paused.
import { html } from 'lit';
import { Light } from './light.js';

const REST = 600;

export class Verdict extends Light {
  static properties = { headline: {}, lead: { attribute: false }, spoken: {}, heard: { state: true } };

  constructor() {
    super();
    this.headline = '';
    /** @type {unknown} */
    this.lead = '';
    /** Headline and lead as plain words. */
    this.spoken = '';
    this.heard = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.rest = undefined;
  }

  /** @param {import('lit').PropertyValues} changed @override */
  updated(changed) {
    if (!changed.has('spoken') || this.spoken === '') return;
    clearTimeout(this.rest);
    const first = this.heard === '';
    this.rest = setTimeout(() => { this.heard = this.spoken; }, first ? 0 : REST);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.rest);
  }

  /** @override */
  render() {
    return html`<h1>${this.headline}</h1><p>${this.lead}</p><div class="visually-hidden" role="status" aria-live="polite" aria-atomic="true">${this.heard}</div>`;
  }
}
customElements.define('tierwise-verdict', Verdict);
