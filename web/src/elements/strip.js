// The result strip: the answer, always in view. Old figures stay while new ones are computed or while a field holds an error.
import { html, nothing } from 'lit';
import { glanceMoney } from '../charts/kit.js';
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
  const price = o.walkAway === null ? html`<small>${t.text(`strip.${o.noPrice}`)}</small>` : withUnit(glanceMoney(t, o.walkAway), t.currency, t.text(o.perPost ? 'strip.perPost' : 'strip.allFees'));
  const orders = html`<div class="orders"><dt>${t.text('strip.orders')}</dt><dd>${o.needed === null ? html`<small>${t.text('strip.noRate')}${o.assumed === null ? '' : ','}</small>`
    : html`${t.rate(o.needed)} <small>${t.text('strip.needed')}</small>`} ${o.assumed === null ? nothing : html`${t.rate(o.assumed)} <small>${t.text('strip.assumed')}</small>`}</dd></div>`;
  const { p5, p50, p95 } = o.profit;
  return html`<div><dt>${name(t, 'strip.chance')}</dt><dd>${t.percent(o.chance)}${o.odds && o.odds.of <= 10 ? oddsDots(o.odds) : nothing}</dd></div>
    <div><dt>${name(t, 'strip.typical')}</dt><dd>${withUnit(glanceMoney(t, p50, { sign: true }), t.currency)}</dd></div>
    <div class="range"><dt>${t.text('strip.range')}</dt><dd>${glanceMoney(t, p5, { sign: true })} <small>${t.text('strip.and')}</small> ${glanceMoney(t, p95, { sign: true })} <small>${t.currency}</small></dd></div>
    ${orders}
    <div><dt>${name(t, 'strip.walkAway')}</dt><dd>${price}</dd></div>`;
}

/** How far a long run is, and the way to end it. @param {number | null} done @param {Context} t @param {() => void} stop */
const progress = (done, t, stop) => {
  const share = done === null ? null : Math.floor(done * 100);
  return html`<div class="progress"><svg viewBox="0 0 100 1" preserveAspectRatio="none" role="progressbar" aria-label=${t.text('strip.computing')} aria-valuenow=${share ?? nothing}><rect width=${share ?? 8} height="1"></rect></svg>
    <p class="run"><span class="num">${t.text('strip.computing')}${share === null ? nothing : html`, ${t.text('strip.share', { share: t.percent(share / 100) })}`}</span>
      <button type="button" class="button small" @click=${stop}>${t.text('strip.stop')}</button></p></div>`;
};

/**
 * @param {object} s
 * @param {Outlook | null} s.outlook
 * @param {Context} s.t
 * @param {boolean} s.settling     whether the figures are about to change
 * @param {boolean} s.slow         whether that takes long
 * @param {number | null} s.done
 * @param {boolean} s.stale        whether the figures are from before
 * @param {string | null} s.note   the sentence saying why
 * @param {boolean} s.stopped
 * @param {() => void} s.stop
 * @param {() => void} s.resume
 */
export const strip = ({ outlook, t, settling, slow, done, stale, note, stopped, stop, resume }) => html`<section class="strip ${stale ? 'stale' : ''} ${outlook ? '' : 'empty'}" aria-label=${t.text('strip.label')} aria-busy=${settling ? 'true' : 'false'}>
  <dl class="page">${outlook ? cells(outlook, t) : nothing}</dl>
  ${note ? html`<p class="page strip-note">${stale ? icon('warn') : nothing}<span>${note}</span>${stopped ? html` <button type="button" class="button small" @click=${resume}>${t.text('strip.resume')}</button>` : nothing}</p>` : nothing}
  ${slow ? progress(done, t, stop) : nothing}
</section>`;
