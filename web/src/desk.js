// What surrounds a scenario on the page: its name and the saved ones, share, files, notes. A part of the app with its own
// templates; what stands behind the buttons is loaded when it is needed (desk-parts.js).
import { html, nothing } from 'lit';
import { icon } from './elements/icons.js';
import { current, letterOf } from './state/actions.js';
import { nameOf } from './views/words.js';

/**
 * @typedef {import('./messages/index.js').Context} Context
 * @typedef {import('./elements/floating.js').Floating} Floating
 */

export class Desk {
  /** @param {import('lit').LitElement & {store: import('./state/store.js').Store, session: import('./state/session.js').Session, preferences: import('./preferences.js').Preferences, stage: import('./stage.js').Stage | null}} app */
  constructor(app) {
    this.app = app;
    /** @type {import('./desk-parts.js').Parts | null} */
    this.parts = null;
    /** @type {Promise<boolean> | null} */
    this.loading = null;
    this.failed = false;
    /** A newer version of the page that waits. @type {import('./update.js').Update | null} */
    this.update = null;
  }

  /** Listens; what it returns ends that. @returns {() => void} */
  connect() {
    const { session } = this.app;
    const draw = () => this.app.requestUpdate();
    const ends = [session.subscribe(draw)];
    if (session.keeps) import('./update.js').then(({ watchForUpdates }) => ends.push(watchForUpdates((update) => { this.update = update; draw(); }, async () => (await session.keeper()).flush())), () => {});
    return () => ends.forEach((end) => end());
  }

  /** Loads what stands behind the buttons; says so where that fails. @returns {Promise<boolean>} */
  ready() {
    if (this.parts) return Promise.resolve(true);
    this.loading ??= import('./desk-parts.js').then(async ({ createParts }) => {
      this.parts = await createParts(this);
      this.failed = false;
      return true;
    }).catch(() => {
      this.loading = null;                                      // the next click tries again
      this.failed = true;
      return false;
    }).finally(() => this.app.requestUpdate());
    return this.loading;
  }

  /** Opens a popover beside the button that was clicked. @param {Event} event @param {string} tag */
  async open(event, tag) {
    const opener = /** @type {HTMLElement} */ (event.currentTarget);
    if (!await this.ready()) return;
    await this.app.updateComplete;
    const popover = /** @type {Floating | null} */ (this.app.renderRoot.querySelector(tag));
    await popover?.updateComplete;
    popover?.open(opener);
  }

  /** A part could not be loaded. */
  fail() {
    this.failed = true;
    this.parts?.say('desk.failed');
    this.app.requestUpdate();
  }

  /** What the scenario is called. @param {Context} t */
  name(t) {
    return nameOf(current(this.app.store.state.workspace), t);
  }

  /** The name in the header, with its letter where there are several; opens those of this page and the saved ones. @param {Context} t */
  scenario(t) {
    const { entries, current: at } = this.app.store.state.workspace;
    const name = entries.length > 1 ? `${letterOf(at)}: ${this.name(t)}` : this.name(t);
    return html`<button type="button" class="scenario" aria-haspopup="dialog" aria-expanded="false" aria-label=${`${name}: ${t.text('header.scenarios')}`} title=${t.text('header.scenarios')} @click=${(/** @type {Event} */ e) => this.open(e, 'tierwise-saved')}><span>${name}</span>${icon('down')}</button>`;
  }

  /** With its key, where keys are on. @param {Context} t */
  presentLabel(t) {
    return t.text('header.present') + (this.app.preferences.keys ? ' (P)' : '');
  }

  /** The buttons of the header. @param {Context} t */
  tools(t) {
    const { store, preferences } = this.app;
    const { state } = store;
    const quiet = (/** @type {'undo' | 'redo' | 'theme' | 'present'} */ what, /** @type {() => void} */ act, disabled = false, label = t.text(`header.${what}`)) => html`<button type="button" class="button quiet square wide-only" ?data-present=${what === 'present'} aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>${icon(what)}</button>`;
    return html`${quiet('undo', store.undo, !state.canUndo)}${quiet('redo', store.redo, !state.canRedo)}${quiet('theme', preferences.toggleTheme)}${quiet('present', () => this.app.stage?.present(), false, this.presentLabel(t))}
      <button type="button" class="button share" aria-haspopup="dialog" aria-expanded="false" aria-label=${t.text('header.share')} @click=${(/** @type {Event} */ e) => this.open(e, 'tierwise-share')}>${icon('share')}<span>${t.text('header.share')}</span></button>
      <button type="button" class="button quiet square" aria-haspopup="menu" aria-expanded="false" aria-label=${t.text('header.more')} title=${t.text('header.more')} @click=${(/** @type {Event} */ e) => this.open(e, 'tierwise-more')}>${icon('more')}</button>`;
  }

  /** Notes above the view. @param {Context} t @param {import('./state/outlook.js').Outlook | null} outlook @param {import('./elements/source.js').Origin[]} origins */
  notices(t, outlook, origins) {
    const { opened, trouble } = this.app.session.state;
    if (this.parts) return this.parts.notices(t, outlook, origins);
    if ((opened || trouble || this.update) && !this.failed) this.ready();
    return this.failed ? html`<div class="banner" role="alert"><p>${t.text('header.failed')}</p></div>` : nothing;
  }

  /** The popovers and the short notes, at the end of the page. @param {Context} t */
  floats(t) {
    return this.parts ? this.parts.floats(t) : nothing;
  }
}
