// What each scenario may end with, on one axis.
import { html, nothing } from 'lit';
import { intervalChart } from '../../charts/interval.js';

/**
 * @param {import('../later.js').LaterView} v @param {import('../../state/standings.js').Standings} found @param {string[]} names
 * @param {(i: number) => boolean} wrong whether the figures of a scenario are missing, or old, for a reason its card gives
 */
export function intervals({ t, state, analysis, memo }, { places }, names, wrong) {
  const { entries, current } = state.workspace;
  const currencyOf = (/** @type {number} */ i) => entries[i].scenario.currency ?? 'USD';
  const foreign = (/** @type {number} */ i) => currencyOf(i) !== currencyOf(current);
  const shown = places.flatMap(({ figures }, i) => (figures && !foreign(i) ? [i] : []));
  const missing = places.flatMap((_, i) => (shown.includes(i) ? [] : [i]));
  // Whose first figures are on their way is not left out.
  const out = missing.filter((i) => foreign(i) || wrong(i) || analysis.unavailable);
  if (shown.length === 0 && out.length === missing.length) return nothing;
  const told = out.map((i) => t.text(`scenarios.leftOut.${foreign(i) ? 'currency' : 'noResult'}`, { letter: places[i].letter, currency: currencyOf(i) }));
  const rows = shown.map((i) => ({ id: places[i].id, name: names[i], quantiles: /** @type {NonNullable<typeof places[0]['figures']>} */ (places[i].figures).profit }));
  const data = shown.length > 0 ? memo('intervals', () => ({ rows }), rows.flatMap(({ id, name, quantiles }) => [id, name, ...Object.values(quantiles)])) : null;
  return html`<section class="panel across" aria-labelledby="plan-intervals"><tierwise-chart panel heading="plan-intervals" .t=${t} .chart=${intervalChart} .data=${data} .name=${t.text('scenarios.intervals')} .unit=${t.currency}
    .caption=${html`${t.text('scenarios.intervals.caption')}${told.length > 0 ? ` ${t.text('scenarios.leftOut', { scenarios: told.join('; ') })}` : nothing}`}
    .file=${'tierwise-scenarios'} .stamp=${state.answer?.projection.stamp} ?stale=${shown.some((i) => wrong(i) || (i === current && state.stale))} ?settling=${state.settling}></tierwise-chart></section>`;
}
