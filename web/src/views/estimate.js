// The start: already computed for an example, answered in a sentence; then the inputs, then why.
import { html, nothing } from 'lit';
import '../elements/number-box.js';
import '../elements/dial.js';
import '../elements/verdict.js';
import '../elements/chart-frame.js';
import { segments, select, chips } from '../elements/controls.js';
import { sourceBadge } from '../elements/source.js';
import { rulerChart } from '../charts/ruler.js';
import { marksChart } from '../charts/marks.js';
import { worldsChart } from '../charts/worlds.js';
import { gaugeChart } from '../charts/gauge.js';
import { ladderChart } from '../charts/ladder.js';
import { general } from '../state/path.js';
import { fields, FORMATS, NICHES } from '../state/fields.js';
import { presets } from '../state/presets.js';
import { assumedOrders, caughtShare, countsClicks, evidenceLanes, evidenceSpan } from '../state/outlook.js';
import { current, pristine, untouched } from '../state/actions.js';
import { defaultsUsed, GROUPS } from './defaults-used.js';
import { gaugeData, rateOrigin } from './gauge-data.js';
import { schemesOf } from './schemes.js';
import { draftProblem, refusal, headline, lead, shownName, spoken, strong, tierName } from './words.js';

/**
 * @typedef {import('../elements/source.js').Origin} Origin
 * @typedef {object} View  what a view is given
 * @property {import('../state/store.js').State} state
 * @property {import('../messages/index.js').Context} t
 * @property {import('../state/outlook.js').Outlook | null} outlook
 * @property {Origin[]} origins
 * @property {unknown} [action]                               what a host page puts after the result
 * @property {number} parts                                   how many parts of what comes after the answer are drawn
 * @property {string | null} openSource                       path whose source is open
 * @property {import('./bind.js').Bind} bind                  joins a control to a field of the scenario
 * @property {<T>(key: string, make: () => T, inputs: unknown[]) => T} memo  the same value for the same inputs, so that charts redraw only when theirs change
 */

const FOLLOWERS = /** @type {[number, number]} */ ([1e3, 1e7]);
const COUNT = /** @type {[number, number]} */ ([1, 100]);
const FEE = /** @type {[number, number]} */ ([10, 1e5]);

/** @param {View} v */
function verdict({ outlook, t }) {
  if (!outlook) return html`<section class="verdict" aria-busy="true"><h1>${t.text('verdict.question')}</h1><p class="skeleton line"></p></section>`;
  return html`<tierwise-verdict class="verdict" .headline=${headline(outlook, t)} .lead=${lead(outlook, t, strong)} .spoken=${spoken(outlook, t)}></tierwise-verdict>`;
}

/** @param {View} v */
function worlds({ outlook, t, state, memo }) {
  if (!outlook || !state.answer) return html`<div class="skeleton worlds"></div>`;       // of the height to come, so that nothing jumps
  const { dots, roi, profit } = outlook;
  const { draws } = state.answer.complete.simulation ?? {};
  const data = memo('worlds', () => ({ dots, typical: roi?.p50 ?? null, ...(roi ? { roi } : {}), profit }), [outlook]);
  return html`<tierwise-chart class="worlds" .tag=${t.text('estimate')} .t=${t} .chart=${worldsChart} .data=${data} .name=${t.text('worlds.title')} .caption=${dots ? t.text('worlds.caption', { draws: t.exact(draws ?? 0) }) : nothing}
    .file=${'tierwise-worlds'} .scenario=${shownName(state, t)} .stamp=${state.answer.projection.stamp} ?stale=${state.stale} ?settling=${state.settling}></tierwise-chart>`;
}

/**
 * One number of the scenario as box and slider, with a chart on the slider's axis.
 * @param {View} v
 * @param {{path: string, name: string, domain: [number, number], whole?: boolean, required?: boolean, badge?: unknown, chart: unknown, data: unknown}} d
 */
