// What stands where an answer of the analysis is still missing: why it will not come yet, in words, or the place it will take.
import { html } from 'lit';

/** @param {import('../later.js').LaterView} v */
export const pending = ({ t, state, analysis }) =>
  analysis.unavailable ? html`<p>${t.text('engine.lost')}</p>` : state.stale ? html`<p>${t.text('method.waiting')}</p>` : analysis.stopped ? html`<p>${t.text('strip.stoppedAnalysis')}</p>` : html`<p class="skeleton line" aria-busy="true"><span class="visually-hidden">${t.text('strip.computing')}</span></p>`;
