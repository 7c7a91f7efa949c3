// Builds dist/embed/: <tierwise-calculator> with everything it needs, and the script for pages that use the frame. The folder
// stands alone: copying it to a site is all there is to hosting it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Lengths in rem; an at-rule's condition is matched as a whole, so that none is found in it. */
const REM = /@[^{};]*|(?<![\w.#-])([+-]?(?:\d*\.)?\d+)rem\b/g;

/**
 * Style sheets for a shadow root: what they say of the page they say of the element, what they ask of the window they ask of the
 * element's width. A rem would be the text size of the page around, so lengths are in the element's own (--_tierwise-rem),
 * and conditions on the width in em, which is the text size of the article they ask. Fonts are loaded by the page around (src/embed/fonts.js).
 * @param {string} css @returns {string}
 */
export function forShadow(css) {
  return css
    .replace(/:root\[data-theme=(?:\\?["'])?(\w+)(?:\\?["'])?\]/g, ':host([theme=$1])')
    .replace(/:root\b/g, ':host,.calculator')
    .replace(/(^|[},])\s*(?:html|body)\s*(?=[{,])/g, '$1:host,tierwise-embedded')
    .replace(/@media\s*((?:\((?:max|min)-width:[^)]+\)(?:\s*and\s*)?)+)\{/g, (_, widths) => `@container ${widths.replace(/rem\b/g, 'em')}{`)
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(REM, (all, size) => (size === undefined ? all : `calc(${size}*var(--_tierwise-rem))`));
}

/** Vite: builds the element after the page, from the same sources. @param {import('vite').UserConfig['resolve']} resolve where the engine is @param {import('vite').BuildOptions} compile as the page @returns {import('vite').Plugin} */
export function embed(resolve, compile) {
  let outDir = '';
  return {
    name: 'embed',
    apply: 'build',
    configResolved(config) { outDir = path.resolve(config.root, config.build.outDir); },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          configFile: false, root: here, base: './', resolve, publicDir: false, logLevel: 'warn',
          plugins: [{
            name: 'for-shadow',
            enforce: 'post',
            /** @param {string} code @param {string} id */
            transform: (code, id) => (/(?:index|calculator)\.css\?inline$/.test(id) ? code.replace(/^export default (".*");?$/s, (_, text) => `export default ${JSON.stringify(forShadow(JSON.parse(text)))}`) : null),
          }],
          worker: { format: 'es' },
          build: {
            ...compile, outDir: path.join(outDir, 'embed'), emptyOutDir: true, assetsDir: '.', cssCodeSplit: true,
            rollupOptions: {
              input: { 'tierwise-calculator': path.join(here, 'src/embed/calculator.js'), frame: path.join(here, 'src/embed/frame.js') },
              preserveEntrySignatures: 'exports-only',
              output: { entryFileNames: '[name].js' },
            },
          },
        });
      },
    },
  };
}
