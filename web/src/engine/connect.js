// Starts a worker in a page. `require-trusted-types-for 'script'` lets only a policy make a worker's address.
import { proxy, wrap } from 'comlink';

/** @typedef {{createPolicy: (name: string, rules: {createScriptURL: (url: string) => string}) => {createScriptURL: (url: string) => string}}} TrustedTypes */
const trusted = /** @type {{trustedTypes?: TrustedTypes}} */ (/** @type {unknown} */ (globalThis)).trustedTypes;

/**
 * What starts a worker, for createClient.
 * @param {string} url  of the worker's script
 * @param {string} name
 * @param {'evaluate' | 'analyse'} [task]  what its requests ask for
 * @returns {() => import('./client.js').Link}
 */
export function connectTo(url, name, task = 'evaluate') {
  const policy = trusted?.createPolicy(name, {
    createScriptURL(asked) {
      if (asked !== url) throw new TypeError('only the engine runs in a worker');
      return asked;
    },
  });
  return () => connect(policy ? policy.createScriptURL(url) : url, name, task);
}

/** @param {string} url @param {string} name @param {'evaluate' | 'analyse'} task @returns {import('./client.js').Link} */
function connect(url, name, task) {
  const worker = new Worker(url, { type: 'module', name });
  /** @type {(why: Error) => void} */
  let lose = () => {};
  const lost = /** @type {Promise<never>} */ (new Promise((_, reject) => { lose = reject; }));
  lost.catch(() => {});        // nobody may be waiting when it happens
  worker.addEventListener('error', (event) => lose(new Error(event.message || 'the worker failed')));
  const remote = /** @type {any} */ (wrap(worker));
  return {
    remote: {
      evaluate: (request, tell) => remote[task](request, tell && proxy(tell)),
      reference: () => remote.reference(),
    },
    lost,
    close() {
      worker.terminate();
      lose(new Error('the worker was closed'));
    },
  };
}
