// Every assumption in a box that takes one number or a range, with its source beside it.
import { html } from 'lit';
import { fields } from '../../state/fields.js';
import { box } from './lines.js';

const GROUPS = /** @type {const} */ (['product', 'measurement', 'audience', 'costs']);

/** @param {import('../later.js').LaterView} v */
export function assumptions(v) {
  const { t } = v;
  return html`<section class="section" aria-labelledby="plan-assumptions"><div class="section-head"><h2 id="plan-assumptions">${t.text('plan.assumptions.title')}</h2><p>${t.text('plan.assumptions.lead')}</p></div>
    ${GROUPS.map((group) => html`<details class="plan-group" ?open=${group === 'product'}><summary>${t.text(`defaults.${group}`)}</summary>
      <div class="plan-fields">${Object.keys(fields).filter((path) => path.startsWith(`${group}.`)).map((path) => box(v, path))}</div></details>`)}
  </section>`;
}
