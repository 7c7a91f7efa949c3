// How time and memory grow with draws and creators, in the shipped module.
import { loadEngine } from '../wasm/engine.js';
import { manyLines, requestOf } from './campaigns.js';
import { calling, ratioOf, short, sideBySide } from './measure.js';

const kMebibyte = 1 << 20;
const linesFor = (creators) => Math.min(20, creators);

/** Measures the sizes [creators, draws] side by side, with a new seed every time or always the same. */
async function grid(engine, sizes, { kept, runs }) {
  const candidates = sizes.map(([creators, draws]) => {
    const scenario = manyLines(linesFor(creators), creators);
    const seedOf = (n) => (kept ? 1 : 7000 + n);
    const large = creators * draws > 1 << 22;
    return calling(`${creators}×${draws}`, (n) => engine.verbs.project(requestOf(scenario, { draws, seed: seedOf(n) })), { warmCalls: large ? 1 : 5 });
  });
  const measured = await sideBySide(candidates, { runs, warmUp: 200, atLeast: 30 });
  return sizes.map(([creators, draws]) => ({ creators, draws, ...measured[`${creators}×${draws}`] }));
}

function series(report, title, entries) {
  const perUnit = (entry) => (entry.ms * 1e6) / (entry.creators * entry.draws);
  report.text(title);
  report.table(
    ['creators', 'draws', 'ms', 'ns per draw and creator', '÷ the size before'],
    entries.map((entry, i) => [entry.creators, entry.draws.toLocaleString('en-US'), short(entry.ms), short(perUnit(entry)), i === 0 ? '' : `${short(ratioOf(entry, entries[i - 1]))} ×`]),
  );
  return Math.max(...entries.slice(1).map((entry, i) => ratioOf(entry, entries[i])));
}

export async function scaling({ report, engine, quick, runs }) {
  report.section('Growth with draws and creators');
  for (const kept of [false, true]) {
    const [one, many] = await grid(engine, [[1, 4096], [200, 4096]], { kept, runs });
    const ratio = ratioOf(many, one) / 200;
    const how = kept ? 'scores kept' : 'new seed every time';
    report.text(`4,096 draws, ${how}: one creator ${short(one.ms)} ms, 20 lines with 200 creators ${short(many.ms)} ms, that is ${short(ratio)} times per draw and creator.`);
    report.verdict(`time per draw and creator of 200 creators ÷ of one, ${how}`, ratio, 'most', 1.5);
  }
  const doubled = (from, to) => Array.from({ length: Math.log2(to / from) + 1 }, (_, i) => from * 2 ** i);
  const worst = [];
  const plans = quick
    ? [['Doubling draws, one creator.', doubled(256, 1024).map((draws) => [1, draws])]]
    : [
        ['Doubling draws, one creator, new seed every time.', doubled(256, 65536).map((draws) => [1, draws])],
        ['Doubling draws, 200 creators, new seed every time.', doubled(256, 65536).map((draws) => [200, draws])],
        ['Doubling draws, 1,000 creators, new seed every time.', doubled(4096, 65536).map((draws) => [1000, draws])],
        ['Doubling creators, 4,096 draws, new seed every time.', doubled(1, 128).map((creators) => [creators, 4096])],
        ['Doubling creators, 65,536 draws, new seed every time.', doubled(125, 1000).map((creators) => [creators, 65536])],
      ];
  for (const [title, sizes] of plans) worst.push(series(report, title, await grid(engine, sizes, { kept: false, runs })));
  if (!quick) {
    const keptSteps = [
      series(report, 'Doubling creators, 4,096 draws, scores kept.', await grid(engine, doubled(1, 1024).map((creators) => [creators, 4096]), { kept: true, runs })),
      series(report, 'Doubling draws, 200 creators, scores kept.', await grid(engine, doubled(1024, 32768).map((draws) => [200, draws]), { kept: true, runs })),
    ];
    report.verdict('the most that doubling draws or creators takes, scores kept', Math.max(...keptSteps), 'most', 2.2, 'scores are kept within a bound of memory: from the size on that exceeds it they are made anew, as with a new seed');
  }
  report.verdict('the most that doubling draws or creators takes, new seed every time', Math.max(...worst), 'most', 2.2);

  const { verbs, memory } = await loadEngine();
  const start = memory.buffer.byteLength;
  const [creators, draws] = quick ? [100, 4096] : [1000, 65536];
  verbs.project(requestOf(manyLines(20, creators), { draws }));
  const one = memory.buffer.byteLength;
  verbs.project(requestOf(manyLines(20, creators), { draws, seed: 2 }));
  verbs.project(requestOf(manyLines(20, creators), { draws: 4096 }));
  const heap = memory.buffer.byteLength;
  report.text(
    `WebAssembly memory: ${(start / kMebibyte).toFixed(1)} MiB when loaded, ${(one / kMebibyte).toFixed(1)} MiB after ${creators} creators × ${draws.toLocaleString('en-US')} draws, ` +
      `${(heap / kMebibyte).toFixed(1)} MiB after the same with another seed and 4,096 draws of it.`,
  );
  report.verdict(`MiB of memory for ${creators.toLocaleString('en-US')} creators × ${draws.toLocaleString('en-US')} draws`, heap / kMebibyte, 'most', 192);
}
