/** Models of a large extract, in a thread of their own. */
import { inThread } from '../../threads/in-thread.js';
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
export function ratiosInThread(given: GivenRatios, signal: AbortSignal): Promise<OutcomeRatios[]> {
  const { cells, outcomes, asked } = given;
  const here = (): OutcomeRatios[] => adjustedRatios(cells, outcomes, asked);
  return inThread({ thread: THREAD, given, here, isShort: cells.length < WORTH_A_THREAD }, { signal });
}
