// Numbers as the page writes and reads them, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createFormat, supported, supportedShare, shiftPoint, spell } from '../../web/src/format/format.js';
import { middle, parse } from '../../web/src/format/parse.js';
import { context, loadTable } from '../../web/src/messages/index.js';

await loadTable('de');

const locales = ['en', 'de'];
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const nb = (text) => text.replaceAll('\u00a0', ' ');

for (const locale of locales) {
  const t = createFormat(locale, 'EUR');

  test(`every double that is written in full reads back as itself (${locale})`, () => {
    fc.assert(fc.property(finite, (x) => assert.equal(parse(t.exact(x), { locale }).value, x === 0 ? 0 : x)), { numRuns: 2000 });
  });

  test(`a percent box shows a proportion and reads the same one back (${locale})`, () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => assert.equal(parse(t.exactPercent(x), { locale, places: 2 }).value, x)), { numRuns: 2000 });
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => assert.equal(parse(t.exactShifted(x, 3), { locale, places: 3 }).value, x)), { numRuns: 2000 });
  });

  test(`an amount with its currency reads back as a number (${locale})`, () => {
    fc.assert(fc.property(fc.integer({ min: -999999999, max: 999999999 }), (x) => assert.equal(parse(t.amount(x), { locale }).value, x)));
  });

  test(`whatever is pasted, reading it never throws and never gives a number that is not finite (${locale})`, () => {
    const hostile = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'0123456789.,-–to bis%kM$€ e+'.split('')) }));
    fc.assert(fc.property(hostile, (text) => {
      const read = parse(text, { locale, range: true });
      if (!read.ok) return assert.ok(['empty', 'notNumber', 'oneNumber', 'reversed'].includes(read.error));
      const values = typeof read.value === 'number' ? [read.value] : [read.value.low, read.value.mid, read.value.high];
      for (const [i, v] of values.entries()) assert.ok(Number.isFinite(v) && (i === 0 || v >= values[i - 1]), `${text} → ${values}`);
    }), { numRuns: 3000 });
  });
}

test('people write numbers in many ways', () => {
  const rows = [
    ['en', '50k', 50000], ['en', '1.2M', 1200000], ['en', '$1,500', 1500], ['en', '1 500', 1500], ['en', '1,5', 1.5], ['en', 'USD 400', 400], ['en', '.5', 0.5],
    ['en', '1.500,50 €', 1500.5], ['en', '1,234,567.89', 1234567.89], ['en', '−5', -5], ['en', '1e12', 1e12], ['en', '2 bn', 2e9],
    ['de', '1.500', 1500], ['de', '1,5', 1.5], ['de', '1,2 Mio.', 1200000], ['de', '5 Tsd.', 5000], ['de', '1.5', 1.5], ['de', '1,500.50', 1500.5], ['de', '3 Mrd', 3e9],
    ['de', '0.500', 0.5], ['en', '0,500', 0.5], ['de', '$1,500', 1500], ['de', '-£2,500.50', -2500.5], ['de', '1,500 $', 1.5],                        // a group of digits never begins with 0
  ];
  for (const [locale, text, value] of rows) assert.deepEqual(parse(text, { locale }), { ok: true, value }, `${locale}: ${text}`);
  assert.deepEqual(parse('$1,000 to 4,000', { locale: 'de', range: true }), { ok: true, value: { low: 1000, mid: 2000, high: 4000 } });
});

test('in a percent box a bare number is percent, and a percent sign means the same', () => {
  for (const text of ['7', '7 %', '7%']) assert.equal(parse(text, { locale: 'en', places: 2 }).value, 0.07);
  assert.equal(parse('0,5', { locale: 'de', places: 2 }).value, 0.005);
});

test('a percent sign is refused where the box does not speak percent', () => {
  for (const places of [0, 3]) for (const text of ['3%', '5000 %', '5 to 20 %']) assert.deepEqual(parse(text, { locale: 'en', places, range: true }), { ok: false, error: 'notNumber' }, `${places}: ${text}`);
});

test('a range is two or three rising numbers', () => {
  const read = (text, options = {}) => parse(text, { locale: 'en', range: true, ...options });
  for (const text of ['5 to 20', '5-20', '5–20', '5 bis 20', '$5 to $20', '5…20', '5 ; 20']) assert.deepEqual(read(text).value, { low: 5, mid: 10, high: 20 }, text);
  assert.deepEqual(read('5 to 8 to 20').value, { low: 5, mid: 8, high: 20 });
  assert.deepEqual(read('5 to 20k').value, { low: 5000, mid: 10000, high: 20000 });
  assert.deepEqual(read('5 to 20 %', { kind: 'proportion', places: 2 }).value, { low: 0.05, mid: middle(0.05, 0.2, 'proportion'), high: 0.2 });
  assert.equal(read('5 to 5').value, 5);
  assert.equal(read('20 to 5').error, 'reversed');
  assert.equal(read('1 to 2 to 3 to 4').error, 'notNumber');
  assert.equal(read('5 to 20', { range: false }).error, 'oneNumber');
});

