// What later views ask for, with the whole engine: loaded into a worker of its own, so that it never holds up a projection.
import { ready } from './full.js';

/**
 * @typedef {import('./tierwise.js').Scenario} Scenario
 * @typedef {object} AnalysisRequest
 * @property {{scenario: Scenario, observed?: import('./worker.js').Observed}} subject
 * @property {number} draws                       where the scenario leaves them open
 * @property {readonly ('sensitivity' | 'translate')[]} wanted
 * @property {readonly string[]} metrics          to be explained
 * @typedef {object} Analysis
 * @property {true} ok
 * @property {any} sensitivity                    answer of the verb, or its refusal; null where it was not wanted
 * @property {Record<string, any>} explanations   by metric
 * @property {import('./tierwise.js').Translation | import('./tierwise.js').Refusal | null} translate
 */

/** @param {string} verb @param {unknown} request */
async function ask(verb, request) {
  const module = /** @type {Record<string, (text: string) => string>} */ (/** @type {unknown} */ (await ready));
  return JSON.parse(module[verb](JSON.stringify(request)));
}

/** @param {AnalysisRequest} request @returns {Promise<Analysis>} */
export async function analyse({ subject: { scenario, observed }, draws, wanted, metrics }) {
  const learned = observed ? await ask('learn', { ...scenario, observed: [{ ...observed, otherCampaign: true }] }) : null;
  const taught = learned?.ok ? learned.scenario : scenario;
  const asked = { ...taught, simulation: { draws, ...taught.simulation } };
  /** @type {Analysis} */
  const analysis = { ok: true, sensitivity: null, explanations: {}, translate: null };
  for (const metric of metrics) analysis.explanations[metric] = await ask('explain', { ...asked, metric });
  if (wanted.includes('translate')) analysis.translate = await ask('translate', asked);
  if (wanted.includes('sensitivity')) analysis.sensitivity = await ask('sensitivity', asked);
  return analysis;
}
