// Builds the page into ../dist: hashed names, no inline script or style, so that the strict CSP of public/_headers holds.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { embed } from './embed.js';
import { offline } from './offline.js';
import de from './src/messages/de-formulas.js';
import en from './src/messages/en-formulas.js';

const here = path.dirname(fileURLToPath(import.meta.url));
/** Folder with tierwise-estimate.{js,wasm} (the verbs the first view asks for), tierwise.{js,wasm} (all of them) and sources.json. */
const engine = path.resolve(process.env.TIERWISE_ENGINE ?? path.join(here, '../build/wasm'));

const needed = ['tierwise-estimate.js', 'tierwise-estimate.wasm', 'tierwise.js', 'tierwise.wasm', 'sources.json'].filter((file) => !existsSync(path.join(engine, file)));
if (needed.length > 0) throw new Error(`${needed.join(', ')} not found in ${engine}: build the engine first (scripts/build), or set TIERWISE_ENGINE`);

/** Writes the formulas into the page for readers without scripts. */
const formulasForReaders = {
  name: 'formulas',
  /** @param {string} html */
  transformIndexHtml: (html) => html.replace(/<!--formulas:(en|de)-->/g, (_, language) => `<ol class="formulas">${Object.values(language === 'de' ? de : en).map((line) => `<li>${line}</li>`).join('')}</ol>`),
};

/** Lets the browser fetch the page's code beside the script that starts the worker, instead of after it. */
const pageEarly = {
  name: 'page-early',
  transformIndexHtml: {
    order: /** @type {const} */ ('post'),
    /** @param {string} html @param {{bundle?: import('vite').Rollup.OutputBundle}} context */
    handler(html, { bundle }) {
      const page = Object.values(bundle ?? {}).find((chunk) => chunk.type === 'chunk' && chunk.isDynamicEntry && chunk.name === 'page');
      if (page?.type !== 'chunk') return html;
      return [page.fileName, ...page.imports].filter((file) => !html.includes(file)).map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` }, injectTo: /** @type {const} */ ('head') }));
    },
  },
};

/** What joins a module to JavaScript, without the name of its file: the same for both modules where the compiler names what they share alike. @param {string} name */
const glue = (name) => readFileSync(path.join(engine, `${name}.js`), 'utf8').replaceAll(`"${name}.wasm"`, '');
const sharedGlue = glue('tierwise') === glue('tierwise-estimate');

/** The engine by names that do not tell where it was built. */
const resolve = {
  alias: [
    { find: /^tierwise-engine$/, replacement: path.join(engine, 'tierwise-estimate.js') },
    { find: /^tierwise-wasm/, replacement: path.join(engine, 'tierwise-estimate.wasm') },
    { find: /^tierwise-full$/, replacement: path.join(engine, sharedGlue ? 'tierwise-estimate.js' : 'tierwise.js') },
    { find: /^tierwise-full-wasm/, replacement: path.join(engine, 'tierwise.wasm') },
    { find: /^tierwise-sources/, replacement: path.join(engine, 'sources.json') },
  ],
};

/** Words that are wanted together stand in several files and travel in one, which compresses better. @param {string} id */
function travelsWith(id) {
  const [, language, part] = /messages\/(\w\w)-(\w+)\.js$/.exec(id) ?? [];
  if (['plan', 'findings', 'lines', 'scenarios', 'plausibility'].includes(part)) return `${language}-plan`;
  if (['share', 'report', 'present', 'notes'].includes(part)) return `${language}-desk`;
  return undefined;
}

/** How code is made small, of the page as of the element for other pages. @type {import('vite').BuildOptions} */
const compile = {
  target: ['chrome123', 'firefox120', 'safari17.5'],   // the first with light-dark()
  assetsInlineLimit: 0,                               // a data: font or image would need a wider CSP
  modulePreload: { polyfill: false },
  minify: 'terser',                                   // one fiftieth smaller than by the bundler itself
  terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
  reportCompressedSize: false,
  rollupOptions: { output: { manualChunks: travelsWith } },
};

export default defineConfig({
  root: here,
  base: './',
  plugins: [formulasForReaders, pageEarly, ...offline(), embed(resolve, compile)],
  resolve,
  worker: { format: 'es' },
  server: { fs: { allow: [here, engine] } },
  build: { ...compile, outDir: '../dist', emptyOutDir: true },
});
