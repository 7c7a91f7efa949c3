// Where this visit stands: the view, what was opened from outside, what the storage refuses. The parts that keep and open things
// are loaded when there is something to keep or open, so that the first answer does not wait for them.
import { opensMeeting, readFragment, VIEWS } from './place.js';

/**
 * @typedef {import('./store.js').Store} Store
 * @typedef {import('./place.js').View} View
 * @typedef {import('./keeping.js').Keeping} Keeping
 *
 * @typedef {object} Opened   something from outside that is on the page now
 * @property {'link' | 'file' | 'saved'} from
 * @property {import('./link.js').LinkProblem | null} problem
 * @property {boolean} nothing             whether nothing of it could be read
 * @property {string[]} dropped            paths that were left out
 * @property {readonly import('../engine/tierwise.js').EngineError[]} why  what the engine refused of it
 * @property {import('./link.js').Made | null} made
 * @property {import('./actions.js').Workspace | null} was  other work that was on the page before
 *
 * @typedef {object} SessionState
 * @property {View} view
 * @property {boolean} presenting           whether the meeting mode stands over the view
 * @property {Opened | null} opened
 * @property {import('./storage.js').StorageProblem | null} trouble  why the work in progress is not kept on this device
 *
 * @typedef {ReturnType<typeof browserPage>} Page
 * @typedef {ReturnType<typeof createSession>} Session
 */

const OWN = 'tierwise.link';
const HANDED = 'tierwise.handed';
const NO_LINK = '-';
/** Marks the steps of the browser's history that are the meeting mode (in) and the page it was opened from (before). */
const MEETING = 'tierwise.meeting';
const PATIENCE = 1500;
/** Links that a tab remembers to have written: a browser reloads the address that stood there when the reload began. */
const ADDRESSES = 8;

/** The browser's side: address, leaving, and what this browser wrote into the address itself. @param {{keeps?: boolean}} [options] keeps: false in a frame on somebody's page, whose visitor must not find it in their own work */
export function browserPage({ keeps = true } = {}) {
  /** The links that this tab wrote last, the newest at the end. @type {(string | null)[]} */
  let recent = [];
  /** What this page has told all tabs to be its own. @type {string | null} */
  let told = null;
  /** The address as the page knows it: one that the visitor went to counts from the moment the browser tells of it. */
  let known = location.hash;
  addEventListener('hashchange', ({ newURL }) => { known = new URL(newURL).hash; });
  const each = (/** @type {(s: globalThis.Storage, tab: boolean) => void} */ act) => {
    for (const [get, tab] of /** @type {const} */ ([[() => sessionStorage, true], [() => localStorage, false]])) {
      try {
        act(get(), tab);
      } catch { /* refused: the link then counts as somebody else's after a reload */ }
    }
  };
  each((s, tab) => {
    const read = tab && keeps ? JSON.parse(s.getItem(OWN) ?? '[]') : null;
    if (Array.isArray(read)) recent = read.filter((link) => link === null || typeof link === 'string');
  });
  return {
    keeps,
    hash: () => location.hash,
    base: () => location.href.replace(/#.*$/s, ''),
    /** Writes the address, and marks its step of the browser's history as this page's own; not where the visitor has gone and the page has yet to hear of it. @param {string} fragment */
    replace(fragment) {
      if (location.hash !== known || (fragment === known && this.wrote())) return;
      try {
        history.replaceState({ ...history.state, [OWN]: true }, '', location.pathname + location.search + fragment);
        known = location.hash;
      } catch { /* a browser may refuse too many in a row; the next rest writes it */ }
    },
    /** The meeting mode gets a step of its own in the browser's history, so that Back leaves it. */
    enter() {
      try {
        history.replaceState({ ...history.state, [MEETING]: 'before' }, '');
        history.pushState({ [OWN]: true, [MEETING]: 'in' }, '');
      } catch { /* Esc and the button leave it */ }
    },
    leave() {
      if (history.state?.[MEETING] === 'in') history.back();
    },
    /** Whether the history stands on one of these two: what they say of the scenario may be older than the page. @returns {boolean} */
    isAround: () => history.state?.[MEETING] !== undefined,
    /** Whether this page wrote the step of the browser's history that is shown now. @returns {boolean} */
    wrote: () => history.state?.[OWN] === true,
    /** Remembers what this page wrote itself. @param {string | null} link */
    own(link) {
      if (link === told) return;
      told = link;
      if (link !== recent.at(-1)) recent = [...recent, link].slice(-ADDRESSES);
      if (keeps) each((s, tab) => s.setItem(OWN, tab ? JSON.stringify(recent) : link ?? NO_LINK));
    },
    /** The links that this tab wrote last. @returns {readonly (string | null)[]} */
    written: () => recent,
    /** What the address says after a reload that began before this tab wrote there for the last time. @param {string | null} link @returns {string | null} */
    standing: (link) => (recent.includes(link) && /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType('navigation')[0])?.type === 'reload' ? recent.at(-1) ?? null : link),
    /** Whether a link is the page's own writing, not one that was sent. @param {string} link */
    isOwn(link) {
      let own = !keeps || link === recent.at(-1) || this.wrote();
      each((s, tab) => { own ||= !tab && s.getItem(OWN) === link; });
      return own;
    },
    /** What a reload that comes faster than the device writes finds again in this tab; null once it is kept. @param {string | null} text */
    handOver(text) {
      if (keeps) each((s, tab) => { if (tab && text !== null) s.setItem(HANDED, text); else s.removeItem(HANDED); });
    },
    /** @returns {string | null} */
    handed() {
      /** @type {string | null} */
      let text = null;
      if (keeps) each((s, tab) => { if (tab) text = s.getItem(HANDED); });
      return text;
    },
    /** Whether something was kept here before. */
    wasHere() {
      let here = false;
      if (keeps) each((s) => { here ||= s.getItem(OWN) !== null; });
      return here;
    },
    /** Where the visitor went: by the time this is told, the address there may have been written over. @param {(hash: string) => void} act */
    onHash: (act) => addEventListener('hashchange', (event) => act(new URL(event.newURL).hash)),
    /** @param {() => void} act */
    onLeave(act) {
      addEventListener('pagehide', act);
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') act();
      });
    },
    /** How long a storage that does not answer holds up the page. @returns {Promise<null>} */
    patience: () => new Promise((resolve) => { setTimeout(resolve, PATIENCE, null); }),
    /** Once the page has nothing else to do. @param {() => void} act @param {number} [within] milliseconds after which it is done on a busy page too */
    whenIdle(act, within = 3000) {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: within });
      else setTimeout(act, 100);
    },
  };
}

