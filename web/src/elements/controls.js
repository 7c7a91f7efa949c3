// Small controls without a state of their own, as templates: segments, select, chips.
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from './icons.js';

/** @typedef {{value: string, label: string}} Option */

/** One of few. @param {{name: string, legend: string, options: Option[], value: string, give: (value: string) => void}} c */
export const segments = ({ name, legend, options, value, give }) => html`<fieldset class="field"><legend class="field-label">${legend}</legend>
  <div class="segments">${options.map((o) => html`<label><input type="radio" name=${name} value=${o.value} .checked=${live(o.value === value)} @change=${() => give(o.value)}><span>${o.label}</span></label>`)}</div></fieldset>`;

/** One of many. @param {{name: string, label: string, options: Option[], value: string, give: (value: string) => void}} c */
export const select = ({ name, label, options, value, give }) => html`<div class="field"><label for=${name}>${label}</label>
  <div class="select"><select id=${name} name=${name} .value=${live(value)} @change=${(/** @type {Event} */ e) => give(/** @type {HTMLSelectElement} */ (e.target).value)}>
    ${options.map((o) => html`<option value=${o.value} ?selected=${o.value === value}>${o.label}</option>`)}</select>${icon('down')}</div></div>`;

/** Examples to start from. @param {{label: string, options: (Option & {title: string})[], pressed: string | null, choose: (value: string) => void}} c */
export const chips = ({ label, options, pressed, choose }) => html`<div class="presets" role="group" aria-labelledby="presets-label"><span id="presets-label">${label}</span>
  <ul>${options.map((o) => html`<li><button type="button" class="chip" title=${o.title} aria-pressed=${o.value === pressed ? 'true' : 'false'} @click=${() => choose(o.value)}>${o.label}</button></li>`)}</ul></div>`;
