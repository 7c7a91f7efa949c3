// The report itself: one page of verdict, key figures, worlds, ladder, gauge, the assumptions that matter, their sources, the stamp.
import { html, nothing } from 'lit';
import { gauge } from '../../charts/gauge.js';
import { shortMoney } from '../../charts/kit.js';
import { rungs } from '../../charts/ladder.js';
import { worlds } from '../../charts/worlds.js';
import { brandMark } from '../../elements/icons.js';
import { figure, grade } from '../../elements/source.js';
import { mid } from '../../state/outlook.js';
import { gaugeData, rateOrigin } from '../gauge-data.js';
import { fieldName, headline, lead, strong } from '../words.js';

/**
 * @typedef {import('../../messages/index.js').Context} Context
 * @typedef {import('../../state/matters.js').Matter} Matter
 * @typedef {import('../../engine/tierwise.js').Source} Source
 *
 * @typedef {object} Content
 * @property {Context} t
 * @property {import('../../state/outlook.js').Outlook} outlook
 * @property {import('../../engine/worker.js').Evaluation} answer
 * @property {import('../../engine/worker.js').Reference | null} reference
 * @property {import('../../elements/source.js').Origin[]} origins
 * @property {Matter[]} matters
 * @property {boolean} sorted                    whether the engine said which matter most
 * @property {Map<string, Source> | null} sources
 * @property {import('../../state/storage.js').Report} details
 * @property {string} name                       of the scenario
 */

/** Widths of the pictures on the page, CSS px: the sheet's style gives them this room. */
const WIDE = 688;
const HALF = 405;
const WORLDS_HEIGHT = 196;
/** Letters that have room for the publishers of one assumption. */
const ROOM = 46;

/** What the plan is, in a sentence. @param {Content} c */
function plan({ t, answer, outlook }) {
  const { creators } = answer.complete;
  const posts = (/** @type {number} */ n) => t.text('report.posts', { count: n, n: t.exact(n) });
  const where = [...new Set(creators.map((line) => t.text(`platform.${line.platform}`)))];
  if (creators.length > 1) {
    const all = creators.reduce((sum, line) => sum + (line.count ?? 1), 0);
    return t.text('report.lines', { creators: t.exact(all), lines: creators.length, where: new Intl.ListFormat(t.locale).format(where), posts: posts(outlook.posts) });
  }
  const [line] = creators;
  const count = line.count ?? 1;
  return t.text('report.line', { count, n: t.exact(count), where: where[0], format: t.text(`format.${line.format}`), followers: t.exact(line.followers), posts: posts(line.posts ?? 1), fee: t.amount(mid(line.fee) ?? 0) });
}

/** @param {Content} c */
function letterhead({ t, details, name }) {
  const date = new Intl.DateTimeFormat(t.locale, { dateStyle: 'long' }).format(new Date());
  const about = [...(details.client ? [t.text('report.for', { client: details.client })] : []), ...(details.author ? [t.text('report.by', { author: details.author })] : []), date];
  return html`<header class="letterhead"><div class="client">${details.logo ? html`<img src=${details.logo} alt="">` : nothing}<div><p class="title">${details.title || name}</p><p class="about">${about.join(', ')}</p></div></div><span class="brand">${brandMark}Tierwise</span></header>`;
}

/** @param {Content} c */
function keys({ t, outlook: o, answer }) {
  const sum = (/** @type {number} */ x) => shortMoney(t, x, { sign: true });
  const unit = `\u00a0${t.currency}`;
  const name = (/** @type {string} */ key) => t.text(`strip.${key}.short`) + t.text(`strip.${key}.long`);
  const all = [
    [name('chance'), t.percent(o.chance)], [name('typical'), sum(o.profit.p50) + unit], [t.text('strip.range'), `${sum(o.profit.p5)} ${t.text('strip.and')} ${sum(o.profit.p95)}${unit}`],
    [t.text('past.reach'), t.number(answer.projection.typical.reach)], [name('walkAway'), o.walkAway === null ? t.text(`strip.${o.noPrice}`) : `${shortMoney(t, o.walkAway)}${unit} ${t.text(o.perPost ? 'strip.perPost' : 'strip.allFees')}`],
  ];
  return html`<dl class="keys">${all.map(([term, value]) => html`<div><dt>${term}</dt><dd class="num">${value}</dd></div>`)}</dl>`;
}

