// "All defaults used": every input of the model in groups, its grade beside it, its source one click away.
import { html, nothing } from 'lit';
import { grade, shown } from '../elements/source.js';
import { fieldOf } from '../state/fields.js';
import { general } from '../state/path.js';

/**
 * @typedef {import('../elements/source.js').Origin} Origin
 * @typedef {import('../messages/index.js').Context} Context
 */

export const GROUPS = /** @type {const} */ (['creators', 'product', 'measurement', 'audience', 'costs', 'others']);
/** Inputs that are words: shown, though there is no box for them. */
const WORDS = new Set(['creators.collaboration', 'product.event', 'measurement.basis', 'tierScheme', 'simulation.luck']);

/** @param {Origin} origin */
const groupOf = ({ path }) => GROUPS.find((g) => path.startsWith(g)) ?? 'others';

/** Inputs that stand on the form already. */
const ON_FORM = new Set(['creators.count', 'creators.followers']);
/** Inputs that a visitor has reason to look at. @param {Origin} origin */
const worthShowing = ({ path }) => (fieldOf(path) !== undefined && !ON_FORM.has(general(path)) && path !== 'usdRate') || WORDS.has(general(path));

/** @param {Origin} origin @param {Context} t @param {string | null} open */
const row = (origin, t, open) => html`<li><button type="button" class="default" aria-haspopup="dialog" aria-expanded=${origin.path === open ? 'true' : 'false'}
  @click=${(/** @type {MouseEvent} */ e) => e.currentTarget?.dispatchEvent(new CustomEvent('source', { detail: origin, bubbles: true }))}>
  <span class="what">${t.text(`field.${general(origin.path)}`)}</span><span class="num">${shown(origin, t)}</span>${grade(origin, t)}</button></li>`;

/** @param {{origins: Origin[], t: Context, open: string | null, lines: number, groups: number}} d `open`: path whose popover is open; `groups`: how many are drawn yet */
export function defaultsUsed({ origins, t, open, lines, groups }) {
  const listed = origins.filter(worthShowing);
  const count = (/** @type {string} */ grades) => listed.filter((o) => o.from === 'default' && o.grade && grades.includes(o.grade)).length;
  const summary = t.text('defaults.summary', { measured: count('AB'), claimed: count('C'), judged: count('DE') });
  /** Rows of one line of creators stand under its number when there are several. @param {string} path */
  const line = (path) => (lines > 1 ? /^creators\[(\d+)\]/.exec(path)?.[1] : undefined);
  return html`<section class="section" aria-labelledby="defaults">
    <div class="section-head"><h2 id="defaults">${t.text('defaults.title')}</h2><p>${t.text('defaults.lead')} ${summary}</p></div>
    <div class="defaults">${GROUPS.slice(0, groups).map((group) => {
      const rows = listed.filter((o) => groupOf(o) === group);
      return rows.length === 0 ? nothing : html`<section aria-labelledby="defaults-${group}"><h3 id="defaults-${group}">${t.text(`defaults.${group}`)}</h3>
        <ul>${rows.map((o, i) => html`${line(o.path) !== undefined && line(o.path) !== line(rows[i - 1]?.path ?? '') ? html`<li class="line">${t.text('defaults.line', { n: Number(line(o.path)) + 1 })}</li>` : nothing}${row(o, t, open)}`)}</ul></section>`;
    })}</div>
    <p class="caption">${t.text('defaults.grades')}</p>
  </section>`;
}
