// Every tier scheme with its cuts, and which tier each line of creators has in it.
import { html } from 'lit';

/** @param {import('../later.js').LaterView} v */
export function tiers({ t, state }) {
  const schemes = state.reference?.schemes ?? [];
  const lines = state.answer?.tiers ?? [];
  const creators = state.answer?.complete.creators ?? [];
  return html`${schemes.map((scheme) => html`<table class="twin tiers"><caption>${t.has(`value.tierScheme.${scheme.name}`) ? t.text('method.tiers.scheme', { name: t.text(`value.tierScheme.${scheme.name}`) }) : scheme.name}</caption>
    <thead><tr><th scope="col">${t.text('method.tiers.tier')}</th><th scope="col">${t.text('method.tiers.from')}</th><th scope="col">${t.text('method.tiers.here')}</th></tr></thead>
    <tbody>${scheme.tiers.map((tier) => {
      const here = creators.filter((_, i) => lines[i]?.schemes[scheme.name] === tier.id);
      return html`<tr><th scope="row">${t.has(`charts.ruler.tier.${tier.id}`) ? t.text(`charts.ruler.tier.${tier.id}`) : tier.id}</th><td class="num">${t.exact(tier.from)}</td><td class="num">${here.length === 0 ? '–' : here.map((c) => `${t.exact(c.count ?? 1)} × ${t.short(c.followers)}`).join(', ')}</td></tr>`;
    })}</tbody></table>`)}`;
}
