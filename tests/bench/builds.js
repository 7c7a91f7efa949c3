// The shipped WebAssembly module beside the native build of the same source.
import { manyLines, oneLine, requestOf } from './campaigns.js';
import { calling, ratioOf, short, sideBySide } from './measure.js';
import { presets } from '../../web/src/state/presets.js';

const kLimit = 'what does not grow with draws (text, defaults, summaries) is compiled for size, as all but the loop over draws; it is most of the shortest case';

export async function builds({ report, engine, native, quick, runs }) {
  report.section('WebAssembly beside native');
  report.text(
    'The same requests to both, JSON text to JSON text; the native build is a process of its own and the two take turns. Their answers are checked to be the same bytes. ' +
      'Both are warmed up first: Node runs WebAssembly in its baseline compiler until the optimising one has caught up.',
  );
  const cases = [
    ['one line, 22 uncertain inputs, 4,096 draws', oneLine, 4096],
    ['one line, 22 uncertain inputs, 131,072 draws', oneLine, 1 << 17],
    [`the preset "${presets[0].id}", 4,096 draws`, presets[0].scenario, 4096],
    ['20 lines, 200 creators, 4,096 draws', manyLines(20, 200), 4096],
  ].slice(0, quick ? 1 : undefined);
  const rows = [];
  const worst = { kept: 0, fresh: 0 };
  for (const [name, scenario, draws] of cases) {
    const request = requestOf(scenario, { draws });
    if (engine.verbs.project(request) !== (await native.answer('project', request))) throw new Error(`${name}: the builds answer differently`);
    let seed = 0;
    const fresh = () => requestOf(scenario, { draws, seed: 5000 + seed++ });
    const measured = await sideBySide(
      [
        calling('wasm', () => engine.verbs.project(request)),
        { name: 'native', time: (calls) => native.time('project', request, calls) },
        calling('wasm, new seed', () => engine.verbs.project(fresh())),
        {
          name: 'native, new seed',
          async time(calls) {
            let ms = 0;
            for (let i = 0; i < calls; ++i) ms += await native.time('project', fresh(), 1);
            return ms;
          },
        },
      ],
      { runs },
    );
    const ratio = { kept: ratioOf(measured.wasm, measured.native), fresh: ratioOf(measured['wasm, new seed'], measured['native, new seed']) };
    rows.push([name, 'kept', short(measured.wasm.ms), short(measured.native.ms), `${short(ratio.kept)} ×`]);
    rows.push(['', 'new seed', short(measured['wasm, new seed'].ms), short(measured['native, new seed'].ms), `${short(ratio.fresh)} ×`]);
    for (const key of Object.keys(worst)) worst[key] = Math.max(worst[key], ratio[key]);
  }
  report.table(['', 'scores', 'WebAssembly, ms', 'native, ms', 'WebAssembly ÷ native'], rows);
  report.verdict('WebAssembly\'s time ÷ native\'s, the worst of the cases, scores kept', worst.kept, 'most', 1.25, kLimit);
  report.verdict('WebAssembly\'s time ÷ native\'s, the worst of the cases, new seed every time', worst.fresh, 'most', 1.25, kLimit);
}
