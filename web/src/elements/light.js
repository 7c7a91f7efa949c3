// Base of all elements: they render into the page itself, so one set of style sheets serves all.
import { LitElement } from 'lit';

export class Light extends LitElement {
  /** @override */
  createRenderRoot() {
    return this;
  }
  /** Tells whoever listens. @param {string} name @param {unknown} [detail] */
  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
