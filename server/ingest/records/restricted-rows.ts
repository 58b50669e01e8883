/** Which rows of a load are of restricted records: stored aside, and destroyed if the load were taken back. */
import type { Sql } from '../../database/database.js';
import { digestOf } from './record-key.js';

export interface RestrictedRows {
  readonly rows: number;
  /** Those that the operator restricted, whoever else did: the operator alone can lift that. */
  readonly byOperator: number;
}

export async function restrictedOf(sql: Sql, batchId: number): Promise<RestrictedRows> {
  const [counted] = await sql.query<RestrictedRows>(
    `SELECT count(*)::int AS rows, (count(*) FILTER (WHERE EXISTS (
        SELECT FROM record_restriction w
         WHERE w.source = r.source AND w.force_code = r.force_code AND w.agency = '' AND w.reference_sha256 = ${digestOf('r.reference')}
      )))::int AS "byOperator"
       FROM restricted_row r WHERE r.batch_id = $1`,
    [batchId],
  );
  return counted!;
}
