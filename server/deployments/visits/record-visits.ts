/**
 * Visits as phones send them, in any order and as often as the network makes them. Each in a transaction of its own with the audit's event: one that is refused
 * keeps back no other, and the phone is told of each what became of it.
 */
import type { Acting } from '../../audit/actor.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Database, Sql } from '../../database/database.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { requestsDone } from '../requests/follow-plans.js';
import { problemsOfVisit } from './read-visit.js';
import { problemsOfTimes } from './shift-times.js';
import { digestOfVisit } from './visit-digest.js';
import type { SentVisit } from './visit.js';
import { choicesOfShift, correctionsOf, insertVisit, lockOwnSeat, stopVisited, storedVisit } from './visits.sql.js';

/** Already stored: the same was sent before, and its answer was lost on the way. */
export type VisitStored = 'stored' | 'already stored' | 'refused';

export interface VisitOutcome {
  readonly id: string;
  readonly became: VisitStored;
  readonly problems: readonly FieldProblem[];
}

export const subjectOfShift = (shift: number): string => `shift:${shift}`;

export async function recordVisits(
  database: Database,
  visits: readonly SentVisit[],
  who: Acting,
  now: Date = new Date(),
): Promise<VisitOutcome[]> {
  const outcomes: VisitOutcome[] = [];
  for (const visit of visits) outcomes.push(await database.asOwner((sql) => recordVisit(sql, visit, who, now)));
  return outcomes;
}

async function recordVisit(sql: Sql, visit: SentVisit, who: Acting, now: Date): Promise<VisitOutcome> {
  const refused = (problems: readonly FieldProblem[]): VisitOutcome => ({ id: visit.id, became: 'refused', problems });
  const failed = (field: string, problem: string): VisitOutcome => refused([{ field, problem }]);
  const shift = await lockOwnSeat(sql, visit, who.actor.id);
  if (shift === null) return failed('shift', 'This is no shift of yours.');
  const digest = digestOfVisit(visit);
  const stored = await storedVisit(sql, visit.id);
  if (stored !== null)
    return stored.digest === digest ? { id: visit.id, became: 'already stored', problems: [] } : failed('id', OTHER_CONTENT);
  const problems = [...problemsOfTimes(shift, visit, now), ...problemsOfVisit(visit, await choicesOfShift(sql, shift))];
  if (problems.length > 0) return refused(problems);
  if (visit.replaces !== null) {
    const corrections = await correctionsOf(sql, visit);
    if (corrections.some(({ replaces }) => replaces === visit.replaces))
      return failed('replaces', 'That visit was corrected already: correct the correction.');
    if (isCircle(visit, corrections)) return failed('replaces', 'These visits would correct each other.');
  }
  if (!(await insertVisit(sql, visit, digest))) return failed('id', OTHER_CONTENT);
  await recordIn(sql, who, {
    action: 'DEPLOYMENT',
    subject: subjectOfShift(visit.shift),
    detail: { change: 'visit recorded' },
    rowCount: 1,
  });
  const stop = visit.stop === null ? null : await stopVisited(sql, shift, visit.stop);
  if (stop !== null) await requestsDone(sql, stop, who);
  return { id: visit.id, became: 'stored', problems: [] };
}

const OTHER_CONTENT = 'Something else is stored under this id, and stays. Send this one under an id of its own.';

/** A correction may arrive before what it corrects, so a circle can be closed by either. */
function isCircle(visit: SentVisit, corrections: readonly { readonly id: string; readonly replaces: string }[]): boolean {
  const before = new Map(corrections.map(({ id, replaces }) => [id, replaces]));
  for (let at = visit.replaces ?? undefined; at !== undefined; at = before.get(at)) if (at === visit.id) return true;
  return false;
}
