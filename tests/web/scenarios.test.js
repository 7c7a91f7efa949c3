// Several scenarios in one workspace: what can be done with them, when they are compared, and how they stand against each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { current, draft, firstWorkspace, give, givePast, requestOf } from '../../web/src/state/actions.js';
import { contendersOf, createAnalysis } from '../../web/src/state/analysis.js';
import { decodeLink, encodeLink } from '../../web/src/state/link.js';
import { same } from '../../web/src/state/path.js';
import { add, duplicate, freshName, hasRoom, LONGEST_NAME, remove, rename, switchTo } from '../../web/src/state/scenarios.js';
import { MOST_ENTRIES, workspaceFrom } from '../../web/src/state/shape.js';
import { standings } from '../../web/src/state/standings.js';
import { createStore } from '../../web/src/state/store.js';
import { fromJson, toJson } from '../../web/src/state/transfer.js';
import { comparedDraws } from '../../web/src/engine/draws.js';
import { headline, lead } from '../../web/src/views/plan/standing-words.js';
import { context, loadPart } from '../../web/src/messages/index.js';
import { workspace } from './arbitrary.js';

const turn = () => new Promise((resolve) => { setTimeout(resolve, 5); });
const names = (w) => w.entries.map(({ scenario }) => scenario.name);
/** A, B and C; C is at hand. */
const three = () => add(give(add(firstWorkspace(), 'Two'), 'creators[0].fee', 7), 'Three');

test('a scenario that is added is a copy of the one at hand under another name, and is at hand then', () => {
  const before = draft(givePast(give(firstWorkspace(), 'creators[0].fee', 7), 'reach', 900), 'creators[0].posts', { text: 'x', error: 'notNumber' });
  const w = add(before, 'Two');
  assert.equal(w.current, 1);
  assert.deepEqual(w.entries[0], before.entries[0]);
  const [{ id, ...from }, { id: copyId, ...copy }] = w.entries;
  assert.notEqual(id, copyId);
  assert.deepEqual(copy, { ...from, scenario: { ...from.scenario, name: 'Two' }, typed: { ...from.typed, name: true } });
  assert.deepEqual(requestOf({ ...w.entries[1], scenario: from.scenario }), requestOf(w.entries[0]));
});

test('six are the most and one is the least', () => {
  let w = firstWorkspace();
  assert.equal(remove(w, 0), w);
  for (let i = 0; i < 9; i += 1) w = add(w, `n${i}`);
  assert.equal(w.entries.length, MOST_ENTRIES);
  assert.equal(hasRoom(w), false);
  assert.equal(duplicate(w, 2, 'more'), w);
});

test('whatever is done, every scenario keeps an id of its own and one of them is at hand', () => {
  const step = fc.oneof(
    fc.nat(7).map((i) => (w) => duplicate(w, i, `d${i}`)), fc.constant((w) => add(w, 'a')), fc.nat(7).map((i) => (w) => remove(w, i)),
    fc.nat(7).map((i) => (w) => switchTo(w, i)), fc.tuple(fc.nat(7), fc.string()).map(([i, name]) => (w) => rename(w, i, name)),
  );
  fc.assert(fc.property(workspace, fc.array(step, { maxLength: 20 }), (start, steps) => {
    const w = steps.reduce((at, act) => act(at), start);
    assert.ok(w.entries.length >= 1 && w.entries.length <= MOST_ENTRIES && w.entries[w.current] !== undefined);
    assert.equal(new Set(w.entries.map(({ id }) => id)).size, w.entries.length);
    const ids = w.entries.map(({ id }) => Number(id));
    assert.deepEqual(ids, [...ids].sort((a, b) => a - b));
  }));
});

test('removing one leaves the others as they are, and the one at hand at hand where it can be', () => {
  const w = three();
  const at = (current, removed) => names({ entries: [current(remove(switchTo(w, removed.at), removed.place))] })[0];
  assert.equal(at(current, { at: 2, place: 0 }), 'Three');
  assert.equal(at(current, { at: 0, place: 2 }), 'Skincare launch');
  assert.equal(at(current, { at: 1, place: 1 }), 'Three');
  assert.equal(at(current, { at: 2, place: 2 }), 'Two');
  assert.deepEqual(remove(w, 1).entries, [w.entries[0], w.entries[2]]);
});

