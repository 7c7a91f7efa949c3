import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closure, compressed, transferred } from './sizes.js';

const { transformSync } = createRequire(new URL('../../web/package.json', import.meta.url))('esbuild');
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

test('the engine, module and glue, travels in at most 70 KB', (t) => {
  const module = transferred(at('build/wasm/tierwise-estimate.wasm'));
  // The page's bundler minifies the glue into the worker, which also holds Comlink and the worker's own code.
  const { code } = transformSync(readFileSync(at('build/wasm/tierwise-estimate.js'), 'utf8'), { minify: true, format: 'esm' });
  const glue = compressed(Buffer.from(code));
  t.diagnostic(`module ${kilobytes(module)}, glue ${kilobytes(glue)}`);
  assert.ok(module + glue <= 70 * 1024, `${kilobytes(module + glue)}`);
});

test('everything the Estimate view needs, font included, travels in at most 150 KB', (t) => {
  const sizes = closure(at('dist'));
  const rows = [...sizes].sort(([, a], [, b]) => b - a).map(([name, bytes]) => `${kilobytes(bytes).padStart(9)}  ${name}`);
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  t.diagnostic(`${kilobytes(total)} in ${sizes.size} files\n${rows.join('\n')}`);
  for (const kind of [/\.html$/, /\.css$/, /worker[^/]*\.js$/, /\.wasm$/, /\.woff2$/]) {
    assert.ok([...sizes.keys()].some((name) => kind.test(name)), `a file ${kind} is counted`);
  }
  assert.ok(total <= 150 * 1024, `${kilobytes(total)}`);
});

test('everything that works offline travels in at most 320 KB', (t) => {
  const kept = /"?url"?:\s*"([^"]+)"/g;
  const files = [...new Set([...readFileSync(at('dist/sw.js'), 'utf8').matchAll(kept)].map((match) => match[1]))];
  const sizes = files.map((file) => [file, transferred(at(`dist/${file}`))]).sort(([, a], [, b]) => b - a);
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, transferred(at('dist/sw.js')));
  t.diagnostic(`${kilobytes(total)} in ${files.length} files\n${sizes.slice(0, 12).map(([file, bytes]) => `${kilobytes(bytes).padStart(9)}  ${file}`).join('\n')}`);
  assert.ok(files.some((file) => file.endsWith('.wasm')) && files.includes('index.html'));
  assert.ok(total <= 320 * 1024, kilobytes(total));
});

test('the closure follows scripts, styles, imports, workers and modules, and leaves out what is loaded later', () => {
  const dist = mkdtempSync(join(tmpdir(), 'tierwise-'));
  try {
    mkdirSync(join(dist, 'assets'));
    const write = (name, text) => writeFileSync(join(dist, name), text);
    write('index.html', '<link rel="stylesheet" crossorigin href="/assets/a.css"><link rel="icon" href="/icon.svg"><script type="module" src="/assets/a.js"></script>');
    write('assets/a.css', 'p{}');
    write('assets/a.js', 'import{b}from"./b.js";const w="/assets/worker-1.js";import("./later.js");const m=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/later.js"])))=>i');
    write('assets/b.js', 'export const b=1');
    write('assets/worker-1.js', 'const u="/assets/e.wasm"');
    write('assets/e.wasm', 'x');
    write('assets/later.js', 'x');
    assert.deepEqual([...closure(dist).keys()].sort(), ['assets/a.css', 'assets/a.js', 'assets/b.js', 'assets/e.wasm', 'assets/worker-1.js', 'index.html']);
  } finally {
    rmSync(dist, { recursive: true });
  }
});
