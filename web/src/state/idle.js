// Work that can wait until the page has nothing else to do.

/** @param {() => void} act @param {number} [within] milliseconds after which it is done on a busy page too */
export function whenIdle(act, within = 1000) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: within });
  else setTimeout(act, 100);
}
