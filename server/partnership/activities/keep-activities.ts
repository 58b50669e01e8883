/** Activities by form. Ended ones stay: their last year says so. */
import type { Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import type { Outcome as Done, Which } from '../../governance/asked-change.js';
import { NOT_A_YEAR, readFinancialYear } from '../financial-year.js';
import { keepRecord, type KindOfRecord } from '../keep-record.js';
import { listOutcomes } from '../money/money.sql.js';
import { isSame } from '../money/money-checks.js';
import { readWords } from '../read-words.js';
import { insertActivity, listActivities, lockActivity, updateActivity } from './activities.sql.js';
import type { Activity, ActivityTerms } from './activity.js';

const STALE = 'Somebody changed this activity since you opened it. Open it again, and look at what is there now.';

const ASKED = [
  { field: 'title', ask: 'Write what the activity is called.', longest: 120 },
  { field: 'provider', ask: 'Write which agency does it.', longest: 120 },
  { field: 'description', ask: 'Write what is done.', longest: 1000 },
  { field: 'expected', ask: 'Write what is to come of it.', longest: 1000 },
] as const;

export function keepActivity(
  database: Database,
  which: Which | null,
  asked: ActivityTerms,
  reason: string | null,
  who: Acting,
): Promise<Done<{ id: number }>> {
  const activity: KindOfRecord<ActivityTerms, Activity> = {
    ...{ name: 'activity', absent: 'There is no such activity.', stale: STALE },
    lock: lockActivity,
    read: (sql, id) => readTerms(sql, asked, id),
    insert: insertActivity,
    update: (sql, { id }, terms) => updateActivity(sql, id, terms),
  };
  return keepRecord(database, activity, which, reason, who);
}

async function readTerms(
  sql: Sql,
  asked: ActivityTerms,
  id: number | null,
): Promise<{ problems: FieldProblem[]; terms: ActivityTerms }> {
  const { words, problems } = readWords(asked, ASKED);
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
