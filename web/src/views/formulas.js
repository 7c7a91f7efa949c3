// The model in eight lines, for a page that cannot compute. The build writes them into index.html for readers without scripts.

/** Sections 3 to 5 of the model; the README explains every letter. */
export const formulas = [
  'reach of one creator = followers × in-market share × (1 − (1 − p)^posts), p = reach rate ÷ (1 + reach rate)',
  'reach of all ÷ audience = 1 − (1 − reach₁ ÷ audience) × (1 − reach₂ ÷ audience) × …',
  'orders = contacts × orders per contact',
  'incremental orders = orders × share that would not have bought anyway',
  'margin of an order = price × (1 − discount) × (1 − returns) − goods − payment − shipping − handling of returns',
  'contribution = incremental orders × margin × (1 + new customers × repeat orders) − cost of the code on tracked orders',
  'cost = fees × (1 + usage rights) × (1 + agency) + gifts + hours × hourly rate + boost + fixed',
  'profit = contribution − cost; return = profit ÷ cost',
];
