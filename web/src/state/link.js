// The share link: what was given and nothing else, compressed, in the fragment of the address, which no browser sends to a server.
//   #plan&s=1.<deflated JSON in base64url><four characters of check>
// Only what differs from the defaults is in a scenario, so only that is in the link. Reports' title, client and logo are no part
// of a workspace and cannot get in. Version 1 is read forever: its dictionary below never changes.
import { Inflate, deflateSync, strFromU8, strToU8 } from 'fflate';
import { leaves } from './path.js';
import { baseFrom, entriesFrom, isObject, pastFrom, scenarioFrom, MOST_ENTRIES, SCHEMA } from './shape.js';

/**
 * @typedef {import('./actions.js').Workspace} Workspace
 * @typedef {import('./actions.js').Entry} Entry
 *
 * @typedef {object} Made  what the sender saw
 * @property {string} engine            version of the engine
 * @property {string} edition           of the benchmarks
 * @property {number} [chance]          of profit
 * @property {number} [profit]          typical
 *
 * @typedef {'damaged' | 'newer' | 'tooLong' | 'unreadable'} LinkProblem
 * @typedef {object} Opened
 * @property {Workspace | null} workspace  null where nothing of it could be read
 * @property {LinkProblem | null} problem  what is wrong with the link as such
 * @property {string[]} dropped            paths that were left out
 * @property {Made | null} made
 */

const VERSION = 1;
/** Characters of a link that every browser and messenger carries; longer scenarios travel as a file. */
export const LONGEST_WRITTEN = 30000;
const LONGEST_READ = 200000;
const MOST_BYTES = 1 << 20;
const CHECK = 4;
const BITE = 512;

// The words a scenario is made of, the usual ones last, so that a link names them by a short distance. Frozen with version 1.
const DICTIONARY = strToU8('"tiers":[{"id":"nano","from":1000},{"id":"micro","from":"common""accessFee":"cpm":"spend":"boost":{"aesthetics":"audience":"values":"fit":{"contentValue":"commission":"delivery":"collaboration":"giveaway""ambassadorship""storytelling""productReview""affiliate""gifted""sponsoredPost""max":"min":"luck":false"seed":"draws":"commonShare":"simulation":{"confidence":"metric":"costPerIncrementalOrder""incrementalOrders""reach""profit""value":"target":{"budget":"reach":"shock":{"size":"repeatValue":"audience":{"basis":"clicks""measurement":{"trackedShare":"incrementality":"fixed":"hourlyRate":"agency":"usageRights":"hours":"seeding":"costs":{"lead""booking""visit""install""event":"resaleShare":"paymentRate":"paymentFixed":"returnHandling":"discount":"shipping":"returnRate":"newCustomerShare":"repeatOrders":"grossMargin":"averageOrderValue":"product":{"travel""home""technology""wellness""food""fashion""lifestyle""beauty""niche":"usdRate":"tierScheme":"GBP""CHF""EUR""USD""currency":"conversionRate":"clickThroughRate":"engagementRate":"inMarketShare":"reachRate":"responseRate":"story""post""short""video""reel""youtube""tiktok""instagram""name":"count":"platform":"format":"followers":"posts":"fee":{"low":,"mid":,"high":}],"past":{"reach":,"orders":"typed":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,"sportswear""gadget""restaurant""app""skincare"{"by":["1.0.0","2026-11"],"then":[0.,"of":[{"from":"skincare","is":{"creators":[{"count":,"platform":"');

/** @param {Uint8Array} bytes */
const toText = (bytes) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
/** @param {string} text @returns {Uint8Array | null} */
function toBytes(text) {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
}

/** FNV-1a over the characters, 24 bits in four characters: finds what a messenger or a hand changed. @param {string} text */
function check(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 24;
  return toText(Uint8Array.of(h & 255, (h >>> 8) & 255, (h >>> 16) & 255));
}

/** @param {Entry} entry */
function packed(entry) {
  const { schema, ...rest } = entry.scenario;
  const is = schema === SCHEMA ? rest : entry.scenario;
  const typed = leaves(is).flatMap((path, i) => (entry.typed[path] ? [i] : []));      // as places in the list of fields
  return {
    ...(entry.base === null ? {} : { from: entry.base }),
    is,
    ...(typed.length > 0 ? { typed } : {}),
    ...(Object.keys(entry.past).length > 0 ? { past: entry.past } : {}),
  };
}

