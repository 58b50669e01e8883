/** Models of a large extract beside the main loop: other requests are answered meanwhile, and what nobody waits for any more is stopped. */
import { Worker } from 'node:worker_threads';
import { RequestAbandoned } from '../../database/abandoned.js';
import { adjustedRatios, type AskedRatios, type OutcomeRatios } from './adjusted-ratios.js';
import type { AssessmentCell } from './own-extracts.sql.js';

const THREAD = new URL('./ratios-thread.js', import.meta.url);

/** What the main loop does in some twenty milliseconds; a thread takes longer to start. */
const WORTH_A_THREAD = 20_000;

export interface GivenRatios {
  readonly cells: readonly AssessmentCell[];
  readonly outcomes: readonly string[];
  readonly asked: AskedRatios;
}

/** @throws RequestAbandoned when the signal comes */
export async function ratiosInThread(given: GivenRatios, signal: AbortSignal): Promise<OutcomeRatios[]> {
  if (signal.aborted) throw new RequestAbandoned();
  // Run from its sources, which no thread can load, it works in this one.
  if (given.cells.length < WORTH_A_THREAD || import.meta.url.endsWith('.ts'))
    return adjustedRatios(given.cells, given.outcomes, given.asked);
  return new Promise((resolve, reject) => {
    // Node's own options of the process are not the thread's: some, as --input-type, would keep it from starting.
    const thread = new Worker(THREAD, { workerData: given, execArgv: [] });
    const stop = (): void => {
      void thread.terminate();
      reject(new RequestAbandoned());
    };
    signal.addEventListener('abort', stop, { once: true });
    const settled = (): void => signal.removeEventListener('abort', stop);
    thread.once('message', (ratios: OutcomeRatios[]) => (settled(), resolve(ratios)));
    thread.once('error', (error) => (settled(), reject(error)));
    thread.once('exit', (code) => (settled(), reject(new Error(`the thread of risk ratios ended with ${code}`))));
  });
}
