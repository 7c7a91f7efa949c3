// Writes the answer of the native tool into every golden: node tests/golden/update.js. Read the difference before you commit it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { nativeAnswer, readGoldens } from './golden.js';

const folder = new URL('./', import.meta.url);
const texts = new Map(readGoldens().map((golden) => [golden.name, golden]));
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const golden = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  golden.answer = JSON.parse(nativeAnswer(texts.get(name)));
  writeFileSync(new URL(name, folder), `${JSON.stringify(golden, null, 1)}\n`);
}
