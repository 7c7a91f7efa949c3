// How long each verb takes in the shipped module under Node, text in to text out: medians of rounds of at least 50 ms.
import { readFileSync } from 'node:fs';
import { loadEngine } from '../wasm/engine.js';

const { verbs } = await loadEngine();
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

for (const { name, verb, request } of JSON.parse(readFileSync(new URL('verbs.json', import.meta.url), 'utf8'))) {
  const text = JSON.stringify(request);
  const rounds = [];
  for (let round = 0; round < 9; ++round) {
    const start = performance.now();
    let calls = 0;
    do {
      verbs[verb](text);
      ++calls;
    } while (performance.now() - start < 50);
    rounds.push(((performance.now() - start) * 1000) / calls);
  }
  console.log(`${name.padEnd(44)} ${median(rounds).toFixed(1).padStart(12)} µs`);
}
