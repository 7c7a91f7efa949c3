// The report of the shown scenario, for the printer: made anew whenever something is printed, whatever printed it.
import { render, nothing } from 'lit';
import './report.css';
import './form.js';
import { loadPart } from '../../messages/index.js';
import { current, requestOf } from '../../state/actions.js';
import { matters } from '../../state/matters.js';
import { same } from '../../state/path.js';
import { debounced } from '../../state/place.js';
import { sheet } from './sheet.js';

/** @typedef {Awaited<ReturnType<typeof createReport>>} Report */

/** Assumptions that are listed: as many as have room. */
const ROWS = { most: 7, least: 3 };
const REST = 300;
/** @type {import('../later.js').Module['wish']} */
const WISH = { wanted: ['sensitivity'], metrics: [] };

/** @param {import('../../app.js').TierwiseApp} app */
export async function createReport(app) {
  const { store, session, desk } = app;
  const [{ storage }] = await Promise.all([session.keeper(), loadPart('report')]);
  const kept = await storage.report();
  let details = kept.ok ? kept.value : { title: '', client: '', author: '', logo: null };
  /** @type {Map<string, import('../../engine/tierwise.js').Source> | null} */
  let sources = null;
  /** Who published what: fetched with the report's code, as the printer does not wait, and again where that failed. Without it the report names none. */
  const cite = () => store.sources().then((all) => { sources = all; }, () => {});
  cite();

  const page = document.createElement('div');
  page.className = 'report';
  const form = /** @type {import('./form.js').ReportForm} */ (document.createElement('tierwise-report-form'));
  document.body.append(page, form);

  /** What the engine said of the scenario as it stands, where it was asked. */
  function sensitivity() {
    const { analysis, subject } = app.later?.analysis.state ?? { analysis: null, subject: null };
    return analysis?.sensitivity?.ok && same(subject, requestOf(current(store.state.workspace))) ? analysis.sensitivity : null;
  }

  /** Without an answer the page prints as it stands. */
  function draw() {
    const { answer, answerOf, reference, workspace } = store.state;
    const { shown } = app;
    if (!answer || !shown?.outlook || answerOf !== current(workspace).id) return;
    const found = sensitivity();
    const { t, outlook, origins } = shown;
    const all = matters(origins, answer, found, ROWS.most);
    page.classList.add('measured');                               // as wide as A4, as high as Letter: what fits there fits both
    for (let rows = all.length; ; rows -= 1) {
      render(sheet({ t, outlook, answer, reference, origins, matters: all.slice(0, rows), sorted: found !== null, sources, details, name: desk.name(t) }), page);
      const { scrollHeight, clientHeight } = /** @type {Element} */ (page.firstElementChild);
      if (scrollHeight <= clientHeight || rows <= ROWS.least) break;
    }
    page.classList.remove('measured');
    document.documentElement.dataset.report = '';
  }
  addEventListener('beforeprint', draw);
  addEventListener('afterprint', () => {
    delete document.documentElement.dataset.report;
    render(nothing, page);
  });

  /** Drawn before too: within print() a page is paused, and Chromium lets no policy of trusted types make a template then. */
  function printReport() {
    draw();
    print();
  }

  /** Letters of other alphabets come in a file of their own, which the printer would not wait for. */
  const warm = () => { document.fonts.load('600 16px Geist', Object.values(details).join('')).catch(() => {}); };
  const tell = () => Object.assign(form, { details, name: app.shown ? desk.name(app.shown.t) : '', t: app.shown?.t ?? null });
  const keep = debounced(async () => {
    const done = await storage.keepReport(details);
    form.trouble = done.ok ? null : done.problem;
    warm();
  }, REST);
  warm();
  form.addEventListener('details', (event) => {
    details = { ...details, .../** @type {CustomEvent} */ (event).detail };
    tell();
    keep.soon();
  });
  form.addEventListener('print', () => {
    keep.now();
    printReport();
  });
  form.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'closed') keep.now();
  });
  addEventListener('pagehide', keep.now);

  return {
    /** Prints it, with its sources. */
    print: () => cite().then(printReport),
    /** Opens the form beside a button. Meanwhile the engine says which assumptions matter. @param {HTMLElement} opener */
    open(opener) {
      cite();
      tell();
      form.open(opener);
      app.open();
      app.loading?.then(() => app.later?.report(WISH));
    },
  };
}
