/** Near-repeat with its permutations shared out over threads; the same figures as in one, whatever their number. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  countAtLeast,
  nearPairs,
  nearRepeatBands,
  type NearPairs,
  type NearRepeatBand,
  type NearRepeatOptions,
} from './near-repeat.js';

const THREAD = new URL('./near-repeat-thread.js', import.meta.url);

/** Fewer comparisons than this are done before a thread has started. */
const WORTH_A_THREAD = 20_000_000;

export interface PermutationShare {
  readonly pairs: NearPairs;
  readonly from: number;
  readonly to: number;
}

/**
 * @param threads as many as there are cores unless told
 * @throws RangeError as `nearRepeat` does
 */
export async function nearRepeatInThreads(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  days: ArrayLike<number>,
  options: NearRepeatOptions,
  threads = availableParallelism(),
): Promise<NearRepeatBand[]> {
  const pairs = nearPairs(x, y, days, options);
  const permutations = options.permutations ?? 999;
  // Run from its sources, which no thread can load, it works in this one.
  const here = threads < 2 || import.meta.url.endsWith('.ts') || pairs.second.length * permutations < WORTH_A_THREAD;
  const atLeast = here ? countAtLeast(pairs, 0, permutations) : await sharedOut(pairs, permutations, threads);
  return nearRepeatBands(pairs, options, atLeast);
}

async function sharedOut(pairs: NearPairs, permutations: number, threads: number): Promise<Uint32Array> {
  const started: Worker[] = [];
  const cut = (share: number): number => Math.floor((permutations * share) / threads);
  try {
    const counted = await Promise.all(
      Array.from({ length: threads }, (_, share) => inThread({ pairs, from: cut(share), to: cut(share + 1) }, started)),
    );
    return counted.reduce((sum, counts) => sum.map((count, cell) => count + counts[cell]!));
  } finally {
    await Promise.all(started.map((thread) => thread.terminate()));
  }
}

function inThread(share: PermutationShare, started: Worker[]): Promise<Uint32Array> {
  return new Promise((resolve, reject) => {
    // Node's own options of the process are not the thread's: some, as --input-type, would keep it from starting.
    const thread = new Worker(THREAD, { workerData: share, execArgv: [] });
    started.push(thread);
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`a thread of near-repeat ended with ${code}`)));
  });
}
