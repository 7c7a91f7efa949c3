// The walls of the project: who may include or import whom, and what no file may hold. A rule is a row of the tables below.
import { homedir } from 'node:os';
import { posix } from 'node:path';

const inside = (...folders) => (path) => folders.some((folder) => path.startsWith(`${folder}/`));
const outside = (...folders) => (path) => !inside(...folders)(path);

/** C++: files in `who` may not include what `never` matches. */
export const includeRules = [
  {
    who: inside('src/core'),
    never: /^(json|wasm|cli|benchmarks)\/|nlohmann|emscripten|^(iostream|fstream|sstream|ostream|istream|filesystem|cstdio|stdio\.h|chrono|ctime|time\.h|random|thread|mutex)$/,
    why: 'the core knows values only: no JSON, no I/O, no clock, no table of this build',
  },
  { who: inside('src/benchmarks'), never: /^(json|wasm|cli)\/|nlohmann|emscripten/, why: 'the table knows the core only' },
  { who: inside('src/json'), never: /^(wasm|cli)\//, why: 'core ← json ← {wasm, cli}' },
  { who: inside('src/wasm'), never: /^cli\//, why: 'core ← json ← {wasm, cli}' },
  { who: inside('src/cli'), never: /^wasm\//, why: 'core ← json ← {wasm, cli}' },
  { who: inside('src'), never: /nlohmann/, why: 'nlohmann_json is the tests’ reader; in the engine it would be a quarter of the download' },
  { who: outside('src/wasm'), never: /emscripten/, why: 'only src/wasm uses Emscripten' },
  { who: () => true, never: /\.(cpp|cc|c)$/, why: 'sources are compiled, headers are included' },
];

/** JavaScript: files in `who` may not import what `never` matches (a path of the repository, or a package's name). */
export const importRules = [
  {
    who: (path) => inside('web/src')(path) && outside('web/src/engine')(path),
    never: /^tierwise-|^build\/wasm/,
    why: 'only web/src/engine knows the WebAssembly module',
  },
  { who: inside('web/src/elements', 'web/src/charts'), never: /^web\/src\/(engine|views)\//, why: 'elements and charts know state and values, not the engine or the views' },
  { who: inside('web/src/format', 'web/src/messages'), never: /^web\/src\/(engine|views|elements|state)\//, why: 'words and numbers know nobody' },
  { who: inside('web/src/engine'), never: /^web\/src\/(views|elements|charts|state)\//, why: 'the engine serves the state, it does not know it' },
  { who: inside('web/src/state'), never: /^web\/src\/(views|elements|charts)\//, why: 'the state does not know who shows it' },
];

// Split, so that this file does not hold what it forbids.
const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);

/** Every file: no text of a machine, nothing left unfinished, no test switched off. */
export function textRules(root) {
  const machine = [root, homedir(), '/' + 'home/', '/' + 'Users/', '/' + 'tmp/'].filter((text) => text.length > 1 && text !== '/root');
  return [
    { who: () => true, never: (text) => machine.find((path) => text.includes(path)), why: 'a path of one machine' },
    { who: outside('web/package-lock.json'), never: (text) => text.match(unfinished)?.[0], why: 'an unfinished mark' },
    {
      who: inside('src/core'),
      never: (text) => withoutComments(text).match(/\b(printf|fprintf|puts|fputs|putchar|fopen|getenv|s?rand|abort|exit|throw)\b/)?.[0],
      why: 'the core never prints, reads, throws or aborts, and draws no number but by its own sequence',
    },
    {
      who: inside('tests'),
      never: (text) => text.match(/\b(test|it|describe|TEST_CASE)\.(skip|only|fixme|todo)\b|\[!mayfail\]|"\[\.\]/)?.[0],
      why: 'a test that is switched off, or that switches others off',
    },
    { who: (path) => path.endsWith('package-lock.json'), never: (text) => text.match(/"resolved"/)?.[0], why: 'the lock file names a registry host' },
    { who: inside('web'), never: (text, path) => (/\.(js|html|css)$/.test(path) ? text.match(/\bstyle="/)?.[0] : undefined), why: 'the CSP refuses style attributes' },
  ];
}

/** Line comments and block comments blanked out; strings are kept, as paths live in them. */
export function withoutComments(source) {
  return source.replace(/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (all, string) => string ?? '');
}

/** What the file at `path` includes, as the include path of src/ and tests/ has it: a way there by `..` is the same wall. */
function includes(path, source) {
  return [...withoutComments(source).matchAll(/^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm)].map(([, target]) =>
    target.startsWith('.') ? posix.join(posix.dirname(path), target).replace(/^src\//, '') : posix.normalize(target),
  );
}

/** What the module at `path` imports; Vite takes a path from the root as one of the folder web. */
function imports(path, source) {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew\s+URL\(\s*)(['"`])([^'"`\n]+)\1/g;
  return [...withoutComments(source).matchAll(pattern)].map(([, , target]) =>
    target.startsWith('.') ? posix.join(posix.dirname(path), target) : target.startsWith('/') ? posix.join('web', target) : target,
  );
}

/** All violations in `files` (path in the repository → text), as sentences. */
export function violations(files, root) {
  const found = [];
  const texts = textRules(root);
  for (const [path, text] of files) {
    const check = (rules, targets) => {
      for (const { who, never, why } of rules) {
        if (who(path)) for (const target of targets) if (never.test(target)) found.push(`${path} uses ${target}: ${why}`);
      }
    };
    if (/\.(cpp|hpp|h)$/.test(path)) check(includeRules, includes(path, text));
    if (/\.(js|mjs)$/.test(path)) check(importRules, imports(path, text));
    for (const { who, never, why } of texts) {
      const held = who(path) && never(text, path);
      if (held) found.push(`${path} holds ${held}: ${why}`);
    }
  }
  return found;
}
