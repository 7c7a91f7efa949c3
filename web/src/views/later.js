// The views behind the first: their code, their words and the analyses they show, loaded when one of them is first opened.
import { html } from 'lit';
import { openAnalysis } from '../engine/analysis.js';
import { loadPart } from '../messages/index.js';
import { createAnalysis } from '../state/analysis.js';

/**
 * @typedef {import('./estimate.js').View & {store: import('../state/store.js').Store, analysis: import('../state/analysis.js').AnalysisState}} LaterView
 * @typedef {object} Module  what a view's module exports
 * @property {(v: LaterView) => unknown} view
 * @property {import('../state/analysis.js').Wish} wish  what it asks of the engine
 * @typedef {Awaited<ReturnType<typeof createLater>>} Later
 */

/** @type {Record<string, {code: () => Promise<Module>, words: string[]}>} the code of each view and the parts of the message tables it speaks with */
const modules = {
  plan: { code: () => import('./plan/plan.js'), words: ['plan', 'findings', 'scenarios', 'lines', 'plausibility'] },
  method: { code: () => import('./method/method.js'), words: ['method', 'plausibility'] },
};

/** @param {import('../app.js').TierwiseApp} app */
export async function createLater(app) {
  const analysis = createAnalysis(app.store, async () => openAnalysis());
  analysis.subscribe(() => app.requestUpdate());
  /** What the view on screen asks, and what the report asks beside it. @type {{view: Module['wish'] | null, report: Module['wish'] | null}} */
  const wishes = { view: null, report: null };
  /** @param {Partial<typeof wishes>} change */
  function want(change) {
    Object.assign(wishes, change);
    const all = [wishes.view, wishes.report].filter((wish) => wish !== null);
    analysis.want(all.length === 0 ? null : { wanted: [...new Set(all.flatMap((wish) => wish.wanted))], metrics: [...new Set(all.flatMap((wish) => wish.metrics))] });
  }
  /** @type {Record<string, Module>} */
  const loaded = {};
  /** @type {Set<string>} */
  const asked = new Set();
  /** @type {Set<string>} */
  const failed = new Set();

  /** @param {string} name */
  async function load(name) {
    asked.add(name);
    try {
      const [module] = await Promise.all([modules[name].code(), ...modules[name].words.map(loadPart)]);
      loaded[name] = module;
      failed.delete(name);
    } catch {
      failed.add(name);
    }
    app.requestUpdate();
  }

  return {
    /** @param {string} name @param {import('./estimate.js').View} v */
    view(name, v) {
      if (!asked.has(name)) load(name);
      const module = loaded[name];
      if (failed.has(name)) return html`<p class="banner" role="alert">${v.t.text('header.failed')} <button type="button" class="button small" @click=${() => load(name)}>${v.t.text('strip.resume')}</button></p>`;
      if (!module) return html`<p class="skeleton line" aria-busy="true"></p>`;
      want({ view: module.wish });
      return module.view({ ...v, store: app.store, analysis: analysis.state });
    },
    /** The first view is on again: nothing more is asked. */
    leave: () => want({ view: null }),
    /** What the report needs, while it is prepared. @param {Module['wish'] | null} wish */
    report: (wish) => want({ report: wish }),
    analysis,
  };
}
