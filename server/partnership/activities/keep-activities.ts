/** Activities by form. Ended ones stay: their last year says so. */
import type { Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import type { FieldProblem } from '../../governance/agreement-terms.js';
import { failed, refused, type Outcome as Done, type Which } from '../../governance/asked-change.js';
import { NOT_A_YEAR, readFinancialYear } from '../financial-year.js';
import { changedFields, tell } from '../history.js';
import { listOutcomes } from '../money/money.sql.js';
import { isSame } from '../money/money-checks.js';
import { oneLine, problemsOfReason, problemsOfWords } from '../read-words.js';
import { insertActivity, listActivities, lockActivity, updateActivity } from './activities.sql.js';
import type { ActivityTerms } from './activity.js';

const STALE = 'Somebody changed this activity since you opened it. Open it again, and look at what is there now.';

const ASKED = [
  { field: 'title', ask: 'Write what the activity is called.', longest: 120 },
  { field: 'provider', ask: 'Write which agency does it.', longest: 120 },
  { field: 'description', ask: 'Write what is done.', longest: 1000 },
  { field: 'expected', ask: 'Write what is to come of it.', longest: 1000 },
] as const;

export async function keepActivity(
  database: Database,
  which: Which | null,
  asked: ActivityTerms,
  reason: string | null,
  who: Acting,
): Promise<Done<{ id: number }>> {
  return database.asOwner(async (sql) => {
    const before = which === null ? null : await lockActivity(sql, which.id);
    if (which !== null && before === null) return failed('', 'There is no such activity.');
    if (before !== null && before.version !== which!.version) return failed('', STALE);
    const why = oneLine(reason ?? '');
    const { problems, terms } = await readTerms(sql, asked, before?.id ?? null);
    if (before !== null) problems.push(...problemsOfReason(why));
    if (problems.length > 0) return refused(problems);
    if (before === null) {
      const id = await insertActivity(sql, terms);
      await tell(sql, who, { record: `activity:${id}`, change: 'added', fields: changedFields({}, { ...terms }) });
      return { ok: true, id };
    }
    await updateActivity(sql, before.id, terms);
    await tell(sql, who, {
      record: `activity:${before.id}`,
      change: 'changed',
      fields: changedFields({ ...before }, { ...terms }),
      reason: why,
    });
    return { ok: true, id: before.id };
  });
}

async function readTerms(
  sql: Sql,
  asked: ActivityTerms,
  id: number | null,
): Promise<{ problems: FieldProblem[]; terms: ActivityTerms }> {
  const problems: FieldProblem[] = [];
  const words = Object.fromEntries(ASKED.map(({ field }) => [field, oneLine(asked[field])])) as Record<
    (typeof ASKED)[number]['field'],
    string
  >;
  for (const { field, ...limits } of ASKED) problems.push(...problemsOfWords(words[field], field, limits));
  if (!(await listOutcomes(sql)).some(({ key }) => key === asked.outcome))
    problems.push({ field: 'outcome', problem: 'Choose the outcome it is for.' });
  const [fromYear, toYear] = [readFinancialYear(asked.fromYear), readFinancialYear(asked.toYear)];
  if (fromYear === null) problems.push({ field: 'fromYear', problem: NOT_A_YEAR });
  if (toYear === null) problems.push({ field: 'toYear', problem: NOT_A_YEAR });
  if (fromYear !== null && toYear !== null && toYear < fromYear)
    problems.push({ field: 'toYear', problem: 'The last year is before the first.' });
  const terms = { ...words, outcome: asked.outcome, fromYear: fromYear ?? '', toYear: toYear ?? '' };
  // Lines of money are an activity's by its title: two of one title in one year could not be told apart.
  const twin = (await listActivities(sql)).find(
    (one) => one.id !== id && isSame(one.title, terms.title) && one.fromYear <= terms.toYear && terms.fromYear <= one.toYear,
  );
  if (twin !== undefined)
    problems.push({
      field: 'title',
      problem: `There is an activity of this name from ${twin.fromYear} to ${twin.toYear} already.`,
    });
  return { problems, terms };
}
