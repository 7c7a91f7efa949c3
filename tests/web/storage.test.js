// What stays on the device, and the session that keeps it: nothing typed is lost, whatever the storage or the address do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { current, draft, firstWorkspace, give } from '../../web/src/state/actions.js';
import { BEFORE_LINK, createKeeping, REST } from '../../web/src/state/keeping.js';
import { decodeLink, encodeLink } from '../../web/src/state/link.js';
import { readFragment } from '../../web/src/state/place.js';
import { add, switchTo } from '../../web/src/state/scenarios.js';
import { createSession } from '../../web/src/state/session.js';
import { createStorage, LONGEST_LOGO } from '../../web/src/state/storage.js';
import { createStore } from '../../web/src/state/store.js';
import { workspace } from './arbitrary.js';

/** A device that keeps what structured cloning keeps. */
function device(records = new Map()) {
  return {
    records,
    get: async (key) => structuredClone(records.get(key)),
    set: async (key, value) => { records.set(key, structuredClone(value)); },
    del: async (key) => { records.delete(key); },
    entries: async () => [...records].map(([key, value]) => [key, structuredClone(value)]),
  };
}
const failing = (name) => () => { throw new DOMException('no', name); };
const broken = (name) => ({ get: failing(name), set: failing(name), del: failing(name), entries: failing(name) });
const ids = () => { let n = 0; return () => `id${(n += 1)}`; };
const rest = () => new Promise((resolve) => { setTimeout(resolve, REST + 80); });

test('any work in progress comes back as it was, unreadable texts included', async () => {
  await fc.assert(fc.asyncProperty(workspace, async (w) => {
    const storage = createStorage({ open: () => device() });
    assert.deepEqual(await storage.keepWork(w), { ok: true, value: undefined });
    assert.deepEqual(await storage.work(), { ok: true, value: w });
  }), { numRuns: 50 });
  const half = draft(firstWorkspace(), 'creators[0].fee', { text: '5oo', error: 'notNumber' });
  const storage = createStorage({ open: () => device() });
  await storage.keepWork(half);
  assert.deepEqual((await storage.work()).value, half);
});

test('scenarios are saved by name, listed newest first, renamed, duplicated, removed and put back', async () => {
  let time = 0;
  const storage = createStorage({ open: () => device(), now: () => (time += 1), newId: ids() });
  const w = give(firstWorkspace(), 'creators[0].count', 3);
  assert.deepEqual((await storage.save('Spring', w)).value, { id: 'id1', name: 'Spring', at: 1, workspace: w });
  await storage.save('Autumn', firstWorkspace());
  await storage.duplicate('id1', 'Spring copy');
  await storage.rename('id2', 'Fall');
  const names = async () => (await storage.saved()).value.map((s) => s.name);
  assert.deepEqual(await names(), ['Spring copy', 'Fall', 'Spring']);
  const [copy] = (await storage.saved()).value;
  assert.deepEqual(copy.workspace, w);
  await storage.remove(copy.id);
  assert.deepEqual(await names(), ['Fall', 'Spring']);
  await storage.putBack(copy);
  assert.deepEqual(await names(), ['Spring copy', 'Fall', 'Spring']);
  await storage.save('Spring', firstWorkspace(), 'id1');
  assert.equal((await storage.saved()).value.length, 3);
});

test('a damaged scenario is listed as damaged, hurts no other, and is not overwritten by renaming', async () => {
  const records = new Map([['saved:a', { name: 'Good', at: 1, workspace: firstWorkspace() }], ['saved:b', { name: 'Bad', at: 2, workspace: { entries: 'x' } }], ['saved:c', 7], ['work', { entries: [null] }]]);
  const storage = createStorage({ open: () => device(records) });
  assert.deepEqual((await storage.saved()).value.map(({ id, name, workspace: w }) => [id, name, w === null]), [['b', 'Bad', true], ['a', 'Good', false], ['c', '', true]]);
  assert.deepEqual(await storage.work(), { ok: false, problem: 'damaged' });
  assert.equal((await storage.rename('b', 'x')).value, null);
  assert.deepEqual(records.get('saved:b').workspace, { entries: 'x' });
});

