// From people to money: five figures with the rate between them. No bars: a scale from 100,000 people to 40 orders would lie.
import { L, P, T, known, mark, plot, shortMoney } from './kit.js';
import { wide, wrap } from './measure.js';

/** @typedef {import('./kit.js').Words} Words */
/**
 * @typedef {object} FunnelData at typical values (`typical`)
 * @property {number | null} reach
 * @property {number | null} attributedOrders by whatever path
 * @property {number | null} trackedOrders
 * @property {number | null} incrementalOrders
 * @property {number | null} contribution left to pay for the campaign
 * @property {number | null} cost
 * @property {number | null} [clicks] shown as a step of its own when given (basis "clicks")
 */

/** @param {FunnelData} data @param {Words} t @returns {{figure: string, words: string, rate: string}[]} */
function steps(data, t) {
  const none = t.text('charts.none');
  const short = (/** @type {number} */ v) => (Math.abs(v) < 1e6 ? t.number(v) : shortMoney(t, v));
  const figure = (/** @type {number | null | undefined} */ v) => (!known(v) ? none : v === 0 ? t.text('charts.funnel.zero') : short(v));
  const per = (/** @type {number | null} */ part, /** @type {number | null} */ whole) => (known(part) && known(whole) && whole > 0 ? part / whole : null);
  const share = (/** @type {number | null} */ v, /** @type {string} */ key) => (known(v) ? t.text(key, { share: t.percent(v) }) : '');
  const clicks = data.clicks ?? null; const each = per(data.attributedOrders, data.reach); const through = per(clicks, data.reach);
  return [
    { figure: figure(data.reach), words: t.text('charts.funnel.reach'), rate: '' },
    ...(clicks === null ? [] : [{ figure: figure(clicks), words: t.text('charts.funnel.clicks'), rate: known(through) ? t.text('charts.funnel.perThousand', { rate: t.rate(through * 1000) }) : '' }]),
    { figure: figure(data.attributedOrders), words: t.text('charts.funnel.attributed'), rate: known(each) ? t.text('charts.funnel.perThousand', { rate: t.rate(each * 1000) }) : '' },
    { figure: figure(data.trackedOrders), words: t.text('charts.funnel.tracked'), rate: share(per(data.trackedOrders, data.attributedOrders), 'charts.funnel.ofThose') },
    { figure: figure(data.incrementalOrders), words: t.text('charts.funnel.incremental'), rate: share(per(data.incrementalOrders, data.attributedOrders), 'charts.funnel.ofThose') },
    { figure: known(data.contribution) ? short(data.contribution) : none, words: t.text('charts.funnel.contribution', { currency: t.currency }), rate: known(data.cost) ? t.text('charts.funnel.cost', { cost: t.amount(data.cost, { unit: false }) }) : '' },
  ];
}

/** @param {FunnelData} data @param {number} width @param {Words} t @returns {import('lit').TemplateResult} */
export function funnel(data, width, t) {
  const list = steps(data, t);
  const figures = Math.max(...list.map((s) => wide(s.figure, 22, true)));
  const column = width / list.length;
  const said = (/** @type {typeof list[number]} */ s) => [`${s.figure} ${s.words}`, s.rate].filter(Boolean).join(', ');
  if (column >= Math.max(116, figures + 26)) {
    const words = list.map((s) => wrap(s.words, column - 34)); const rates = list.map((s) => (s.rate ? wrap(s.rate, column - 34, 12) : []));
    const most = Math.max(...words.map((w, i) => w.length * 16 + rates[i].length * 16));
    return plot(width, 44 + most, funnelSummary(data, t), list.map((s, i) => {
      const x = i * column + (i ? 18 : 0);
      return mark(said(s), [i * column, 0, column, 44 + most],
        i ? [P(`M${i * column} 10 l5 6 l-5 6`, 'arrow'), L(i * column + 2, 34, i * column + 2, 40 + most, 'grid')] : [],
        T(x, 24, s.figure, 'figure'),
        words[i].map((line, k) => T(x, 45 + k * 16, line)),
        rates[i].map((line, k) => T(x, 45 + (words[i].length + k) * 16, line, 'tick')));
    }));
  }
  // A phone reads it downwards: figures right-aligned in one column, words beside them.
  const left = Math.ceil(figures); const room = width - left - 14;
  let y = 0;
  const rows = list.map((s, i) => {
    const words = wrap(s.words, room); const rates = s.rate ? wrap(s.rate, room, 12) : []; const top = y; const high = 20 + (words.length + rates.length) * 16;
    y += high;
    return mark(said(s), [0, top, width, high],
      i ? L(0, top, width, top, 'grid') : [],
      T(left, top + 26, s.figure, 'figure', 'end'),
      words.map((line, k) => T(left + 14, top + 24 + k * 16, line)),
      rates.map((line, k) => T(left + 14, top + 24 + (words.length + k) * 16, line, 'tick')));
  });
  return plot(width, y, funnelSummary(data, t), rows);
}

/** @param {FunnelData} data @param {Words} t @returns {string} */
export const funnelSummary = (data, t) => `${steps(data, t).map((s) => [`${s.figure} ${s.words}`, s.rate ? `(${s.rate})` : ''].filter(Boolean).join(' ')).join('; ')}.`;

/** @param {FunnelData} data @param {Words} t @returns {import('./kit.js').Table} */
export const funnelTable = (data, t) => ({
  head: [t.text('charts.funnel.head.step'), t.text('charts.funnel.head.figure'), t.text('charts.funnel.head.rate')],
  rows: steps(data, t).map((s) => [s.words, s.figure, s.rate]),
});

/** @type {import('./kit.js').Chart<FunnelData>} */
export const funnelChart = { draw: funnel, summary: funnelSummary, table: funnelTable, height: 110 };
