// Starts the worker in a page. `require-trusted-types-for 'script'` lets only a policy make a worker's address.
import { proxy, wrap } from 'comlink';
import workerUrl from './worker.js?worker&url';

/** @typedef {{createPolicy: (name: string, rules: {createScriptURL: (url: string) => string}) => {createScriptURL: (url: string) => string}}} TrustedTypes */
const trusted = /** @type {{trustedTypes?: TrustedTypes}} */ (/** @type {unknown} */ (globalThis)).trustedTypes;
const policy = trusted?.createPolicy('tierwise-worker', {
  createScriptURL(url) {
    if (url !== workerUrl) throw new TypeError('only the engine runs in a worker');
    return url;
  },
});

/** @returns {import('./client.js').Link} */
export function connect() {
  const worker = new Worker(policy ? policy.createScriptURL(workerUrl) : workerUrl, { type: 'module', name: 'tierwise' });
  /** @type {(why: Error) => void} */
  let lose = () => {};
  const lost = /** @type {Promise<never>} */ (new Promise((_, reject) => { lose = reject; }));
  lost.catch(() => {});        // nobody may be waiting when it happens
  worker.addEventListener('error', (event) => lose(new Error(event.message || 'the worker failed')));
  const remote = /** @type {any} */ (wrap(worker));
  return {
    remote: {
      evaluate: (request, tell) => remote.evaluate(request, tell && proxy(tell)),
      reference: () => remote.reference(),
    },
    lost,
    close() {
      worker.terminate();
      lose(new Error('the worker was closed'));
    },
  };
}
