import type { Sql } from '../../database/database.js';

/** Cases opened or closed in one month, of one ward and team, that one agency loaded. */
export interface AsbCaseCount {
  /** Null for the operator's. */
  readonly loader: string | null;
  readonly what: 'opened' | 'closed';
  readonly month: string;
  readonly ward: string | null;
  readonly team: string;
  readonly cases: number;
}

/** Under an analyst's role those of the own agency; under the counter's role all, which leave this folder protected only. */
export function countsOfCases(sql: Sql): Promise<AsbCaseCount[]> {
  return sql.query<AsbCaseCount>(
    'SELECT loader, what, month, ward, team, cases FROM asb_case_count ORDER BY loader NULLS FIRST, what, month, ward, team',
  );
}
