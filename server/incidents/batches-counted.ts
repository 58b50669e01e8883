/** Which loads an answer counted: what is to be the same for it to come out the same again. */
import type { Sql } from '../database/database.js';
import type { IncidentFilter } from './incident-filter.js';
import { INCIDENT_KINDS, type IncidentKind } from './incident-kind.js';
import { monthOf } from './month.js';
import { isReadableForce } from './readable-forces.sql.js';

/** In order. By kind, source and month: a load that has none of the place asked may be among them. */
export async function batchesCounted(
  sql: Sql,
  { kinds, from, to, batch }: IncidentFilter,
  { sources, notIncluded }: { readonly sources: readonly string[]; readonly notIncluded: readonly IncidentKind[] },
): Promise<number[]> {
  const counted = (kinds ?? INCIDENT_KINDS).filter((kind) => !notIncluded.includes(kind));
  const rows = await sql.query<{ id: number }>(
    `SELECT DISTINCT batch_id::int AS id FROM batch_coverage
      WHERE kind = ANY ($1::text[]) AND source = ANY ($2::text[]) AND ($3::date IS NULL OR month >= $3) AND ($4::date IS NULL OR month <= $4)
        AND ($5::bigint IS NULL OR batch_id = $5) AND ${isReadableForce('force_code')} ORDER BY 1`,
    [counted, sources, from == null ? null : monthOf(from), to == null ? null : monthOf(to), batch ?? null],
  );
  return rows.map(({ id }) => id);
}