test('a name is trimmed, never empty, and nothing changes where it is the same', () => {
  const w = three();
  assert.deepEqual(names(rename(w, 1, '  Spring \n')), ['Skincare launch', 'Spring', 'Three']);
  assert.equal(rename(w, 1, ' '), w);
  assert.equal(rename(w, 1, 'Two'), w);
  assert.equal(names(rename(w, 0, 'x'.repeat(999)))[0].length, LONGEST_NAME);
  assert.equal(switchTo(w, w.current), w);
  assert.equal(switchTo(w, 9), w);
});

test('a copy gets the least free number', () => {
  assert.equal(freshName('Spring', ['Spring']), 'Spring 2');
  assert.equal(freshName('Spring 2', ['Spring', 'Spring 2']), 'Spring 3');
  assert.equal(freshName('Spring', ['Spring', 'Spring 3']), 'Spring 2');
  assert.equal(freshName('Phone 15', ['Phone 15']), 'Phone 15 2', 'its number is its name');
  assert.ok(freshName('y'.repeat(200), []).length <= LONGEST_NAME);
});

test('a link and a file bring all scenarios back, and the one that was at hand', () => {
  for (const place of [0, 1, 2]) {
    const w = givePast(switchTo(three(), place), 'orders', 0.1 + 0.2);
    assert.deepEqual(decodeLink(encodeLink(w)).workspace, w);
    assert.deepEqual(fromJson(toJson(w, null)).workspace, w);
    assert.deepEqual(workspaceFrom(structuredClone(w)).workspace, w);
  }
});

test('a scenario that cannot be read does not put another one at hand', () => {
  const w = three();
  const broken = (i) => ({ ...w, entries: w.entries.map((e, k) => (k === i ? { scenario: 1 } : e)) });
  const at = (found) => current(found.workspace).scenario.name;
  assert.equal(at(workspaceFrom({ ...broken(0), current: 2 })), 'Three');
  assert.equal(at(workspaceFrom({ ...broken(0), current: 1 })), 'Two');
  assert.equal(at(workspaceFrom({ ...broken(1), current: 1 })), 'Three');
  assert.equal(at(workspaceFrom({ ...broken(2), current: 2 })), 'Two');
  assert.equal(at(fromJson(JSON.stringify({ ...broken(0), current: 2 }))), 'Three');
});

test('all scenarios of a comparison take the same draws, fewer where there are many creators', () => {
  const of = (count) => ({ creators: [{ count }] });
  assert.equal(comparedDraws([of(20), of(20)]), 65536);
  assert.equal(comparedDraws([of(100), of(100), of(100)]), 8192);
  assert.equal(comparedDraws([of(10000), of(10000)]), 256);
});

test('those to compare are in the currency of the one at hand, without their names, with their past campaigns', () => {
  let w = givePast(givePast(three(), 'reach', 9000), 'orders', 3);
  w = rename(w, 2, 'Else');
  const contenders = contendersOf(w);
  assert.deepEqual(contenders.map(({ id }) => id), ['1', '2', '3']);
  assert.ok(contenders.every(({ scenario }) => !('name' in scenario)));
  assert.deepEqual(contenders.map(({ observed }) => observed), [undefined, undefined, { reach: 9000, orders: 3 }]);
  const euro = give(w, 'currency', 'EUR');
  assert.deepEqual(contendersOf(euro).map(({ id }) => id), ['3']);
  assert.deepEqual(contendersOf(switchTo(euro, 0)).map(({ id }) => id), ['1', '2']);
});

