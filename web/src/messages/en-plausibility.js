// English: the plan beside what others saw, in Plan and Method.
/** @type {Record<string, import('./index.js').Message>} */
export default {
  'plausibility.title': 'Is that plausible?',
  'plausibility.lead': 'The plan at typical inputs beside what others published. Nothing is corrected: a plan outside a range can be right, and should know why.',
  'plausibility.below': { one: 'Published figures run from {low} to {high}: this is below them.', other: 'Published figures run from {low} to {high}: these are below them.' },
  'plausibility.above': { one: 'Published figures run from {low} to {high}: this is above them.', other: 'Published figures run from {low} to {high}: these are above them.' },
  'plausibility.none': 'Everything that can be compared lies inside the published ranges.',
  'plausibility.inside': 'Inside the published range: {names}.',
  'plausibility.cpm.name': 'Cost of 1,000 views (CPM)',
  'plausibility.cpm.why': 'Published bookings count fees over all views. This plan counts all its costs, over views of people who can buy from you.',
  'plausibility.revenueOverCost.name': 'Tracked revenue over cost (ROAS)',
  'plausibility.revenueOverCost.why': 'Marketers report these figures themselves, partly with earned media value in them.',
  'plausibility.netRevenuePerFollower.name': 'Tracked revenue per follower, after returns',
  'plausibility.netRevenuePerFollower.why': 'Measured by codes for selected brands: the low end is the mean of macro creators, the high end that of nano creators.',
};
