import type { Database } from '../database/database.js';
import { findPersona } from './personas.js';
import { PURPOSE_REASONS, type Purpose } from './purpose.js';
import type { Person } from './viewer.js';

/** Somebody's browser, from signing in to signing out. Kept by the database, known to the browser by a random id only. */
export interface Session {
  /** SHA-256 of the id in the cookie. The id itself is kept nowhere but in the browser. */
  readonly key: string;
  readonly person: Person;
  readonly signedInAt: Date;
  readonly seenAt: Date;
  /** It holds no longer than this, however much it is used. */
  readonly endsAt: Date;
  readonly purpose: Purpose | undefined;
}

/** Where sessions are kept, by the SHA-256 of their id. */
export interface SessionStore {
  find(key: string): Promise<Session | undefined>;
  save(session: Session): Promise<void>;
  touch(key: string, seenAt: Date): Promise<void>;
  /** False when there is no such session any more. */
  keepPurpose(key: string, purpose: Purpose): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** Removes sessions that ended before `now` or were not seen since `idleSince`. */
  removeOver(now: Date, idleSince: Date): Promise<void>;
}

interface Row {
  readonly subject: string;
  readonly name: string;
  readonly persona: string;
  readonly agency: string;
  readonly signed_in_at: Date;
  readonly seen_at: Date;
  readonly ends_at: Date;
  readonly purpose_reason: string | null;
  readonly purpose_note: string | null;
  readonly purpose_until: Date | null;
}

/**
 * Sessions in the database: what one process signs out is signed out in all of them. Each call is one small statement of its
 * own, never part of a request's transaction, which would keep it waiting on the embedded engine.
 *
 * `origin` is what vouches for people here: sessions of the demonstration end when the same database is served with an
 * identity provider, and those of one provider when it is changed for another.
 */
export class DatabaseSessions implements SessionStore {
  constructor(
    private readonly database: Database,
    private readonly origin: string,
  ) {}

  async find(key: string): Promise<Session | undefined> {
    const [row] = await this.database.asOwnerOnce<Row>(
      (schema) =>
        `SELECT subject, name, persona, agency, signed_in_at, seen_at, ends_at, purpose_reason, purpose_note, purpose_until
           FROM ${schema}.browser_session WHERE id_hash = decode($1, 'hex') AND origin = $2`,
      [key, this.origin],
    );
    const role = findPersona(row?.persona);
    if (!row || !role) return undefined;
    return {
      key,
      person: { id: row.subject, name: row.name, agency: row.agency, role },
      signedInAt: row.signed_in_at,
      seenAt: row.seen_at,
      endsAt: row.ends_at,
      purpose: purposeOf(row),
    };
  }

  async save({ key, person, signedInAt, seenAt, endsAt }: Session): Promise<void> {
    await this.database.asOwnerOnce(
      (schema) =>
        `INSERT INTO ${schema}.browser_session (id_hash, origin, subject, name, persona, agency, signed_in_at, seen_at, ends_at)
         VALUES (decode($1, 'hex'), $2, $3, $4, $5, $6, $7, $8, $9)`,
      [key, this.origin, person.id, person.name, person.role.persona, person.agency, signedInAt, seenAt, endsAt],
    );
  }

  async touch(key: string, seenAt: Date): Promise<void> {
    await this.database.asOwnerOnce(
      (schema) => `UPDATE ${schema}.browser_session SET seen_at = $2 WHERE id_hash = decode($1, 'hex') AND seen_at < $2`,
      [key, seenAt],
    );
  }

  async keepPurpose(key: string, { reason, note, until }: Purpose): Promise<boolean> {
    const changed = await this.database.asOwnerOnce(
      (schema) =>
        `UPDATE ${schema}.browser_session SET purpose_reason = $2, purpose_note = $3, purpose_until = $4
          WHERE id_hash = decode($1, 'hex') RETURNING true`,
      [key, reason, note, until],
    );
    return changed.length > 0;
  }

  async remove(key: string): Promise<void> {
    await this.database.asOwnerOnce((schema) => `DELETE FROM ${schema}.browser_session WHERE id_hash = decode($1, 'hex')`, [key]);
  }

  async removeOver(now: Date, idleSince: Date): Promise<void> {
    await this.database.asOwnerOnce(
      (schema) => `DELETE FROM ${schema}.browser_session WHERE ends_at <= $1 OR seen_at <= $2`,
      [now, idleSince],
    );
  }
}

function purposeOf(row: Row): Purpose | undefined {
  const reason = PURPOSE_REASONS.find((known) => known === row.purpose_reason);
  if (reason === undefined || row.purpose_note === null || row.purpose_until === null) return undefined;
  return { reason, note: row.purpose_note, until: row.purpose_until };
}
