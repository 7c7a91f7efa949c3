// The one-line campaign in Squiggle: the model's formulas over sample sets, as its users write them.
import { run } from '@quri/squiggle-lang';

const odds = (p) => p / (1 - p);

/**
 * A positive range is Squiggle's own `low to high`. A proportion p has lognormal odds o and is o/(1 + o), the logit-normal; with `lighter`
 * it is taken for a positive range, which is another campaign with fewer operations.
 */
function inputsOf(scenario, lighter) {
  const line = scenario.creators[0];
  const proportions = ['inMarketShare', 'responseRate', 'grossMargin', 'discount', 'returnRate', 'resaleShare', 'paymentRate', 'newCustomerShare', 'trackedShare', 'incrementality', 'repeatValue'];
  const fields = { ...scenario.product, ...scenario.measurement, repeatValue: scenario.audience.repeatValue, ...scenario.costs, shock: scenario.shock.reach };
  for (const name of ['followers', 'posts', 'fee', 'inMarketShare', 'reachRate', 'responseRate', 'contentValue']) fields[name] = line[name];
  fields.commission = line.commission;
  const lines = [];
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'number') lines.push(`${name} = ${value}`);
    if (typeof value !== 'object') continue;
    if (proportions.includes(name) && !lighter) lines.push(`${name}Odds = ${odds(value.low)} to ${odds(value.high)}`, `${name} = ${name}Odds / (1 + ${name}Odds)`);
    else lines.push(`${name} = ${value.low} to ${value.high}`);
  }
  return lines.join('\n');
}

// Two posts of one creator in a large audience: E = F·a·x·(2 − ε·p), no de-duplication (one creator), delivery 1.
const model = `
x = reachRate * shock
effective = followers * inMarketShare * x * (2 - (1 - repeatValue) * (x / (1 + x)))
attributed = effective * responseRate
tracked = trackedShare * attributed
price = averageOrderValue * (1 - discount)
kept = 1 - returnRate
goods = averageOrderValue * (1 - grossMargin) * (1 - resaleShare * returnRate)
serving = paymentFixed + shipping + returnRate * returnHandling
full = averageOrderValue * kept - goods - paymentRate * averageOrderValue - serving
code = price * kept * (1 - commission) - goods - paymentRate * price - serving
contribution = incrementality * attributed * full * (1 + newCustomerShare * repeatOrders) - tracked * (full - code) + posts * contentValue
cost = posts * fee * (1 + usageRights) * (1 + agency) + seeding + hours * hourlyRate + fixed
roi = (contribution - cost) / cost
[mean(roi), 1 - cdf(roi, 0), quantile(roi, 0.05), quantile(roi, 0.5), quantile(roi, 0.95)]`;

/** A function (draws, seed) → {mean, chance, p5, p50, p95} of the return; parsing and compiling is part of a run, as it is for every engine here. */
export function squiggleOf(scenario, { lighter = false } = {}) {
  if (scenario.creators.length !== 1 || scenario.creators[0].count !== 1 || scenario.creators[0].posts !== 2) throw new Error('written for one creator with two posts');
  const code = `${inputsOf(scenario, lighter)}\n${model}`;
  return async (draws, seed) => {
    const output = await run(code, { environment: { sampleCount: draws, xyPointLength: 1000, seed: String(seed), profile: false } });
    if (!output.result.ok) throw new Error(output.result.value.toString());
    const [mean, chance, p5, p50, p95] = output.result.value.result.asJS();
    return { mean, chance, p5, p50, p95 };
  };
}
