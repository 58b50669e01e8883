/** Maximal covering beside the main loop: it may take seconds, in which other requests are answered, and what nobody waits for any more is stopped. */
import { Worker } from 'node:worker_threads';
import { RequestAbandoned } from '../../database/abandoned.js';
import { maximalCovering, type Covering, type CoveringQuestion } from './maximal-covering.js';

const THREAD = new URL('./covering-thread.js', import.meta.url);

/** @throws RequestAbandoned when the signal comes */
export async function coverInThread(question: CoveringQuestion, seconds: number, signal?: AbortSignal): Promise<Covering> {
  if (signal?.aborted === true) throw new RequestAbandoned();
  // Run from its sources, which no thread can load, it works in this one.
  if (import.meta.url.endsWith('.ts')) return maximalCovering(question, seconds);
  return new Promise((resolve, reject) => {
    // Node's own options of the process are not the thread's: some, as --input-type, would keep it from starting.
    const thread = new Worker(THREAD, { workerData: { question, seconds }, execArgv: [] });
    const stop = (): void => {
      void thread.terminate();
      reject(new RequestAbandoned());
    };
    signal?.addEventListener('abort', stop, { once: true });
    const settled = (): void => signal?.removeEventListener('abort', stop);
    thread.once('message', (covering: Covering) => (settled(), resolve(covering)));
    thread.once('error', (error) => (settled(), reject(error)));
    thread.once('exit', (code) => (settled(), reject(new Error(`the thread of covering ended with ${code}`))));
  });
}
