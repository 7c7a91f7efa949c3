// The sentences of the answer: what they say of plans that lose more than they spend, spend nothing, or reach too few.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context } from '../../web/src/messages/index.js';
import { lead } from '../../web/src/views/words.js';

const t = context('en', 'USD');
const plan = { cost: 1000, profit: { p50: -200 }, assumed: 1.9, needed: 3, breaksEven: true, walkAway: 40, noPrice: 'noPrice', perPost: true, pays: false };
const said = (change = {}) => lead({ ...plan, ...change }, t, (text) => text).join('').replaceAll('\u00a0', ' ');

test('a loss is told as a part of what is spent, as all of it, or as more', () => {
  assert.match(said(), /^Typically you would lose 200 USD of the 1,000 USD you spend\./);
  assert.match(said({ profit: { p50: -1040 } }), /^Typically you would lose all of the 1,000 USD you spend\./);
  assert.match(said({ profit: { p50: -24000 } }), /^Typically you would lose 24,000 USD, more than the 1,000 USD you spend\./);
});

test('a plan that costs nothing is not measured against what is spent', () => {
  assert.match(said({ cost: 0, profit: { p50: 1100 } }), /^Typically you would gain 1,100 USD, and nothing is spent\./);
  assert.match(said({ cost: 0, profit: { p50: -30 } }), /^Typically you would lose 30 USD, though nothing is spent\./);
  assert.match(said({ cost: 0, profit: { p50: 0 } }), /^Nothing is spent/);
});

test('where no rate gives even odds the reason is named: each order loses, luck decides, or nobody is reached', () => {
  assert.match(said({ needed: null, breaksEven: false }), /each one loses money\.$/);
  assert.match(said({ needed: null }), /so few are reached that luck decides\.$/);
  assert.match(said({ needed: null, assumed: null }), /^.*Nobody is reached/);
});
