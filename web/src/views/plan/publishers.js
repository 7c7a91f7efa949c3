// Who published a default, in a few words. The texts of the sources are a file of its own, fetched when the first badge wants them.
import { html, nothing } from 'lit';
import { until } from 'lit/directives/until.js';

/**
 * @typedef {import('../../elements/source.js').Origin} Origin
 * @typedef {import('../../messages/index.js').Context} Context
 * @typedef {Map<string, import('../../engine/tierwise.js').Source>} Sources
 */

const NAMED = 2;
/** What follows a publisher's name, in brackets or as volume and page, is for the popover. */
const ASIDE = /\s+\(.*$|,\s+\d.*$/;
/** Once they are there: rows need not wait for a promise again. @type {Sources | null} */
let known = null;

/** @param {Origin} origin @param {Sources} records @param {Context} t */
function names({ sources = [] }, records, t) {
  const all = [...new Set(sources.map((id) => records.get(id)?.publisher.replace(ASIDE, '')).filter((name) => name !== undefined))];
  if (all.length === 0) return nothing;
  const more = all.length - NAMED;
  return html`<span lang="en">${all.slice(0, NAMED).join(', ')}</span>${more > 0 ? html` ${t.text('plan.source.more', { count: more, n: t.exact(more) })}` : nothing}`;
}

/** Whose the value of an input is. @param {Origin} origin @param {Context} t @param {() => Promise<Sources>} load */
export function publishers(origin, t, load) {
  if (origin.from !== 'default') return origin.from === 'learned' ? t.text('plan.source.learned') : nothing;      // the badge says the rest
  const ids = (origin.sources ?? []).filter((id) => id !== 'contract');
  if (ids.length === 0) return t.text(origin.grade === 'E' ? 'plan.source.judged' : origin.grade ? 'plan.source.usual' : 'plan.source.convention');
  if (known) return names(origin, known, t);
  return until(load().then((sources) => { known = sources; return names(origin, sources, t); }, () => nothing), nothing);
}
