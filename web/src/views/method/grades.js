// What each grade means, how many inputs have it, and how much of today's spread they carry: the first-order Sobol' indices of the
// engine, added up by grade.
import { html } from 'lit';
import { general } from '../../state/path.js';
import { judged } from './ledger.js';
import { pending } from './pending.js';

/**
 * @typedef {import('../../elements/source.js').Origin} Origin
 * @typedef {{path: string, first: number | null, total: number | null}} Index
 */

const GRADES = ['A', 'B', 'C', 'D', 'E'];
const OWN = 'creators.own';
/** A share that prints as nothing is nothing. */
const LEAST = 0.005;

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
  return [...sums].map(([key, share]) => ({ key, share: share / whole })).filter(({ share }) => share >= LEAST).sort((a, b) => b.share - a.share);
}

/** @param {import('../later.js').LaterView} v */
export function grades(v) {
  const { t, analysis, origins } = v;
  const { sensitivity } = analysis.analysis ?? {};
  if (!sensitivity) return pending(v);
  const sobol = /** @type {Index[]} */ (sensitivity.ok ? sensitivity.sobol : []);
  const still = sobol.every(({ first }) => first === null);
  const shares = new Map(still ? [] : sharesOf(sobol, origins).map(({ key, share }) => [key, share]));
  const inputs = origins.filter(judged);
  const count = (/** @type {string} */ key) => inputs.filter((origin) => classOf(origin) === key).length;
  const others = ['typed', 'example', 'convention', 'own', 'together'].filter((key) => shares.has(key) || count(key) > 0);
  const row = (/** @type {string} */ key) => html`<tr><th scope="row">${GRADES.includes(key) ? html`<span class="grade ${key.toLowerCase()}" aria-hidden="true">${key}</span> ` : html`<span class="grade none" aria-hidden="true"></span> `}<span>${t.text(`method.grades.${key}`)}</span></th>
    <td class="num">${count(key) === 0 ? '–' : t.exact(count(key))}</td><td class="num">${shares.has(key) ? t.percent(shares.get(key) ?? 0) : '–'}</td>
    <td class="bar" aria-hidden="true"><svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect class="bar-ink" width=${(shares.get(key) ?? 0) * 100} height="8" rx="1"></rect></svg></td></tr>`;
  return html`<table class="twin shares"><thead><tr><th scope="col">${t.text('method.grades.means')}</th><th scope="col">${t.text('method.grades.count')}</th><th scope="col">${t.text('method.grades.share')}</th><td></td></tr></thead>
    <tbody>${[...GRADES, ...others].map(row)}</tbody></table>${still ? html`<p class="caption">${t.text('method.grades.none')}</p>` : ''}`;
}
