/** Work of seconds beside the main loop: other requests are answered meanwhile, and what nobody waits for any more is stopped. */
import { Worker } from 'node:worker_threads';
import { RequestAbandoned } from '../database/abandoned.js';

/** So much of it is done. */
export type OnProgress = (done: number, of: number) => void;

/** What a thread posts: now and then how far it is, and at its end what it found. */
export type FromThread<Found> = { readonly found: Found } | { readonly done: number; readonly of: number };

/** A thread that ended without an answer: killed, or out of memory. */
export class ThreadEnded extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ThreadEnded';
  }
}

export interface Work<Found> {
  /** The module of the thread. */
  readonly thread: URL;
  /** Its `workerData`. */
  readonly given: unknown;
  /** The same in this thread: where it is done sooner than a thread is started, and from the sources, which no thread can load. */
  readonly here: () => Found | Promise<Found>;
  readonly isShort?: boolean;
}

/** @throws what the work throws; ThreadEnded; RequestAbandoned when the signal comes */
export async function inThread<Found>(
  { thread: url, given, here, isShort = false }: Work<Found>,
  { signal, onProgress }: { readonly signal?: AbortSignal | undefined; readonly onProgress?: OnProgress | undefined } = {},
): Promise<Found> {
  if (signal?.aborted === true) throw new RequestAbandoned();
  if (isShort || import.meta.url.endsWith('.ts')) return here();
  return new Promise((resolve, reject) => {
    // Node's own options of the process are not the thread's: some, as --input-type, would keep it from starting.
    const thread = new Worker(url, { workerData: given, execArgv: [] });
    const stop = (): void => {
      void thread.terminate();
      reject(new RequestAbandoned());
    };
    signal?.addEventListener('abort', stop, { once: true });
    const settled = (): void => signal?.removeEventListener('abort', stop);
    thread.on('message', (told: FromThread<Found>) => {
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
