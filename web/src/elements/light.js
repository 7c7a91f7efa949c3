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

/** The next task: a slow phone takes a tap before it. @returns {Promise<void>} */
export const nextTask = () => new Promise((resolve) => { setTimeout(resolve); });

/** Calls back once the pointer that was just pressed is lifted, wherever that is. @param {() => void} act */
export function untilLifted(act) {
  const end = new AbortController();
  const release = () => {
    end.abort();
    act();
  };
  for (const type of ['pointerup', 'pointercancel']) addEventListener(type, release, { signal: end.signal });
}
