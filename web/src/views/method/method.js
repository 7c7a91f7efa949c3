// Method: how a figure comes about with this scenario's numbers, where every input comes from, the tiers, and what the model leaves out.
import { html, nothing } from 'lit';
import './ledger.js';
import './steps.js';
import './method.css';
import { formulas } from '../formulas.js';
import { gradeShares } from './shares.js';
import { tiers } from './tiers.js';

/** Figures that can be explained, in the order they are offered. */
const METRICS = ['profit', 'roi', 'contribution', 'cost', 'incrementalOrders', 'attributedOrders', 'reach', 'cac', 'costPerIncrementalOrder', 'cpm', 'dashboardRoas', 'breakEven.ordersPerThousandReached'];

/** @type {import('../later.js').Module['wish']} */
export const wish = { wanted: ['sensitivity'], metrics: METRICS };

const PARTS = ['steps', 'ledger', 'shares', 'tiers', 'formulas', 'limits'];

/** @param {import('../later.js').LaterView} v */
const contents = ({ t }) => html`<nav class="method-contents" aria-label=${t.text('method.contents')}><ol>${PARTS.map((part) => html`<li><a href="#method-${part}"
  @click=${(/** @type {Event} */ e) => { e.preventDefault(); const at = document.querySelector(`#method-${part}`); at?.scrollIntoView(); /** @type {HTMLElement | null} */ (at)?.focus({ preventScroll: true }); }}>${t.text(`method.${part}.title`)}</a></li>`)}</ol></nav>`;

/** @param {import('../later.js').LaterView} v @param {string} part @param {unknown} inside */
const section = ({ t }, part, inside) => html`<section class="section" aria-labelledby="method-${part}"><div class="section-head"><h2 id="method-${part}" tabindex="-1">${t.text(`method.${part}.title`)}</h2><p>${t.text(`method.${part}.lead`)}</p></div>${inside}</section>`;

/** @param {import('../later.js').LaterView} v */
export function view(v) {
  const { t, state, origins, analysis } = v;
  if (!state.answer) return html`<h1>${t.text('view.method')}</h1>`;
  const failed = analysis.unavailable ? html`<p class="banner" role="alert">${t.text('engine.lost')}</p>` : nothing;
  return html`<div class="method">
    <div class="method-head"><h1>${t.text('method.title')}</h1><p>${t.text('method.lead')}</p></div>
    ${contents(v)}
    <div class="method-body">${failed}
      ${section(v, 'steps', html`<tierwise-steps .t=${t} .metrics=${METRICS} .explanations=${analysis.analysis?.explanations ?? null}></tierwise-steps>`)}
      ${section(v, 'ledger', html`<tierwise-ledger .t=${t} .origins=${origins} .load=${v.store.sources}></tierwise-ledger>`)}
      ${section(v, 'shares', gradeShares(analysis.analysis?.sensitivity ?? null, origins, t))}
      ${section(v, 'tiers', tiers(v))}
      ${section(v, 'formulas', html`<ol class="formulas" lang="en">${formulas.map((f) => html`<li>${f}</li>`)}</ol>`)}
      ${section(v, 'limits', html`<ul class="prose">${[1, 2, 3, 4, 5, 6].map((n) => html`<li>${t.text(`method.limits.${n}`)}</li>`)}</ul><p class="caption num">${state.answer.projection.stamp}</p>`)}
    </div></div>`;
}
