// A chart as a file of its own: SVG with every style resolved into attributes, or PNG at twice the size.
// Both say where they are from: title, scenario, Tierwise, sources, stamp. Loaded only when somebody saves a chart.
import { folded } from './measure.js';

/** `notes`: lines under the picture. @typedef {{title: string, tag: string, notes: string[]}} Caption */

const SVG = 'http://www.w3.org/2000/svg';
/** Presentation attributes that a file needs, with the value that may be left out. */
const STYLES = { 'fill': 'rgb(0, 0, 0)', 'fill-opacity': '1', 'stroke': 'none', 'stroke-width': '1px', 'stroke-opacity': '1', 'stroke-dasharray': 'none', 'stroke-linecap': 'butt', 'stroke-linejoin': 'miter', 'paint-order': 'normal', 'opacity': '1' };
const TEXT = { 'font-size': '', 'font-weight': '400', 'letter-spacing': 'normal' };
const PAD = 20;

/** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
function node(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [k, v] of Object.entries(attributes)) element.setAttribute(k, String(v));
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Another font in its place takes the same room, so nothing collides. @param {Element} text @param {number} length */
function occupy(text, length) {
  text.setAttribute('textLength', String(Math.round(length * 100) / 100));
  text.setAttribute('lengthAdjust', 'spacingAndGlyphs');
}

/** @param {Element} from as drawn on the page @param {Element} to its copy */
function resolve(from, to) {
  const style = getComputedStyle(from); const isText = from.localName === 'text';
  for (const [name, plain] of Object.entries(isText ? { ...STYLES, ...TEXT } : STYLES)) {
    const value = style.getPropertyValue(name);
    if (value && value !== plain) to.setAttribute(name, value);
  }
  if (isText) {
    // No attribute says which digits: as narrow ones they would be pulled apart to the length of those that are equally wide.
    /** @type {SVGTextElement} */ (to).style.setProperty('font-variant-numeric', style.fontVariantNumeric);
    occupy(to, /** @type {SVGTextElement} */ (from).getComputedTextLength());
  }
  for (const name of [...to.getAttributeNames()]) if (name === 'class' || name.startsWith('data-')) to.removeAttribute(name);
}

/** Copies the drawn shapes; what only catches the pointer stays behind. @param {Element} from @returns {Element[]} */
function copies(from) {
  return [...from.children].filter((child) => !child.classList.contains('hit')).flatMap((child) => {
    const copy = /** @type {Element} */ (child.cloneNode(false));
    if (child.localName === 'g') {
      for (const name of copy.getAttributeNames()) copy.removeAttribute(name);
      copy.append(...copies(child));
      return [copy];
    }
    if (child.localName === 'text') copy.textContent = child.textContent;
    resolve(child, copy);
    if (!copy.hasAttribute('paint-order')) return [copy];
    // A halo is a text of its own behind the text: other programs know no paint-order, and set letter by letter it would eat its neighbour.
    const halo = /** @type {Element} */ (copy.cloneNode(true));
    halo.setAttribute('fill', 'none');
    for (const name of ['stroke', 'stroke-width', 'stroke-linejoin']) copy.removeAttribute(name);
    for (const each of [halo, copy]) each.removeAttribute('paint-order');
    return [halo, copy];
  });
}

/** @param {SVGSVGElement} picture @param {Caption} caption @returns {SVGSVGElement} a picture that stands alone */
function alone(picture, { title, tag, notes }) {
  const { width, height } = picture.viewBox.baseVal; const slot = /** @type {Element} */ (picture.parentElement);
  const style = getComputedStyle(slot); const ground = style.backgroundColor; const ink = style.color;
  const muted = getComputedStyle(picture.querySelector('.tick:not(.strong, .on, .gain, .loss), .label:not(.strong, .ink, .gain, .loss)') ?? slot).fill;
  const family = style.fontFamily;
  const titles = folded(tag ? `${tag}: ${title}` : title, width, 15, true); const small = notes.flatMap((note) => folded(note, width, 11));
  const top = PAD + titles.length * 20 + 10; const total = top + height + 14 + small.length * 16 + PAD;
  const pen = document.createElement('canvas').getContext('2d');
  const line = (/** @type {string} */ text, /** @type {number} */ y, /** @type {number} */ size, /** @type {number} */ weight, /** @type {string} */ fill) => {
    const element = node('text', { x: PAD, y, 'font-size': size, 'font-weight': weight, fill }, text);
    if (pen) {
      pen.font = `${weight} ${size}px ${family}`;
      occupy(element, pen.measureText(text).width);
    }
    return element;
  };
  const file = /** @type {SVGSVGElement} */ (node('svg', { xmlns: SVG, 'viewBox': `0 0 ${width + 2 * PAD} ${total}`, 'width': width + 2 * PAD, 'height': total, 'font-family': family, 'role': 'img', 'aria-label': picture.getAttribute('aria-label') ?? '' }));
  const body = node('g', { transform: `translate(${PAD} ${top})` });
  body.append(...copies(picture));
  file.append(
    node('title', {}, title), node('desc', {}, picture.getAttribute('aria-label') ?? ''),
    node('rect', { width: '100%', height: '100%', fill: ground }),
    ...titles.map((text, i) => line(text, PAD + 14 + i * 20, 15, 600, ink)),
    body,
    ...small.map((text, i) => line(text, top + height + 22 + i * 16, 11, 400, muted)));
  return file;
}

/** @param {SVGSVGElement} file */
const written = (file) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}`;

/** @param {SVGSVGElement} picture a chart on the page @param {Caption} caption @returns {Promise<Blob>} */
export async function svgFile(picture, caption) {
  return new Blob([written(alone(picture, caption))], { type: 'image/svg+xml' });
}

/** The page's own font faces of a family, as text: a picture drawn apart from the page cannot see them. @param {string} family @returns {Promise<string>} */
async function faces(family) {
  const first = family.split(',')[0].trim().replace(/["']/g, '');
  /** @type {CSSFontFaceRule[]} */
  const rules = [];
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    try { for (const rule of sheet.cssRules) if (rule instanceof CSSFontFaceRule && rule.style.getPropertyValue('font-family').replace(/["']/g, '') === first) rules.push(rule); } catch { /* a sheet of another origin is not ours */ }
  }
  const texts = await Promise.all(rules.map(async (rule) => {
    const url = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue('src'))?.[1];
    if (!url) return '';
    const bytes = new Uint8Array(await (await fetch(new URL(url, rule.parentStyleSheet?.href ?? document.baseURI))).arrayBuffer());
    let text = '';
    for (const b of bytes) text += String.fromCharCode(b);
    const range = rule.style.getPropertyValue('unicode-range');
    return `@font-face{font-family:"${first}";src:url(data:font/woff2;base64,${btoa(text)});font-weight:${rule.style.getPropertyValue('font-weight') || '400'};${range ? `unicode-range:${range}` : ''}}`;
  }));
  return texts.join('');
}

/** @param {SVGSVGElement} picture a chart on the page @param {Caption} caption @returns {Promise<Blob>} twice the size in px */
export async function pngFile(picture, caption) {
  const file = alone(picture, caption);
  // Without its font the picture still keeps its widths.
  const css = await faces(file.getAttribute('font-family') ?? '').catch(() => '');
  if (css) file.prepend(node('style', {}, css));
  const url = URL.createObjectURL(new Blob([written(file)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(Number(file.getAttribute('width')) * 2);
    canvas.height = Math.round(Number(file.getAttribute('height')) * 2);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => { canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'); });
  } finally { URL.revokeObjectURL(url); }
}
