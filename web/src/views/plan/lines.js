// Lines of creators as a table: each with what it is, what it is paid and what it brings. Rows move by their grip or with Alt and an
// arrow; a line opens to its deal and its rates, and by itself where something in there has to be corrected.
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import './lines.css';
import { Light } from '../../elements/light.js';
import { icon } from '../../elements/icons.js';
import { MoreMenu } from '../../elements/more.js';
import { current } from '../../state/actions.js';
import { fields } from '../../state/fields.js';
import { addLine, duplicateLine, marksOf, moveLine, removeLine, renameLine } from '../../state/lines.js';
import { MOST_LINES } from '../../state/shape.js';
import { box, closed, COLUMNS, comparable, details, nameOf, ON_ROW, rowOf } from './line.js';
import { drag } from './reorder.js';

export { box };

/** @typedef {import('../later.js').LaterView} LaterView */

/** The menu of a line; its name keeps it apart from the page's own. */
class LineMenu extends MoreMenu {}
customElements.define('tierwise-line-menu', LineMenu);

/** Rows drawn at first: more come on demand, so that a thousand lines do not hold up the page. */
const SHOWN = 100;

export class LineTable extends Light {
  static properties = { v: { attribute: false }, lifted: { state: true }, said: { state: true }, openMarks: { state: true }, shown: { state: true }, menuItems: { state: true } };

  constructor() {
    super();
    /** @type {LaterView} */
    this.v = /** @type {any} */ (null);
    /** The row that is dragged, and where it would go. @type {import('./reorder.js').Lifted | null} */
    this.lifted = null;
    /** Spoken after a change that is seen but not heard. */
    this.said = '';
    /** Lines that are open, by their marks. @type {ReadonlySet<number>} */
    this.openMarks = new Set();
    this.shown = SHOWN;
    /** @type {import('../../elements/more.js').Item[]} */
    this.menuItems = [];
    /** @type {readonly import('../../engine/tierwise.js').Creator[]} */
    this.lines = [];
    /** @type {number[]} */
    this.marks = [];
    /** The answer that is shown, and the marks of the lines it was made for. @type {{answer: unknown, marks: number[]}} */
    this.answered = { answer: null, marks: [] };
    /** Errors that were there before, by mark and field. @type {Set<string>} */
    this.known = new Set();
    /** What is done once the changed lines are drawn. @type {(() => void) | null} */
    this.onceDrawn = null;
    /** @type {import('./line.js').Hands} */
    this.hands = {
      rename: (i, name) => this.v.store.apply((w) => renameLine(w, i, name), `creators[${i}].name`),
      toggle: (mark) => { this.openMarks = new Set(this.openMarks.has(mark) ? [...this.openMarks].filter((m) => m !== mark) : [...this.openMarks, mark]); },
      grip: (event, i) => drag(event, i, { rows: () => this.rows, show: (lifted) => { this.lifted = lifted; }, drop: (from, to) => this.move(from, to) }),
      menu: (event, i) => this.openMenu(/** @type {HTMLElement} */ (event.currentTarget), i),
    };
  }

  /** @returns {Element[]} */
  get rows() {
    return [...this.querySelectorAll('tbody')];
  }
  /** @param {number} i */
  place(i) {
    const from = this.answered.marks.indexOf(this.marks[i]);
    return { i, mark: this.marks[i], from: from < 0 ? undefined : from };
  }
  /** @param {number} i */
  name(i) {
    return this.lines[i].name || nameOf(this.v, this.place(i));
  }

  /** @param {import('lit').PropertyValues} changed @override */
  willUpdate(changed) {
    if (!changed.has('v')) return;
    const { state } = this.v;
    const { scenario, drafts } = current(state.workspace);
    this.marks = marksOf(this.lines, this.marks, scenario.creators);
    if (this.lines !== scenario.creators && this.onceDrawn) {
      const after = this.onceDrawn;
      this.onceDrawn = null;
      this.updateComplete.then(after);
    }
    this.lines = scenario.creators;
    const { answer } = state;
    if (answer !== this.answered.answer) this.answered = { answer, marks: answer?.projection.creators.length === this.marks.length ? this.marks : [] };
    this.openWhereWrong([...Object.keys(drafts), ...state.errors.map((e) => e.path)]);
  }

  /** A line opens by itself when an error appears in it; it may be closed again. @param {string[]} paths */
  openWhereWrong(paths) {
    /** @type {Set<string>} */
    const now = new Set();
    /** @type {Set<number>} */
    this.wrong = new Set();
    for (const path of paths) {
      const [, line, field] = /^creators\[(\d+)\]\.([\w.]+)$/.exec(path) ?? [];
      if (line === undefined || ON_ROW.some((own) => field.split('.')[0] === own)) continue;
      const mark = this.marks[Number(line)];
      now.add(`${mark}.${field}`);
      this.wrong.add(mark);
      if (!this.known.has(`${mark}.${field}`) && !this.openMarks.has(mark)) this.openMarks = new Set([...this.openMarks, mark]);
      if (Number(line) >= this.shown) this.shown = this.lines.length;
    }
    this.known = now;
  }

