// The state: what actions do to a workspace, undo and redo, the store between engine and page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { choosePreset, clear, current, draft, firstWorkspace, give, givePast, givePlatform, requestOf, reset, untouched } from '../../web/src/state/actions.js';
import { supported } from '../../web/src/format/format.js';
import { advance, back, begin, forward, MERGE_WITHIN, withdraw } from '../../web/src/state/history.js';
import { general, leaves, read, same, write } from '../../web/src/state/path.js';
import { oddsOf, quantiles } from '../../web/src/state/outlook.js';
import { fullDraws, quickDraws } from '../../web/src/engine/draws.js';
import { presets } from '../../web/src/state/presets.js';
import { createStore } from '../../web/src/state/store.js';
import { rounded, stepped } from '../../web/src/state/steps.js';

const scenario = (w) => current(w).scenario;
const followers = 'creators[0].followers';

test('the page begins with the first example, unchanged and sparse', () => {
  const w = firstWorkspace();
  assert.deepEqual(scenario(w), presets[0].scenario);
  assert.ok(untouched(current(w)));
  assert.equal(read(scenario(w), 'creators[0].reachRate'), undefined);
});

test('a value the visitor gives is the only thing that changes, and giving it again changes nothing', () => {
  const w = give(firstWorkspace(), 'creators[0].count', 7);
  assert.deepEqual(scenario(w), write(presets[0].scenario, 'creators[0].count', 7));
  assert.ok(!untouched(current(w)));
  assert.equal(give(w, 'creators[0].count', 7), w);
});

test('an example fee gives way to the default when the followers change, a typed fee stays', () => {
  const free = give(firstWorkspace(), followers, 500000);
  assert.equal(read(scenario(free), 'creators[0].fee'), undefined);
  const typed = give(give(firstWorkspace(), 'creators[0].fee', 999), followers, 500000);
  assert.equal(read(scenario(typed), 'creators[0].fee'), 999);
});

test('another niche brings its own product figures, unless they were typed or a result is no order', () => {
  const w = give(give(firstWorkspace(), 'product.shipping', 3), 'niche', 'home');
  assert.deepEqual(scenario(w).product, { shipping: 3 });
  const app = give(choosePreset(firstWorkspace(), 'app'), 'niche', 'home');
  assert.deepEqual(scenario(app).product, presets.find((p) => p.id === 'app').scenario.product);
});

test('a platform brings a format it can carry', () => {
  const w = givePlatform(firstWorkspace(), 0, 'instagram');
  assert.equal(read(scenario(w), 'creators[0].format'), 'reel');
  assert.equal(read(scenario(givePlatform(w, 0, 'youtube')), 'creators[0].format'), 'video');
});

test('an unreadable text is kept beside the last valid value, until a readable one comes', () => {
  const broken = draft(firstWorkspace(), followers, { text: '5oo', error: 'notNumber' });
  assert.equal(read(scenario(broken), followers), 30000);
  assert.equal(current(broken).drafts[followers].text, '5oo');
  assert.deepEqual(current(give(broken, followers, 30000)).drafts, {});
  assert.deepEqual(current(clear(broken, 'creators[0].fee')).drafts, current(broken).drafts);
});

test('reset brings the example back, and only where something changed', () => {
  const w = give(choosePreset(firstWorkspace(), 'gadget'), 'creators[0].fee', 1);
  assert.deepEqual(scenario(reset(w)), presets.find((p) => p.id === 'gadget').scenario);
  const fresh = reset(w);
  assert.equal(reset(fresh), fresh);
});

test('the engine is asked about every count of a past campaign, and none where there is none', () => {
  const half = givePast(firstWorkspace(), 'reach', 12000);
  assert.deepEqual(requestOf(current(half)).observed, { reach: 12000 });
  assert.deepEqual(requestOf(current(givePast(half, 'orders', 41))).observed, { reach: 12000, orders: 41 });
  assert.equal(requestOf(current(givePast(half, 'reach', undefined))).observed, undefined);
});

