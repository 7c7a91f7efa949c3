// The share link: what goes in comes out bit for bit, and whatever else is in an address is told and never breaks the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { choosePreset, current, firstWorkspace, give, givePast } from '../../web/src/state/actions.js';
import { decodeLink, encodeLink, LONGEST_WRITTEN, mended } from '../../web/src/state/link.js';
import { leaves, read } from '../../web/src/state/path.js';
import { debounced, opensMeeting, readFragment, writeFragment } from '../../web/src/state/place.js';
import { presets } from '../../web/src/state/presets.js';
import { withoutRefused } from '../../web/src/state/repair.js';
import { LONGEST_NAME, rename } from '../../web/src/state/scenarios.js';
import { scenarioFrom, workspaceFrom } from '../../web/src/state/shape.js';
import { scenario, workspace } from './arbitrary.js';

const made = { engine: '1.0.0', edition: '2026-11', chance: 0.183, profit: -4321 };
const edited = () => givePast(give(choosePreset(firstWorkspace(), 'gadget'), 'creators[0].followers', 52000), 'reach', 12000);
/** A link whose check is right around any content, as only somebody who wants harm makes one. */
function forged(content) {
  const body = Buffer.from(deflateSync(strToU8(content))).toString('base64url');
  let h = 0x811c9dc5;
  for (const c of body) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193);
  h ^= h >>> 24;
  return `1.${body}${Buffer.from([h & 255, (h >>> 8) & 255, (h >>> 16) & 255]).toString('base64url')}`;
}

test('any workspace comes back from its link bit for bit', () => {
  fc.assert(fc.property(workspace, (w) => {
    const link = encodeLink(w, made);
    fc.pre(link !== null);
    const opened = decodeLink(link);
    assert.deepEqual(opened, { workspace: w, problem: null, dropped: [], made });
    for (const [i, entry] of w.entries.entries()) for (const path of leaves(entry.scenario)) assert.ok(Object.is(JSON.stringify(read(opened.workspace.entries[i].scenario, path)), JSON.stringify(read(entry.scenario, path))), path);
  }), { numRuns: 200 });
});

test('an edited example fits in a link of three hundred characters that any messenger carries', () => {
  for (const { id } of presets) {
    const link = encodeLink(give(choosePreset(firstWorkspace(), id), 'creators[0].followers', 52000), made);
    assert.match(link, /^1\.[\w-]+$/);
    assert.ok(link.length < 340, `${id}: ${link.length}`);
  }
});

test('links of version 1 that were sent long ago still open', () => {
  // Written by the first release. A change of the dictionary or the packing would break every link in the world.
  const old = '1.jVU7DsMgDL0KB3CjQECit-gFulSqqgxtp4zcPc8xhljJECZkEMZ-H1_J4vNEtzgFj6DNV6to2TpPmDekgDyg8Xn5OrlO7v97u9f8cdsxblVG7hhN9ue7Dyv-GBqKqfCDAw3bFHjMMHhdPifqCvFOVoPjAKC6tNGUTEbUEumKB84nOh-HjHes2NHIVFCYelSzLR_xRjWzKDu1voRZaexV_Jer41VwqiRMR6r6rQvlWVYQAel';
  const { workspace: opened, problem, made: by } = decodeLink(old);
  assert.equal(problem, null);
  assert.deepEqual(opened, edited());
  assert.deepEqual(by, made);
});

test('a link holds nothing but scenarios: no title, client, logo or unreadable text', () => {
  const w = edited();
  const more = { ...w, title: 'Secret', entries: w.entries.map((e) => ({ ...e, client: 'Secret', logo: 'data:', drafts: { name: { text: 'Secret', error: 'empty' } } })) };
  assert.equal(encodeLink(more), encodeLink(w));
});

test('a link that was cut says so and opens what is before the cut, with no number cut short', () => {
  const whole = encodeLink(edited(), made);
  const full = current(edited()).scenario;
  let opened = 0;
  for (let length = 0; length < whole.length; length++) {
    const { workspace: w, problem } = decodeLink(whole.slice(0, length));
    assert.ok(problem === 'damaged' || (problem === 'unreadable' && length < 2), `${length}: ${problem}`);
    if (!w) continue;
    opened += 1;
    for (const path of leaves(current(w).scenario)) assert.deepEqual(read(current(w).scenario, path), read(full, path), path);
  }
  assert.ok(opened > whole.length / 4, `${opened} of ${whole.length}`);
});

