// Talks to the native runner (runner.cpp), a process of its own that answers line by line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { clockName } from './clock.js';

export function startNative(path) {
  const process = spawn(path, { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  createInterface({ input: process.stdout }).on('line', (line) => waiting.shift().resolve(line));
  const failed = (why) => waiting.splice(0).forEach(({ reject }) => reject(new Error(`${path}: ${why}`)));
  process.on('error', (error) => failed(error.message));
  process.on('exit', (code) => failed(`ended with code ${code}`));
  const ask = (line) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      process.stdin.write(`${line}\n`);
    });
  return {
    /** The verb's answer, as text. */
    answer: (verb, request) => ask(`answer ${verb} ${request}`),
    /** How many ms `calls` calls took, by the clock in use. */
    time: async (verb, request, calls) => JSON.parse(await ask(`time ${calls} ${verb} ${request}`))[clockName()] / 1e6,
    /** Nanoseconds of the parts of a projection (stages.hpp). */
    stages: async (request) => JSON.parse(await ask(`stages ${request}`)),
    /** P5, P50, P95, mean and chance of profit of the return with the request's draws in so many scramblings (scramblings.hpp). */
    figures: async (seed, scramblings, request) => JSON.parse(await ask(`figures ${seed} ${scramblings} ${request}`)),
    close: () => process.stdin.end(),
  };
}
