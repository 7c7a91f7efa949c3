// The same request gives the same answer natively and as WebAssembly in Node.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeAnswer, normal, readGoldens } from '../golden/golden.js';
import { loadEngine } from './engine.js';

const goldens = readGoldens();
const { verbs } = await loadEngine();

test('there are goldens', () => assert.ok(goldens.length > 0));

for (const golden of goldens) {
  test(`${golden.name}: the command-line tool gives the golden answer`, () => {
    assert.equal(normal(nativeAnswer(golden)), normal(golden.answer));
  });
  test(`${golden.name}: WebAssembly in Node gives the tool's bytes`, () => {
    assert.equal(verbs[golden.verb](golden.request), nativeAnswer(golden));
  });
}
