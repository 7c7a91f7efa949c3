// What the Method view makes of the engine's figures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharesOf } from '../../web/src/views/method/shares.js';

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