test('a storage that is full or refused is an answer, not an exception', async () => {
  const empty = firstWorkspace();
  for (const [name, problem] of [['QuotaExceededError', 'full'], ['SecurityError', 'refused'], ['InvalidStateError', 'refused'], ['DataCloneError', 'damaged']]) {
    for (const open of [failing(name), () => broken(name)]) {
      const storage = createStorage({ open });
      for (const answer of await Promise.all([storage.work(), storage.keepWork(empty), storage.saved(), storage.save('x', empty), storage.rename('a', 'b'), storage.duplicate('a', 'b'), storage.remove('a'), storage.report(), storage.keepReport({ title: '', client: '', author: '', logo: null })])) {
        assert.deepEqual(answer, { ok: false, problem });
      }
    }
  }
  assert.deepEqual(await createStorage().work(), { ok: false, problem: 'refused' }, 'there is no IndexedDB here');
});

test('whatever stands in the storage, reading it is safe', async () => {
  await fc.assert(fc.asyncProperty(fc.anything(), async (junk) => {
    const storage = createStorage({ open: () => ({ ...device(), get: async () => junk, entries: async () => [['saved:x', junk], [junk, junk]] }) });
    for (const answer of await Promise.all([storage.work(), storage.saved(), storage.report()])) assert.equal(typeof answer.ok, 'boolean');
  }), { numRuns: 300 });
});

test('the details of a report are kept, and a logo that is no picture is not', async () => {
  const storage = createStorage({ open: () => device() });
  assert.deepEqual((await storage.report()).value, { title: '', client: '', author: '', logo: null });
  const report = { title: 'Spring', client: 'Müller & Söhne', author: 'Northlight', logo: 'data:image/png;base64,AAAA' };
  await storage.keepReport(report);
  assert.deepEqual((await storage.report()).value, report);
  for (const logo of ['javascript:alert(1)', 'data:text/html,x', 'data:image/svg+xml,<svg/>', `data:image/png;base64,${'A'.repeat(LONGEST_LOGO)}`]) {
    await storage.keepReport({ ...report, logo });
    assert.equal((await storage.report()).value.logo, null);
  }
});

/** A page without a browser: its address, its events, and an engine that answers at once. */
function visit({ hash = '', storage = createStorage({ open: () => device() }), own = new Set(), refuse = () => [], patience = new Promise(() => {}) } = {}) {
  const handlers = {};
  const written = [];
  const page = {
    keeps: true, hash: () => page.at, base: () => 'https://example.org/', at: hash, writes: [],
    replace(fragment) { if (fragment !== page.at) { page.at = fragment; page.writes.push(fragment); } },
    own(link) { if (link !== null || own.size > 0) own.add(link); written.push(link); },
    written: () => written, standing: (link) => link,
    wrote: () => false, handOver(text) { page.left = text; }, handed: () => page.left ?? null, isOwn: (link) => own.has(link), wasHere: () => own.size > 0,
    enter() { page.mark = true; }, leave() {}, isAround: () => page.mark === true,
    onHash: (act) => { handlers.hash = (hash = page.at) => act(hash); }, onLeave: (act) => { handlers.leave = act; },
    patience: () => patience, whenIdle: (act) => act(),
  };
  const evaluate = async ({ scenario }) => {
    const errors = refuse(scenario);
    return errors.length > 0 ? { ok: false, errors } : { ok: true, defaults: { scenario }, projection: { stamp: '1.0.0 · 2026-11 · 1 · abc', simulated: { probability: { profit: 0.25 }, profit: { p50: 1000 } } } };
  };
  const store = createStore({ evaluate, reference: async () => ({}), superseded: Symbol('superseded'), loadSources: async () => new Map() });
  const load = async () => ({ createKeeping: (given) => createKeeping({ ...given, storage }) });
  const session = createSession(store, { page, load });
  return { page, store, session, storage, own, handlers, scenario: () => current(store.state.workspace).scenario };
}
const fee = (scenario) => scenario.creators[0].fee;
const giveFee = (value) => (w) => give(w, 'creators[0].fee', value);

