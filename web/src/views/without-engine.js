// What stands here when WebAssembly or workers are blocked: a plain sentence and the formulas.
import { html } from 'lit';
import { formulas } from './formulas.js';

/** @param {import('../messages/index.js').Context} t */
export const withoutEngine = (t) => html`<section class="verdict plain" role="alert"><h1>${t.text('engine.unavailable')}</h1><p>${t.text('engine.why')}</p></section>
  <section class="section"><div class="section-head"><h2>${t.text('engine.formulas')}</h2></div>${formulas(t)}</section>`;
