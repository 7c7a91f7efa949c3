// The page: header, result strip, view, footer. It listens to the store and draws everything from its state.
import { html, nothing } from 'lit';
import { Light } from './elements/light.js';
import { brandMark, icon } from './elements/icons.js';
import { strip } from './elements/strip.js';
import './elements/source.js';
import { context, locales } from './messages/index.js';
import { current, clear, give, untouched } from './state/actions.js';
import { outlook } from './state/outlook.js';
import { originsOf } from './state/origins.js';
import { bindTo } from './views/bind.js';
import { estimate } from './views/estimate.js';
import { withoutEngine } from './views/without-engine.js';
import { fieldName } from './views/words.js';

/** @typedef {import('./elements/source.js').Origin} Origin */

export class TierwiseApp extends Light {
  static properties = { store: { attribute: false }, preferences: { attribute: false }, openSource: { state: true } };

  constructor() {
    super();
    /** @type {import('./state/store.js').Store} */
    this.store = /** @type {any} */ (null);
    /** @type {import('./preferences.js').Preferences} */
    this.preferences = /** @type {any} */ (null);
    /** @type {string | null} */
    this.openSource = null;
    /** @type {Map<string, {inputs: unknown[], value: unknown}>} */
    this.kept = new Map();
    /** @type {(() => void)[]} */
    this.unsubscribe = [];
    this.onKey = this.onKey.bind(this);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const update = () => this.requestUpdate();
    this.unsubscribe = [this.store.subscribe(update), this.preferences.subscribe(update)];
    document.addEventListener('keydown', this.onKey);
    this.addEventListener('source', this.onSource);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.unsubscribe.forEach((stop) => stop());
    document.removeEventListener('keydown', this.onKey);
    this.removeEventListener('source', this.onSource);
  }

  /** Undo and redo, unless the caret is in a box, which has its own. @param {KeyboardEvent} event */
  onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || /** @type {HTMLElement} */ (event.target).matches?.('input:not([type="range"], [type="radio"])')) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) this.store.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) this.store.redo();
    else return;
    event.preventDefault();
  }

  /** @param {Event} event */
  onSource(event) {
    this.openSource = /** @type {CustomEvent<Origin>} */ (event).detail.path;
    const popover = /** @type {import('./elements/source.js').SourcePopover | null} */ (this.querySelector('tierwise-source'));
    const opener = /** @type {HTMLElement} */ (event.target);
    this.updateComplete.then(() => popover?.open(opener));
  }

  /** @template T @param {string} key @param {() => T} make @param {unknown[]} inputs @returns {T} */
  memo(key, make, inputs) {
    const kept = this.kept.get(key);
    if (kept && kept.inputs.length === inputs.length && kept.inputs.every((v, i) => v === inputs[i])) return /** @type {T} */ (kept.value);
    const value = make();
    this.kept.set(key, { inputs, value });
    return value;
  }

  /** @param {import('./state/store.js').State} state @param {import('./messages/index.js').Context} t */
  header(state, t) {
    const { locale } = this.preferences;
    const entry = current(state.workspace);
    const other = locales.find((l) => l !== locale) ?? locale;
    const name = untouched(entry) && entry.base ? t.text(`preset.${entry.base}`) : t.text('header.changed', { name: entry.base ? t.text(`preset.${entry.base}`) : entry.scenario.name ?? '' });
    return html`<a class="skip" href="#main">${t.text('header.skip')}</a>
      <header class="header"><div class="page">
        <a class="brand" href="./">${brandMark}<span>Tierwise</span></a>
        <p class="scenario"><span>${name}</span></p>
        <div class="tools">
          <button type="button" class="button quiet square" aria-label=${t.text('header.undo')} title=${t.text('header.undo')} ?disabled=${!state.canUndo} @click=${this.store.undo}>${icon('undo')}</button>
          <button type="button" class="button quiet square" aria-label=${t.text('header.redo')} title=${t.text('header.redo')} ?disabled=${!state.canRedo} @click=${this.store.redo}>${icon('redo')}</button>
          <button type="button" class="button quiet square" aria-label=${t.text('header.theme')} title=${t.text('header.theme')} @click=${this.preferences.toggleTheme}>${icon('theme')}</button>
          <button type="button" class="button quiet square language" lang=${other} aria-label=${t.text('header.language')} title=${t.text('header.language')} @click=${() => this.preferences.setLocale(other)}>${other.toUpperCase()}</button>
        </div>
      </div></header>`;
  }

  /** @override */
  render() {
    const { state } = this.store;
    const entry = current(state.workspace);
    const view = state.answer ? outlook(state.answer) : null;
    const t = this.memo('context', () => context(this.preferences.locale, entry.scenario.currency ?? 'USD', view?.event), [this.preferences.locale, entry.scenario.currency, view?.event]);
    const origins = this.memo('origins', () => (state.answer ? originsOf(state.answer, entry) : []), [state.answer, entry.typed]);
    const memo = this.memo.bind(this);
    const stale = state.staleBecause === null || !view ? null : t.text('strip.stale', { field: fieldName(state.staleBecause, t) });
    if (state.unavailable && !state.answer) return html`${this.header(state, t)}<main id="main" class="page">${withoutEngine(t)}</main>`;
    return html`${this.header(state, t)}
      ${strip({ outlook: view, t, slow: state.slow, stale })}
      <main id="main" class="page">${state.unavailable ? html`<p class="banner" role="alert">${t.text('engine.lost')}</p>` : nothing}
        ${estimate({ state, t, outlook: view, origins, openSource: this.openSource, bind: bindTo(this.store, t), memo })}</main>
      <tierwise-source class="popover" .t=${t} .load=${this.store.sources} .origin=${origins.find((o) => o.path === this.openSource) ?? null}
        @own=${(/** @type {CustomEvent} */ e) => this.store.apply((w) => give(w, e.detail.path, e.detail.value), e.detail.path)}
        @default=${(/** @type {CustomEvent} */ e) => this.store.apply((w) => clear(w, e.detail))}
        @closed=${() => { this.openSource = null; }}></tierwise-source>
      <footer class="footer"><div class="page"><span>${t.text('footer.privacy')}</span><span class="num">${state.answer?.projection.stamp ?? ''}</span></div></footer>`;
  }
}
customElements.define('tierwise-app', TierwiseApp);
