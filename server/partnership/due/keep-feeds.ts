/** Feeds, and receipts by hand: each with its history, and nothing of it holds a person. */
import { nameOf, type Acting } from '../../audit/actor.js';
import type { Database, Sql } from '../../database/database.js';
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import { findSource } from '../../ingest/sources.js';
import { changedFields, tell } from '../history.js';
import { lockAdditions } from '../lock-additions.js';
import { FREQUENCIES, type Frequency } from '../period.js';
import { oneLine, problemsOfReason, problemsOfWords } from '../read-words.js';
import type { FeedTerms } from './feed.js';
import { agreementIsThere, insertFeed, insertReceipt, listFeeds, listReceipts, lockFeed, updateFeed } from './feeds.sql.js';
import { periodOf } from './period.js';

/** As it was written: the frequency may be no such word. */
export interface WrittenFeed extends Omit<FeedTerms, 'frequency'> {
  readonly frequency: string;
}

export interface WrittenReceipt {
  /** A day of the period. */
  readonly periodFrom: string;
  readonly receivedOn: string | null;
  readonly remark: string;
}

const STALE = 'Somebody changed this feed since you opened it. Open it again, and look at what is there now.';
const A_DAY = 'Write a day as year-month-day: 2027-01-29.';
const LONGEST_REMARK = 500;

export async function keepFeed(
  database: Database,
  which: Which | null,
  written: WrittenFeed,
  reason: string | null,
  who: Acting,
): Promise<Outcome<{ id: number }>> {
  return database.asOwner(async (sql) => {
    await lockAdditions(sql, 'feed');
    const before = which === null ? null : await lockFeed(sql, which.id);
    if (which !== null && before === null) return failed('', 'There is no such feed.');
    if (before !== null && before.version !== which!.version) return failed('', STALE);
    const why = oneLine(reason ?? '');
    const { problems, terms } = await readTerms(sql, written, before?.id ?? null);
    if (
      before !== null &&
      terms.frequency !== before.frequency &&
      (await listReceipts(sql)).some(({ feedId }) => feedId === before.id)
    )
      problems.push({ field: 'frequency', problem: 'Receipts are recorded by its periods. End the feed, and add another.' });
    if (before !== null) problems.push(...problemsOfReason(why));
    if (problems.length > 0) return refused(problems);
    const fields = changedFields(before === null ? {} : { ...before }, { ...terms });
    if (before === null) {
      const id = await insertFeed(sql, terms);
      await tell(sql, who, { record: `feed:${id}`, change: 'added', fields });
      return { ok: true, id };
    }
    await updateFeed(sql, before.id, terms);
    await tell(sql, who, { record: `feed:${before.id}`, change: 'changed', fields, reason: why });
    return { ok: true, id: before.id };
  });
}

