/** A running server writes down once a day which areas were not reviewed in time. That they lapsed holds before it is written. */
import type { Logger } from 'pino';
import { recordIn } from '../../audit/write-events.sql.js';
import { startDaily, type DailyTiming } from '../../daily-work.js';
import type { Database } from '../../database/database.js';
import { londonDay } from '../../governance/agreement.js';
import { lapse } from './hotspot-areas.sql.js';
import { subjectOf } from './keep-hotspot-areas.js';

/** As it stands in the history and in the audit. */
export const LAPSED_BY = 'server:hotspot-review';

/** @returns numbers of the areas that lapsed */
export function lapseHotspotAreas(database: Database, today: string = londonDay()): Promise<number[]> {
  return database.asOwner(async (sql) => {
    const lapsed = (await lapse(sql, today, LAPSED_BY)).map(({ id }) => id);
    for (const id of lapsed)
      await recordIn(sql, LAPSED_BY, { action: 'HOTSPOT_AREA', subject: subjectOf(id), detail: { change: 'lapsed' } });
    return lapsed;
  });
}

/** Processes that share a database each try; whoever comes second finds nothing due. @returns a function that ends it */
export function startDailyLapse(database: Database, log: Logger, timing: DailyTiming = {}): () => Promise<void> {
  const work = async (): Promise<void> => {
    for (const id of await lapseHotspotAreas(database))
      log.info({ hotspotArea: id }, 'A hotspot area was not reviewed in time: it lapsed');
  };
  return startDaily(work, { log, failure: 'Hotspot areas could not be looked through; it is tried again tomorrow' }, timing);
}
