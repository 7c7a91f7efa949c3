// Low, typical and high as typed into three cells; and the terms of a plan: goal, currency, worth of a result, prices without VAT.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { context, loadTable, locales } from '../../web/src/messages/index.js';
import { choosePreset, current, draft, firstWorkspace, give } from '../../web/src/state/actions.js';
import { figuresOf, goalOf } from '../../web/src/state/goals.js';
import { read } from '../../web/src/state/path.js';
import { clearWorth, giveCurrency, giveEvent, giveGoal, giveWorth, prices, takeOutVat, withoutVat } from '../../web/src/state/terms.js';
import { CELLS, enter, giveTriple, rounded } from '../../web/src/state/triple.js';

await Promise.all(locales.map(loadTable));
const en = context('en', 'USD');
const parse = (text) => en.parse(text, { kind: 'positive', range: true });
const percent = (text) => en.parse(text, { kind: 'proportion', places: 2, range: true });
const row = (value, given = true, drafts = {}) => ({ value, given, drafts });
const range = { low: 5, mid: 12, high: 40 };

test('a range fills all three cells, from whichever it is typed in', () => {
  for (const cell of CELLS) {
    assert.deepEqual(enter(row(range, false), cell, '5 to 20', parse), { value: { low: 5, mid: 10, high: 20 }, drafts: {} });
    assert.deepEqual(enter(row(7), cell, '5; 9; 20', parse).value, { low: 5, mid: 9, high: 20 });
  }
  assert.equal(enter(row(1), 'mid', '50k', parse).value, 50000);
  assert.equal(enter(row(1), 'mid', '$1,500', parse).value, 1500);
  assert.equal(enter(row(0.5), 'mid', '3%', percent).value, 0.03);
  assert.equal(context('de', 'EUR').parse('1.500,50 €', {}).value, 1500.5);
});

test('one number over a default is certain; in a range that somebody gave it moves the middle only', () => {
  assert.equal(enter(row(range, false), 'mid', '30', parse).value, 30);
  assert.deepEqual(enter(row(range), 'mid', '30', parse).value, { low: 5, mid: 30, high: 40 });
  assert.equal(enter(row(9), 'mid', '30', parse).value, 30);
  assert.deepEqual(enter(row(range, false), 'high', '60', parse).value, { low: 5, mid: 12, high: 60 });
});

test('an end that is cleared agrees with the middle, and both cleared make it certain', () => {
  const { value } = enter(row(range), 'low', '', parse);
  assert.deepEqual(value, { low: 12, mid: 12, high: 40 });
  assert.equal(enter(row(value), 'high', ' ', parse).value, 12);
  assert.deepEqual(enter(row(range), 'mid', '', parse), { clear: true, drafts: {} });
});

test('what cannot be read or does not rise stays in its cell, and the last value stays', () => {
  assert.deepEqual(enter(row(range), 'low', 'few', parse), { drafts: { low: { text: 'few', error: 'notNumber' } } });
  const high = enter(row(range), 'high', '10', parse);
  assert.deepEqual(high, { drafts: { high: { text: '10', error: 'reversed' } } });
  // Room is made for it: it counts, without being typed again.
  assert.deepEqual(enter(row(range, true, high.drafts), 'mid', '8', parse), { value: { low: 5, mid: 8, high: 10 }, drafts: {} });
  // Letters elsewhere stay where they are while another cell changes.
  const low = { low: { text: 'few', error: 'notNumber' } };
  assert.deepEqual(enter(row(range, true, low), 'high', '50', parse), { value: { low: 5, mid: 12, high: 50 }, drafts: low });
  assert.deepEqual(enter(row(12, true, low), 'mid', '13', parse), { value: 13, drafts: low });
});

test('whatever is entered, a value rises from low to high or the entry is marked', () => {
  const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
  const rising = fc.array(amount, { minLength: 3, maxLength: 3 }).map((xs) => xs.sort((a, b) => a - b)).map(([low, mid, high]) => ({ low, mid, high }));
  fc.assert(fc.property(fc.oneof(amount, rising), fc.boolean(), fc.array(fc.tuple(fc.constantFrom(...CELLS), fc.oneof(amount.map(String), fc.string({ maxLength: 8 }), fc.constant(''))), { maxLength: 6 }), (start, isGiven, entries) => {
    let state = row(start, isGiven);
    for (const [cell, text] of entries) {
      const out = enter(state, cell, text, parse);
      if (out.clear) { state = row(start, false); continue; }
      if (out.value === undefined && text.trim() !== '') assert.equal(out.drafts[cell].text, text);
      const value = out.value ?? state.value;
      if (typeof value === 'object') assert.ok(value.low <= value.mid && value.mid <= value.high && value.low < value.high);
      state = row(value, out.value !== undefined || state.given, out.drafts);
    }
  }));
});

