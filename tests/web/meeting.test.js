// The meeting mode beside the page's store: what if, freeze, keep, other scenarios; and nothing of it in the page unless it is kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstWorkspace, give } from '../../web/src/state/actions.js';
import { createMeeting } from '../../web/src/state/meeting.js';
import { createStore } from '../../web/src/state/store.js';
import { mostOrders, moved, movedRates, withRates } from '../../web/src/state/whatif.js';

const RATE = { low: 0.0005, mid: 0.004, high: 0.03 };
const pause = () => new Promise((resolve) => { setTimeout(resolve, 0); });

/** An engine that assumes a rate where none is given, and brings one order for each person at that rate. */
function engine() {
  const asked = [];
  const evaluate = async ({ scenario, observed, draws }) => {
    asked.push({ scenario, observed, draws });
    const creators = scenario.creators.map((line) => ({ ...line, responseRate: line.responseRate ?? RATE }));
    const mid = creators[0].responseRate.mid ?? creators[0].responseRate;
    return { ok: true, complete: { ...scenario, creators, measurement: { basis: 'response' }, simulation: { draws } }, projection: { typical: { ordersPerThousandReached: Number((1000 * mid).toPrecision(12)) }, creators: creators.map(() => ({ effectiveReach: 1 })) } };
  };
  return { asked, evaluate, stop() {}, reference: async () => ({}), superseded: Symbol('superseded'), stopped: Symbol('stopped'), loadSources: async () => new Map() };
}
async function opened(workspace = firstWorkspace()) {
  const machine = engine();
  const store = createStore(machine);
  store.begin(workspace);
  await pause();
  const meeting = createMeeting(store);
  return { machine, store, meeting, orders: () => meeting.state.answer.projection.typical.ordersPerThousandReached };
}
const two = () => ({ entries: [...firstWorkspace().entries, { ...give(firstWorkspace(), 'creators[0].responseRate', 0.009).entries[0], id: '2' }], current: 0 });

test('a moved rate keeps its order and its doubt, and stays a share', () => {
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 0.3, noNaN: true }), fc.double({ min: 1, max: 50, noNaN: true }), fc.double({ min: 1e-6, max: 0.95, noNaN: true }), (mid, wide, to) => {
    const range = moved({ low: mid / wide, mid, high: Math.min(0.99, mid * wide) }, to);
    assert.ok(range.low > 0 && range.low <= range.mid && range.mid <= range.high && range.high < 1);
    assert.equal(range.mid, to);
    const odds = (p) => p / (1 - p);
    assert.ok(Math.abs(odds(range.low) / odds(range.mid) / (odds(mid / wide) / odds(mid)) - 1) < 1e-6);
  }));
  assert.equal(moved(0.004, 0.01), 0.01);
  assert.equal(moved({ low: 0, mid: 0, high: 0 }, 0.01), 0.01);
});

test('every line moves by the same factor; with clicks it is the conversion that moves', () => {
  const base = (basis) => ({ complete: { measurement: { basis }, creators: [{ responseRate: 0.004, conversionRate: 0.02 }, { responseRate: { low: 0.001, mid: 0.002, high: 0.004 }, conversionRate: 0.04 }] }, projection: { typical: { ordersPerThousandReached: 3 } } });
  const given = movedRates(base('response'), 6);
  assert.equal(given['creators[0].responseRate'], 0.008);
  assert.equal(given['creators[1].responseRate'].mid, 0.004);
  assert.deepEqual(movedRates(base('clicks'), 6), { 'creators[0].conversionRate': 0.04, 'creators[1].conversionRate': 0.08 });
  assert.ok(Math.abs(mostOrders(base('clicks')) - (3 * 0.95) / 0.04) < 1e-9);
});

test('a past campaign is in the moved rates already and is not asked again', () => {
  const [entry] = firstWorkspace().entries;
  assert.deepEqual(withRates({ ...entry, past: { reach: 1000, orders: 4 } }, { 'creators[0].responseRate': 0.01 }).past, {});
  assert.deepEqual(withRates({ ...entry, past: { reach: 1000 } }, { 'creators[0].responseRate': 0.01 }).past, { reach: 1000 });
});

