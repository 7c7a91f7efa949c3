// Language, theme and keys: how the page looks and listens to this visitor, not part of any scenario.
import { chooseLocale, loadTable } from './messages/index.js';

const KEY = 'tierwise.preferences';

/** Storage may be refused; then a preference lasts as long as the page. @returns {{locale?: string, theme?: string, keys?: boolean}} */
function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch {
    return {};
  }
}

/** @typedef {ReturnType<typeof createPreferences>} Preferences */

export function createPreferences() {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search).get('lang');
  let kept = recall();
  let locale = chooseLocale([asked, kept.locale, ...navigator.languages]);
  /** @type {Set<() => void>} */
  const listeners = new Set();

  function show() {
    root.lang = locale;
    if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;
    listeners.forEach((listener) => listener());
  }
  /** @param {{locale?: string, theme?: string, keys?: boolean}} change */
  function keep(change) {
    kept = { ...kept, ...change };
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch { /* refused or full: the page works without */ }
    show();
  }
  show();

  return {
    get locale() { return locale; },
    /** Whether single letters and digits do something: who speaks to a computer may not want that. */
    get keys() { return kept.keys !== false; },
    toggleKeys() { keep({ keys: kept.keys === false }); },
    /** @param {() => void} listener @returns {() => void} */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Resolves when the words of the locale are there. */
    ready: loadTable(locale).catch(() => { locale = 'en'; show(); }),
    /** @param {string} next */
    async setLocale(next) {
      await loadTable(next);
      locale = next;
      const url = new URL(location.href);
      if (url.searchParams.has('lang')) {
        url.searchParams.set('lang', next);
        history.replaceState(history.state, '', url);
      }
      keep({ locale: next });
    },
    toggleTheme() {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      keep({ theme: dark ? 'light' : 'dark' });
    },
  };
}
