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
import { clear, current, firstWorkspace, give, givePlatform } from '../state/actions.js';
import { fieldOf, FORMATS, NICHES, takes } from '../state/fields.js';
import { createStore } from '../state/store.js';
import { giveCurrency } from '../state/terms.js';
import styles from '../styles/index.css?inline';
import own from './calculator.css?inline';
import { loadFonts } from './fonts.js';

/**
 * @typedef {import('../state/actions.js').Workspace} Workspace
 * @typedef {{scenario: import('../engine/tierwise.js').Scenario, stamp: string, figures: {chance: number, profit: number, cost: number, roi: number | null, neededOrdersPerThousand: number | null, ordersPerThousand: number | null, walkAwayFeeMultiplier: number | null}}} Change
 */

/** Numbers that attributes give, and the fields they set. @type {Record<string, string>} */
const NUMBERS = { followers: 'creators[0].followers', creators: 'creators[0].count', fee: 'creators[0].fee', 'usd-rate': 'usdRate' };

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
  static observedAttributes = ['platform', 'format', 'followers', 'niche', 'creators', 'fee', 'currency', 'usd-rate', 'lang'];

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
    else this.store.apply((w) => this.given(w, name === 'currency' ? ['currency', 'usd-rate'] : [name]), name);      // another currency drops the rate; whichever of the two comes first, both count
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

  /** The workspace with what attributes say. A value that cannot be read, or that the engine would refuse, is left out, and the console says so. @param {Workspace} w @param {readonly string[]} names @returns {Workspace} */
  given(w, names) {
    const parse = context('en', 'USD').parse;
    const before = current(w).scenario;
    const refuse = (/** @type {string} */ name, /** @type {string} */ value) => {
      console.warn(`<tierwise-calculator ${name}="${value}">: this value cannot be used`);
      return w;
    };
    for (const name of names) {
      const value = this.getAttribute(name);
      if (value === null) {
        if (name === 'usd-rate') w = clear(w, 'usdRate');
        continue;
      }
      const { platform } = current(w).scenario.creators[0];
      if (name === 'platform') w = Object.hasOwn(FORMATS, value) ? givePlatform(w, 0, value) : refuse(name, value);
      else if (name === 'format') w = FORMATS[platform]?.includes(value) ? give(w, 'creators[0].format', value) : refuse(name, value);
      else if (name === 'niche') w = NICHES.includes(value) ? give(w, 'niche', value) : refuse(name, value);
      else if (name === 'currency') w = /^[A-Z]{3}$/.test(value) ? giveCurrency(w, value) : refuse(name, value);
      else if (name in NUMBERS) {
        const path = NUMBERS[name];
        const read = parse(value, { kind: 'positive', range: fieldOf(path)?.range });
        w = read.ok && takes(path, read.value) ? give(w, path, read.value) : refuse(name, value);
      }
    }
    const { currency = 'USD', usdRate } = current(w).scenario;
    if (currency !== 'USD' && usdRate === undefined && (currency !== before.currency || before.usdRate !== undefined)) {
      console.warn(`<tierwise-calculator currency="${currency}">: published amounts in dollars are taken as amounts of ${currency} until usd-rate is given`);
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
