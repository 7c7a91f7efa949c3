// The view.
import { html } from 'lit';

/** @type {import('../later.js').Module['wish']} */
export const wish = { wanted: [], metrics: [] };

/** @param {import('../later.js').LaterView} v */
export const view = (v) => html`<h1>${v.t.text('view.plan')}</h1>`;
