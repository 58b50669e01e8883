/** Arithmetic beside the main loop: other requests are answered meanwhile, and what nobody waits for any more is stopped. */
import { Worker } from 'node:worker_threads';
import { RequestAbandoned } from '../database/abandoned.js';
import { ARITHMETIC, type Arithmetic, type OnProgress } from './arithmetic.js';
import type { FromThread } from './arithmetic-thread.js';

/** Who waits for a piece of work: how they tell that they no longer do, and what they want to be told meanwhile. */
export interface Attention {
  readonly signal?: AbortSignal | undefined;
  /** A step begins, with its number from 1 and what is done in words. */
  readonly onStep?: ((step: number, doing: string) => void) | undefined;
  /** So much of the step is done. */
  readonly onProgress?: OnProgress | undefined;
}

/** A thread that ended without an answer: killed, or out of memory. */
export class ThreadEnded extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ThreadEnded';
  }
}

const THREAD = new URL('./arithmetic-thread.js', import.meta.url);

/** About what the main loop does in twenty milliseconds; a thread takes longer to start. */
const WORTH_A_THREAD = 1_000_000;

/**
 * @param steps roughly how many steps of arithmetic it takes
 * @throws what the function throws; ThreadEnded; RequestAbandoned when the signal comes
 */
export async function workOut<Name extends keyof Arithmetic>(
  name: Name,
  given: Parameters<Arithmetic[Name]>[0],
  { steps, signal, onProgress }: Attention & { readonly steps: number },
): Promise<ReturnType<Arithmetic[Name]>> {
  if (signal?.aborted === true) throw new RequestAbandoned();
  // Run from its sources, which no thread can load, it works in this one.
  if (steps < WORTH_A_THREAD || import.meta.url.endsWith('.ts')) {
    return (ARITHMETIC[name] as (all: unknown, tell?: OnProgress) => ReturnType<Arithmetic[Name]>)(given, onProgress);
  }
  return new Promise((resolve, reject) => {
    // Node's own options of the process are not the thread's: some, as --input-type, would keep it from starting.
    const thread = new Worker(THREAD, { workerData: { name, given }, execArgv: [] });
    const stop = (): void => {
      void thread.terminate();
      reject(new RequestAbandoned());
    };
    signal?.addEventListener('abort', stop, { once: true });
    const settled = (): void => signal?.removeEventListener('abort', stop);
    thread.on('message', (told: FromThread<ReturnType<Arithmetic[Name]>>) => {
      if ('done' in told) return onProgress?.(told.done, told.of);
      settled();
      resolve(told.found);
    });
    thread.once('error', (error: NodeJS.ErrnoException) => {
      settled();
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isFull ? new ThreadEnded('a thread has no memory left', { cause: error }) : error);
    });
    thread.once('exit', (code) => (settled(), reject(new ThreadEnded(`a thread ended with ${code}`))));
  });
}
