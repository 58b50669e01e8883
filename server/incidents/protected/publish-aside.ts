import { Worker } from 'node:worker_threads';
import { Publication, publish, type Dimension, type LeafCounts, type Rule } from '../../disclosure/disclosure.js';

export interface PublishWork {
  readonly dimensions: readonly Dimension[];
  readonly leafCounts: LeafCounts;
  readonly rule: Rule;
  /** Levels of detail that are withheld whole. */
  readonly withheldLevels: readonly (readonly string[])[];
}

const THREAD = new URL('./publish-thread.js', import.meta.url);

/** In this thread. */
export function publication({ dimensions, leafCounts, rule, withheldLevels }: PublishWork): Publication {
  return publish(dimensions, leafCounts, rule, withheldLevels).publication;
}

/** Works out a publication in a thread of its own; where the server runs from its sources, which no thread can load, in this one. */
export async function publishAside(work: PublishWork): Promise<Publication> {
  if (import.meta.url.endsWith('.ts')) return publication(work);
  const { hierarchies, strides, states, shown, roundTo } = await new Promise<Publication>((resolve, reject) => {
    // Node's own options of the process are not the thread's: some, as --input-type, would keep it from starting.
    const thread = new Worker(THREAD, { workerData: work, execArgv: [] });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread that protects counts ended with ${code}`)));
  });
  return new Publication(hierarchies, strides, states, shown, roundTo);
}
