// The bridge to the worker: newest wins, a dead or silent worker is replaced and its request sent again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, EngineUnavailable, superseded } from '../../web/src/engine/client.js';

/** Workers under the test's control. @param {(n: number, request: any) => Promise<any>} behave what worker number n does */
function workers(behave) {
  const log = { started: 0, closed: 0, asked: [] };
  const connect = () => {
    const n = ++log.started;
    let lose;
    const lost = new Promise((_, reject) => { lose = reject; });
    lost.catch(() => {});
    return {
      remote: { evaluate: (request) => { log.asked.push([n, request]); return behave(n, request, lose); }, reference: async () => ({ n }) },
      lost,
      close: () => { log.closed += 1; },
    };
  };
  return { log, connect };
}
const never = () => new Promise(() => {});
const later = (value) => new Promise((resolve) => setTimeout(resolve, 5, value));

test('one worker answers one request after the other', async () => {
  const { log, connect } = workers((_, request) => later({ ok: true, request }));
  const client = createClient(connect);
  assert.equal((await client.evaluate(1)).request, 1);
  assert.equal((await client.evaluate(2)).request, 2);
  assert.equal(log.started, 1);
});

test('of requests that come while one is running, only the newest is computed', async () => {
  const { log, connect } = workers((_, request) => later({ ok: true, request }));
  const client = createClient(connect);
  const answers = await Promise.all([1, 2, 3, 4].map((r) => client.evaluate(r)));
  assert.deepEqual(answers.map((a) => (a === superseded ? 'superseded' : a.request)), ['superseded', 'superseded', 'superseded', 4]);
  assert.deepEqual(log.asked.map(([, r]) => r), [1, 4]);
});

test('a worker that dies in mid-run is replaced and the request is sent again', async () => {
  const { log, connect } = workers((n, request, lose) => {
    if (n === 1) {
      setTimeout(() => lose(new Error('killed')), 2);
      return never();
    }
    return later({ ok: true, request });
  });
  assert.equal((await createClient(connect).evaluate('a')).request, 'a');
  assert.deepEqual([log.started, log.closed], [2, 1]);
});

test('a worker that hangs is replaced when patience ends', async () => {
  const { log, connect } = workers((n, request) => (n === 1 ? never() : later({ ok: true, request })));
  assert.equal((await createClient(connect, { patience: 20 }).evaluate('a')).request, 'a');
  assert.equal(log.started, 2);
});

test('an engine that never runs is reported after a few attempts, and a later request tries anew', async () => {
  let broken = true;
  const { log, connect } = workers((_, request) => (broken ? Promise.reject(new Error('CompileError')) : later({ ok: true, request })));
  const client = createClient(connect);
  await assert.rejects(client.evaluate('a'), EngineUnavailable);
  assert.equal(log.started, 3);
  broken = false;
  assert.equal((await client.evaluate('b')).request, 'b');
});
