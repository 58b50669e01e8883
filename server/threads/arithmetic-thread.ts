/** One piece of arithmetic in a thread of its own, which tells now and then how far it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { ARITHMETIC, type Arithmetic } from './arithmetic.js';
import type { FromThread, OnProgress } from './in-thread.js';

/** Milliseconds. */
const TOLD_EVERY = 200;

const { name, given } = workerData as { name: keyof Arithmetic; given: unknown };
let told = performance.now();
const onProgress: OnProgress = (done, of) => {
  const now = performance.now();
  if (now - told < TOLD_EVERY) return;
  told = now;
  parentPort!.postMessage({ done, of } satisfies FromThread<never>);
};
const found = (ARITHMETIC[name] as (all: unknown, tell: OnProgress) => unknown)(given, onProgress);
parentPort!.postMessage({ found } satisfies FromThread<unknown>);
