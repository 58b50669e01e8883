/** A running server carries out what agreements say of old rows by themselves, once a day. Reviews wait for a person. */
import type { Logger } from 'pino';
import { startDaily, type DailyTiming } from '../daily-work.js';
import type { Database } from '../database/database.js';
import { applyRetention } from './dispose.js';

/** As it stands in the register and in the audit. */
export const DONE_BY = 'server:retention';

/**
 * Processes that share a database each try; whoever comes second finds nothing due. The log names agreements and sources, never how many
 * rows: of discharges that would be a small count.
 *
 * @returns a function that ends it, after what is running is finished
 */
export function startDailyRetention(database: Database, log: Logger, timing: DailyTiming = {}): () => Promise<void> {
  const work = async (): Promise<void> => {
    for (const { agreement, source, action, before } of await applyRetention(database, DONE_BY)) {
      log.info({ agreement, source, action, before }, 'Retention: what was kept long enough was disposed of');
    }
  };
  return startDaily(work, { log, failure: 'Retention could not be carried out; it is tried again tomorrow' }, timing);
}
