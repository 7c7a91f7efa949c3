// The worker: the only place where the engine runs. One message in, one answer out.
import { expose } from 'comlink';
import createTierwise from 'tierwise-engine';
import wasmUrl from 'tierwise-wasm?url';

/**
 * @typedef {import('./tierwise.js').Scenario} Scenario
 * @typedef {{reach?: number, orders?: number}} Observed  counts of a past campaign
 * @typedef {{scenario: Scenario, observed?: Observed}} Request
 * @typedef {object} Evaluation
 * @property {true} ok
 * @property {import('./tierwise.js').Defaults} defaults
 * @property {import('./tierwise.js').Projection} projection
 * @property {import('./tierwise.js').Classification[]} tiers  one a line
 * @property {(import('./tierwise.js').Spread | null)[]} usual  what each line's fee usually is, given or not
 * @property {Scenario | null} learned  the scenario after `observed` was learned from
 * @typedef {{evidence: import('./tierwise.js').OrderEvidence[], schemes: import('./tierwise.js').TierScheme[], verbs: string[]}} Reference
 */

const ready = createTierwise({ locateFile: () => wasmUrl });

/** @param {string} verb @param {unknown} [request] */
async function ask(verb, request) {
  const module = /** @type {Record<string, (text: string) => string>} */ (/** @type {unknown} */ (await ready));
  return JSON.parse(module[verb](request === undefined ? '' : JSON.stringify(request)));
}

export const api = {
  /** Everything one change of the form needs. @param {Request} request @returns {Promise<Evaluation | import('./tierwise.js').Refusal>} */
  async evaluate({ scenario, observed }) {
    const learned = observed ? await ask('learn', { ...scenario, observed: [observed] }) : null;
    if (learned && !learned.ok) return learned;
    const asked = learned ? learned.scenario : scenario;
    const defaults = await ask('defaults', scenario);
    if (!defaults.ok) return defaults;
    const projection = await ask('project', asked);
    if (!projection.ok) return projection;
    const { creators, tierScheme } = defaults.scenario;
    const tiers = await Promise.all(creators.map((/** @type {import('./tierwise.js').Creator} */ c) => ask('classify', { followers: c.followers, tierScheme })));
    const unpaid = await ask('defaults', { ...scenario, creators: scenario.creators.map(({ fee, ...line }) => line) });
    const usual = creators.map((/** @type {unknown} */ _, /** @type {number} */ i) => unpaid.filled.find((/** @type {import('./tierwise.js').Filled} */ f) => f.path === `creators[${i}].fee`)?.spread ?? null);
    return { ok: true, defaults, projection, tiers, usual, learned: learned && asked };
  },

  /** What never changes while the page is open. @returns {Promise<Reference>} */
  async reference() {
    const { orderEvidence, tierSchemes } = await ask('benchmarks');
    const module = await ready;
    return { evidence: orderEvidence, schemes: tierSchemes, verbs: Object.entries(module).filter(([, v]) => typeof v === 'function').map(([name]) => name) };
  },
};

expose(api);
