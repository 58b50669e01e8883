/** Which months a load of incidents covers, and which older loads cover them already. */
import type { IncidentKind } from '../incidents/incident-kind.js';
import type { Sql } from '../database/database.js';

/** Months of one staged load: a query for (kind, force_code, month, rows). */
export type CoveredMonths = string;

/**
 * An extract of events covers every month from its first to its last, those without an event too; a file of named months covers those.
 * `month` is an SQL expression over the stage.
 */
export function coveredMonths(stage: string, kind: string, month: string, options: { between: boolean }): CoveredMonths {
  const counted = `SELECT ${kind} AS kind, force_code, ${month} AS month, count(*) AS rows FROM ${stage} GROUP BY 1, 2, 3`;
  if (!options.between) return counted;
  return `
    SELECT g.kind, g.force_code, m.month::date AS month, coalesce(c.rows, 0) AS rows
      FROM (SELECT kind, force_code, min(month) AS first, max(month) AS last FROM (${counted}) c GROUP BY 1, 2) g
      CROSS JOIN LATERAL generate_series(g.first::timestamp, g.last, interval '1 month') AS m (month)
      LEFT JOIN (${counted}) c ON c.kind = g.kind AND c.force_code = g.force_code AND c.month = m.month`;
}

export async function writeCoverage(sql: Sql, batchId: number, dataSource: string, covered: CoveredMonths): Promise<void> {
  await sql.execute(
    `INSERT INTO batch_coverage (batch_id, kind, force_code, source, month, rows)
     SELECT $1, kind, force_code, $2, month, rows FROM (${covered}) c`,
    [batchId, dataSource],
  );
}

/** Published loads of the same data source that cover a month of the same kind and force. */
export async function coverageConflicts(
  sql: Sql,
  batchId: number,
  dataSource: string,
  covered: CoveredMonths,
): Promise<{ batchId: number; what: string }[]> {
  return sql.query<{ batchId: number; what: string }>(
    `SELECT b.id AS "batchId", b.file_name || ', ' || string_agg(DISTINCT old.force_code || ' ' || to_char(old.month, 'YYYY-MM'), ', ') AS what
       FROM (${covered}) staged
       JOIN batch_coverage old ON old.kind = staged.kind AND old.force_code = staged.force_code AND old.month = staged.month AND old.source = $2
       JOIN batch b ON b.id = old.batch_id AND b.state = 'published' AND b.id <> $1
      GROUP BY b.id, b.file_name ORDER BY b.id`,
    [batchId, dataSource],
  );
}

export const kindLiteral = (kind: IncidentKind): string => `'${kind}'::text`;
