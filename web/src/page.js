// Everything visible, in the visitor's language.
import { TierwiseApp } from './app.js';
import { createPreferences } from './preferences.js';

/** @param {import('./state/store.js').Store} store */
export async function show(store) {
  const preferences = createPreferences();
  await preferences.ready;
  const app = new TierwiseApp();
  app.store = store;
  app.preferences = preferences;
  document.querySelector('#tierwise')?.replaceWith(app);
}
