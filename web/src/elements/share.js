// Share: the link, ready to copy or to send, and the HTML that puts the calculator on a page.
import { html, nothing } from 'lit';
import { Floating } from './floating.js';
import { copy } from './copy.js';

/** @typedef {import('../messages/index.js').Context} Context */

/** The page in a frame, and the script that gives the frame its height. @param {string} address of the page with the scenario @param {string} title @returns {string} */
export function snippet(address, title) {
  const [page, fragment = ''] = address.split('#');
  const url = new URL(page);
  url.searchParams.set('embed', '');
  const quoted = (/** @type {string} */ text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  const source = url.href.replace(/embed=(?=&|$)/, 'embed') + (fragment && `#${fragment}`);
  return `<iframe class="tierwise" src="${quoted(source)}" title="${quoted(title)}" width="100%" height="900" loading="lazy" allow="clipboard-write"></iframe>\n<script type="module" src="${quoted(new URL('embed/frame.js', page).href)}"></script>`;
}

export class Share extends Floating {
  static properties = { t: { attribute: false }, name: { attribute: false }, makeAddress: { attribute: false }, address: { state: true }, told: { state: true } };

  constructor() {
    super();
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    this.name = '';
    /** The address of the scenario as it stands; null where it is too long. @type {() => Promise<string | null>} */
    this.makeAddress = async () => null;
    /** @type {string | null} */
    this.address = null;
    /** @type {string} */
    this.told = '';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
  }

  /** @override */
  async prepare() {
    this.told = '';
    this.address = await this.makeAddress();
  }

  /** @param {string} text @param {string} box */
  async take(text, box) {
    const done = await copy(text, /** @type {HTMLInputElement | null} */ (this.querySelector(box)));
    this.told = this.t.text(done ? 'desk.copied' : 'desk.copyByHand');
  }

  async send() {
    try {
      await navigator.share({ title: this.name, url: this.address ?? undefined });
      this.hidePopover();
    } catch { /* the visitor thought better of it */ }
  }

  /** @param {string} address */
  link(address) {
    const { t } = this;
    const html5 = snippet(address, this.name);
    return html`<p>${t.text('share.lead')}</p>
      <div class="field"><label for="share-link">${t.text('share.link')}</label>
        <div class="box"><input id="share-link" readonly data-first .value=${address} @focus=${(/** @type {Event} */ e) => /** @type {HTMLInputElement} */ (e.target).select()}></div></div>
      <div class="row">
        <button type="button" class="button primary small" @click=${() => this.take(address, '#share-link')}>${t.text('share.copy')}</button>
        ${'share' in navigator ? html`<button type="button" class="button small" @click=${this.send}>${t.text('share.send')}</button>` : nothing}
        <button type="button" class="button small" @click=${() => this.emit('astext')}>${t.text('share.text')}</button>
      </div>
      <details class="fold" @toggle=${this.place}><summary>${t.text('share.site')}</summary>
        <p>${t.text('share.siteLead')}</p>
        <div class="field"><label for="share-snippet">${t.text('share.snippet')}</label><textarea id="share-snippet" class="snippet" rows="4" readonly spellcheck="false" .value=${html5}></textarea></div>
        <div class="row"><button type="button" class="button small" @click=${() => this.take(html5, '#share-snippet')}>${t.text('share.copySnippet')}</button></div>
      </details>`;
  }

  /** @override */
  render() {
    const { t, address } = this;
    if (!t) return nothing;
    this.setAttribute('aria-label', t.text('share.title'));
    return html`<h2>${t.text('share.title')}</h2>
      ${address === null ? html`<p tabindex="-1" data-first>${t.text('share.tooLong')}</p>` : this.link(address)}
      <p class="told" role="status">${this.told}</p>`;
  }
}
customElements.define('tierwise-share', Share);
