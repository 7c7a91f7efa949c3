// The model in eight lines, in words: shown by the Method view and where the page cannot compute. The build writes the same lines into
// index.html for browsers without scripts.
import { html } from 'lit';

const LINES = ['reach', 'together', 'orders', 'incremental', 'margin', 'contribution', 'cost', 'profit'];

/** @param {import('../messages/index.js').Context} t */
export const formulas = (t) => html`<ol class="formulas">${LINES.map((line) => html`<li>${t.text(`formula.${line}`)}</li>`)}</ol>`;
