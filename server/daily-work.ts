/** What a running server does by itself, once a day. */
import type { Logger } from 'pino';
import { failureForLog } from './failure-for-log.js';

/** Not with the start, when everybody waits for it. */
const FIRST_AFTER_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

export interface DailyTiming {
  /** Milliseconds until the first time. */
  readonly firstAfter?: number;
  readonly every?: number;
}

/**
 * Work that fails is told to the log, and tried again the next time.
 *
 * @returns a function that ends it, after what is running is finished
 */
export function startDaily(
  work: () => Promise<void>,
  { log, failure }: { readonly log: Logger; readonly failure: string },
  { firstAfter = FIRST_AFTER_MS, every = DAY_MS }: DailyTiming = {},
): () => Promise<void> {
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  const wait = (milliseconds: number): void => {
    timer = setTimeout(() => {
      running = work()
        .catch((error: unknown) => log.error(failureForLog(error), failure))
        .finally(() => {
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
