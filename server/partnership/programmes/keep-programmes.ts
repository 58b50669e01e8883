/** Programmes and what was delivered of them, by form: every field that is wrong is told, and nothing of it may hold a person. */
import type { Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome as Done, type Which } from '../../governance/asked-change.js';
import { listActivities } from '../activities/activities.sql.js';
import { changedFields, tell } from '../history.js';
import { keepRecord, type KindOfRecord } from '../keep-record.js';
import { doOverlap, readPeriod, writePeriod } from '../period.js';
import { oneLine, problemsOfReason, readWords } from '../read-words.js';
import { takingOut } from '../take-record-out.js';
import { PROGRAMME_PERIODS, type Delivery, type DeliveryTerms, type Programme, type ProgrammeTerms } from './programme.js';
import {
  insertDelivery,
  insertProgramme,
  listDeliveries,
  listProgrammes,
  lockProgramme,
  updateDelivery,
  updateProgramme,
  withdrawDelivery,
} from './programmes.sql.js';

export const NO_PROGRAMME = 'There is no such programme.';
const NO_DELIVERY = 'There is no such delivery.';
const STALE = 'Somebody changed this since you opened it. Open it again, and look at what is there now.';
const MOST_SESSIONS = 100_000;
const MOST_PARTICIPANTS = 1_000_000;

const ASKED = [
  { field: 'title', ask: 'Write what the programme is called.', longest: 120 },
  { field: 'provider', ask: 'Write which agency holds it.', longest: 120 },
  { field: 'description', ask: 'Write what it is.', longest: 1000 },
  { field: 'audience', ask: 'Write for whom it is.', longest: 500 },
] as const;

export function keepProgramme(
  database: Database,
  which: Which | null,
  asked: ProgrammeTerms,
  reason: string | null,
  who: Acting,
): Promise<Done<{ id: number }>> {
  const programme: KindOfRecord<ProgrammeTerms, Programme> = {
    ...{ name: 'programme', absent: NO_PROGRAMME, stale: STALE },
    lock: lockProgramme,
    read: (sql, id) => readTerms(sql, asked, id),
    insert: insertProgramme,
    update: updateProgramme,
  };
  return keepRecord(database, programme, which, reason, who);
}

async function readTerms(
  sql: Sql,
  asked: ProgrammeTerms,
  id: number | null,
): Promise<{ problems: FieldProblem[]; terms: ProgrammeTerms }> {
  const { words, problems } = readWords(asked, ASKED);
  if (asked.activity !== null && !(await listActivities(sql)).some((one) => one.id === asked.activity))
    problems.push({ field: 'activity', problem: 'Choose an activity of the account, or none.' });
  if ((await listProgrammes(sql)).some((one) => one.id !== id && one.title.toLowerCase() === words.title.toLowerCase()))
    problems.push({ field: 'title', problem: 'There is a programme of this name already.' });
  return { problems, terms: { ...words, activity: asked.activity } };
}

export async function keepDelivery(
  database: Database,
  programme: number,
  which: Which | null,
  asked: DeliveryTerms,
  reason: string | null,
  who: Acting,
): Promise<Done<{ id: number }>> {
  return database.asOwner(async (sql) => {
    // Locked, so that no two keep periods that overlap.
    if ((await lockProgramme(sql, programme)) === null) return failed('programme', NO_PROGRAMME);
    const own = (await listDeliveries(sql)).filter((one) => one.programme === programme);
    const before = which === null ? null : own.find(({ id }) => id === which.id);
    const refusal = which === null ? null : whyNotChanged(before, which);
    if (refusal !== null) return refusal;
    const why = oneLine(reason ?? '');
    const problems = problemsOf(
      asked,
      own.filter((one) => one !== before),
    );
    if (before) problems.push(...problemsOfReason(why));
    if (problems.length > 0) return refused(problems);
    const { sessions, participants } = asked;
    const terms = { period: readPeriod(asked.period)!.name, sessions, participants };
    const id = before?.id ?? (await insertDelivery(sql, programme, terms));
    if (before) await updateDelivery(sql, id, terms);
    await tell(sql, who, {
      ...{ record: `programme:${programme}`, change: before ? 'delivery changed' : 'delivery added' },
      ...{ reason: before ? why : null, fields: changedFields({ ...before }, terms) },
    });
    return { ok: true, id };
  });
}

function problemsOf({ period: asked, sessions, participants }: DeliveryTerms, others: readonly Delivery[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const period = readPeriod(asked, PROGRAMME_PERIODS);
  if (period === null) problems.push({ field: 'period', problem: writePeriod(PROGRAMME_PERIODS) });
  const there = period === null ? undefined : others.find((one) => doOverlap(readPeriod(one.period)!, period));
  if (there !== undefined)
    problems.push({
      field: 'period',
      problem:
        there.period === period!.name
          ? `${there.period} stands already: change it.`
          : `${there.period} stands already: counts of a year and of its quarters could be subtracted. Keep the year or its quarters.`,
    });
  for (const [field, count, most] of [
    ['sessions', sessions, MOST_SESSIONS],
    ['participants', participants, MOST_PARTICIPANTS],
  ] as const)
    if (!Number.isSafeInteger(count) || count < 0 || count > most)
      problems.push({ field, problem: `Write a whole number, 0 to ${most.toLocaleString('en-GB')}.` });
  return problems;
}

export const takeDeliveryOut = takingOut<Delivery>({
  ...{ absent: NO_DELIVERY, stale: STALE, lock: lockDelivery, withdraw: withdrawDelivery },
  told: ({ programme, period, sessions, participants }) => ({
    ...{ record: `programme:${programme}`, change: 'delivery withdrawn', gone: { period, sessions, participants } },
  }),
});

async function lockDelivery(sql: Sql, id: number): Promise<Delivery | null> {
  const find = async () => (await listDeliveries(sql)).find((one) => one.id === id) ?? null;
  const found = await find();
  if (found !== null) await lockProgramme(sql, found.programme);
  return find();
}

function whyNotChanged(delivery: Delivery | null | undefined, { version }: Which) {
  if (!delivery) return failed('', NO_DELIVERY);
  return delivery.version === version ? null : failed('', STALE);
}
