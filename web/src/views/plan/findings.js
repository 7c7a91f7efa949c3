// What the plan comes to and what moves it: from people to money, where the money goes, which input matters, what to find out first,
// and what spreading the risk does. Every figure is the engine's.
import { html } from 'lit';
import '../../elements/chart-frame.js';
import { costChart } from '../../charts/cost.js';
import { funnelChart } from '../../charts/funnel.js';
import { spreadChart } from '../../charts/spread.js';
import { tornadoChart } from '../../charts/tornado.js';
import { worthChart } from '../../charts/worth.js';
import { figure } from '../../elements/source.js';
import { fieldName } from '../words.js';

/** @typedef {import('../later.js').LaterView} LaterView */

/** An input's name: creators.own is what differs from one creator to the next. @param {string} path @param {LaterView} v */
const nameOf = (path, { t }) => (path === 'creators.own' ? t.text('plan.own') : fieldName(path, t));

/** @param {LaterView} v @param {string} key @param {unknown} chart @param {unknown} data @param {boolean} [later] made from the analysis, which comes after the projection */
function section({ t, state, analysis }, key, chart, data, later = false) {
  const stale = state.stale || (later && analysis.settling);
  return html`<section class="section" aria-labelledby="plan-${key}"><tierwise-chart section heading="plan-${key}" .t=${t} .chart=${chart} .data=${data} .name=${t.text(`plan.${key}.title`)} .lead=${t.text(`plan.${key}.lead`)}
    .file=${`tierwise-${key}`} .stamp=${state.answer?.projection.stamp} ?stale=${stale}></tierwise-chart></section>`;
}

/** @param {LaterView} v */
export function findings(v) {
  const { state, analysis, memo, t } = v;
  const { answer } = state;
  if (!answer) return html``;
  const { typical } = answer.projection;
  const found = analysis.analysis?.sensitivity?.ok ? analysis.analysis.sensitivity : null;
  const funnel = memo('plan-funnel', () => ({ .../** @type {any} */ (typical) }), [answer]);
  const cost = memo('plan-cost', () => ({ costBreakdown: typical.costBreakdown }), [answer]);
  /** @param {any} row */
  const ends = ({ path, input }) => (input ? /** @type {[string, string]} */ ([figure(input.low, path, t), figure(input.high, path, t)]) : undefined);
  const tornado = memo('plan-tornado', () => (found ? { typical: found.typicalProfit, rows: found.tornado.map((/** @type {any} */ row) => ({ path: row.path, label: nameOf(row.path, v), low: row.profit.low, high: row.profit.high, ends: ends(row) })) } : null), [found, t]);
  const worth = memo('plan-worth', () => (found ? { rows: found.evppi.map((/** @type {any} */ row) => ({ path: row.path, label: nameOf(row.path, v), value: row.value })) } : null), [found, t]);
  const spread = memo('plan-spread', () => (found ? { rows: found.spread.map((/** @type {any} */ row) => ({ creators: row.creators, chance: row.probability.profit, p5: row.profit.p5, p50: row.profit.p50, p95: row.profit.p95 })) } : null), [found]);
  return html`<div class="plan-pair">${section(v, 'funnel', funnelChart, funnel)}${section(v, 'cost', costChart, cost)}</div>
    ${section(v, 'tornado', tornadoChart, tornado, true)}
    <div class="plan-pair">${section(v, 'worth', worthChart, worth, true)}${section(v, 'spread', spreadChart, spread, true)}</div>`;
}