test('writing a path and reading it gives the value, and shares what it did not touch', () => {
  fc.assert(fc.property(fc.constantFrom('a.b', 'a[0].b', 'a[2]', 'c'), fc.jsonValue(), (path, value) => {
    const before = { a: path.includes('[') ? [{ b: 1 }, {}, {}] : { b: 1 }, other: { x: 1 } };
    const after = write(before, path, value);
    assert.deepEqual(read(after, path), value);
    assert.equal(after.other, before.other);
  }));
  assert.deepEqual(write({ a: { b: 1 } }, 'a.b', undefined), {});
  assert.deepEqual(leaves({ a: [{ b: { low: 1, mid: 2, high: 3 } }], c: { d: 1 } }), ['a[0].b', 'c.d']);
  assert.equal(general('creators[12].fee'), 'creators.fee');
  fc.assert(fc.property(fc.jsonValue(), (v) => assert.ok(same(v, structuredClone(v)))));
});

test('undo and redo walk the same way back and forth', () => {
  fc.assert(fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 30 }), (values) => {
    let h = begin(null);
    const seen = [h.present];
    for (const v of values) {
      h = advance(h, { v }, null, 0);
      seen.push(h.present);
    }
    for (let i = seen.length - 2; i >= 0; i--) assert.equal((h = back(h)).present, seen[i]);
    assert.equal(back(h), h);
    for (let i = 1; i < seen.length; i++) assert.equal((h = forward(h)).present, seen[i]);
    assert.equal(forward(h), h);
  }));
});

test('a drag is one step of undo, a pause begins another', () => {
  let h = advance(begin(0), 1, 'fee', 0);
  h = advance(h, 2, 'fee', 100);
  assert.equal(back(h).present, 0);
  h = advance(h, 3, 'fee', 100 + MERGE_WITHIN + 1);
  assert.equal(back(h).present, 2);
  assert.equal(back(advance(h, 4, 'count', 101 + MERGE_WITHIN)).present, 3);
});

test('what is withdrawn can be reached neither by undo nor by redo', () => {
  const h = advance(advance(advance(begin(0), 1, null, 0), 2, null, 1), 3, null, 2);
  const there = withdraw(h, 1);
  assert.equal(there.present, 1);
  assert.equal(forward(there), there);
  assert.equal(back(there).present, 0);
  assert.deepEqual(withdraw(h, 7), begin(7));
  assert.equal(withdraw(h, 3), h);
});

test('a chance is told as the nearest odds people use', () => {
  const told = (p) => { const o = oddsOf(p); return o && `${o.part} in ${o.of}`; };
  assert.deepEqual([0.001, 0.01, 0.11, 0.18, 0.33, 0.4, 0.5, 0.62, 0.67, 0.75, 0.9, 0.95, 0.98, 0.99, 0.999].map(told), [null, '1 in 100', '1 in 9', '1 in 6', '1 in 3', '2 in 5', '1 in 2', '3 in 5', '2 in 3', '3 in 4', '9 in 10', '19 in 20', '49 in 50', '99 in 100', null]);
  fc.assert(fc.property(fc.double({ min: 0.0095, max: 0.9905, noNaN: true }), (p) => {
    const { part, of } = oddsOf(p);
    assert.ok(Math.abs(part / of - p) < 0.07 && part < of);
    if (p > 0.93) assert.ok(Math.abs(part / of - p) < 0.003, 'no closer to certain than it is');
  }));
});

test('odds step no finer than the error of the chance, and quantiles without an error are rough', () => {
  assert.deepEqual([oddsOf(0.0208, 0.002).of, oddsOf(0.0225, 0.002).of, oddsOf(0.0208, 0.0001).of, oddsOf(0.25, 0.01).of, oddsOf(0.02, 0.01).of], [50, 45, 48, 4, 60]);
  const of = { p5: -4321, p25: -1000, p50: 20, p75: 900, p95: 5678 };
  assert.equal(quantiles({ ...of, standardError: { p5: null, p25: 10, p50: 10, p75: 10, p95: null } }, supported).p5, -4500);
  assert.equal(quantiles({ ...of, standardError: { p5: 10, p25: 10, p50: 10, p75: 10, p95: 10 } }, supported).p5, -4300);
});

test('the slider steps by two significant figures and always moves', () => {
  assert.deepEqual([stepped(30000, 1, true), stepped(30000, -1, true), stepped(10000, -1, true), stepped(5, 1, true), stepped(5, -1, true), stepped(12.34, 1, false)], [31000, 29000, 9900, 6, 4, 13]);
  assert.deepEqual([rounded(31234, true), rounded(1.4, true), rounded(0.123, false)], [31000, 1, 0.12]);
  fc.assert(fc.property(fc.integer({ min: 2, max: 1e7 }), (v) => assert.ok(stepped(v, 1, true) > v && stepped(v, -1, true) < v)));
});