test('a default is rounded to three digits, rises still, and touches no bound', () => {
  assert.deepEqual(rounded({ low: 0.05, mid: 0.12, high: 0.388460420043039 }), { low: 0.05, mid: 0.12, high: 0.388 });
  assert.equal(rounded({ low: 0.5, mid: 0.9, high: 0.9996 }).high, 0.9996);
  fc.assert(fc.property(fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 }), (xs) => {
    const [low, mid, high] = xs.sort((a, b) => a - b);
    const r = rounded({ low, mid, high });
    assert.ok(r.low <= r.mid && r.mid <= r.high && Math.abs(r.mid / mid - 1) <= 0.005);
  }));
});

test('an entry goes into the scenario as typed, a draft beside it, and clearing takes all of it out', () => {
  const path = 'product.returnRate';
  let w = giveTriple(firstWorkspace(), path, { value: { low: 0.1, mid: 0.2, high: 0.3 }, drafts: {} });
  assert.deepEqual(read(current(w).scenario, path), { low: 0.1, mid: 0.2, high: 0.3 });
  assert.ok(current(w).typed[path]);
  w = giveTriple(w, path, { drafts: { low: { text: 'x', error: 'notNumber' } } });
  assert.deepEqual(current(w).drafts, { [`${path}.low`]: { text: 'x', error: 'notNumber' } });
  assert.equal(read(current(w).scenario, path).mid, 0.2);
  assert.equal(giveTriple(w, path, { drafts: { low: { text: 'x', error: 'notNumber' } } }), w);
  w = giveTriple(w, path, { clear: true, drafts: {} });
  assert.equal(read(current(w).scenario, path), undefined);
  assert.deepEqual(current(w).drafts, {});
  assert.ok(!current(w).typed[path]);
  // The text of another row is not touched.
  const other = draft(firstWorkspace(), 'product.returnRateX', { text: 'y', error: 'notNumber' });
  assert.ok(current(giveTriple(other, path, { value: 0.1, drafts: {} })).drafts['product.returnRateX']);
});

test('another currency changes no amount; the old exchange rate goes', () => {
  const dollars = firstWorkspace();
  const amounts = (w) => { const { currency, usdRate, ...rest } = current(w).scenario; return rest; };
  const euros = give(giveCurrency(dollars, 'EUR'), 'usdRate', 0.92);
  assert.equal(current(euros).scenario.currency, 'EUR');
  assert.deepEqual(amounts(euros), amounts(dollars));
  assert.equal(current(giveCurrency(euros, 'GBP')).scenario.usdRate, undefined);
  assert.equal(giveCurrency(euros, 'EUR'), euros);
});

test('another goal starts without a value, and how sure one wants to be stays', () => {
  let w = give(give(giveGoal(firstWorkspace(), 'profit'), 'target.value', 5000), 'target.confidence', 0.8);
  w = giveGoal(w, 'cac');
  assert.deepEqual(current(w).scenario.target, { metric: 'cac', confidence: 0.8 });
  assert.equal(giveGoal(w, 'cac'), w);
});

test('what a result is worth after serving it is margin in full, and both go together', () => {
  const w = giveWorth(firstWorkspace(), { low: 5, mid: 10, high: 20 });
  assert.deepEqual([current(w).scenario.product.averageOrderValue, current(w).scenario.product.grossMargin], [{ low: 5, mid: 10, high: 20 }, 1]);
  const back = clearWorth(w);
  assert.deepEqual([current(back).scenario.product.averageOrderValue, current(back).scenario.product.grossMargin], [undefined, undefined]);
});

test('nothing is taken once more from what a result is worth, and another kind of result leaves the example\u2019s figures of an order behind', () => {
  const w = giveWorth(give(firstWorkspace(), 'product.shipping', 4), 20, { creators: [], product: { returnRate: { low: 0.05, mid: 0.1, high: 0.2 }, paymentRate: 0 } });
  const { product } = current(w).scenario;
  assert.deepEqual([product.averageOrderValue, product.grossMargin, product.shipping, product.returnRate, product.discount, product.paymentRate], [20, 1, 0, 0, 0, undefined]);
  const back = current(clearWorth(w)).scenario.product;
  assert.deepEqual([back.averageOrderValue, back.grossMargin, back.shipping, back.returnRate, back.discount], [undefined, undefined, undefined, undefined, undefined]);
  const lead = current(give(give(firstWorkspace(), 'product.grossMargin', 0.6), 'product.event', 'lead')).scenario;
  assert.deepEqual(lead.product, { grossMargin: 0.6, event: 'lead' });
  assert.equal(lead.costs.seeding, undefined);
  const order = current(giveEvent(giveWorth(giveEvent(give(firstWorkspace(), 'product.shipping', 4), 'lead'), 20), 'order')).scenario;
  assert.deepEqual(order.product, { event: 'order' }, 'what a lead was worth is no price of an order');
  const install = current(giveEvent(giveWorth(giveEvent(firstWorkspace(), 'lead'), 20), 'install')).scenario;
  assert.equal(install.product.averageOrderValue, 20);
});

