/** What is held under a reference: the rows wherever they are kept, and what was done to the record, for a request of access. */
import type { Sql } from '../../database/database.js';
import { idExpression } from '../../incidents/incident-id.js';
import { isReadableForce } from '../../incidents/readable-forces.sql.js';
import { keyOf, NAMED, SAID, type RecordKey, type RecordSource } from './record-key.js';
import type { Change } from './record-history.js';
import { rowsAside, rowsRestricted } from './rows-aside.js';

export type WhereHeld = 'IN_USE' | 'REPLACED' | 'RESTRICTED';

export interface HeldRow {
  readonly id: string;
  readonly held: WhereHeld;
  readonly force: string;
  readonly batch: number;
  readonly fileName: string;
  readonly loadedAt: Date;
  /** Columns of the table, as PostgreSQL writes them. */
  readonly stored: Readonly<Record<string, unknown>>;
}

export interface RecordChangeTold {
  readonly change: Change;
  readonly fields: readonly string[];
  readonly reason: string | null;
  readonly changedBy: string;
  readonly changedAt: Date;
}

export interface HeldRecord {
  readonly rows: readonly HeldRow[];
  readonly changes: readonly RecordChangeTold[];
}

type Key = RecordKey & { source: RecordSource };

export async function findHeld(sql: Sql, key: Key): Promise<HeldRecord> {
  const { table, kind } = key.source.removable;
  const one = (rows: string, held: WhereHeld, where: string): string =>
    `SELECT ${idExpression(kind)} AS id, '${held}' AS held, force_code AS force, batch_id AS batch,
            to_jsonb(k) - '{location,location_bng,at_row}'::text[] || jsonb_build_object(
              'easting', ST_X(location_bng), 'northing', ST_Y(location_bng), 'longitude', ST_X(location), 'latitude', ST_Y(location)) AS stored
       FROM ${rows} k WHERE ${where} AND ${isReadableForce('force_code')}`;
  const rows = await sql.query<HeldRow>(
    `SELECT h.*, b.file_name AS "fileName", b.loaded_at AS "loadedAt" FROM (
       ${one(table, 'IN_USE', NAMED)} UNION ALL ${one(rowsAside(table), 'REPLACED', NAMED)}
       UNION ALL ${one(rowsRestricted(table), 'RESTRICTED', NAMED)}) h JOIN batch b ON b.id = h.batch ORDER BY h.batch DESC, h.id`,
    keyOf(key),
  );
  // The operator's words are told to those who had the record by then: whoever loads a guessed reference afterwards learns none.
  const changes = await sql.query<RecordChangeTold>(
    `SELECT change, fields, reason, changed_by AS "changedBy", changed_at AS "changedAt" FROM record_change
      WHERE (${SAID}) OR (${SAID.replace('agency = $4', "agency = ''")} AND EXISTS (
              SELECT FROM unnest($5::text[], $6::timestamptz[]) AS had (force, since) WHERE force = force_code AND since < changed_at))
      ORDER BY record_change.id DESC`,
    [...keyOf(key), rows.map(({ force }) => force), rows.map(({ loadedAt }) => loadedAt)],
  );
  return { rows, changes };
}
