/** A running server carries out what agreements say of old rows by themselves, once a day. Reviews wait for a person. */
import type { Logger } from 'pino';
import type { Database } from '../database/database.js';
import { failureForLog } from '../failure-for-log.js';
import { applyRetention } from './dispose.js';

/** As it stands in the register and in the audit. */
export const DONE_BY = 'server:retention';

/** Not with the start, when everybody waits for it. */
const FIRST_AFTER_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

/**
 * Processes that share a database each try; whoever comes second finds nothing due. The log names agreements and sources, never how many
 * rows: of discharges that would be a small count.
 *
 * @returns a function that ends it, after what is running is finished
 */
export function startDailyRetention(
  database: Database,
  log: Logger,
  { firstAfter = FIRST_AFTER_MS, every = DAY_MS }: { readonly firstAfter?: number; readonly every?: number } = {},
): () => Promise<void> {
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  const wait = (milliseconds: number): void => {
    timer = setTimeout(() => {
      running = run(database, log).finally(() => {
        if (!ended) wait(every);
      });
    }, milliseconds).unref();
  };
  wait(firstAfter);
  return async () => {
    ended = true;
    clearTimeout(timer);
    await running;
  };
}

async function run(database: Database, log: Logger): Promise<void> {
  try {
    const disposals = await applyRetention(database, DONE_BY);
    for (const { agreement, source, action, before } of disposals) {
      log.info({ agreement, source, action, before }, 'Retention: what was kept long enough was disposed of');
    }
  } catch (error) {
    log.error(failureForLog(error), 'Retention could not be carried out; it is tried again tomorrow');
  }
}
