import type { Acting } from '../../server/audit/actor.js';
import type { ActedEvent, AuditEvent } from '../../server/audit/audit-event.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';

export const acting: Acting = {
  actor: { id: 'test', name: 'Zoë “Quote” O’Brien', role: 'police-analyst', agency: 'Police', purpose: null },
  correlationId: '6f0f1a52-0b0e-4f0c-8a44-0d5b7b0f6a11',
};

export const acted = (event: AuditEvent): ActedEvent => ({ ...acting, event });

export interface StoredEvent {
  readonly seq: number;
  readonly actor: string;
  readonly role: string;
  readonly purpose: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: Record<string, unknown>;
  readonly rows: number | null;
  readonly request: string;
}

/** All events of a database, oldest first. */
export function eventsOf(database: PostgresDatabase): Promise<StoredEvent[]> {
  return database.asOwner((sql) =>
    sql.query<StoredEvent>(
      `SELECT seq, actor, role, purpose, action, subject, detail, row_count AS rows, correlation_id AS request FROM audit_event ORDER BY seq`,
    ),
  );
}

/** Changes what nobody may change: as a superuser does who has switched the triggers off, and on again. */
export async function tamper(database: PostgresDatabase, ...statements: string[]): Promise<void> {
  await database.asOwner(async (sql) => {
    for (const table of ['audit_event', 'audit_head']) await sql.execute(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const statement of statements) await sql.execute(statement);
    for (const [table, triggers] of [
      ['audit_event', ['audit_event_chain', 'audit_event_kept']],
      ['audit_head', ['audit_head_kept', 'audit_head_moved']],
    ] as const) {
      for (const trigger of triggers) await sql.execute(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${trigger}`);
    }
  });
}
