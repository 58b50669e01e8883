import { AUDIT_WRITER_ROLE } from '../../migrations/0008-audit.js';
import type { Database, Sql } from '../database/database.js';
import { actingOf, type Who } from './actor.js';
import type { ActedEvent, AuditEvent } from './audit-event.js';

/** Adds events, in their order; number, moment and hashes are the database's (migration 0008). */
export async function writeEvents(sql: Sql, events: readonly ActedEvent[]): Promise<void> {
  checkWritten(await sql.execute(insertion('$1'), [rowsOf(events)]), events);
}

/** The same in a transaction of their own, under the role that may do nothing else. */
export async function writeEventsAlone(database: Database, events: readonly ActedEvent[]): Promise<void> {
  checkWritten(await database.executeAsViewer(WRITER, insertion('$1'), [rowsOf(events)]), events);
}

const WRITER = { databaseRole: AUDIT_WRITER_ROLE, name: '', agency: '' };

const FIELDS = 'actor, actor_name, role, agency, purpose, action, subject, detail, row_count, correlation_id';

function insertion(rows: string): string {
  return `INSERT INTO audit_event (${FIELDS})
     SELECT ${FIELDS} FROM jsonb_to_recordset(${rows}::jsonb) AS e (
       actor text, actor_name text, role text, agency text, purpose text, action text, subject text, detail jsonb, row_count bigint,
       correlation_id text)`;
}

function checkWritten(written: number, events: readonly ActedEvent[]): void {
  if (written !== events.length) throw new Error(`${written} of ${events.length} events were written`);
}

function rowsOf(events: readonly ActedEvent[]): string {
  const rows = events.map(({ actor, correlationId, event }) => ({
    actor: actor.id,
    actor_name: actor.name,
    role: actor.role,
    agency: actor.agency,
    purpose: actor.purpose,
    action: event.action,
    subject: event.subject ?? null,
    detail: event.detail ?? {},
    row_count: event.rowCount ?? null,
    correlation_id: correlationId,
  }));
  return JSON.stringify(rows, storable);
}

/**
 * One event in the transaction of what it tells of: both happen, or neither. Last in it, because until the transaction ends nobody
 * else can add an event.
 */
export function recordIn(sql: Sql, who: Who, event: AuditEvent): Promise<void> {
  return writeEvents(sql, [{ ...actingOf(who), event }]);
}

/** What somebody typed may hold what jsonb does not take: NUL, and halves of characters. */
function storable(_name: string, part: unknown): unknown {
  return typeof part === 'string' ? part.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD') : part;
}
