// Keeps the work: in the address as a link, on the device as work in progress and as named scenarios. Opens what comes from
// outside, tells what is wrong with it, and never lets it push out what was typed here before.
import { current, firstWorkspace, pristine } from './actions.js';
import { decodeLink, encodeLink } from './link.js';
import { same } from './path.js';
import { debounced, opensMeeting, readFragment, VIEWS, writeFragment } from './place.js';
import { withoutRefused } from './repair.js';
import { workspaceFrom } from './shape.js';
import { createStorage } from './storage.js';

/**
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {import('./store.js').Store} Store
 * @typedef {import('./session.js').Page} Page
 * @typedef {import('./session.js').SessionState} SessionState
 */

/** Milliseconds of rest before the address is written and the work is kept. */
export const REST = 400;
/** Milliseconds that a new version waits for the storage. */
const PATIENCE = 1000;
/** The saved scenario that holds what was there before a link was opened. */
export const BEFORE_LINK = 'before-link';
const REPAIRS = 5;

/** Without texts that could not be read: they travel nowhere. @param {Workspace} w */
const readable = (w) => ({ current: w.current, entries: w.entries.map(({ drafts, ...entry }) => entry) });
/** @param {Workspace} a @param {Workspace} b */
const alike = (a, b) => same(readable(a), readable(b));

/**
 * @param {object} given
 * @param {Store} given.store
 * @param {Page} given.page
 * @param {() => SessionState} given.state
 * @param {(change: Partial<SessionState>) => void} given.put
 * @param {import('./storage.js').Storage} [given.storage]
 */
