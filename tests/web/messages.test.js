// The message tables: the same keys in every language, nothing missing, nothing that nobody uses, the voice of the page.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../wasm/engine.js';
import { chooseLocale, context, loadTable, locales } from '../../web/src/messages/index.js';
import { fields, FORMATS, LARGEST, NICHES, WHOLE } from '../../web/src/state/fields.js';
import { DEALS, PAID_FORMS } from '../../web/src/state/lines.js';
import { FIGURES } from '../../web/src/state/goals.js';
import { presets } from '../../web/src/state/presets.js';
import { EVENTS, GOALS } from '../../web/src/state/terms.js';
import { fieldName, refusal } from '../../web/src/views/words.js';

const root = fileURLToPath(new URL('../../web/src/', import.meta.url));
const sources = readdirSync(root, { recursive: true }).filter((f) => f.endsWith('.js') && !/messages\/(en|de)/.test(f)).map((f) => readFileSync(root + f, 'utf8')).join('\n');
/** The words of the page and of the parts that are loaded later. */
const tables = async (/** @type {string} */ locale) => Object.assign({}, ...await Promise.all(readdirSync(`${root}messages`).filter((f) => f.startsWith(locale)).map(async (f) => (await import(`${root}messages/${f}`)).default)));
const [en, de] = await Promise.all(['en', 'de'].map(tables));
const forms = (message) => (typeof message === 'string' ? [message] : Object.values(message));
/** Parameters of a message but the words for what counts as a result, which every message may say. */
const params = (message) => [...new Set(forms(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1])))].filter((p) => !/^events?$/i.test(p)).sort();

test('both languages have the same keys, the same plurals and the same parameters', () => {
  assert.deepEqual(Object.keys(de).sort(), Object.keys(en).sort());
  for (const key of Object.keys(en)) {
    assert.equal(typeof de[key], typeof en[key], key);
    assert.deepEqual(params(de[key]), params(en[key]), key);
  }
});