test('a link with one wrong character always says so', () => {
  const whole = encodeLink(edited(), made);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_ %é';
  fc.assert(fc.property(fc.integer({ min: 2, max: whole.length - 1 }), fc.constantFrom(...letters), (at, letter) => {
    fc.pre(whole[at] !== letter);
    assert.equal(decodeLink(whole.slice(0, at) + letter + whole.slice(at + 1)).problem, 'damaged');
  }), { numRuns: 500 });
});

test('a link of a newer version says so and opens what this version understands', () => {
  const link = encodeLink(edited(), made).replace(/^1/, '7');
  assert.deepEqual(decodeLink(link), { workspace: edited(), problem: 'newer', dropped: [], made });
  assert.equal(decodeLink('2.').problem, 'newer');
  assert.equal(decodeLink('2.~~~').workspace, null);
});

test('what a sentence or a messenger puts behind a link is no part of it', () => {
  const link = encodeLink(edited(), made);
  const began = performance.now();
  for (const more of ['', 'a', '!']) decodeLink(`1.${'%20'.repeat(66000)}${more}`);
  assert.ok(performance.now() - began < 2000, 'a hostile end takes no longer than its length');
  for (const more of [')', '.', '%20', ' ', '%20.', '>,']) assert.deepEqual(decodeLink(link + more), { workspace: edited(), problem: null, dropped: [], made }, more);
});

test('fields of a newer version are named and the rest opens', () => {
  const link = forged(JSON.stringify({ of: [{ is: { creators: [{ platform: 'tiktok', format: 'video', followers: 9, mood: [1] }], product: { shipping: 'free', discount: 0.1 }, __proto__x: 1 } }] }));
  const { workspace: w, dropped, problem } = decodeLink(link);
  assert.equal(problem, null);
  assert.deepEqual(w.entries[0].scenario, { schema: 'tierwise/scenario@1', creators: [{ platform: 'tiktok', format: 'video', followers: 9 }], product: { discount: 0.1 } });
  assert.deepEqual(dropped.sort(), ['__proto__x', 'creators[0].mood', 'product.shipping']);
});

test('whatever stands in an address, it is answered and not thrown, and what opens is safe', () => {
  const hostile = fc.oneof(
    fc.string(), fc.string({ unit: 'binary' }), fc.string().map((s) => `1.${s}`), fc.base64String().map((s) => `1.${s}`),
    fc.json().map(forged), fc.anything().map((v) => forged(JSON.stringify({ of: [{ is: v }, v] }) ?? '')),
    fc.record({ is: fc.record({ creators: fc.array(fc.dictionary(fc.string(), fc.anything())), product: fc.anything(), ['__proto__']: fc.anything() }), typed: fc.anything(), past: fc.anything(), from: fc.anything() }).map((entry) => forged(JSON.stringify({ of: [entry], at: -3, by: [1], then: 'x' }))),
  );
  fc.assert(fc.property(hostile, (text) => {
    const opened = decodeLink(text);
    assert.ok(opened.workspace !== null || opened.problem !== null);
    if (opened.workspace) assert.deepEqual(workspaceFrom(opened.workspace), { workspace: opened.workspace, dropped: [] });
  }), { numRuns: 400 });
  assert.equal({}.polluted, undefined);
});

test('a link that would inflate to a gigabyte stops at one megabyte', () => {
  const start = process.memoryUsage().arrayBuffers;
  const bomb = forged(' '.repeat(8 << 20));
  assert.equal(decodeLink(bomb).workspace, null);
  assert.equal(decodeLink(`1.${'A'.repeat(300000)}`).problem, 'tooLong');
  assert.ok(process.memoryUsage().arrayBuffers - start < 64 << 20);
});

test('a scenario too long for an address has no link', () => {
  const w = firstWorkspace();
  const [line] = current(w).scenario.creators;
  const creators = Array.from({ length: 1000 }, (_, i) => ({ ...line, name: `creator ${Math.sin(i)} ${Math.cos(i)}`, fee: Math.exp(Math.sin(i)), posts: i + 1 }));
  assert.ok(encodeLink(give(w, 'creators', creators)) === null);
  const small = encodeLink(give(w, 'creators', creators.slice(0, 100)));
  assert.ok(small.length < LONGEST_WRITTEN);
  assert.equal(decodeLink(small).workspace.entries[0].scenario.creators.length, 100);
});

test('JSON that was cut off is closed behind its last whole member', () => {
  assert.deepEqual(mended('{"a":{"b":1,"c":[1,2,33'), { a: { b: 1, c: [1, 2] } });
  assert.deepEqual(mended('{"a":"x\\",}","b":12'), { a: 'x",}' });
  assert.deepEqual(mended('{"a":1}garbage'), { a: 1 });
  assert.equal(mended('{"a'), undefined);
  fc.assert(fc.property(fc.json(), fc.nat(), (text, n) => { mended(text.slice(0, n % (text.length + 1))); }));
});

