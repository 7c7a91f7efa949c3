// Figures as the page prints them. One rounding rule each, so strip, verdict and charts never disagree.
// Estimates get two significant figures; what the user typed or will pay gets every digit.

const NBSP = '\u00a0';
const MINUS = '\u2212';
/** Digits before or after the decimal mark beyond which a number is written with an exponent. */
const MOST_DIGITS = 24;
/** From here on an amount is told in billions: nobody counts the digits. */
const HUGE = 1e9;

/** A finite double in plain decimal digits, shortest form that reads back, no exponent. @param {number} x @returns {string} */
export function spell(x) {
  const [mantissa, exponent] = String(x).split('e');
  if (exponent === undefined) return mantissa;
  return shiftPoint(mantissa, Number(exponent));
}

/** Moves the decimal point of a plain decimal to the right. @param {string} decimal @param {number} places @returns {string} */
export function shiftPoint(decimal, places) {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole, fraction = ''] = decimal.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return sign + left + (right ? `.${right}` : '');
}

/** Place of the second significant figure: 0.1 for 3.27, 1,000 for 12,345. @param {number} x */
const secondFigure = (x) => (x === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(x))) - 1));

/** Smallest of 1, 2, 5, 10, 20, … (and 0.5, 0.2, …) that is not smaller than a standard error. @param {number} error */
function stepOver(error) {
  if (!(error > 0)) return 0;
  const decade = 10 ** Math.floor(Math.log10(error));
  return decade * ([1, 2, 5].find((m) => m * decade >= error) ?? 10);
}

/**
 * An estimate without the digits its standard error does not support: two significant figures (or steps of `unit`), fewer where
 * the error is larger. Printing it rounds no further.
 * @param {number} x @param {number | null | undefined} error in the unit of x @param {number} [unit]
 */
export function supported(x, error, unit = secondFigure(x)) {
  const step = Math.max(unit, stepOver(error ?? 0));
  return step > 0 ? Number((Math.round(x / step) * step).toPrecision(12)) : x;
}

/** A share as percents print it: whole, two figures from 1,000 % up, one below 1 %. @param {number} x @param {number | null | undefined} error */
export function supportedShare(x, error) {
  const size = Math.abs(x);
  return supported(x, error, size > 0 && size < 0.0095 ? 10 ** Math.floor(Math.log10(size)) : Math.max(0.01, size < 9.995 ? 0 : secondFigure(x)));
}

/** @type {Map<string, unknown>} */
const made = new Map();
/** Made when it is first wanted and then kept: making one formatter takes a slow phone some ten milliseconds. @template T @param {string} key @param {() => T} make @returns {T} */
function once(key, make) {
  if (!made.has(key)) made.set(key, make());
  return /** @type {T} */ (made.get(key));
}

/** The marks a locale writes numbers with. @param {string} locale */
export const separators = (locale) => once(`${locale} marks`, () => {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.5);
  const of = (/** @type {string} */ type) => parts.find((p) => p.type === type)?.value ?? '';
  return { group: of('group') || ',', decimal: of('decimal') || '.' };
});

/**
 * @typedef {{sign?: boolean, unit?: boolean, figures?: number}} FigureOptions  sign: print a plus too; unit: print the unit (default true); figures: significant ones of an estimate (default 2)
 * @typedef {ReturnType<typeof createFormat>} Format
 */