/** An engine whose answers are let go one by one. */
function engine() {
  const [superseded, stopped] = [Symbol('superseded'), Symbol('stopped')];
  const calls = [];
  return {
    superseded, stopped, calls, loadSources: async () => new Map(), reference: async () => ({ evidence: [], schemes: [] }),
    evaluate: (request, options) => new Promise((resolve, reject) => calls.push({ request, options, resolve, reject })),
    stop() { calls.at(-1).resolve(stopped); },
  };
}
const turn = () => new Promise((resolve) => { setImmediate(resolve); });
const valid = (figure) => ({ ok: true, figure });
const refused = (path) => ({ ok: false, errors: [{ code: 'outOfRange', path, message: '' }] });

test('the last valid answer stays while a value is refused, and the refused field is named', async () => {
  const e = engine();
  const store = createStore(e);
  store.start();
  e.calls[0].resolve(valid(1));
  await turn();
  store.apply((w) => give(w, followers, 1e12), followers);
  e.calls.at(-1).resolve(refused(followers));
  await turn();
  assert.deepEqual([store.state.answer.figure, store.state.staleBecause, store.state.stale, store.state.settling], [1, followers, true, false]);
  store.undo();
  e.calls.at(-1).resolve(valid(2));
  await turn();
  assert.deepEqual([store.state.answer.figure, store.state.staleBecause, store.state.stale, store.state.errors.length], [2, null, false, 0]);
});

test('an answer that comes after a newer question is not shown', async () => {
  const e = engine();
  const store = createStore(e);
  store.start();
  store.apply((w) => give(w, 'creators[0].count', 2));
  e.calls[1].resolve(valid('new'));
  e.calls[0].resolve(valid('old'));
  await turn();
  assert.equal(store.state.answer.figure, 'new');
});

test('the many worlds wait until the page is idle, and for nothing that has been replaced', async () => {
  const e = engine();
  const waiting = [];
  const store = createStore(e, { whenIdle: (act) => waiting.push(act) });
  store.start();
  e.calls[0].resolve(valid('quick'));
  await turn();
  assert.deepEqual([e.calls.length, waiting.length, store.state.settling], [1, 1, true]);
  store.apply((w) => give(w, 'creators[0].count', 2));
  waiting.shift()();
  assert.deepEqual(e.calls.map(({ request }) => request.draws), [4096, 4096]);
  e.calls[1].resolve(valid('newer'));
  await turn();
  waiting.shift()();
  assert.deepEqual(e.calls.map(({ request }) => request.draws), [4096, 4096, 65536]);
});

test('a change is answered with few worlds at once, then with many', async () => {
  const e = engine();
  const store = createStore(e);
  store.start();
  assert.deepEqual([e.calls[0].request.draws, e.calls[0].options.refines, store.state.settling], [4096, false, true]);
  e.calls[0].resolve(valid('quick'));
  await turn();
  assert.deepEqual([store.state.answer.figure, store.state.settling], ['quick', true]);
  assert.deepEqual([e.calls[1].request.draws, e.calls[1].options.refines, e.calls.length], [65536, true, 2]);
  assert.deepEqual(e.calls[1].request.scenario, e.calls[0].request.scenario);
  e.calls[1].resolve(valid('exact'));
  await turn();
  assert.deepEqual([store.state.answer.figure, store.state.settling, e.calls.length], ['exact', false, 2]);
});

test('while a value moves only few worlds are computed; many when it rests, at once when the slider is let go', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  for (const release of [true, false]) {
    const e = engine();
    const store = createStore(e);
    for (let fee = 1; fee <= 5; fee += 1) {
      store.apply((w) => give(w, 'creators[0].fee', fee), 'fee');
      e.calls.at(-1).resolve(valid(fee));
      await turn();
      t.mock.timers.tick(140);
    }
    assert.deepEqual(e.calls.map((c) => c.request.draws), Array(5).fill(4096));
    if (release) store.settle();
    else t.mock.timers.tick(20);
    assert.deepEqual(e.calls.slice(5).map((c) => [c.request.draws, c.request.scenario.creators[0].fee]), [[65536, 5]]);
    store.settle();                                             // nothing more to come
    assert.equal(e.calls.length, 6);
  }
});

