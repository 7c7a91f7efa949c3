// Plan: the lines of creators, every assumption, and what moves the result.
import { html, nothing } from 'lit';
import './plan.css';
import { current } from '../../state/actions.js';
import { headline } from '../words.js';
import { assumptions } from './assumptions.js';
import { findings } from './findings.js';
import { lines } from './lines.js';
import { plausibility } from './plausibility.js';

/** @type {import('../later.js').Module['wish']} */
export const wish = { wanted: ['sensitivity', 'translate'], metrics: [] };

/** @param {import('../later.js').LaterView} v */
export function view(v) {
  const { t, outlook, state, analysis } = v;
  return html`<div class="plan">
    <div class="plan-head"><h1>${outlook ? headline(outlook, t) : t.text('verdict.question')}</h1></div>
    ${analysis.unavailable ? html`<p class="banner" role="alert">${t.text('engine.lost')}</p>` : nothing}
    ${lines(v, current(state.workspace))}
    ${findings(v)}
    ${plausibility(v)}
    ${assumptions(v)}
  </div>`;
}
