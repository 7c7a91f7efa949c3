// Offline: registers the service worker of this page and tells when a newer version of it waits. Nothing is replaced while
// somebody works: the new version takes over when it is asked to, after everything typed was kept.

/**
 * @typedef {{use: () => Promise<void>}} Update
 * @typedef {{createPolicy: (name: string, rules: {createScriptURL: (url: string) => string}) => {createScriptURL: (url: string) => any}}} TrustedTypes
 */

const WORKER = './sw.js';
const CHECK_EVERY = 60 * 60 * 1000;

/** `require-trusted-types-for 'script'` lets only a policy name a worker. @returns {string} */
function trustedAddress() {
  const address = new URL(WORKER, document.baseURI).href;
  const trusted = /** @type {{trustedTypes?: TrustedTypes}} */ (/** @type {unknown} */ (globalThis)).trustedTypes;
  const policy = trusted?.createPolicy('tierwise-offline', {
    createScriptURL(url) {
      if (url !== address) throw new TypeError('only the page’s own service worker is registered');
      return url;
    },
  });
  return policy ? policy.createScriptURL(address) : address;
}

/**
 * Registers, and calls back when a newer version waits.
 * @param {(update: Update) => void} ready @param {() => Promise<void>} keep writes what was typed @returns {() => void} stops looking for newer versions
 */
export function watchForUpdates(ready, keep) {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return () => {};
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  let reloads = false;
  const { serviceWorker } = navigator;
  /** The first service worker takes over a page that was there before it: nothing newer. */
  let controlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (reloads) location.reload();
    else if (controlled) ready({ use: async () => { await keep(); location.reload(); } });    // another tab took it
    controlled = true;
  });

  /** @param {ServiceWorker} waiting */
  const offer = (waiting) => ready({
    async use() {
      await keep();
      if (waiting.state !== 'installed') return location.reload();       // taken by another tab, or replaced, since it was offered
      reloads = true;
      waiting.postMessage({ type: 'SKIP_WAITING' });
    },
  });
  async function register() {
    const registration = await serviceWorker.register(trustedAddress(), { scope: './' });
    const follow = (/** @type {ServiceWorker | null} */ coming) => coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && serviceWorker.controller) offer(coming);
    });
    if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
    follow(registration.installing);                                     // the browser looked by itself as the page was opened
    registration.addEventListener('updatefound', () => follow(registration.installing));
    timer = setInterval(() => registration.update().catch(() => {}), CHECK_EVERY);
  }
  // After the page is there, so that filling the cache does not compete with it. A refusal leaves a page that works online.
  const start = () => register().catch(() => {});
  if (document.readyState === 'complete') setTimeout(start, 1000);
  else addEventListener('load', () => setTimeout(start, 1000), { once: true });
  return () => clearInterval(timer);
}
