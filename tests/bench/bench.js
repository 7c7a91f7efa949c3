// Measures speed and accuracy beside peers and targets; scripts/bench builds what it needs and starts it.
//   --quick         small sizes, one case each, to see that everything runs; writes nothing
//   --only A,B      only these sections: peers builds scaling accuracy stages; writes nothing
//   --runs N        runs of each measurement, at least 7
//   --processor     times how long the main thread had the processor instead of the wall's clock: for a busy machine; Linux only
//   --runner PATH   the native runner
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEngine } from '../wasm/engine.js';
import { accuracy } from './accuracy.js';
import { builds } from './builds.js';
import { useProcessorClock } from './clock.js';
import { startNative } from './native.js';
import { peers } from './peers.js';
import { startReport } from './report.js';
import { scaling } from './scaling.js';
import { stages } from './stages.js';

const sections = { peers, builds, scaling, accuracy, stages };
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    processor: { type: 'boolean', default: false },
    runs: { type: 'string', default: '9' },
    runner: { type: 'string', default: fileURLToPath(new URL('../../build/native/tests/bench/tierwise_bench_runner', import.meta.url)) },
  },
});
const { quick, only, runner } = values;
const chosen = only?.split(',') ?? Object.keys(sections);
for (const name of chosen) if (!(name in sections)) throw new Error(`no section ${name}; there are: ${Object.keys(sections).join(', ')}`);
if (!existsSync(runner)) throw new Error(`${runner} is missing: run scripts/bench`);

if (values.processor) useProcessorClock();
const report = startReport(`scripts/bench${values.processor ? ' --processor' : ''}`);
const { verbs } = await loadEngine('tierwise-estimate'); // the module that answers while a slider moves
const native = startNative(runner);
const bench = { report, engine: { verbs }, native, runner, quick, runs: quick ? 3 : Math.max(7, Number(values.runs)) };
for (const name of chosen) await sections[name](bench);
native.close();

if (quick || only) process.exit();
writeFileSync(new URL('RESULTS.md', import.meta.url), report.write());
console.log('Written to tests/bench/RESULTS.md.');
