import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { violations, withoutComments } from './walls.js';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Every file of the project, new ones included, that is text. */
function projectFiles() {
  const names = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  const text = names.filter((name) => name !== '' && !/\.(png|jpg|woff2?|ico|wasm)$|(^|\/)corpus\//.test(name) && statSync(join(root, name), { throwIfNoEntry: false })?.isFile());
  return new Map(text.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
}

test('dependencies point one way and no file holds what it must not', () => {
  const files = projectFiles();
  assert.ok(files.has('CMakeLists.txt'), 'the files of the project were found');
  assert.deepEqual(violations(files, root), []);
});

const planted = [
  ['src/core/funnel.cpp', '#include "json/api.hpp"'],
  ['src/core/funnel.cpp', '#include "../json/api.hpp"'],
  ['src/core/funnel.cpp', '#include "core/../json/api.hpp"'],
  ['src/core/funnel.cpp', '#include <nlohmann/json.hpp>'],
  ['src/core/funnel.cpp', '#include <emscripten.h>'],
  ['src/core/funnel.cpp', '  #  include <iostream>'],
  ['src/core/funnel.cpp', '#include "benchmarks/compiled.hpp"'],
  ['src/core/funnel.cpp', '#include <cstdio>'],
  ['src/core/funnel.cpp', '#include <fstream>'],
  ['src/core/funnel.cpp', '#include <ctime>'],
  ['src/core/funnel.cpp', '#include <time.h>'],
  ['src/core/funnel.cpp', 'std::printf("%f", x);'],
  ['src/core/funnel.cpp', 'std::fputs("x", stderr);'],
  ['src/core/funnel.cpp', 'const int x = std::rand();'],
  ['src/core/funnel.cpp', 'if (bad) throw 1;'],
  ['src/cli/main.cpp', '#include <nlohmann/json.hpp>'],
  ['src/json/api.cpp', '#include "cli/main.hpp"'],
  ['src/json/api.cpp', '#include "../wasm/bindings.hpp"'],
  ['src/json/api.cpp', '#include <emscripten/bind.h>'],
  ['tests/core/money_test.cpp', '#include "core/money.cpp"'],
  ['web/src/views/estimate.js', "import createTierwise from 'tierwise-engine';"],
  ['web/src/state/store.js', "const engine = await import('../../../build/wasm/tierwise.js');"],
  ['web/src/elements/dial.js', "import { client } from '../engine/client.js';"],
  ['web/src/elements/dial.js', "import '/src/engine/client.js';"],
  ['web/src/charts/dots.js', "export * from '../views/estimate.js';"],
  ['web/src/engine/worker.js', "import '../state/store.js';"],
  ['web/src/elements/dial.js', 'html`<p style="color: red">`'],
  ['README.md', `see ${root}/build`],
  ['scripts/x', `cd ${'/' + 'home/'}someone`],
  ['src/core/money.cpp', `// ${'TO' + 'DO'} later`],
  ['tests/web/format.test.js', `test${'.only'}('x', () => {})`],
  ['web/package-lock.json', '{"resolved": "https://registry"}'],
];
for (const [path, text] of planted) {
  test(`a planted violation is caught: ${path}: ${text.replace(root, '<root>')}`, () => {
    assert.equal(violations(new Map([[path, text]]), root).length > 0, true);
  });
}

test('a type named in a comment is no import', () => {
  const text = "/** @type {import('../engine/tierwise.js').Scenario} */\nexport const scenario = {}; // from '../views/estimate.js'";
  assert.deepEqual(violations(new Map([['web/src/charts/dots.js', text]]), root), []);
});

test('a comment sign inside a string hides nothing', () => {
  assert.equal(withoutComments("const a = 'http://x'; import '../views/a.js';"), "const a = 'http://x'; import '../views/a.js';");
});
