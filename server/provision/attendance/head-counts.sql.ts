import type { Sql } from '../../database/database.js';

/** Head-counts of one area, one week or period, and (where they are to be protected) one loader, added up. */
export interface HeadCounts {
  /** Whose load they came with; null for the operator's, and where it is not asked. */
  readonly loader: string | null;
  /** Codes; null where the place is not known, or no such areas are loaded. */
  readonly ward: string | null;
  readonly district: string | null;
  /** The Monday; null where the list names a period and no day. */
  readonly week: string | null;
  /** The financial year of a day, 2025/26; else the list's own words. */
  readonly period: string;
  readonly headCounts: number;
  /** Those of them that say how many children: not those that state one sex and not the other. */
  readonly complete: number;
  /** Children counted by the complete ones. */
  readonly children: number;
}

const COLUMNS = 'ward, district, week::text, period';

/** As they are: all of them, or those that the role's row policy shows. */
export function headCountsAsTheyAre(sql: Sql): Promise<HeadCounts[]> {
  return sql.query<HeadCounts>(
    `SELECT NULL AS loader, ${COLUMNS}, count(*)::int AS "headCounts", count(children)::int AS complete,
            coalesce(sum(children), 0)::int AS children
       FROM youth_head_count GROUP BY ward, district, week, period`,
  );
}

/** For disclosure control, under the counter's role. They leave this folder protected only. */
export function headCountsToProtect(sql: Sql): Promise<HeadCounts[]> {
  return sql.query<HeadCounts>(
    `SELECT loader, ${COLUMNS}, head_counts AS "headCounts", complete, children FROM youth_attendance_count`,
  );
}
