import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';

/** The newest event, as a note to keep elsewhere: who later cuts events off the end cannot change the note. */
export interface AuditHead {
  /** 0 while there is no event. */
  readonly sequence: number;
  /** When the newest event was added, UTC with microseconds. */
  readonly at: string | null;
  /** Its hash, hexadecimal. */
  readonly hash: string;
}

/** Null when the row that holds the head is gone. */
export async function readHead(sql: Sql): Promise<AuditHead | null> {
  const [head] = await sql.query<AuditHead>(
    `SELECT seq AS sequence, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, encode(hash, 'hex') AS hash
       FROM audit_head`,
  );
  return head ?? null;
}

/** The note as a file: one JSON object. */
export function headAsText({ sequence, at, hash }: AuditHead): string {
  return `${JSON.stringify({ homeward: 'head of the audit', sequence, at, hash }, null, 2)}\n`;
}

/** @throws CallerError BAD_USER_INPUT when the text is no such note */
export function readHeadText(text: string): AuditHead {
  let note: { sequence?: unknown; at?: unknown; hash?: unknown } | null;
  try {
    note = JSON.parse(text) as typeof note;
  } catch {
    note = null;
  }
  const { sequence, at, hash } = note ?? {};
  const whole = Number.isSafeInteger(sequence) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash);
  if (!whole) throw badUserInput('The file is not a head of the audit, as «homeward audit --head» prints it.', ['head']);
  return { sequence: sequence as number, at: typeof at === 'string' ? at : null, hash: hash as string };
}
