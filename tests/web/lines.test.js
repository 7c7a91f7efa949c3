// Lines of creators: their order, what is typed of them, their deals, and the marks that tell them apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { current, draft, firstWorkspace, give } from '../../web/src/state/actions.js';
import { fieldOf } from '../../web/src/state/fields.js';
import { addLine, dealOf, DEALS, duplicateLine, figuresOf, giveDeal, giveForm, marksOf, moveLine, removeLine, renameLine } from '../../web/src/state/lines.js';
import { MOST_LINES } from '../../web/src/state/shape.js';
import { decodeLink, encodeLink } from '../../web/src/state/link.js';
import { withoutRefused } from '../../web/src/state/repair.js';
import { fromCsv, inputsCsv } from '../../web/src/state/table.js';

/** Three lines told apart by their followers; the second has a typed fee and a text that cannot be read. */
function threeLines() {
  let w = addLine(addLine(firstWorkspace()));
  [100, 200, 300].forEach((followers, i) => { w = give(w, `creators[${i}].followers`, followers); });
  w = give(w, 'creators[1].fee', 7);
  return draft(w, 'creators[1].posts', { text: 'x', error: 'notNumber' });
}
const followers = (w) => current(w).scenario.creators.map((creator) => creator.followers);

test('what was typed of a line moves, is copied and goes with it', () => {
  const w = threeLines();
  const moved = moveLine(w, 1, 0);
  assert.deepEqual(followers(moved), [200, 100, 300]);
  assert.ok(current(moved).typed['creators[0].fee'] && !current(moved).typed['creators[1].fee']);
  assert.equal(current(moved).drafts['creators[0].posts'].text, 'x');
  const copied = duplicateLine(w, 1);
  assert.deepEqual(followers(copied), [100, 200, 200, 300]);
  assert.ok(current(copied).typed['creators[1].fee'] && current(copied).typed['creators[2].fee']);
  const removed = removeLine(w, 1);
  assert.deepEqual(followers(removed), [100, 300]);
  assert.ok(!Object.keys(current(removed).typed).some((path) => path.endsWith('.fee')));
  assert.deepEqual(current(removed).drafts, {});
});

test('the last line stays, and a line does not leave the list', () => {
  const w = firstWorkspace();
  assert.equal(removeLine(w, 0), w);
  assert.equal(moveLine(w, 0, -1), w);
  assert.equal(moveLine(w, 0, 1), w);
  assert.equal(moveLine(threeLines(), 1, 3).entries[0].scenario.creators.length, 3);
});

test('a line may go to any place, and back', () => {
  assert.deepEqual(followers(moveLine(threeLines(), 0, 2)), [200, 300, 100]);
  assert.deepEqual(followers(moveLine(threeLines(), 2, 0)), [300, 100, 200]);
  const place = fc.integer({ min: 0, max: 2 });
  fc.assert(fc.property(place, place, (from, to) => {
    const w = threeLines();
    assert.deepEqual(moveLine(moveLine(w, from, to), to, from), w);
  }));
});

test('a thousand lines are the most', () => {
  let w = firstWorkspace();
  for (let i = 1; i < MOST_LINES; i += 1) w = duplicateLine(w, 0);
  assert.equal(current(w).scenario.creators.length, MOST_LINES);
  assert.equal(addLine(w), w);
  assert.equal(duplicateLine(w, 0), w);
});

test('a name of nothing but spaces gives way to the one the page makes', () => {
  const named = renameLine(firstWorkspace(), 0, 'Micro reels');
  assert.equal(line(named).name, 'Micro reels');
  assert.ok(!('name' in line(renameLine(named, 0, '  '))));
});

const line = (w, i = 0) => current(w).scenario.creators[i];
const USUAL = { fee: 253.597, commission: 0.0901 };
const deal = (w, to) => giveDeal(w, 0, to, USUAL);
/** A line with nothing but what is required, and these fields. */
const bare = (fields = {}, product = undefined) => {
  const w = firstWorkspace();
  const { platform, format, followers: size } = line(w);
  return { ...w, entries: [{ ...current(w), scenario: { ...current(w).scenario, ...(product ? { product } : {}), creators: [{ platform, format, followers: size, ...fields }] } }] };
};
const dealIs = (w) => dealOf(current(w).scenario, 0);

