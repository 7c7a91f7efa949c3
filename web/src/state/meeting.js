// What the meeting mode shows: a scenario as planned or at another number of orders, and what was frozen to compare with. It asks
// the engine beside the page's store, so that nothing of it gets into undo, the address or what is kept, unless it is kept.
import { createStore } from './store.js';
import { atRates, mostOrders, movedRates } from './whatif.js';

/**
 * @typedef {import('../engine/worker.js').Evaluation} Evaluation
 * @typedef {import('./store.js').Store} Store
 *
 * @typedef {object} MeetingState
 * @property {number} index                 of the scenario on the stage
 * @property {Evaluation | null} answer     what is shown; the last one stays until the next is there
 * @property {Evaluation | null} base       the scenario as planned
 * @property {number | null} orders         per 1,000 people reached, as moved; null: as planned
 * @property {boolean} settling             a more exact answer is on its way
 * @property {boolean} refused              the engine refuses this scenario
 * @property {boolean} kept                 what was moved has just become the plan
 * @property {{answer: Evaluation, orders: number | null, index: number} | null} frozen
 */

const PLAN = 'plan';

/** @param {Store} store */
export function createMeeting(store) {
  const aside = createStore(store.engine);
  /** Plans that were computed here, by their entry. @type {WeakMap<object, Evaluation>} */
  const plans = new WeakMap();
  /** What the engine was asked last, and what its newest answer answers. */
  let asked = '';
  let answered = '';
  /** The newest answers that were looked at. @type {Evaluation | null} */
  let seen = null;
  /** @type {Evaluation | null} */
  let seenOnPage = null;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {MeetingState} */
  let state = { index: store.state.workspace.current, answer: null, base: null, orders: null, settling: false, refused: false, kept: false, frozen: null };

  const put = (/** @type {Partial<MeetingState>} */ change) => {
    state = { ...state, ...change };
    const { frozen, answer, index, orders } = state;
    // What was frozen early becomes as exact as what is shown.
    if (frozen && answer && frozen.index === index && frozen.orders === orders) state.frozen = { ...frozen, answer };
    listeners.forEach((listener) => listener());
  };
  const entryAt = (/** @type {number} */ index) => store.state.workspace.entries[index];
  /** The page's answer, where it is that of the scenario it shows. */
  const pageAnswer = () => {
    const { workspace, answer, answerOf } = store.state;
    return answerOf === workspace.entries[workspace.current].id ? answer : null;
  };
  const keyOf = () => `${state.index} ${state.orders ?? PLAN}`;

  /** The page's own answer is the plan of the scenario it shows. */
  function fromPage() {
    const { workspace, errors, settling, unavailable } = store.state;
    const answer = pageAnswer();
    if (state.index !== workspace.current || state.orders !== null) return;
    const fresh = answer !== seenOnPage ? { answer, base: answer } : {};
    seenOnPage = answer;
    put({ ...fresh, settling, refused: errors.length > 0 || unavailable });
  }

  function fromAside() {
    const { answer, errors, settling, unavailable } = aside.state;
    if (answer !== seen || !(settling || unavailable || errors.length > 0)) {   // at rest without being asked: it is the answer to the same question
      seen = answer;
      answered = asked;
      if (answer && asked.endsWith(PLAN)) plans.set(entryAt(Number.parseInt(asked, 10)), answer);
    }
    if (asked !== keyOf()) return;
    put({ settling, refused: errors.length > 0 || unavailable, ...(answered === asked && answer ? { answer, ...(state.orders === null ? { base: answer } : {}) } : {}) });
  }

  /** @param {(w: import('./actions.js').Workspace) => import('./actions.js').Workspace} of the page's workspace what is asked */
  function ask(of) {
    asked = keyOf();
    aside.apply(() => of(store.state.workspace), 'orders');
    fromAside();
  }

  /** The scenario at hand as planned. */
  function plan() {
    const entry = entryAt(state.index);
    const onPage = state.index === store.state.workspace.current;
    const known = onPage ? pageAnswer() : plans.get(entry) ?? null;
    put({ orders: null, kept: false, answer: known, base: known, refused: false, settling: false });
    if (known || onPage) fromPage();
    else ask((w) => ({ ...w, current: state.index }));
  }

  const ends = [store.subscribe(fromPage), aside.subscribe(fromAside)];
  fromPage();

  return {
    get state() { return state; },
    /** @param {() => void} listener @returns {() => void} */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Another number of orders per 1,000 people reached. @param {number} orders */
    move(orders) {
      const { base, index } = state;
      if (!base) return;
      put({ orders: Math.min(orders, mostOrders(base)), kept: false });
      const rates = movedRates(base, state.orders ?? orders);
      ask((w) => atRates(w, index, rates));
    },
    hold: aside.hold,
    settle: aside.settle,
    plan,
    /** Makes what was moved the plan: one step of undo. */
    keep() {
      const { base, orders, index, answer } = state;
      if (!base || orders === null || !answer) return;
      const rates = movedRates(base, orders);
      store.apply((w) => ({ ...atRates(w, index, rates), current: w.current }));
      plans.set(entryAt(index), answer);
      put({ orders: null, base: answer, kept: true });
    },
    /** Keeps what is shown to compare with, or lets go of it. */
    freeze() {
      const { answer, orders, index, frozen } = state;
      put({ frozen: frozen || !answer ? null : { answer, orders, index } });
    },
    /** Another scenario, counted from 0; none where there is none. @param {number} index */
    choose(index) {
      if (index === state.index || !entryAt(index)) return;
      put({ index });
      plan();
    },
    /** Leaves the page as it was. */
    end() {
      ends.forEach((end) => end());
      if (store.state.settling) store.resume();                   // its question may have been pushed aside
    },
  };
}
/** @typedef {ReturnType<typeof createMeeting>} Meeting */
