// The model in plain JavaScript, as one writes it without an engine: Math.random, Box–Muller, Math.exp, Float64Array and sort.
// It is a peer in speed, the measure of what a plain random draw is worth, and a second opinion on the engine's numbers.
const z95 = 1.6448536269514722;

let spare = NaN;
/** A standard normal number (Box & Muller 1958), two from two uniforms. */
function normal() {
  if (!Number.isNaN(spare)) {
    const kept = spare;
    spare = NaN;
    return kept;
  }
  const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
  const angle = 2 * Math.PI * Math.random();
  spare = radius * Math.sin(angle);
  return radius * Math.cos(angle);
}

/** A Poisson number: multiplication of uniforms (Knuth) for small means, else the normal quantile with its first correction. */
function poisson(mean) {
  if (mean < 30) {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = Math.random(); product > limit; product *= Math.random()) ++count;
    return count;
  }
  const z = normal();
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * z + (z * z - 1) / 6));
}

const proportions = new Set([
  'grossMargin', 'discount', 'returnRate', 'resaleShare', 'paymentRate', 'newCustomerShare', 'trackedShare', 'incrementality', 'repeatValue',
  'inMarketShare', 'clickThroughRate', 'responseRate',
]);

/** A function from a normal score to the value of a range: two-piece lognormal, logit-normal for proportions, or the number that is certain. */
function valueOf(name, range) {
  if (typeof range === 'number') return () => range;
  const g = proportions.has(name) ? (x) => Math.log(x / (1 - x)) : Math.log;
  const centre = g(range.mid);
  const below = (centre - g(range.low)) / z95;
  const above = (g(range.high) - centre) / z95;
  if (proportions.has(name)) return (z) => 1 / (1 + Math.exp(-(centre + z * (z < 0 ? below : above))));
  return (z) => Math.exp(centre + z * (z < 0 ? below : above));
}

/** A function that draws a campaign field. */
function samplerOf(name, range) {
  const value = valueOf(name, range);
  return typeof range === 'number' ? value : () => value(normal());
}

const rateNames = ['fee', 'inMarketShare', 'reachRate', 'clickThroughRate', 'responseRate'];

function lineOf(line) {
  return { ...line, rates: rateNames.map((name) => ({ uncertain: typeof line[name] !== 'number', value: valueOf(name, line[name]) })) };
}

/** a ⊕ b = a + b − ε·a·b. */
const combine = (a, b, epsilon) => a + b - epsilon * a * b;

