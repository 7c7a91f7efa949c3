// English: the Plan view.
/** @type {Record<string, import('./index.js').Message>} */
export default {
  'plan.line.walkAway': 'Walk-away fee',
  'plan.assumptions.title': 'Every assumption',
  'plan.assumptions.lead': 'Type one number if you know it, a range if you know it roughly: 9 in 10 times between its ends. The letter opens the source.',
  'plan.own': 'What differs from creator to creator',
  'plan.funnel.title': 'From people to money',
  'plan.funnel.lead': 'At typical inputs, with the rate between one step and the next.',
  'plan.cost.title': 'Where the money goes',
  'plan.cost.lead': 'All costs of the plan, at typical inputs.',
  'plan.tornado.title': 'What moves the result',
  'plan.tornado.lead': 'Profit with one input at its low and high end and all others at typical.',
  'plan.worth.title': 'What to find out first',
  'plan.worth.lead': 'The most it would be worth to know an input exactly before you decide.',
  'plan.spread.title': 'Spread the risk',
  'plan.spread.lead': 'The first line’s money and followers over more people: profit of 9 in 10 worlds, and the chance of profit.',
  'warning.responseMeasuredWithCode': 'The default order rate was measured with a discount code. Without one expect fewer {events}.',
  'warning.negativeMargin': 'A result with the code costs more than it brings: every tracked one loses money.',
  'warning.unlikelyWithoutFee': 'Creators of this size seldom work without a fee.',
  'warning.engagementOutsideBand': 'This engagement rate lies outside the published band for creators of this size.',
  'warning.smallAudience': 'The audience is smaller than one creator’s own pool; it was raised to that pool.',
  'warning.noFees': 'No fee is paid, so there is no walk-away price.',
};
