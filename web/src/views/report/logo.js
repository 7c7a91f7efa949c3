// A picture somebody chose, drawn anew: a small PNG of its dots and nothing else that was in the file.
import { LONGEST_LOGO } from '../../state/storage.js';

/** Bytes of a file that is read. */
const LARGEST = 5 * 1024 * 1024;
/** Dots of a logo as it is kept: 45 × 11 mm in 300 dots an inch, and then smaller ones while it is too long. */
const BOX = { width: 540, height: 135 };
const SMALLER = [1, 0.7, 0.5, 0.35];

/** @typedef {{ok: true, logo: string} | {ok: false, problem: 'tooLarge' | 'notPicture'}} Read */

/** @param {HTMLImageElement} image @param {number} part of the box @returns {string} */
function drawn(image, part) {
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(BOX.width / width, BOX.height / height) * part;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

/** @param {File} file @returns {Promise<Read>} */
export async function logoFrom(file) {
  if (file.size > LARGEST) return { ok: false, problem: 'tooLarge' };
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const logo = SMALLER.map((part) => () => drawn(image, part)).reduce((found, draw) => (found.length > LONGEST_LOGO || found === '' ? draw() : found), '');
    return logo.length > LONGEST_LOGO ? { ok: false, problem: 'tooLarge' } : { ok: true, logo };
  } catch {
    return { ok: false, problem: 'notPicture' };                  // damaged, something else, or an SVG that a canvas may not read back
  } finally {
    URL.revokeObjectURL(url);
  }
}
