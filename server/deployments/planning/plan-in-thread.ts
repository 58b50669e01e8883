/** Planning takes seconds: in a thread of its own. */
import { RequestAbandoned } from '../../database/abandoned.js';
import { inThread } from '../../threads/in-thread.js';
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
  return inThread({ thread: THREAD, given: { input, limits }, here: () => planEvening(input, limits) }, { signal });
}