test('every key that is written out in the sources has a message', () => {
  const written = [...sources.matchAll(/\b(?:text|rich|plural)\(\s*(?:t,\s*)?'([^']+)'/g)].map((m) => m[1]);
  assert.ok(written.length > 60);
  for (const key of written) assert.ok(key in en || `${key}.short` in en || `${key}.one` in en || sources.includes(`'${key}.`) || Object.keys(en).some((k) => k.startsWith(`${key}.`)), key);
});

test('every key that is put together in the sources has all its messages', () => {
  const need = [
    ...presets.flatMap((p) => [`preset.${p.id}`, `preset.${p.id}.why`]),
    ...Object.keys(FORMATS).map((p) => `platform.${p}`), ...Object.values(FORMATS).flat().map((f) => `format.${f}`), ...NICHES.map((n) => `niche.${n}`),
    ...Object.keys(fields).map((f) => `field.${f}`), 'field.creators.name',
    ...DEALS.flatMap((d) => [`plan.deal.${d}`, `plan.deal.${d}.why`]), ...Object.values(FORMATS).flat().map((f) => `plan.line.formats.${f}`), ...PAID_FORMS.map((f) => `value.creators.collaboration.${f}`),
    ...['terms', 'post', 'boost', 'fit', 'rates'].flatMap((g) => [`plan.line.${g}`, `plan.line.${g}.why`]),
    ...['order', 'install', 'lead', 'booking', 'visit'].flatMap((e) => [`event.${e}.one`, `event.${e}.many`, `event.${e}.Many`, `value.product.event.${e}`]),
    ...['emerging', 'nano', 'micro', 'mid', 'macro', 'mega'].map((id) => `charts.ruler.tier.${id}`),
    ...['empty', 'notNumber', 'oneNumber', 'oneNotNumber', 'reversed'].map((p) => `problem.${p}`),
    ...['A', 'B', 'C', 'D', 'E', 'word', 'typed', 'example', 'learned'].map((g) => `grade.${g}`),
    ...['typed', 'example', 'learned'].map((f) => `source.${f}`),
    ...['creators', 'product', 'measurement', 'audience', 'costs', 'others'].map((g) => `defaults.${g}`),
    ...['', 'already.'].flatMap((a) => ['perPost', 'allFees', 'noFee', 'noFees'].map((f) => `verdict.pays.${a}${f}`)),
    ...['certain', 'noExposure', 'beyondExposure'].map((code) => `past.nothing.${code}`),
    ...['bothLose', 'bothPay', 'winnerPays', 'loserPays', 'chances', 'spend', 'reach', 'creators'].map((k) => `scenarios.${k}`),
    ...['inputs', 'results', 'draws'].flatMap((k) => [`more.${k}`, `more.${k}Of`]),
    ...EVENTS.map((e) => `plan.one.${e}`),
    ...Object.entries(GOALS).flatMap(([g, { atLeast }]) => [`plan.goal.${g}`, `plan.goal.${atLeast ? 'atLeast' : 'atMost'}.${g}`]),
    ...FIGURES.flatMap(({ id }) => [`plan.goals.${id}`, `plan.goals.${id}.what`]),
    ...Object.keys(fields).filter((f) => fields[f].range && f !== 'creators.fee').map((f) => `plan.note.${f}`),
    ...['low', 'mid', 'high'].flatMap((c) => [`plan.cell.${c}`, `plan.cell.head.${c}`]),
    ...['response', 'clicks'].flatMap((b) => [`plan.basis.${b}`, `plan.basis.${b}.why`]),
    ...['chance', 'typical', 'walkAway'].flatMap((s) => [`strip.${s}.short`, `strip.${s}.long`]),
  ];
  for (const key of need) assert.ok(key in en, key);
});

test('every published default has a note that names nothing of the code and no number that could differ from what is shown', () => {
  const { curves, values } = JSON.parse(readFileSync(fileURLToPath(new URL('../../src/benchmarks/benchmarks.json', import.meta.url)), 'utf8'));
  const paths = [...new Set([...curves, ...values].map(({ field }) => (field.includes('.') ? field : `creators.${field}`)))].filter((path) => path in fields);
  assert.ok(paths.length > 25);
  for (const path of [...paths, 'creators.delivery', 'creators.commission', 'costs.seeding']) assert.ok(`note.${path}` in en, path);
  for (const table of [en, de]) for (const [key, note] of Object.entries(table)) if (key.startsWith('note.')) {
    assert.ok(key.slice('note.'.length) in fields, key);
    assert.doesNotMatch(note, /\d|[a-z][A-Z]|[={]/, key);
  }
});

test('every error code of the engine has a sentence', () => {
  const header = readFileSync(fileURLToPath(new URL('../../src/core/error.hpp', import.meta.url)), 'utf8');
  const codes = [.../enum class ErrorCode \{([\s\S]*?)\};/.exec(header)[1].matchAll(/^\s*(\w+),/gm)].map((m) => m[1]);
  assert.ok(codes.length >= 10);
  for (const code of codes) assert.ok(`refused.${code}` in en, code);
});

test('a sentence about a number that is too large names the limit of the engine', async () => {
  await Promise.all(locales.map(loadTable));
  const header = readFileSync(fileURLToPath(new URL('../../src/core/validate.hpp', import.meta.url)), 'utf8') + readFileSync(fileURLToPath(new URL('../../src/core/range.hpp', import.meta.url)), 'utf8');
  const limit = (/** @type {string} */ name) => Number(new RegExp(`double ${name} = ([\\d.e]+);`).exec(header)?.[1]);
  assert.equal(LARGEST.positive, limit('kMaxQuantity'));
  assert.deepEqual(WHOLE, { 'creators.followers': [0, limit('kMaxFollowers')], 'creators.count': [1, limit('kMaxCount')], 'creators.posts': [1, limit('kMaxPosts')] });
  for (const [locale, table] of [['en', en], ['de', de]]) {
    const { exact } = context(locale, 'EUR');
    const names = (/** @type {string} */ path, /** @type {number} */ most) => assert.ok(table[`refused.outOfRange.${path}`].includes(exact(most)), `${path}: ${table[`refused.outOfRange.${path}`]}`);
    for (const path of ['creators.fee', 'creators.boost.spend', 'creators.boost.cpm', 'creators.contentValue', 'product.averageOrderValue', 'usdRate', 'past.reach', 'past.orders']) names(path, LARGEST.positive);
    names('creators.reachRate', LARGEST.positive * 100);
    names('creators.followers', limit('kMaxFollowers'));
    names('creators.posts', limit('kMaxPosts'));
    names('creators.count', limit('kMaxCount'));
  }
});

test('a run that is too large is told with the size that fits, as the engine does', async () => {
  await Promise.all(locales.map(loadTable));
  const { verbs } = await loadEngine();
  const errorOf = (/** @type {number} */ lines, /** @type {number} */ draws) => {
    const { errors } = JSON.parse(verbs.project(JSON.stringify({ creators: Array(lines).fill({ platform: 'tiktok', format: 'video', followers: 5, count: 10000 }), simulation: { draws } })));
    return errors.find(({ code }) => code === 'tooLarge');
  };
  const [en, de] = ['en', 'de'].map((locale) => context(locale, 'USD'));
  assert.match(refusal(errorOf(1, 1048576), en), /take 16,384 worlds/);
  assert.match(refusal(errorOf(1, 1048576), de), /16\.384 Welten/);
  assert.match(refusal(errorOf(200, 256), en), /take 1,048,576 creators/);
  assert.match(refusal(errorOf(200, 256), de), /1\.048\.576 Creator/);
});

test('no sentence about an error names nothing, whatever its path', async () => {
  await Promise.all(locales.map(loadTable));
  for (const locale of locales) assert.match(fieldName('', context(locale, 'USD')), /Szenario|scenario/);
});

test('what counts as a result stands where every word for it fits', () => {
  // German: Besuch is masculine and has its own dative, Bestellung, Installation, Anfrage and Buchung do not; no article, no adjective of one gender.
  for (const [key, message] of Object.entries(de)) for (const text of forms(message)) {
    assert.doesNotMatch(text, /\b(?:von|mit|aus|bei|nach|zu|seit|den|diesen|allen|an) \{events\}/i, key);
    assert.doesNotMatch(text, /\b(?:\w*(?:eine[rnms]?|jede[rnms]?|diese[rnms]?|die|der|das|den|dem))\s\{event\}/i, key);
  }
  // English: an order and an install, but a lead.
  for (const [key, message] of Object.entries(en)) for (const text of forms(message)) assert.doesNotMatch(text, /\ban? \{events?\}/i, key);
});

test('nothing is cheered and nothing is shouted', () => {
  for (const [key, message] of [...Object.entries(en), ...Object.entries(de)]) for (const text of forms(message)) assert.ok(!text.includes('!'), key);
});

test('a message says its parameters and its plural, and a missing one is an error', async () => {
  await Promise.all(locales.map(loadTable));
  const t = context('en', 'USD');
  assert.equal(t.text('verdict.odds', { part: 1, of: 9 }), 'About 1 in 9 chance of profit.');
  assert.match(t.text('inputs.totalHint', { count: 1, posts: '1' }), /^1 post,/);
  assert.match(t.text('inputs.totalHint', { count: 2, posts: '2' }), /^2 posts,/);
  assert.throws(() => t.text('no.such.key'), /no\.such\.key/);
  assert.throws(() => t.text('verdict.odds', { part: 1 }), /of/);
  const mark = Symbol('strong');
  assert.ok(context('de', 'EUR').rich('verdict.lose', { sum: mark, spent: '5 EUR' }).includes(mark));
});

test('ranges as a box writes them read back in both languages', async () => {
  await Promise.all(locales.map(loadTable));
  for (const locale of locales) {
    const t = context(locale, 'USD');
    assert.deepEqual(t.parse(t.text('range.three', { low: t.exact(1000.5), mid: t.exact(2000), high: t.exact(1e6) }), { range: true }).value, { low: 1000.5, mid: 2000, high: 1e6 });
    assert.deepEqual(t.parse(t.text('range.two', { low: '4', high: '9' }), { range: true }).value, { low: 4, mid: 6, high: 9 });
  }
});

test('the language is the first one wished for that exists', () => {
  assert.equal(chooseLocale(['fr-FR', 'de-AT', 'en']), 'de');
  assert.equal(chooseLocale([null, undefined, 'xx']), 'en');
});