test('VAT is taken out of the given amounts that were named, to the cent, and of nothing else', () => {
  const w = give(give(firstWorkspace(), 'product.averageOrderValue', { low: 59.5, mid: 119, high: 238 }), 'product.paymentFixed', 0.3);
  const paths = prices(current(w));
  assert.deepEqual([...paths].sort(), ['costs.hourlyRate', 'costs.seeding', 'creators[0].fee', 'product.averageOrderValue', 'product.paymentFixed', 'product.shipping']);
  const next = takeOutVat(w, 0.19, ['product.averageOrderValue', 'product.paymentFixed']);
  assert.deepEqual(current(next).scenario.product.averageOrderValue, { low: 50, mid: 100, high: 200 });
  assert.equal(current(next).scenario.product.paymentFixed, 0.252);
  assert.equal(current(next).scenario.creators[0].fee, current(w).scenario.creators[0].fee);
  assert.ok(current(next).typed['product.averageOrderValue']);
  assert.equal(takeOutVat(w, 0.19, []), w);
  fc.assert(fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), fc.double({ min: 0.01, max: 0.5, noNaN: true }), (x, rate) => {
    const net = withoutVat(x, rate);
    assert.ok(Math.abs(net * (1 + rate) - x) <= Math.max(0.0076, x * 0.006));
  }));
});

test('every example has amounts that VAT could be in, and none of them is a rate or a count', () => {
  for (const preset of ['skincare', 'app', 'restaurant', 'gadget', 'sportswear']) {
    const entry = current(choosePreset(firstWorkspace(), preset));
    assert.ok(prices(entry).length > 0, preset);
    for (const path of prices(entry)) assert.match(path, /fee|Value|shipping|seeding|hourlyRate|fixed|Fixed|Handling|contentValue/);
  }
});

/** An answer of the engine, as far as goals look at it. */
const answer = (changes = {}) => ({
  complete: { creators: [{ fee: 100 }], target: { metric: 'roi', value: 0, confidence: 0.8 }, ...changes },
  projection: {
    typical: { fees: 1000, cost: 1200, incrementalOrders: 50, reach: 12345, cac: 24, costPerIncrementalOrder: 20, cpm: 9, cpc: null, cpe: 0.4 },
    simulated: {
      probability: { profit: 0.4, target: 0.3217, standardError: { profit: 0.004, target: 0.0041 } },
      neededOrdersPerThousand: { evenOdds: 2, confident: 5, target: 5.4321, standardError: { evenOdds: 0.1, confident: 0.1, target: 0.1 } },
      walkAwayFeeMultiplier: { evenOdds: 0.9, confident: -0.1, target: -0.1, standardError: { evenOdds: 0.01, confident: 0.01, target: 0.01 } },
      reach: { p5: 8123, p50: 12000, p95: 20123, standardError: { p5: 10, p50: 10, p95: 10 } },
      incrementalOrders: { p5: 10.4, p50: 70, p95: 400, standardError: { p5: 0.1, p50: 0.1, p95: 0.1 } },
    },
  },
});

test('the goal tells its chance with as many digits as its error supports, and no price where none works', () => {
  assert.deepEqual(goalOf(answer(), false), { metric: 'roi', confidence: 0.8, chance: 0.32, error: 0.0041, needed: 5.4, walkAway: null });
  const reach = answer({ target: { metric: 'reach', value: 0, confidence: 0.5 } });
  assert.equal(goalOf(reach, false).chance, null);
  assert.equal(goalOf(reach, true).chance, 0.32);
});

test('other goals are the engine’s figures, ranges only where it has them', () => {
  const rows = Object.fromEntries(figuresOf(answer()).map(({ id, ...rest }) => [id, rest]));
  assert.deepEqual(rows.reach, { unit: 'number', typical: 12345, low: 8100, high: 20000 });
  assert.deepEqual(rows.cac, { unit: 'money', typical: 24, low: null, high: null });
  assert.equal(rows.cpc.typical, null);
});