test('a scenario that fits is not touched, whatever numbers and words are in it', () => {
  fc.assert(fc.property(scenario, (s) => {
    const found = scenarioFrom(s);
    assert.deepEqual(found, { scenario: s, dropped: [] });
  }));
});

test('view and scenario share one fragment and are read from it whatever their company', () => {
  assert.deepEqual(readFragment(''), { view: null, link: null });
  assert.deepEqual(readFragment('#plan'), { view: 'plan', link: null });
  assert.deepEqual(readFragment('#s=1.abc'), { view: null, link: '1.abc' });
  assert.deepEqual(readFragment('#method&x=1&s=1.abc'), { view: 'method', link: '1.abc' });
  assert.deepEqual(readFragment('#main'), { view: null, link: null });
  for (const view of ['estimate', 'plan', 'method']) for (const link of [null, '1.a-_9']) {
    const back = readFragment(writeFragment({ view, link }));
    assert.deepEqual({ view: back.view ?? 'estimate', link: back.link }, { view, link });
  }
  fc.assert(fc.property(fc.string(), (hash) => { readFragment(hash); }));
});

test('the meeting mode takes the place of the view in the address, and the scenario stays', () => {
  assert.equal(writeFragment({ view: 'plan', link: '1.a', presenting: true }), '#present&s=1.a');
  assert.equal(readFragment('#present&s=1.a').link, '1.a');
  assert.deepEqual(['#present', '#present&s=1.a', '#plan', '', '#s=present', '#presented'].map(opensMeeting), [true, true, false, false, false, false]);
});

test('a debounced call waits for rest, can be hurried, and is not made twice', async () => {
  let calls = 0;
  const { soon, now, cancel } = debounced(() => { calls += 1; }, 20);
  for (let i = 0; i < 5; i++) soon();
  assert.equal(calls, 0);
  now();
  now();
  assert.equal(calls, 1);
  soon();
  cancel();
  await new Promise((resolve) => { setTimeout(resolve, 60); });
  assert.equal(calls, 1);
  soon();
  await new Promise((resolve) => { setTimeout(resolve, 60); });
  assert.equal(calls, 2);
});

test('what the engine refuses is taken out and named, down to a line that cannot stand', () => {
  const w = give(give(firstWorkspace(), 'product.discount', 5), 'creators[1]', { platform: 'tiktok', format: 'reel', followers: 5 });
  const { workspace: next, dropped } = withoutRefused(w, [{ code: 'outOfRange', path: 'product.discount', message: '' }, { code: 'unknownValue', path: 'creators[1].format', message: '' }]);
  assert.deepEqual(dropped, ['product.discount', 'creators[1].format']);
  assert.equal(read(current(next).scenario, 'product.discount'), undefined);
  assert.equal(current(next).scenario.creators.length, 1);
  assert.deepEqual(withoutRefused(w, [{ code: 'tooLarge', path: '', message: '' }]), { workspace: w, dropped: [] });
  const refused = [{ code: 'outOfRange', path: 'creators[0].followers', message: '' }];
  assert.equal(withoutRefused(firstWorkspace(), refused).workspace, null, 'an example never stands in for what was opened');
  const two = { entries: [...firstWorkspace().entries, { ...firstWorkspace().entries[0], id: '2' }], current: 1 };
  assert.deepEqual(withoutRefused(two, refused).workspace, { entries: [two.entries[0]], current: 0 });
});

test('half of a character in a text, from outside or as it was typed, is made whole', () => {
  const { scenario: s } = scenarioFrom({ ...presets[0].scenario, name: 'a\ud83d', tierScheme: { name: '\ude00b', tiers: [{ id: '\ud83d', from: 1 }] }, creators: [{ ...presets[0].scenario.creators[0], name: '\ud83d\ude00\ud83d' }], other: '\udfff' });
  const names = (s) => [s.name, s.creators[0].name, s.tierScheme.name, s.tierScheme.tiers[0].id, s.other];
  assert.deepEqual(names(s), ['a\ufffd', '\u{1f600}\ufffd', '\ufffdb', '\ufffd', '\ufffd']);
  assert.equal(current(give(firstWorkspace(), 'name', 'a\ud83d')).scenario.name, 'a\ufffd');
  assert.equal(current(rename(firstWorkspace(), 0, `${'x'.repeat(LONGEST_NAME - 1)}\u{1f600}`)).scenario.name.at(-1), '\ufffd');
});
