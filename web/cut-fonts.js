// node cut-fonts.js: cuts the page's two font files from @fontsource-variable/geist (SIL Open Font License 1.1, public/font-license.txt).
// core is preloaded; ext is fetched only when a name needs it. The results are committed, so a build needs no cutting.
import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const at = (/** @type {string} */ path) => new URL(path, import.meta.url);
const source = readFileSync(at('node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2'));
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i)).join('');
const files = {
  core: `${ascii}\u00a0\u2009\u202fÄÖÜäöüß„“”‚‘’–—…·×±−½€£§`,
  ext: 'ÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛÝàáâãåæçèéêëìíîïñòóôõøùúûýÿŒœŸ¡¿«»•÷¼¾°²³©®™¥¢',
};
for (const [name, characters] of Object.entries(files)) {
  writeFileSync(at(`src/styles/fonts/geist-${name}.woff2`), await subsetFont(source, characters, { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 600 } } }));
}