const dial = ({ t, bind }, { path, name, domain, whole = false, required = false, badge = nothing, chart, data }) => html`<tierwise-dial class="dial" name=${name} ?whole=${whole} ?required=${required}
  .t=${t} .label=${t.text(`inputs.${name}`)} .field=${fields[general(path)]} .domain=${domain} .badge=${badge} .value=${bind.value(path)} .fallback=${bind.fallback(path)}
  .settled=${bind.settled(path)} .draft=${bind.draft(path)} .problem=${bind.problem(path)} @give=${bind.give(path)} @clear=${bind.clear(path)} @draft=${bind.unreadable(path)} @hold=${bind.hold} @settle=${bind.settle}
  .marks=${data ? html`<tierwise-chart bare .t=${t} .chart=${chart} .data=${data}></tierwise-chart>` : nothing}></tierwise-dial>`;

/** @param {View} v */
function inputs(v) {
  const { state, t, outlook, bind, memo } = v;
  const entry = current(state.workspace);
  const { length: count, 0: line } = entry.scenario.creators;
  const { niche = 'lifestyle' } = entry.scenario;                        // a file may name any; the engine has the general figures for it
  const tier = state.answer?.tiers[0]?.tier;
  const usual = state.answer?.usual[0];
  const pays = outlook?.perPost ? outlook.walkAway : null;
  const schemes = state.reference?.schemes;
  const followers = bind.settled('creators[0].followers');
  const rulerData = memo('ruler', () => (schemes && typeof followers === 'number' && state.answer ? {
    followers, domain: FOLLOWERS,
    schemes: schemesOf(schemes, state.answer.complete).map((s) => ({ ...s, tier: state.answer?.tiers[0].schemes[s.name] ?? '' })).filter((s) => s.tier !== ''),
  } : null), [schemes, followers, state.answer?.tiers]);
  const countData = memo('count', () => ({ domain: COUNT, ticks: [1, 3, 10, 30, 100] }), []);
  const feeData = memo('fee', () => ({ domain: FEE, unit: /** @type {const} */ ('money'), usual: usual ? /** @type {[number, number]} */ ([usual.low, usual.high]) : null, pays }), [usual, pays]);
  const feeOrigin = v.origins.find((o) => o.path === 'creators[0].fee');
  const options = (/** @type {string[]} */ values, /** @type {string} */ key) => values.map((value) => ({ value, label: t.text(`${key}.${value}`) }));
  return html`<form class="inputs panel" aria-label=${t.text('inputs.title')} @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <div class="inputs-head"><h2 class="panel-title">${t.text('inputs.title')}</h2><button type="button" class="button quiet small" ?disabled=${pristine(entry)} @click=${bind.reset}>${t.text(entry.base === null ? 'inputs.anew' : 'inputs.reset')}</button></div>
    ${count > 1 ? html`<p class="hint">${t.text('inputs.first', { n: t.exact(count) })} <a href="#plan">${t.text('inputs.all')}</a></p>` : nothing}
    ${segments({ name: 'platform', legend: t.text('field.creators.platform'), options: options(Object.keys(FORMATS), 'platform'), value: line.platform, give: bind.platform })}
    <div class="pair">
      ${select({ name: 'format', label: t.text('field.creators.format'), options: options(FORMATS[line.platform] ?? [], 'format'), value: line.format, give: bind.choose('creators[0].format') })}
      ${select({ name: 'niche', label: t.text('field.niche'), options: [...options(NICHES, 'niche'), ...(NICHES.includes(niche) ? [] : [{ value: niche, label: t.text('inputs.otherNiche', { niche }) }])], value: niche, give: bind.choose('niche') })}
    </div>
    <hr>
    ${dial(v, { path: 'creators[0].followers', name: 'followers', domain: FOLLOWERS, whole: true, required: true, badge: tier ? html`<span class="tag">${tierName(tier, t)}</span>` : nothing, chart: rulerChart, data: rulerData })}
    ${dial(v, { path: 'creators[0].count', name: 'count', domain: COUNT, whole: true, chart: marksChart, data: countData })}
    ${dial(v, { path: 'creators[0].fee', name: 'fee', domain: FEE, badge: feeOrigin ? sourceBadge(feeOrigin, t) : nothing, chart: marksChart, data: feeData })}
    <hr>
    <div class="total"><span class="field-label">${t.text('inputs.total')}<span class="hint">${outlook ? t.text('inputs.totalHint', { count: outlook.posts, posts: t.exact(outlook.posts) }) : nothing}</span></span><span class="num">${outlook ? t.amount(outlook.cost) : '–'}</span></div>
  </form>`;
}

