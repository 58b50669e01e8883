/**
 * Visits for those who have them by ward and week (the police) or by financial year (JSNA authors). How many young people were engaged with is a children's number:
 * 0 to 9 withheld, the rest to the nearest 10. Each stands alone, as nobody who reads these has a total of them (docs/methods/disclosure.md).
 */
import { ATTENDANCE_ACCESS } from '../../access/access-table.js';
import type { Viewer } from '../../access/viewer.js';
import type { Sql } from '../../database/database.js';
import { CHILDREN_RULE, displayedAlone } from '../../disclosure/disclosure.js';
import { isoWeekOf } from '../../provision/attendance/iso-week.js';

export interface VisitCount {
  /** A ward's code; null for all of the partnership. */
  readonly area: string | null;
  readonly period: string;
  readonly visits: number;
  readonly minutes: number;
  readonly youngPeople: { readonly count: number | null; readonly suppressed: boolean; readonly roundedTo: number };
}

interface Counted {
  readonly area: string | null;
  readonly period: string;
  readonly visits: number;
  readonly minutes: number;
  readonly youngPeople: number;
}

export async function visitCounts(
  sql: Sql,
  { persona }: Pick<Viewer, 'persona'>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<VisitCount[]> {
  const rows = ATTENDANCE_ACCESS[persona] === 'by-ward-and-week' ? await byWardAndWeek(sql, from, to) : await byYear(sql);
  return rows.map(({ youngPeople, ...row }) => {
    const { withheld, count, roundedTo } = displayedAlone(youngPeople, CHILDREN_RULE);
    return { ...row, youngPeople: { count, suppressed: withheld, roundedTo } };
  });
}

/** Weeks that lie in the period as a whole, so that no two periods differ by a day. */
async function byWardAndWeek(sql: Sql, from: string, to: string): Promise<Counted[]> {
  const rows = await sql.query<Counted>(
    `SELECT ward AS area, week::text AS period, visits, minutes, young_people AS "youngPeople" FROM visit_ward_week
      WHERE week >= $1::date AND week + 6 <= $2::date ORDER BY week DESC, ward COLLATE "C"`,
    [from, to],
  );
  return rows.map((row) => ({ ...row, period: isoWeekOf(row.period) }));
}

function byYear(sql: Sql): Promise<Counted[]> {
  return sql.query<Counted>(
    `SELECT NULL::text AS area, year AS period, visits, minutes, young_people AS "youngPeople" FROM visit_year ORDER BY year DESC`,
  );
}
