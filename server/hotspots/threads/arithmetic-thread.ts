/** One piece of arithmetic in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { ARITHMETIC, type Arithmetic } from './arithmetic.js';

const { name, given } = workerData as { name: keyof Arithmetic; given: readonly never[] };
parentPort!.postMessage((ARITHMETIC[name] as (...given: readonly never[]) => unknown)(...given));
