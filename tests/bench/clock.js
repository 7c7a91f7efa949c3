// The clock that times are read off: the wall's, or the time that the main thread had the processor.
import { readFileSync } from 'node:fs';

let processor = false;

/** From now on times are those that the main thread had the processor: steadier where the machine does other things too. Linux only. */
export function useProcessorClock() {
  processor = true;
}

export const clockName = () => (processor ? 'processor' : 'wall');

/** Milliseconds since some moment. The processor's time is known to a tick of the kernel, a few ms. */
export const milliseconds = () => (processor ? Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6 : performance.now());
