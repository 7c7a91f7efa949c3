// What the page must know of a field to show and read it: its kind (contract.md) and the unit its box speaks.
import { general } from './path.js';

/**
 * @typedef {import('../format/parse.js').Kind} Kind
 * @typedef {'money' | 'percent' | 'perThousand' | 'people' | 'hours' | 'count' | 'plain'} Unit
 * @typedef {{kind: Kind, unit: Unit, range: boolean}} Field  range: low–typical–high is welcome
 */

/** Powers of ten between the value and what the box shows. @type {Record<Unit, number>} */
export const PLACES = { money: 0, percent: 2, perThousand: 3, people: 0, hours: 0, count: 0, plain: 0 };

/** What the engine takes at most: of a quantity, and of a share the whole. @type {Record<Kind, number>} */
export const LARGEST = { positive: 1e15, proportion: 1 };

const field = (/** @type {Kind} */ kind, /** @type {Unit} */ unit, range = true) => ({ kind, unit, range });
const share = field('proportion', 'percent');
const money = field('positive', 'money');

/** @type {Record<string, Field>} */
export const fields = {
  usdRate: field('positive', 'plain', false),
  'creators.count': field('positive', 'count', false),
  'creators.followers': field('positive', 'count', false),
  'creators.posts': field('positive', 'count', false),
  'creators.fee': money,
  'creators.inMarketShare': share,
  'creators.reachRate': field('positive', 'percent'),
  'creators.engagementRate': share,
  'creators.clickThroughRate': share,
  'creators.conversionRate': share,
  'creators.responseRate': field('proportion', 'perThousand'),
  'creators.delivery': field('proportion', 'percent', false),
  'creators.commission': field('proportion', 'percent', false),
  'creators.contentValue': field('positive', 'money', false),
  'creators.boost.spend': field('positive', 'money', false),
  'creators.boost.cpm': field('positive', 'money', false),
  'creators.boost.accessFee': field('proportion', 'percent', false),
  'creators.fit.values': field('proportion', 'percent', false),
  'creators.fit.audience': field('proportion', 'percent', false),
  'creators.fit.aesthetics': field('proportion', 'percent', false),
  'product.averageOrderValue': money,
  'product.grossMargin': share,
  'product.discount': share,
  'product.returnRate': share,
  'product.resaleShare': share,
  'product.paymentRate': share,
  'product.paymentFixed': money,
  'product.shipping': money,
  'product.returnHandling': money,
  'product.commission': field('proportion', 'percent', false),
  'product.newCustomerShare': share,
  'product.repeatOrders': field('positive', 'plain'),
  'measurement.trackedShare': share,
  'measurement.incrementality': share,
  'audience.size': field('positive', 'people'),
  'audience.repeatValue': share,
  'costs.seeding': money,
  'costs.usageRights': field('positive', 'percent'),
  'costs.agency': field('positive', 'percent'),
  'costs.hours': field('positive', 'hours'),
  'costs.hourlyRate': money,
  'costs.fixed': money,
  'shock.reach': field('positive', 'percent'),
  'simulation.commonShare': field('proportion', 'percent', false),
};

/** @param {string} path @returns {Field | undefined} */
export const fieldOf = (path) => fields[general(path)];

/** Where the engine takes whole numbers only: the least and the most. @type {Record<string, [number, number]>} */
export const WHOLE = { 'creators.followers': [0, 1e10], 'creators.count': [1, 1e4], 'creators.posts': [1, 1e3] };

/** Whether the engine takes a value for a quantity. @param {string} path @param {import('../format/parse.js').Range} value */
export function takes(path, value) {
  const whole = WHOLE[general(path)];
  if (whole) return Number.isInteger(value) && Number(value) >= whole[0] && Number(value) <= whole[1];
  const most = LARGEST.positive;
  if (typeof value === 'object') return value.low > 0 && value.high <= most;
  return (path === 'usdRate' ? value > 0 : value >= 0) && value <= most;
}

/** What each platform can carry, in the order the page offers it. @type {Record<string, string[]>} */
export const FORMATS = { instagram: ['reel', 'post', 'story'], tiktok: ['video'], youtube: ['video', 'short'] };
export const NICHES = ['beauty', 'fashion', 'food', 'wellness', 'technology', 'home', 'travel', 'lifestyle'];
