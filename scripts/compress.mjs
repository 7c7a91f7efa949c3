// Writes NAME.br and NAME.gz beside every compressible file of a folder, where missing or older: node compress.mjs dist
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const compressible = new Set(['.html', '.css', '.js', '.mjs', '.json', '.svg', '.wasm', '.webmanifest', '.txt', '.xml']);

const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

for (const name of readdirSync(process.argv[2], { recursive: true })) {
  const file = join(process.argv[2], name);
  if (!compressible.has(extname(file)) || (modified(`${file}.br`) >= modified(file) && modified(`${file}.gz`) >= modified(file))) continue;
  const bytes = readFileSync(file);
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, brotli));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