/** @param {Content} c */
function pictures({ t, outlook: o, answer }) {
  const steps = rungs({ ladder: answer.projection.typical.ladder, median: o.roi?.p50 ?? null, event: o.event }, t);
  return html`<div class="pictures"><figure><h2>${t.text('report.worlds')}</h2>${worlds({ dots: o.dots, typical: o.roi?.p50 ?? null, fit: WORLDS_HEIGHT }, HALF, t)}</figure>
    <section><h2>${t.text('ladder.title')}</h2><table class="ladder"><tbody>${steps.map((rung) => html`<tr class=${rung.total ? 'sum' : ''}><th scope="row">${rung.label}</th><td class="num">${t.percent(rung.value, { sign: true })}</td></tr>`)}</tbody></table></section></div>`;
}

/** @param {Content} c */
function makeOrBreak({ t, answer, reference, outlook, origins }) {
  if (!reference) return nothing;
  const data = gaugeData(answer, reference, outlook, rateOrigin(origins, answer), t);
  return html`<figure class="make-or-break"><h2>${t.text('report.gauge')}</h2>${gauge({ ...data, compact: true }, WIDE, t)}</figure>`;
}

/** Where a value comes from, in a line. @param {Matter} m @param {Content} c */
function from({ origin }, { t, sources }) {
  if (origin.from !== 'default') return origin.from === 'learned' ? t.text('source.learned') : '';      // its badge says it
  const names = [...new Set((origin.sources ?? []).flatMap((id) => {
    const source = sources?.get(id);
    return source ? [source.year ? `${source.publisher}, ${source.year}` : source.publisher] : [];
  }))];
  if (names.length === 0) return origin.grade ? t.text(`grade.${origin.grade}`) : t.text('source.convention');
  let named = names.length;
  while (named > 1 && names.slice(0, named).join('; ').length > ROOM) named -= 1;
  const list = html`<span lang="en">${names.slice(0, named).join('; ')}</span>`;
  return named < names.length ? t.rich('report.more', { names: list, n: names.length - named }) : list;
}

/** @param {Content} c */
function assumptions(c) {
  const { t, matters, sorted } = c;
  if (matters.length === 0) return nothing;
  const row = (/** @type {Matter} */ m) => {
    const show = (/** @type {number} */ x) => (m.path === 'creators.responseRate' ? t.rate(x * 1000) : figure(x, m.path, t));
    const [low, high] = (m.mids ?? [m.value.mid, m.value.mid]).map(show);
    const typical = low === high ? low : t.text('range.two', { low, high });
    return html`<tr><th scope="row">${m.path === 'creators.responseRate' ? t.text('strip.orders') : fieldName(m.path, t)}</th><td class="r num">${m.certain ? nothing : show(m.value.low)}</td><td class="r num mid">${typical}</td><td class="r num">${m.certain ? nothing : show(m.value.high)}</td><td class="from"><div>${grade(m.origin, t)}<span>${from(m, c)}</span></div></td></tr>`;
  };
  const [{ worth }] = matters;
  return html`<section class="matters"><h2>${t.text(sorted ? 'report.matter' : 'report.assumptions')}</h2>
    <table><thead><tr>${['assumption', 'low', 'typical', 'high', 'source'].map((key, i) => html`<th scope="col" class=${i > 0 && i < 4 ? 'r' : ''}>${t.text(`report.${key}`)}</th>`)}</tr></thead><tbody>${matters.map(row)}</tbody></table>
    ${worth ? html`<p class="small">${t.text('report.worth', { sum: t.money(worth) })}</p>` : nothing}</section>`;
}

/** @param {Content} c */
export function sheet(c) {
  const { t, outlook, answer } = c;
  return html`<article class="sheet" lang=${t.locale}>${letterhead(c)}
    <section class="verdict-block"><h1>${headline(outlook, t)}</h1><p>${plan(c)} ${lead(outlook, t, strong)}</p></section>
    ${keys(c)}${pictures(c)}${makeOrBreak(c)}${assumptions(c)}
    <footer><p>${t.text('report.footer', { draws: t.exact(answer.complete.simulation?.draws ?? 0) })} ${t.text('defaults.grades')}</p><p class="num">${answer.projection.stamp}</p></footer></article>`;
}
