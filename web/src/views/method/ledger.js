// The provenance ledger: every input in use with its range, its grade and each publication behind it with year and sample, grouped as
// the model groups them. Source texts are fetched when it is shown.
import { html, nothing } from 'lit';
import { select } from '../../elements/controls.js';
import { Light } from '../../elements/light.js';
import { publisher } from '../../elements/citations.js';
import { figure, grade, publications, shown } from '../../elements/source.js';
import { fieldOf } from '../../state/fields.js';
import { general } from '../../state/path.js';

/**
 * @typedef {import('../../elements/source.js').Origin} Origin
 * @typedef {import('../../engine/tierwise.js').Source} Source
 * @typedef {import('../../engine/tierwise.js').Creator} Creator
 */

/** Whether an input has a name and a number a reader can judge. @param {Origin} origin */
export const judged = ({ path, value }) => fieldOf(path) !== undefined && (typeof value === 'number' || typeof value === 'object');

const SECTIONS = ['creators', 'product', 'measurement', 'audience', 'costs'];
/** @param {Origin} origin */
const isDefault = ({ from }) => from === 'default';
/** Which inputs a filter shows. @type {Record<string, (origin: Origin) => boolean>} */
const FILTERS = {
  all: () => true,
  measured: (o) => isDefault(o) && ['A', 'B'].includes(o.grade ?? ''),
  claimed: (o) => isDefault(o) && o.grade === 'C',
  derived: (o) => isDefault(o) && ['D', 'E'].includes(o.grade ?? ''),
  convention: (o) => isDefault(o) && !o.grade,
  given: (o) => !isDefault(o),
};

/** Line of creators that an input belongs to, or null. @param {string} path */
const lineOf = (path) => {
  const line = /^creators\[(\d+)\]/.exec(path)?.[1];
  return line === undefined ? null : Number(line);
};

export class Ledger extends Light {
  static properties = { t: { attribute: false }, origins: { attribute: false }, creators: { attribute: false }, load: { attribute: false }, sources: { state: true }, failed: { state: true }, filter: { state: true } };

  constructor() {
    super();
    /** @type {import('../../messages/index.js').Context} */
    this.t = /** @type {any} */ (null);
    /** @type {Origin[]} */
    this.origins = [];
    /** @type {Creator[]} */
    this.creators = [];
    /** @type {import('../../elements/citations.js').Load} */
    this.load = async () => new Map();
    /** @type {Map<string, Source> | null} */
    this.sources = null;
    this.failed = false;
    this.filter = 'all';
  }

  /** @override */
  firstUpdated() {
    this.fetch();
  }

  async fetch() {
    this.failed = false;
    try {
      this.sources = await this.load();
    } catch {
      this.failed = true;
    }
  }

  /** Inputs by section, those of creators by line, in the contract's order. @param {Origin[]} rows */
  groups(rows) {
    /** @type {Map<string, {name: string, rows: Origin[]}>} */
    const groups = new Map();
    for (const origin of rows) {
      const line = lineOf(origin.path);
      const section = SECTIONS.find((s) => origin.path.startsWith(s)) ?? 'others';
      const key = line === null ? section : `line${line}`;
      const group = groups.get(key) ?? { name: line === null || this.creators.length < 2 ? this.t.text(`defaults.${section}`) : this.lineName(line), rows: [] };
      group.rows.push(origin);
      groups.set(key, group);
    }
    // What is about no section stands first in the contract (the exchange rate) and last here.
    return [...groups].sort(([a], [b]) => Number(a === 'others') - Number(b === 'others')).map(([, group]) => group);
  }

  /** @param {number} line */
  lineName(line) {
    const { name, platform, format } = this.creators[line] ?? {};
    return [this.t.text('defaults.line', { n: line + 1 }), name || (platform && format ? `${this.t.text(`platform.${platform}`)} ${this.t.text(`format.${format}`)}` : '')].filter(Boolean).join(': ');
  }

