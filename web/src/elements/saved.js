// The scenarios side by side on this page, to switch between them, and those saved on this device: save under a name, open, rename,
// duplicate, delete.
import { html, nothing } from 'lit';
import { Floating } from './floating.js';
import { icon } from './icons.js';

/**
 * @typedef {import('../messages/index.js').Context} Context
 * @typedef {import('../state/storage.js').Storage} Storage
 * @typedef {import('../state/storage.js').Saved} Record
 */

export class SavedScenarios extends Floating {
  static properties = { t: { attribute: false }, name: { attribute: false }, here: { attribute: false }, current: { attribute: false }, storage: { attribute: false }, beforeLink: { attribute: false }, kept: { type: Boolean }, list: { state: true }, problem: { state: true }, renaming: { state: true } };

  constructor() {
    super();
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** Name that is offered. */
    this.name = '';
    /** Names of the scenarios on this page, and which one is at hand. @type {{letter: string, name: string}[]} */
    this.here = [];
    this.current = 0;
    /** @type {Storage} */
    this.storage = /** @type {any} */ (null);
    /** Id of the scenario that was here before a link was opened. */
    this.beforeLink = '';
    /** Whether the work in progress is kept on this device. */
    this.kept = true;
    /** @type {Record[] | null} */
    this.list = null;
    /** @type {import('../state/storage.js').StorageProblem | null} */
    this.problem = null;
    /** @type {string | null} */
    this.renaming = null;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
  }

  /** @override */
  async prepare() {
    this.renaming = null;
    await this.read();
  }

  async read() {
    const answer = await this.storage.saved();
    if (answer.ok) this.list = answer.value;
    this.problem = answer.ok ? null : answer.problem;
  }

  /** A change of the storage, then the list as it is now. @param {Promise<{ok: boolean, problem?: any}>} act */
  async change(act) {
    const done = await act;
    await this.read();
    if (!done.ok) this.problem = done.problem;
    return done.ok;
  }

  /** @param {Record} record */
  called(record) {
    const name = record.name || this.t.text('saved.unnamed');
    return record.id === this.beforeLink ? this.t.text('saved.beforeLink', { name }) : name;
  }

  /** @param {Event} event */
  onSave(event) {
    event.preventDefault();
    const name = /** @type {HTMLInputElement} */ (this.querySelector('#saved-name')).value.trim() || this.name;
    const same = this.list?.find((record) => record.name === name && record.id !== this.beforeLink);
    this.emit('save', { name, over: same ?? null, element: this });
  }

  /** @param {Event} event @param {Record} record */
  async onRename(event, record) {
    event.preventDefault();
    const name = /** @type {HTMLInputElement} */ (this.querySelector('#saved-rename')).value.trim();
    this.renaming = null;
    if (name && name !== record.name) await this.change(this.storage.rename(record.id, name));
    this.focusOn(record.id);
  }

  /** @param {Record} record */
  async onRemove(record) {
    const index = this.list?.indexOf(record) ?? 0;
    if (!await this.change(this.storage.remove(record.id))) return;
    this.emit('removed', { record, name: this.called(record), element: this });
    const next = this.list?.[Math.min(index, this.list.length - 1)];
    this.focusOn(next?.id ?? null);
  }

  /** @param {string | null} id */
  async focusOn(id) {
    await this.updateComplete;
    const row = id === null ? null : this.querySelector(`[data-id="${CSS.escape(id)}"] button`);
    /** @type {HTMLElement | null} */ (row ?? this.querySelector('#saved-name'))?.focus();
  }

  /** @param {Record} record */
  async startRenaming(record) {
    this.renaming = record.id;
    await this.updateComplete;
    const box = /** @type {HTMLInputElement | null} */ (this.querySelector('#saved-rename'));
    box?.focus();
    box?.select();
  }

  /** @param {Record} record */
  row(record) {
    const { t } = this;
    const name = this.called(record);
    if (this.renaming === record.id) {
      return html`<li data-id=${record.id}><form class="saved-form" @submit=${(/** @type {Event} */ e) => this.onRename(e, record)} @keydown=${(/** @type {KeyboardEvent} */ e) => { if (e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); this.renaming = null; this.focusOn(record.id); } }}>
        <div class="box"><input id="saved-rename" maxlength="120" aria-label=${t.text('saved.newName', { name })} .value=${record.name}></div>
        <button class="button small">${t.text('saved.save')}</button></form></li>`;
    }
    const tool = (/** @type {'rename' | 'duplicate' | 'remove'} */ what, /** @type {() => void} */ act) => html`<button type="button" class="button quiet small square" aria-label=${t.text(`saved.${what}`, { name })} title=${t.text(`saved.${what}`, { name })} @click=${act}>${icon(what)}</button>`;
    const several = record.workspace?.entries.length ?? 0;
    const when = record.at > 0 ? html`<small>${new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(record.at)}${several > 1 ? `, ${t.text('saved.several', { n: t.exact(several) })}` : nothing}</small>` : nothing;
    return html`<li data-id=${record.id}>${record.workspace
      ? html`<button type="button" class="saved-open" aria-label=${t.text('saved.open', { name })} @click=${() => { this.hidePopover(); this.emit('open', record); }}><span>${name}</span>${when}</button>
        ${tool('rename', () => this.startRenaming(record))}${tool('duplicate', () => this.change(this.storage.duplicate(record.id, t.text('saved.copyOf', { name }))))}`
      : html`<span class="saved-open"><span>${name}</span><small>${t.text('saved.damaged')}</small></span>`}
      ${tool('remove', () => this.onRemove(record))}</li>`;
  }

  /** Those of this page. */
  switcher() {
    const { t, here, current } = this;
    if (here.length < 2) return nothing;
    return html`<h2>${t.text('saved.here')}</h2>
      <ul class="saved-list saved-here">${here.map(({ letter, name }, i) => html`<li><button type="button" class="saved-open" aria-current=${i === current ? 'true' : nothing} ?data-first=${i === current} @click=${() => { this.hidePopover(); this.emit('switch', i); }}><span><span class="letter">${letter}</span>${name}</span></button></li>`)}</ul>`;
  }

  /** @override */
  render() {
    const { t } = this;
    if (!t) return nothing;
    this.setAttribute('aria-label', t.text('saved.title'));
    return html`${this.switcher()}<h2>${t.text('saved.title')}</h2>
      <form class="saved-form" @submit=${this.onSave}><div class="field"><label for="saved-name">${t.text('saved.name')}</label><div class="box"><input id="saved-name" ?data-first=${this.here.length < 2} maxlength="120" autocomplete="off" .value=${this.name}></div></div>
        <button class="button">${t.text('saved.save')}</button></form>
      ${this.kept ? html`<p class="hint">${t.text('saved.saving')}</p>` : nothing}
      ${this.problem ? html`<p class="error-text" role="alert">${icon('warn')}<span>${t.text(`storage.${this.problem}`)}</span></p>` : nothing}
      ${this.list === null ? nothing : this.list.length === 0 ? html`<p>${t.text('saved.none')}</p>` : html`<ul class="saved-list">${this.list.map((record) => this.row(record))}</ul>`}`;
  }
}
customElements.define('tierwise-saved', SavedScenarios);
