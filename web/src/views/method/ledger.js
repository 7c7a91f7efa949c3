// The provenance ledger: every input in use with its range, its grade and the sources behind it. Source texts are fetched when it is shown.
import { html, nothing } from 'lit';
import { Light } from '../../elements/light.js';
import { figure, grade, shown } from '../../elements/source.js';
import { fieldOf } from '../../state/fields.js';
import { general } from '../../state/path.js';

/** @typedef {import('../../elements/source.js').Origin} Origin */

/** Whether an input has a name and a number a reader can judge. @param {Origin} origin */
const judged = ({ path, value }) => fieldOf(path) !== undefined && (typeof value === 'number' || typeof value === 'object');

export class Ledger extends Light {
  static properties = { t: { attribute: false }, origins: { attribute: false }, load: { attribute: false }, sources: { state: true }, failed: { state: true } };

  constructor() {
    super();
    /** @type {import('../../messages/index.js').Context} */
    this.t = /** @type {any} */ (null);
    /** @type {Origin[]} */
    this.origins = [];
    /** @type {() => Promise<Map<string, import('../../engine/tierwise.js').Source>>} */
    this.load = async () => new Map();
    /** @type {Map<string, import('../../engine/tierwise.js').Source> | null} */
    this.sources = null;
    this.failed = false;
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

  /** Each publication once, however many of its figures were used. @param {string[]} ids */
  publications(ids) {
    const found = ids.map((id) => this.sources?.get(id)).filter((source) => source !== undefined);
    return [...new Map(found.map((source) => [`${source.publisher} ${source.year} ${source.sample}`, source])).values()];
  }

  /** @param {import('../../engine/tierwise.js').Source} found */
  source(found) {
    const about = [found.year, found.sample].filter((x) => x !== null && x !== undefined && x !== '').join(', ');
    return html`<li lang="en">${found.url ? html`<a href=${found.url} target="_blank" rel="noopener noreferrer">${found.publisher}</a>` : found.publisher}${about ? ` (${about})` : nothing}</li>`;
  }

  /** @param {Origin} origin */
  row(origin) {
    const { t } = this;
    const range = typeof origin.value === 'object' ? origin.value : origin.spread;
    const line = /^creators\[(\d+)\]/.exec(origin.path)?.[1];
    const many = this.origins.some((o) => o.path.startsWith('creators[1]'));
    const ids = (origin.sources ?? []).filter((id) => id !== 'contract');
    return html`<tr><th scope="row"><button type="button" class="link" aria-haspopup="dialog" @click=${(/** @type {MouseEvent} */ e) => e.currentTarget?.dispatchEvent(new CustomEvent('source', { detail: origin, bubbles: true }))}>${t.text(`field.${general(origin.path)}`)}</button>${line && many ? html` <small>${t.text('defaults.line', { n: Number(line) + 1 })}</small>` : nothing}</th>
      <td class="num">${shown(origin, t)}</td>
      <td class="num">${range ? `${figure(range.low, origin.path, t)} – ${figure(range.high, origin.path, t)}` : '–'}</td>
      <td>${grade(origin, t)}</td>
      <td>${ids.length === 0 ? html`<span class="quiet">${origin.from === 'default' ? t.text(origin.grade ? 'method.ledger.judgement' : 'method.ledger.convention') : t.text(`source.${origin.from}`)}</span>` : html`<ul class="ids">${this.publications(ids).map((source) => this.source(source))}</ul>`}</td></tr>`;
  }

  /** @override */
  render() {
    const { t } = this;
    if (!t) return nothing;
    const rows = this.origins.filter(judged);
    return html`${this.failed ? html`<p class="banner" role="alert">${t.text('source.failed')} <button type="button" class="button small" @click=${this.fetch}>${t.text('method.ledger.again')}</button></p>` : nothing}
      <div class="twin-scroll" role="group" tabindex="0" aria-label=${t.text('method.ledger.title')}><table class="twin ledger"><thead><tr>${['input', 'typical', 'range', 'grade', 'sources'].map((key) => html`<th scope="col">${t.text(`method.ledger.${key}`)}</th>`)}</tr></thead>
      <tbody>${rows.map((origin) => this.row(origin))}</tbody></table></div><p class="caption">${t.text('defaults.grades')}</p>`;
  }
}
customElements.define('tierwise-ledger', Ledger);
