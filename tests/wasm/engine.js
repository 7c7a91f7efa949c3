// Loads the modules (built for browsers) in Node by handing them their own bytes.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../build/wasm/', import.meta.url);

/** Both modules: all verbs, and the smaller one with the verbs that the page's first view asks for. */
export const modules = ['tierwise', 'tierwise-estimate'];

/** Where a file of the build stands. */
export const built = (name) => fileURLToPath(new URL(name, folder));

/**
 * A fresh instance of a module: `verbs` are its functions, `memory` its WebAssembly memory.
 * The glue keeps the memory to itself, so it is read off the instance as it is made.
 */
export async function loadEngine(name = 'tierwise') {
  if (!existsSync(built(`${name}.js`))) throw new Error(`build/wasm/${name}.js is missing: run scripts/build`);
  const { default: createTierwise } = await import(new URL(`${name}.js`, folder));
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate(...args);
    memory = Object.values((result.instance ?? result).exports).find((value) => value instanceof WebAssembly.Memory);
    return result;
  };
  try {
    const verbs = await createTierwise({ wasmBinary: readFileSync(built(`${name}.wasm`)) });
    return { verbs, memory };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}
