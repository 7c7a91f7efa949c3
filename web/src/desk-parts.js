// The parts of the desk behind its buttons: saved scenarios, share, files, notes about what was opened or could not be kept.
// Loaded when one of them is needed.
import { html, nothing } from 'lit';
import { icon } from './elements/icons.js';
import { copy, fileName, save } from './elements/copy.js';
import './elements/given.js';
import './elements/more.js';
import './elements/saved.js';
import './elements/share.js';
import './elements/toast.js';
import { MOST_LISTED } from './engine/draws.js';
import { loadPart, locales } from './messages/index.js';
import { give, letterOf } from './state/actions.js';
import { general, same } from './state/path.js';
import { switchTo } from './state/scenarios.js';
import { fromFile, toJson } from './state/transfer.js';
import { asText } from './views/as-text.js';
import { fieldName, nameOf, refusal } from './views/words.js';

/**
 * @typedef {import('./messages/index.js').Context} Context
 * @typedef {import('./state/outlook.js').Outlook} Outlook
 * @typedef {import('./elements/source.js').Origin} Origin
 * @typedef {import('./elements/more.js').Item} Item
 * @typedef {{t: Context, outlook: Outlook | null, origins: Origin[]}} Shown
 */

const NAMED = 4;
/** Given in every scenario and no assumption. */
const NO_INPUT = new Set(['schema', 'name', 'currency']);

/** @param {import('./desk.js').Desk} desk */
export async function createParts(desk) {
  const [keeping] = await Promise.all([desk.app.session.keeper(), loadPart('share')]);
  return new Parts(desk, keeping);
}

export class Parts {
  /** @param {import('./desk.js').Desk} desk @param {import('./state/keeping.js').Keeping} keeping */
  constructor(desk, keeping) {
    this.desk = desk;
    this.app = desk.app;
    this.keeping = keeping;
    this.hiddenTrouble = '';
    /** @type {import('./state/session.js').SessionState['trouble']} */
    this.toldTrouble = null;
    /** @type {Shown | null} */
    this.shown = null;
  }

  /** @template {Element} [T=HTMLElement] @param {string} selector @returns {T | null} */
  find(selector) {
    return /** @type {T | null} */ (this.app.renderRoot.querySelector(selector));
  }

  /** @param {string} key @param {Record<string, unknown>} [params] @param {{action: string, act: () => void}} [more] */
  say(key, params, more) {
    const text = this.shown?.t.text(key, params) ?? '';
    /** @type {import('./elements/toast.js').Toast | null} */ (this.find('tierwise-toast'))?.say({ text, ...more });
  }

  async copyText() {
    const { shown, app: { store: { state } } } = this;
    if (!shown?.outlook || !state.answer) return;
    const text = asText({ outlook: shown.outlook, t: shown.t, name: this.desk.name(shown.t), stamp: state.answer.projection.stamp, address: this.keeping.address() });
    if (await copy(text)) this.say('desk.copied');
    else save(text, `${this.fileName()}.txt`, 'text/plain');      // a file instead, where the clipboard is refused
  }

  fileName() {
    return `tierwise-${fileName(this.shown ? this.desk.name(this.shown.t) : '')}`;
  }

  /** Asks an engine of its own. @param {object} request @returns {Promise<any>} */
  async ask(request) {
    const { openAnalysis } = await import('./engine/analysis.js');
    const engine = openAnalysis();
    try {
      return await engine.evaluate({ metrics: [], rivals: null, ...request });
    } finally {
      engine.close();
    }
  }

  /** The worlds behind the figures as they stand. @param {import('./engine/worker.js').Evaluation} answer */
  async draws({ complete }) {
    const simulation = { ...complete.simulation, draws: Math.min(MOST_LISTED, complete.simulation?.draws ?? MOST_LISTED) };
    const { draws } = await this.ask({ subject: { scenario: { ...complete, simulation } }, draws: simulation.draws, wanted: ['draws'] });
    if (!draws.ok) throw new Error(draws.errors[0].message);
    return draws;
  }

  /** @param {'json' | 'inputs' | 'results' | 'draws'} what */
  async saveFile(what) {
    const { answer, workspace } = this.app.store.state;
    try {
      if (what === 'json') {
        save(toJson(workspace, answer), `${this.fileName()}.json`, 'application/json');
      } else if (answer) {
        const { inputsCsv, resultsCsv, drawsCsv } = await import('./state/table.js');
        const decimal = this.shown?.t.exact(0.5).includes(',') ? ',' : '.';
        const text = what === 'inputs' ? inputsCsv(answer, decimal) : what === 'results' ? resultsCsv(answer, decimal) : drawsCsv(await this.draws(answer), decimal);
        save(text, `${this.fileName()}-${what}.csv`, 'text/csv');
      }
    } catch {
      this.say('desk.failed');
    }
  }

  /** @param {Event} event */
  async onFile(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    input.value = '';
    if (file) await this.openFile(file);
  }

