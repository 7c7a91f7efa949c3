// The site that browser tests open: dist/ as built, under its real headers, with the engine's modules beside it at /engine/,
// so that a test can ask them for answers as text.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/server.js';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const copy = at('build/browser-site');
/** The folder that is served, once prepared. */
export { copy as served };

/** Makes the folder that is served; once before the tests of a run. */
export function prepareSite() {
  if (!existsSync(at('dist/index.html'))) throw new Error('dist/ is missing: run scripts/build');
  rmSync(copy, { recursive: true, force: true });
  cpSync(at('dist'), copy, { recursive: true });
  for (const name of ['tierwise.js', 'tierwise.wasm', 'tierwise-estimate.js', 'tierwise-estimate.wasm']) cpSync(at(`build/wasm/${name}`), join(copy, 'engine', name));
}

/** Serves the prepared folder at a free port. */
export const openSite = () => serve({ dir: copy });

/** Whether the page, and the element for other pages, ship exactly the modules that stand in build/wasm, by their names. */
export function shipsTheModules() {
  const built = new Map(['tierwise', 'tierwise-estimate'].map((name) => [name, readFileSync(at(`build/wasm/${name}.wasm`))]));
  const shipped = readdirSync(at('dist'), { recursive: true }).filter((name) => name.endsWith('.wasm'));
  return shipped.length >= built.size && shipped.every((name) => [...built.values()].some((module) => readFileSync(join(at('dist'), name)).equals(module)));
}

/**
 * Runs in the page: the engine's answers to a list of {verb, request}. A verb that the page's smaller module has too must give the
 * same text there. Self-contained, because it is sent as text.
 * @param {{verb: string, request: string}[]} requests
 * @returns {Promise<string[]>}
 */
export async function askEngine(requests) {
  const load = async (name) => {
    const { default: createTierwise } = await import(new URL(`/engine/${name}.js`, location.href).href);
    return createTierwise({ locateFile: (file) => `/engine/${file}` });
  };
  const [all, estimate] = await Promise.all([load('tierwise'), load('tierwise-estimate')]);
  return requests.map(({ verb, request }) => {
    const answer = all[verb](request);
    if (estimate[verb] && estimate[verb](request) !== answer) return `the two modules differ: ${estimate[verb](request)}`;
    return answer;
  });
}
