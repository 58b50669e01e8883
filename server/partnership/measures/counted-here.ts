/**
 * What Homeward counts by itself, by financial year: visits and young people engaged with from the visits that teams recorded; reports, crimes and discharges
 * under the rules of the strictest reader, as in chapters, so that every reader of the account may have them.
 */
import { ATTENDANCE_ACCESS } from '../../access/access-table.js';
import type { PersonaName } from '../../access/personas.js';
import { countsForReaders } from '../../incidents/counts-for-readers.js';
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import type { IncidentKind } from '../../incidents/incident-kind.js';
import type { Reader } from '../../incidents/incidents.service.js';
import { endOf, startOf } from '../financial-year.js';
import type { CountedByYear } from './measure.js';
import { NO_FIGURE, shownCount, type ShownFigure } from './shown-figure.js';

const KINDS: Readonly<Partial<Record<CountedByYear, IncidentKind>>> = {
  'asb-reports': 'ASB_REPORT',
  'recorded-crime': 'RECORDED_CRIME',
  discharges: 'FIREARMS_DISCHARGE',
};

export const COUNTED_METHOD: Readonly<Record<CountedByYear, string>> = {
  visits: 'Counted by Homeward: visits that teams recorded, as they stand.',
  engagements:
    'Counted by Homeward: young people met, as teams recorded them in visits. 0 to 9 withheld, the rest to the nearest 10.',
  'asb-reports': 'Counted by Homeward: reports of anti-social behaviour that began in the year, under a partner’s rules.',
  'recorded-crime': 'Counted by Homeward: recorded crimes that began in the year, under a partner’s rules.',
  discharges: 'Counted by Homeward: firearms discharges of the year, under a partner’s rules.',
};

/** A figure of a year, with what lacks. */
export interface YearCounted {
  readonly shown: ShownFigure;
  readonly note: string | null;
}

const NOTHING: YearCounted = { shown: NO_FIGURE, note: 'No data of this year are loaded.' };

/**
 * Whoever has young people by ward and week has no total of them: from both, the weeks that are withheld could be worked out.
 *
 * @param sql a viewer's, which may act as the counter
 * @param readers whoever will read it: one who asks, or all who read what is published
 */
export async function countedHere(
  sql: Sql,
  counted: CountedByYear,
  year: string,
  reader: NonNullable<Reader>,
  readers: readonly PersonaName[],
): Promise<YearCounted> {
  const kind = KINDS[counted];
  if (kind !== undefined) {
    // A total of the year that a reader’s own counts lack would give those away: what one of them may not have, none has here.
    const counts = await countsForReaders({ sql, reader }, { kinds: [kind], from: startOf(year), to: endOf(year) }, 'MONTH');
    if (counts.rows.length === 0) return NOTHING;
    const { count, suppressed, roundedTo } = counts.total;
    const missing = counts.missingMonths.length;
    return {
      shown: { figure: suppressed ? null : count, withheld: suppressed, roundedTo: roundedTo > 1 ? roundedTo : 0 },
      note: missing === 0 ? null : `${missing} ${missing === 1 ? 'month of the year is' : 'months of the year are'} not loaded.`,
    };
  }
  if (counted === 'engagements' && readers.some((reader) => ATTENDANCE_ACCESS[reader] === 'by-ward-and-week'))
    return {
      shown: { ...NO_FIGURE, withheld: true },
      note: 'Some who read this have them by ward and week; beside those a total would give small numbers away.',
    };
  const [row] = await sql.under(COUNTER_ROLE, (counter) =>
    counter.query<{ visits: number; youngPeople: number }>(
      'SELECT visits, young_people AS "youngPeople" FROM visit_year WHERE year = $1',
      [year],
    ),
  );
  if (row === undefined) return { ...NOTHING, note: 'No visit was recorded in this year.' };
  return {
    shown: counted === 'visits' ? { ...NO_FIGURE, figure: row.visits } : shownCount(row.youngPeople),
    note: null,
  };
}
