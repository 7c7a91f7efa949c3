// The campaigns that are measured. Numbers here are inputs of a benchmark, chosen once: they are nobody's defaults.

/** A positive range between two numbers, symmetric in its logarithm: the lognormal with that 90 % interval. */
const positive = (low, high) => ({ low, mid: Math.sqrt(low * high), high });

const logit = (x) => Math.log(x / (1 - x));
/** A proportion between two numbers, symmetric in its logit: the logit-normal with that 90 % interval. */
const proportion = (low, high) => ({ low, mid: 1 / (1 + Math.exp(-(logit(low) + logit(high)) / 2)), high });

/** The uncertain inputs of the one-line campaign, 22 of them; every one moves the return. */
const uncertain = {
  creator: { inMarketShare: proportion(0.5, 0.85), reachRate: positive(0.12, 0.5), responseRate: proportion(0.002, 0.02) },
  product: {
    averageOrderValue: positive(45, 75), grossMargin: proportion(0.5, 0.7), discount: proportion(0.08, 0.18), returnRate: proportion(0.05, 0.2),
    resaleShare: proportion(0.4, 0.9), paymentRate: proportion(0.015, 0.035), shipping: positive(3, 6), returnHandling: positive(2, 5),
    newCustomerShare: proportion(0.5, 0.9), repeatOrders: positive(0.2, 1.2),
  },
  measurement: { trackedShare: proportion(0.3, 0.7), incrementality: proportion(0.5, 0.9) },
  audience: { repeatValue: proportion(0.2, 0.6) },
  costs: { seeding: positive(15, 40), agency: positive(0.05, 0.2), hours: positive(1, 4), hourlyRate: positive(25, 60), fixed: positive(50, 200) },
  shock: { reach: positive(0.6, 1.5) },
};

/** How many inputs of the campaign above are uncertain. */
export const uncertainInputs = Object.values(uncertain).reduce((sum, section) => sum + Object.keys(section).length, 0);

/**
 * One line of one creator with two posts and 22 uncertain inputs, as a complete request. Luck is off: Squiggle has no Poisson draw.
 * With one creator what creators share and what they do not is one and the same uncertainty, so it is one input a field.
 */
export const oneLine = {
  schema: 'tierwise/scenario@1',
  niche: 'beauty',
  creators: [
    {
      count: 1, platform: 'instagram', format: 'reel', followers: 40000, posts: 2, fee: 450, delivery: 1, commission: 0.05, contentValue: 60,
      engagementRate: 0.02, clickThroughRate: 0.01, conversionRate: 0.02, ...uncertain.creator,
    },
  ],
  product: { paymentFixed: 0.3, commission: 0, ...uncertain.product },
  measurement: { basis: 'response', ...uncertain.measurement },
  audience: { size: 30e6, ...uncertain.audience },
  costs: { usageRights: 0.3, ...uncertain.costs },
  shock: uncertain.shock,
  target: { metric: 'roi', value: 0, confidence: 0.5 },
  simulation: { draws: 1 << 17, seed: 1, commonShare: 1, luck: false },
};

/** Lines of several platforms and sizes with the published ranges: `lines` of them, `creators` in all. */
export function manyLines(lines, creators) {
  const kinds = [
    { platform: 'instagram', format: 'reel', followers: 25000 },
    { platform: 'tiktok', format: 'video', followers: 40000 },
    { platform: 'youtube', format: 'video', followers: 90000 },
    { platform: 'instagram', format: 'story', followers: 12000 },
  ];
  const count = (i) => Math.floor(((i + 1) * creators) / lines) - Math.floor((i * creators) / lines);
  return {
    schema: 'tierwise/scenario@1',
    niche: 'beauty',
    creators: Array.from({ length: lines }, (_, i) => ({ ...kinds[i % kinds.length], followers: kinds[i % kinds.length].followers + 100 * i, count: count(i) })),
    audience: { size: 30e6 },
  };
}

/** The same scenario with other `simulation` settings, as request text. */
export const requestOf = (scenario, simulation = {}) => JSON.stringify({ ...scenario, simulation: { ...scenario.simulation, ...simulation } });
