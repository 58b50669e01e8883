/** The models of one question in a thread of their own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread } from '../../threads/in-thread.js';
import { adjustedRatios, type OutcomeRatios } from './adjusted-ratios.js';
import type { GivenRatios } from './ratios-in-thread.js';

const { cells, outcomes, asked } = workerData as GivenRatios;
parentPort!.postMessage({ found: adjustedRatios(cells, outcomes, asked) } satisfies FromThread<OutcomeRatios[]>);
