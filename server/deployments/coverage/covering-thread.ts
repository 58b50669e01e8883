/** One question of covering, answered in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread } from '../../threads/in-thread.js';
import { maximalCovering, type Covering, type CoveringQuestion } from './maximal-covering.js';

const { question, seconds } = workerData as { question: CoveringQuestion; seconds: number };
parentPort!.postMessage({ found: await maximalCovering(question, seconds) } satisfies FromThread<Covering>);
