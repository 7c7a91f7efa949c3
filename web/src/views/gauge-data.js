// What the make-or-break gauge is drawn from: the assumption, what is needed, and every published figure.
import { assumedOrders, countsClicks, evidenceLanes } from '../state/outlook.js';

/** Where the assumption comes from. @param {import('../elements/source.js').Origin[]} origins @param {import('../engine/worker.js').Evaluation} answer */
export const rateOrigin = (origins, { complete }) => origins.find((o) => o.path === `creators[0].${countsClicks(complete) ? 'conversionRate' : 'responseRate'}`);

/**
 * @param {import('../engine/worker.js').Evaluation} answer @param {import('../engine/worker.js').Reference} reference @param {import('../state/outlook.js').Outlook} outlook
 * @param {import('../elements/source.js').Origin | undefined} origin of the assumption @param {import('../messages/index.js').Context} t
 * @returns {import('../charts/gauge.js').GaugeData}
 */
export function gaugeData(answer, reference, outlook, origin, t) {
  const assumed = assumedOrders(answer);
  return {
    low: assumed?.low ?? null, mid: outlook.assumed, high: assumed?.high ?? null, need: outlook.needed, sure: outlook.sure,
    grade: origin?.from === 'default' ? origin.grade ?? undefined : origin?.from === 'example' ? undefined : 'own',
    lanes: evidenceLanes(answer, reference).map((lane) => ({ name: t.has(`evidence.${lane.kind}`) ? t.text(`evidence.${lane.kind}`) : lane.kind, values: lane.figures.map((f, i) => ({ x: f.value, id: `${lane.kind}-${i}`, source: f.publisher })) })),
  };
}