/** The range of the plan's own, which stands for the published ones; with several lines each may have its own. @param {import('../engine/worker.js').Evaluation} answer @param {import('../engine/tierwise.js').Scenario} scenario */
const ownOrders = (answer, { creators: [{ responseRate: own }, ...more] }) => (own === undefined || more.length > 0 ? null : assumedOrders(answer));

/** Published figures are those of orders: what says so of another kind of result has a sentence of its own. @param {string} event */
const ofOrders = (event) => (event === 'order' ? '' : 'OfOrders');

/**
 * What a past campaign changes, or would change, or why it changes nothing: the keys of two sentences.
 * @param {import('../engine/worker.js').Evaluation} answer @param {import('../state/outlook.js').Outlook} outlook @param {ReturnType<typeof ownOrders>} assumed @param {string} event
 */
function pastWords({ complete, learned }, outlook, assumed, event) {
  const words = (/** @type {string} */ title, /** @type {string} */ lead, taught = false) => ({ title: `past.${title}`, lead: `past.${lead}`, taught });
  if (countsClicks(complete)) return words('title', 'clicks');
  if (learned && learned.learned.length > 0) return words('learned', 'replaced', true);
  if (learned) return words('title', `nothing.${learned.kept[0]?.code ?? 'noExposure'}`);
  if (assumed) return words('title', assumed.low === assumed.high ? 'nothing.certain' : 'leadOwn');
  return words(outlook.chance < 0.35 ? 'whySoLow' : 'title', `${outlook.needed === null ? 'leadNever' : 'lead'}${ofOrders(event)}`);
}

/** A past campaign replaces the wide default. @param {View} v */
function past({ state, t, outlook, bind }) {
  if (!outlook || !state.answer || !state.reference) return nothing;
  const entry = current(state.workspace);
  const assumed = ownOrders(state.answer, entry.scenario);
  const { low, high } = assumed ?? evidenceSpan(evidenceLanes(state.answer, state.reference));
  const { title, lead, taught } = pastWords(state.answer, outlook, assumed, t.event);
  const caught = entry.scenario.measurement?.trackedShare === undefined ? '' : t.text('past.caught', { share: t.percent(caughtShare(state.answer.complete)) });
  const box = (/** @type {'reach' | 'orders'} */ which) => html`<tierwise-number class="field" .t=${t} name=${`past-${which}`} .label=${t.text(`past.${which}`)} .field=${fields['creators.count']}
    .value=${entry.past[which]} .draft=${bind.draft(`past.${which}`)} .problem=${bind.problem(`past.${which}`)} .placeholder=${t.text(`past.${which}Example`)}
    @give=${bind.past(which)} @clear=${bind.past(which)} @draft=${bind.unreadable(`past.${which}`)}></tierwise-number>`;
  return html`<form class="past panel" aria-labelledby="past" @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
    <div><h2 id="past">${t.text(title)}${taught ? html` <span class="grade you">${t.text('grade.typed')}</span>` : nothing}</h2>
      <p>${t.text(lead, { low: t.rate(low), high: t.rate(high), needed: t.rate(outlook.needed ?? 0), caught })}</p></div>
    ${box('reach')}${box('orders')}
  </form>`;
}

