// What was given in a scenario, against the defaults that fill the rest: a list of names and values.
import { html, nothing } from 'lit';
import { Floating } from './floating.js';
import { spelled, unitOf } from './number-box.js';
import { grade, shown, figure } from './source.js';
import { fieldOf } from '../state/fields.js';
import { general } from '../state/path.js';

/**
 * @typedef {import('../messages/index.js').Context} Context
 * @typedef {import('./source.js').Origin} Origin
 */

/** What somebody typed stands there digit by digit, as in its box; what a past campaign taught is rounded. @param {Origin} origin @param {Context} t */
function worth(origin, t) {
  const { value, path, from } = origin;
  const field = fieldOf(path);
  if (field && from !== 'learned' && (typeof value === 'number' || typeof value === 'object')) return `${spelled(value, field, t)}\u00a0${unitOf(field, t)}`.trim();
  const range = typeof value === 'object' ? html` <small>${t.text('source.between', { low: figure(value.low, path, t), high: figure(value.high, path, t) })}</small>` : nothing;
  return html`${shown(origin, t)}${range}`;
}

export class Given extends Floating {
  static properties = { t: { attribute: false }, origins: { attribute: false } };

  constructor() {
    super();
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** @type {Origin[]} */
    this.origins = [];
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'dialog');
  }

  /** @param {Origin} origin */
  row(origin) {
    const { t } = this;
    const key = `field.${general(origin.path)}`;
    const line = /^creators\[(\d+)\]/.exec(origin.path);
    const many = this.origins.some((o) => o.path.startsWith('creators[1]'));
    return html`<tr><th scope="row">${t.has(key) ? t.text(key) : origin.path}${line && many ? html` <small>${t.text('defaults.line', { n: Number(line[1]) + 1 })}</small>` : nothing}</th><td class="num">${worth(origin, t)}</td><td>${grade(origin, t)}</td></tr>`;
  }

  /** @override */
  render() {
    const { t } = this;
    if (!t || !this.opener) return nothing;                     // nobody has looked yet
    this.setAttribute('aria-label', t.text('given.title'));
    return html`<h2 tabindex="-1" data-first>${t.text('given.title')}</h2><p>${t.text('given.lead')}</p>
      <table class="twin"><thead><tr><th scope="col">${t.text('given.field')}</th><th scope="col">${t.text('given.value')}</th><td></td></tr></thead><tbody>${this.origins.map((o) => this.row(o))}</tbody></table>
      <div class="row"><button type="button" class="button quiet small" @click=${() => this.hidePopover()}>${t.text('desk.close')}</button></div>`;
  }
}
customElements.define('tierwise-given', Given);
