// Method: how a figure comes about with this scenario's numbers, where every input comes from and how far to trust it, the tiers, what
// other rules would call the plan, what the abbreviations mean, and what the model leaves out.
import { html, nothing } from 'lit';
import './ledger.js';
import './steps.js';
import './method.css';
import { formulas } from '../formulas.js';
import { plausibility } from '../plan/plausibility.js';
import { glossary } from './glossary.js';
import { grades } from './grades.js';
import { pending } from './pending.js';
import { tiers } from './tiers.js';
import { translator } from './translator.js';

/** Figures that can be explained, in the order they are offered. */
const METRICS = [
  'profit', 'roi', 'contribution', 'cost', 'reach', 'impressions', 'clicks', 'attributedOrders', 'trackedOrders', 'incrementalOrders',
  'cpm', 'cpe', 'cpc', 'cpa', 'costPerIncrementalOrder', 'cac', 'dashboardRoas', 'incrementalRoas',
  'breakEven.ordersPerThousandReached', 'breakEven.averageOrderValue', 'breakEven.incrementality', 'breakEven.feeMultiplier',
];

/** @type {import('../later.js').Module['wish']} */
export const wish = { wanted: ['sensitivity', 'translate'], metrics: METRICS };

/** The sections by the id of their heading. */
const PARTS = ['method-steps', 'method-ledger', 'method-grades', 'method-tiers', 'method-translator', 'plausibility', 'method-glossary', 'method-formulas', 'method-limits'];

/** @param {Event} event @param {string} part */
function jump(event, part) {
  event.preventDefault();
  const heading = document.getElementById(part);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/** @param {import('../later.js').LaterView} v */
const contents = ({ t, analysis }) => html`<nav class="method-contents" aria-label=${t.text('method.contents')}><ol>${PARTS.filter((part) => part !== 'plausibility' || analysis.analysis?.translate?.ok)
  .map((part) => html`<li><a href="#${part}" @click=${(/** @type {Event} */ e) => jump(e, part)}>${t.text(`${part.replace('-', '.')}.title`)}</a></li>`)}</ol></nav>`;

/** @param {import('../later.js').LaterView} v @param {string} part @param {unknown} inside */
const section = ({ t }, part, inside) => html`<section class="section" aria-labelledby="method-${part}"><div class="section-head"><h2 id="method-${part}" tabindex="-1">${t.text(`method.${part}.title`)}</h2><p>${t.text(`method.${part}.lead`)}</p></div>${inside}</section>`;

/** @param {import('../later.js').LaterView} v */
export function view(v) {
  const { t, state, origins, analysis } = v;
  const head = html`<div class="method-head"><h1>${t.text('method.title')}</h1><p>${t.text('method.lead')}</p></div>`;
  if (!state.answer) return html`<div class="method">${head}<div class="method-body">${pending(v)}</div></div>`;
  const failed = analysis.unavailable ? html`<p class="banner" role="alert">${t.text('engine.lost')}</p>` : nothing;
  return html`<div class="method">
    ${head}
    ${contents(v)}
    <div class="method-body">${failed}
      ${section(v, 'steps', html`<tierwise-steps .t=${t} .metrics=${METRICS} .explanations=${analysis.analysis?.explanations ?? null} .waiting=${pending(v)}></tierwise-steps>`)}
      ${section(v, 'ledger', html`<tierwise-ledger .t=${t} .origins=${origins} .creators=${state.answer.complete.creators} .load=${v.store.sources}></tierwise-ledger>`)}
      ${section(v, 'grades', grades(v))}
      ${section(v, 'tiers', tiers(v))}
      ${section(v, 'translator', translator(v))}
      ${plausibility(v)}
      ${section(v, 'glossary', glossary(v))}
      ${section(v, 'formulas', formulas(t))}
      ${section(v, 'limits', html`<ul class="prose">${[1, 2, 3, 4, 5, 6].map((n) => html`<li>${t.text(`method.limits.${n}`)}</li>`)}</ul><p class="caption stamp num">${state.answer.projection.stamp}</p>`)}
    </div></div>`;
}
