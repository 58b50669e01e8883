import type { Sql } from '../../database/database.js';
import type { AskedAt, AskWord } from './asks.js';

/** What was asked for in one quarter and area, of one load or at visits, added up. */
export interface AskCount {
  /** Null: at visits. */
  readonly batch: number | null;
  /** Whose load; null for the operator's, and at visits. */
  readonly loader: string | null;
  readonly askedAt: AskedAt;
  /** `2026-Q2` */
  readonly quarter: string;
  /** Codes; null where the place is not known, or no such area is loaded. */
  readonly ward: string | null;
  readonly district: string | null;
  readonly ask: AskWord;
  readonly children: number;
  /** Visits, or rows of the list. */
  readonly sourceRows: number;
}

/** Under a council analyst's or a planner's role as it is; under the counter's, for disclosure control, and it leaves this folder protected only. */
export function askCounts(sql: Sql): Promise<AskCount[]> {
  return sql.query<AskCount>(
    `SELECT batch::int AS batch, loader, asked_by AS "askedAt", quarter, ward, district, ask, children, source_rows AS "sourceRows" FROM youth_ask_count
      ORDER BY quarter, ward, district, ask, asked_by, batch`,
  );
}
