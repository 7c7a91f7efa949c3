// The worker: the only place where the engine runs. One message in, one answer out.
import { expose } from 'comlink';
import { inThePast, isWhole, lesson } from './past.js';
import createTierwise from 'tierwise-engine';
import wasmUrl from 'tierwise-wasm?url';

/**
 * @typedef {import('./tierwise.js').Scenario} Scenario
 * @typedef {{reach?: number, orders?: number}} Observed  counts of a past campaign
 * @typedef {{scenario: Scenario, observed?: Observed, draws?: number}} Request  draws: when the scenario leaves them open
 * @typedef {object} Evaluation
 * @property {true} ok
 * @property {import('./tierwise.js').Defaults} defaults
 * @property {Scenario} complete  the scenario that was projected: with what was learned, defaults filled in, and as many draws as were computed
 * @property {import('./tierwise.js').Projection} projection
 * @property {import('./tierwise.js').Classification[]} tiers  one a line
 * @property {(import('./tierwise.js').Spread | null)[]} usual  what each line's fee usually is, given or not, where such a creator is paid one
 * @property {number} commission  what an affiliate usually gets
 * @property {import('./tierwise.js').Learning | null} learned  what `observed` taught
 * @typedef {{evidence: import('./tierwise.js').OrderEvidence[], schemes: import('./tierwise.js').TierScheme[]}} Reference
 */

/** The name of the worker that answers the form; another one runs the same script for analyses. */
const FORM = 'tierwise';
/** @type {ReturnType<typeof createTierwise> | null} */
let small = null;
const first = () => (small ??= createTierwise({ locateFile: () => wasmUrl }));
if (/** @type {{name?: string}} */ (/** @type {unknown} */ (globalThis)).name === FORM) first().catch(() => {});
/** @type {ReturnType<typeof createTierwise> | null} */
let whole = null;
function all() {
  whole ??= import('./full.js').then(({ ready }) => ready);
  whole.catch(() => { whole = null; });                         // the next request tries again
  return whole;
}
/** What a past campaign teaches is for the whole engine; so is everything without a network, where only the whole engine is kept. @param {string} verb */
const engineFor = (verb) => (verb === 'learn' ? all() : first().catch(all));

/** Milliseconds between two reports of how far a run is. */
const TELL_EVERY = 100;

/** Forms of collaboration without a fee. */
const UNPAID = new Set(['gifted', 'affiliate']);

/** @param {string} verb @param {unknown} [request] @param {(done: number) => void} [tell] */
async function ask(verb, request, tell) {
  const module = /** @type {Record<string, (text: string, tell?: (done: number) => void) => string>} */ (/** @type {unknown} */ (await engineFor(verb)));
  const text = request === undefined ? '' : JSON.stringify(request);
  return JSON.parse(tell ? module[verb](text, tell) : module[verb](text));
}

/** Reports now and then, not a thousand times a second. @param {(done: number) => void} tell */
function nowAndThen(tell) {
  let told = performance.now();
  return (/** @type {number} */ done) => {
    const now = performance.now();
    if (now - told < TELL_EVERY) return;
    told = now;
    tell(done);
  };
}

export const api = {
  /** What later views need; its code comes with the first request. @param {import('./analyse.js').AnalysisRequest} request @param {(done: number) => void} [tell] */
  analyse: async (request, tell) => (await import('./analyse.js')).analyse(request, tell && nowAndThen(tell)),

  /**
   * Everything one change of the form needs.
   * @param {Request} request @param {(done: number) => void} [tell] hears how much of a long run is done, 0 to 1
   * @returns {Promise<Evaluation | import('./tierwise.js').Refusal>}
   */
  async evaluate({ scenario, observed, draws }, tell) {
    const taught = observed ? await ask('learn', lesson(scenario, observed)) : null;
    if (taught && !taught.ok) return inThePast(taught);
    const learned = isWhole(observed) ? taught : null;
    const asked = learned ? learned.scenario : scenario;
    const defaults = await ask('defaults', scenario);
    if (!defaults.ok) return defaults;
    const projected = { ...asked, simulation: { draws, ...asked.simulation } };
    const projection = await ask('project', projected, tell && nowAndThen(tell));
    if (!projection.ok) return projection;
    const { scenario: complete } = await ask('defaults', projected);
    const { creators, tierScheme } = complete;
    const tiers = await Promise.all(creators.map((/** @type {import('./tierwise.js').Creator} */ c) => ask('classify', { followers: c.followers, tierScheme })));
    const unpaid = await ask('defaults', { ...scenario, creators: scenario.creators.map(({ fee, collaboration, ...line }) => ({ ...line, collaboration: UNPAID.has(collaboration ?? '') ? undefined : collaboration })) });
    const usual = creators.map((/** @type {unknown} */ _, /** @type {number} */ i) => unpaid.filled.find((/** @type {import('./tierwise.js').Filled} */ f) => f.path === `creators[${i}].fee`)?.spread ?? null);
    const affiliate = await ask('defaults', { ...scenario, creators: [{ ...scenario.creators[0], collaboration: 'affiliate', commission: undefined }] });
    const { commission } = affiliate.scenario.creators[0];
    return { ok: true, defaults, complete, projection, tiers, usual, commission, learned };
  },

  /** What never changes while the page is open. @returns {Promise<Reference>} */
  async reference() {
    const { orderEvidence, tierSchemes } = await ask('benchmarks');
    return { evidence: orderEvidence, schemes: tierSchemes };
  },
};

expose(api);
