// The bridge to the worker: newest wins, a dead or silent worker is replaced and its request sent again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, EngineUnavailable, stopped, superseded } from '../../web/src/engine/client.js';

/** Workers under the test's control. @param {(n: number, request: any) => Promise<any>} behave what worker number n does */
function workers(behave) {
  const log = { started: 0, closed: 0, asked: [] };
  const connect = () => {
    const n = ++log.started;
    let lose;
    const lost = new Promise((_, reject) => { lose = reject; });
    lost.catch(() => {});
    return {
      remote: { evaluate: (request, tell) => { log.asked.push([n, request]); return behave(n, request, lose, tell); }, reference: async () => ({ n }) },
      lost,
      close: () => { log.closed += 1; lose(new Error('closed')); },
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

test('a worker that has answered is given less time to be silent, and each report of progress counts as life', async () => {
  const run = async (tells) => {
    const { log, connect } = workers((n, request, lose, tell) => {
      if (n > 1 || request === 'first') return later({ ok: true, request });
      return new Promise((resolve) => {
        let told = 0;
        const clock = setInterval(() => {
          if (!tells) return;
          tell((told += 1) / 10);
          if (told < 10) return;
          clearInterval(clock);
          resolve({ ok: true, request });
        }, 10);
        if (!tells) clearInterval(clock);
      });
    });
    const client = createClient(connect, { patience: 10000, silence: 60 });
    await client.evaluate('first');
    const heard = [];
    assert.equal((await client.evaluate('long', { tell: (done) => heard.push(done) })).request, 'long');
    return { started: log.started, heard };
  };
  assert.deepEqual(await run(true), { started: 1, heard: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] });
  assert.deepEqual(await run(false), { started: 2, heard: [] });
});

test('what runs can be stopped: its worker goes, and the next request has a new one', async () => {
  const { log, connect } = workers((n, request) => (n === 1 ? never() : later({ ok: true, request })));
  const client = createClient(connect);
  const [running, waiting] = [client.evaluate('long'), client.evaluate('waiting')];
  await later();
  client.stop();
  assert.deepEqual([await running, await waiting], [stopped, stopped]);
  assert.equal((await client.evaluate('next')).request, 'next');
  assert.deepEqual([log.started, log.closed, log.asked], [2, 1, [[1, 'long'], [2, 'next']]]);
  client.stop();                                                // nothing runs: nothing happens
  assert.equal((await client.evaluate('again')).request, 'again');
  assert.equal(log.started, 2);
});

test('a run that only refines gives way to a newer request, any other is waited for', async () => {
  for (const refines of [true, false]) {
    const { log, connect } = workers((n, request) => (request === 'slow' && n === 1 ? new Promise((resolve) => { setTimeout(resolve, 80, { ok: true, request }); }) : later({ ok: true, request })));
    const client = createClient(connect, { grace: 10 });
    const slow = client.evaluate('slow', { refines });
    await later();
    assert.equal((await client.evaluate('new')).request, 'new');
    assert.equal(await slow, superseded);
    assert.equal(log.started, refines ? 2 : 1);
  }
});

test('a run that refines and has time left is not broken off', async () => {
  const { log, connect } = workers((n, request) => later({ ok: true, request }));
  const client = createClient(connect, { grace: 1000 });
  const refined = client.evaluate('fine', { refines: true });
  assert.equal((await client.evaluate('new')).request, 'new');
  assert.equal(await refined, superseded);
  assert.equal(log.started, 1);
});

test('two askers share a worker: neither replaces what the other asks, and a refining run that made room is run again', async () => {
  const { log, connect } = workers((_, request) => (request === 'fine' && log.asked.filter(([, r]) => r === 'fine').length === 1 ? never() : later({ ok: true, request })));
  const client = createClient(connect, { grace: 10 });
  const fine = client.evaluate('fine', { asker: 'page', refines: true });
  await later();
  const answers = await Promise.all([client.evaluate('a', { asker: 'meeting' }), client.evaluate('b', { asker: 'meeting' }), fine]);
  assert.deepEqual(answers.map((a) => (a === superseded ? 'superseded' : a.request)), ['superseded', 'b', 'fine']);
  assert.deepEqual(log.asked.map(([, r]) => r), ['fine', 'b', 'fine']);
});
