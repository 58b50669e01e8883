/**
 * The police's word on whether a crew may go to a place. They are asked of every candidate of every plan, whatever happened near; what they say is
 * recorded with its reason, which is theirs alone, and holds until a day, four weeks at most.
 */
import { nameOf, type Acting } from '../../audit/actor.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Database } from '../../database/database.js';
import { addDays } from '../../governance/agreement.js';
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome } from '../../governance/asked-change.js';
import { problemOfReason } from '../teams/read-team-terms.js';
import { lockQuestion, lockWord, writeQuestions, writeWord, type AskedPlace, type WrittenWord } from './crew-safety.sql.js';

export const LONGEST_CLEARANCE_DAYS = 28;
/** No research behind it: the partnership's choice. */
export const SAFE_DAYS = 14;

export async function askPolice(database: Database, on: string, places: readonly AskedPlace[]): Promise<void> {
  await database.asOwner((sql) => writeQuestions(sql, on, places));
}

/** @param version of the word that was looked at, 0 where there was none */
export async function recordCrewSafety(
  database: Database,
  candidate: string,
  version: number | null,
  written: WrittenWord,
  who: Acting,
  today: string,
): Promise<Outcome<{ candidate: string; version: number }>> {
  const word = { ...written, reason: written.reason.trim() };
  const problems = [...untilProblems(word, today), ...problemOfReason(word.reason)];
  return database.asOwner(async (sql) => {
    const place = await lockQuestion(sql, candidate, today);
    if (place === null) return failed('candidate', 'No plan from today on has this place.');
    const before = (await lockWord(sql, candidate))?.version ?? 0;
    if (version !== null && version !== before)
      return failed('', 'Somebody recorded something else since you looked. Look at what is there now.');
    if (problems.length > 0) return refused(problems);
    const since = await writeWord(sql, place, word, nameOf(who));
    await recordIn(sql, who, { action: 'CREW_SAFETY', subject: `candidate:${candidate}`, detail: { version: since } });
    return { ok: true, candidate, version: since };
  });
}

function untilProblems({ cleared, until }: WrittenWord, today: string): FieldProblem[] {
  const problem = (words: string): FieldProblem[] => [{ field: 'until', problem: words }];
  if (!cleared) return until === null ? [] : problem('Only a clearance has a last day. Leave it out.');
  if (until === null || !isDay(until)) return problem('Write the last day on which it holds as year-month-day.');
  if (until < today) return problem('The last day is past.');
  return until > addDays(today, LONGEST_CLEARANCE_DAYS)
    ? problem(`It holds ${LONGEST_CLEARANCE_DAYS} days at most: then look again.`)
    : [];
}