/** A store whose engine answers at once, refusing whoever reaches −1 people; and what its analysis is asked. */
function setUp() {
  const superseded = Symbol('superseded');
  const evaluate = async ({ scenario }) => (scenario.creators[0].followers === -1 ? { ok: false, errors: [{ code: 'outOfRange', path: 'creators[0].followers', message: '' }] } : { ok: true, of: scenario });
  const store = createStore({ evaluate, stop() {}, reference: async () => ({}), superseded, stopped: Symbol('stopped'), loadSources: async () => new Map() });
  const asked = [];
  const stopped = Symbol('stopped');
  let stopping;
  let answering = async (request) => ({ ok: true, ...(request.wanted.includes('sensitivity') ? { sensitivity: asked.length } : {}), ...(request.rivals ? { comparison: request.rivals } : {}) });
  const analysis = createAnalysis(store, async () => ({ evaluate: (request, { tell }) => { asked.push(request); return answering(request, tell); }, stop: () => stopping?.(stopped), stopped }));
  return { store, asked, analysis, answer: (how) => { answering = how; }, onStop: (how) => { stopping = how; } };
}

test('a comparison is asked for once there are two, and says whom it is of', async () => {
  const { store, asked, analysis } = setUp();
  await store.start();
  analysis.want({ wanted: ['sensitivity', 'compare'], metrics: [] });
  await turn();
  assert.equal(asked.length, 1);
  assert.equal(asked[0].rivals, null);
  store.apply((w) => add(w, 'Two'));
  await turn();
  assert.deepEqual(asked.at(-1).rivals, { contenders: contendersOf(store.state.workspace), draws: 65536 });
  assert.ok(same(analysis.state.compared, contendersOf(store.state.workspace)));
  analysis.want({ wanted: ['sensitivity'], metrics: [] });
  await turn();
  assert.equal(asked.at(-1).rivals, null);
});

test('the comparison goes on without the one at hand being right, and the rest of the last analysis stays', async () => {
  const { store, asked, analysis } = setUp();
  await store.start();
  analysis.want({ wanted: ['sensitivity', 'compare'], metrics: ['roi'] });
  store.apply((w) => add(w, 'Two'));
  await turn();
  const { sensitivity } = analysis.state.analysis;
  store.apply((w) => give(w, 'creators[0].followers', -1));
  await turn();
  assert.deepEqual(store.state.errors.map(({ path }) => path), ['creators[0].followers']);
  assert.deepEqual([asked.at(-1).wanted, asked.at(-1).metrics], [[], []]);
  assert.equal(asked.at(-1).rivals.contenders.length, 2);
  assert.equal(analysis.state.analysis.sensitivity, sensitivity);
});

test('the newest comparison wins, whichever is answered last', async () => {
  const { store, analysis, answer } = setUp();
  await store.start();
  const waiting = [];
  answer((request) => new Promise((resolve) => { waiting.push(() => resolve({ ok: true, comparison: request.rivals })); }));
  analysis.want({ wanted: ['compare'], metrics: [] });
  store.apply((w) => add(w, 'Two'));
  await turn();
  store.apply((w) => give(w, 'creators[0].fee', 1));
  await turn();
  for (const act of waiting.reverse()) { act(); await turn(); }
  assert.ok(same(analysis.state.compared, contendersOf(store.state.workspace)));
  assert.equal(analysis.state.analysis.comparison.contenders[1].scenario.creators[0].fee, 1);
});

test('a comparison that takes long says how far it is, can be stopped, and is computed again when asked to', async () => {
  const { store, asked, analysis, answer, onStop } = setUp();
  await store.start();
  answer((_, tell) => new Promise((resolve) => { tell(0.1); setTimeout(tell, 600, 0.5); onStop(resolve); }));
  analysis.want({ wanted: ['compare'], metrics: [] });
  store.apply((w) => add(w, 'Two'));
  await turn();
  assert.deepEqual([analysis.state.settling, analysis.state.slow, analysis.state.done], [true, false, null]);
  await new Promise((resolve) => { setTimeout(resolve, 700); });
  assert.deepEqual([analysis.state.slow, analysis.state.done], [true, 0.5]);
  analysis.stop();
  await turn();
  assert.deepEqual([analysis.state.settling, analysis.state.slow, analysis.state.stopped], [false, false, true]);
  const { length } = asked;
  answer(async (request) => ({ ok: true, comparison: request.rivals }));
  analysis.resume();
  await turn();
  assert.equal(asked.length, length + 1);
  assert.deepEqual([analysis.state.stopped, analysis.state.compared.length], [false, 2]);
});