test('moving asks the engine and changes nothing of the page: not the workspace, not its undo, not its answer', async () => {
  const { machine, store, meeting, orders } = await opened();
  const before = store.state;
  assert.equal(orders(), 4);
  meeting.move(9);
  await pause();
  assert.equal(orders(), 9);
  assert.equal(meeting.state.base.projection.typical.ordersPerThousandReached, 4);
  assert.equal(machine.asked.at(-1).draws, 4096);
  assert.equal(store.state.workspace, before.workspace);
  assert.equal(store.state.answer, before.answer);
  assert.equal(store.state.canUndo, false);
  meeting.plan();
  assert.equal(orders(), 4);
  assert.equal(meeting.state.orders, null);
});

test('what was frozen early becomes as exact as what is shown, and stays once the slider moves', async () => {
  const { meeting } = await opened();
  meeting.hold();
  meeting.move(5);
  await pause();
  meeting.freeze();
  assert.equal(meeting.state.frozen.answer.complete.simulation.draws, 4096);
  meeting.settle();
  await pause();
  assert.equal(meeting.state.frozen.answer.complete.simulation.draws, 65536);
  const { answer } = meeting.state.frozen;
  meeting.move(6);
  await pause();
  assert.equal(meeting.state.frozen.answer, answer);
});

test('while held few worlds are computed, and all of them once it is let go', async () => {
  const { machine, meeting } = await opened();
  meeting.hold();
  meeting.move(5);
  await pause();
  meeting.move(6);
  await pause();
  assert.equal(machine.asked.at(-1).draws, 4096);
  meeting.settle();
  await pause();
  assert.equal(machine.asked.at(-1).draws, 65536);
});

test('going back while an answer is on its way does not bring that answer', async () => {
  const { meeting, orders } = await opened();
  meeting.move(9);
  meeting.plan();
  await pause();
  assert.equal(orders(), 4);
  meeting.move(9);                                                // asked before and answered: it is there at once
  assert.equal(orders(), 9);
});

test('keeping makes it the plan in one step of undo', async () => {
  const { store, meeting, orders } = await opened();
  const before = store.state.workspace;
  meeting.move(6);
  meeting.move(9);
  await pause();
  meeting.keep();
  assert.equal(meeting.state.kept, true);
  assert.equal(store.state.workspace.entries[0].scenario.creators[0].responseRate.mid.toPrecision(12), (0.009).toPrecision(12));
  assert.ok(store.state.workspace.entries[0].typed['creators[0].responseRate']);
  await pause();
  assert.equal(orders(), 9);
  assert.equal(meeting.state.orders, null);
  store.undo();
  assert.equal(store.state.workspace, before);
  assert.equal(store.state.canUndo, false);
});

test('another scenario comes to the stage without becoming the one of the page, and what is frozen stays to compare', async () => {
  const { store, meeting, orders } = await opened(two());
  meeting.freeze();
  meeting.choose(1);
  assert.equal(meeting.state.answer, null, 'never the figures of one scenario under the name of another');
  await pause();
  assert.equal(orders(), 9);
  assert.equal(meeting.state.frozen.answer.projection.typical.ordersPerThousandReached, 4);
  assert.equal(store.state.workspace.current, 0);
  meeting.choose(7);
  assert.equal(meeting.state.index, 1);
  meeting.choose(0);
  assert.equal(orders(), 4);
  meeting.choose(1);
  assert.equal(orders(), 9, 'it was computed before');
  meeting.freeze();
  assert.equal(meeting.state.frozen, null);
});

test('leaving asks again what the page waits for', async () => {
  const machine = engine();
  const store = createStore({ ...machine, evaluate: async (request, options) => (options.refines ? machine.superseded : machine.evaluate(request)) });
  await store.start();
  await pause();
  const meeting = createMeeting(store);
  assert.equal(store.state.settling, true);
  const asked = machine.asked.length;
  meeting.end();
  await pause();
  assert.equal(machine.asked.length, asked + 1);
});
