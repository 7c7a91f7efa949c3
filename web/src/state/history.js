// Undo and redo over values that are never changed in place: a snapshot is a reference.

/** Changes of the same thing within this many milliseconds are one step: a drag, a typed word. */
export const MERGE_WITHIN = 1200;
const KEPT = 200;

/**
 * @template T
 * @typedef {{past: readonly T[], present: T, future: readonly T[], topic: string | null, at: number}} History
 */

/** @template T @param {T} present @returns {History<T>} */
export const begin = (present) => ({ past: [], present, future: [], topic: null, at: 0 });

/** A new present. The same topic (not null) soon after replaces the present instead of adding a step. @template T @param {History<T>} h @param {T} present @param {string | null} topic @param {number} now milliseconds @returns {History<T>} */
export function advance(h, present, topic, now) {
  if (present === h.present) return h;
  const merged = topic !== null && topic === h.topic && now - h.at < MERGE_WITHIN && h.past.length > 0;
  return { past: merged ? h.past : [...h.past, h.present].slice(-KEPT), present, future: [], topic, at: now };
}

/** @template T @param {History<T>} h @returns {History<T>} */
export function back(h) {
  if (h.past.length === 0) return h;
  return { past: h.past.slice(0, -1), present: h.past[h.past.length - 1], future: [h.present, ...h.future], topic: null, at: 0 };
}

/** Back to a present there was, with no way forward; without it in the past, begun anew. @template T @param {History<T>} h @param {T} present @returns {History<T>} */
export function withdraw(h, present) {
  if (present === h.present) return h;
  const at = h.past.lastIndexOf(present);
  return at < 0 ? begin(present) : { past: h.past.slice(0, at), present, future: [], topic: null, at: 0 };
}

/** @template T @param {History<T>} h @returns {History<T>} */
export function forward(h) {
  if (h.future.length === 0) return h;
  return { past: [...h.past, h.present], present: h.future[0], future: h.future.slice(1), topic: null, at: 0 };
}