test('figures of one scenario are never shown for another that the engine refuses', async () => {
  const { store } = setUp();
  await store.start();
  store.apply((w) => give(add(w, 'Two'), 'creators[0].followers', -1));
  await turn();
  assert.equal(store.state.answer, null);
  assert.equal(store.state.errors.length, 1);
  store.apply((w) => switchTo(w, 0));
  assert.equal(store.state.errors.length, 0);
  await turn();
  assert.equal(store.state.answerOf, '1');
  assert.equal(store.state.answer.of.name, 'Skincare launch');
  store.apply((w) => give(w, 'creators[0].followers', -1));
  await turn();
  assert.equal(store.state.answer.of.name, 'Skincare launch');
});

test('undo takes back adding, naming, switching and removing, one by one', async () => {
  const { store } = setUp();
  await store.start();
  const seen = [store.state.workspace];
  for (const act of [(w) => add(w, 'Two'), (w) => rename(w, 0, 'One'), (w) => switchTo(w, 0), (w) => remove(w, 1)]) {
    store.apply(act);
    seen.push(store.state.workspace);
  }
  for (const before of seen.slice(0, -1).reverse()) {
    store.undo();
    assert.equal(store.state.workspace, before);
  }
  for (const after of seen.slice(1)) {
    store.redo();
    assert.equal(store.state.workspace, after);
  }
});

// ---- How they stand against each other

const exact = (x) => ({ mean: x, sd: 0, p5: x, p25: x, p50: x, p75: x, p95: x, standardError: { mean: 0, sd: 0, p5: 0, p25: 0, p50: 0, p75: 0, p95: 0 } });
const around = (x, mean = x) => ({ ...exact(x), mean, sd: 9, p5: x - 20, p95: x + 20 });
/** A comparison as the engine answers it, from each one's chance of profit and typical profit, and the chance that b beats a. */
function comparison(w, contenders, pairs) {
  return {
    compared: contendersOf(w),
    analysis: { ok: true, comparison: {
      ids: w.entries.map(({ id }) => id), alone: Object.fromEntries(w.entries.map(({ id }) => [id, { cost: 100, reach: 1000 }])),
      answer: {
        ok: true, evpi: 3053.96, standardError: { evpi: 20 }, best: 0,
        scenarios: contenders.map(([chance, profit]) => ({ profit: around(profit), probability: { profit: chance, standardError: { profit: 0.001 } } })),
        pairs: pairs.map(([a, b, chance, difference = (chance - 0.5) * 1000, mean = difference]) => ({ a, b, chanceBBeatsA: chance, standardError: { chanceBBeatsA: 0.001 }, difference: chance === 0.5 && difference === 0 ? exact(0) : around(difference, mean), dots: Array(50).fill(difference) })),
      } } },
  };
}
await loadPart('scenarios');
const t = context('en', 'USD');
const said = (w, found) => {
  const all = standings({ workspace: w, answer: null, answerOf: null }, found);
  return [headline(all.top, t), lead(all, t, (text) => text).join('')];
};
const two = () => add(firstWorkspace(), 'Two');

test('the one that is better more often beats the other, and a loss is not cheered', () => {
  const w = two();
  assert.deepEqual(said(w, comparison(w, [[0.166, -4000], [0.25, -3200]], [[0, 1, 0.823, 770]])), ['B beats A in 82\u00a0% of worlds.',
    'B typically ends 770\u00a0USD better. Both still lose money in most worlds: the chance of profit is about 1 in 4 for B and about 1 in 6 for A.']);
  assert.match(said(w, comparison(w, [[0.8, 900], [0.9, 800]], [[0, 1, 0.2, -77]]))[0], /^A beats B in 80/);
  assert.match(said(w, comparison(w, [[0.8, 900], [0.9, 800]], [[0, 1, 0.2, -77]]))[1], /^A typically ends 77\u00a0USD better\. Both make money/);
  assert.match(said(w, comparison(w, [[0.3, -9], [0.7, 9]], [[0, 1, 0.7]]))[1], /Only B makes money/);
  assert.match(said(w, comparison(w, [[0.7, 9], [0.3, -9]], [[0, 1, 0.7]]))[1], /Yet only A makes money/);
  assert.match(said(w, comparison(w, [[0.505, 9], [0.3, -9]], [[0, 1, 0.3]]))[1], /better\. The chance of profit is about 1 in 2 for A/);
  assert.match(said(w, comparison(w, [[0.001, -9], [0.999, 9]], [[0, 1, 0.7]]))[1], /more than 99 in 100 for B and less than 1 in 100 for A/);
});