/** The text after `s=`; null where it would be longer than a link may be. @param {Workspace} workspace @param {Made} [made] @returns {string | null} */
export function encodeLink(workspace, made) {
  const content = {
    ...(made ? { by: [made.engine, made.edition] } : {}),
    ...(made?.chance !== undefined && made.profit !== undefined ? { then: [Number(made.chance.toFixed(3)), Number(made.profit.toPrecision(4))] } : {}),
    of: workspace.entries.map(packed),
    ...(workspace.current > 0 ? { at: workspace.current } : {}),
  };
  const body = toText(deflateSync(strToU8(JSON.stringify(content)), { level: 9, dictionary: DICTIONARY }));
  const text = `${VERSION}.${body}${check(body)}`;
  return text.length > LONGEST_WRITTEN ? null : text;
}

/** What can be inflated, in small bites so that no link can blow up. @param {Uint8Array} bytes @returns {string | null} null where it is too long */
function inflated(bytes) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  const inflate = new Inflate({ dictionary: DICTIONARY }, (part) => {
    parts.push(part.slice());
    size += part.length;
  });
  try {
    for (let i = 0; i < bytes.length && size <= MOST_BYTES; i += BITE) inflate.push(bytes.subarray(i, i + BITE));
  } catch { /* what came before the damage stands */ }
  if (size > MOST_BYTES) return null;
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return strFromU8(all);
}

/** JSON that was cut off, closed behind its last complete member; a number at the cut is not trusted. @param {string} text @returns {unknown} */
export function mended(text) {
  /** @type {string[]} */
  const open = [];
  let quoted = false;
  let best = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '\\') i += 1;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '{' || c === '[') open.push(c === '{' ? '}' : ']');
    else if (c === ',' && open.length > 0) best = text.slice(0, i) + [...open].reverse().join('');
    else if (c === '}' || c === ']') {
      if (open.pop() !== c) break;
      best = text.slice(0, i + 1) + [...open].reverse().join('');
    }
  }
  return parsed(best);
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @param {number} i @param {string[]} dropped @returns {Entry | null} */
function unpacked(value, i, dropped) {
  const found = isObject(value) ? scenarioFrom(value.is) : null;
  if (!isObject(value) || !found) return null;
  dropped.push(...found.dropped);
  const paths = leaves(/** @type {any} */ (value.is));
  const there = new Set(leaves(found.scenario));
  const typed = (Array.isArray(value.typed) ? value.typed : []).map((n) => paths[n]).filter((path) => there.has(path));
  return { id: String(i + 1), base: baseFrom(value.from), scenario: found.scenario, typed: Object.fromEntries(typed.map((path) => [path, /** @type {const} */ (true)])), drafts: {}, past: pastFrom(value.past) };
}

/** @param {Record<string, unknown>} content @returns {Made | null} */
function madeOf({ by, then }) {
  if (!Array.isArray(by) || typeof by[0] !== 'string' || typeof by[1] !== 'string') return null;
  const [chance, profit] = Array.isArray(then) ? then : [];
  const told = typeof chance === 'number' && typeof profit === 'number' && chance >= 0 && chance <= 1;
  return { engine: by[0].slice(0, 40), edition: by[1].slice(0, 40), ...(told ? { chance, profit } : {}) };
}

/** Without what messengers and sentences put behind an address: a full stop, a bracket, a space. From its end, so that it takes no longer for a hostile text. @param {string} text */
function bare(text) {
  let end = text.length;
  while (end > 0 && (text.startsWith('%20', end - 3) || !/[\w-]/.test(text[end - 1]))) end -= text.startsWith('%20', end - 3) ? 3 : 1;
  return /^\d+\../.test(text.slice(0, end)) ? text.slice(0, end) : text;
}

/** Reads the text after `s=`. Never throws: whatever is wrong is told, and the rest is opened. @param {string} written @returns {Opened} */
export function decodeLink(written) {
  const text = bare(written);
  const nothing = (/** @type {LinkProblem} */ problem) => ({ workspace: null, problem, dropped: [], made: null });
  const head = /^(\d{1,4})\.(.*)$/s.exec(text);
  if (!head) return nothing('unreadable');
  const newer = Number(head[1]) > VERSION;
  if (text.length > LONGEST_READ) return nothing('tooLong');
  const body = head[2].slice(0, -CHECK);
  const sound = check(body) === head[2].slice(-CHECK);
  const bytes = toBytes(sound ? body : head[2].replace(/[^\w-].*$/s, '').replace(/^((?:.{4})*).$/s, '$1'));
  const plain = bytes && inflated(bytes);
  const content = plain ? parsed(plain) ?? mended(plain) : undefined;
  const problem = newer ? 'newer' : sound ? null : 'damaged';
  if (!isObject(content) || !Array.isArray(content.of)) return nothing(problem ?? 'unreadable');
  /** @type {string[]} */
  const dropped = [];
  const workspace = entriesFrom(content.of.slice(0, MOST_ENTRIES).map((entry, i) => unpacked(entry, i, dropped)), content.at);
  return workspace ? { workspace, problem, dropped, made: madeOf(content) } : nothing(problem ?? 'unreadable');
}
