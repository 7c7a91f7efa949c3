// Who published a figure: each publication once, as a link with its year and sample. The texts are fetched when it is first shown.
import { html, nothing } from 'lit';
import { Light } from './light.js';
import { publications } from './source.js';

/**
 * @typedef {import('../messages/index.js').Context} Context
 * @typedef {import('../engine/tierwise.js').Source} Source
 * @typedef {() => Promise<Map<string, Source>>} Load
 */

/** @param {Source} source */
export const publisher = ({ url, publisher: name, title }) => html`<span lang="en">${url ? html`<a href=${url} title=${title} target="_blank" rel="noopener noreferrer">${name}</a>` : name}</span>`;

export class Citations extends Light {
  static properties = { t: { attribute: false }, ids: { attribute: false }, load: { attribute: false }, sources: { state: true }, failed: { state: true } };

  constructor() {
    super();
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** @type {string[]} */
    this.ids = [];
    /** @type {Load} */
    this.load = async () => new Map();
    /** @type {Map<string, Source> | null} */
    this.sources = null;
    this.failed = false;
  }

  /** @override */
  async firstUpdated() {
    try {
      this.sources = await this.load();
    } catch {
      this.failed = true;
    }
  }

  /** @override */
  render() {
    const { t } = this;
    if (!t || this.ids.length === 0) return nothing;
    if (this.failed) return t.text('source.failed');
    if (!this.sources) return t.text('source.loading');
    return publications(this.ids, this.sources).map((source, i) => html`${i > 0 ? ', ' : nothing}${publisher(source)}${source.year === null ? nothing : html` ${source.year}`}`);
  }
}
customElements.define('tierwise-citations', Citations);
