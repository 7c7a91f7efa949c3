// The result strip: the answer, always in view. Old figures stay while new ones are computed or while a field holds an error.
import { html, nothing } from 'lit';
import { icon, oddsDots } from './icons.js';

/**
 * @typedef {import('../state/outlook.js').Outlook} Outlook
 * @typedef {import('../messages/index.js').Context} Context
 */

/** The long word is left out on a phone. @param {Context} t @param {string} key */
const name = (t, key) => html`${t.text(`${key}.short`)}<span class="long">${t.text(`${key}.long`)}</span>`;
/** @param {unknown} figure @param {string} unit @param {string} [more] left out on a phone */
const withUnit = (figure, unit, more = '') => html`${figure} <small class="unit">${unit}${more ? html`<span class="long"> ${more}</span>` : nothing}</small>`;

/** @param {Outlook} o @param {Context} t */
function cells(o, t) {
  const price = o.walkAway === null ? html`<small>${t.text('strip.noPrice')}</small>` : withUnit(t.money(o.walkAway, { unit: false }), t.currency, t.text(o.perPost ? 'strip.perPost' : 'strip.allFees'));
  const orders = html`<div class="orders"><dt>${t.text('strip.orders')}</dt><dd>${o.needed === null ? html`<small>${t.text('strip.noRate')}</small>`
    : html`${t.rate(o.needed)} <small>${t.text('strip.needed')}</small>`} ${o.assumed === null ? nothing : html`${t.rate(o.assumed)} <small>${t.text('strip.assumed')}</small>`}</dd></div>`;
  const typical = html`<div><dt>${name(t, 'strip.typical')}</dt><dd>${withUnit(t.money(o.profit, { unit: false, sign: true }), t.currency)}</dd></div>`;
  if (o.simulated && o.chance !== null) {
    const { p5, p95 } = o.simulated.profit;
    return html`<div><dt>${name(t, 'strip.chance')}</dt><dd>${t.percent(o.chance)}${o.odds && o.odds.of <= 10 ? oddsDots(o.odds) : nothing}</dd></div>
      ${typical}
      <div class="range"><dt>${t.text('strip.range')}</dt><dd>${t.money(p5, { unit: false, sign: true })} <small>${t.text('strip.and')}</small> ${t.money(p95, { unit: false, sign: true })} <small>${t.currency}</small></dd></div>
      ${orders}
      <div><dt>${name(t, 'strip.walkAway')}</dt><dd>${price}</dd></div>`;
  }
  return html`${typical}
    <div><dt>${name(t, 'strip.return')}</dt><dd>${o.roi === null ? '–' : t.percent(o.roi, { sign: true })}</dd></div>
    <div class="range"><dt>${t.text('strip.spend')}</dt><dd>${withUnit(t.amount(o.cost, { unit: false }), t.currency)}</dd></div>
    ${orders}
    <div><dt>${name(t, 'strip.breakEven')}</dt><dd>${price}</dd></div>`;
}

/** @param {{outlook: Outlook | null, t: Context, slow: boolean, stale: string | null}} s `stale`: the sentence saying why the figures are from before */
export const strip = ({ outlook, t, slow, stale }) => html`<section class="strip ${stale ? 'stale' : ''} ${outlook ? '' : 'empty'}" aria-label=${t.text('strip.label')} aria-busy=${slow ? 'true' : 'false'}>
  <dl class="page">${outlook ? cells(outlook, t) : nothing}</dl>
  ${stale ? html`<p class="page stale-note">${icon('warn')}<span>${stale}</span></p>` : nothing}
  ${slow ? html`<div class="progress" role="progressbar" aria-label=${t.text('strip.computing')}></div>` : nothing}
</section>`;
