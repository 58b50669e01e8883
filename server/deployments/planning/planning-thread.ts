/** One evening, planned in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread } from '../../threads/in-thread.js';
import { planEvening, type Planning, type PlanningLimits } from './plan-evening.js';
import type { PlanInput } from './plan-input.js';

const { input, limits } = workerData as { input: PlanInput; limits: PlanningLimits };
parentPort!.postMessage({ found: await planEvening(input, limits) } satisfies FromThread<Planning>);
