// An explanation of the engine as a numbered list: each quantity with its formula and the same with this scenario's numbers in it.
import { html, nothing } from 'lit';
import { select } from '../../elements/controls.js';
import { Light } from '../../elements/light.js';

/**
 * @typedef {import('../../messages/index.js').Context} Context
 * @typedef {{name: string, unit: string, formula: string, with: string, value: number | null}} Step
 */

/** Digits of a number in a formula, enough to check it, and of its value. The exact ones stand in the title. */
const CHECKED = 6;
const TOLD = 4;
/** @param {number} x @param {number} digits @param {Context} t */
const rounded = (x, digits, t) => t.exact(Number(x.toPrecision(digits)));

/** @param {string} text @param {Context} t */
export const readable = (text, t) => text.replace(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/g, (number) => rounded(Number(number), CHECKED, t));

/** An amount with the digits that say something: cents from 1 up, two figures below. @param {number} x @param {Context} t */
export const priced = (x, t) => (Math.abs(x) >= 1 || x === 0 ? t.amount(Math.round(x * 100) / 100) : t.money(x));

/** A value in the unit the engine names: "money per order", "share", "people". @param {Step} step @param {Context} t */
export function valueOf({ value, unit }, t) {
  if (value === null) return t.text('method.none');
  const own = t.has(`method.unit.${unit}`) ? `\u00a0${t.text(`method.unit.${unit}`)}` : '';
  if (unit.startsWith('money')) return priced(value, t) + own;
  if (unit === 'share' || unit === 'return') return `${rounded(value * 100, TOLD, t)}\u00a0%`;
  return rounded(value, TOLD, t) + own;
}

/** @param {Step} step @param {Context} t */
const formula = (step, t) => html`<div class="step-how"><p class="step-formula"><code>= ${step.formula}</code></p><p class="step-with num" title=${step.with}>= ${readable(step.with, t)}</p></div>`;

/** The figure first, then the way to it. @param {{steps: Step[]}} explanation @param {string} metric @param {Context} t */
function list({ steps }, metric, t) {
  const last = steps[steps.length - 1];
  return html`<div class="step-result"><p><span>${t.text(`metric.${metric}`)}</span> <strong class="num">${valueOf(last, t)}</strong></p>${formula(last, t)}</div>
    <ol class="steps">${steps.map((step) => html`<li><p class="step-head"><code>${step.name}</code><strong class="num">${valueOf(step, t)}</strong></p>${formula(step, t)}</li>`)}</ol>`;
}

export class Steps extends Light {
  static properties = { t: { attribute: false }, metrics: { attribute: false }, explanations: { attribute: false }, waiting: { attribute: false }, metric: { state: true } };

  constructor() {
    super();
    /** @type {Context} */
    this.t = /** @type {any} */ (null);
    /** Figures that can be explained; the first is, until another is chosen. @type {string[]} */
    this.metrics = [];
    /** @type {Record<string, any> | null} */
    this.explanations = null;
    /** What stands here until there is an explanation. @type {unknown} */
    this.waiting = nothing;
    this.metric = '';
  }

  /** @override */
  render() {
    const { t, metrics } = this;
    if (!t) return nothing;
    const value = this.metric || metrics[0];
    const explanation = this.explanations?.[value];
    return html`<div class="method-choice">${select({ name: 'metric', label: t.text('method.metric'), value, options: metrics.map((m) => ({ value: m, label: t.text(`metric.${m}`) })), give: (chosen) => { this.metric = chosen; } })}</div>
      ${!explanation ? this.waiting : explanation.ok ? list(explanation, value, t) : html`<p>${t.text('method.unexplained')}</p>`}`;
  }
}
customElements.define('tierwise-steps', Steps);