  /** @param {Blob} file */
  async openFile(file) {
    const { session } = this.app;
    if (session.state.opened?.nothing) session.dismiss();          // what is said of this file stands alone
    try {
      const read = await fromFile(file, this.app.preferences.locale);
      const { errors = [] } = read.asked === undefined ? {} : (await this.ask({ wanted: ['check'], text: read.asked })).check;
      if (read.ok) return this.keeping.open(read.workspace, 'file', read.dropped, read.newer ? 'newer' : null, errors);
      const { line, column } = errors[0] ?? {};
      const lines = (read.asked ?? '').split('\n');
      const cut = line === lines.length && column > [...lines[line - 1]].length;
      if (read.problem === 'unreadable' && line && !cut) this.say('file.notJson', { line: String(line), column: String(column) });
      else if (read.problem === 'notScenario' && errors.length > 0) this.keeping.open(null, 'file', [], null, errors);
      else this.say(`file.${read.problem}`);
    } catch {
      this.say('file.failed');
    }
  }

  /** A name that is taken is saved over, and what stood there can be brought back. @param {CustomEvent<{name: string, over: import('./state/storage.js').Saved | null, element: import('./elements/saved.js').SavedScenarios}>} event */
  async onSave({ detail: { name, over, element } }) {
    const { store } = this.app;
    store.apply((w) => give(w, 'name', name), 'name');
    const done = await element.change(this.keeping.storage.save(name, store.state.workspace, over?.id));
    if (!done) return;
    element.hidePopover();
    const undo = over && over.workspace && !same(over.workspace, store.state.workspace) ? { action: this.shown?.t.text('more.undo') ?? '', act: () => element.change(this.keeping.storage.putBack(over)) } : undefined;
    this.say(undo ? 'saved.over' : 'saved.done', { name }, undo);
  }

  /** @param {Context} t @returns {Item[]} */
  items(t) {
    const { store, preferences } = this.app;
    const { state } = store;
    const { entries, current: at } = state.workspace;
    const csv = (/** @type {'inputs' | 'results' | 'draws'} */ what) => (entries.length > 1 ? t.text(`more.${what}Of`, { letter: letterOf(at) }) : t.text(`more.${what}`));
    const other = locales.find((l) => l !== preferences.locale) ?? preferences.locale;
    return [
      { id: 'undo', label: t.text('more.undo'), narrow: true, disabled: !state.canUndo, act: store.undo },
      { id: 'redo', label: t.text('more.redo'), narrow: true, disabled: !state.canRedo, act: store.redo },
      { id: 'theme', label: t.text('more.theme'), narrow: true, act: preferences.toggleTheme },
      { id: 'present', label: this.desk.presentLabel(t), narrow: true, act: () => this.app.stage?.present() },
      { id: 'import', label: t.text('more.import'), act: () => this.find('#import')?.click() },
      { id: 'json', label: t.text('more.json'), act: () => this.saveFile('json') },
      { id: 'inputs', label: csv('inputs'), disabled: !state.answer, act: () => this.saveFile('inputs') },
      { id: 'results', label: csv('results'), disabled: !state.answer, act: () => this.saveFile('results') },
      { id: 'draws', label: csv('draws'), disabled: !state.answer, act: () => this.saveFile('draws') },
      null,
      { id: 'text', label: t.text('more.text'), disabled: !state.answer, act: () => this.copyText() },
      { id: 'print', label: t.text('more.print'), disabled: !state.answer, act: () => this.app.stage?.report(/** @type {HTMLElement} */ (this.find('.tools > :last-child'))) },
      null,
      { id: 'keys', label: t.text(preferences.keys ? 'more.keysOff' : 'more.keysOn'), act: preferences.toggleKeys },
      { id: 'language', label: t.text('header.language'), lang: other, act: () => preferences.setLocale(other) },
    ];
  }

  /** @param {string[]} paths @param {Context} t */
  fields(paths, t) {
    const names = [...new Set(paths.map((path) => fieldName(general(path), t)))];
    const list = new Intl.ListFormat(t.locale).format(names.slice(0, NAMED));
    return names.length > NAMED ? t.text('opened.more', { fields: names.slice(0, NAMED).join(', '), n: names.length - NAMED }) : list;
  }

