// What each grade means, how many inputs have it, and how much of today's spread they carry.
import { html } from 'lit';
import { judged } from './ledger.js';
import { pending } from './pending.js';
import { classOf, sharesOf } from './shares.js';

const GRADES = ['A', 'B', 'C', 'D', 'E'];

/** @param {import('../later.js').LaterView} v */
export function grades(v) {
  const { t, analysis, origins } = v;
  const { sensitivity } = analysis.analysis ?? {};
  if (!sensitivity) return pending(v);
  const sobol = /** @type {import('./shares.js').Index[]} */ (sensitivity.ok ? sensitivity.sobol : []);
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
