// One worker; of each asker the newest request wins. A worker that dies or falls silent is replaced and the request it held is sent again.

/**
 * @typedef {object} Remote
 * @property {(request: any, tell?: (done: number) => void) => Promise<any>} evaluate
 * @property {() => Promise<any>} reference
 *
 * @typedef {object} Link
 * @property {Remote} remote
 * @property {Promise<never>} lost  rejects when the worker dies
 * @property {() => void} close
 *
 * @typedef {object} Options
 * @property {(done: number) => void} [tell]  hears how much of a long run is done, 0 to 1
 * @property {unknown} [asker]                whose request it is: only a newer one of the same asker replaces it
 * @property {boolean} [refines]              it only makes an answer more exact: a newer request may break it off
 *
 * @typedef {object} Task
 * @property {any} request
 * @property {Options} options
 * @property {(answer: any) => void} resolve
 * @property {(why: unknown) => void} reject
 * @property {symbol} [ended]  what it comes to when it was ended before its answer
 */

export class EngineUnavailable extends Error {}

/** Marks the answer of a request that a newer one of the same asker has replaced. */
export const superseded = Symbol('superseded');
/** Marks the answer of a request that was stopped. */
export const stopped = Symbol('stopped');

const RETRIES = 2;

/**
 * @param {() => Link} connect starts a worker
 * @param {{patience?: number, silence?: number, grace?: number}} [options] milliseconds: until a new worker's first sign of life,
 *   between two signs of life of a worker that runs, and that a refining run may go on when something newer waits
 */
export function createClient(connect, { patience = 30000, silence = 5000, grace = 250 } = {}) {
  /** @type {Link | null} */
  let link = null;
  /** Whether the worker has answered anything yet, and when it was heard last. */
  let alive = false;
  let heard = 0;
  /** One of each asker at most. @type {Task[]} */
  let waiting = [];
  /** @type {Task | null} */
  let running = null;

  const drop = () => {
    link?.close();
    link = null;
    alive = false;
  };

  /** @param {(remote: Remote) => Promise<any>} question */
  async function attempt(question) {
    link ??= connect();
    const asked = performance.now();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const hung = new Promise((_, reject) => {
      const listen = () => {
        const left = (alive ? silence : patience) - (performance.now() - Math.max(asked, heard));
        if (left > 0) timer = setTimeout(listen, left);
        else reject(new Error('no answer in time'));
      };
      listen();
    });
    try {
      const answer = await Promise.race([question(link.remote), link.lost, hung]);
      heard = performance.now();
      alive = true;
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {(remote: Remote) => Promise<any>} question @param {() => symbol | undefined} [ended] */
  async function persist(question, ended = () => undefined) {
    for (let failures = 0; ; ) {
      try {
        return await attempt(question);
      } catch (why) {
        drop();
        failures += 1;
        const end = ended();
        if (end) return end;
        if (failures > RETRIES) throw new EngineUnavailable(String(why));
      }
    }
  }

  /** @param {Task} task @param {symbol} as */
  function end(task, as) {
    task.ended = as;
    drop();
  }

  const replaced = (/** @type {Task} */ task) => waiting.some(({ options }) => options.asker === task.options.asker);

  async function work() {
    if (running) return;
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      running = task;
      const { request, options } = task;
      try {
        const answer = await persist((remote) => remote.evaluate(request, (done) => {
          heard = performance.now();
          if (task === running && !task.ended) options.tell?.(done);
        }), () => task.ended ?? (replaced(task) ? superseded : undefined));
        if (answer === superseded && !replaced(task)) waiting.push({ ...task, ended: undefined });       // made room for another asker's
        else task.resolve(replaced(task) ? superseded : answer);
      } catch (why) {
        task.reject(why);
      }
    }
    running = null;
  }

  return {
    /** The answer; `superseded` when a newer request of the same asker came in between, `stopped` when `stop` was called. @param {any} request @param {Options} [options] @returns {Promise<any>} */
    evaluate(request, options = {}) {
      for (const task of waiting) if (task.options.asker === options.asker) task.resolve(superseded);
      waiting = waiting.filter((task) => task.options.asker !== options.asker);
      return new Promise((resolve, reject) => {
        waiting.push({ request, options, resolve, reject });
        const before = running;
        if (before?.options.refines) setTimeout(() => { if (running === before && waiting.length > 0) end(before, superseded); }, grace);
        work();
      });
    },
    /** Breaks off what runs and forgets what waits. The next request starts a new worker. */
    stop() {
      for (const task of waiting) task.resolve(stopped);
      waiting = [];
      if (running) end(running, stopped);
    },
    /** @returns {Promise<any>} */
    reference: () => persist((remote) => remote.reference()),
    close: drop,
  };
}
