// What a report is headed with. It stays on this device.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Floating } from '../../elements/floating.js';
import { icon } from '../../elements/icons.js';
import { logoFrom } from './logo.js';

/**
 * @typedef {import('../../state/storage.js').Report} Details
 * @typedef {import('../../messages/index.js').Context} Context
 */

const TEXTS = /** @type {const} */ (['title', 'client', 'author']);
const LONGEST = 120;

export class ReportForm extends Floating {
  static properties = { t: { attribute: false }, details: { attribute: false }, name: {}, problem: { state: true }, trouble: { attribute: false } };

  constructor() {
    super();
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** @type {Details} */
    this.details = { title: '', client: '', author: '', logo: null };
    /** Of the scenario: the title where none is given. */
    this.name = '';
    /** Why a file cannot be the logo. @type {string | null} */
    this.problem = null;
    /** Why the details are not kept. @type {string | null} */
    this.trouble = null;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
  }

  /** @override */
  prepare() {
    this.problem = null;
  }

  /** @param {Event} event */
  async choose(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    const read = await logoFrom(file);
    this.problem = read.ok ? null : read.problem;
    if (read.ok) this.emit('details', { logo: read.logo });
  }

  /** @override */
  render() {
    const { t, details } = this;
    if (!t) return nothing;
    this.setAttribute('aria-label', t.text('report.form'));
    return html`<h2 tabindex="-1" data-first>${t.text('report.form')}</h2><p>${t.text('report.lead')}</p>
      <form class="report-form" @submit=${(/** @type {Event} */ e) => { e.preventDefault(); this.hidePopover(); this.emit('print'); }}>
        ${TEXTS.map((name) => html`<div class="field ${name === 'title' ? '' : 'half'}"><label for=${`report-${name}`}>${t.text(`report.${name}`)}</label><div class="box"><input id=${`report-${name}`} type="text" maxlength=${LONGEST} autocomplete="off" placeholder=${name === 'title' ? this.name : nothing}
          .value=${live(details[name])} @input=${(/** @type {InputEvent} */ e) => this.emit('details', { [name]: /** @type {HTMLInputElement} */ (e.target).value })}></div></div>`)}
        <div class="field"><span class="field-label" id="report-logo-label">${t.text('report.logo')}</span>
          <div class="row logo-row">${details.logo ? html`<img src=${details.logo} alt=${t.text('report.logo')}><button type="button" class="button quiet small" @click=${() => this.emit('details', { logo: null })}>${t.text('report.noLogo')}</button>` : nothing}
            <button type="button" class="button small" aria-describedby=${this.problem ? 'report-logo-problem' : nothing} @click=${() => /** @type {HTMLElement} */ (this.querySelector('#report-logo')).click()}>${t.text(details.logo ? 'report.otherLogo' : 'report.chooseLogo')}</button>
            <input id="report-logo" type="file" hidden accept="image/png,image/jpeg,image/svg+xml" aria-labelledby="report-logo-label" @change=${this.choose}></div>
          ${this.problem ? html`<p class="error-text" id="report-logo-problem" role="alert">${icon('warn')}<span>${t.text(`report.${this.problem}`)}</span></p>` : nothing}</div>
        ${this.trouble ? html`<p class="error-text" role="alert">${icon('warn')}<span>${t.text(`report.kept.${this.trouble}`)}</span></p>` : nothing}
        <p class="hint">${t.text('report.stays')}</p>
        <div class="row"><button class="button primary">${t.text('report.print')}</button><button type="button" class="button quiet" @click=${() => this.hidePopover()}>${t.text('source.close')}</button></div>
      </form>`;
  }
}
customElements.define('tierwise-report-form', ReportForm);
