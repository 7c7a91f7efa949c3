// Golden answers: each file of this folder is {verb, request, answer}. `request` is JSON, or a string where the text itself is the
// point (malformed JSON). Every door must give the answer, with the same doubles, in the same order; and all doors the same bytes.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('./', import.meta.url);
const cli = (build) => fileURLToPath(new URL(`../../build/${build}/tierwise`, import.meta.url));

/** The builds of the command-line tool, by preset: GCC, Clang, and GCC under the sanitizers. */
export const builds = ['native', 'clang', 'asan'];

/** All goldens, `request` as the text that is sent, in order of their names. */
export function readGoldens() {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { verb, request, answer } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      return { name, verb, request: typeof request === 'object' ? JSON.stringify(request) : (request ?? ''), answer };
    });
}

/** What the command-line tool of a build prints for a request, without the line's end. */
export function nativeAnswer({ verb, request }, build = 'native') {
  const { stdout, stderr, error } = spawnSync(cli(build), [verb, '-'], { input: request, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  if (stderr !== '') throw new Error(`tierwise ${verb}: ${stderr}`);
  return stdout.replace(/\n$/, '');
}

/** An answer's text in one normal form: numbers as the doubles they read back to, fields in their order. */
export const normal = (answer) => JSON.stringify(typeof answer === 'string' ? JSON.parse(answer) : answer, null, 1);
