/** One question of covering, answered in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { maximalCovering, type CoveringQuestion } from './maximal-covering.js';

const { question, seconds } = workerData as { question: CoveringQuestion; seconds: number };
parentPort!.postMessage(await maximalCovering(question, seconds));
