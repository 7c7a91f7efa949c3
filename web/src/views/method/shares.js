// How much of today's spread comes from inputs of each grade: the first-order Sobol' indices of the engine, added up by grade.
import { html } from 'lit';
import { general } from '../../state/path.js';

/**
 * @typedef {import('../../elements/source.js').Origin} Origin
 * @typedef {{path: string, first: number | null, total: number | null}} Index
 */

const OWN = 'creators.own';

/** Whose value an input holds: a grade's letter, the visitor's, the example's, or none. @param {Origin | undefined} origin */
const classOf = (origin) => (!origin ? 'E' : origin.from === 'default' ? origin.grade ?? 'convention' : origin.from === 'example' ? 'example' : 'typed');

/** Shares by class, largest first; what inputs do only together is a row of its own. @param {Index[]} sobol @param {Origin[]} origins */
export function sharesOf(sobol, origins) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { path, first } of sobol) {
    const origin = origins.find((o) => general(o.path) === path);
    const key = path === OWN ? 'own' : classOf(origin);
    sums.set(key, (sums.get(key) ?? 0) + Math.max(0, first ?? 0));
  }
  const alone = [...sums.values()].reduce((sum, x) => sum + x, 0);
  if (alone < 1) sums.set('together', 1 - alone);
  const whole = Math.max(1, alone);
  return [...sums].map(([key, share]) => ({ key, share: share / whole })).filter(({ share }) => share >= 0.005).sort((a, b) => b.share - a.share);
}

/** @param {any} sensitivity @param {Origin[]} origins @param {import('../../messages/index.js').Context} t */
export function gradeShares(sensitivity, origins, t) {
  if (!sensitivity) return html`<p class="skeleton line" aria-busy="true"></p>`;
  const sobol = /** @type {Index[]} */ (sensitivity.ok ? sensitivity.sobol : []);
  if (sobol.every(({ first }) => first === null)) return html`<p>${t.text('method.shares.none')}</p>`;
  return html`<table class="twin shares"><thead><tr><th scope="col">${t.text('method.shares.from')}</th><th scope="col">${t.text('method.shares.share')}</th><td></td></tr></thead>
    <tbody>${sharesOf(sobol, origins).map(({ key, share }) => html`<tr><th scope="row">${t.text(`method.shares.${key}`)}</th><td class="num">${t.percent(share)}</td>
      <td class="bar" aria-hidden="true"><svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect class="bar-ink" width=${share * 100} height="8" rx="1"></rect></svg></td></tr>`)}</tbody></table>`;
}