test('the start leaves the address and the device alone until something is typed', async () => {
  const v = visit();
  await v.session.begin();
  await rest();
  assert.deepEqual(v.page.writes, []);
  assert.equal((await v.storage.work()).value, null);
});

test('work that a slow storage gives back after the page has begun is shown, or saved where somebody typed already', async () => {
  for (const typed of [false, true]) {
    const kept = createStorage({ open: () => device() });
    await kept.keepWork(giveFee(77)(firstWorkspace()));
    let answer;
    const late = new Promise((resolve) => { answer = resolve; });
    const v = visit({ storage: { ...kept, work: async () => { await late; return kept.work(); } }, own: new Set(['-']), patience: Promise.resolve(null) });
    await v.session.begin();
    const first = fee(v.scenario());
    assert.notEqual(first, 77);
    if (typed) v.store.apply(giveFee(11));
    answer();
    await rest();
    assert.equal(fee(v.scenario()), typed ? 11 : 77);
    const { value } = await kept.saved();
    assert.deepEqual(value.map((record) => fee(current(record.workspace).scenario)), typed ? [77] : []);
  }
});

test('work that comes late brings what could not be read, which the link in the address cannot hold', async () => {
  for (const typed of [false, true]) {
    const kept = createStorage({ open: () => device() });
    const work = draft(giveFee(77)(firstWorkspace()), 'creators[0].followers', { text: 'oo5', error: 'notNumber' });
    await kept.keepWork(work);
    let answer;
    const late = new Promise((resolve) => { answer = resolve; });
    const link = encodeLink(work);
    const v = visit({ hash: `#s=${link}`, storage: { ...kept, work: async () => { await late; return kept.work(); } }, own: new Set([link]), patience: Promise.resolve(null) });
    await v.session.begin();
    assert.equal(fee(v.scenario()), 77);
    if (typed) v.store.apply((w) => draft(w, 'creators[0].count', { text: 'x', error: 'notNumber' }));
    const before = v.store.state.workspace;
    answer();
    await rest();
    assert.deepEqual(v.store.state.workspace, typed ? before : work);
    assert.deepEqual((await kept.saved()).value, []);
  }
});

test('typing writes the address once it rests, and a reload brings everything back, half-typed boxes included', async () => {
  const v = visit();
  await v.session.begin();
  for (const value of [10, 11, 12]) v.store.apply(giveFee(value), 'fee');
  v.store.apply((w) => draft(w, 'creators[0].count', { text: 'x', error: 'notNumber' }));
  assert.deepEqual(v.page.writes, []);
  await rest();
  assert.equal(v.page.writes.length, 1);
  const { workspace: linked, made } = decodeLink(readFragment(v.page.at).link);
  assert.equal(fee(current(linked).scenario), 12);
  assert.deepEqual(made, { engine: '1.0.0', edition: '2026-11', chance: 0.25, profit: 1000 });
  const again = visit({ hash: v.page.at, storage: v.storage, own: v.own });
  await again.session.begin();
  assert.deepEqual(again.store.state.workspace, v.store.state.workspace);
  assert.equal(again.session.state.opened, null, 'it is no foreign link');
  assert.equal(again.store.state.canUndo, false);
  const later = visit({ storage: v.storage, own: v.own });
  await later.session.begin();
  assert.deepEqual(later.store.state.workspace, v.store.state.workspace, 'without a link too');
});

test('a reload that began at an address written before the last one still finds what was typed', async () => {
  const silent = () => createStorage({ open: () => new Promise(() => {}) });
  const v = visit({ storage: silent() });
  await v.session.begin();
  v.store.apply(giveFee(10));
  await rest();
  const { at: began } = v.page;
  v.store.apply(giveFee(11));
  await rest();
  assert.notEqual(v.page.at, began);
  v.store.apply(giveFee(12));
  v.handlers.leave();
  const again = visit({ hash: began, storage: silent(), own: v.own });
  again.page.left = v.page.left;
  await again.session.begin();
  assert.equal(fee(again.scenario()), 12);
});

