// Every word and figure on the page goes through a context: one language, one currency. A third language is one more table.
import { createFormat } from '../format/format.js';
import { parse } from '../format/parse.js';
import en from './en.js';

/** @typedef {string | {one: string, other: string}} Message  plural forms are chosen by the parameter `count` */

/** English comes with the page, every other table when it is wanted. @type {Record<string, () => Promise<{default: Record<string, Message>}>>} */
const others = { de: () => import('./de.js') };
/** @type {Record<string, Record<string, Message>>} */
const tables = { en };
export const locales = ['en', ...Object.keys(others)];

/** Words of parts of the page that come later. @type {Record<string, Record<string, () => Promise<{default: Record<string, Message>}>>>} */
const parts = {
  share: { en: () => import('./en-share.js'), de: () => import('./de-share.js') },
  plan: { en: () => import('./en-plan.js'), de: () => import('./de-plan.js') },
  present: { en: () => import('./en-present.js'), de: () => import('./de-present.js') },
  report: { en: () => import('./en-report.js'), de: () => import('./de-report.js') },
  scenarios: { en: () => import('./en-scenarios.js'), de: () => import('./de-scenarios.js') },
  findings: { en: () => import('./en-findings.js'), de: () => import('./de-findings.js') },
  lines: { en: () => import('./en-lines.js'), de: () => import('./de-lines.js') },
  plausibility: { en: () => import('./en-plausibility.js'), de: () => import('./de-plausibility.js') },
  method: { en: () => import('./en-method.js'), de: () => import('./de-method.js') },
  notes: { en: () => import('./en-notes.js'), de: () => import('./de-notes.js') },
};
/** @type {Set<string>} */
const wanted = new Set();
/** @param {string} part @param {string} locale */
const fill = async (part, locale) => { Object.assign(tables[locale], (await parts[part][locale]()).default); };

/** Makes a locale ready for `context`. @param {string} locale one of `locales` */
export async function loadTable(locale) {
  if (!(locale in tables)) tables[locale] = (await others[locale]()).default;
  await Promise.all([...wanted].map((part) => fill(part, locale)));
}

/** Adds the words of a part, in this and every later language. @param {string} part */
export async function loadPart(part) {
  wanted.add(part);
  await Promise.all(Object.keys(tables).map((locale) => fill(part, locale)));
}

/** The first locale of the wishes that has a table, else English. @param {readonly (string | null | undefined)[]} wishes @returns {string} */
export function chooseLocale(wishes) {
  for (const wish of wishes) {
    const base = wish?.toLowerCase().split('-')[0];
    if (base && locales.includes(base)) return base;
  }
  return 'en';
}

/**
 * @typedef {Record<string, unknown>} Params
 * @typedef {ReturnType<typeof context>} Context
 */

/**
 * Texts and figures of one language, currency and event. Every message may say {event}, {events} or {Events}: what counts as a
 * result, as order, install, lead, booking or visit.
 * @param {string} locale @param {string} currency @param {string} [event]
 */
export function context(locale, currency, event = 'order') {
  const table = tables[locale];
  /** @type {Params} */
  const words = { event: table[`event.${event}.one`], events: table[`event.${event}.many`], Events: table[`event.${event}.Many`] };
  /** @type {Intl.PluralRules | undefined} */
  let plural;
  const format = createFormat(locale, currency);
  const has = (/** @type {string} */ key) => key in table;
  const pattern = (/** @type {string} */ key, /** @type {Params} */ params) => {
    const message = table[key];
    if (message === undefined) throw new Error(`no message "${key}" in ${locale}`);
    if (typeof message === 'string') return message;
    plural ??= new Intl.PluralRules(locale);
    return plural.select(Number(params.count)) === 'one' ? message.one : message.other;
  };
  /** The message in pieces, parameters in place: for templates that emphasise a figure. @param {string} key @param {Params} [params] @returns {unknown[]} */
  const rich = (key, params = {}) => pattern(key, params).split(/\{(\w+)\}/).map((piece, i) => {
    if (i % 2 === 0) return piece;
    const value = piece in params ? params[piece] : words[piece];
    if (value === undefined) throw new Error(`message "${key}" needs {${piece}}`);
    return value;
  });
  /** @param {string} key @param {Params} [params] @returns {string} */
  const text = (key, params) => rich(key, params).join('');
  return {
    ...format,
    event, has, text, rich,
    /** For axes: 10k, 1.2M; 10 Tsd., 1,2 Mio. @param {number} x 0 or more */
    short: (x) => format.shortened(x, (size, n) => text(`charts.short.${size}`, { n })),
    /** Reads a typed text as this language writes it. @param {string} typed @param {Omit<import('../format/parse.js').ParseOptions, 'locale'>} [options] */
    parse: (typed, options) => parse(typed, { ...options, locale }),
  };
}
