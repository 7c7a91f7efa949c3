// Every abbreviation with what is divided by what, and what it comes to here: an estimate, rounded as everywhere else.
import { html, nothing } from 'lit';
/**
 * Entries with the figure of the projection that is meant, and how it is written.
 * @type {{id: string, figure?: string, as?: 'money' | 'percent' | 'times'}[]}
 */
const ENTRIES = [
  { id: 'roi', figure: 'roi', as: 'percent' }, { id: 'roas', figure: 'dashboardRoas', as: 'times' }, { id: 'incrementalRoas', figure: 'incrementalRoas', as: 'times' },
  { id: 'cpm', figure: 'cpm', as: 'money' }, { id: 'cpe', figure: 'cpe', as: 'money' }, { id: 'cpc', figure: 'cpc', as: 'money' }, { id: 'cpa', figure: 'cpa', as: 'money' }, { id: 'cac', figure: 'cac', as: 'money' },
  { id: 'emv' }, { id: 'evpi' }, { id: 'evppi' }, { id: 'p5' },
];

/** @param {import('../later.js').LaterView} v */
export function glossary({ t, state, analysis }) {
  const typical = state.answer?.projection.typical;
  const found = analysis.analysis?.sensitivity;
  /** @param {typeof ENTRIES[number]} entry */
  const here = ({ figure, as }) => {
    const value = figure ? /** @type {number | null | undefined} */ (typical?.[figure]) : undefined;
    if (value === undefined) return null;
    if (value === null) return t.text('method.none');
    return as === 'percent' ? t.percent(value) : as === 'times' ? `${t.number(value)}\u00a0×` : t.money(value);
  };
  /** A mean over all worlds is not at typical inputs. @param {typeof ENTRIES[number]} entry @returns {[label: string, value: string | null]} */
  const told = (entry) => (entry.id === 'evpi' ? [t.text('method.glossary.mean'), found?.ok ? t.money(found.evpi) : null] : [t.text('method.glossary.here'), here(entry)]);
  return html`<dl class="glossary">${ENTRIES.map((entry) => {
    const [label, value] = told(entry);
    return html`<div><dt><abbr>${t.text(`method.glossary.${entry.id}`)}</abbr> ${t.text(`method.glossary.${entry.id}.name`)}</dt>
      <dd>${t.text(`method.glossary.${entry.id}.is`)}${value === null ? nothing : html` <span class="here">${label} <strong class="num">${value}</strong></span>`}</dd></div>`;
  })}</dl>`;
}
