/**
 * The hash of an event, computed here from what a row says, as the database computed it when the row was added (migration 0008):
 * SHA-256 over the fields in their order, each preceded by its length in bytes and a colon; «-» for null. The first event follows
 * 32 zero bytes.
 */
import { createHash } from 'node:crypto';

/** A row as texts, exactly as they go into the hash. */
export interface ChainedRow {
  readonly seq: string;
  /** UTC with microseconds: 2026-11-26T17:40:03.123456Z */
  readonly at: string;
  readonly actor: string;
  readonly actorName: string;
  readonly role: string;
  readonly agency: string;
  readonly purpose: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: string;
  readonly rowCount: string | null;
  readonly correlationId: string;
  /** Hexadecimal. */
  readonly previousHash: string;
  readonly hash: string;
}

/** What to select for a `ChainedRow`. */
export const CHAINED_COLUMNS = `seq::text AS seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor,
  actor_name AS "actorName", role, agency, purpose, action, subject, detail::text AS detail, row_count::text AS "rowCount",
  correlation_id AS "correlationId", encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash`;

export const FIRST_PREVIOUS_HASH = '00'.repeat(32);

export function hashOf(row: ChainedRow): string {
  const fields = [
    ...['homeward audit 1', row.previousHash, row.seq, row.at],
    ...[row.actor, row.actorName, row.role, row.agency, row.purpose, row.action, row.subject, row.detail],
    ...[row.rowCount, row.correlationId],
  ];
  const text = fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`)).join('');
  return createHash('sha256').update(text).digest('hex');
}
