// Two to six scenarios side by side: who beats whom in a sentence, a card each, and their difference world by world.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './scenarios.css';
import './difference.js';
import '../../elements/chart-frame.js';
import '../../elements/verdict.js';
import { icon, oddsDots } from '../../elements/icons.js';
import { MoreMenu } from '../../elements/more.js';
import { context } from '../../messages/index.js';
import { add, duplicate, freshName, hasRoom, LONGEST_NAME, remove, rename, switchTo } from '../../state/scenarios.js';
import { standings } from '../../state/standings.js';
import { draftProblem, fieldName, givenName, headline, lead, nameOf, refusal, spoken, strong } from '../words.js';
import { intervals } from './intervals.js';
import * as standing from './standing-words.js';

/**
 * @typedef {import('../later.js').LaterView} LaterView
 * @typedef {import('../../state/standings.js').Standing} Standing
 * @typedef {import('../../state/standings.js').Standings} Standings
 */

/** The menu of a card: the page's first menu is that of the header. */
customElements.define('tierwise-card-menu', class extends MoreMenu {});

/** @param {LaterView} v @returns {Standings} */
const standingsOf = ({ state, analysis, memo }) => memo('standings', () => standings(state, analysis), [state.workspace, state.answer, state.answerOf, analysis.analysis, analysis.compared]);

/** What a copy is called. @param {LaterView} v @param {number} place */
const copyName = ({ state: { workspace: { entries } }, t }, place) => freshName(givenName(entries[place], t), entries.map((entry) => givenName(entry, t)));

/** The page around a button. @param {Event} event */
const pageOf = (event) => /** @type {Document} */ (/** @type {Element} */ (event.currentTarget).getRootNode());
/** Puts the focus where the visitor goes on, once that is drawn. @param {Document} page @param {string} selector */
const focusOn = (page, selector) => requestAnimationFrame(() => /** @type {HTMLElement | null} */ (page.querySelector(selector))?.focus());

/** The answer of the plan and the way to one more scenario. @param {LaterView} v */
export function head(v) {
  const { t, outlook, store, state: { workspace, answer } } = v;
  const { top, ...rest } = standingsOf(v);
  const said = workspace.entries.length > 1 && top
    ? { headline: standing.headline(top, t), lead: standing.lead({ top, ...rest }, t, strong), spoken: [standing.headline(top, t), ' ', ...standing.lead({ top, ...rest }, t, (text) => text)].join('') }
    : outlook && answer ? { headline: headline(outlook, t), lead: lead(outlook, t, strong), spoken: spoken(outlook, t) } : { headline: t.text('verdict.question'), lead: nothing, spoken: '' };
  const full = !hasRoom(workspace);
  const more = (/** @type {Event} */ e) => {
    store.apply((w) => add(w, copyName(v, w.current)));
    if (!hasRoom(store.state.workspace)) focusOn(pageOf(e), '.card.current .card-edit');          // this button can no longer hold it
  };
  return html`<section class="plan-lead">
    <tierwise-verdict .headline=${said.headline} .lead=${said.lead} .spoken=${said.spoken}></tierwise-verdict>
    <div class="plan-add"><button type="button" class="button" ?disabled=${full} aria-describedby=${full ? 'plan-full' : nothing} @click=${more}>${icon('plus')}${t.text('scenarios.add')}</button>
      ${full ? html`<span class="hint" id="plan-full">${t.text('scenarios.full')}</span>` : nothing}</div>
  </section>`;
}

/** Why a card has no figures, or old ones. @param {LaterView} v @param {Standing} place @param {number} i @returns {string | null} */
function problem({ t, state: { workspace, errors } }, place, i) {
  const entry = workspace.entries[i];
  const own = workspace.entries[workspace.current].scenario.currency ?? 'USD';
  if ((entry.scenario.currency ?? 'USD') !== own) return t.text('scenarios.currency', { currency: entry.scenario.currency ?? 'USD' });
  const said = (/** @type {string} */ path, /** @type {string} */ sentence) => t.text('scenarios.problem', { field: fieldName(path, t), problem: sentence });
  for (const [path, draft] of Object.entries(entry.drafts)) return said(path, draftProblem(draft, path, t));
  const refused = (i === workspace.current ? errors : place.errors)[0];
  return refused ? said(refused.path, refusal(refused, t)) : null;
}

/** @param {LaterView} v @param {number} i @param {Document} page @returns {import('../../elements/more.js').Item[]} */
function items(v, i, page) {
  const { t, store } = v;
  const { id } = v.state.workspace.entries[i];
  const name = () => /** @type {HTMLInputElement | null} */ (page.querySelector(`#scenario-${id}`));
  return [
    { id: 'duplicate', label: t.text('scenarios.duplicate'), disabled: !hasRoom(v.state.workspace), act: () => store.apply((w) => duplicate(w, i, copyName(v, i))) },
    { id: 'rename', label: t.text('scenarios.rename'), act: () => { name()?.focus(); name()?.select(); } },
    null,
    { id: 'remove', label: t.text('scenarios.remove'), act: () => {
      store.apply((w) => remove(w, i));
      focusOn(page, store.state.workspace.entries.length > 1 ? '.card.current .card-edit' : '.plan-add button');
    } },
  ];
}

