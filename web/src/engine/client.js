// One worker, newest request wins. A worker that dies or hangs is replaced and the request it held is sent again.

/**
 * @typedef {object} Remote
 * @property {(request: any) => Promise<any>} evaluate
 * @property {() => Promise<any>} reference
 *
 * @typedef {object} Link
 * @property {Remote} remote
 * @property {Promise<never>} lost  rejects when the worker dies
 * @property {() => void} close
 */

export class EngineUnavailable extends Error {}

/** Marks the answer of a request that a newer one has replaced. */
export const superseded = Symbol('superseded');

const RETRIES = 2;

/**
 * @param {() => Link} connect starts a worker
 * @param {{patience?: number}} [options] patience: milliseconds before a silent worker counts as hung
 */
export function createClient(connect, { patience = 20000 } = {}) {
  /** @type {Link | null} */
  let link = null;
  /** @type {{request: any, resolve: (answer: any) => void, reject: (why: unknown) => void} | null} */
  let waiting = null;
  let busy = false;

  const drop = () => {
    link?.close();
    link = null;
  };

  /** @param {(remote: Remote) => Promise<any>} question */
  async function attempt(question) {
    link ??= connect();
    let timer;
    const hung = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('no answer in time')), patience); });
    try {
      return await Promise.race([question(link.remote), link.lost, hung]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {(remote: Remote) => Promise<any>} question @param {() => boolean} [stillWanted] */
  async function persist(question, stillWanted = () => true) {
    for (let failures = 0; ; ) {
      try {
        return await attempt(question);
      } catch (why) {
        drop();
        failures += 1;
        if (!stillWanted()) return superseded;
        if (failures > RETRIES) throw new EngineUnavailable(String(why));
      }
    }
  }

  async function work() {
    if (busy) return;
    busy = true;
    while (waiting) {
      const { request, resolve, reject } = waiting;
      waiting = null;
      try {
        const answer = await persist((remote) => remote.evaluate(request), () => waiting === null);
        resolve(waiting ? superseded : answer);
      } catch (why) {
        reject(why);
      }
    }
    busy = false;
  }

  return {
    /** The answer, or `superseded` when a newer request came in between. @param {any} request @returns {Promise<any>} */
    evaluate(request) {
      waiting?.resolve(superseded);
      return new Promise((resolve, reject) => {
        waiting = { request, resolve, reject };
        work();
      });
    },
    /** @returns {Promise<any>} */
    reference: () => persist((remote) => remote.reference()),
    close: drop,
  };
}
