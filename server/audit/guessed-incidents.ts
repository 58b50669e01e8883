/**
 * An incident's id says kind, force and moment. «Who has looked at this» tells of an id that somebody tries whether there is such a record that was
 * looked at, which a month of minutes would turn into the moment of a discharge. So one person asks of so many incidents an hour; counted by the
 * audit, as exports are, for all processes.
 */
import type { Sql } from '../database/database.js';
import { CallerError } from '../errors.js';

/** What stands in the audit instead of the id that was asked for. */
export const OF_AN_INCIDENT = 'an incident';

/** More than an enquiry looks up, and nothing to guess with. */
const MOST_AN_HOUR = 60;

/** @throws CallerError RATE_LIMITED with the seconds to wait */
export async function refuseGuessing(sql: Sql, actor: string): Promise<void> {
  const [found] = await sql.query<{ seconds: number }>(
    `SELECT ceil(extract(epoch FROM at + interval '1 hour' - clock_timestamp()))::int AS seconds
       FROM audit_event
      WHERE actor = $1 AND action = 'READ_AUDIT' AND at > clock_timestamp() - interval '1 hour' AND detail ->> 'of' = $2
      ORDER BY at DESC OFFSET $3 LIMIT 1`,
    [actor, OF_AN_INCIDENT, MOST_AN_HOUR - 1],
  );
  if (found === undefined) return;
  const seconds = Math.max(1, found.seconds);
  throw new CallerError(
    'RATE_LIMITED',
    `You asked who looked at ${MOST_AN_HOUR} reports within the last hour, which is the most. The next can be asked for in ${Math.ceil(seconds / 60)} min.`,
    { retryAfterSeconds: seconds },
  );
}
