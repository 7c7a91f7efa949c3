// The engine beside its peers on the same one-line campaign: Squiggle and plain JavaScript.
import { oneLine, requestOf, uncertainInputs } from './campaigns.js';
import { assertAgree, calling, mean, ratioOf, rootMeanSquare, short, sideBySide } from './measure.js';
import { chanceAboveZero, plainOf, statisticsOf } from './plain.js';
import { projectWith } from './project.js';
import { squiggleOf } from './squiggle.js';

const kSeeds = 32;
/** What stands in the way of more, by draws; figures in the section on where the time goes. */
const kLimits = {
  'new seed every time': { large: 'making the scores of a seed: scrambled Sobol’ numbers and Φ⁻¹, the difference of the two instruction counts below', small: 'making the scores of a seed, and what does not grow with draws: text and summaries' },
  'scores kept': { large: 'the instructions of the evaluation, nearly all of them exp and logistic of each uncertain input, and 88 bytes written a draw', small: 'what does not grow with draws: text, defaults and the summaries of 32 scramblings, a third to a half of the time' },
};
const kWays = { 'new seed every time': 'engine, a new seed every time', 'scores kept': 'engine, scores kept' };

/** Standard error of quantile p of a sorted plain sample, √(p(1 − p)/n)/density, the density from its neighbourhood. */
function quantileError(sorted, p) {
  const n = sorted.length;
  const h = 0.02;
  const at = (q) => sorted[Math.floor(q * (n - 1))];
  return (Math.sqrt((p * (1 - p)) / n) * (at(p + h) - at(p - h))) / (2 * h);
}

/** The three implementations must tell the same story before their speed means anything. */
async function agreement({ project, plain, squiggle, draws, report }) {
  const { roi, probability } = project(requestOf(oneLine, { draws, seed: 20260101 }));
  const ours = { mean: roi.mean, chance: probability.profit, p5: roi.p5, p50: roi.p50, p95: roi.p95 };
  const { standardError } = roi;
  const oursError = { mean: standardError.mean, chance: probability.standardError.profit, p5: standardError.p5 ?? 0, p50: standardError.p50, p95: standardError.p95 ?? 0 };
  const samples = plain(draws).roi;
  const chance = chanceAboveZero(samples);
  const statistics = statisticsOf(samples);
  const plainAnswer = { ...statistics, chance };
  const error = {
    mean: statistics.sd / Math.sqrt(draws),
    chance: Math.sqrt((chance * (1 - chance)) / draws),
    p5: quantileError(samples, 0.05), p50: quantileError(samples, 0.5), p95: quantileError(samples, 0.95),
  };
  const squiggleAnswer = await squiggle(draws, 'agreement');
  const rows = Object.keys(ours).map((key) => {
    const offs = [
      assertAgree(`plain JavaScript's ${key}`, ours[key], oursError[key], plainAnswer[key], error[key]),
      assertAgree(`Squiggle's ${key}`, ours[key], oursError[key], squiggleAnswer[key], error[key]),
      assertAgree(`Squiggle's ${key} beside plain JavaScript's`, plainAnswer[key], error[key], squiggleAnswer[key], error[key]),
    ];
    return [key, ours[key].toFixed(4), plainAnswer[key].toFixed(4), squiggleAnswer[key].toFixed(4), Math.max(...offs).toFixed(1)];
  });
  report.text(`Agreement on the return at ${draws.toLocaleString('en-US')} draws each; the bench stops where two differ by more than 5 standard errors.`);
  report.table(['of the return', 'engine', 'plain JavaScript', 'Squiggle', 'largest difference, standard errors'], rows);
}

/** Time of a projection beside Squiggle and plain JavaScript. */
async function speed({ engine, plain, squiggle, lighter, report, quick, runs }) {
  const large = quick ? 1 << 13 : 1 << 17;
  const results = {};
  for (const draws of quick ? [large] : [4096, large]) {
    const kept = requestOf(oneLine, { draws });
    const candidates = [
      calling('engine, scores kept', () => engine.verbs.project(kept)),
      calling('engine, a new seed every time', (n) => engine.verbs.project(requestOf(oneLine, { draws, seed: 1000 + n }))),
      calling('plain JavaScript, the eight outcomes', () => {
        const outcomes = plain(draws);
        return [chanceAboveZero(outcomes.profit), ...Object.values(outcomes).map(statisticsOf)];
      }),
      calling('plain JavaScript, the return only', () => {
        const { roi } = plain(draws);
        return [chanceAboveZero(roi), statisticsOf(roi)];
      }),
    ];
    if (draws === large) {
      candidates.push(calling('Squiggle, the return only', (n) => squiggle(draws, n), { warmCalls: 2 }));
      candidates.push(calling('Squiggle with proportions as lognormals', (n) => lighter(draws, n), { warmCalls: 2 }));
    }
    const measured = await sideBySide(candidates, { runs });
    const base = measured['engine, a new seed every time'];
    const keptBase = measured['engine, scores kept'];
    report.text(`One projection of ${draws.toLocaleString('en-US')} draws, medians of ${runs} runs side by side.`);
    report.table(
      ['', 'ms', '÷ engine, new seed', '÷ engine, scores kept'],
      candidates.map(({ name }) => [name, short(measured[name].ms), `${short(ratioOf(measured[name], base))} ×`, `${short(ratioOf(measured[name], keptBase))} ×`]),
    );
    results[draws] = measured;
  }
  for (const [how, name] of Object.entries(kWays)) {
    const { [large]: measured } = results;
    const limit = kLimits[how];
    report.verdict(`times faster than Squiggle, ${large.toLocaleString('en-US')} draws, ${how}`, ratioOf(measured['Squiggle, the return only'], measured[name]), 'least', 40, limit.large);
    for (const [draws, entry] of Object.entries(results)) {
      const what = `times faster than plain JavaScript of the same answers, ${Number(draws).toLocaleString('en-US')} draws, ${how}`;
      report.verdict(what, ratioOf(entry['plain JavaScript, the eight outcomes'], entry[name]), 'least', 10, Number(draws) === large ? limit.large : limit.small);
    }
  }
  return { large, results };
}

