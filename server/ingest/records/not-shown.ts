/**
 * Rows of a load that words on single records keep from view. Whoever loads is told of their own words; of the operator's no more than that
 * there are such rows, neither what was decided nor when: a file of guessed references would else ask for it.
 */
import type { PublishContext } from '../source.js';

export interface NotShown {
  readonly rows: number;
  /** Those that the operator's word alone keeps from view, of a load that is not the operator's. */
  readonly untold: number;
}

export const NONE_NOT_SHOWN: NotShown = { rows: 0, untold: 0 };

/** One sentence for all of them, whatever was decided. Answers how many rows are not shown. */
export function warnOfUntold(context: PublishContext, parts: readonly NotShown[]): number {
  const untold = parts.reduce((sum, part) => sum + part.untold, 0);
  if (untold > 0) {
    const what = untold === 1 ? '1 row is' : `${untold} rows are`;
    context.warn(`${what} in no list, map, count or file, by the operator’s decision on a single record. Ask there.`);
  }
  return parts.reduce((sum, { rows }) => sum + rows, 0);
}
