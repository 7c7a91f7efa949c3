// One line of creators as rows of the table: who, how many, for what, what it brings; below, when open, its deal and its rates.
// What a closed line shows is gathered as plain values first, so that a table of a hundred lines redraws only those that changed.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import '../../elements/number-box.js';
import { select } from '../../elements/controls.js';
import { icon } from '../../elements/icons.js';
import { sourceBadge } from '../../elements/source.js';
import { general, read } from '../../state/path.js';
import { fields, FORMATS } from '../../state/fields.js';
import { current, givePlatform } from '../../state/actions.js';
import { DEALS, dealOf, figuresOf, giveDeal, giveForm, PAID_FORMS } from '../../state/lines.js';
import { schemeWord } from '../schemes.js';
import { tierName } from '../words.js';

/**
 * @typedef {import('../later.js').LaterView} LaterView
 * @typedef {import('../../elements/source.js').Origin} Origin
 * @typedef {import('../../state/lines.js').Figures} Figures
 *
 * @typedef {object} Place  where a line stands, and where it stood when the answer was made
 * @property {number} i
 * @property {number} mark             stays with the line
 * @property {number | undefined} from undefined where the answer does not know it yet
 *
 * @typedef {object} Hands  what one can do with a line
 * @property {(i: number, name: string) => void} rename
 * @property {(mark: number) => void} toggle
 * @property {(event: PointerEvent, i: number) => void} grip
 * @property {(event: Event, i: number) => void} menu
 */

/** Boxes of a closed line. */
export const ON_ROW = /** @type {const} */ (['followers', 'count', 'posts', 'fee']);
const BOOST = ['boost.spend', 'boost.cpm', 'boost.accessFee'];
const FIT = ['fit.values', 'fit.audience', 'fit.aesthetics'];
const RATES = ['reachRate', 'inMarketShare', 'responseRate', 'clickThroughRate', 'conversionRate', 'engagementRate'];
const LONGEST_NAME = 80;
export const COLUMNS = 8;

/** @param {LaterView} v @returns {Map<string, Origin>} */
const originsOf = ({ memo, origins }) => memo('origins-by-path', () => new Map(origins.map((o) => [o.path, o])), [origins]);

/** The badge of a source, where there is one to tell. @param {Origin | undefined} origin @param {LaterView['t']} t */
const badgeOf = (origin, t) => (origin && origin.from !== 'example' && (origin.grade || origin.from !== 'default') ? sourceBadge(origin, t) : nothing);

/** A box for a field, with the badge of its source. @param {LaterView} v @param {string} path @param {{from?: string | null, placeholder?: string}} [options] from: the field's path in the answer */
export function box(v, path, { from = path, placeholder = '' } = {}) {
  const { t, bind, state } = v;
  const fallback = from !== null && bind.value(path) === undefined ? read(state.answer?.defaults.scenario, from) : undefined;
  return html`<tierwise-number class="field" name=${path.replace(/\W+/g, '-')} .t=${t} .label=${t.text(`field.${general(path)}`)} .field=${fields[general(path)]} .placeholder=${placeholder}
    .badge=${from === null ? nothing : badgeOf(originsOf(v).get(from), t)} .value=${bind.value(path)} .fallback=${fallback} .draft=${bind.draft(path)} .problem=${bind.problem(path)}
    @give=${bind.give(path)} @clear=${bind.clear(path)} @draft=${bind.unreadable(path)}></tierwise-number>`;
}

/** Platform and format in words; an unknown format, which the engine refuses, stays as it is. @param {import('../../engine/tierwise.js').Creator} creator @param {LaterView['t']} t */
const kindWords = ({ platform, format }, t) => ({ platform: t.text(`platform.${platform}`), formats: t.has(`plan.line.formats.${format}`) ? t.text(`plan.line.formats.${format}`) : format });

/** What a line is called as long as it has no name of its own. @param {LaterView} v @param {Place} place */
export function nameOf({ t, state }, { i, from }) {
  const words = kindWords(current(state.workspace).scenario.creators[i], t);
  const tier = from === undefined ? undefined : state.answer?.tiers[from]?.tier;
  return tier === undefined ? t.text('plan.line.tierless', words) : t.text('plan.line.named', { ...words, tier: tierName(tier, t) });
}

/** @param {Figures} figures @param {LaterView['t']} t */
function tierText({ tier, schemes }, t) {
  const names = Object.entries(schemes);
  if (names.every(([, other]) => other === tier)) return t.text('plan.line.tierBoth', { tier: tierName(tier, t) });
  return names.map(([scheme, other]) => t.text('plan.line.tierBy', { tier: tierName(other, t), scheme: schemeWord(scheme, t) })).join(', ');
}

