// The address: which view is shown and the scenario as a link, in one fragment: #plan&s=1.…

/** Views that have an address; the first is the start. */
export const VIEWS = /** @type {const} */ (['estimate', 'plan', 'method']);

/** @typedef {typeof VIEWS[number]} View */

/** @param {string} hash with or without its # @returns {{view: View | null, link: string | null}} view null where none, or an unknown one, is named */
export function readFragment(hash) {
  const parts = hash.replace(/^#/, '').split('&');
  const link = parts.find((part) => part.startsWith('s='))?.slice(2).trim() ?? null;
  return { view: VIEWS.find((view) => view === parts[0]) ?? null, link: link === '' ? null : link };
}

/** The meeting mode stands over every view and takes its place in the address. */
const MEETING = 'present';

/** Whether an address opens the meeting mode. @param {string} hash */
export const opensMeeting = (hash) => hash.replace(/^#/, '').split('&')[0] === MEETING;

/** @param {{view: View, link: string | null, presenting?: boolean}} place @returns {string} with its #, or empty for the start */
export function writeFragment({ view, link, presenting = false }) {
  const parts = [...(presenting ? [MEETING] : view === VIEWS[0] ? [] : [view]), ...(link === null ? [] : [`s=${link}`])];
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

/**
 * Calls back once things have rested for a while.
 * @param {() => void} act @param {number} delay milliseconds @returns {{soon: () => void, now: () => void, cancel: () => void}} now: at once, if something waits
 */
export function debounced(act, delay) {
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;
  const run = () => {
    timer = null;
    act();
  };
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    soon() {
      cancel();
      timer = setTimeout(run, delay);
    },
    now() {
      if (timer === null) return;
      cancel();
      act();
    },
    cancel,
  };
}
