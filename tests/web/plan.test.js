// Lines of creators, and what the Method view makes of the engine's figures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { current, draft, firstWorkspace, give } from '../../web/src/state/actions.js';
import { addLine, duplicateLine, moveLine, removeLine } from '../../web/src/state/lines.js';
import { sharesOf } from '../../web/src/views/method/shares.js';

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
  const moved = moveLine(w, 1, -1);
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
});

test('moving a line there and back changes nothing', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1 }), (line) => {
    const w = threeLines();
    assert.deepEqual(moveLine(moveLine(w, line, 1), line + 1, -1), w);
  }));
});

test('shares of the spread are by grade, largest first, and with what inputs do only together they are the whole', () => {
  const origins = [
    { path: 'creators[0].responseRate', value: 1, from: 'default', grade: 'D' },
    { path: 'product.returnRate', value: 1, from: 'typed' },
    { path: 'costs.hours', value: 1, from: 'default', grade: 'D' },
  ];
  const shares = sharesOf([{ path: 'creators.responseRate', first: 0.5 }, { path: 'costs.hours', first: 0.1 }, { path: 'product.returnRate', first: 0.2 }, { path: 'creators.own', first: -0.01 }], origins);
  assert.deepEqual(shares.map(({ key }) => key), ['D', 'typed', 'together']);
  assert.ok(Math.abs(shares.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-9);
});