test('always, nearly always, about even and equal are told apart', () => {
  const w = two();
  const first = (chance, difference) => said(w, comparison(w, [[0.4, 0], [0.4, 0]], [[0, 1, chance, difference]]))[0];
  assert.equal(first(1, 9200), 'B beats A in every world.');
  assert.equal(first(0, -9200), 'A beats B in every world.');
  assert.equal(first(0.9999, 9200), 'B beats A in more than 99\u00a0% of worlds.');
  assert.equal(first(0.995, 9200), 'B beats A in more than 99\u00a0% of worlds.', 'never in 100 %');
  assert.equal(first(0.005, -9200), 'A beats B in more than 99\u00a0% of worlds.');
  assert.equal(first(0.502, 2), 'A and B are about even.');
  assert.equal(first(0.5, 0), 'A and B come out equal in every world.');
  assert.match(said(w, comparison(w, [[0.4, 0], [0.4, 0]], [[0, 1, 0.5, 0]]))[1], /exactly 0\u00a0USD, and between them it stands 50\u00a0% to 50\u00a0%\..* about 2 in 5 for both\.$/);
});

test('where the one that loses more often earns more on average, that is said', () => {
  const w = two();
  assert.match(said(w, comparison(w, [[0.4, -1], [0.4, -1]], [[0, 1, 0.6, 500, -2100]]))[1], /On average, though, A ends 2,100\u00a0USD better/);
});

test('of more than two the best meets the runner-up', () => {
  const w = three();
  const found = comparison(w, [[0.4, -50], [0.45, -20], [0.3, -90]], [[0, 1, 0.8], [0, 2, 0.3], [1, 2, 0.1]]);
  const all = standings({ workspace: w, answer: null, answerOf: null }, found);
  assert.deepEqual([all.top.winner.letter, all.top.loser.letter, all.count, all.fresh, all.knowing], ['B', 'A', 3, true, 3100]);
  assert.match(said(w, found)[1], /^These are the best two of 3\./);
});

test('a scenario keeps its figures when another is looked at, until it is changed', () => {
  const w = switchTo(two(), 0);
  const found = comparison(w, [[0.4, -20490], [0.3, -90]], [[0, 1, 0.8]]);
  const answer = { projection: { typical: { cost: 1, reach: 1 }, simulated: { profit: found.analysis.comparison.answer.scenarios[0].profit, probability: { profit: 0.412, standardError: { profit: 0.0001 } } } } };
  const of = (now, answerOf) => standings({ workspace: now, answer, answerOf, settling: false, stale: false }, found).places[0].figures.chance;
  assert.equal(standings({ workspace: w, answer: null, answerOf: null }, found).places[0].figures.chance, 0.4);
  assert.equal(of(w, w.entries[0].id), 0.41);
  assert.equal(of(switchTo(w, 1), null), 0.41);
  const changed = switchTo(give(w, 'creators[0].fee', 9), 1);
  assert.equal(standings({ workspace: changed, answer: null, answerOf: null }, found).places[0].figures, null);
});

test('a changed scenario that is not at hand shows nothing from before, the one at hand its last figures', () => {
  const w = two();
  const found = comparison(w, [[0.2, -50], [0.4, -20]], [[0, 1, 0.8]]);
  const edited = give(w, 'creators[0].fee', 9);
  const of = (now) => standings({ workspace: now, answer: null, answerOf: null }, found);
  assert.equal(of(edited).fresh, false);
  assert.deepEqual(of(edited).places.map(({ figures }) => figures?.chance), [0.2, 0.4]);
  assert.equal(of(edited).matches.length, 1);
  assert.deepEqual(of(switchTo(edited, 0)).places.map(({ figures }) => figures?.chance), [0.2, undefined]);
  assert.equal(of(switchTo(edited, 0)).top, null);
  assert.equal(of(remove(w, 0)).top, null);
  assert.equal(of(rename(w, 0, 'Else')).fresh, true);
});