test('a link that says what one has already keeps what could not be read', async () => {
  const kept = createStorage({ open: () => device() });
  const work = draft(giveFee(77)(firstWorkspace()), 'creators[0].followers', { text: 'oo5', error: 'notNumber' });
  await kept.keepWork(work);
  const v = visit({ hash: `#s=${encodeLink(work)}`, storage: kept, own: new Set(['-']) });
  await v.session.begin();
  assert.equal(v.session.state.opened.from, 'link');
  assert.deepEqual(v.store.state.workspace, work);
});

test('leaving before the rest is over still writes', async () => {
  const v = visit();
  await v.session.begin();
  await v.session.keeper();
  v.store.apply(giveFee(12));
  await Promise.resolve();
  await Promise.resolve();
  v.handlers.leave();
  assert.equal(v.page.writes.length, 1);
  assert.equal(fee(current((await v.storage.work()).value).scenario), 12);
});

test('a link opens exactly what was sent, on a browser that never saw it', async () => {
  await fc.assert(fc.asyncProperty(workspace, async (w) => {
    const link = encodeLink(w);
    const v = visit({ hash: `#plan&s=${link}` });
    await v.session.begin();
    assert.deepEqual(v.store.state.workspace, w);
    assert.equal(v.session.state.view, 'plan');
    assert.deepEqual(v.session.state.opened, { from: 'link', problem: null, nothing: false, dropped: [], why: [], made: null, was: null });
  }), { numRuns: 25 });
});

test('a link that is opened over other work keeps that work: undo brings it back, and it is saved', async () => {
  const v = visit();
  await v.session.begin();
  v.store.apply(giveFee(777));
  await rest();
  const other = visit({ hash: `#s=${encodeLink(giveFee(5)(firstWorkspace()))}`, storage: v.storage, own: v.own });
  await other.session.begin();
  assert.equal(fee(other.scenario()), 5);
  assert.equal(fee(current(other.session.state.opened.was).scenario), 777);
  const [saved] = (await v.storage.saved()).value;
  assert.equal(saved.id, BEFORE_LINK);
  assert.equal(fee(current(saved.workspace).scenario), 777);
  other.store.undo();
  assert.equal(fee(other.scenario()), 777);
});

test('a link pasted into the open page opens as a step of undo, and the page own writing does not', async () => {
  const v = visit();
  await v.session.begin();
  v.store.apply(giveFee(12));
  await rest();
  v.handlers.hash();
  assert.equal(v.session.state.opened, null);
  v.page.at = `#method&s=${encodeLink(giveFee(5)(firstWorkspace()))}`;
  v.handlers.hash();
  assert.equal(fee(v.scenario()), 5);
  assert.equal(v.session.state.view, 'method');
  v.store.undo();
  assert.equal(fee(v.scenario()), 12);
});

test('a broken link says so and leaves the work as it was', async () => {
  const v = visit();
  await v.session.begin();
  v.store.apply(giveFee(12));
  await rest();
  for (const [link, problem] of [['1.zzz', 'damaged'], ['9.zzz', 'newer'], ['nonsense', 'unreadable']]) {
    const again = visit({ hash: `#s=${link}`, storage: v.storage, own: v.own });
    await again.session.begin();
    assert.equal(again.session.state.opened.problem, problem);
    assert.equal(again.session.state.opened.nothing, true);
    assert.equal(fee(again.scenario()), 12);
  }
});

test('values the engine refuses are taken out of a link, named, and the rest opens', async () => {
  const w = give(giveFee(5)(firstWorkspace()), 'product.discount', 7);
  const refuse = (s) => (s.product?.discount === 7 ? [{ code: 'outOfRange', path: 'product.discount', message: '' }] : []);
  const v = visit({ hash: `#s=${encodeLink(w)}`, refuse });
  await v.session.begin();
  await rest();
  assert.deepEqual(v.session.state.opened.dropped, ['product.discount']);
  assert.deepEqual(v.store.state.errors, []);
  assert.equal(fee(v.scenario()), 5);
  const typed = visit({ refuse });
  await typed.session.begin();
  typed.store.apply((x) => give(x, 'product.discount', 7));
  await rest();
  assert.equal(typed.scenario().product.discount, 7, 'what somebody types here is never taken out');
});