test('a deal is told from form of collaboration, fee and commission', () => {
  assert.equal(dealIs(bare()), 'fee');
  assert.equal(dealIs(bare({ collaboration: 'gifted' })), 'gifted');
  assert.equal(dealIs(bare({ collaboration: 'affiliate' })), 'affiliate');
  assert.equal(dealIs(bare({ collaboration: 'affiliate', fee: 0 })), 'affiliate');
  assert.equal(dealIs(bare({ collaboration: 'affiliate', fee: { low: 50, mid: 80, high: 120 } })), 'hybrid');
  assert.equal(dealIs(bare({ collaboration: 'productReview', commission: 0.1 })), 'hybrid');
  assert.equal(dealIs(bare({}, { commission: 0.1 })), 'hybrid');
  assert.equal(dealIs(bare({ commission: 0 }, { commission: 0.1 })), 'fee');
});

test('a deal sets form, fee and commission to fit each other', () => {
  const gifted = deal(bare({ fee: 90, commission: 0.2, delivery: 0.9 }), 'gifted');
  assert.deepEqual([line(gifted).collaboration, line(gifted).fee, line(gifted).commission, line(gifted).delivery], ['gifted', undefined, undefined, undefined]);
  const affiliate = deal(gifted, 'affiliate');
  assert.deepEqual([line(affiliate).collaboration, line(affiliate).fee, line(affiliate).commission], ['affiliate', undefined, undefined]);
  const hybrid = deal(affiliate, 'hybrid');
  assert.deepEqual([line(hybrid).collaboration, line(hybrid).fee, line(hybrid).commission], ['affiliate', 90, undefined]);
  const paid = deal(hybrid, 'fee');
  assert.deepEqual([line(paid).collaboration, line(paid).fee], [undefined, 90]);
  const review = deal(bare({ collaboration: 'productReview' }), 'hybrid');
  assert.deepEqual([line(review).collaboration, line(review).fee, line(review).commission], ['productReview', undefined, 0.0901]);
});

test('trying another deal costs no fee: what was typed comes back as typed, the example\u2019s as the example\u2019s, a suggestion as nobody\u2019s', () => {
  const path = 'creators[0].fee';
  const through = (w, ...deals) => deals.reduce(deal, w);
  for (const way of [['gifted'], ['affiliate'], ['gifted', 'affiliate', 'hybrid'], ['hybrid', 'gifted']]) {
    const typed = through(give(firstWorkspace(), path, 333), ...way, 'fee');
    assert.deepEqual([line(typed).fee, current(typed).typed[path]], [333, true], way.join());
    const example = through(firstWorkspace(), ...way, 'fee');
    assert.deepEqual([line(example).fee, current(example).typed[path]], [line(firstWorkspace()).fee, undefined], way.join());
  }
  const suggested = through(bare(), 'affiliate', 'hybrid');
  assert.deepEqual([line(suggested).fee, current(suggested).typed[path]], [254, undefined]);
  assert.equal(line(deal(suggested, 'fee')).fee, undefined);
  assert.equal(line(deal(give(suggested, path, 200), 'fee')).fee, 200);
  const larger = give(deal(firstWorkspace(), 'gifted'), 'creators[0].followers', 500000);
  assert.equal(line(deal(larger, 'fee')).fee, undefined, 'the fee of smaller creators');
  const second = duplicateLine(give(deal(give(firstWorkspace(), path, 333), 'gifted'), 'creators[0].name', 'A'), 0);
  assert.equal(line(giveDeal(removeLine(second, 0), 0, 'fee', USUAL)).fee, 333, 'moves with its line');
});

test('where the product pays a commission, a deal without one says so', () => {
  const w = deal(bare({}, { commission: 0.1 }), 'gifted');
  assert.equal(line(w).commission, 0);
  assert.equal(line(deal(w, 'fee')).commission, 0);
});

test('whatever deals follow each other, the last one is the one that stands, and choosing it again changes nothing', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...DEALS), { minLength: 1, maxLength: 6 }), fc.constantFrom(0, 0.1), (deals, commission) => {
    const w = deals.reduce(deal, bare({}, { commission }));
    assert.equal(dealIs(w), deals.at(-1));
    assert.equal(deal(w, deals.at(-1)), w);
  }));
});

