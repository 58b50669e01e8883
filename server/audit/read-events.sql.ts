/** Events as they are looked for, newest first. Which table is read is a matter of who asks: all of them, or the view of one's own. */
import type { Sql } from '../database/database.js';
import type { AuditAction, AuditDetail } from './audit-event.js';

export type EventsTable = 'audit_event' | 'own_audit_event';

export interface RecordedEvent {
  readonly sequence: number;
  /** ISO 8601 in UTC, with microseconds. */
  readonly at: string;
  readonly actor: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  readonly purpose: string | null;
  readonly action: AuditAction;
  readonly subject: string | null;
  readonly detail: AuditDetail;
  readonly rowCount: number | null;
  readonly requestId: string;
  /** Hexadecimal. */
  readonly hash: string;
}

/** What is left out does not narrow; what is given narrows together. Days are London's, `to` is counted to its end. */
export interface EventSearch {
  /** Part of a name, or an actor's id. */
  readonly person?: string | null;
  readonly role?: string | null;
  readonly actions?: readonly AuditAction[] | null;
  readonly kind?: string | null;
  readonly area?: string | null;
  readonly requestId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** What was looked at, done or given out. */
export type EventSubject =
  { readonly record: string } | { readonly batch: string } | { readonly area: string } | { readonly kind: string };

const COLUMNS = `seq AS sequence, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, actor_name AS name,
  role, agency, purpose, action, subject, detail, row_count AS "rowCount", correlation_id AS "requestId", encode(hash, 'hex') AS hash`;

export async function findEvents(
  sql: Sql,
  table: EventsTable,
  conditions: Conditions,
  { first, before }: { readonly first: number; readonly before: number | undefined },
): Promise<RecordedEvent[]> {
  const { parameters, where } = conditions;
  const further = before === undefined ? [] : [before];
  const older = before === undefined ? '' : ` AND seq < $${parameters.length + 1}::bigint`;
  return sql.query<RecordedEvent>(
    `SELECT ${COLUMNS} FROM ${table} WHERE ${where}${older} ORDER BY seq DESC LIMIT $${parameters.length + further.length + 1}::int`,
    [...parameters, ...further, first],
  );
}

export async function countEvents(sql: Sql, table: EventsTable, { parameters, where }: Conditions): Promise<number> {
  const [counted] = await sql.query<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE ${where}`, parameters);
  return counted!.count;
}

/** A condition in SQL with its parameters. */
export interface Conditions {
  readonly where: string;
  readonly parameters: readonly unknown[];
}

export function ofSearch({ person, role, actions, kind, area, requestId, from, to }: EventSearch): Conditions {
  const parameters: unknown[] = [];
  const given = (text: string, parameter: unknown): string => {
    parameters.push(parameter);
    return text.replaceAll('?', `$${parameters.length}`);
  };
  const parts = [
    'true',
    ...(person ? [given(`(actor = ? OR starts_with(actor, ?) OR position(lower(?) IN lower(actor_name)) > 0)`, person)] : []),
    ...(role ? [given('role = ?', role)] : []),
    ...(actions != null ? [given('action = ANY (?::text[])', actions)] : []),
    ...(kind ? [given('detail @> ?::jsonb', JSON.stringify({ kinds: [kind] }))] : []),
    ...(area ? [given('detail @> ?::jsonb', JSON.stringify({ areas: [area] }))] : []),
    ...(requestId ? [given('correlation_id = ?', requestId)] : []),
    ...(from ? [given('at >= london_midnight(?::date)', from)] : []),
    ...(to ? [given('at < london_midnight((?::date + 1))', to)] : []),
  ];
  return { where: parts.join(' AND '), parameters };
}

/** «Who has looked at this»: events that name it, whatever was done. */
export function ofSubject(subject: EventSubject): Conditions {
  if ('batch' in subject) {
    const { batch } = subject;
    return {
      where: '(subject = $1 OR detail @> $2::jsonb OR detail @> $3::jsonb)',
      parameters: [`batch:${batch}`, JSON.stringify({ filter: { batch } }), JSON.stringify({ batches: [batch] })],
    };
  }
  const named =
    'record' in subject
      ? { records: [subject.record] }
      : 'area' in subject
        ? { areas: [subject.area] }
        : { kinds: [subject.kind] };
  return { where: 'detail @> $1::jsonb', parameters: [JSON.stringify(named)] };
}
