// Everything visible, in the visitor's language.
import { TierwiseApp } from './app.js';
import { nextTask } from './elements/light.js';
import { context } from './messages/index.js';
import { createPreferences } from './preferences.js';
import { createStage } from './stage.js';

/**
 * @param {import('./state/store.js').Store} store @param {import('./state/session.js').Session} session @param {Promise<void>} begun resolves when what was here before is back
 * @param {() => void} drawn hears that the view that is on stands
 */
export async function show(store, session, begun, drawn) {
  const preferences = createPreferences();
  await Promise.all([preferences.ready, begun]);
  await nextTask();                                             // to read the code was one
  const app = new TierwiseApp();
  app.store = store;
  app.session = session;
  app.preferences = preferences;
  app.drawn = drawn;
  app.loadLater = () => import('./views/later.js');
  app.stage = createStage(app);
  const title = () => { document.title = context(preferences.locale, 'USD').text('page.title'); };
  preferences.subscribe(title);
  title();
  document.querySelector('#tierwise')?.replaceWith(app);
  app.stage.connect();
}
