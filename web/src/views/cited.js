// Who published what a saved picture is drawn from, in a line under it. Loaded only when somebody saves one.
import { publications } from '../elements/source.js';
import { rateOrigin } from './gauge-data.js';

/** Publications that are named of those a scenario takes its values from. */
const NAMED = 5;

/**
 * @param {import('../elements/chart-frame.js').Cites} what
 * @param {{t: import('../messages/index.js').Context, origins: import('../elements/source.js').Origin[]}} shown
 * @param {import('../state/store.js').Store} store
 * @returns {Promise<string>} empty where nobody published any of it
 */
export async function cited(what, { t, origins }, store) {
  const { answer, reference } = store.state;
  const evidence = what === 'evidence' ? reference?.evidence ?? [] : [];
  // The number that makes or breaks the plan comes first.
  const assumed = what === 'assumptions' && answer ? [rateOrigin(origins, answer), ...origins] : [];
  const ids = [...evidence, ...assumed.filter((origin) => origin?.from === 'default')].flatMap((of) => of?.sources ?? []);
  const published = publications(ids, await store.sources()).map(({ publisher, year }) => (year === null ? publisher : `${publisher} ${year}`));
  const names = [...new Set([...published, ...evidence.filter(({ sources }) => sources.length === 0).map(({ publisher }) => publisher)])];
  const more = what === 'assumptions' ? names.splice(NAMED).length : 0;
  return names.length === 0 ? '' : t.text(`charts.frame.sources${more > 0 ? 'More' : ''}`, { names: names.join('; '), n: t.exact(more) });
}