test('another form of a hybrid keeps the commission that came with the form', () => {
  const w = giveForm(deal(bare({ collaboration: 'affiliate' }), 'hybrid'), 0, 'storytelling', USUAL);
  assert.deepEqual([line(w).collaboration, line(w).commission, dealIs(w)], ['storytelling', 0.0901, 'hybrid']);
  assert.equal(line(giveForm(bare(), 0, 'giveaway', USUAL)).commission, undefined);
});

test('marks stay with the lines through every change of the list', () => {
  const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const before = [a, b, c];
  const marks = marksOf([], [], before);
  assert.deepEqual(marks, [0, 1, 2]);
  assert.deepEqual(marksOf(before, marks, [b, a, c]), [1, 0, 2]);
  assert.deepEqual(marksOf(before, marks, [a, { ...b }, c]), [0, 1, 2]);
  assert.deepEqual(marksOf(before, marks, [a, c]), [0, 2]);
  assert.deepEqual(marksOf(before, marks, [a, b, b, c]), [0, 1, 3, 2]);
  assert.deepEqual(marksOf([a, b, b, c], [0, 1, 3, 2], [a, b, c, b]), [0, 1, 2, 3]);
  assert.deepEqual(marksOf([a, c], [0, 2], [a, b, c]), [0, 3, 2]);
  fc.assert(fc.property(fc.array(fc.constantFrom(a, b, c, { id: 'd' }), { minLength: 1 }), fc.array(fc.constantFrom(a, b, c), { minLength: 1 }), (from, to) => {
    const kept = marksOf(from, marksOf([], [], from), to);
    assert.equal(new Set(kept).size, to.length, 'no two lines have the same mark');
  }));
});

test('boost and fit of a line travel in a link and through a table, and the page has a box for each', () => {
  const w = [['boost.spend', 500], ['boost.cpm', 12.5], ['boost.accessFee', 0.2], ['fit.values', 0.9], ['fit.audience', 0.7], ['fit.aesthetics', 0.8]]
    .reduce((next, [field, value]) => give(next, `creators[0].${field}`, value), firstWorkspace());
  assert.deepEqual(line(decodeLink(encodeLink(w)).workspace), line(w));
  const csv = inputsCsv({ complete: current(w).scenario }, '.');
  assert.match(csv.split('\n')[0], /creators\.boost\.spend.*creators\.fit\.aesthetics|creators\.fit\.aesthetics.*creators\.boost\.spend/);
  const read = fromCsv(csv, 'en');
  assert.deepEqual(line(read.workspace), line(w));
  assert.deepEqual(read.dropped, []);
  for (const field of ['boost.spend', 'boost.cpm', 'boost.accessFee', 'fit.values', 'fit.audience', 'fit.aesthetics']) assert.ok(fieldOf(`creators[3].${field}`), field);
});

test('a boost that lacks its price is taken out whole, so that the rest of a link opens', () => {
  const w = give(firstWorkspace(), 'creators[0].boost.spend', 500);
  const { workspace, dropped } = withoutRefused(w, [{ code: 'missing', path: 'creators[0].boost.cpm', message: '' }]);
  assert.deepEqual(dropped, ['creators[0].boost']);
  assert.ok(!('boost' in line(workspace)));
});

test('what the engine says of a line is cut to the digits of its error', () => {
  const answer = {
    complete: { creators: [{ fee: 100, delivery: 1, commission: 0 }] }, commission: 0.15, usual: [{ low: 50, mid: 110, high: 300 }], tiers: [{ tier: 'micro', schemes: {} }],
    projection: { creators: [{ attributedOrders: 12, cost: 345, reach: 1, profit: 2, walkAwayFee: 87.3 }], simulated: { walkAwayFeeMultiplier: { standardError: { target: 0.04 } } } },
  };
  const figures = figuresOf(answer, 0);
  assert.equal(figures.walkAway, 85);
  assert.deepEqual(figures.usual, { fee: 100, commission: 0.15 });
  const unpaid = { ...answer, complete: { creators: [{ fee: 0, delivery: 0.4, commission: 0 }] }, projection: { ...answer.projection, creators: [{ ...answer.projection.creators[0], walkAwayFee: null }] } };
  assert.deepEqual([figuresOf(unpaid, 0).walkAway, figuresOf(unpaid, 0).usual.fee], [null, 110]);
});
