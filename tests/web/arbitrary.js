// Scenarios and workspaces that a page could hold, for the property tests: any fields given, any finite numbers, any words.
import fc from 'fast-check';
import { fields, FORMATS } from '../../web/src/state/fields.js';
import { leaves, write } from '../../web/src/state/path.js';
import { presets } from '../../web/src/state/presets.js';
import { SCHEMA } from '../../web/src/state/shape.js';

/** Any finite number but minus zero, which JSON cannot tell from zero. */
export const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constantFrom(0, 5e-324, 1.7976931348623157e308, 0.1, 1 / 3, 2 ** 53)).map((x) => x + 0 || 0);
const record = (model, options = {}) => fc.record(model, { noNullPrototype: true, ...options });
const range = record({ low: number, mid: number, high: number });
const word = fc.string({ unit: 'grapheme', maxLength: 20 });

const fieldsOf = (line) => Object.entries(fields).filter(([path]) => path.startsWith('creators.') === line && path !== 'creators.followers').map(([path, field]) => [path.replace('creators.', ''), field.range ? fc.oneof(number, range) : number]);
const line = fc.tuple(
  fc.constantFrom(...Object.entries(FORMATS).flatMap(([platform, formats]) => formats.map((format) => ({ platform, format })))),
  record({ followers: number }),
  record(Object.fromEntries([...fieldsOf(true), ['name', word], ['collaboration', word], ['min', number]]), { requiredKeys: [] }),
).map(([what, who, rest]) => Object.entries(rest).reduce((l, [path, value]) => write(l, path, value), { ...what, ...who }));

export const scenario = fc.tuple(
  fc.array(line, { minLength: 1, maxLength: 4 }),
  record(Object.fromEntries([...fieldsOf(false), ['name', word], ['currency', word], ['niche', word], ['tierScheme', word], ['product.event', word], ['budget', number], ['simulation.luck', fc.boolean()], ['target.value', number]]), { requiredKeys: [] }),
).map(([creators, rest]) => Object.entries(rest).reduce((s, [path, value]) => write(s, path, value), { schema: SCHEMA, creators }));

const entry = fc.tuple(scenario, fc.constantFrom(null, ...presets.map((p) => p.id)), fc.infiniteStream(fc.boolean()), record({ reach: number, orders: number }, { requiredKeys: [] }))
  .map(([s, base, coins, past]) => ({ base, scenario: s, typed: Object.fromEntries(leaves(s).filter((path) => path !== 'schema' && coins.next().value).map((path) => [path, true])), drafts: {}, past }));

export const workspace = fc.tuple(fc.array(entry, { minLength: 1, maxLength: 6 }), fc.nat())
  .map(([entries, n]) => ({ entries: entries.map((e, i) => ({ id: String(i + 1), ...e })), current: n % entries.length }));
