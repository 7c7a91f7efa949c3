// What a visitor downloads: brotli sizes of a file and of everything one view of the built page needs.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes after brotli at its best, as scripts/build --release writes them. @param {Buffer} bytes */
export const compressed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

/** What a file weighs on its way. Fonts are compressed already. */
export function transferred(file) {
  const bytes = readFileSync(file);
  return /\.woff2$/.test(file) ? bytes.length : compressed(bytes);
}

const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

/** Files that `text` of the built file `name` makes the browser fetch at once. Chunks behind import() are fetched later and do not count. */
function needs(name, text) {
  if (name.endsWith('.html')) {
    return [
      ...matches(text, /<script\b[^>]*\bsrc="([^"]+)"/g),
      ...matches(text, /<link\b(?=[^>]*\brel="(?:stylesheet|modulepreload|preload)")[^>]*\bhref="([^"]+)"/g),
    ];
  }
  if (name.endsWith('.js')) {
    const eager = text.replace(/\bimport\s*\([^)]*\)/g, '').replace(/__vite__mapDeps\s*=[\s\S]*?\]\)?\s*\)?\s*=>/g, '').replace(/m\.f\s*=\s*\[[^\]]*\]/g, '');
    return [
      ...matches(eager, /(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g),
      ...matches(eager, /["'`]([^"'`\s]*assets\/[^"'`\s]+\.(?:js|wasm))["'`]/g), // workers and the module are named as addresses
      ...matches(eager, /new URL\(\s*["'`]([^"'`]+\.(?:js|wasm))["'`]/g),
    ];
  }
  return [];
}

/** Path in dist/ of an address that stands in `from`. */
function resolve(address, from) {
  if (/^[a-z]+:/.test(address)) return null;
  if (address.startsWith('/')) return address.slice(1);
  // Vite writes worker addresses from the root of the site, imports from the file they stand in.
  if (address.startsWith('assets/')) return address;
  return posix.normalize(posix.join(posix.dirname(from), address));
}

/** Everything `entry` needs before it shows its result, as a map from file to transferred bytes. */
export function closure(dist, entry = 'index.html') {
  const sizes = new Map();
  const queue = [entry];
  while (queue.length > 0) {
    const name = queue.pop();
    if (sizes.has(name)) continue;
    const file = join(dist, name);
    sizes.set(name, transferred(file));
    const text = /\.(html|js)$/.test(name) ? readFileSync(file, 'utf8') : '';
    for (const address of needs(name, text)) {
      const next = resolve(address, name);
      if (next !== null) queue.push(next);
    }
  }
  return sizes;
}
