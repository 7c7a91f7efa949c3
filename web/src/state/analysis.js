// What later views ask of the engine beyond the projection: asked once the projection rests, for the newest scenario only. The last
// answer stays until the next one is there.
import { current, requestOf } from './actions.js';
import { quickDraws } from '../engine/draws.js';
import { same } from './path.js';

/**
 * @typedef {import('../engine/analyse.js').Analysis} Analysis
 * @typedef {import('../engine/analyse.js').AnalysisRequest} AnalysisRequest
 * @typedef {{wanted: AnalysisRequest['wanted'], metrics: readonly string[]}} Wish
 * @typedef {{analysis: Analysis | null, subject: AnalysisRequest['subject'] | null, settling: boolean, unavailable: boolean}} AnalysisState  subject: what the analysis is of; settling: the answer of the scenario as it stands is on its way
 */

/** @type {Wish} */
const NOTHING = { wanted: [], metrics: [] };

/** @param {import('./store.js').Store} store @param {() => Promise<{evaluate: (request: any) => Promise<any>}>} open starts the engine, once */
export function createAnalysis(store, open) {
  /** @type {AnalysisState} */
  let state = { analysis: null, subject: null, settling: false, unavailable: false };
  /** @type {Wish} */
  let wish = NOTHING;
  /** @type {AnalysisRequest | null} */
  let asked = null;
  /** @type {ReturnType<typeof open> | null} */
  let engine = null;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const put = (/** @type {Partial<AnalysisState>} */ change) => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };

  async function check() {
    if (wish === NOTHING) return;
    const { workspace, answer, settling, staleBecause } = store.state;
    if (!answer || settling || staleBecause !== null) return;
    const subject = requestOf(current(workspace));
    /** @type {AnalysisRequest} */
    const request = { subject, draws: quickDraws(subject.scenario), ...wish };
    if (same(request, asked)) return;
    asked = request;
    put({ settling: true });
    try {
      engine ??= open();
      engine.catch(() => { engine = null; });
      const analysis = await (await engine).evaluate(request);
      if (request !== asked || typeof analysis === 'symbol') return;
      put({ analysis, subject, settling: false, unavailable: false });
    } catch {
      if (request !== asked) return;
      asked = null;
      put({ settling: false, unavailable: true });
    }
  }
  store.subscribe(() => { check(); });

  return {
    get state() { return state; },
    /** @param {() => void} listener @returns {() => void} */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** What the view on screen needs; nothing ends the asking. @param {Wish | null} next */
    want(next) {
      if (same(next ?? NOTHING, wish)) return;
      wish = next ?? NOTHING;
      check();
    },
  };
}
/** @typedef {ReturnType<typeof createAnalysis>} AnalysisStore */
