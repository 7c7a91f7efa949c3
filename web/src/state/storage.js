// What stays on this device: the work in progress, named scenarios, and the details of a report. Nothing here throws: a storage
// that is full, refused or damaged is an answer, and what was typed stays on the page.
import { createStore, del, entries, get, set } from 'idb-keyval';
import { isObject, isText, workspaceFrom } from './shape.js';

/**
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {'full' | 'refused' | 'damaged'} StorageProblem
 * @typedef {{ok: false, problem: StorageProblem}} Failure
 * @typedef {{id: string, name: string, at: number, workspace: Workspace | null}} Saved   workspace: null where it is damaged; at: milliseconds since 1970
 * @typedef {{title: string, client: string, author: string, logo: string | null}} Report  logo: a picture as data: address
 *
 * @typedef {object} Backend
 * @property {(key: string) => Promise<unknown>} get
 * @property {(key: string, value: unknown) => Promise<void>} set
 * @property {(key: string) => Promise<void>} del
 * @property {() => Promise<[IDBValidKey, unknown][]>} entries
 *
 * @typedef {ReturnType<typeof createStorage>} Storage
 */

const WORK = 'work';
const REPORT = 'report';
const SAVED = 'saved:';
/** Characters of a logo that is kept, as data: address. */
export const LONGEST_LOGO = 400000;
const LOGO = /^data:image\/png;base64,/;

/** @returns {Backend} */
function device() {
  const store = createStore('tierwise', 'scenarios');
  return { get: (key) => get(key, store), set: (key, value) => set(key, value, store), del: (key) => del(key, store), entries: () => entries(store) };
}

/** @param {unknown} why @returns {StorageProblem} */
function problemOf(why) {
  const name = why instanceof Error || (typeof DOMException !== 'undefined' && why instanceof DOMException) ? why.name : '';
  return name === 'QuotaExceededError' ? 'full' : name === 'DataError' || name === 'DataCloneError' || name === 'NotReadableError' ? 'damaged' : 'refused';
}

/** @param {unknown} key @param {unknown} value @returns {Saved | null} */
function savedFrom(key, value) {
  if (typeof key !== 'string' || !key.startsWith(SAVED)) return null;
  const record = isObject(value) ? value : {};
  return {
    id: key.slice(SAVED.length),
    name: isText(record.name) ? record.name : '',
    at: typeof record.at === 'number' && Number.isFinite(record.at) ? record.at : 0,
    workspace: workspaceFrom(record.workspace)?.workspace ?? null,
  };
}

/** @param {{open?: () => Backend, now?: () => number, newId?: () => string}} [options] */
export function createStorage({ open = device, now = Date.now, newId = () => crypto.randomUUID() } = {}) {
  /** @type {Backend | null} */
  let backend = null;
  /** @template T @param {(b: Backend) => Promise<T>} act @returns {Promise<{ok: true, value: T} | Failure>} */
  async function attempt(act) {
    try {
      backend ??= open();
      return { ok: true, value: await act(backend) };
    } catch (why) {
      return { ok: false, problem: problemOf(why) };
    }
  }
  const read = async (/** @type {Backend} */ b, /** @type {string} */ id) => savedFrom(SAVED + id, await b.get(SAVED + id));
  /** @param {Backend} b @param {Saved} record */
  const write = async (b, { id, ...record }) => {
    await b.set(SAVED + id, record);
    return { id, ...record };
  };

  return {
    /** The work in progress when the page was left; null where there is none. @returns {Promise<{ok: true, value: Workspace | null} | Failure>} */
    async work() {
      const found = await attempt((b) => b.get(WORK));
      if (!found.ok || found.value === undefined) return found.ok ? { ok: true, value: null } : found;
      const workspace = workspaceFrom(found.value)?.workspace;
      return workspace ? { ok: true, value: workspace } : { ok: false, problem: 'damaged' };
    },
    /** @param {Workspace} workspace */
    keepWork: (workspace) => attempt((b) => b.set(WORK, workspace)),

    /** All named scenarios, the newest first; a damaged one is listed without its workspace. @returns {Promise<{ok: true, value: Saved[]} | Failure>} */
    saved: () => attempt(async (b) => (await b.entries()).map(([key, value]) => savedFrom(key, value)).filter((s) => s !== null).sort((x, y) => y.at - x.at || x.name.localeCompare(y.name))),
    /** Saves under a new id, or over an older one. @param {string} name @param {Workspace} workspace @param {string} [id] */
    save: (name, workspace, id = newId()) => attempt((b) => write(b, { id, name, at: now(), workspace })),
    /** @param {string} id @param {string} name */
    rename: (id, name) => attempt(async (b) => {
      const record = await read(b, id);
      return record?.workspace ? write(b, { ...record, name }) : null;
    }),
    /** @param {string} id @param {string} name of the copy */
    duplicate: (id, name) => attempt(async (b) => {
      const record = await read(b, id);
      return record?.workspace ? write(b, { ...record, id: newId(), name, at: now() }) : null;
    }),
    /** @param {string} id */
    remove: (id) => attempt((b) => b.del(SAVED + id)),
    /** Takes a removal back. @param {Saved} record */
    putBack: (record) => attempt((b) => write(b, record)),

    /** Title, client, author and logo of a report. They never leave the device and are in no link and no export. @returns {Promise<{ok: true, value: Report} | Failure>} */
    report: () => attempt(async (b) => {
      const record = await b.get(REPORT);
      const { title, client, author, logo } = isObject(record) ? record : /** @type {Record<string, unknown>} */ ({});
      return { title: isText(title) ? title : '', client: isText(client) ? client : '', author: isText(author) ? author : '', logo: typeof logo === 'string' && logo.length <= LONGEST_LOGO && LOGO.test(logo) ? logo : null };
    }),
    /** @param {Report} report */
    keepReport: (report) => attempt((b) => b.set(REPORT, report)),
  };
}
