/** Who changed what of the account by form, when and why: a row that is only ever added, and an event of the audit, in the change's own transaction. */
import { nameOf, type Acting } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Sql } from '../database/database.js';

export type ChangedFields = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

export interface AccountChange {
  /** What was changed: «line:12», «activity:3». */
  readonly record: string;
  readonly change: string;
  readonly fields: ChangedFields;
  readonly reason: string | null;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** Of two states of a record, the fields that differ. */
export function changedFields(before: object, after: object): ChangedFields {
  const was = new Map<string, unknown>(Object.entries(before));
  const fields = Object.entries(after).filter(([field, is]) => was.get(field) !== is);
  return Object.fromEntries(fields.map(([field, is]) => [field, { before: was.get(field) ?? null, after: is as unknown }]));
}

export async function tell(
  sql: Sql,
  who: Acting,
  {
    record,
    change,
    fields = {},
    reason = null,
  }: Pick<AccountChange, 'record' | 'change'> & Partial<Pick<AccountChange, 'fields' | 'reason'>>,
): Promise<void> {
  await sql.execute(
    'INSERT INTO account_change (record, change, fields, reason, changed_by) VALUES ($1, $2, $3::jsonb, $4, $5)',
    [...[record, change, JSON.stringify(fields), reason, nameOf(who)]],
  );
  await recordIn(sql, who, { action: 'PARTNERSHIP_ACCOUNT', subject: `account-${record}`, detail: { change } });
}

/** The newest first. */
export function listAccountChanges(sql: Sql, most: number): Promise<AccountChange[]> {
  return sql.query<AccountChange>(
    `SELECT record, change, fields, reason, changed_at AS "changedAt", changed_by AS "changedBy" FROM account_change ORDER BY id DESC LIMIT $1`,
    [most],
  );
}
