// One store: the workspace with its history, the last valid answer, what is wrong, and whether figures are from before.
import { begin, advance, back, forward } from './history.js';
import { current, firstWorkspace, requestOf } from './actions.js';
import { same } from './path.js';

/**
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {import('../engine/worker.js').Evaluation} Evaluation
 * @typedef {import('../engine/worker.js').Reference} Reference
 * @typedef {import('../engine/tierwise.js').EngineError} EngineError
 *
 * @typedef {object} State
 * @property {Workspace} workspace
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 * @property {Evaluation | null} answer     the last valid one; stays while something is wrong
 * @property {Reference | null} reference
 * @property {readonly EngineError[]} errors  what the engine refuses in the scenario as it stands
 * @property {string | null} staleBecause   path of the first field that holds an error; the answer is from before it
 * @property {boolean} slow                 an answer is on its way for more than half a second
 * @property {boolean} unavailable          the engine cannot run here
 *
 * @typedef {object} Engine
 * @property {(request: any) => Promise<any>} evaluate
 * @property {() => Promise<Reference>} reference
 * @property {symbol} superseded
 * @property {() => Promise<Map<string, import('../engine/tierwise.js').Source>>} loadSources
 *
 * @typedef {ReturnType<typeof createStore>} Store
 */

const SLOW_AFTER = 500;

/** @param {Engine} engine @param {{now?: () => number}} [options] */
export function createStore(engine, { now = Date.now } = {}) {
  let history = begin(firstWorkspace());
  /** @type {Omit<State, 'workspace' | 'canUndo' | 'canRedo' | 'staleBecause'>} */
  let rest = { answer: null, reference: null, errors: [], slow: false, unavailable: false };
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {unknown} */
  let asked = null;
  let announced = false;

  function tell() {
    if (announced) return;
    announced = true;
    queueMicrotask(() => {
      announced = false;
      listeners.forEach((listener) => listener());
    });
  }
  const put = (/** @type {Partial<typeof rest>} */ changes) => {
    rest = { ...rest, ...changes };
    tell();
  };

  async function ask() {
    const request = requestOf(current(history.present));
    if (same(request, asked)) return;
    asked = request;
    const slow = setTimeout(() => put({ slow: true }), SLOW_AFTER);
    try {
      const answer = await engine.evaluate(request);
      if (answer === engine.superseded || request !== asked) return;
      put(answer.ok ? { answer, errors: [], slow: false, unavailable: false } : { errors: answer.errors, slow: false, unavailable: false });
    } catch {
      if (request === asked) {
        asked = null;                                           // the next change tries again
        put({ unavailable: true, slow: false });
      }
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {typeof history} next */
  function move(next) {
    if (next === history) return;
    history = next;
    tell();
    ask();
  }

  return {
    /** @returns {State} */
    get state() {
      const workspace = history.present;
      const drafts = Object.keys(current(workspace).drafts);
      return { ...rest, workspace, canUndo: history.past.length > 0, canRedo: history.future.length > 0, staleBecause: drafts[0] ?? rest.errors[0]?.path ?? null };
    },
    /** Calls back after every change, once a turn. @param {() => void} listener @returns {() => void} unsubscribe */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Applies an action. Changes of one topic in quick succession are one step of undo. @param {(w: Workspace) => Workspace} action @param {string | null} [topic] */
    apply(action, topic = null) {
      move(advance(history, action(history.present), topic, now()));
    },
    undo: () => move(back(history)),
    redo: () => move(forward(history)),
    /** Asks for the first answer and for what never changes. */
    async start() {
      ask();
      try {
        put({ reference: await engine.reference() });
      } catch {
        put({ unavailable: true });
      }
    },
    sources: engine.loadSources,
  };
}
