/**
 * Who signs in for a member of the bank of staff. A planner hands over a code, which works once and for a week; who types it, signed in as an outreach worker,
 * has that member's shifts from then on. So nobody types names or identifiers, and a planner can end it.
 */
import { createHash, randomInt } from 'node:crypto';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { failed, type Outcome } from '../../governance/asked-change.js';

/** Without what is taken for another: 0 O, 1 I L, 5 S, 2 Z, 8 B. */
const LETTERS = 'ACDEFGHJKMNPQRTUVWXY34679';
const LENGTH = 10;
const VALID_DAYS = 7;

const subjectOf = (staff: number): string => `staff:${staff}`;
const digestOf = (code: string): string => createHash('sha256').update(code).digest('hex');

export interface OfferedCode {
  readonly code: string;
  readonly until: Date;
}

/** A new code ends the one before it, and who signed in until now. */
export async function offerSignIn(
  database: Database,
  staff: number,
  who: Acting,
  now: Date = new Date(),
): Promise<Outcome<OfferedCode>> {
  const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const until = new Date(now.getTime() + VALID_DAYS * 86_400_000);
  return database.asOwner(async (sql) => {
    const written = await sql.query(
      `INSERT INTO staff_sign_in (staff_id, code_digest, code_until) SELECT id, $2, $3 FROM staff_member WHERE id = $1 AND on_the_bank
       ON CONFLICT (staff_id) DO UPDATE SET code_digest = excluded.code_digest, code_until = excluded.code_until, subject = NULL, taken_at = NULL
       RETURNING 1 AS one`,
      [staff, digestOf(code), until],
    );
    if (written.length === 0) return failed('staff', 'There is nobody like that on the bank of staff.');
    await told(sql, who, staff, 'sign-in offered');
    return { ok: true, code: `${code.slice(0, 5)}-${code.slice(5)}`, until };
  });
}

export async function endSignIn(database: Database, staff: number, who: Acting): Promise<Outcome<object>> {
  return database.asOwner(async (sql) => {
    const ended = await sql.query('DELETE FROM staff_sign_in WHERE staff_id = $1 RETURNING 1 AS one', [staff]);
    if (ended.length === 0) return failed('staff', 'Nobody signs in for them.');
    await told(sql, who, staff, 'sign-in ended');
    return { ok: true };
  });
}

/** A wrong code, an old one and one that was used are the same to who types it. Who signed in for another until now does so no more. */
export async function takeSignIn(
  database: Database,
  typed: string,
  who: Acting,
  now: Date = new Date(),
): Promise<Outcome<object>> {
  const code = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return database.asOwner(async (sql) => {
    const [found] = await sql.query<{ staff: number }>(
      'SELECT staff_id AS staff FROM staff_sign_in WHERE code_digest = $1 AND code_until > $2 FOR UPDATE',
      [digestOf(code), now],
    );
    if (found === undefined) return failed('code', 'This code does not work, or no longer. Ask your planner for another.');
    await sql.execute('UPDATE staff_sign_in SET subject = NULL, taken_at = NULL WHERE subject = $1', [who.actor.id]);
    await sql.execute(
      'UPDATE staff_sign_in SET code_digest = NULL, code_until = NULL, subject = $2, taken_at = $3 WHERE staff_id = $1',
      [...[found.staff, who.actor.id, now]],
    );
    await told(sql, who, found.staff, 'sign-in taken');
    return { ok: true };
  });
}

async function told(sql: Sql, who: Acting, staff: number, change: string): Promise<void> {
  await recordIn(sql, who, { action: 'DEPLOYMENT', subject: subjectOf(staff), detail: { change } });
}
