/**
 * Whose shift the invented outreach worker has: the first youth worker's of the invented evening, by a code that is made and typed as people do it. It is called from
 * the demonstration alone, and whom it seats nobody's identity provider knows: who signs in with one gets a seat from a planner.
 */
import { findPersona } from '../access/personas.js';
import { inventedPerson } from '../access/viewer.js';
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { offerSignIn, takeSignIn } from '../deployments/visits/staff-sign-in.js';
import { INVENTED_STREET_TEAM } from './teams.js';

/** Once: a seat that was given to another since stays theirs. @throws when the code is refused */
export async function seatInventedWorker(database: Database): Promise<void> {
  const [worker] = await database.asOwner((sql) =>
    sql.query<{ staff: number }>(
      `SELECT w.staff_id AS staff FROM shift s JOIN team t ON t.id = s.team_id JOIN shift_worker w ON w.shift_id = s.id
        WHERE t.name = $1 AND w.staff_id IS NOT NULL AND NOT EXISTS (SELECT FROM staff_sign_in)
        ORDER BY s.id DESC, w.position LIMIT 1`,
      [INVENTED_STREET_TEAM],
    ),
  );
  if (worker === undefined) return;
  const planner = actingOf('demonstration');
  const offered = await offerSignIn(database, worker.staff, planner);
  const { id, agency } = inventedPerson(findPersona('outreach-worker')!);
  const who = { ...planner, actor: { ...planner.actor, id, agency, role: 'outreach-worker' as const } };
  const taken = offered.ok ? await takeSignIn(database, offered.code, who) : offered;
  if (!taken.ok) throw new Error(`the seat of the demonstration was refused: ${taken.problems[0]!.problem}`);
}