test('what is no number is refused, not guessed', () => {
  for (const text of ['5oo', 'NaN', 'Infinity', '0x10', '1e999', '😀', '12,34,567', '1.2.3', '500abc', '--5', '5 5', 'a\tb', '100\t200', '100\n200', '1'.repeat(200)]) {
    assert.equal(parse(text, { locale: 'en', range: true }).error, 'notNumber', text);
  }
  assert.equal(parse('  ', { locale: 'en' }).error, 'empty');
});

test('the middle of a range lies inside it and on its scale', () => {
  assert.equal(middle(1, 100, 'positive'), 10);
  assert.equal(middle(0.1, 0.9, 'proportion'), 0.5);
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('positive', 'proportion'), (a, b, kind) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const mid = middle(low, high, kind);
    assert.ok(mid >= low && mid <= high);
  }));
});

test('digits are moved without arithmetic', () => {
  assert.equal(shiftPoint('0.07', 2), '7');
  assert.equal(shiftPoint('-1.5', -3), '-0.0015');
  assert.equal(spell(1e21), '1000000000000000000000');
  assert.equal(spell(5e-7), '0.0000005');
  fc.assert(fc.property(finite, (x) => assert.equal(Number(spell(x)), x === 0 ? 0 : x)));
});

test('estimates carry two figures, amounts every digit, and minus is a minus', () => {
  const en = createFormat('en', 'USD');
  const de = createFormat('de', 'EUR');
  assert.equal(nb(en.money(-4475.8)), '−4,500 USD');
  assert.equal(nb(de.money(4475.8, { sign: true })), '+4.500 EUR');
  assert.equal(nb(en.amount(5850)), '5,850 USD');
  assert.equal(nb(de.amount(12.5)), '12,50 EUR');
  assert.deepEqual([8.93, 2, 0.216, 44.2, 316, 9.96].map(en.rate), ['8.9', '2.0', '0.22', '44', '320', '10']);
  assert.deepEqual([-0.765, 1.6536, 12.345, 0.004, 0, -0.0001].map((x) => nb(en.percent(x))), ['−77 %', '165 %', '1,200 %', '0.4 %', '0 %', '−0.01 %']);
  assert.deepEqual([nb(en.money(-2.04e16)), nb(de.money(2.04e10)), nb(en.amount(1234567890123))], ['−20,000T USD', '20 Mrd. EUR', '1.235T USD']);
});

test('a figure on an axis is short in its language and reads back, and none has four figures before its word', () => {
  const sizes = [0, 950, 996, 1e3, 12345, 999_400, 999_600, 1.2e6, 2e7, 1.2e9, 3e12];
  assert.deepEqual(sizes.map(context('en', 'USD').short), ['0', '950', '1k', '1k', '12k', '1M', '1M', '1.2M', '20M', '1.2B', '3,000B']);
  assert.deepEqual(sizes.map(context('de', 'EUR').short).map(nb), ['0', '950', '1 Tsd.', '1 Tsd.', '12 Tsd.', '1 Mio.', '1 Mio.', '1,2 Mio.', '20 Mio.', '1,2 Mrd.', '3.000 Mrd.']);
  for (const locale of locales) {
    const { short } = context(locale, 'EUR');
    fc.assert(fc.property(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 0, max: 14 }), (figures, power) => {
      const x = Number(`${figures}e${power}`);
      assert.equal(parse(short(x), { locale }).value, x, short(x));
    }));
  }
});

test('an estimate shows no digit that its standard error does not support', () => {
  assert.deepEqual([[489.7, 27.7], [580.4, 170], [68554, 2457], [-12732.6, 5.6], [3.361, 0.0074], [9.25, 0.3], [80, 170]].map(([x, error]) => supported(x, error)), [500, 600, 70000, -13000, 3.4, 9.5, 0]);
  assert.deepEqual([[0.5141, 0.0009], [0.5164, 0.0042], [0.0031, 0.0002], [0.0405, 0.0023], [6.0611, 0.038], [12.34, 0.02], [-0.8875, 0.03]].map(([x, error]) => supportedShare(x, error)), [0.51, 0.52, 0.003, 0.04, 6.05, 12, -0.9]);
  const t = createFormat('en', 'USD');
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 9e8, noNaN: true }), fc.double({ min: 1e-4, max: 10, noNaN: true }), fc.boolean(), (size, relative, negative) => {
    const x = negative ? -size : size;
    const error = size * relative;
    const shown = supported(x, error);
    assert.ok(Math.abs(shown - x) <= Math.max(0.05 * size, 1.25 * error) + 1e-9 * size, `${x} ± ${error} → ${shown}`);
    if (shown !== 0) {
      const [digits, exponent] = Math.abs(shown).toExponential().split('e');
      const place = 10 ** (Number(exponent) - (digits.length > 1 ? digits.length - 2 : 0));
      assert.ok(place * 5 >= error * 0.999, `the last figure of ${shown} stands for less than its error ${error}`);
    }
    if (Math.abs(shown) < 1e9) assert.equal(Number(t.money(shown, { unit: false }).replace('−', '-').replaceAll(',', '')), shown, 'printing rounds no further');
  }));
  assert.deepEqual([supported(0, 0), supported(1234.5, 0), supported(0.5, null)], [0, 1200, 0.5]);
});
