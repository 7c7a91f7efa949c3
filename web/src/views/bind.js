// Joins controls to fields of the current scenario: what stands in a field, what is wrong with it, what happens when it changes.
import { current, give, clear, draft, givePast, givePlatform, choosePreset, reset } from '../state/actions.js';
import { read } from '../state/path.js';
import { draftProblem, refusal } from './words.js';

/** @param {import('../state/store.js').Store} store @param {import('../messages/index.js').Context} t */
export function bindTo(store, t) {
  const { state } = store;
  const entry = current(state.workspace);
  const value = (/** @type {string} */ path) => read(entry.scenario, path);
  const fallback = (/** @type {string} */ path) => read(state.answer?.defaults.scenario, path);
  return {
    /** What the visitor or the example gave. @param {string} path @returns {import('../format/parse.js').Range | undefined} */
    value,
    /** What the engine put in its place. @param {string} path @returns {import('../format/parse.js').Range | undefined} */
    fallback: (path) => (value(path) === undefined ? fallback(path) : undefined),
    /** The last value that was answered for. @param {string} path @returns {import('../format/parse.js').Range | undefined} */
    settled: (path) => fallback(path) ?? value(path),
    /** @param {string} path */
    draft: (path) => entry.drafts[path],
    /** The sentence beside the field. @param {string} path @returns {string | null} */
    problem(path) {
      const typed = entry.drafts[path];
      if (typed) return draftProblem(typed, path, t);
      const refused = state.errors.find((e) => e.path === path || e.path.startsWith(`${path}.`));
      return refused ? refusal(refused, t) : null;
    },
    /** @param {string} path @returns {(e: CustomEvent) => void} */
    give: (path) => (e) => store.apply((w) => give(w, path, e.detail), path),
    /** A slider is held, and let go. */
    hold: () => store.hold(),
    settle: () => store.settle(),
    /** @param {string} path @returns {() => void} */
    clear: (path) => () => store.apply((w) => clear(w, path), path),
    /** @param {string} path @returns {(e: CustomEvent) => void} */
    unreadable: (path) => (e) => store.apply((w) => draft(w, path, e.detail), path),
    /** @param {string} path @returns {(chosen: string) => void} */
    choose: (path) => (chosen) => store.apply((w) => give(w, path, chosen)),
    /** @param {string} platform */
    platform: (platform) => store.apply((w) => givePlatform(w, 0, platform)),
    /** @param {'reach' | 'orders'} which @returns {(e: CustomEvent) => void} */
    past: (which) => (e) => store.apply((w) => givePast(w, which, typeof e.detail === 'number' ? e.detail : undefined), `past.${which}`),
    /** @param {string} id */
    preset: (id) => store.apply((w) => choosePreset(w, id)),
    reset: () => store.apply(reset),
    stop: () => store.stop(),
    resume: () => store.resume(),
  };
}
/** @typedef {ReturnType<typeof bindTo>} Bind */
