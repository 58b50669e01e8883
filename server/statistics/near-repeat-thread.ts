/** One thread's share of the permutations. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PermutationShare } from './near-repeat-threads.js';
import { countAtLeast } from './near-repeat.js';

const { pairs, from, to } = workerData as PermutationShare;
parentPort!.postMessage(countAtLeast(pairs, from, to));