test('what the engine refuses in another scenario of a link is taken out when that one is looked at', async () => {
  const w = switchTo(give(add(firstWorkspace(), 'Two'), 'product.discount', 7), 0);
  const refuse = (s) => (s.product?.discount === 7 ? [{ code: 'outOfRange', path: 'product.discount', message: '' }] : []);
  const v = visit({ hash: `#s=${encodeLink(w)}`, refuse });
  await v.session.begin();
  await rest();
  assert.deepEqual(v.session.state.opened.dropped, []);
  v.store.apply((now) => switchTo(now, 1));
  await rest();
  assert.deepEqual(v.session.state.opened.dropped, ['product.discount']);
  assert.deepEqual(v.store.state.errors, []);
  assert.equal(v.scenario().name, 'Two');
});

test('a storage that fails is told, and what was typed stays on the page and in the address', async () => {
  const v = visit({ storage: createStorage({ open: () => ({ ...device(), set: failing('QuotaExceededError') }) }) });
  await v.session.begin();
  v.store.apply(giveFee(12));
  await rest();
  assert.equal(v.session.state.trouble, 'full');
  assert.equal(fee(v.scenario()), 12);
  assert.equal(fee(current(decodeLink(readFragment(v.page.at).link).workspace).scenario), 12);
});

test('a storage that never answers holds up no new version: the tab keeps what was typed', async () => {
  const v = visit({ storage: { ...createStorage({ open: () => device() }), keepWork: () => new Promise(() => {}) } });
  await v.session.begin();
  v.store.apply(giveFee(12));
  const keeper = await v.session.keeper();
  await keeper.flush();
  assert.equal(fee(current(JSON.parse(v.page.left).workspace).scenario), 12);
});

test('an address written over before the page hears that the visitor went there does not lead astray', async () => {
  const v = visit();
  await v.session.begin();
  v.session.present(true);
  await rest();
  const there = v.page.at;
  v.session.present(false);
  v.page.at = '#plan';
  v.handlers.hash(there);
  assert.equal(v.session.state.presenting, true);
  await rest();
  assert.equal(v.page.at, there);
});

test('damaged work in progress is told and the page starts', async () => {
  const v = visit({ storage: createStorage({ open: () => device(new Map([['work', 'junk']])) }), own: new Set(['x']) });
  await v.session.begin();
  assert.equal(v.session.state.trouble, 'damaged');
  assert.deepEqual(v.store.state.workspace, firstWorkspace());
});

test('the page starts without the parts that keep things when they cannot be loaded', async () => {
  const store = createStore({ evaluate: async () => ({ ok: false, errors: [] }), reference: async () => ({}), superseded: Symbol('s'), loadSources: async () => new Map() });
  const page = { ...visit().page, hash: () => '#s=1.abc' };
  const session = createSession(store, { page, load: () => Promise.reject(new Error('offline')) });
  await session.begin();
  assert.equal(session.state.trouble, 'refused');
});

test('the meeting mode has an entry of its own in the history, and coming back from it opens no older link', async () => {
  const v = visit();
  await v.session.begin();
  v.store.apply(giveFee(11));
  await rest();
  const before = v.page.at;
  v.session.present(true);
  v.store.apply(giveFee(12));
  await rest();
  assert.match(v.page.at, /^#present&s=/);
  v.own.clear();
  v.page.at = before;                                             // Back: the entry before still says 11
  v.handlers.hash();
  await rest();
  assert.equal(v.session.state.presenting, false);
  assert.equal(v.session.state.opened, null);
  assert.equal(fee(v.scenario()), 12);
  assert.equal(fee(current(decodeLink(readFragment(v.page.at).link).workspace).scenario), 12);
});
