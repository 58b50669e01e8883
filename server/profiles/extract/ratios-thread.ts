/** The models of one question in a thread of their own. */
import { parentPort, workerData } from 'node:worker_threads';
import { adjustedRatios } from './adjusted-ratios.js';
import type { GivenRatios } from './ratios-in-thread.js';

const { cells, outcomes, asked } = workerData as GivenRatios;
parentPort!.postMessage(adjustedRatios(cells, outcomes, asked));