/** @param {View} v */
function makeOrBreak({ state, t, outlook, origins, memo }) {
  const { answer, reference } = state;
  if (!outlook || !answer || !reference) return nothing;
  const origin = rateOrigin(origins, answer);
  const data = memo('gauge', () => gaugeData(answer, reference, outlook, origin, t), [answer, reference, t, origin?.from]);
  const hill = data.low !== null && data.high !== null && data.high > data.low;
  const { fold } = evidenceSpan(evidenceLanes(answer, reference));
  const published = t.text(`gauge.published${ofOrders(t.event)}`, { fold: t.exact(fold) });
  const params = { needed: strong(outlook.needed === null ? '' : t.rate(outlook.needed)), assumed: strong(t.rate(outlook.assumed ?? 0)), published };
  const dots = t.text('gauge.dots', { count: reference.evidence.length, share: t.percent(caughtShare(answer.complete)) });
  return html`<section class="section" aria-labelledby="gauge">
    <tierwise-chart section heading="gauge" .t=${t} .chart=${gaugeChart} .data=${data} .name=${t.text('gauge.title')}
      .lead=${t.rich(`gauge.lead${outlook.assumed === null ? 'Nobody' : outlook.needed === null ? (outlook.breaksEven ? 'Luck' : 'Never') : hill ? '' : 'Plain'}`, params)}
      .caption=${html`${hill ? `${t.text('gauge.caption')} ` : ''}${dots} ${origin ? sourceBadge(origin, t, html`<span>${t.text('gauge.sources')}</span>`) : nothing}`}
      .file=${'tierwise-make-or-break'} .cites=${'evidence'} .scenario=${shownName(state, t)} .stamp=${answer.projection.stamp} ?stale=${state.stale} ?settling=${state.settling}></tierwise-chart>
  </section>`;
}

/** @param {View} v */
function honesty({ state, t, outlook, memo }) {
  const { answer } = state;
  if (!outlook || !answer) return nothing;
  const { ladder } = answer.projection.typical;
  const first = ladder.revenueOverFees;
  const data = memo('ladder', () => ({ ladder, median: outlook.roi?.p50 ?? null, event: outlook.event }), [answer]);
  const params = { first: strong(first === null ? '–' : t.percent(first, { sign: true })), last: strong(outlook.roi === null ? '–' : t.percent(outlook.roi.p50, { sign: true })), chance: t.percent(outlook.chance) };
  return html`<section class="section" aria-labelledby="ladder">
    <tierwise-chart section heading="ladder" .t=${t} .chart=${ladderChart} .data=${data} .name=${t.text('ladder.title')} .lead=${outlook.roi === null ? nothing : t.rich(first === null ? 'ladder.leadNoFees' : 'ladder.lead', params)}
      .caption=${t.text('ladder.caption', params)}
      .file=${'tierwise-ladder'} .scenario=${shownName(state, t)} .stamp=${answer.projection.stamp} ?stale=${state.stale} ?settling=${state.settling}></tierwise-chart>
  </section>`;
}

/** Parts after the answer: inputs, past campaign and gauge, ladder, then the defaults group by group. */
const BEFORE_DEFAULTS = 3;
export const PARTS = BEFORE_DEFAULTS + GROUPS.length;

/** @param {View} v */
export function estimate(v) {
  const { state, t, bind } = v;
  const entry = current(state.workspace);
  const pressed = untouched(entry) ? entry.base : null;
  return html`${chips({ label: t.text('presets.title'), options: presets.map((p) => ({ value: p.id, label: t.text(`preset.${p.id}`), title: t.text(`preset.${p.id}.why`) })), pressed, choose: bind.preset })}
    <div class="estimate">
      <div class="answer">${verdict(v)}${worlds(v)}</div>
      ${v.parts > 0 ? inputs(v) : html`<div class="inputs panel skeleton"></div>`}
      <div class="more">${v.parts > 1 ? past(v) : nothing}${v.action ?? nothing}${v.parts > 1 ? makeOrBreak(v) : nothing}${v.parts > 2 ? honesty(v) : nothing}
        ${v.parts > BEFORE_DEFAULTS && v.origins.length > 0 ? defaultsUsed({ origins: v.origins, t, open: v.openSource, lines: entry.scenario.creators.length, groups: v.parts - BEFORE_DEFAULTS }) : nothing}</div>
    </div>`;
}