export function createKeeping({ store, page, state, put, storage = createStorage() }) {
  const start = firstWorkspace();
  /** What is on the device or on its way there, and what is certain to be there. @type {Workspace | null} */
  let kept = same(store.state.workspace, start) ? store.state.workspace : null;
  let stored = kept;
  let repairs = 0;
  /** @type {Workspace | null} */
  let repaired = null;
  /** What stood on the page before it. */
  let previous = start;
  /** What stood on the page when the note about what was opened was written. @type {Workspace | null} */
  let noted = null;

  /** Who computed what the sender sees; figures only where they belong to the scenario as it stands. */
  function made() {
    const { answer, errors, settling, stopped } = store.state;
    if (!answer) return undefined;
    const [engine, edition] = answer.projection.stamp.split(' · ');
    const { simulated } = answer.projection;
    return { engine, edition, ...(simulated && !settling && !stopped && errors.length === 0 ? { chance: simulated.probability.profit, profit: simulated.profit.p50 } : {}) };
  }
  const linkNow = () => {
    const { workspace } = store.state;
    return alike(workspace, start) ? null : encodeLink(workspace, made());
  };

  function writeAddress() {
    const link = linkNow();
    page.own(link);
    page.replace(writeFragment({ ...state(), link }));
  }
  async function keepWork() {
    const { workspace } = store.state;
    if (workspace === kept || !page.keeps) return;
    kept = workspace;
    const done = await storage.keepWork(workspace);
    if (done.ok) stored = workspace;
    else if (workspace === kept) kept = null;                               // the next change tries again
    if (done.ok && workspace === store.state.workspace) page.handOver(null);
    const trouble = done.ok ? null : done.problem;
    if (trouble !== state().trouble) put({ trouble });
  }
  const address = debounced(writeAddress, REST);
  const keep = debounced(keepWork, REST);

  /** Tells what was opened; until an example stands there instead. @param {SessionState['opened']} opened */
  function note(opened) {
    put({ opened });
    noted = store.state.workspace;
  }

  /** Fields of an opened scenario that the engine refuses are taken out and named, until it answers or somebody types. */
  function repair() {
    const { workspace, errors } = store.state;
    if (repaired === null || repairs === 0 || errors.length === 0) return;
    if (workspace.entries !== repaired.entries) {                           // another of several may be looked at meanwhile
      repaired = null;
      return;
    }
    repairs -= 1;
    const { workspace: next, dropped } = withoutRefused(workspace, errors);
    if (next === workspace) return;
    const { opened } = state();
    const nothing = next === null;
    repaired = next;
    if (next) store.apply(() => next, 'repair');
    else if (opened?.from === 'saved') return;                              // one's own is mended in its boxes
    else store.withdraw(previous);
    if (opened) note({ ...opened, nothing, dropped: [...opened.dropped, ...dropped], why: [...opened.why, ...errors] });
  }

  function changed() {
    repair();
    const { workspace } = store.state;
    if (state().opened && workspace !== noted && pristine(current(workspace))) put({ opened: null });
    address.soon();
    if (workspace !== kept) keep.soon();
  }

  /** Shows a workspace from outside. @param {Workspace} workspace @param {SessionState['opened']} opened @param {boolean} fresh whether it replaces the start instead of following it */
  function show(workspace, opened, fresh) {
    previous = store.state.workspace;
    if (fresh) store.begin(workspace);
    else store.apply(() => workspace);
    repaired = workspace;
    repairs = REPAIRS;
    note(opened);
  }

  /** @param {string} link @param {boolean} fresh whether nothing stands here that could be lost */
  function openLink(link, fresh) {
    const { workspace, problem, dropped, made: by } = decodeLink(link);
    const before = !fresh && !alike(store.state.workspace, start);
    const opened = { from: /** @type {const} */ ('link'), problem, nothing: workspace === null, dropped, why: [], made: by, was: before ? store.state.workspace : null };
    if (workspace === null) note(opened);
    else {
      if (before) storage.save(current(store.state.workspace).scenario.name ?? '', store.state.workspace, BEFORE_LINK);
      show(alike(store.state.workspace, workspace) ? store.state.workspace : workspace, opened, fresh);     // with what could not be read, which no link holds
    }
  }

  /** What this tab was left with before the device had written it, and the links that had stood in the address. @returns {{links: unknown[], workspace: Workspace} | null} */
  function handed() {
    try {
      const left = JSON.parse(page.handed() ?? 'null');
      const read = workspaceFrom(left?.workspace);
      return read ? { links: left.links, workspace: read.workspace } : null;
    } catch {
      return null;
    }
  }

  /** The storage answered after the page had begun without it: what it holds is shown, or saved where somebody typed already. @param {Workspace} work @param {Workspace} begun what the page has shown since */
  function comeLate(work, begun) {
    const { workspace } = store.state;
    if (workspace === begun && (alike(begun, start) || alike(begun, work))) store.begin(work);  // with what could not be read, which no link holds
    else if (!alike(workspace, work)) storage.save(current(work).scenario.name ?? '', work, BEFORE_LINK);
  }

  /** What the visitor had, and what the address says. */
  async function restore() {
    const link = page.standing(readFragment(page.hash()).link);
    const left = handed();
    if (left && (link === null || left.links.includes(link))) {
      store.begin(left.workspace);
      kept = stored = null;
      return;
    }
    const reading = left ? Promise.resolve({ ok: /** @type {const} */ (true), value: left.workspace }) : page.keeps ? storage.work() : Promise.resolve(null);
    const found = await Promise.race([reading, page.patience()]);
    const work = found?.ok ? found.value : null;
    if (found && !found.ok && !(found.problem === 'refused' && link === null)) put({ trouble: found.problem });
    if (link === null || page.isOwn(link)) {
      const linked = link === null ? null : decodeLink(link).workspace;
      const mine = linked === null || (work !== null && alike(work, linked)) ? work ?? linked : linked;
      if (mine) store.begin(mine);
      kept = stored = left ? null : work !== null && mine === work ? work : store.state.workspace;
    } else {
      if (work) store.begin(work);
      openLink(link, work === null || alike(work, start) || alike(work, decodeLink(link).workspace ?? start));
    }
    if (found) return;
    const begun = store.state.workspace;
    reading.then((late) => { if (late?.ok && late.value) comeLate(late.value, begun); });
  }

  /** For the page that comes next in this tab; the browser comes back to an address that stands there, stood there or is written now. */
  const handOver = () => page.handOver(JSON.stringify({ links: [...page.written(), readFragment(page.hash()).link, linkNow()], workspace: store.state.workspace }));

  function watch() {
    store.subscribe(changed);
    page.onLeave(() => {
      if (store.state.workspace !== stored) handOver();
      address.now();
      keep.now();
    });
    page.onHash((hash) => {
      const { view, link } = readFragment(hash);
      put({ presenting: opensMeeting(hash) });
      if (page.isAround()) {                                     // before or in the meeting mode: what the address says may be older than the page
        if (view) put({ view });
      } else if (page.wrote()) {                                 // back or forward to where the visitor was: what stood there then
        put({ view: view ?? VIEWS[0], opened: null });
        const there = link === null ? start : decodeLink(link).workspace;
        if (there && !alike(there, store.state.workspace)) store.apply(() => there);
      } else {
        if (view) put({ view });
        if (link !== null && !page.isOwn(link)) openLink(link, false);
      }
      address.soon();
    });
    changed();
  }

  return {
    restore, watch, storage, beforeLink: BEFORE_LINK,
    /** Everything typed is written now: before the page reloads into a new version. */
    async flush() {
      address.now();
      keep.cancel();
      await Promise.race([keepWork(), new Promise((go) => { setTimeout(go, PATIENCE); })]);
      handOver();                                                // a storage that does not answer holds up nobody: the tab keeps it
    },
    /** Writes the address soon, as after another view was chosen. */
    moved: address.soon,
    /** The whole address of the scenario as it stands; null where it is too long for one. @returns {string | null} */
    address() {
      const link = encodeLink(store.state.workspace, made());
      return link === null ? null : page.base() + writeFragment({ view: state().view, link });
    },
    /** Opens a workspace from a file or from those saved; without one it is only told why. @param {Workspace | null} workspace @param {'file' | 'saved'} from @param {string[]} [dropped] @param {'newer' | null} [problem] @param {import('./session.js').Opened['why']} [why] */
    open(workspace, from, dropped = [], problem = null, why = []) {
      const opened = { from, problem, nothing: workspace === null, dropped, why, made: null, was: store.state.workspace };
      if (workspace) show(workspace, opened, false);
      else note(opened);
    },
  };
}
/** @typedef {ReturnType<typeof createKeeping>} Keeping */