  /** Changes the lines; what is said and done follows when they are drawn. @param {(w: import('../../state/actions.js').Workspace) => import('../../state/actions.js').Workspace} action @param {string} said @param {() => void} after */
  change(action, said, after) {
    /** @type {import('../../elements/number-box.js').NumberBox | null | undefined} */ (document.activeElement?.closest('tierwise-number'))?.settle();     // what stands there half typed belongs to the line as it is now
    this.onceDrawn = after;
    this.said = said;
    this.v.store.apply(action);
  }

  /** The focus stays on what had it, in the line that moved. @param {number} from @param {number} to */
  move(from, to) {
    if (to < 0 || to >= this.lines.length || to === from) return;
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    this.change((w) => moveLine(w, from, to), this.v.t.text('plan.line.moved', { name: this.name(from), n: to + 1, of: this.lines.length }), () => active?.focus());
  }
  /** @param {number} i @param {string} selector */
  focusIn(i, selector) {
    /** @type {HTMLElement | null | undefined} */ (this.rows[i]?.querySelector(selector))?.focus();
  }
  add() {
    const n = this.lines.length;
    this.shown = Math.max(this.shown, n + 1);
    this.change(addLine, this.v.t.text('plan.line.added', { n: n + 1 }), () => this.focusIn(n, '.line-name'));
  }
  /** @param {number} i */
  duplicate(i) {
    this.change((w) => duplicateLine(w, i), this.v.t.text('plan.line.duplicated', { n: i + 2, name: this.name(i) }), () => this.focusIn(i + 1, '.line-name'));
  }
  /** @param {number} i */
  removeAt(i) {
    const count = this.lines.length - 1;
    this.change((w) => removeLine(w, i), this.v.t.text('plan.line.removed', { name: this.name(i), count }), () => this.focusIn(Math.min(i, count - 1), '.menu button'));
  }

  /** @param {HTMLElement} opener @param {number} i */
  async openMenu(opener, i) {
    const { t } = this.v;
    const { length } = this.lines;
    this.menuItems = [
      { id: 'duplicate', label: t.text('plan.line.duplicate'), disabled: length >= MOST_LINES, act: () => this.duplicate(i) },
      { id: 'up', label: t.text('plan.line.up'), disabled: i === 0, act: () => this.move(i, i - 1) },
      { id: 'down', label: t.text('plan.line.down'), disabled: i === length - 1, act: () => this.move(i, i + 1) },
      null,
      { id: 'remove', label: t.text('plan.line.remove'), disabled: length === 1, act: () => this.removeAt(i) },
    ];
    await this.updateComplete;
    const menu = /** @type {LineMenu | null} */ (this.querySelector('tierwise-line-menu'));
    await menu?.open(opener);
  }

  /** Alt and an arrow move the line one is in; on its grip the arrow alone does. @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const row = target.closest('tbody');
    if (by === 0 || !row || event.ctrlKey || event.metaKey || event.shiftKey || target.matches('select') || !(event.altKey || target.matches('.grip'))) return;
    event.preventDefault();
    const i = this.rows.indexOf(row);
    this.move(i, i + by);
  }

  /** @param {number} i */
  line(i) {
    const { v, lifted } = this;
    const place = this.place(i);
    const open = this.openMarks.has(place.mark);
    const moves = lifted !== null && lifted.gap !== lifted.from && lifted.gap !== lifted.from + 1;
    const drop = !moves ? '' : lifted.gap === i ? 'before' : lifted.gap === i + 1 && i === this.lines.length - 1 ? 'after' : '';
    const row = rowOf(v, place, { open, wrong: !open && (this.wrong?.has(place.mark) ?? false), drop, lifted: lifted?.from === i });
    const notes = place.from === undefined ? [] : this.notes.get(place.from) ?? [];
    return html`<tbody role="rowgroup" class=${`${drop ? `drop-${drop}` : ''} ${row.lifted ? 'lifted' : ''} ${open ? 'open' : ''}`}><tr role="row">${guard(comparable(row), () => closed(v, row, this.hands))}</tr>
      ${notes.length > 0 ? html`<tr role="row" class="line-notes"><td role="cell" colspan=${COLUMNS}>${notes.map((note) => html`<p>${icon('warn')}<span>${note}</span></p>`)}</td></tr>` : nothing}
      <tr role="row" class="line-details" id="line-${place.mark}" ?hidden=${!open}>${open ? html`<td role="cell" colspan=${COLUMNS}><div role="group" aria-label=${v.t.text('plan.line.spoken', { n: i + 1, name: row.name })}>${details(v, place)}</div></td>` : nothing}</tr></tbody>`;
  }

