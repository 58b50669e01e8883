/** What a load says of itself, while it runs and when it is over. */
import type { BatchRecord } from './batches.js';
import type { RowError } from './source.js';

export interface LoadProgress {
  readonly stage: 'comparing' | 'checking' | 'publishing';
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

/**
 * `read = loaded + refused + heldBack`. Held back: good rows not loaded because others were refused, because it was a dry run, or because
 * their record was taken out or restricted earlier.
 */
export interface LoadResult {
  readonly file: string;
  readonly source: string;
  readonly batch: number | null;
  readonly alreadyLoaded: boolean;
  readonly read: number;
  readonly loaded: number;
  readonly refused: number;
  readonly heldBack: number;
  readonly noLocation: number;
  readonly warnings: readonly string[];
  readonly errors: readonly RowError[];
  readonly dryRun: boolean;
  /** The file of refused rows on this machine. */
  readonly refusedRows: string | null;
}

/** True when all of the file is in the database, or would be (dry run). */
export function succeeded(result: LoadResult): boolean {
  return result.errors.length === 0 && result.refused === 0;
}

/** Of a file that was loaded before: the counts of that load. */
export function resultOfEarlier(result: LoadResult, earlier: BatchRecord): LoadResult {
  const { read, loaded, refused, heldBack, noLocation, warnings } = earlier;
  return { ...result, alreadyLoaded: true, read, loaded, refused, heldBack, noLocation, warnings };
}
