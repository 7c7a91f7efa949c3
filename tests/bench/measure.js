// How things are measured here: side by side, warmed up, medians; and small statistics.
import { milliseconds } from './clock.js';

/** The middle value; of an even number the upper one of the two. */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** √(mean of squares). */
export const rootMeanSquare = (values) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);

export const mean = (values) => values.reduce((sum, x) => sum + x, 0) / values.length;

/**
 * Times some candidates side by side: in every run each is timed once, one after the other, so that whatever else the machine does falls on all.
 * A candidate is `{name, time(calls) → ms}`. A timing repeats short calls until it lasts `atLeast` ms. Before the first run each candidate is
 * called until `warmUp` ms have passed and at least five times, because JavaScript engines compile hot code late, and WebAssembly too: a
 * function that runs for the first time runs in the baseline compiler's code.
 * Returns per name the median ms of one call, the times of all runs, and how often it was called in each.
 */
export async function sideBySide(candidates, { runs = 9, atLeast = 60, warmUp = 400 } = {}) {
  const measured = {};
  for (const candidate of candidates) {
    let called = 0, spent = 0, last = 0;
    while (spent < warmUp || called < (candidate.warmCalls ?? 5)) {
      last = await candidate.time(1);
      spent += last;
      called += 1;
    }
    measured[candidate.name] = { calls: Math.max(1, Math.ceil(atLeast / last)), times: [] };
  }
  for (let run = 0; run < runs; ++run) {
    for (const candidate of candidates) {
      const entry = measured[candidate.name];
      entry.times.push((await candidate.time(entry.calls)) / entry.calls);
    }
  }
  for (const entry of Object.values(measured)) entry.ms = median(entry.times);
  return measured;
}

/** The median over runs of time of `a` ÷ time of `b`, each pair measured one right after the other. */
export const ratioOf = (a, b) => median(a.times.map((time, run) => time / b.times[run]));

/** A candidate of sideBySide from a function that is called with the number of the call, 0, 1, 2, … over its whole life. */
export function calling(name, call, options = {}) {
  let number = 0;
  return {
    name,
    ...options,
    async time(calls) {
      const start = milliseconds();
      for (let i = 0; i < calls; ++i) {
        const result = call(number++);
        if (result instanceof Promise) await result;
      }
      return milliseconds() - start;
    },
  };
}

/** Throws unless the two agree within `sigmas` standard errors. */
export function assertAgree(what, a, errorA, b, errorB, sigmas = 5) {
  const error = Math.hypot(errorA, errorB);
  const off = Math.abs(a - b) / error;
  if (!(off <= sigmas)) throw new Error(`${what}: ${a} and ${b} differ by ${off.toFixed(1)} standard errors`);
  return off;
}

/** Four significant digits, and no exponent where it can be avoided. */
export const short = (x) => (Math.abs(x) >= 1000 ? Math.round(x).toLocaleString('en-US') : String(Number(x.toPrecision(3))));
