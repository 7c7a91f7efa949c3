// <tierwise-calculator>: the Estimate view as an element for pages that host the files. Attributes set where it starts, the
// properties --tierwise-accent, --tierwise-font and --tierwise-radius its looks, `tierwise-change` tells every result, and what
// stands inside the element is shown after the result.
import { html, nothing } from 'lit';
import { TierwiseApp } from '../app.js';
import { createClient, stopped, superseded } from '../engine/client.js';
import { connectTo } from '../engine/connect.js';
import { loadSources } from '../engine/sources.js';
import workerUrl from '../engine/worker.js?worker&url';
import { chooseLocale, context, loadTable } from '../messages/index.js';
import { current, firstWorkspace, give, givePlatform } from '../state/actions.js';
import { FORMATS, NICHES } from '../state/fields.js';
import { createStore } from '../state/store.js';
import styles from '../styles/index.css?inline';
import own from './calculator.css?inline';
import { loadFonts } from './fonts.js';

/**
 * @typedef {import('../state/actions.js').Workspace} Workspace
 * @typedef {{scenario: import('../engine/tierwise.js').Scenario, stamp: string, figures: {chance: number, profit: number, cost: number, roi: number | null, neededOrdersPerThousand: number | null, ordersPerThousand: number | null, walkAwayFeeMultiplier: number | null}}} Change
 */

/** Numbers that attributes give, and the fields they set. */
const NUMBERS = /** @type {const} */ ({ followers: 'creators[0].followers', creators: 'creators[0].count', fee: 'creators[0].fee' });
const WHOLE = new Set(['followers', 'creators']);