/** Simulates a complete scenario (basis "response", no boost): draws → the eight reported outcomes, an array each. */
export function plainOf(scenario) {
  if (scenario.measurement.basis !== 'response' || scenario.creators.some((line) => line.boost)) throw new Error('not written for basis "clicks" or a boost');
  const samplers = {};
  const fields = { ...scenario.product, ...scenario.measurement, ...scenario.audience, ...scenario.costs, reachShock: scenario.shock.reach };
  for (const [name, range] of Object.entries(fields)) samplers[name] = samplerOf(name, range);
  const lines = scenario.creators.map(lineOf);
  const productCommission = scenario.product.commission;
  const { luck, commonShare } = scenario.simulation;
  const commonWeight = Math.sqrt(commonShare);
  const ownWeight = Math.sqrt(1 - commonShare);
  const uncertainRates = rateNames.map((_, r) => lines.some((line) => line.rates[r].uncertain));
  const creators = lines.reduce((sum, line) => sum + line.count, 0);
  const unique = new Float64Array(creators);
  const effective = new Float64Array(creators);
  const common = new Float64Array(rateNames.length);
  const rate = new Float64Array(rateNames.length);

  return (draws) => {
    const outcome = () => new Float64Array(draws);
    const out = { reach: outcome(), clicks: outcome(), trackedOrders: outcome(), incrementalOrders: outcome(), cost: outcome(), contribution: outcome(), profit: outcome(), roi: outcome() };
    for (let draw = 0; draw < draws; ++draw) {
      const averageOrderValue = samplers.averageOrderValue();
      const grossMargin = samplers.grossMargin();
      const discount = samplers.discount();
      const returnRate = samplers.returnRate();
      const resaleShare = samplers.resaleShare();
      const paymentRate = samplers.paymentRate();
      const paymentFixed = samplers.paymentFixed();
      const shipping = samplers.shipping();
      const returnHandling = samplers.returnHandling();
      const newCustomerShare = samplers.newCustomerShare();
      const repeatOrders = samplers.repeatOrders();
      const trackedShare = samplers.trackedShare();
      const incrementality = samplers.incrementality();
      const size = samplers.size();
      const repeatValue = samplers.repeatValue();
      const seeding = samplers.seeding();
      const usageRights = samplers.usageRights();
      const agency = samplers.agency();
      const hours = samplers.hours();
      const hourlyRate = samplers.hourlyRate();
      const fixed = samplers.fixed();
      const reachShock = samplers.reachShock();
      for (let r = 0; r < common.length; ++r) common[r] = uncertainRates[r] && commonShare > 0 ? normal() : 0;

      const epsilon = 1 - repeatValue;
      let contacts = 0, clicks = 0, orders = 0, commissionOrders = 0, fees = 0, content = 0, audience = size, i = 0;
      for (const line of lines) {
        for (let n = 0; n < line.count; ++n, ++i) {
          for (let r = 0; r < rate.length; ++r) {
            const { uncertain, value } = line.rates[r];
            rate[r] = value(uncertain && commonShare < 1 ? commonWeight * common[r] + ownWeight * normal() : common[r]);
          }
          const fee = rate[0], inMarket = rate[1], reachRate = rate[2], click = rate[3], order = rate[4];
          const posted = line.delivery === 1 || Math.random() < line.delivery ? 1 : 0;
          const x = reachRate * reachShock;
          const pool = line.followers * inMarket * (1 + x);
          const p = x / (1 + x);
          let once = 0, worth = 0;
          for (let post = 0; post < line.posts; ++post) {
            once = combine(once, p, 1);
            worth = combine(worth, p, epsilon);
          }
          unique[i] = posted * pool * once;
          effective[i] = posted * pool * worth;
          audience = Math.max(audience, pool);
          contacts += effective[i];
          clicks += effective[i] * click;
          orders += effective[i] * order;
          commissionOrders += effective[i] * order * line.commission;
          fees += posted * line.posts * fee;
          content += posted * line.posts * line.contentValue;
        }
      }
      let reachShare = 0, effectiveShare = 0;
      for (let c = 0; c < creators; ++c) {
        reachShare = combine(reachShare, unique[c] / audience, 1);
        effectiveShare = combine(effectiveShare, effective[c] / audience, epsilon);
      }
      const dedup = contacts > 0 ? (effectiveShare * audience) / contacts : 1;
      let tracked = dedup * orders * trackedShare;
      let untracked = dedup * orders - tracked;
      if (luck) {
        tracked = poisson(tracked);
        untracked = poisson(untracked);
      }
      const commission = orders > 0 ? commissionOrders / orders : productCommission;
      const goods = averageOrderValue * (1 - grossMargin) * (1 - resaleShare * returnRate);
      const serving = paymentFixed + shipping + returnRate * returnHandling;
      const full = averageOrderValue * (1 - returnRate) - goods - paymentRate * averageOrderValue - serving;
      const price = averageOrderValue * (1 - discount);
      const code = price * (1 - returnRate) * (1 - commission) - goods - paymentRate * price - serving;
      const incremental = incrementality * (tracked + untracked);
      const contribution = incremental * full * (1 + newCustomerShare * repeatOrders) - tracked * (full - code) + content;
      const cost = fees * (1 + usageRights) * (1 + agency) + creators * (seeding + hours * hourlyRate) + fixed;

      out.reach[draw] = reachShare * audience;
      out.clicks[draw] = dedup * clicks;
      out.trackedOrders[draw] = tracked;
      out.incrementalOrders[draw] = incremental;
      out.cost[draw] = cost;
      out.contribution[draw] = contribution;
      out.profit[draw] = contribution - cost;
      out.roi[draw] = (contribution - cost) / cost;
    }
    return out;
  };
}

/** Mean, sd and quantiles of one outcome; sorts it. */
export function statisticsOf(samples) {
  const count = samples.length;
  let sum = 0;
  for (const x of samples) sum += x;
  const mean = sum / count;
  let squares = 0;
  for (const x of samples) squares += (x - mean) ** 2;
  samples.sort();
  const quantile = (p) => {
    const place = (count - 1) * p;
    const below = Math.floor(place);
    return samples[below] + (place - below) * (samples[Math.min(below + 1, count - 1)] - samples[below]);
  };
  return { mean, sd: Math.sqrt(squares / (count - 1)), p5: quantile(0.05), p25: quantile(0.25), p50: quantile(0.5), p75: quantile(0.75), p95: quantile(0.95) };
}

/** The share of numbers above zero. */
export function chanceAboveZero(samples) {
  let above = 0;
  for (const x of samples) above += x > 0 ? 1 : 0;
  return above / samples.length;
}