  /** What was opened from outside, and what is wrong with it. @param {Context} t @param {Outlook | null} outlook @param {Origin[]} given */
  opened(t, outlook, given) {
    const { session, store } = this.app;
    const { opened } = session.state;
    if (!opened) return nothing;
    const close = html`<button type="button" class="button quiet small square" aria-label=${t.text('desk.close')} @click=${session.dismiss}>${icon('close')}</button>`;
    const why = [...new Set(opened.why.map((e) => `${fieldName(e.path, t)}: ${refusal(e, t)}`))].slice(0, NAMED).join(' ');
    if (opened.nothing) return html`<div class="banner" role="alert"><p>${why ? t.text('opened.nothing.refused', { why }) : t.text(`opened.nothing.${opened.problem ?? 'unreadable'}`)}</p>${close}</div>`;
    const said = opened.problem === 'damaged' || opened.problem === 'newer' ? t.text(`opened.${opened.problem}`) : t.text('opened.given', { count: given.length, n: t.exact(given.length) });
    const stamp = store.state.answer?.projection.stamp.split(' · ');
    const { made, was } = opened;
    const newer = made && stamp && outlook && (made.edition !== stamp[1] || made.engine !== stamp[0]);
    const changed = newer ? html`<p><strong>${t.text(made.edition === stamp[1] ? 'opened.changedModel' : 'opened.changed')}</strong> ${made.chance === undefined ? nothing : t.text('opened.thenNow', { then: t.percent(made.chance), now: t.percent(outlook.chance) })}</p>` : nothing;
    return html`<div class="banner" role="status"><p><strong>${t.text(`opened.${opened.from}`)}</strong> ${said}${opened.dropped.length > 0 ? html` ${t.text('opened.dropped', { fields: this.fields(opened.dropped, t) })} ${why}` : nothing}</p>${changed}
      <span class="row">${given.length > 0 ? html`<button type="button" class="button small" aria-haspopup="dialog" @click=${(/** @type {Event} */ e) => this.desk.open(e, 'tierwise-given')}>${t.text('opened.show')}</button>` : nothing}
        ${was ? html`<button type="button" class="button small" @click=${() => { session.dismiss(); store.apply(() => was); }}>${t.text('opened.back')}</button>` : nothing}${close}</span></div>`;
  }

  /** Trouble that arises while the note above the view is out of sight is told at the foot of the window too. @param {Parts['toldTrouble']} trouble */
  async tellBelow(trouble) {
    this.toldTrouble = trouble;
    await this.app.updateComplete;
    const note = this.find('.banner[role="alert"]');
    if (trouble && note && note.getBoundingClientRect().bottom < 0) this.say(`storage.${trouble}`);
  }

  /** Notes above the view. @param {Context} t @param {Outlook | null} outlook @param {Origin[]} origins */
  notices(t, outlook, origins) {
    const given = origins.filter((o) => o.from !== 'default' && !NO_INPUT.has(o.path));
    this.shown = { t, outlook, origins: given };
    const { trouble } = this.app.session.state;
    if (trouble !== this.toldTrouble) this.tellBelow(trouble);
    const { update } = this.desk;
    return html`${this.opened(t, outlook, given)}
      ${trouble && trouble !== this.hiddenTrouble ? html`<div class="banner" role="alert"><p>${t.text(`storage.${trouble}`)}</p><button type="button" class="button quiet small square" aria-label=${t.text('desk.close')} @click=${() => { this.hiddenTrouble = trouble; this.app.requestUpdate(); }}>${icon('close')}</button></div>` : nothing}
      ${update ? html`<div class="banner" role="status"><p>${t.text('update.ready')}</p><span class="row"><button type="button" class="button small" @click=${update.use}>${t.text('update.now')}</button><button type="button" class="button quiet small" @click=${() => { this.desk.update = null; this.app.requestUpdate(); }}>${t.text('update.later')}</button></span></div>` : nothing}`;
  }

  /** The popovers and the short notes, at the end of the page. @param {Context} t */
  floats(t) {
    const { keeping } = this;
    const name = this.desk.name(t);
    const { workspace } = this.app.store.state;
    return html`<tierwise-share .t=${t} .name=${name} .makeAddress=${async () => keeping.address()} @astext=${() => this.copyText()}></tierwise-share>
      <tierwise-saved .t=${t} .kept=${this.app.session.state.trouble === null} .name=${name} .here=${workspace.entries.map((entry, i) => ({ letter: letterOf(i), name: nameOf(entry, t) }))} .current=${workspace.current} .storage=${keeping.storage} .beforeLink=${keeping.beforeLink} @save=${this.onSave.bind(this)}
        @switch=${(/** @type {CustomEvent} */ e) => this.app.store.apply((w) => switchTo(w, e.detail))}
        @open=${(/** @type {CustomEvent} */ e) => keeping.open(e.detail.workspace, 'saved')}
        @removed=${(/** @type {CustomEvent} */ { detail: { record, name: called, element } }) => this.say('saved.removed', { name: called }, record.workspace ? { action: t.text('more.undo'), act: () => element.change(keeping.storage.putBack(record)) } : undefined)}></tierwise-saved>
      <tierwise-given .t=${t} .origins=${this.shown?.origins ?? []}></tierwise-given>
      <tierwise-more .label=${t.text('more.title')} .items=${this.items(t)}></tierwise-more>
      <input id="import" type="file" hidden accept=".json,.csv,application/json,text/csv" @change=${this.onFile.bind(this)}><tierwise-toast></tierwise-toast>`;
  }
}
