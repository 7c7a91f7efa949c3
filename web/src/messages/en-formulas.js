// English: the model in eight lines, also for readers whose browser does not compute. docs/model.md explains every letter.
/** @type {Record<string, import('./index.js').Message>} */
export default {
  'formula.reach': 'reach of one creator = followers × in-market share × (1 + reach rate) × (1 − (1 − p)^posts), p = reach rate ÷ (1 + reach rate)',
  'formula.together': 'reach of all ÷ audience = 1 − (1 − reach₁ ÷ audience) × (1 − reach₂ ÷ audience) × …',
  'formula.orders': 'orders (installs, leads, bookings, visits) = contacts × orders per contact',
  'formula.incremental': 'incremental orders = orders × share that would not have bought anyway',
  'formula.margin': 'margin of an order = price × (1 − discount) × (1 − returns) − goods − payment − shipping − handling of returns',
  'formula.contribution': 'contribution = incremental orders × margin × (1 + new customers × repeat orders) − cost of the code on tracked orders',
  'formula.cost': 'cost = fees × (1 + usage rights) × (1 + agency) + gifts + hours × hourly rate + boost + fixed',
  'formula.profit': 'profit = contribution − cost; return = profit ÷ cost',
};
