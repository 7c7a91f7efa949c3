// Loads the shipped module (built for browsers) in Node by handing it its own bytes.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../build/wasm/', import.meta.url);

/** Where a file of the build stands. */
export const built = (name) => fileURLToPath(new URL(name, folder));

/**
 * A fresh instance: `verbs` are its functions, `memory` its WebAssembly memory.
 * The glue keeps the memory to itself, so it is read off the instance as it is made.
 */
export async function loadEngine() {
  if (!existsSync(built('tierwise.js'))) throw new Error('build/wasm/tierwise.js is missing: run scripts/build');
  const { default: createTierwise } = await import(new URL('tierwise.js', folder));
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate(...args);
    memory = Object.values((result.instance ?? result).exports).find((value) => value instanceof WebAssembly.Memory);
    return result;
  };
  try {
    const verbs = await createTierwise({ wasmBinary: readFileSync(built('tierwise.wasm')) });
    return { verbs, memory };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}
