/** Sign-ins and sign-outs as events; and a role or an agency that is another than at the last sign-in. Never a token, nor anything of a session. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.js';
import type { Actor } from './actor.js';
import type { ActedEvent } from './audit-event.js';
import type { AuditTrail } from './audit-trail.js';

/** Somebody came in, was refused or left. Who, as far as that is known. */
export interface SignInOrOut {
  readonly outcome: 'signed-in' | 'refused' | 'signed-out';
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly agency: string | undefined;
  /** «persona», «provider». */
  readonly method: string;
  /** Why not, when refused. */
  readonly reason: string | undefined;
  /** The network address it came from. */
  readonly address: string;
}

/** Called before the answer leaves. @throws AuditUnavailable: then nobody is signed in */
export function auditSignIns(trail: AuditTrail, database: Database): (what: SignInOrOut) => Promise<void> {
  return async ({ outcome, id, name, role, agency, method, reason, address }) => {
    const unknown = 'unknown';
    const actor: Actor = {
      id: id ?? unknown,
      name: name ?? unknown,
      role: role ?? unknown,
      agency: agency ?? unknown,
      purpose: null,
    };
    const correlationId = randomUUID();
    const detail = { outcome, method, reason, address };
    const events: ActedEvent[] = [
      { actor, correlationId, event: { action: outcome === 'signed-out' ? 'SIGN_OUT' : 'SIGN_IN', detail } },
    ];
    const before = outcome === 'signed-in' && id !== undefined ? await lastSignIn(database, id) : null;
    if (before !== null && (before.role !== role || before.agency !== agency)) {
      const agencies = before.agency === agency ? {} : { fromAgency: before.agency, toAgency: agency };
      events.push({
        actor,
        correlationId,
        event: { action: 'ROLE_CHANGE', detail: { from: before.role, to: role, ...agencies } },
      });
    }
    await trail.write(events);
  };
}

/** Roles and agencies come from claims, so nobody sees one being changed but by comparing. What is one's own goes by the agency. */
async function lastSignIn(database: Database, actor: string): Promise<{ role: string; agency: string } | null> {
  const [last] = await database.asOwner((sql) =>
    sql.query<{ role: string; agency: string }>(
      `SELECT role, agency FROM audit_event
        WHERE actor = $1 AND action = 'SIGN_IN' AND detail @> '{"outcome": "signed-in"}' ORDER BY seq DESC LIMIT 1`,
      [actor],
    ),
  );
  return last ?? null;
}
