// The same request gives the same answer from every compiler, under the sanitizers, and as WebAssembly in Node, in every module that knows the verb.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builds, nativeAnswer, normal, readGoldens } from '../golden/golden.js';
import { loadEngine, modules } from './engine.js';

const goldens = readGoldens();
const engines = await Promise.all(modules.map(async (name) => ({ name, verbs: (await loadEngine(name)).verbs })));

test('there are goldens, and the module of all verbs knows the verb of each', () => {
  assert.ok(goldens.length > 0);
  for (const { name, verb } of goldens) assert.equal(typeof engines[0].verbs[verb], 'function', name);
});

for (const golden of goldens) {
  test(`${golden.name}: the command-line tool gives the golden answer`, () => {
    assert.equal(normal(nativeAnswer(golden)), normal(golden.answer));
  });
  for (const build of builds.slice(1)) {
    test(`${golden.name}: the ${build} build gives the same bytes`, () => {
      assert.equal(nativeAnswer(golden, build), nativeAnswer(golden));
    });
  }
  for (const { name, verbs } of engines.filter((engine) => engine.verbs[golden.verb])) {
    test(`${golden.name}: ${name}.wasm in Node gives the tool's bytes`, () => {
      assert.equal(verbs[golden.verb](golden.request), nativeAnswer(golden));
    });
  }
}