/** How long each needs for the same root mean square error: time × error², over 32 seeds against a long reference. */
async function equalAccuracy({ project, squiggle, report, quick, timed }) {
  const { large, results } = timed;
  const errors = { draws: quick ? 1 << 16 : 1 << 20, seeds: quick ? 2 : 16 };
  const reference = { mean: [], chance: [] };
  for (let seed = 0; seed < errors.seeds; ++seed) {
    const { roi, probability } = project(requestOf(oneLine, { draws: errors.draws, seed: 900000 + seed }));
    reference.mean.push(roi.mean);
    reference.chance.push(probability.profit);
  }
  const truth = { mean: mean(reference.mean), chance: mean(reference.chance) };
  const over = async (answer) => {
    const off = { mean: [], chance: [] };
    for (let seed = 1; seed <= kSeeds; ++seed) {
      const found = await answer(seed);
      for (const key of Object.keys(off)) off[key].push(found[key] - truth[key]);
    }
    return { mean: rootMeanSquare(off.mean), chance: rootMeanSquare(off.chance) };
  };
  const squiggleError = await over((seed) => squiggle(large, seed));
  const squiggleMs = results[large]['Squiggle, the return only'].ms;
  const rows = [[`Squiggle, ${large.toLocaleString('en-US')} draws`, squiggleError.mean.toExponential(2), squiggleError.chance.toExponential(2), short(squiggleMs), '1', '1']];
  for (const draws of Object.keys(results).map(Number)) {
    const error = await over((seed) => {
      const { roi, probability } = project(requestOf(oneLine, { draws, seed }));
      return { mean: roi.mean, chance: probability.profit };
    });
    for (const [how, name] of Object.entries(kWays)) {
      const { ms } = results[draws][name];
      const gain = (key) => (squiggleMs * squiggleError[key] ** 2) / (ms * error[key] ** 2);
      rows.push([`engine, ${draws.toLocaleString('en-US')} draws, ${how}`, error.mean.toExponential(2), error.chance.toExponential(2), short(ms), short(gain('mean')), short(gain('chance'))]);
      if (draws !== large) continue;
      report.verdict(`times less time than Squiggle for the same error of the mean return, ${how}`, gain('mean'), 'least', 1000, kLimits[how].large);
      report.verdict(`times less time than Squiggle for the same error of the chance of profit, ${how}`, gain('chance'), 'least', 300, `${kLimits[how].large}; a chance is the mean of a step, on which Sobol’ points gain less than on a smooth mean`);
    }
  }
  report.text(
    `Equal accuracy: root mean square errors over ${kSeeds} seeds, against the mean of ${errors.seeds} engine runs of ${errors.draws.toLocaleString('en-US')} draws with other seeds. ` +
      'The last columns are how much more time Squiggle needs for the same error (its time × error² ÷ the engine\'s; a random draw\'s error falls with the root of their number).',
  );
  report.table(['', 'error of the mean return', 'error of the chance of profit', 'ms', 'mean: × less time', 'chance: × less time'], rows);
}

export async function peers(bench) {
  const { report, engine, quick } = bench;
  report.section('Beside Squiggle and plain JavaScript');
  report.text(
    `One line of one creator, ${uncertainInputs} uncertain inputs, luck off (\`oneLine\` in campaigns.js). Squiggle (squiggle.js) and the second plain JavaScript compute the return's mean, ` +
      'P5, P50, P95 and the chance of profit; the first plain JavaScript the mean, sd and five quantiles of the eight outcomes; the engine, JSON text to JSON text, everything `project` reports, ' +
      'with standard errors. "Scores kept" is what a slider sees: the normal scores of a seed do not depend on the campaign and stay from one projection to the next; ' +
      'with a new seed every time they are made anew. Squiggle\'s second row is another, lighter campaign, without the operations that turn odds into proportions: a measure of what those cost it.',
  );
  const all = { ...bench, project: projectWith(engine), plain: plainOf(oneLine), squiggle: squiggleOf(oneLine), lighter: squiggleOf(oneLine, { lighter: true }) };
  await agreement({ ...all, draws: quick ? 1 << 13 : 1 << 17 });
  const timed = await speed(all);
  await equalAccuracy({ ...all, timed });
}
