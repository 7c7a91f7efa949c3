// The values a slider can point at: two significant figures, whole where they must be.

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
