// Is the plan in the range of what others saw? Each figure that is not, in a sentence with its sources; what is inside, in one line.
// Checks, ranges and verdicts are the engine's, and nothing is corrected.
import { html, nothing } from 'lit';
import '../../elements/citations.js';
import './plausibility.css';
import { figure } from '../../elements/source.js';
import { fieldOf } from '../../state/fields.js';
import { general } from '../../state/path.js';
import { fieldName } from '../words.js';

/**
 * @typedef {import('../later.js').LaterView} LaterView
 * @typedef {import('../../engine/tierwise.js').PlausibilityCheck} Check
 * @typedef {import('../../messages/index.js').Context} Context
 */

/** Checks of the whole plan or of a line have sentences of their own; the others are inputs. */
const OWN = new Set(['cpm', 'revenueOverCost', 'netRevenuePerFollower']);

/** @param {Check} check @param {number} x @param {Context} t */
const written = ({ id, path }, x, t) => (id === 'revenueOverCost' ? t.fine(x) : OWN.has(id) ? t.money(x) : figure(x, path, t));

/** An end of the usual range, which is an estimate. @param {Check} check @param {number} x @param {Context} t */
const usual = (check, x, t) => (fieldOf(check.path)?.unit === 'money' ? t.money(x) : written(check, x, t));

/** Which line a path is about, where there are several. @param {Check} check @param {number} lines @param {Context} t */
function lineOf({ path }, lines, t) {
  const line = /^creators\[(\d+)\]/.exec(path)?.[1];
  return line !== undefined && lines > 1 ? t.text('defaults.line', { n: Number(line) + 1 }) : null;
}

/** @param {Check} check @param {Context} t */
const nameOf = ({ id, path }, t) => (OWN.has(id) ? t.text(`plausibility.${id}.name`) : fieldName(general(path), t));

/** What is said of several lines alike is said once. @param {Check[]} checks @param {(check: Check) => unknown} alike @returns {Check[][]} */
function gathered(checks, alike) {
  /** @type {Map<string, Check[]>} */
  const groups = new Map();
  for (const check of checks) {
    const key = JSON.stringify([check.id, general(check.path), alike(check)]);
    groups.set(key, [...groups.get(key) ?? [], check]);
  }
  return [...groups.values()];
}

/** @param {LaterView} v */
export function plausibility({ t, state, store, analysis }) {
  const answer = analysis.analysis?.translate;
  if (!answer?.ok || !state.answer) return nothing;
  const lines = state.answer.complete.creators.length;
  const outside = answer.plausibility.filter(({ inside }) => inside === false);
  const inside = answer.plausibility.filter((check) => check.inside);
  const isBelow = (/** @type {Check} */ check) => /** @type {number} */ (check.value) < check.low;
  /** @param {Check[]} group */
  const note = (group) => {
    const [check] = group;
    const [low, high] = [check.low, check.high].map((x) => usual(check, x, t));
    const values = group.map((one) => [lineOf(one, lines, t), written(one, /** @type {number} */ (one.value), t)].filter((x) => x !== null).join(': '));
    return html`<li><p><strong>${nameOf(check, t)}</strong>: ${values.map((value, i) => html`${i > 0 ? '; ' : nothing}<span class="num">${value}</span>`)}. ${t.text(isBelow(check) ? 'plausibility.below' : 'plausibility.above', { count: group.length, low, high })}${OWN.has(check.id) ? html` ${t.text(`plausibility.${check.id}.why`)}` : nothing}</p>
      <p class="caption"><span class="grade ${check.grade.toLowerCase()}"><span class="visually-hidden">${t.text('grade.word')} </span>${check.grade}</span> <tierwise-citations .t=${t} .ids=${check.sources} .load=${store.sources}></tierwise-citations></p></li>`;
  };
  const insideName = (/** @type {Check[]} */ group) => {
    const where = group.map((check) => lineOf(check, lines, t)).filter(Boolean).join(', ');
    return nameOf(group[0], t) + (where ? ` (${where})` : '');
  };
  return html`<section class="section" aria-labelledby="plausibility"><div class="section-head"><h2 id="plausibility" tabindex="-1">${t.text('plausibility.title')}</h2><p>${t.text('plausibility.lead')}</p></div>
    ${outside.length === 0 ? html`<p>${t.text('plausibility.none')}</p>` : html`<ul class="plausibility">${gathered(outside, (check) => [isBelow(check), check.low, check.high, check.grade, check.sources]).map(note)}</ul>`}
    ${inside.length === 0 ? nothing : html`<p class="caption">${t.text('plausibility.inside', { names: gathered(inside, () => 0).map(insideName).join('; ') })}</p>`}
  </section>`;
}
