// The mark as PNG, drawn at build time from the circles of public/icon.svg: installed pages want pictures of fixed sizes.
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const INK = [18, 22, 30];
const PAPER = [251, 250, 248];
/** Samples a pixel's side, for smooth edges. */
const SAMPLES = 4;
/** Steps from paper to ink: what 4 bits a pixel hold. */
const SHADES = 15;

/** @typedef {{x: number, y: number, radius: number, stroke: number}} Circle  stroke: 0 for a filled one */

/** @param {string} svg @returns {{size: number, circles: Circle[]}} */
export function circlesOf(svg) {
  const size = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)?.[1]);
  const stroke = Number(/stroke-width:([\d.]+)/.exec(svg)?.[1]);
  const circles = [...svg.matchAll(/<circle class="([hs])" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"\/>/g)].map(([, kind, x, y, r]) => ({ x: Number(x), y: Number(y), radius: Number(r), stroke: kind === 'h' ? stroke : 0 }));
  if (!(size > 0) || circles.length === 0) throw new Error('public/icon.svg does not hold the circles of the mark');
  return { size, circles };
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A square PNG with the mark in ink on paper. @param {string} svg @param {number} pixels of a side, even @param {number} margin share of the side left free all around @returns {Buffer} */
export function png(svg, pixels, margin) {
  const { size, circles } = circlesOf(svg);
  const scale = (pixels * (1 - 2 * margin)) / size;
  const inked = (/** @type {number} */ x, /** @type {number} */ y) => circles.some((c) => {
    const d = Math.hypot((x - pixels * margin) / scale - c.x, (y - pixels * margin) / scale - c.y);
    return c.stroke > 0 ? Math.abs(d - c.radius) <= c.stroke / 2 : d <= c.radius;
  });
  const width = 1 + pixels / 2;                                 // bytes of a row: its filter, then two pixels each
  const rows = Buffer.alloc(pixels * width);
  for (let y = 0; y < pixels; y++) {
    for (let x = 0; x < pixels; x++) {
      let ink = 0;
      for (let j = 0; j < SAMPLES; j++) for (let i = 0; i < SAMPLES; i++) ink += inked(x + (i + 0.5) / SAMPLES, y + (j + 0.5) / SAMPLES) ? 1 : 0;
      const shade = Math.round((ink * SHADES) / (SAMPLES * SAMPLES));
      rows[y * width + 1 + (x >> 1)] |= x % 2 ? shade : shade << 4;
    }
  }
  const palette = Buffer.from(Array.from({ length: SHADES + 1 }, (_, k) => PAPER.map((paper, c) => Math.round(paper + ((INK[c] - paper) * k) / SHADES))).flat());
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(pixels, 4);
  header.set([4, 3], 8);                                        // 4 bits a pixel, each an entry of the palette
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** The icons of the page: file name, pixels, free margin. A maskable one keeps its mark inside the circle any device may cut. */
export const ICONS = /** @type {const} */ ([['icon-192.png', 192, 0.14], ['icon-512.png', 512, 0.14], ['icon-maskable.png', 512, 0.24], ['apple-touch-icon.png', 180, 0.16]]);

/** Vite: writes the icons into the build. @param {URL} svg address of the mark */
export const icons = (svg) => ({
  name: 'icons',
  apply: /** @type {const} */ ('build'),
  /** @this {import('vite').Rollup.PluginContext} */
  generateBundle() {
    const text = readFileSync(svg, 'utf8');
    for (const [fileName, pixels, margin] of ICONS) this.emitFile({ type: 'asset', fileName: `icons/${fileName}`, source: png(text, pixels, margin) });
  },
});
