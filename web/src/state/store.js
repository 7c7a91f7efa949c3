// One store: the workspace with its history, the last valid answer, what is wrong, and whether figures are from before.
import { begin, advance, back, forward, withdraw } from './history.js';
import { current, firstWorkspace, requestOf } from './actions.js';
import { same } from './path.js';
import { fullDraws, quickDraws } from '../engine/draws.js';

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
 * @property {Evaluation | null} answer     the last valid one; stays while something is wrong in the scenario it is of
 * @property {string | null} answerOf       id of that scenario
 * @property {Reference | null} reference
 * @property {readonly EngineError[]} errors  what the engine refuses in the scenario as it stands
 * @property {string | null} staleBecause   path of the first field that holds an error; the answer is from before it
 * @property {boolean} settling             the figures are about to change: an answer, or a more exact one, is on its way
 * @property {boolean} slow                 it has been on its way for more than half a second
 * @property {number | null} done           how much of it is done, 0 to 1, where that is known
 * @property {boolean} stopped              the visitor stopped the computation
 * @property {boolean} stale                the answer is not that of the scenario as it stands
 * @property {boolean} unavailable          the engine cannot run here
 *
 * @typedef {object} Engine
 * @property {(request: any, options: import('../engine/client.js').Options) => Promise<any>} evaluate
 * @property {() => void} stop
 * @property {() => Promise<Reference>} reference
 * @property {symbol} superseded
 * @property {symbol} stopped
 * @property {() => Promise<Map<string, import('../engine/tierwise.js').Source>>} loadSources
 *
 * @typedef {ReturnType<typeof createStore>} Store
 */

/** Milliseconds after which a run is told to take long, and can be stopped. */
export const SLOW_AFTER = 500;
/** Milliseconds without a change after which a value that was on the move counts as settled. */
const REST = 150;

/** @param {Engine} engine @param {{now?: () => number, whenIdle?: (act: () => void) => void}} [options] whenIdle: puts off the many worlds while the page is busy drawing the few */
export function createStore(engine, { now = Date.now, whenIdle = (act) => act() } = {}) {
  const asker = Symbol('store');                                 // the meeting mode has a store beside this one and the same engine
  let history = begin(firstWorkspace());
  /** @type {Omit<State, 'workspace' | 'canUndo' | 'canRedo' | 'staleBecause' | 'stale'>} */
  let rest = { answer: null, answerOf: null, reference: null, errors: [], settling: true, slow: false, done: null, stopped: false, unavailable: false };
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** The newest request, and the one that the answer answers. @type {ReturnType<typeof requestOf> | null} */
  let asked = null;
  /** Id of the scenario that asks. */
  let asking = '';
  /** @type {unknown} */
  let answered = null;
  /** Whether a value is on the move, since when it rests, and whether its slider is still held. */
  let moving = false;
  let changed = 0;
  let held = false;
  /** Whether what is held has made its step of undo. */
  let stepped = false;
  /** Whether the answer is the right one but made of few worlds, and the many are not asked for yet. */
  let rough = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let refining;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let slow;
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

  /** Nothing is on its way any more. @param {Partial<typeof rest>} outcome */
  function arrive(outcome) {
    clearTimeout(slow);
    slow = undefined;
    put({ slow: false, done: null, unavailable: false, ...outcome });
  }

  /** @param {NonNullable<typeof asked>} request @param {number} draws @param {boolean} refines */
  async function run(request, draws, refines) {
    slow ??= setTimeout(() => put({ slow: true }), SLOW_AFTER);
    const tell = (/** @type {number} */ done) => { if (rest.slow && request === asked) put({ done }); };
    try {
      const answer = await engine.evaluate({ ...request, draws }, { asker, refines, tell });
      if (answer === engine.superseded || request !== asked) return;
      if (answer === engine.stopped) return arrive({ settling: false, stopped: true });
      if (!answer.ok) return arrive({ errors: answer.errors, settling: false, ...(asking === rest.answerOf ? {} : { answer: null, answerOf: null }) });
      answered = request;
      rough = !refines && request.scenario.simulation?.draws === undefined && fullDraws(request.scenario) > draws;
      arrive({ answer, answerOf: asking, errors: [], settling: rough });
      refine();
    } catch {
      if (request !== asked) return;
      asked = null;                                             // the next change tries again
      arrive({ unavailable: true, settling: false });
    }
  }

  /** Asks for many worlds, once nothing moves any more. */
  function refine() {
    clearTimeout(refining);
    if (!rough || !asked || held) return;
    const wait = moving ? changed + REST - now() : 0;
    if (wait > 0) {
      refining = setTimeout(refine, wait);
      return;
    }
    const request = asked;
    whenIdle(() => {
      if (!rough || request !== asked || held) return;
      rough = false;
      run(request, fullDraws(request.scenario), true);
    });
  }

  /** Asks for what stands there now: at once with few worlds, and with many when nothing moves any more. */
  function ask() {
    const entry = current(history.present);
    const request = requestOf(entry);
    changed = now();
    const another = entry.id !== asking;
    asking = entry.id;
    if (same(request, asked)) {
      if (answered === asked) put({ answerOf: asking });        // another scenario, equal to the one before
      return;
    }
    clearTimeout(refining);
    rough = false;
    asked = request;
    put({ settling: true, stopped: false, ...(another ? { errors: [] } : {}) });
    run(request, quickDraws(request.scenario), false);
  }

  /** @param {typeof history} next @param {boolean} [moves] whether more changes of the same kind are to be expected */
  function move(next, moves = false) {
    if (next === history) return;
    history = next;
    moving = moves;
    tell();
    ask();
  }

  return {
    /** @returns {State} */
    get state() {
      const workspace = history.present;
      const drafts = Object.keys(current(workspace).drafts);
      const staleBecause = drafts[0] ?? rest.errors[0]?.path ?? null;
      return { ...rest, workspace, canUndo: history.past.length > 0, canRedo: history.future.length > 0, staleBecause, stale: staleBecause !== null || (rest.stopped && answered !== asked) };
    },
    /** Calls back after every change, once a turn. @param {() => void} listener @returns {() => void} unsubscribe */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Applies an action. Changes of one topic in quick succession, or of a slider that is held, are one step of undo. @param {(w: Workspace) => Workspace} action @param {string | null} [topic] */
    apply(action, topic = null) {
      const at = held && stepped ? history.at : now();
      stepped = held;
      move(advance(history, action(history.present), topic, at), topic !== null);
    },
    /** A slider is held: few worlds do, until it is let go. */
    hold() {
      held = true;
      stepped = false;
    },
    /** It was let go: the exact answer need not wait. */
    settle() {
      held = false;
      moving = false;
      refine();
    },
    /** Breaks off what is being computed; the last answer stays. */
    stop: () => engine.stop(),
    /** Computes what was stopped. */
    resume() {
      asked = null;
      ask();
    },
    /** Begins anew with a workspace: there is nothing before it to undo. @param {Workspace} workspace */
    begin: (workspace) => move(begin(workspace)),
    /** Back to a workspace there was, as if nothing had followed it: no redo leads to what was refused. @param {Workspace} workspace */
    withdraw: (workspace) => move(withdraw(history, workspace)),
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
    /** For a store beside this one, whose questions leave this one's history alone. */
    engine,
  };
}
