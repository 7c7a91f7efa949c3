// An explanation of the engine as a numbered list: each quantity with its formula and the same with this scenario's numbers in it.
import { html, nothing } from 'lit';
import { select } from '../../elements/controls.js';
import { Light } from '../../elements/light.js';

/**
 * @typedef {import('../../messages/index.js').Context} Context
 * @typedef {{name: string, unit: string, formula: string, with: string, value: number | null}} Step
 */

/** Numbers rounded for reading; the exact ones stand in the title. @param {string} text @param {Context} t */
export const readable = (text, t) => text.replace(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/g, (number) => t.fine(Number(number)));

/** A value in the unit the engine names. @param {Step} step @param {Context} t */
function valueOf({ value, unit }, t) {
  if (value === null) return t.text('method.none');
  if (unit === 'money') return t.amount(Math.round(value * 100) / 100);
  if (unit === 'share') return `${t.fine(value * 100)}\u00a0%`;
  return t.has(`unit.${unit}`) ? `${t.fine(value)}\u00a0${t.text(`unit.${unit}`)}` : t.fine(value);
}

/** @param {{steps: Step[]}} explanation @param {Context} t */
const list = (explanation, t) => html`<ol class="steps">${explanation.steps.map((step) => html`<li>
  <p class="step-head"><code>${step.name}</code><strong class="num">${valueOf(step, t)}</strong></p>
  <p class="step-formula"><code>= ${step.formula}</code></p>
  <p class="step-with num" title=${step.with}>= ${readable(step.with, t)}</p></li>`)}</ol>`;

export class Steps extends Light {
  static properties = { t: { attribute: false }, metrics: { attribute: false }, explanations: { attribute: false }, metric: { state: true } };

  constructor() {
    super();
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** Figures that can be explained; the first is, until another is chosen. @type {string[]} */
    this.metrics = [];
    /** @type {Record<string, any> | null} */
    this.explanations = null;
    this.metric = '';
  }

  /** @override */
  render() {
    const { t, metrics } = this;
    if (!t) return nothing;
    const value = this.metric || metrics[0];
    const explanation = this.explanations?.[value];
    return html`<div class="method-choice">${select({ name: 'metric', label: t.text('method.metric'), value, options: metrics.map((m) => ({ value: m, label: t.text(`metric.${m}`) })), give: (chosen) => { this.metric = chosen; } })}</div>
      ${!explanation ? html`<p class="skeleton line" aria-busy="true"></p>` : explanation.ok ? list(explanation, t) : html`<p>${t.text('method.unexplained')}</p>`}`;
  }
}
customElements.define('tierwise-steps', Steps);
