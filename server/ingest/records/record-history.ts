/** Who changed a record when, which fields, and why; in the audit too. Never what stood there or stands there now. */
import { nameOf } from '../../audit/actor.js';
import type { AuditAction } from '../../audit/audit-event.js';
import { recordDigest } from '../../audit/record-digest.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Sql } from '../../database/database.js';
import { agencyOf, digestOf, type ChangeBy, type RecordKey, type RecordSource } from './record-key.js';

export type Change = 'corrected' | 'restricted' | 'removed' | 'correction lifted' | 'restriction lifted' | 'removal lifted';

export interface ChangeTold {
  readonly action: AuditAction;
  readonly change: Change;
  readonly force: string;
  readonly fields?: readonly string[];
  readonly rows: number;
  readonly batches: readonly number[];
  /** Public ids, by whose digests the audit finds the event. */
  readonly ids?: readonly string[];
}

/** Last in the transaction of what it tells of (the audit's head is locked from then on). */
export async function tellChange(
  sql: Sql,
  key: RecordKey & { source: RecordSource },
  by: ChangeBy,
  told: ChangeTold,
): Promise<void> {
  const { action, change, force, fields = [], rows, batches, ids = [] } = told;
  const reason = by.reason ?? null;
  await sql.execute(
    `INSERT INTO record_change (source, force_code, reference_sha256, agency, change, fields, reason, rows, changed_by)
     VALUES ($1, $2, ${digestOf('$3::text')}, $4, $5, $6, $7, $8, $9)`,
    [key.source.name, force, key.reference, agencyOf(key), change, fields, reason, rows, nameOf(by.who)],
  );
  const detail = {
    kinds: [key.source.removable.kind],
    sources: [key.source.name],
    force,
    batches: batches.map(String),
    ...(fields.length > 0 ? { fields } : {}),
    ...(action === 'LIFT' ? { change } : {}),
    ...(reason === null ? {} : { reason }),
    ...(ids.length > 0 ? { records: ids.map(recordDigest) } : {}),
  };
  await recordIn(sql, by.who, { action, detail, rowCount: rows });
}