/**
 * @param {Store} store
 * @param {{page?: Page, load?: () => Promise<typeof import('./keeping.js')>, warm?: () => void}} [options] warm: wakes the engine while something is restored
 */
export function createSession(store, { page = browserPage(), load = () => import('./keeping.js'), warm = () => {} } = {}) {
  /** @type {SessionState} */
  let state = { view: readFragment(page.hash()).view ?? VIEWS[0], presenting: opensMeeting(page.hash()), opened: null, trouble: null };
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Promise<Keeping> | null} */
  let keeping = null;

  const put = (/** @type {Partial<SessionState>} */ change) => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };
  /** @returns {Promise<Keeping>} */
  const keeper = () => {
    keeping ??= load().then(({ createKeeping }) => createKeeping({ store, page, put, state: () => state }));
    keeping.catch(() => { keeping = null; });
    return keeping;
  };
  const watch = () => keeper().then((k) => k.watch()).catch(() => put({ trouble: 'refused' }));

  return {
    /** Whether anything is kept on this device. */
    keeps: page.keeps,
    whenIdle: page.whenIdle,
    get state() { return state; },
    /** @param {() => void} listener @returns {() => void} */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Brings back what was here or what the address says, then asks for the first answer. */
    async begin() {
      if (readFragment(page.hash()).link === null && !page.wasHere()) {
        store.start();
        page.whenIdle(watch);
        return;
      }
      warm();
      try {
        await (await keeper()).restore();
      } catch {
        put({ trouble: 'refused' });
      }
      store.start();
      watch();
    },
    /** @param {View} view */
    go(view) {
      if (view === state.view) return;
      put({ view });
      keeper().then((k) => k.moved(), () => {});
    },
    /** Opens or leaves the meeting mode. @param {boolean} presenting */
    present(presenting) {
      if (presenting === state.presenting) return;
      if (presenting) page.enter();
      else page.leave();
      put({ presenting });
      keeper().then((k) => k.moved(), () => {});
    },
    /** The note about what was opened has been read. */
    dismiss: () => put({ opened: null }),
    /** The parts that keep and open; loads them. */
    keeper,
  };
}
