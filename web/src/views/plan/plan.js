// Plan: the lines of creators, every assumption, and what moves the result.
import { html, nothing } from 'lit';
import './plan.css';
import { current } from '../../state/actions.js';
import { assumptions } from './assumptions.js';
import { findings } from './findings.js';
import { lines } from './lines.js';
import { cards, head } from './scenarios.js';

/** @type {import('../later.js').Module['wish']} */
export const wish = { wanted: ['sensitivity', 'compare'], metrics: [] };

/** @param {import('../later.js').LaterView} v */
export function view(v) {
  const { t, state, analysis } = v;
  return html`<div class="plan">
    ${head(v)}
    ${cards(v)}
    ${analysis.unavailable ? html`<p class="banner" role="alert">${t.text('engine.lost')}</p>` : nothing}
    ${lines(v, current(state.workspace))}
    ${findings(v)}
    ${assumptions(v)}
  </div>`;
}
