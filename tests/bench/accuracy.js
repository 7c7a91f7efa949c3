// What a draw of the engine is worth in plain random draws: errors of the return's quantiles and of the chance of profit on the page's presets.
import { presets } from '../../web/src/state/presets.js';
import { requestOf } from './campaigns.js';
import { assertAgree, mean, rootMeanSquare, short } from './measure.js';
import { chanceAboveZero, plainOf, statisticsOf } from './plain.js';
import { projectWith } from './project.js';

const kDraws = 4096;
const kKeys = ['p5', 'p50', 'p95', 'chance', 'mean'];
const kPromised = kKeys.slice(0, 4);

const ours = ({ roi, probability }) => ({ p5: roi.p5, p50: roi.p50, p95: roi.p95, chance: probability.profit, mean: roi.mean });
function plainAnswer(samples) {
  const chance = chanceAboveZero(samples);
  const { p5, p50, p95, mean: average } = statisticsOf(samples);
  return { p5, p50, p95, chance, mean: average };
}

/** Per key the root mean square of the differences of the answers to the truth. */
const errorsOf = (answers, truth) => Object.fromEntries(kKeys.map((key) => [key, rootMeanSquare(answers.map((answer) => answer[key] - truth[key]))]));

export async function accuracy({ report, engine, native, quick }) {
  report.section('What a draw is worth');
  const project = projectWith(engine);
  const seeds = quick ? 8 : 256;
  const plainDraws = quick ? 4096 : 32768;
  const plainRuns = quick ? 8 : 96;
  const reference = { draws: quick ? 1 << 14 : 1 << 20, seeds: quick ? 1 : 8 };
  report.text(
    `The page's presets with all defaults, luck on. Errors are root mean squares over ${seeds} seeds of ${kDraws.toLocaleString('en-US')} engine draws and over ${plainRuns} runs of ` +
      `${plainDraws.toLocaleString('en-US')} plain random draws (plain.js), against the mean of ${reference.seeds} engine runs of ${reference.draws.toLocaleString('en-US')} draws with other seeds. A cell says how many plain ` +
      `random draws it takes to be as accurate as ${kDraws.toLocaleString('en-US')} engine draws: ${plainDraws.toLocaleString('en-US')} × (plain error ÷ engine error)².`,
  );
  const rows = [];
  const limits = [];
  const worth = Object.fromEntries(kKeys.map((key) => [key, []]));
  for (const { id, scenario } of presets.slice(0, quick ? 1 : undefined)) {
    const complete = JSON.parse(engine.verbs.defaults(JSON.stringify(scenario))).scenario;
    const long = Array.from({ length: reference.seeds }, (_, i) => ours(project(requestOf(complete, { draws: reference.draws, seed: 800000 + i }))));
    const truth = Object.fromEntries(kKeys.map((key) => [key, mean(long.map((answer) => answer[key]))]));
    const engineErrors = errorsOf(Array.from({ length: seeds }, (_, i) => ours(project(requestOf(complete, { draws: kDraws, seed: 1 + i })))), truth);
    const simulate = plainOf(complete);
    const plain = Array.from({ length: plainRuns }, () => plainAnswer(simulate(plainDraws).roi));
    const plainErrors = errorsOf(plain, truth);
    for (const key of kKeys) {
      // Two implementations, one truth: the mean of the plain runs must be the engine's.
      const average = mean(plain.map((answer) => answer[key]));
      assertAgree(`${id}: ${key}`, truth[key], engineErrors[key] * Math.sqrt(kDraws / (reference.draws * reference.seeds)), average, plainErrors[key] / Math.sqrt(plainRuns));
      worth[key].push(plainDraws * (plainErrors[key] / engineErrors[key]) ** 2);
    }
    const single = [];
    for (let seed = 1; seed <= seeds / 2; ++seed) single.push(await native.figures(seed, 1, requestOf(complete, { draws: kDraws })));
    const singleErrors = errorsOf(single, truth);
    limits.push([id, ...kKeys.map((key) => short(plainDraws * (plainErrors[key] / singleErrors[key]) ** 2))]);
    rows.push([id, ...kKeys.map((key) => short(worth[key].at(-1)))]);
  }
  const typical = (values) => Math.exp(mean(values.map(Math.log)));
  rows.push(['geometric mean', ...kKeys.map((key) => short(typical(worth[key])))]);
  report.table(['preset', 'P5', 'P50', 'P95', 'chance of profit', 'mean'], rows);
  report.text(
    'The limit: the same table were all 4,096 draws points of one scrambling instead of 32 times 128, so that nothing is given up for standard errors. Chances and quantiles are means of a step ' +
      'in many uncertain inputs, where Sobol\' points gain less than on a smooth mean.',
  );
  report.table(['preset', 'P5', 'P50', 'P95', 'chance of profit', 'mean'], limits);
  for (const key of kPromised) report.verdict(`plain random draws that ${kDraws.toLocaleString('en-US')} draws are worth, ${key === 'chance' ? 'chance of profit' : key.toUpperCase()}, the worst preset`, Math.min(...worth[key]), 'least', 32768, 'how the draws are laid out, which is fixed: the second table of that section is the most that Sobol’ points could give');
}
