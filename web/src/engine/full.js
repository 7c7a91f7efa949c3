// The whole engine, with the verbs that the first answer does without: fetched when one of them is first asked for.
import createTierwise from 'tierwise-full';
import wasmUrl from 'tierwise-full-wasm?url';

export const ready = createTierwise({ locateFile: () => wasmUrl });
