// The result as a text for an e-mail: the verdict in its sentences, the key figures, and what they were computed with.
import { headline, lead } from './words.js';

/** @param {{outlook: import('../state/outlook.js').Outlook, t: import('../messages/index.js').Context, name: string, stamp: string, address: string | null}} r @returns {string} */
export function asText({ outlook: o, t, name, stamp, address }) {
  const said = lead(o, t, (text) => text).join('');
  const sum = (/** @type {number} */ x) => t.money(x, { sign: true });
  const lines = [
    t.text('text.title', { name }), '',
    `${headline(o, t)} ${said}`, '',
    t.text('text.cost', { sum: t.amount(o.cost) }),
    t.text('text.chance', { chance: t.percent(o.chance) }),
    t.text('text.typical', { sum: sum(o.profit.p50) }),
    t.text('text.range', { low: sum(o.profit.p5), high: sum(o.profit.p95) }),
    t.text(o.needed === null ? 'text.ordersNever' : 'text.orders', { assumed: t.rate(o.assumed ?? 0), needed: t.rate(o.needed ?? 0) }),
    ...(o.walkAway === null ? [] : [t.text(o.perPost ? 'text.walkAway.post' : 'text.walkAway.fees', { fee: t.money(o.walkAway) })]), '',
    t.text('text.stamp', { stamp }),
    ...(address === null ? [] : [address]),
  ];
  return `${lines.join('\n')}\n`;
}
