// The page: header, result strip, view, footer. It listens to the store and draws everything from its state.
import { html, nothing } from 'lit';
import { Desk } from './desk.js';
import { Light, nextTask } from './elements/light.js';
import { brandMark } from './elements/icons.js';
import { strip } from './elements/strip.js';
import './elements/source.js';
import { context, loadPart } from './messages/index.js';
import { current } from './state/actions.js';
import { outlook } from './state/outlook.js';
import { originsOf } from './state/origins.js';
import { VIEWS } from './state/place.js';
import { bindTo } from './views/bind.js';
import { estimate, PARTS } from './views/estimate.js';
import { withoutEngine } from './views/without-engine.js';
import { fieldName } from './views/words.js';

/** @typedef {import('./elements/source.js').Origin} Origin */

/** Milliseconds between the first answer and each part of what comes after it. */
const AFTER = 40;
/** Milliseconds that the form waits for the first answer, to be drawn once and with all it says. */
const PATIENCE = 500;

export class TierwiseApp extends Light {
  static properties = { store: { attribute: false }, session: { attribute: false }, preferences: { attribute: false }, openSource: { state: true } };

  constructor() {
    super();
    /** @type {import('./state/store.js').Store} */
    this.store = /** @type {any} */ (null);
    /** @type {import('./state/session.js').Session} */
    this.session = /** @type {any} */ (null);
    /** @type {import('./preferences.js').Preferences} */
    this.preferences = /** @type {any} */ (null);
    /** @type {string | null} */
    this.openSource = null;
    /** @type {Map<string, {inputs: unknown[], value: unknown}>} */
    this.kept = new Map();
    /** What a host page puts after the result. @type {unknown} */
    this.action = nothing;
    /** Saved scenarios, share, files, notes. */
    this.desk = new Desk(this);
    /** Whether more than the header is drawn. */
    this.begun = false;
    /** How many parts of what comes after the answer are drawn. */
    this.parts = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.next = undefined;
    /** When the next one is, ms. */
    this.due = Infinity;
    /** Hears that everything of the view that is on stands; more than once. */
    this.drawn = () => {};
    /** The views besides the first, once one was asked for. @type {import('./views/later.js').Later | null} */
    this.later = null;
    /** @type {Promise<void> | null} */
    this.loading = null;
    this.lost = false;
    /** The code of the views besides the first; an embedded page has none. @type {() => Promise<typeof import('./views/later.js')>} */
    this.loadLater = () => Promise.reject(new Error('no other views'));
    /** Meeting mode and report; an embedded page has none. @type {import('./stage.js').Stage | null} */
    this.stage = null;
    /** What was drawn last, for the report. @type {{t: import('./messages/index.js').Context, outlook: import('./state/outlook.js').Outlook | null, origins: Origin[]} | null} */
    this.shown = null;
    /** @type {(() => void)[]} */
    this.unsubscribe = [];
    this.onKey = this.onKey.bind(this);
    /** The texts of the sources, and the notes on what they say. */
    this.loadSources = async () => (await Promise.all([this.store.sources(), loadPart('notes')]))[0];
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const update = () => this.requestUpdate();
    this.unsubscribe = [this.store.subscribe(update), this.preferences.subscribe(update), this.desk.connect()];
    document.addEventListener('keydown', this.onKey);
    this.addEventListener('source', this.onSource);
    this.addEventListener('cite', this.onCite);
    this.addEventListener('click', this.onLink);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.unsubscribe.forEach((stop) => stop());
    document.removeEventListener('keydown', this.onKey);
    this.removeEventListener('source', this.onSource);
    this.removeEventListener('cite', this.onCite);
    this.removeEventListener('click', this.onLink);
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

  /** @param {Event} event */
  onCite(event) {
    const { shown, store } = this;
    const { detail } = /** @type {CustomEvent<{what: import('./elements/chart-frame.js').Cites, line: Promise<string>}>} */ (event);
    if (shown) detail.line = import('./views/cited.js').then(({ cited }) => cited(detail.what, shown, store));
  }

  /** @template T @param {string} key @param {() => T} make @param {unknown[]} inputs @returns {T} */
  memo(key, make, inputs) {
    const kept = this.kept.get(key);
    if (kept && kept.inputs.length === inputs.length && kept.inputs.every((v, i) => v === inputs[i])) return /** @type {T} */ (kept.value);
    const value = make();
    this.kept.set(key, { inputs, value });
    return value;
  }

  /** Where the view stands. @param {unknown} view */
  frame(view) {
    return html`<main id="main" class="page" tabindex="-1">${view}</main>`;
  }

  /** Another view's code comes when it is first opened. */
  open() {
    this.loading ??= this.loadLater().then(async ({ createLater }) => {
      this.later = await createLater(this);
      this.lost = false;
    }).catch(() => {
      this.loading = null;                                      // opening it again tries again
      this.lost = true;
    }).finally(() => this.requestUpdate());
  }

  /** The header is drawn first, what comes after the first answer part by part: a slow phone then shows the answer sooner, and takes a tap in between. Where no answer comes, the form stands without one. @override */
  updated() {
    if (!this.begun) {
      this.begun = true;
      nextTask().then(() => this.requestUpdate());
      return;
    }
    const { answer, settling } = this.store.state;
    if (this.session.state.view !== 'estimate' || this.parts === PARTS) return this.drawn();
    if (this.parts > 0 && !answer) return;
    const due = performance.now() + (answer || !settling ? AFTER : PATIENCE);
    if (this.due <= due) return;
    clearTimeout(this.next);
    this.due = due;
    this.next = setTimeout(() => {
      this.due = Infinity;
      this.parts += 1;
      this.requestUpdate();
    }, due - performance.now());
  }

  /** The view that is on. @param {import('./views/estimate.js').View} v */
  view(v) {
    const { view } = this.session.state;
    if (view === 'estimate') {
      this.later?.leave();
      return estimate(v);
    }
    if (!this.later) {
      if (!this.lost) this.open();
      return this.lost ? html`<p class="banner" role="alert">${v.t.text('header.failed')}</p>` : html`<p class="skeleton line" aria-busy="true"></p>`;
    }
    return this.later.view(view, v);
  }

  /** @param {import('./messages/index.js').Context} t */
  tabs(t) {
    const { view } = this.session.state;
    return html`<nav class="tabs" aria-label=${t.text('header.views')}>${VIEWS.map((name) => html`<a href="#${name}" aria-current=${name === view ? 'page' : nothing}>${t.text(`view.${name}`)}</a>`)}</nav>`;
  }

  /** A link to a view changes the view without a jump; the address follows, and may still name another view until then. @param {MouseEvent} event */
  onLink(event) {
    const to = /** @type {Element} */ (event.target).closest('a')?.getAttribute('href');
    const view = VIEWS.find((name) => to === `#${name}`);
    if (!view || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    this.lost = false;
    this.session.go(view);
    this.requestUpdate();
    scrollTo(0, 0);
  }

  /** @param {import('./messages/index.js').Context} t */
  header(t) {
    return html`<a class="skip" href="#main">${t.text('header.skip')}</a>
      <header class="header"><div class="page">
        <a class="brand" href="./">${brandMark}<span>Tierwise</span></a>
        ${this.desk.scenario(t)}
        ${this.tabs(t)}
        <div class="tools">${this.desk.tools(t)}</div>
      </div></header>`;
  }

  /** @override */
  render() {
    const { state } = this.store;
    const entry = current(state.workspace);
    const view = this.memo('outlook', () => (state.answer ? outlook(state.answer) : null), [state.answer]);
    const words = /** @type {const} */ ([this.preferences.locale, entry.scenario.currency ?? 'USD', view?.event ?? 'order']);
    const t = this.memo('context', () => context(...words), [...words]);
    const origins = this.memo('origins', () => (state.answer ? originsOf(state.answer, entry) : []), [state.answer, entry.base, entry.typed]);
    this.shown = { t, outlook: view, origins };
    if (state.unavailable && !state.answer) return html`${this.header(t)}${this.frame(withoutEngine(t))}`;
    return html`${this.header(t)}${this.begun ? this.body(t, view, origins) : nothing}`;
  }

  /** All but the header. @param {import('./messages/index.js').Context} t @param {import('./state/outlook.js').Outlook | null} outlook @param {Origin[]} origins */
  body(t, outlook, origins) {
    const { state } = this.store;
    const memo = this.memo.bind(this);
    const analysis = this.later && this.session.state.view !== 'estimate' ? this.later.analysis : null;
    const run = !state.slow && !state.stopped && analysis && (analysis.state.slow || analysis.state.stopped) ? { ...analysis.state, stop: analysis.stop, resume: analysis.resume } : { ...state, stop: this.store.stop, resume: this.store.resume };
    const note = !outlook ? null : state.staleBecause !== null ? t.text('strip.stale', { field: fieldName(state.staleBecause, t) })
      : state.stopped ? t.text(state.stale ? 'strip.stopped' : 'strip.stoppedRough', { draws: t.exact(state.answer?.complete.simulation?.draws ?? 0) })
      : run.stopped ? t.text('strip.stoppedAnalysis') : null;
    const bind = bindTo(this.store, t);
    const source = this.openSource ?? '';
    return html`${strip({ settling: state.settling, stale: state.stale, slow: run.slow, done: run.done, stopped: run.stopped, stop: run.stop, resume: run.resume, outlook, t, note })}
      ${this.frame(html`${this.desk.notices(t, outlook, origins)}${state.unavailable ? html`<p class="banner" role="alert">${t.text('engine.lost')}</p>` : nothing}
        ${this.view({ state, t, outlook, origins, openSource: this.openSource, bind, memo, parts: this.parts, action: this.action })}`)}
      <tierwise-source class="popover" .t=${t} .load=${this.loadSources} .origin=${origins.find((o) => o.path === this.openSource) ?? null} .value=${bind.value(source)} .draft=${bind.draft(source)} .problem=${bind.problem(source)}
        @give=${bind.give(source)} @clear=${bind.clear(source)} @draft=${bind.unreadable(source)}
        @closed=${() => { this.openSource = null; }}></tierwise-source>
      ${this.desk.floats(t)}
      <footer class="footer"><div class="page"><span>${t.text('footer.privacy')}</span><span class="num">${state.answer?.projection.stamp ?? ''}</span></div></footer>`;
  }
}
customElements.define('tierwise-app', TierwiseApp);
