// The second worker: the verbs that later views ask for, with the whole engine. What it does never holds up a projection.
import { expose } from 'comlink';
import { ready } from './full.js';

/**
 * @typedef {import('./tierwise.js').Scenario} Scenario
 * @typedef {{scenario: Scenario, observed?: import('./worker.js').Observed}} Subject
 * @typedef {object} AnalysisRequest
 * @property {readonly Subject[]} subjects     the scenarios of the workspace; the first is the one that is looked at
 * @property {readonly number[]} draws         of each, where the scenario leaves them open
 * @property {readonly ('sensitivity' | 'compare' | 'projections')[]} wanted
 * @property {readonly string[]} metrics       to be explained
 * @typedef {object} Analysis
 * @property {true} ok
 * @property {any} sensitivity      answer of the verb, or its refusal; null where it was not wanted
 * @property {any} comparison
 * @property {(any | null)[]} projections      one a subject
 * @property {Record<string, any>} explanations  by metric
 */

/** @param {string} verb @param {unknown} request */
async function ask(verb, request) {
  const module = /** @type {Record<string, (text: string) => string>} */ (/** @type {unknown} */ (await ready));
  return JSON.parse(module[verb](JSON.stringify(request)));
}

/** The scenario with what its past campaign taught. @param {Subject} subject @param {number} draws @returns {Promise<Scenario>} */
async function taught({ scenario, observed }, draws) {
  const learned = observed ? await ask('learn', { ...scenario, observed: [{ ...observed, otherCampaign: true }] }) : null;
  const asked = learned?.ok ? learned.scenario : scenario;
  return { ...asked, simulation: { draws, ...asked.simulation } };
}

expose({
  /** @param {AnalysisRequest} request @param {(done: number) => void} [tell] @returns {Promise<Analysis>} */
  async evaluate({ subjects, draws, wanted, metrics }, tell) {
    const scenarios = await Promise.all(subjects.map((subject, i) => taught(subject, draws[i])));
    const wants = new Set(wanted);
    /** @type {Analysis} */
    const analysis = { ok: true, sensitivity: null, comparison: null, projections: [], explanations: {} };
    for (const metric of metrics) analysis.explanations[metric] = await ask('explain', { ...scenarios[0], metric });
    if (wants.has('projections')) {
      for (const scenario of scenarios) analysis.projections.push(await ask('project', scenario));
    }
    tell?.(0.2);
    if (wants.has('compare') && scenarios.length > 1) analysis.comparison = await ask('compare', { schema: 'tierwise/compare@1', scenarios });
    tell?.(0.4);
    if (wants.has('sensitivity')) analysis.sensitivity = await ask('sensitivity', scenarios[0]);
    return analysis;
  },
});
