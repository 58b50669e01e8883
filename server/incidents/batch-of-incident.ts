import type { Sql } from '../database/database.js';
import { readIncidentId } from './incident-id.js';
import { INCIDENT_TABLES } from './incident-kind.js';

/** The number of the load an incident came with: from a figure to its row, and from the row to its file. */
export async function batchOfIncident(sql: Sql, id: string): Promise<number | null> {
  const key = readIncidentId(id);
  if (key === null) return null;
  const [row] = await sql.query<{ batch: number }>(
    `SELECT batch_id AS batch FROM ${INCIDENT_TABLES[key.kind]}
      WHERE force_code = $1 AND id = $2 AND occurred_from >= $3::timestamptz AND occurred_from < $3::timestamptz + interval '1 millisecond'`,
    [key.force, key.id, new Date(key.occurredFrom).toISOString()],
  );
  return row?.batch ?? null;
}
