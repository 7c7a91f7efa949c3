// The metric translator: what published rules would call this plan. Each with its formula, its figure and who published it; none is money.
import { html, nothing } from 'lit';
import '../../elements/citations.js';
import { pending } from './pending.js';
import { priced } from './steps.js';

/**
 * @typedef {import('../../messages/index.js').Context} Context
 * @typedef {import('../../engine/tierwise.js').TranslatedRule} Rule
 * @typedef {import('../../engine/tierwise.js').RuleTerm} Term
 * @typedef {import('../../engine/tierwise.js').Range} Range
 */

/** @param {Range} range @param {Context} t */
const price = (range, t) => (typeof range === 'number' ? t.fine(range) : t.text('method.translator.span', { low: t.fine(range.low), high: t.fine(range.high) }));

/** @param {Range} range @param {Context} t */
const figure = (range, t) => (typeof range === 'number' ? priced(range, t) : html`${priced(range.mid, t)} <small>${t.text('method.translator.between', { low: priced(range.low, t), high: priced(range.high, t) })}</small>`);

/** "views of the posts ÷ 1,000 × 10.8" @param {Term} term @param {Context} t */
function words({ quantity, platform, per, rate, scale }, t) {
  const counted = t.text(`method.quantity.${quantity}`) + (platform ? ` (${t.text(`platform.${platform}`)})` : '');
  const scaled = scale ? ` × ${t.text('method.translator.scale', { by: t.text(`method.quantity.${scale.by}`), over: `${t.fine(scale.over * 100)}\u00a0%`, least: t.fine(scale.least), most: t.fine(scale.most) })}` : '';
  return `${counted}${scaled}${per > 1 ? ` ÷ ${t.exact(per)}` : ''} × ${price(rate, t)}`;
}

/** "122,000 ÷ 1,000 × 10.8" @param {Term} term @param {Context} t */
const numbers = ({ amount, per, rate }, t) => `${t.fine(amount ?? 0)}${per > 1 ? ` ÷ ${t.exact(per)}` : ''} × ${price(rate, t)}`;

/** Terms that say something of this plan: those of platforms it does not use are left out. @param {Rule} rule */
const spoken = ({ terms }) => {
  const used = terms.filter((term) => !term.platform || (term.amount ?? 0) > 0);
  return used.length > 0 ? used : terms;
};

/** @param {string} key @param {Rule[]} rules @param {import('../later.js').LaterView} v */
function table(key, rules, { t, store }) {
  const label = (/** @type {string} */ column) => t.text(`method.translator.${column}`);
  return html`<h3 id="translator-${key}">${label(key)}</h3><p class="about">${label(`${key}.lead`)}</p>
    <table class="twin stack translator" role="table" aria-labelledby="translator-${key}"><thead role="rowgroup"><tr role="row">${['rule', 'formula', 'called', 'grade', 'sources'].map((column) => html`<th scope="col" role="columnheader" class="c-${column}">${label(column)}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rules.map((rule) => html`<tr role="row" class="first"><th scope="row" role="rowheader">${t.text(`method.rule.${rule.id}`)}</th>
      <td role="cell" class="c-formula" data-label=${label('formula')}><span>${spoken(rule).map((term) => words(term, t)).join(' + ')}</span>${rule.value === null ? nothing : html`<small class="num">= ${spoken(rule).map((term) => numbers(term, t)).join(' + ')}</small>`}</td>
      <td role="cell" class="c-called num" data-label=${label('called')}>${rule.value === null ? html`<span class="quiet">${t.text('method.translator.missing', { counts: rule.missing.map((count) => t.text(`method.quantity.${count}`)).join(', ') })}</span>` : html`<span>${figure(rule.value, t)}</span>`}</td>
      <td role="cell" class="c-letter" data-label=${label('grade')}><span class="grade ${rule.grade.toLowerCase()}"><span class="visually-hidden">${t.text('grade.word')} </span>${rule.grade}</span></td>
      <td role="cell" class="c-sources" data-label=${label('sources')}>${rule.sources.length === 0 ? html`<span class="quiet">${label('untraced')}</span>` : html`<tierwise-citations .t=${t} .ids=${rule.sources} .load=${store.sources}></tierwise-citations>`}</td></tr>`)}</tbody></table>`;
}

/** Least and most of what the rules say. @param {Rule[]} rules */
function ends(rules) {
  const values = rules.flatMap(({ value }) => (value === null ? [] : typeof value === 'number' ? [value] : [value.low, value.high]));
  return [Math.min(...values), Math.max(...values)];
}

/** @param {import('../later.js').LaterView} v */
export function translator(v) {
  const { t, state, analysis } = v;
  const found = analysis.analysis?.translate;
  if (!found) return pending(v);
  if (!found.ok) return html`<p>${t.text('method.unexplained')}</p>`;
  const [[emvLow, emvHigh], [rateLow, rateHigh]] = [ends(found.emv), ends(found.rates)];
  const fees = state.answer?.projection.typical.fees ?? 0;
  return html`<p class="verdict-line">${t.text('method.translator.emv.says', { low: t.money(emvLow), high: t.money(emvHigh) })} ${t.text('method.translator.rates.says', { low: t.money(rateLow), high: t.money(rateHigh), fees: priced(fees, t) })}</p>
    ${table('emv', found.emv, v)}${table('rates', found.rates, v)}`;
}