/** Everything a closed line shows, as values that compare. @param {LaterView} v @param {Place} place @param {{open: boolean, wrong: boolean, drop: string, lifted: boolean}} look */
export function rowOf(v, place, look) {
  const { t, state, bind } = v;
  const { scenario, drafts } = current(state.workspace);
  const { i, from, mark } = place;
  const creator = scenario.creators[i];
  const figures = from !== undefined && state.answer ? figuresOf(state.answer, from) : null;
  const deal = dealOf(scenario, i);
  const formKey = `value.creators.collaboration.${creator.collaboration ?? PAID_FORMS[0]}`;
  const form = t.has(formKey) ? t.text(formKey) : creator.collaboration;
  const made = nameOf(v, place);
  const kind = creator.name ? `${t.text('plan.line.tierless', kindWords(creator, t))}, ` : '';
  const origin = from === undefined ? undefined : originsOf(v).get(`creators[${from}].fee`);
  const at = (/** @type {string} */ field) => `creators[${i}].${field}`;
  return {
    t, i, mark, from, creator, deal, made, open: look.open, wrong: look.wrong, drop: look.drop, lifted: look.lifted, stale: state.stale,
    name: creator.name || made,
    kind: `${kind}${form}${deal === 'hybrid' ? `, ${t.text('plan.line.hybrid')}` : ''}`,
    tier: figures ? tierText(figures, t) : '',
    orders: figures ? t.number(figures.orders) : '–',
    cost: figures ? t.amount(figures.cost, { unit: false }) : '–',
    walkAway: !figures || figures.walkAway === null ? '' : figures.walkAway > 0 ? `${t.text('plan.line.walkAway')} ${t.money(figures.walkAway, { unit: false })}` : t.text('plan.line.noWalkAway'),
    posting: figures && deal === 'gifted' ? t.text('plan.line.posting', { share: t.percent(figures.delivery ?? 1) }) : '',
    commission: figures && (deal === 'affiliate' || deal === 'hybrid') ? t.text('plan.line.commission', { share: t.percent(figures.commission ?? 0) }) : '',
    graded: origin ? `${origin.from}${origin.grade}` : '',
    defaults: ON_ROW.map((field) => (from === undefined ? undefined : read(state.answer?.defaults.scenario, `creators[${from}].${field}`))),
    drafts: ON_ROW.map((field) => drafts[at(field)]),
    problems: ON_ROW.map((field) => bind.problem(at(field))),
  };
}
/** @typedef {ReturnType<typeof rowOf>} Row */

/** What `guard` compares of a row. @param {Row} row */
export const comparable = ({ defaults, drafts, problems, ...row }) => [...Object.values(row), ...defaults, ...drafts, ...problems];

/** The closed line. @param {LaterView} v @param {Row} row @param {Hands} hands */
export function closed(v, row, hands) {
  const { t, bind } = v;
  const { i, mark, creator, name } = row;
  const line = t.text('plan.line.spoken', { n: i + 1, name });
  const cell = (/** @type {typeof ON_ROW[number]} */ field, /** @type {unknown} */ below, badge = /** @type {unknown} */ (nothing)) => {
    const path = `creators[${i}].${field}`;
    const k = ON_ROW.indexOf(field);
    return html`<td role="cell" class=${field}><tierwise-number class="field" name=${`creators-${i}-${field}`} ?required=${field === 'followers'} .t=${t} .field=${fields[`creators.${field}`]} .badge=${badge}
      .label=${html`<span class="visually-hidden">${line}: </span>${t.text(`field.creators.${field}`)}`} .value=${creator[field]} .fallback=${creator[field] === undefined ? row.defaults[k] : undefined}
      .draft=${row.drafts[k]} .problem=${row.problems[k]} @give=${bind.give(path)} @clear=${bind.clear(path)} @draft=${bind.unreadable(path)}></tierwise-number>${below}</td>`;
  };
  const below = (/** @type {string[]} */ ...texts) => texts.filter((text) => text !== '').map((text) => html`<small>${text}</small>`);
  const paid = row.deal === 'fee' || row.deal === 'hybrid' || creator.fee !== undefined || row.drafts[3] || row.problems[3];
  return html`<th role="rowheader" scope="row"><div class="line-head"><button type="button" class="grip" aria-label=${t.text('plan.line.move', { line })} title=${t.text('plan.line.moveHint')} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        @pointerdown=${(/** @type {PointerEvent} */ e) => hands.grip(e, i)}>${icon('grip')}</button>
      <div class="line-who"><input class="line-name" type="text" autocomplete="off" spellcheck="false" maxlength=${LONGEST_NAME} aria-label=${t.text('plan.line.name', { n: i + 1 })} placeholder=${row.made} .value=${live(creator.name ?? '')}
          @input=${(/** @type {InputEvent} */ e) => hands.rename(i, /** @type {HTMLInputElement} */ (e.target).value)}>
        <button type="button" class="line-toggle ${row.wrong ? 'wrong' : ''}" aria-expanded=${row.open ? 'true' : 'false'} aria-controls="line-${mark}" @click=${() => hands.toggle(mark)}>
          ${row.wrong ? icon('warn') : nothing}<span>${row.kind}</span><span class="visually-hidden">, ${t.text('plan.line.details', { n: i + 1 })}${row.wrong ? `, ${t.text('plan.line.wrong')}` : ''}</span>${icon('down')}</button></div></div></th>
    ${cell('followers', below(row.tier))}${cell('count', nothing)}${cell('posts', nothing)}
    ${paid ? cell('fee', below(row.walkAway, row.posting, row.commission), badgeOf(originsOf(v).get(`creators[${row.from}].fee`), t))
    : html`<td role="cell" class="fee"><div class="no-fee"><span class="cell-label">${t.text('field.creators.fee')}</span><span>${t.text('plan.line.noFee')}</span></div>${below(row.posting, row.commission)}</td>`}
    <td role="cell" class="figure orders"><span class="cell-label">${t.text('plan.line.orders')}</span><span class="num">${row.orders}</span></td>
    <td role="cell" class="figure cost"><span class="cell-label">${t.text('plan.lines.cost', { currency: t.currency })}</span><span class="num">${row.cost}</span></td>
    <td role="cell" class="menu"><button type="button" class="button quiet small square" aria-haspopup="menu" aria-expanded="false" aria-label=${t.text('plan.line.menu', { line })} @click=${(/** @type {Event} */ e) => hands.menu(e, i)}>${icon('more')}</button></td>`;
}