/** What a figure on an axis is counted in. */
const SIZES = /** @type {const} */ ([['billion', 1e9], ['million', 1e6], ['thousand', 1e3]]);
/** The roundings of figures that are not cut to a number of significant ones. */
const ROUNDINGS = /** @type {const} */ ({
  twoShown: { minimumSignificantDigits: 2, maximumSignificantDigits: 2 },
  whole: { maximumFractionDigits: 0 },
  cents: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
});
/** Formatters of one locale and currency. @param {string} locale BCP 47 @param {string} currency ISO 4217 */
export function createFormat(locale, currency) {
  const print = (/** @type {keyof typeof ROUNDINGS} */ rounding, /** @type {number | bigint} */ x) => once(`${locale} ${rounding}`, () => new Intl.NumberFormat(locale, ROUNDINGS[rounding])).format(x);
  /** To n significant figures. @param {number} x @param {number} n @param {'standard' | 'compact'} [notation] */
  const figures = (x, n, notation = 'standard') => once(`${locale} ${notation} ${n}`, () => new Intl.NumberFormat(locale, { notation, maximumSignificantDigits: n })).format(x);
  const signed = (/** @type {number} */ x, /** @type {string} */ digits, plus = false) => {
    const zero = !/[1-9]/.test(digits);
    return (zero ? '' : x < 0 ? MINUS : plus ? '+' : '') + digits;
  };
  const joined = (/** @type {string} */ figure, unit = true) => (unit ? figure + NBSP + currency : figure);

  /** Two significant figures: 12,345 → 12,000; from a billion up in words. @param {number} x @param {FigureOptions} [o] */
  const number = (x, o = {}) => signed(x, figures(Math.abs(x), o.figures ?? 2, Math.abs(x) < HUGE ? 'standard' : 'compact'), o.sign);
  /** A plain decimal as this locale writes it, every digit; with an exponent where zeros would fill the box. @param {string} plain */
  const written = (plain) => {
    const [left, right = ''] = plain.replace('-', '').split('.');
    const sign = plain.startsWith('-') ? MINUS : '';
    const decimal = right ? separators(locale).decimal : '';
    if (left.length <= MOST_DIGITS && right.length <= MOST_DIGITS) return sign + print('whole', BigInt(left)) + decimal + right;
    const digits = (left + right).replace(/^0+/, '');
    const exponent = left === '0' ? -right.search(/[1-9]/) - 1 : left.length - 1;
    const rest = digits.slice(1).replace(/0+$/, '');
    return `${sign}${digits[0]}${rest ? separators(locale).decimal + rest : ''}e${exponent}`;
  };
  /** Every digit, grouped. @param {number} x */
  const exact = (x) => written(spell(x));
  /** A proportion as percent, every digit, no unit: 0.07 → 7. @param {number} x */
  const exactPercent = (x) => exactShifted(x, 2);
  /** A number times a power of ten, every digit: moves the point, so 0.07 becomes 7 and not 7.000000000000001. @param {number} x @param {number} places */
  const exactShifted = (x, places) => written(shiftPoint(spell(x), places));
  /** An estimate in money: two significant figures. @param {number} x @param {FigureOptions} [o] */
  const money = (x, o = {}) => joined(number(x, o), o.unit);
  /** An amount to pay: whole from 100 up or when it is whole, else with cents. @param {number} x @param {FigureOptions} [o] */
  const amount = (x, o = {}) => {
    const size = Math.abs(x);
    return joined(signed(x, size >= HUGE ? figures(size, 4, 'compact') : print(size >= 100 || Number.isInteger(size) ? 'whole' : 'cents', size), o.sign), o.unit);
  };
  /** Whole percent; two significant figures from 1,000 % up and one below 1 %. @param {number} x @param {FigureOptions} [o] */
  const percent = (x, o = {}) => {
    const size = Math.abs(x) * 100;
    const digits = size > 0 && size < 0.95 ? figures(size, 1) : size >= 999.5 ? figures(size, 2) : print('whole', size);
    return signed(x, digits, o.sign) + (o.unit === false ? '' : `${NBSP}%`);
  };
  /** A rate such as orders per 1,000: always two significant figures, 2 → 2.0. @param {number} x */
  const rate = (x) => signed(x, x === 0 ? '0' : print('twoShown', Math.abs(x)));
  /** An input as a list shows it: three significant figures at most. @param {number} x */
  const fine = (x) => signed(x, figures(Math.abs(x), 3));
  /**
   * For axes, two figures: 10k, 1.2M; 10 Tsd., 1,2 Mio. A size is chosen after rounding: 999,600 is 1M and not 1,000k.
   * @param {number} x 0 or more @param {(size: 'thousand' | 'million' | 'billion', n: string) => string} word how the language shortens n thousand
   */
  const shortened = (x, word) => {
    const size = SIZES.find(([, over]) => Number(x.toPrecision(2)) >= over);
    return size ? word(size[0], figures(x / size[1], 2)) : figures(x, 2);
  };

  return { locale, currency, number, exact, exactShifted, exactPercent, money, amount, percent, rate, fine, shortened };
}
