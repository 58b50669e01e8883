import type { Sql } from '../database/database.js';
import { actingOf, type Who } from './actor.js';
import type { ActedEvent, AuditEvent } from './audit-event.js';

const FIELDS = `actor, actor_name, role, agency, purpose, action, subject, detail, row_count, correlation_id`;

/** Adds events, in their order; number, moment and hashes are the database's (migration 0008). */
export async function writeEvents(sql: Sql, events: readonly ActedEvent[]): Promise<void> {
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
  const written = await sql.execute(
    `INSERT INTO audit_event (${FIELDS})
     SELECT ${FIELDS} FROM jsonb_to_recordset($1::jsonb) AS e (
       actor text, actor_name text, role text, agency text, purpose text, action text, subject text, detail jsonb, row_count bigint,
       correlation_id text)`,
    [JSON.stringify(rows, storable)],
  );
  if (written !== events.length) throw new Error(`${written} of ${events.length} events were written`);
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