/** One group of what an open line holds. @param {LaterView['t']} t @param {string} key @param {unknown} content */
const group = (t, key, content) => html`<section class="line-group"><div><h3>${t.text(`plan.line.${key}`)}</h3>${t.has(`plan.line.${key}.why`) ? html`<p class="hint">${t.text(`plan.line.${key}.why`)}</p>` : nothing}</div>${content}</section>`;

/** The open part of a line: deal, post, boost, fit, rates. @param {LaterView} v @param {Place} place */
export function details(v, { i, mark, from }) {
  const { t, store, bind, state } = v;
  const { scenario } = current(state.workspace);
  const creator = scenario.creators[i];
  const deal = dealOf(scenario, i);
  const figures = from !== undefined && state.answer ? figuresOf(state.answer, from) : null;
  const usual = figures?.usual;
  const boxes = (/** @type {string[]} */ names, placeholder = '') => names.map((field) => box(v, `creators[${i}].${field}`, { from: from === undefined ? null : `creators[${from}].${field}`, placeholder }));
  const options = (/** @type {readonly string[]} */ values, /** @type {string} */ key) => values.map((value) => ({ value, label: t.text(`${key}.${value}`) }));
  const form = creator.collaboration ?? PAID_FORMS[0];
  const forms = PAID_FORMS.includes(form) ? PAID_FORMS : [form, ...PAID_FORMS];
  const terms = [...(deal === 'gifted' || creator.delivery !== undefined ? ['delivery'] : []), ...(deal === 'affiliate' || deal === 'hybrid' || creator.commission !== undefined ? ['commission'] : []), 'contentValue'];
  return html`<fieldset class="line-group deals"><legend class="visually-hidden">${t.text('plan.deal.title')}</legend><div aria-hidden="true"><h3>${t.text('plan.deal.title')}</h3></div>
      <div class="deal-cards">${DEALS.map((one) => html`<label class="deal"><input type="radio" name="deal-${mark}" value=${one} aria-labelledby="deal-${mark}-${one}" aria-describedby="deal-${mark}-${one}-why" .checked=${live(one === deal)}
        @change=${() => store.apply((w) => giveDeal(w, i, one, usual))}><span id="deal-${mark}-${one}">${t.text(`plan.deal.${one}`)}</span><small id="deal-${mark}-${one}-why">${t.text(`plan.deal.${one}.why`)}</small></label>`)}</div></fieldset>
    ${group(t, 'terms', html`<div class="line-fields">${boxes(terms)}</div>`)}
    ${group(t, 'post', html`<div class="line-fields">
      ${select({ name: `platform-${i}`, label: t.text('field.creators.platform'), options: options(Object.keys(FORMATS), 'platform'), value: creator.platform, give: (value) => store.apply((w) => givePlatform(w, i, value)) })}
      ${select({ name: `format-${i}`, label: t.text('field.creators.format'), options: options(FORMATS[creator.platform] ?? [], 'format'), value: creator.format, give: bind.choose(`creators[${i}].format`) })}
      ${deal === 'fee' || deal === 'hybrid' ? select({ name: `collaboration-${i}`, label: t.text('field.creators.collaboration'), options: options(forms, 'value.creators.collaboration'), value: form, give: (value) => store.apply((w) => giveForm(w, i, value, usual)) }) : nothing}</div>`)}
    ${group(t, 'boost', html`<div class="line-fields">${boxes(BOOST)}</div>`)}
    ${group(t, 'fit', html`<div class="line-fields">${boxes(FIT, t.text('plan.line.unrated'))}</div>`)}
    ${group(t, 'rates', html`<div class="line-fields">${boxes(RATES)}</div>`)}
    ${figures ? group(t, 'outcome', html`<dl class="line-outcome ${state.stale ? 'stale' : ''}"><div><dt>${t.text('plan.line.reach')}</dt><dd class="num">${t.short(figures.reach)}</dd></div>
      <div><dt>${t.text('plan.line.profit')}</dt><dd class="num">${t.money(figures.profit, { sign: true })}</dd></div></dl>`) : nothing}`;
}
