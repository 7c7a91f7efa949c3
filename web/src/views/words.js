// Sentences of the Estimate view: the headline, the lead, and what a field's error says.
import { html } from 'lit';
import { unitOf } from '../elements/number-box.js';
import { fieldOf, LARGEST, PLACES } from '../state/fields.js';
import { untouched } from '../state/actions.js';
import { general } from '../state/path.js';

/**
 * @typedef {import('../state/outlook.js').Outlook} Outlook
 * @typedef {import('../messages/index.js').Context} Context
 */

/** @param {Outlook} o @param {Context} t */
export function headline(o, t) {
  if (o.odds === null) return t.text(o.pays ? 'verdict.almostSure' : 'verdict.hardlyAny');
  return o.odds.part === 1 && o.odds.of === 2 ? t.text('verdict.even') : t.text('verdict.odds', { ...o.odds });
}

/** The sentences under the headline; `strong` sets a figure off. @param {Outlook} o @param {Context} t @param {(text: string) => unknown} strong @returns {unknown[]} */
export function lead(o, t, strong) {
  const spent = t.amount(o.cost);
  const { p50 } = o.profit;
  const free = o.cost === 0 ? 'Free' : '';
  const loss = free || (-p50 > 1.05 * o.cost ? 'More' : -p50 >= o.cost ? 'All' : '');   // a figure rounded up is no more than all
  const parts = [t.rich(p50 < 0 ? `verdict.lose${loss}` : `verdict.${p50 > 0 ? 'gain' : 'neither'}${free}`, { sum: strong(t.money(Math.abs(p50))), spent })];
  const assumed = t.rate(o.assumed ?? 0);
  if (o.needed === null) parts.push(t.rich(o.assumed === null ? 'verdict.pays.nobody' : o.breaksEven ? 'verdict.pays.luck' : 'verdict.pays.never'));
  else {
    const fee = o.walkAway === null ? (o.noPrice === 'noPrice' ? 'noFee' : 'noFees') : o.perPost ? 'perPost' : 'allFees';
    parts.push(t.rich(`verdict.pays.${o.pays ? 'already.' : ''}${fee}`, { needed: strong(`${t.rate(o.needed)}\u00a0${t.text('event.many')}`), assumed, fee: strong(o.walkAway === null ? '' : t.money(o.walkAway)) }));
  }
  return parts.flatMap((part, i) => (i === 0 ? part : [' ', ...part]));
}

/** What is spoken: the same sentences without markup. @param {Outlook} o @param {Context} t */
export const spoken = (o, t) => `${headline(o, t)} ${lead(o, t, (text) => text).join('')}`;

/** A figure set off from its sentence. @param {string} text */
export const strong = (text) => html`<strong class="num">${text}</strong>`;

/** Why a box holds no value. @param {import('../state/actions.js').Draft} draft @param {string} path @param {Context} t */
export function draftProblem({ error }, path, t) {
  if (error !== 'notNumber') return t.text(`problem.${error}`);
  const range = fieldOf(path)?.range;                                    // a cell of low, typical and high takes one number
  if (fieldOf(path.replace(/\.(low|mid|high)$/, ''))?.unit === 'percent') return t.text(range ? 'problem.notPercent' : 'problem.oneNotPercent');
  return t.text(range ? 'problem.notNumber' : 'problem.oneNotNumber');
}

/** The most that a field takes, with its unit. @param {import('../state/fields.js').Field} field @param {Context} t */
function mostOf(field, t) {
  const unit = unitOf(field, t);
  return t.exactShifted(LARGEST[field.kind], PLACES[field.unit]) + (unit ? `\u00a0${unit}` : '');
}

/** What an engine error says, in the page's language: by code and, where the field has its own sentence, by field. @param {import('../engine/tierwise.js').EngineError} error @param {Context} t */
export function refusal(error, t) {
  const path = general(error.path).replace(/\.(low|mid|high)$/, '');
  const own = `refused.${error.code}.${path}`;
  const { creators, draws, nearest } = error;
  if (creators) return t.text('refused.tooLarge.most', { creators: t.exact(creators) });
  if (draws) return t.text(own, { draws: t.exact(draws) });
  if (t.has(own)) return t.text(own);
  if (nearest && t.has('refused.nearest')) return t.text('refused.nearest', { nearest });
  const field = fieldOf(path);
  return error.code === 'outOfRange' && field ? t.text('refused.outOfRange.most', { most: mostOf(field, t) }) : t.text(`refused.${error.code}`);
}

/** A field's name in a sentence, whatever path an error carries. @param {string} path @param {Context} t */
export function fieldName(path, t) {
  const key = `field.${general(path).replace(/\.(low|mid|high)$/, '')}`;
  return t.has(key) ? t.text(key) : path;
}

/** What a scenario was named, or the example it began with. @param {import('../state/actions.js').Entry} entry @param {Context} t */
export const givenName = (entry, t) => (entry.typed.name || entry.base === null ? entry.scenario.name || t.text('header.unnamed') : t.text(`preset.${entry.base}`));
/** The same, told apart from the example where it is no longer that. @param {import('../state/actions.js').Entry} entry @param {Context} t */
export const nameOf = (entry, t) => (entry.typed.name || entry.base === null || untouched(entry) ? givenName(entry, t) : t.text('header.changed', { name: givenName(entry, t) }));
/** The name under a saved picture: of the scenario whose answer is shown. @param {import('../state/store.js').State} state @param {Context} t */
export const shownName = ({ workspace: { entries, current }, answerOf }, t) => nameOf(entries.find(({ id }) => id === answerOf) ?? entries[current], t);
/** A tier's name; one of a scheme of one's own has no translation. @param {string} tier @param {Context} t */
export const tierName = (tier, t) => (t.has(`charts.ruler.tier.${tier}`) ? t.text(`charts.ruler.tier.${tier}`) : tier);
