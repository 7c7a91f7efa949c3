// Lines of creators: each with what it is, what it is paid and what it brings.
import { html, nothing } from 'lit';
import '../../elements/number-box.js';
import { select } from '../../elements/controls.js';
import { icon } from '../../elements/icons.js';
import { sourceBadge } from '../../elements/source.js';
import { general } from '../../state/path.js';
import { fields, FORMATS } from '../../state/fields.js';
import { givePlatform } from '../../state/actions.js';
import { addLine, duplicateLine, MOST_LINES, moveLine, removeLine } from '../../state/lines.js';

/** @typedef {import('../later.js').LaterView} LaterView */

const FORMS = ['sponsoredPost', 'productReview', 'storytelling', 'ambassadorship', 'giveaway', 'affiliate', 'gifted'];
const FIRST = ['followers', 'count', 'posts', 'fee'];
const RATES = ['reachRate', 'inMarketShare', 'responseRate', 'clickThroughRate', 'conversionRate', 'engagementRate', 'delivery', 'commission', 'contentValue'];

/** A box for a field, with the badge of its source. @param {LaterView} v @param {string} path @param {boolean} [required] */
export function box({ t, bind, origins }, path, required = false) {
  const origin = origins.find((o) => o.path === path);
  const badge = origin && origin.from !== 'example' && (origin.grade || origin.from !== 'default') ? sourceBadge(origin, t) : nothing;
  return html`<tierwise-number class="field" name=${path.replace(/\W+/g, '-')} ?required=${required} .t=${t} .label=${t.text(`field.${general(path)}`)} .field=${fields[general(path)]} .badge=${badge}
    .value=${bind.value(path)} .fallback=${bind.fallback(path)} .draft=${bind.draft(path)} .problem=${bind.problem(path)} @give=${bind.give(path)} @clear=${bind.clear(path)} @draft=${bind.unreadable(path)}></tierwise-number>`;
}

/** @param {LaterView} v @param {import('../../state/actions.js').Entry} entry @param {number} i */
function line(v, entry, i) {
  const { t, store, bind, state } = v;
  const creator = entry.scenario.creators[i];
  const count = entry.scenario.creators.length;
  const at = `creators[${i}]`;
  const result = state.answer?.projection.creators[i];
  const tier = state.answer?.tiers[i]?.tier;
  const options = (/** @type {readonly string[]} */ values, /** @type {string} */ key) => values.map((value) => ({ value, label: t.text(`${key}.${value}`) }));
  const number = { n: i + 1 };
  const act = (/** @type {string} */ key, /** @type {() => void} */ doIt, disabled = false) => html`<button type="button" class="button quiet small" ?disabled=${disabled} aria-label=${t.text(`plan.line.${key}Named`, number)} @click=${doIt}>${t.text(`plan.line.${key}`)}</button>`;
  const figure = (/** @type {string} */ key, /** @type {unknown} */ value) => html`<div><dt>${t.text(`plan.line.${key}`)}</dt><dd class="num">${value}</dd></div>`;
  return html`<li class="panel plan-line"><div class="plan-line-head"><h3>${t.text('defaults.line', number)}${tier ? html` <span class="tag">${t.text(`charts.ruler.tier.${tier}`)}</span>` : nothing}</h3>
      <div class="row" @keydown=${(/** @type {KeyboardEvent} */ e) => { if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) { e.preventDefault(); store.apply((w) => moveLine(w, i, e.key === 'ArrowUp' ? -1 : 1)); } }}>
        ${act('up', () => store.apply((w) => moveLine(w, i, -1)), i === 0)}${act('down', () => store.apply((w) => moveLine(w, i, 1)), i === count - 1)}
        ${act('duplicate', () => store.apply((w) => duplicateLine(w, i)), count >= MOST_LINES)}${act('remove', () => store.apply((w) => removeLine(w, i)), count === 1)}</div></div>
    <div class="plan-fields">
      ${select({ name: `platform-${i}`, label: t.text('field.creators.platform'), options: options(Object.keys(FORMATS), 'platform'), value: creator.platform, give: (value) => store.apply((w) => givePlatform(w, i, value)) })}
      ${select({ name: `format-${i}`, label: t.text('field.creators.format'), options: options(FORMATS[creator.platform] ?? [], 'format'), value: creator.format, give: bind.choose(`${at}.format`) })}
      ${select({ name: `collaboration-${i}`, label: t.text('field.creators.collaboration'), options: options(FORMS, 'value.creators.collaboration'), value: creator.collaboration ?? FORMS[0], give: bind.choose(`${at}.collaboration`) })}
      ${FIRST.map((field) => box(v, `${at}.${field}`, field === 'followers'))}
    </div>
    <details><summary>${t.text('plan.line.rates')}</summary><div class="plan-fields">${RATES.map((field) => box(v, `${at}.${field}`))}</div></details>
    ${result ? html`<dl class="plan-line-result">${figure('reach', t.short(Number(result.reach)))}${figure('orders', t.short(Number(result.attributedOrders)))}${figure('cost', t.amount(Number(result.cost)))}
      ${figure('profit', t.money(Number(result.profit), { sign: true }))}${figure('walkAway', result.walkAwayFee === null || result.walkAwayFee === undefined ? '–' : t.money(result.walkAwayFee))}</dl>` : nothing}</li>`;
}

/** @param {LaterView} v @param {import('../../state/actions.js').Entry} entry */
export function lines(v, entry) {
  const { t, store, state } = v;
  const warnings = state.answer?.projection.warnings ?? [];
  return html`<section class="section" aria-labelledby="plan-lines"><div class="section-head"><h2 id="plan-lines">${t.text('plan.lines.title')}</h2><p>${t.text('plan.lines.lead')}</p></div>
    <ol class="plan-lines">${entry.scenario.creators.map((_, i) => line(v, entry, i))}</ol>
    <button type="button" class="button" @click=${() => store.apply(addLine)}>${t.text('plan.lines.add')}</button>
    ${warnings.length > 0 ? html`<ul class="plan-warnings">${warnings.map((w) => html`<li>${icon('warn')}<span>${t.has(`warning.${w.code}`) ? t.text(`warning.${w.code}`) : w.message}</span></li>`)}</ul>` : nothing}
  </section>`;
}
