/** One evening, planned in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { planEvening, type PlanningLimits } from './plan-evening.js';
import type { PlanInput } from './plan-input.js';

const { input, limits } = workerData as { input: PlanInput; limits: PlanningLimits };
parentPort!.postMessage(await planEvening(input, limits));
