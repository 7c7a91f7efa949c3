// Ten thousand good and ten thousand bad requests leave the memory of the module as large as it was.
// The module starts with little memory and grows by need, so a leak of some bytes a request shows as growth.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine, modules } from './engine.js';

const kRequests = 10_000;
const line = { platform: 'instagram', format: 'reel', followers: 25000 };
const scenario = (extra) => JSON.stringify({ schema: 'tierwise/scenario@1', simulation: { draws: 256 }, creators: [line, { ...line, platform: 'tiktok', format: 'video', count: 3 }], ...extra });

const good = [
  ['version', ''],
  ['classify', '{"followers": 25000}'],
  ['defaults', scenario({ niche: 'beauty' })],
  ['project', scenario({ name: 'Spring launch' })],
  ['explain', scenario({ metric: 'roi' })],
  ['compare', JSON.stringify({ scenarios: [JSON.parse(scenario()), JSON.parse(scenario({ niche: 'beauty' }))] })],
  ['learn', scenario({ observed: [{ reach: 12000, orders: 41 }] })],
  ['translate', scenario({ usdRate: 0.9 })],
  ['draws', scenario({ niche: 'beauty' })],
];
const bad = [
  ['classify', '{"followers": -1}'],
  ['classify', '{"followers": 1e999}'],
  ['defaults', '{"creators": []}'],
  ['defaults', scenario({ nische: 'beauty' })],
  ['project', '{"creators": ['],
  ['project', scenario({ product: { grossMargin: { low: 0.9, mid: 0.5, high: 0.1 }, returnRate: 1.5 } })],
  ['project', scenario({ name: 'x'.repeat(50_000), platform: NaN })],
  ['explain', scenario({ metric: 'fame' })],
  ['explain', '\u0000'],
  ['compare', '{"scenarios": []}'],
  ['learn', scenario({ observed: [{ reach: -1 }] })],
  ['translate', scenario({ usdRate: -1 })],
  ['draws', scenario({ simulation: { draws: 131072 } })],
];

for (const module of modules) {
  const { verbs, memory } = await loadEngine(module);

  const ask = (requests, count, ok) => {
    for (let i = 0; i < count; ++i) {
      const [verb, request] = requests[i % requests.length];
      const answer = verbs[verb](request);
      if (i < requests.length) assert.equal(JSON.parse(answer).ok, ok, `${verb} ${request.slice(0, 200)} → ${answer.slice(0, 300)}`);
    }
  };

  for (const [name, all, ok] of [['good', good, true], ['bad', bad, false]]) {
    test(`${kRequests} ${name} requests leave the memory of ${module}.wasm as large as it was`, () => {
      const requests = all.filter(([verb]) => verbs[verb]);
      assert.ok(requests.some(([verb]) => verb === 'project'));
      ask(requests, 2 * requests.length, ok); // what is allocated once
      const before = memory.buffer.byteLength;
      ask(requests, kRequests, ok);
      assert.equal(memory.buffer.byteLength, before);
    });
  }
}
