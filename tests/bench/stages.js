// Where the time of a projection goes, natively: scores, evaluation, luck, summary, text. And the instructions each draw takes.
import { execFileSync, spawnSync } from 'node:child_process';
import { presets } from '../../web/src/state/presets.js';
import { manyLines, oneLine, requestOf } from './campaigns.js';
import { short } from './measure.js';

/** Stages are differences of whole runs: one below this share of them is not told apart from how the runs vary. */
const kNoise = 0.02;
const kStages = ['scores', 'evaluation', 'luck', 'summary', 'text'];

/** Instructions of a process that answers the orders, by valgrind's callgrind. */
function instructions(runner, orders) {
  const { stderr, status } = spawnSync('valgrind', ['--tool=callgrind', '--callgrind-out-file=/dev/null', runner], { input: orders, encoding: 'utf8' });
  const found = stderr.match(/Collected : (\d+)/);
  if (status !== 0 || !found) throw new Error(`valgrind failed:\n${stderr}`);
  return Number(found[1]);
}

const hasValgrind = () => spawnSync('valgrind', ['--version']).status === 0;

/** Instructions a draw: the difference between N and 2N draws; the second call of a process finds its scores kept. */
function perDraw(runner, scenario, draws) {
  const of = (calls, count) => instructions(runner, `time ${calls} project ${requestOf(scenario, { draws: count })}\n`);
  const once = { small: of(1, draws), large: of(1, 2 * draws) };
  const twice = { small: of(2, draws), large: of(2, 2 * draws) };
  return { fresh: (once.large - once.small) / draws, kept: (twice.large - once.large - (twice.small - once.small)) / draws };
}

export async function stages({ report, native, quick, runner }) {
  report.section('Where the time goes');
  const cases = [
    ['one line, 22 uncertain inputs', oneLine, 4096],
    ['one line, 22 uncertain inputs', oneLine, 1 << 17],
    [`the preset "${presets[0].id}"`, presets[0].scenario, 4096],
    ['20 lines, 200 creators', manyLines(20, 200), 4096],
  ].slice(0, quick ? 1 : undefined);
  report.text('Native build, microseconds, medians: making the scores of a new seed, evaluating all draws with kept scores, luck, everything that is told of the draws, and the rest (reading, defaults, writing).');
  const rows = [];
  for (const [name, scenario, draws] of cases) {
    const found = await native.stages(requestOf(scenario, { draws }));
    rows.push([name, draws.toLocaleString('en-US'), ...kStages.map((stage) => (found[stage] > kNoise * kStages.reduce((sum, each) => sum + Math.max(0, found[each]), 0) ? short(found[stage] / 1000) : 'noise'))]);
  }
  report.table(['', 'draws', ...kStages], rows);
  if (!hasValgrind()) return report.text('valgrind is not installed: no instruction counts.');
  const counts = (quick ? cases : [cases[0], cases[2], cases[3]]).map(([name, scenario]) => {
    const { fresh, kept } = perDraw(runner, scenario, quick ? 1024 : 8192);
    return [name, short(kept), short(fresh)];
  });
  report.text(`Instructions a draw (\`${execFileSync('valgrind', ['--version'], { encoding: 'utf8' }).trim()} --tool=callgrind\`, native build, the difference between 8,192 and 16,384 draws).`);
  report.table(['', 'scores kept', 'new seed'], counts);
  report.text('Bytes moved a draw: 8 read for each score (one a field or rate in use, and one a creator for each rate in use that is not all shared), 88 written for the 11 outcomes, and each of the ten that are told is read three to five times by its summary.');
}
