/** Invented feeds, so that what is due is not empty on the first start: one overdue, one that came late, one in time, and one with a source. */
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { addDays, londonDay } from '../governance/agreement.js';
import { keepFeed, recordReceipt, type WrittenFeed } from '../partnership/due/keep-feeds.js';
import { periodOf } from '../partnership/due/period.js';

const DUE_DAYS = 20;

interface InventedFeed extends Pick<WrittenFeed, 'what' | 'agency'> {
  readonly source?: string;
  readonly agreement?: string;
  /** How many days after the end of each quarter it came; null: not at all. */
  readonly came: readonly [before: number | null, last: number | null];
  readonly remark: string;
}

const INVENTED: readonly InventedFeed[] = [
  { what: 'Ambulance calls to assaults by ward', agency: 'Ambulance service', came: [null, null], remark: '' },
  { what: 'Deliberate fires by ward', agency: 'Fire and rescue service', came: [32, 15], remark: 'Whole, and by ward' },
  { what: 'Hours of outreach by ward', agency: 'Lantern Youth Trust', came: [9, 11], remark: 'Whole; one ward by its old name' },
  {
    ...{ what: 'Recorded crime extract', agency: 'Police', source: 'recorded-crime', agreement: 'ISA-DEMO-01' },
    ...{ came: [null, null], remark: '' },
  },
];

/** Those that are not there yet. @throws when one is refused: it no longer fits what feeds have to say */
export async function inventFeeds(database: Database, today: string = londonDay()): Promise<void> {
  const last = periodOf(addDays(periodOf(today, 'quarterly').firstDay, -1), 'quarterly');
  const before = periodOf(addDays(last.firstDay, -1), 'quarterly');
  const who = actingOf('demonstration');
  for (const { what, agency, source = null, agreement = null, came, remark } of INVENTED) {
    if ((await database.asOwner((sql) => sql.query('SELECT FROM feed WHERE what = $1', [what]))).length > 0) continue;
    const terms = {
      what,
      agency,
      source,
      agreement,
      frequency: 'quarterly',
      dueDays: DUE_DAYS,
      fromDay: before.firstDay,
      toDay: null,
    };
    const kept = await keepFeed(database, null, terms, null, who);
    if (!kept.ok) throw new Error(`the demonstration's feed was refused: ${kept.problems[0]?.problem}`);
    for (const [place, period] of [before, last].entries()) {
      const days = came[place];
      const receivedOn = days == null ? null : addDays(period.lastDay, days);
      if (receivedOn === null || receivedOn > today) continue;
      const receipt = { periodFrom: period.firstDay, receivedOn, remark };
      const done = await recordReceipt(database, { id: kept.id, version: 1 }, receipt, who, today);
      if (!done.ok) throw new Error(`the demonstration's receipt was refused: ${done.problems[0]?.problem}`);
    }
  }
}
