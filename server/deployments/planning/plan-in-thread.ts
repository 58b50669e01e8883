/** Planning beside the main loop: it takes seconds, in which other requests are answered, and what nobody waits for any more is stopped. */
import { Worker } from 'node:worker_threads';
import { RequestAbandoned } from '../../database/abandoned.js';
import { asEvening } from './evening.js';
import { planEvening, USUAL_LIMITS, type Planning, type PlanningLimits } from './plan-evening.js';
import type { PlanInput } from './plan-input.js';

const THREAD = new URL('./planning-thread.js', import.meta.url);

/**
 * @throws RangeError naming what of the input cannot be; RequestAbandoned when the signal comes
 */
export async function planInThread(
  input: PlanInput,
  { signal, limits = USUAL_LIMITS }: { readonly signal?: AbortSignal | undefined; readonly limits?: PlanningLimits } = {},
): Promise<Planning> {
  if (signal?.aborted === true) throw new RequestAbandoned();
  // What is wrong with an input is said before a thread is started, and with its own error.
  asEvening(input);
  // Run from its sources, which no thread can load, it works in this one.
  if (import.meta.url.endsWith('.ts')) return planEvening(input, limits);
  return new Promise((resolve, reject) => {
    // Node's own options of the process are not the thread's: some, as --input-type, would keep it from starting.
    const thread = new Worker(THREAD, { workerData: { input, limits }, execArgv: [] });
    const stop = (): void => {
      void thread.terminate();
      reject(new RequestAbandoned());
    };
    signal?.addEventListener('abort', stop, { once: true });
    const settled = (): void => signal?.removeEventListener('abort', stop);
    thread.once('message', (planning: Planning) => (settled(), resolve(planning)));
    thread.once('error', (error) => (settled(), reject(error)));
    thread.once('exit', (code) => (settled(), reject(new Error(`the thread of planning ended with ${code}`))));
  });
}