async function readTerms(
  sql: Sql,
  written: WrittenFeed,
  id: number | null,
): Promise<{ problems: FieldProblem[]; terms: FeedTerms }> {
  const blankIsNone = (text: string | null): string | null => (oneLine(text ?? '') === '' ? null : oneLine(text!));
  const terms: FeedTerms = {
    ...{ what: oneLine(written.what), agency: oneLine(written.agency), frequency: written.frequency as Frequency },
    ...{ source: blankIsNone(written.source), agreement: blankIsNone(written.agreement), dueDays: written.dueDays },
    ...{ fromDay: written.fromDay.trim(), toDay: blankIsNone(written.toDay) },
  };
  const { what, agency, source, agreement, dueDays, fromDay, toDay } = terms;
  const problems = [
    ...problemsOfWords(what, 'what', { ask: 'Write what is delivered.', longest: 200 }),
    ...problemsOfWords(agency, 'agency', { ask: 'Write which agency delivers it.', longest: 120 }),
  ];
  const wrong = (field: string, problem: string): void => void problems.push({ field, problem });
  if (source !== null && findSource(source) === undefined)
    wrong('source', `There is no source «${source.slice(0, 60)}». Leave it empty where it comes by hand.`);
  if (agreement !== null && !(await agreementIsThere(sql, agreement)))
    wrong('agreement', 'There is no such agreement in the register.');
  const isFrequency = FREQUENCIES.includes(terms.frequency);
  if (!isFrequency) wrong('frequency', `Choose how often: ${FREQUENCIES.join(', ')}.`);
  if (!Number.isInteger(dueDays) || dueDays < 0 || dueDays > 366)
    wrong('dueDays', 'Write a whole number of days from 0 to 366, counted from the end of the period.');
  if (!isDay(fromDay)) wrong('fromDay', A_DAY);
  else if (isFrequency && periodOf(fromDay, terms.frequency).firstDay !== fromDay)
    wrong('fromDay', `Write the first day of a period: that one lies in ${periodOf(fromDay, terms.frequency).name}.`);
  else if (fromDay < '2000-01-01') wrong('fromDay', 'Begin in this century.');
  if (toDay !== null && !isDay(toDay)) wrong('toDay', A_DAY);
  else if (toDay !== null && toDay < fromDay) wrong('toDay', 'The last day is before the first.');
  const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  const others = (await listFeeds(sql)).filter((feed) => feed.id !== id);
  if (others.some((feed) => isSame(feed.what, what) && isSame(feed.agency, agency)))
    wrong('what', 'This agency has a feed of that name already.');
  // Loads are told apart by agreement: without one, what another agency delivers would count as this one's, and be shown to it.
  const beside = source === null ? undefined : others.find((feed) => feed.source === source && !isSame(feed.agency, agency));
  if (beside !== undefined && (agreement === null || beside.agreement === null || beside.agreement === agreement))
    wrong(
      'agreement',
      `${beside.agency} delivers by this source too: each needs an agreement of its own, by which the loads are told apart.`,
    );
  return { problems, terms };
}

/** @param today the London day, after which nothing can have come */
export async function recordReceipt(
  database: Database,
  which: Which,
  written: WrittenReceipt,
  who: Acting,
  today: string,
): Promise<Outcome<{ id: number }>> {
  return database.asOwner(async (sql) => {
    const feed = await lockFeed(sql, which.id);
    if (feed === null) return failed('', 'There is no such feed.');
    if (feed.version !== which.version) return failed('', STALE);
    const { periodFrom, receivedOn } = written;
    const remark = oneLine(written.remark);
    const problems = problemsOfWords(remark, 'remark', {
      ask: 'Write how good it is, or what the mistake was.',
      longest: LONGEST_REMARK,
    });
    const wrong = (field: string, problem: string): void => void problems.push({ field, problem });
    if (!isDay(periodFrom) || periodOf(periodFrom, feed.frequency).firstDay !== periodFrom)
      wrong('periodFrom', 'Choose a period by its first day.');
    else if (periodFrom < feed.fromDay || periodFrom > (feed.toDay ?? today)) wrong('periodFrom', 'The feed has no such period.');
    if (receivedOn !== null && !isDay(receivedOn)) wrong('receivedOn', A_DAY);
    else if (receivedOn !== null && receivedOn > today) wrong('receivedOn', 'That day is still to come.');
    else if (receivedOn !== null && receivedOn < periodFrom) wrong('receivedOn', 'That is before the period began.');
    if (problems.length > 0) return refused(problems);
    const standing = (await listReceipts(sql)).findLast((one) => one.feedId === feed.id && one.periodFrom === periodFrom);
    const recorded = standing?.receivedOn ?? null;
    if (recorded !== null && receivedOn !== null)
      return failed(
        'receivedOn',
        `A receipt of ${recorded} is recorded. Say that it was a mistake first, by leaving the day empty.`,
      );
    if (recorded === null && receivedOn === null) return failed('receivedOn', 'No receipt is recorded that could be a mistake.');
    await insertReceipt(sql, { feedId: feed.id, periodFrom, receivedOn, remark }, nameOf(who));
    await tell(sql, who, {
      ...{ record: `feed:${feed.id}`, change: receivedOn === null ? 'receipt withdrawn' : 'received', reason: remark },
      fields: { [periodOf(periodFrom, feed.frequency).name]: { before: recorded, after: receivedOn } },
    });
    return { ok: true, id: feed.id };
  });
}
