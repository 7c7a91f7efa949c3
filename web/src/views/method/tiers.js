// The tier lens: where each line of creators stands under every scheme, how far it is to the next tier. The cuts of the schemes are
// the twin of a scale; on paper, where nobody can ask for it, they stand as tables.
import { html } from 'lit';
import '../../elements/chart-frame.js';
import { rulerChart } from '../../charts/ruler.js';
import { ownScheme, schemesOf } from '../schemes.js';
import { shownName, tierName } from '../words.js';

/** Rulers that are drawn; the table has every line. */
const DRAWN = 4;
const AXIS = [1e3, 1e7];

/** @param {import('../later.js').LaterView} v */
export function tiers({ t, state, memo }) {
  const { answer, reference } = state;
  if (!answer) return html``;
  const { creators, tierScheme } = answer.complete;
  const schemes = schemesOf(reference?.schemes ?? [], answer.complete);
  const inUse = ownScheme(answer.complete)?.name ?? tierScheme;
  const schemeName = (/** @type {string} */ name) => (t.has(`charts.ruler.scheme.${name}`) ? t.text(`charts.ruler.scheme.${name}`) : name);
  const lineName = (/** @type {number} */ i) => creators[i].name || t.text('defaults.line', { n: i + 1 });
  const place = (/** @type {number} */ i) => {
    const { position, next } = answer.tiers[i];
    if (!next) return t.text('method.tiers.last');
    const words = { tier: tierName(next.id, t), from: t.exact(next.from), distance: t.exact(next.distance) };
    return position === null ? t.text('method.tiers.below', words) : t.text('method.tiers.within', { share: t.percent(position), ...words });
  };
  const rulers = memo('method-rulers', () => creators.slice(0, DRAWN).map(({ followers }, i) => ({ followers, domain: AXIS, inset: 0, schemes: schemes.map((scheme) => ({ ...scheme, tier: answer.tiers[i].schemes[scheme.name] })) })), [answer, reference]);
  return html`<ul class="tier-lines">${creators.slice(0, DRAWN).map((creator, i) => html`<li><tierwise-chart level="3" .t=${t} .chart=${rulerChart} .data=${rulers[i]} .name=${t.text('method.tiers.scale', { line: lineName(i) })} .unit=${t.text('method.tiers.each', { followers: t.exact(creator.followers) })}
      .file=${`tierwise-tiers-${i + 1}`} .cites=${null} .scenario=${shownName(state, t)} .stamp=${answer.projection.stamp} ?stale=${state.stale}></tierwise-chart></li>`)}</ul>
    <table class="twin stack lens" role="table" aria-label=${t.text('method.tiers.lines')}><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t.text('method.tiers.line')}</th><th scope="col" role="columnheader">${t.text('method.tiers.followers')}</th>${schemes.map((s) => html`<th scope="col" role="columnheader">${schemeName(s.name)}</th>`)}<th scope="col" role="columnheader">${t.text('method.tiers.where', { scheme: schemeName(String(inUse)) })}</th></tr></thead>
      <tbody role="rowgroup">${creators.map((creator, i) => html`<tr role="row" class="first"><th scope="row" role="rowheader">${lineName(i)}</th><td role="cell" class="num" data-label=${t.text('method.tiers.followers')}>${t.exact(creator.count ?? 1)} × ${t.exact(creator.followers)}</td>
        ${schemes.map((s) => html`<td role="cell" data-label=${schemeName(s.name)}>${tierName(answer.tiers[i].schemes[s.name], t)}</td>`)}<td role="cell" class="c-where" data-label=${t.text('method.tiers.where', { scheme: schemeName(String(inUse)) })}>${place(i)}</td></tr>`)}</tbody></table>
    <div class="schemes">${schemes.map((scheme) => html`<table class="twin"><caption>${schemeName(scheme.name)}</caption><thead><tr><th scope="col">${t.text('method.tiers.tier')}</th><th scope="col">${t.text('method.tiers.from')}</th><th scope="col">${t.text('method.tiers.to')}</th></tr></thead>
      <tbody>${scheme.tiers.map((tier, i) => html`<tr><th scope="row">${tierName(tier.id, t)}</th><td class="num">${t.exact(tier.from)}</td><td class="num">${scheme.tiers[i + 1] ? t.exact(scheme.tiers[i + 1].from - 1) : t.text('charts.ruler.open')}</td></tr>`)}</tbody></table>`)}</div>`;
}
