// Plan: its terms, the lines of creators, every assumption, what moves the result and what it comes to.
import { html, nothing } from 'lit';
import './plan.css';
import { assumptions } from './assumptions.js';
import { funnel, moves, outcome } from './findings.js';
import { lines } from './lines.js';
import { plausibility } from './plausibility.js';
import { cards, head } from './scenarios.js';
import { settings } from './settings.js';

/** @type {import('../later.js').Module['wish']} */
export const wish = { wanted: ['sensitivity', 'compare', 'translate'], metrics: [] };

/** @param {import('../later.js').LaterView} v */
export function view(v) {
  const { t, analysis } = v;
  return html`<div class="plan">
    ${head(v)}
    ${settings(v)}
    ${cards(v)}
    ${analysis.unavailable ? html`<p class="banner" role="alert">${t.text('engine.lost')}</p>` : nothing}
    ${lines(v)}
    ${funnel(v)}
    <div class="section plan-split">${assumptions(v)}${moves(v)}</div>
    ${outcome(v)}
    ${plausibility(v)}
  </div>`;
}
