/**
 * How many files a person is given within an hour. Counted by the audit, which has every file before its first byte: so the count is one
 * for all processes, outlives a restart, and moves on by the second. The command line is not limited: whoever may run it has the database.
 */
import { AUDIT_WRITER_ROLE } from '../../migrations/0008-audit.js';
import type { Acting } from '../audit/actor.js';
import type { AuditEvent } from '../audit/audit-event.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { CallerError } from '../errors.js';

export const USUAL_EXPORTS_PER_HOUR = 10;

/** Before a file is made, which costs more than being refused. @throws CallerError RATE_LIMITED with the seconds to wait */
export function refuseAfterLimit(database: Database, actor: string, mostPerHour: number): Promise<void> {
  return database.asOwner((sql) => checkLimit(sql, actor, mostPerHour));
}

/**
 * Records the file that is about to leave, if it is not one too many: requests of one person wait here for each other, so that twenty at
 * once are given no more than twenty in turn. @throws CallerError RATE_LIMITED
 */
export function recordExport(database: Database, acting: Acting, event: AuditEvent, mostPerHour: number): Promise<void> {
  return database.asOwner(async (sql) => {
    await sql.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`homeward export ${acting.actor.id}`]);
    await checkLimit(sql, acting.actor.id, mostPerHour);
    // As every event of a request: by the role that may add to the audit and nothing else. The transaction ends with it.
    await sql.execute(`SELECT set_config('role', $1, true)`, [AUDIT_WRITER_ROLE]);
    await recordIn(sql, acting, event);
  });
}

async function checkLimit(sql: Sql, actor: string, mostPerHour: number): Promise<void> {
  const [found] = await sql.query<{ seconds: number }>(
    `SELECT ceil(extract(epoch FROM at + interval '1 hour' - clock_timestamp()))::int AS seconds
       FROM audit_event
      WHERE actor = $1 AND action = 'EXPORT' AND at > clock_timestamp() - interval '1 hour' AND detail ->> 'announced' IS NULL
      ORDER BY at DESC OFFSET $2 LIMIT 1`,
    [actor, mostPerHour - 1],
  );
  if (found === undefined) return;
  const seconds = Math.max(1, found.seconds);
  const files = mostPerHour === 1 ? 'file' : 'files';
  throw new CallerError(
    'RATE_LIMITED',
    `You were given ${mostPerHour} ${files} within the last hour, which is the most. The next can be had in ${Math.ceil(seconds / 60)} min.`,
    { retryAfterSeconds: seconds },
  );
}