  /** A cell with the name of its column, which narrow screens show beside it. @param {string} column @param {unknown} inside @param {{rows?: number, extra?: string}} [o] */
  cell(column, inside, { rows = 1, extra = '' } = {}) {
    return html`<td role="cell" class="c-${column} ${extra}" rowspan=${rows} data-label=${this.t.text(`method.ledger.${column}`)}>${inside}</td>`;
  }

  /** @param {Origin} origin */
  row(origin) {
    const { t } = this;
    const range = typeof origin.value === 'object' ? origin.value : origin.spread;
    const ids = (origin.sources ?? []).filter((id) => id !== 'contract');
    const found = publications(ids, this.sources);
    const rows = Math.max(1, found.length);
    const none = html`<span class="quiet">${ids.length > 0 ? t.text(this.failed ? 'method.none' : 'source.loading') : origin.from === 'default' ? t.text(`method.ledger.${!origin.grade ? 'convention' : origin.grade === 'E' ? 'judgement' : 'unnamed'}`) : t.text(`source.${origin.from}`)}</span>`;
    const cited = (/** @type {Source | undefined} */ source) => (source === undefined ? html`<td role="cell" class="c-sources" colspan="3" data-label=${t.text('method.ledger.sources')}>${none}</td>`
      : html`${this.cell('sources', publisher(source))}${this.cell('year', source.year ?? html`<span class="quiet">${t.text('method.ledger.undated')}</span>`, { extra: 'num' })}${this.cell('sample', source.sample ? html`<span lang="en">${source.sample}</span>` : html`<span class="quiet">${t.text('method.ledger.unsampled')}</span>`)}`);
    return html`<tr role="row" class="first"><th scope="row" role="rowheader" rowspan=${rows}><button type="button" class="link" aria-haspopup="dialog" @click=${(/** @type {MouseEvent} */ e) => e.currentTarget?.dispatchEvent(new CustomEvent('source', { detail: origin, bubbles: true }))}>${t.text(`field.${general(origin.path)}`)}</button></th>
      ${this.cell('typical', shown(origin, t), { rows, extra: 'num' })}
      ${this.cell('range', range ? html`${figure(range.low, origin.path, t)} – ${figure(range.high, origin.path, t)}` : '–', { rows, extra: range ? 'num' : 'num certain' })}
      ${this.cell('grade', grade(origin, t), { rows, extra: 'letter' })}
      ${cited(found[0])}</tr>
      ${found.slice(1).map((source) => html`<tr role="row" class="more">${cited(source)}</tr>`)}`;
  }

  /** @override */
  render() {
    const { t } = this;
    if (!t) return nothing;
    const all = this.origins.filter(judged);
    const options = Object.entries(FILTERS).map(([value, shows]) => ({ value, count: all.filter(shows).length })).filter(({ value, count }) => count > 0 || value === this.filter)
      .map(({ value, count }) => ({ value, label: t.text(`method.ledger.show.${value}`, { n: t.exact(count) }) }));
    return html`<div class="method-choice">${select({ name: 'ledger-filter', label: t.text('method.ledger.show'), value: this.filter, options, give: (chosen) => { this.filter = chosen; } })}</div>
      ${this.failed ? html`<p class="banner" role="alert">${t.text('method.ledger.failed')} <button type="button" class="button small" @click=${this.fetch}>${t.text('method.ledger.again')}</button></p>` : nothing}
      <table class="twin stack ledger" role="table" aria-label=${t.text('method.ledger.title')}><thead role="rowgroup"><tr role="row">${['input', 'typical', 'range', 'grade', 'sources', 'year', 'sample'].map((key) => html`<th scope="col" role="columnheader" class="c-${key}">${t.text(`method.ledger.${key}`)}</th>`)}</tr></thead>
      ${this.groups(all.filter(FILTERS[this.filter])).map(({ name, rows }) => html`<tbody role="rowgroup"><tr role="row" class="group"><th scope="rowgroup" role="rowheader" colspan="7">${name}</th></tr>${rows.map((origin) => this.row(origin))}</tbody>`)}</table>`;
  }
}
customElements.define('tierwise-ledger', Ledger);
