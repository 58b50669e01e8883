/** Maximal covering may take seconds: in a thread of its own. */
import { inThread } from '../../threads/in-thread.js';
import { maximalCovering, type Covering, type CoveringQuestion } from './maximal-covering.js';

const THREAD = new URL('./covering-thread.js', import.meta.url);

/** @throws RequestAbandoned when the signal comes */
export function coverInThread(question: CoveringQuestion, seconds: number, signal?: AbortSignal): Promise<Covering> {
  const here = (): Promise<Covering> => maximalCovering(question, seconds);
  return inThread({ thread: THREAD, given: { question, seconds }, here }, { signal });
}