/** @type {CSSStyleSheet[] | null} */
let sheets = null;
const sheetOf = (/** @type {string} */ text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

/** The app without the header of a page of its own: no landmarks, nothing kept, undo only where the caret is. */
class EmbeddedApp extends TierwiseApp {
  constructor() {
    super();
    this.desk = /** @type {any} */ ({ connect: () => () => {}, notices: () => nothing, floats: () => nothing });
    this.action = html`<div class="host-slot" hidden><slot @slotchange=${(/** @type {Event} */ e) => {
      const slot = /** @type {HTMLSlotElement} */ (e.target);
      /** @type {HTMLElement} */ (slot.parentElement).hidden = slot.assignedNodes().every((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() === '');
    }}></slot></div>`;
  }
  /** @override */
  header() {
    return html``;
  }
  /** @override @param {unknown} view */
  frame(view) {
    return html`<div class="page">${view}</div>`;
  }
  /** @override @param {KeyboardEvent} event */
  onKey(event) {
    const at = /** @type {HTMLElement} */ (event.composedPath()[0]);
    if (this.contains(at) && !at.matches('input:not([type="range"], [type="radio"])')) super.onKey(event);
  }
}
customElements.define('tierwise-embedded', EmbeddedApp);

export class TierwiseCalculator extends HTMLElement {
  static observedAttributes = ['platform', 'format', 'followers', 'niche', 'creators', 'fee', 'currency', 'lang'];

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    /** @type {import('../state/store.js').Store | null} */
    this.store = null;
    this.locale = 'en';
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    /** @type {unknown} */
    this.told = null;
  }

  async connectedCallback() {
    if (this.store) return void this.measure();
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    sheets ??= [sheetOf(styles), sheetOf(own)];
    root.adoptedStyleSheets = sheets;
    loadFonts();
    const client = createClient(connectTo(workerUrl, 'tierwise'));
    const store = createStore({ evaluate: client.evaluate, stop: client.stop, reference: () => client.reference(), superseded, stopped, loadSources });
    this.store = store;
    store.begin(this.given(firstWorkspace(), TierwiseCalculator.observedAttributes));
    store.subscribe(() => this.tell());
    store.start();
    await this.speak();
    const app = new EmbeddedApp();
    const { listeners } = this;
    const calculator = this;
    app.store = store;
    app.session = /** @type {any} */ ({ state: { view: 'estimate', opened: null, trouble: null } });
    app.preferences = /** @type {any} */ ({ get locale() { return calculator.locale; }, subscribe: (/** @type {() => void} */ listener) => { listeners.add(listener); return () => listeners.delete(listener); } });
    app.lang = this.locale;
    const article = document.createElement('article');
    article.className = 'calculator';
    article.setAttribute('aria-label', 'Tierwise');
    article.append(app);
    root.replaceChildren(article);
    this.measure();
  }

  /**
   * The text size of the visitor's browser, for what is a rem on the page. A style sheet could hand it down as an em of the article only
   * in a registered property, and that would show in every style of the page around.
   */
  measure() {
    const article = /** @type {HTMLElement | null | undefined} */ (this.shadowRoot?.querySelector('article'));
    if (article && this.isConnected) article.style.setProperty('--_tierwise-rem', getComputedStyle(article).fontSize);
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (!this.store || before === now) return;
    if (name === 'lang') this.speak();
    else this.store.apply((w) => this.given(w, [name]), name);
  }

  /** The language of the attribute, of the page around, or of the browser. */
  async speak() {
    const locale = chooseLocale([this.getAttribute('lang'), /** @type {HTMLElement | null} */ (this.closest('[lang]'))?.lang, ...navigator.languages]);
    try {
      await loadTable(locale);
      this.locale = locale;
    } catch { /* the words that are there stay */ }
    const app = /** @type {HTMLElement | null} */ (this.shadowRoot?.querySelector('tierwise-embedded'));
    if (app) app.lang = this.locale;
    this.listeners.forEach((listener) => listener());
  }

  /** The workspace with what attributes say. A value that cannot be read is left out, and the console says so. @param {Workspace} w @param {readonly string[]} names @returns {Workspace} */
  given(w, names) {
    const parse = context('en', 'USD').parse;
    const refuse = (/** @type {string} */ name, /** @type {string} */ value) => {
      console.warn(`<tierwise-calculator ${name}="${value}">: this value cannot be used`);
      return w;
    };
    for (const name of names) {
      const value = this.getAttribute(name);
      if (value === null) continue;
      const { platform } = current(w).scenario.creators[0];
      if (name === 'platform') w = value in FORMATS ? givePlatform(w, 0, value) : refuse(name, value);
      else if (name === 'format') w = FORMATS[platform]?.includes(value) ? give(w, 'creators[0].format', value) : refuse(name, value);
      else if (name === 'niche') w = NICHES.includes(value) ? give(w, 'niche', value) : refuse(name, value);
      else if (name === 'currency') w = /^[A-Z]{3}$/.test(value) ? give(w, 'currency', value) : refuse(name, value);
      else if (name in NUMBERS) {
        const read = parse(value, { kind: 'positive', range: name === 'fee' });
        const usable = read.ok && (!WHOLE.has(name) || Number.isInteger(read.value));
        w = usable ? give(w, NUMBERS[/** @type {keyof typeof NUMBERS} */ (name)], read.value) : refuse(name, value);
      }
    }
    return w;
  }

  /** Tells the page around every settled result, once. */
  tell() {
    const { answer, settling, stale, errors } = /** @type {import('../state/store.js').Store} */ (this.store).state;
    if (!answer || settling || stale || errors.length > 0 || answer === this.told) return;
    this.told = answer;
    const { typical, simulated, stamp } = answer.projection;
    /** @type {Change} */
    const detail = {
      scenario: structuredClone(answer.complete), stamp,
      figures: {
        chance: simulated.probability.profit, profit: simulated.profit.p50, cost: typical.cost, roi: simulated.roi?.p50 ?? null,
        neededOrdersPerThousand: simulated.neededOrdersPerThousand.evenOdds, ordersPerThousand: typical.ordersPerThousandReached, walkAwayFeeMultiplier: simulated.walkAwayFeeMultiplier.evenOdds,
      },
    };
    this.dispatchEvent(new CustomEvent('tierwise-change', { detail, bubbles: true, composed: true }));
  }
}
customElements.define('tierwise-calculator', TierwiseCalculator);