  /** What the engine warns of: of one line on it, of every line or of the whole plan once, below. */
  warnings() {
    const { state, t } = this.v;
    const say = (/** @type {import('../../engine/tierwise.js').Warning} */ w) => (t.has(`warning.${w.code}`) ? t.text(`warning.${w.code}`) : w.message);
    /** @type {Map<number, string[]>} */
    this.notes = new Map();
    /** @type {Set<string>} */
    const common = new Set();
    const all = state.answer?.projection.warnings ?? [];
    for (const warning of all) {
      const line = /^creators\[(\d+)\]/.exec(warning.path);
      const everywhere = this.lines.length > 1 && all.filter((w) => w.code === warning.code).length === this.lines.length;
      if (!line || everywhere) common.add(say(warning));
      else this.notes.set(Number(line[1]), [...(this.notes.get(Number(line[1])) ?? []), say(warning)]);
    }
    return [...common];
  }
  /** Warnings by line of the answer. @type {Map<number, string[]>} */
  notes = new Map();
  /** Marks of lines with an error inside. @type {Set<number> | undefined} */
  wrong;

  /** @override */
  render() {
    if (!this.v) return nothing;
    const { t, state } = this.v;
    const { typical } = state.answer?.projection ?? {};
    const common = this.warnings();
    const creators = this.lines.reduce((sum, line) => sum + (line.count ?? 1), 0);
    const head = (/** @type {string} */ key, figure = false, money = false) => html`<th role="columnheader" scope="col" class=${figure ? 'figure' : ''}>${t.text(key, { currency: t.currency })}${money ? `, ${t.currency}` : nothing}</th>`;
    const shown = this.lines.slice(0, this.shown);
    const rest = this.lines.length - shown.length;
    return html`<div class="section-head"><h2 id="plan-lines">${t.text('plan.lines.title')}</h2>
        <div class="actions"><button type="button" class="button small" ?disabled=${this.lines.length >= MOST_LINES} @click=${() => this.add()}>${icon('plus')}${t.text('plan.lines.add')}</button></div>
        <p>${t.text('plan.lines.lead', { confidence: t.percent(Number(state.answer?.complete.target?.confidence ?? 0.5)) })}</p></div>
      <div class="panel flush"><table role="table" aria-labelledby="plan-lines" class="lines ${this.lifted ? 'dragging' : ''} ${state.stale ? 'stale' : ''}" @keydown=${this.onKey}>
        <thead role="rowgroup"><tr role="row">${head('plan.lines.line')}${ON_ROW.map((field) => head(`field.creators.${field}`, false, fields[`creators.${field}`].unit === 'money'))}${head('plan.line.orders', true)}${head('plan.lines.cost', true)}<th role="columnheader"><span class="visually-hidden">${t.text('plan.lines.more')}</span></th></tr></thead>
        ${repeat(shown, (_, i) => this.marks[i], (_, i) => this.line(i))}
        <tfoot role="rowgroup"><tr role="row"><th role="rowheader" scope="row">${t.text('plan.lines.all')}</th><td role="cell" class="none"></td><td role="cell" class="total-creators" colspan="3">${t.text('plan.lines.creators', { count: creators, n: t.exact(creators) })}</td>
          <td role="cell" class="figure orders"><span class="cell-label">${t.text('plan.line.orders')}</span><span class="num">${typical ? t.number(Number(typical.attributedOrders)) : '–'}</span></td>
          <td role="cell" class="figure cost"><span class="cell-label">${t.text('plan.lines.cost', { currency: t.currency })}</span><span class="num">${typical ? t.amount(typical.cost, { unit: false }) : '–'}</span></td><td role="cell" class="none"></td></tr></tfoot></table></div>
      ${rest > 0 ? html`<button type="button" class="button small lines-rest" @click=${() => { this.shown = this.lines.length; }}>${t.text('plan.lines.rest', { count: rest })}</button>` : nothing}
      ${common.length > 0 ? html`<ul class="lines-notes">${common.map((note) => html`<li>${icon('warn')}<span>${note}</span></li>`)}</ul>` : nothing}
      <p class="visually-hidden" role="status">${this.said}</p>
      <tierwise-line-menu .label=${t.text('plan.lines.more')} .items=${this.menuItems}></tierwise-line-menu>`;
  }
}
customElements.define('tierwise-lines', LineTable);

/** @param {LaterView} v */
export const lines = (v) => html`<section class="section" aria-labelledby="plan-lines"><tierwise-lines .v=${v}></tierwise-lines></section>`;
