// Is the plan in the range of what others saw? Each figure that is not, in a sentence with its sources; what is inside, in one line.
// Checks, ranges and verdicts are the engine's, and nothing is corrected.
import { html, nothing } from 'lit';
import '../../elements/citations.js';
import './plausibility.css';
import { figure } from '../../elements/source.js';
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

/** Which line a path is about, where there are several. @param {string} path @param {number} lines @param {Context} t */
function lineOf(path, lines, t) {
  const line = /^creators\[(\d+)\]/.exec(path)?.[1];
  return line !== undefined && lines > 1 ? `${t.text('defaults.line', { n: Number(line) + 1 })}: ` : '';
}

/** @param {Check} check @param {number} lines @param {Context} t */
const nameOf = ({ id, path }, lines, t) => lineOf(path, lines, t) + (OWN.has(id) ? t.text(`plausibility.${id}.name`) : fieldName(general(path), t));

/** @param {LaterView} v */
export function plausibility({ t, state, store, analysis }) {
  const answer = analysis.analysis?.translate;
  if (!answer?.ok || !state.answer) return nothing;
  const lines = state.answer.complete.creators.length;
  const outside = answer.plausibility.filter(({ inside }) => inside === false);
  const inside = answer.plausibility.filter((check) => check.inside);
  /** @param {Check} check */
  const note = (check) => {
    const [value, low, high] = [/** @type {number} */ (check.value), check.low, check.high].map((x) => written(check, x, t));
    return html`<li><p><strong>${nameOf(check, lines, t)}</strong>: <span class="num">${value}</span>. ${t.text(/** @type {number} */ (check.value) < check.low ? 'plausibility.below' : 'plausibility.above', { low, high })}${OWN.has(check.id) ? html` ${t.text(`plausibility.${check.id}.why`)}` : nothing}</p>
      <p class="caption"><span class="grade ${check.grade.toLowerCase()}"><span class="visually-hidden">${t.text('grade.word')} </span>${check.grade}</span> <tierwise-citations .t=${t} .ids=${check.sources} .load=${store.sources}></tierwise-citations></p></li>`;
  };
  return html`<section class="section" aria-labelledby="plausibility"><div class="section-head"><h2 id="plausibility" tabindex="-1">${t.text('plausibility.title')}</h2><p>${t.text('plausibility.lead')}</p></div>
    ${outside.length === 0 ? html`<p>${t.text('plausibility.none')}</p>` : html`<ul class="plausibility">${outside.map(note)}</ul>`}
    ${inside.length === 0 ? nothing : html`<p class="caption">${t.text('plausibility.inside', { names: inside.map((check) => nameOf(check, lines, t)).join('; ') })}</p>`}
  </section>`;
}
