// What later views ask of the engine beyond the projection: asked once the projection rests, for the newest state only. The last
// answer stays until the next one is there. Where something is wrong in the scenario at hand, only the comparison is asked for, which
// can do without it.
import { current, requestOf } from './actions.js';
import { comparedDraws, quickDraws } from '../engine/draws.js';
import { same } from './path.js';
import { SLOW_AFTER } from './store.js';

/**
 * @typedef {import('../engine/analyse.js').Analysis} Analysis
 * @typedef {import('../engine/analyse.js').AnalysisRequest} AnalysisRequest
 * @typedef {import('../engine/analyse.js').Contender} Contender
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {{wanted: AnalysisRequest['wanted'], metrics: readonly string[]}} Wish
 * @typedef {object} AnalysisState
 * @property {Analysis | null} analysis
 * @property {readonly Contender[]} compared  whom its comparison is of
 * @property {AnalysisRequest['subject'] | null} subject  what its sensitivity is of
 * @property {boolean} settling               the answer of the scenario as it stands is on its way
 * @property {boolean} slow                   it has been on its way for more than half a second
 * @property {number | null} done             how much of it is done, 0 to 1, where that is known
 * @property {boolean} stopped                the visitor stopped it
 * @property {boolean} unavailable
 */

/** @type {Wish} */
const NOTHING = { wanted: [], metrics: [] };

/** Whom to compare: those in the currency of the one at hand, each without its name, which changes nothing. @param {Workspace} w @returns {readonly Contender[]} */
export function contendersOf(w) {
  const currencyOf = (/** @type {import('./actions.js').Entry} */ { scenario }) => scenario.currency ?? 'USD';
  return w.entries.filter((entry) => currencyOf(entry) === currencyOf(current(w))).map((entry) => {
    const { scenario: { name, ...scenario }, ...past } = requestOf(entry);
    return { id: entry.id, scenario, ...past };
  });
}

/** @param {import('./store.js').Store} store @param {() => Promise<{evaluate: (request: any, options?: import('../engine/client.js').Options) => Promise<any>, stop: () => void, stopped: symbol}>} open starts the engine, once */
export function createAnalysis(store, open) {
  /** @type {AnalysisState} */
  let state = { analysis: null, compared: [], subject: null, settling: false, slow: false, done: null, stopped: false, unavailable: false };
  /** @type {Wish} */
  let wish = NOTHING;
  /** @type {AnalysisRequest | null} */
  let asked = null;
  /** @type {ReturnType<typeof open> | null} */
  let engine = null;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let slow;
  const put = (/** @type {Partial<AnalysisState>} */ change) => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };
  /** Nothing is on its way any more. @param {Partial<AnalysisState>} outcome */
  function arrive(outcome) {
    clearTimeout(slow);
    slow = undefined;
    put({ settling: false, slow: false, done: null, ...outcome });
  }

  async function check() {
    if (wish === NOTHING) return;
    const { workspace, answer, settling, staleBecause } = store.state;
    const sound = answer !== null && staleBecause === null;
    const contenders = wish.wanted.includes('compare') ? contendersOf(workspace) : [];
    const rivals = contenders.length > 1 ? { contenders, draws: comparedDraws(contenders.map(({ scenario }) => scenario)) } : null;
    if (settling || !(sound || rivals)) return;
    const subject = requestOf(current(workspace));
    /** @type {AnalysisRequest} */
    const request = { subject, draws: quickDraws(subject.scenario), rivals, ...(sound ? wish : NOTHING) };
    if (same(request, asked)) return;
    asked = request;
    put({ settling: true, stopped: false });
    slow ??= setTimeout(() => put({ slow: true }), SLOW_AFTER);
    try {
      engine ??= open();
      engine.catch(() => { engine = null; });
      const { evaluate, stopped } = await engine;
      const analysis = await evaluate(request, { tell: (done) => { if (state.slow && request === asked) put({ done }); } });
      if (request !== asked) return;
      if (analysis === stopped) return arrive({ stopped: true });
      arrive({ analysis: { ...state.analysis, ...analysis }, subject: analysis.sensitivity ? subject : state.subject, compared: rivals ? contenders : state.compared, unavailable: false });
    } catch {
      if (request !== asked) return;
      asked = null;
      arrive({ unavailable: true });
    }
  }
  store.subscribe(() => { check(); });

  return {
    /** Breaks off what is being computed; the last answer stays. */
    stop() { engine?.then(({ stop }) => stop(), () => {}); },
    /** Computes what was stopped. */
    resume() {
      asked = null;
      check();
    },
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