test('a slider that is held still is not computed in many worlds before it is let go', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const e = engine();
  const store = createStore(e);
  store.hold();
  store.apply((w) => give(w, 'creators[0].fee', 3), 'fee');
  e.calls[0].resolve(valid(3));
  await turn();
  t.mock.timers.tick(5000);
  assert.deepEqual([e.calls.length, store.state.settling], [1, true]);
  store.settle();
  assert.deepEqual(e.calls.map((c) => c.request.draws), [4096, 65536]);
});

test('however slowly a slider is dragged, the drag is one step of undo; the next drag is another', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const store = createStore(engine());
  const fee = () => store.state.workspace.entries[0].scenario.creators[0].fee;
  const first = fee();
  for (const drag of [[10, 11, 12], [20, 21]]) {
    store.hold();
    for (const value of drag) {
      t.mock.timers.tick(5000);
      store.apply((w) => give(w, 'creators[0].fee', value), 'fee');
    }
    store.settle();
  }
  store.undo();
  assert.equal(fee(), 12);
  store.undo();
  assert.equal(fee(), first);
});

test('a slider let go before its answer is there is refined as soon as it is', async () => {
  const e = engine();
  const store = createStore(e);
  store.apply((w) => give(w, 'creators[0].fee', 7), 'fee');
  store.settle();
  e.calls[0].resolve(valid(7));
  await turn();
  assert.deepEqual(e.calls.map((c) => c.request.draws), [4096, 65536]);
});

test('many creators are computed in fewer worlds, and draws that were typed are left alone', async () => {
  const drawsFor = (count) => [quickDraws({ creators: [{ count }] }), fullDraws({ creators: [{ count }] })];
  assert.deepEqual([1, 20, 512, 1000, 10000].map(drawsFor), [[4096, 65536], [4096, 65536], [4096, 65536], [2048, 65536], [256, 16384]]);
  for (const odd of [undefined, 0, -5, NaN, 1e12, 'x']) for (const draws of drawsFor(odd)) assert.ok(draws >= 256 && Number.isInteger(Math.log2(draws)), `${odd} → ${draws}`);
  const e = engine();
  const store = createStore(e);
  store.apply((w) => give(w, 'simulation.draws', 1024));
  e.calls[0].resolve(valid(1));
  await turn();
  assert.deepEqual([e.calls.length, store.state.settling], [1, false]);
});

test('a long run tells how far it is and can be stopped; the answer from before stays and says so', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const e = engine();
  const store = createStore(e);
  store.start();
  e.calls[0].resolve(valid('quick'));
  await turn();
  t.mock.timers.tick(499);
  e.calls[1].options.tell(0.3);
  assert.deepEqual([store.state.slow, store.state.done], [false, null]);
  t.mock.timers.tick(1);
  e.calls[1].options.tell(0.4);
  assert.deepEqual([store.state.slow, store.state.done], [true, 0.4]);
  store.stop();
  await turn();
  assert.deepEqual([store.state.slow, store.state.done, store.state.stopped, store.state.stale, store.state.settling, store.state.answer.figure], [false, null, true, false, false, 'quick']);
  store.apply((w) => give(w, 'creators[0].count', 9));
  store.stop();
  await turn();
  assert.deepEqual([store.state.stopped, store.state.stale, store.state.answer.figure], [true, true, 'quick']);
  store.resume();
  e.calls.at(-1).resolve(valid('nine'));
  await turn();
  assert.deepEqual([store.state.stopped, store.state.stale, store.state.answer.figure], [false, false, 'nine']);
});

test('an unreadable box asks the engine nothing and marks the figures', async () => {
  const e = engine();
  const store = createStore(e);
  let told = 0;
  store.subscribe(() => { told += 1; });
  store.start();
  await turn();
  store.apply((w) => draft(w, 'creators[0].fee', { text: 'x', error: 'notNumber' }), 'fee');
  await turn();
  assert.equal(e.calls.length, 1);
  assert.equal(store.state.staleBecause, 'creators[0].fee');
  assert.ok(told >= 1);
});

test('an engine that cannot run is said so, and the next change tries again', async () => {
  const e = engine();
  const store = createStore(e);
  store.start();
  e.calls[0].reject(new Error('no WebAssembly'));
  await turn();
  assert.ok(store.state.unavailable);
  store.apply((w) => give(w, 'creators[0].count', 3));
  e.calls[1].resolve(valid(3));
  await turn();
  assert.ok(!store.state.unavailable);
});
