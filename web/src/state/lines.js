// What people can do with the lines of creators, as pure functions from workspace to workspace. What was typed of a line goes with it.
import { change, clear, current, give } from './actions.js';
import { mid } from './outlook.js';
import { read } from './path.js';
import { MOST_LINES } from './shape.js';
import { supported } from '../format/format.js';

/** @typedef {import('./actions.js').Workspace} Workspace */
/** @typedef {import('./actions.js').Entry} Entry */

/** The scenario with the lines at these places, in this order: a place may come twice or not at all. @param {Entry} entry @param {number[]} places @returns {Entry} */
function arranged(entry, places) {
  const moved = (/** @type {Record<string, any>} */ record) => Object.fromEntries(Object.entries(record).flatMap(([path, value]) => {
    const found = /^creators\[(\d+)\](.*)$/s.exec(path);
    if (!found) return [[path, value]];
    return places.flatMap((place, i) => (place === Number(found[1]) ? [[`creators[${i}]${found[2]}`, value]] : []));
  }));
  return { ...entry, scenario: { ...entry.scenario, creators: places.map((place) => entry.scenario.creators[place]) }, typed: moved(entry.typed), drafts: moved(entry.drafts), ...(entry.aside ? { aside: moved(entry.aside) } : {}) };
}
/** @param {Entry} entry */
const places = (entry) => [...entry.scenario.creators.keys()];

/** A copy of a line right behind it. @param {Workspace} w @param {number} line @returns {Workspace} */
export const duplicateLine = (w, line) => change(w, (entry) => (entry.scenario.creators.length >= MOST_LINES ? entry : arranged(entry, places(entry).flatMap((place) => (place === line ? [place, place] : [place])))));

/** A new line at the end: one creator like those of the last line, everything else left to the defaults. @param {Workspace} w @returns {Workspace} */
export const addLine = (w) => change(w, (entry) => {
  const { creators } = entry.scenario;
  if (creators.length >= MOST_LINES) return entry;
  const { platform, format, followers } = creators[creators.length - 1];
  return { ...entry, scenario: { ...entry.scenario, creators: [...creators, { platform, format, followers, count: 1 }] } };
});

/** Without a line; the last one stays. @param {Workspace} w @param {number} line @returns {Workspace} */
export const removeLine = (w, line) => change(w, (entry) => (entry.scenario.creators.length === 1 ? entry : arranged(entry, places(entry).filter((place) => place !== line))));

/** A line at another place; those between move up or down by one. @param {Workspace} w @param {number} from @param {number} to @returns {Workspace} */
export const moveLine = (w, from, to) => change(w, (entry) => {
  const order = places(entry);
  if (from === to || !(from in order) || !(to in order)) return entry;
  order.splice(to, 0, ...order.splice(from, 1));
  return arranged(entry, order);
});

/** What a creator is paid with. The model has no field for it: form of collaboration, fee and commission say it together. */
export const DEALS = /** @type {const} */ (['fee', 'gifted', 'affiliate', 'hybrid']);
/** @typedef {typeof DEALS[number]} Deal */
/** Forms of collaboration that come with a fee. */
export const PAID_FORMS = ['sponsoredPost', 'productReview', 'storytelling', 'ambassadorship', 'giveaway'];

/** @param {import('../engine/tierwise.js').Scenario} scenario @param {number} line @returns {Deal} */
export function dealOf(scenario, line) {
  const { collaboration, fee, commission } = scenario.creators[line];
  if (collaboration === 'gifted') return 'gifted';
  if (collaboration === 'affiliate') return (mid(fee) ?? 0) > 0 ? 'hybrid' : 'affiliate';
  return (commission ?? Number(read(scenario, 'product.commission') ?? 0)) > 0 ? 'hybrid' : 'fee';
}

/**
 * What such a creator is usually paid, from the engine: put in where a deal needs a figure that the published default of its form is not.
 * @typedef {{fee?: number, commission?: number}} Usual
 */
/** As one would type it. @param {number | undefined} x */
const agreed = (x) => (x === undefined ? undefined : Number(x.toPrecision(3)));

/** The fee of a line as it is, to come back with the deal it belongs to. One that was only suggested does not. @param {Entry} entry @param {number} line @returns {import('./actions.js').Aside} */
function feeOf(entry, line) {
  const path = `creators[${line}].fee`;
  const { fee, followers } = entry.scenario.creators[line];
  const known = entry.aside?.[path];
  return known?.suggested !== undefined && known.suggested === fee ? known : { fee, followers, typed: entry.typed[path] === true };
}

/**
 * Another deal for a line: form, fee and commission that fit each other, the rest left to the defaults. A fee that was typed, or was the
 * example's, comes back with a deal that pays one; what the page suggests is nobody's own.
 * @param {Workspace} w @param {number} line @param {Deal} deal @param {Usual} [usual] @returns {Workspace}
 */