/** @param {LaterView} v @param {Standing} place @param {number} i */
function card(v, place, i) {
  const { store, state: { workspace }, memo } = v;
  const { id, letter, figures, typical } = place;
  const entry = workspace.entries[i];
  const { currency = 'USD' } = entry.scenario;
  const t = currency === v.t.currency ? v.t : memo(`context-${id}`, () => context(v.t.locale, currency), [v.t.locale, currency]);
  const name = nameOf(entry, t);
  const editing = i === workspace.current;
  const wrong = problem(v, place, i);
  const q = figures?.profit;
  const fact = (/** @type {string} */ key, /** @type {string | null} */ value) => html`<div><dt>${t.text(`scenarios.${key}`)}</dt><dd>${value ?? '–'}</dd></div>`;
  const named = (/** @type {Event} */ e) => {
    const box = /** @type {HTMLInputElement} */ (e.target);
    const given = box.value.trim();
    store.apply((w) => rename(w, i, given));
    box.value = given || name;
  };
  const key = (/** @type {KeyboardEvent} */ e) => {
    const box = /** @type {HTMLInputElement} */ (e.target);
    if (e.key === 'Escape') box.value = name;
    if (e.key === 'Escape' || e.key === 'Enter') box.blur();
  };
  const open = (/** @type {Event} */ e) => {
    const menu = /** @type {MoreMenu} */ (pageOf(e).querySelector('tierwise-card-menu'));
    Object.assign(menu, { label: t.text('scenarios.more', { letter }), items: items(v, i, pageOf(e)) });
    menu.open(/** @type {HTMLElement} */ (e.currentTarget));
  };
  return html`<article class="card panel ${editing ? 'current' : ''} ${wrong && figures ? 'stale' : ''}" aria-labelledby="card-${id}">
    <header><span class="letter" aria-hidden="true">${letter}</span><h2 class="visually-hidden" id="card-${id}">${letter}: ${name}</h2>
      <input class="bare" id="scenario-${id}" aria-label=${t.text('scenarios.name', { letter })} title=${name} maxlength=${LONGEST_NAME} autocomplete="off" spellcheck="false" .value=${name} @change=${named} @keydown=${key}>
      <button type="button" class="button quiet small card-edit" aria-current=${editing ? 'true' : nothing} aria-describedby="card-${id}" @click=${() => store.apply((w) => switchTo(w, i))}>${t.text(editing ? 'scenarios.editing' : 'scenarios.edit')}</button>
      <button type="button" class="button quiet small square" aria-haspopup="menu" aria-expanded="false" aria-label=${t.text('scenarios.more', { letter })} title=${t.text('scenarios.more', { letter })} @click=${open}>${icon('more')}</button></header>
    ${wrong ? html`<p class="error-text">${icon('warn')}<span>${wrong}</span></p>` : nothing}
    ${figures || !wrong ? html`<dl class="figures">
        <div><dt>${t.text('scenarios.chance')}</dt><dd>${figures ? html`${t.percent(figures.chance)}${figures.odds && figures.odds.of <= 10 ? oddsDots(figures.odds) : nothing}` : '–'}</dd></div>
        <div><dt>${t.text('scenarios.typical')}</dt><dd>${q ? html`${t.money(q.p50, { unit: false, sign: true })} <small>${t.currency}</small>` : '–'}</dd></div></dl>
      <dl class="facts">${fact('spend', typical && t.amount(typical.cost))}${fact('reach', typical && t.number(typical.reach))}${fact('creators', t.exact(entry.scenario.creators.reduce((sum, { count = 1 }) => sum + count, 0)))}</dl>` : nothing}
  </article>`;
}

/** What deciding between them, or for none, is worth. @param {Standings} standings @param {LaterView['t']} t */
function note({ knowing, noneEarns }, t) {
  if (knowing === null) return nothing;
  return html`<p class="caption">${noneEarns ? `${t.text('scenarios.noneEarns')} ` : nothing}${knowing > 0 ? t.text('scenarios.knowing', { sum: t.money(knowing) }) : t.text('scenarios.knowingNothing')}</p>`;
}

/** The cards, and the difference of two of them; nothing for a single scenario, whose figures the strip has. @param {LaterView} v */
export function cards(v) {
  const { t, state, analysis } = v;
  if (state.workspace.entries.length < 2) return nothing;
  const found = standingsOf(v);
  const names = found.places.map(({ letter }, i) => `${letter}: ${nameOf(state.workspace.entries[i], t)}`);
  return html`<section class="plan-scenarios" aria-label=${t.text('scenarios.label')} aria-busy=${found.fresh || analysis.unavailable ? 'false' : 'true'}>
    <div class="compare">
      ${repeat(found.places, ({ id }) => id, (place, i) => card(v, place, i))}
      ${found.top || !found.fresh ? html`<tierwise-difference class="card panel" .t=${t} .standings=${found} .names=${names} .stamp=${state.answer?.projection.stamp ?? ''}></tierwise-difference>` : nothing}
      ${intervals(v, found, names, (i) => problem(v, found.places[i], i) !== null)}
    </div>
    ${note(found, t)}
    <tierwise-card-menu></tierwise-card-menu>
  </section>`;
}
