// Which assumptions a report lists, and in which order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matters } from '../../web/src/state/matters.js';

const range = (mid) => ({ low: mid / 2, mid, high: mid * 2 });
const origin = (path, value, from = 'default') => ({ path, value, from, sources: [], grade: 'C' });
const origins = [
  origin('creators[0].responseRate', range(0.004)), origin('creators[1].responseRate', range(0.002)), origin('creators[0].reachRate', range(0.1)), origin('creators[1].reachRate', range(0.3)),
  origin('product.grossMargin', 0.6, 'typed'), origin('measurement.incrementality', range(0.4)), origin('product.event', 'order'),
];
const answer = { complete: { creators: [{ responseRate: range(0.004) }, { responseRate: range(0.002) }] }, projection: { typical: { ordersPerThousandReached: 3.2 }, creators: [{ effectiveReach: 1 }, { effectiveReach: 1 }] } };
const sensitivity = {
  evppi: [{ path: 'creators.own', value: 900 }, { path: 'measurement.incrementality', value: 50 }, { path: 'creators.responseRate', value: 0 }],
  sobol: [{ path: 'creators.own', first: 0.1 }, { path: 'creators.responseRate', first: 0.2 }, { path: 'creators.reachRate', first: 0.3 }, { path: 'measurement.incrementality', first: 0.01 }],
};
const paths = (list) => list.map(({ path }) => path);

test('what is worth knowing comes first, then what spreads the result; what is no field of a scenario is left out', () => {
  const list = matters(origins, answer, sensitivity, 9);
  assert.deepEqual(paths(list), ['measurement.incrementality', 'creators.reachRate', 'creators.responseRate']);
  assert.equal(list[0].worth, 50);
  assert.deepEqual(paths(matters(origins, answer, sensitivity, 1)), ['measurement.incrementality']);
});

test('without an analysis they come in the order in which they usually matter, and none has a worth', () => {
  const list = matters(origins, answer, null, 9);
  assert.deepEqual(paths(list), ['creators.responseRate', 'measurement.incrementality', 'creators.reachRate', 'product.grossMargin']);
  assert.ok(list.every(({ worth }) => worth === null));
  assert.equal(list[3].certain, true);
});

test('lines that differ are told from the lowest to the highest; orders as the campaign has them', () => {
  const [rate, , reach] = matters(origins, answer, null, 3);
  assert.deepEqual(reach.mids, [0.1, 0.3]);
  assert.deepEqual([reach.value.low, reach.value.high], [0.05, 0.6]);
  assert.equal(rate.mids, null);
  assert.ok(Math.abs(rate.value.mid - 0.0032) < 1e-12 && Math.abs(rate.value.low - 0.0016) < 1e-12);
});

test('where orders follow from clicks, clicks and their conversion are listed instead', () => {
  const clicks = [...origins, origin('measurement.basis', 'clicks'), origin('creators[0].clickThroughRate', range(0.01)), origin('creators[0].conversionRate', range(0.02))];
  const list = paths(matters(clicks, answer, null, 9));
  assert.ok(!list.includes('creators.responseRate'));
  assert.deepEqual(list.slice(0, 2), ['creators.clickThroughRate', 'creators.conversionRate']);
});