export function giveDeal(w, line, deal, usual = {}) {
  const entry = current(w);
  const { scenario } = entry;
  const before = dealOf(scenario, line);
  if (deal === before) return w;
  const { collaboration, fee, commission, followers } = scenario.creators[line];
  const unpaidForm = collaboration === 'gifted' || collaboration === 'affiliate';
  const ofAll = Number(read(scenario, 'product.commission') ?? 0) > 0;
  const paysFee = deal === 'fee' || deal === 'hybrid';
  const paysCommission = deal === 'affiliate' || deal === 'hybrid';
  const at = (/** @type {string} */ field) => `creators[${line}].${field}`;
  const aside = before === 'gifted' || before === 'affiliate' ? entry.aside?.[at('fee')] ?? { fee: undefined, typed: false, followers } : feeOf(entry, line);
  const stays = (mid(fee) ?? 0) > 0 && fee !== aside.suggested;
  // The example's fee was for creators of their size; with a commission a fee of 0 is another deal.
  const earlier = (aside.typed || aside.followers === followers) && (deal === 'fee' || (mid(aside.fee) ?? 0) > 0) ? aside.fee : undefined;
  const suggestedFee = deal === 'hybrid' && unpaidForm && !stays && earlier === undefined ? agreed(usual.fee) : undefined;
  const suggestedCommission = deal === 'hybrid' && !unpaidForm && !((commission ?? 0) > 0) ? agreed(usual.commission) : undefined;
  /** @type {Record<string, unknown>} */
  const to = {
    collaboration: deal === 'gifted' || deal === 'affiliate' ? deal : deal === 'hybrid' && unpaidForm ? 'affiliate' : unpaidForm ? undefined : collaboration,
    fee: !paysFee ? undefined : stays ? fee : earlier ?? suggestedFee,
    commission: !paysCommission ? (ofAll ? 0 : undefined) : (commission ?? 0) > 0 ? commission : suggestedCommission,
    delivery: deal === 'gifted' || before === 'gifted' ? undefined : scenario.creators[line].delivery,
  };
  const next = Object.entries(to).reduce((now, [field, value]) => (value === undefined ? clear(now, at(field)) : give(now, at(field), value)), w);
  const notOwn = new Set([...(suggestedCommission === undefined ? [] : [at('commission')]), ...(paysFee && !(stays ? entry.typed[at('fee')] : aside.typed && earlier !== undefined) ? [at('fee')] : [])]);
  return change(next, (now) => ({
    ...now, typed: Object.fromEntries(Object.entries(now.typed).filter(([path]) => !notOwn.has(path))), aside: { ...now.aside, [at('fee')]: { ...aside, suggested: suggestedFee } },
  }));
}

/** Another form of collaboration. Where the commission came with the form, it stays. @param {Workspace} w @param {number} line @param {string} form @param {Usual} [usual] @returns {Workspace} */
export function giveForm(w, line, form, usual = {}) {
  const { scenario } = current(w);
  const at = `creators[${line}]`;
  const keeps = dealOf(scenario, line) === 'hybrid' && scenario.creators[line].commission === undefined && usual.commission !== undefined;
  return give(keeps ? give(w, `${at}.commission`, agreed(usual.commission)) : w, `${at}.collaboration`, form);
}

/** A name of one's own for a line; without words it goes back to the one the page makes. @param {Workspace} w @param {number} line @param {string} name @returns {Workspace} */
export const renameLine = (w, line, name) => (name.trim() === '' ? clear(w, `creators[${line}].name`) : give(w, `creators[${line}].name`, name));

/**
 * Marks that stay with the lines whatever happens to them: a line that is the same object as before keeps its mark wherever it stands,
 * one that changed in its place too, and a new one gets a new mark.
 * @param {readonly unknown[]} before the lines as they were @param {readonly number[]} marks theirs @param {readonly unknown[]} now @returns {number[]}
 */
export function marksOf(before, marks, now) {
  if (now === before) return [...marks];
  /** @type {Map<unknown, number[]>} */
  const known = new Map();
  before.forEach((line, i) => known.set(line, [...(known.get(line) ?? []), marks[i]]));
  const kept = now.map((line, i) => {
    const mine = known.get(line) ?? [];
    const at = Math.max(0, line === before[i] ? mine.indexOf(marks[i]) : 0);
    return mine.splice(at, 1)[0];
  });
  const taken = new Set(kept);
  let next = Math.max(-1, ...marks);
  return kept.map((mark, i) => {
    if (mark !== undefined) return mark;
    if (i < marks.length && !taken.has(marks[i])) {
      taken.add(marks[i]);
      return marks[i];
    }
    return (next += 1);
  });
}

/** What the engine says of a line. The walk-away fee is printed as exactly as the one in the strip. @param {import('../engine/worker.js').Evaluation} answer @param {number} i */
export function figuresOf({ complete, projection, tiers, usual, commission }, i) {
  const result = projection.creators[i];
  const { fee } = complete.creators[i];
  const error = (projection.simulated.walkAwayFeeMultiplier.standardError.target ?? 0) * (mid(fee) ?? 0);
  return {
    tier: tiers[i].tier, schemes: tiers[i].schemes,
    orders: Number(result.attributedOrders), cost: Number(result.cost), reach: Number(result.reach), profit: Number(result.profit),
    walkAway: typeof result.walkAwayFee === 'number' ? supported(result.walkAwayFee, error) : null,
    /** @type {Usual} */
    usual: { fee: (mid(fee) ?? 0) > 0 ? mid(fee) : usual[i]?.mid, commission: complete.creators[i].commission || commission || undefined },
    delivery: complete.creators[i].delivery, commission: complete.creators[i].commission,
  };
}
/** @typedef {ReturnType<typeof figuresOf>} Figures */
