// The values a slider on a logarithmic scale can point at: two significant figures, whole where they must be.

/** Where a value stands between the ends, 0 to 1; what lies beyond stands at an end. @param {number} value @param {readonly [number, number]} ends */
export const shareOf = (value, [low, high]) => Math.log(Math.min(high, Math.max(low, value)) / low) / Math.log(high / low);

/** The value that stands there. @param {number} share @param {readonly [number, number]} ends */
export const valueAt = (share, [low, high]) => low * (high / low) ** share;

/** A value with two significant figures, whole where it must be: what a slider can point at. @param {number} value @param {boolean} whole */
export function rounded(value, whole) {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.round(value / (whole ? Math.max(1, step) : step)) * (whole ? Math.max(1, step) : step)).toPrecision(6));
}

/** The next value up (1) or down (−1) with two significant figures, `size` of them at once. @param {number} value @param {1 | -1} direction @param {boolean} whole @param {number} [size] */
export function stepped(value, direction, whole, size = 1) {
  const below = direction < 0 ? value * (1 - 1e-9) : value;
  const step = 10 ** (Math.floor(Math.log10(below)) - 1);
  const unit = (whole ? Math.max(1, step) : step) * size;
  const next = direction > 0 ? Math.floor(value / unit + 1e-9) * unit + unit : Math.ceil(value / unit - 1e-9) * unit - unit;
  return Number(next.toPrecision(6));
}
