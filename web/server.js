// Serves a built dist/ as a static host would: its _headers applied, its .br and .gz sent to who accepts them.
// Used by scripts/serve and by the browser tests, so both see the page under its real headers.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const defaultDir = join(dirname(fileURLToPath(import.meta.url)), '../dist');

/**
 * Reads a `_headers` file: a path pattern (`*` at its end matches anything), then indented `Name: value` lines.
 * @param {string} text
 * @returns {{pattern: string, headers: [string, string][]}[]}
 */
export function parseHeaders(text) {
  /** @type {{pattern: string, headers: [string, string][]}[]} */
  const rules = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ pattern: line.trim(), headers: [] });
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 0 || rules.length === 0) throw new Error(`_headers: not a header of a path: ${line.trim()}`);
    rules[rules.length - 1].headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return rules;
}

/** @param {string} pattern @param {string} path */
const matches = (pattern, path) => (pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern);

/**
 * Starts serving; port 0 takes a free one.
 * @param {{dir?: string, port?: number, host?: string}} [options]
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve({ dir = defaultDir, port = 0, host = 'localhost' } = {}) {
  const file = join(dir, '_headers');
  const rules = existsSync(file) ? parseHeaders(readFileSync(file, 'utf8')) : [];
  const files = sirv(dir, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      for (const { pattern, headers } of rules) {
        if (matches(pattern, path)) for (const [name, value] of headers) response.setHeader(name, value);
      }
    },
  });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('not found\n');
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://${host}:${address.port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, dir: { type: 'string' } } });
  const port = Number(values.port ?? process.env.PORT ?? 8080);
  try {
    const { url } = await serve({ dir: values.dir, port });
    console.log(`Tierwise is at ${url}  (stop with Ctrl+C)`);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    console.error(taken ? `Port ${port} is taken; choose another: PORT=${port + 1} scripts/serve` : error);
    process.exitCode = 1;
  }
}
