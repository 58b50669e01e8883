/** Drawing, reviewing and withdrawing a barrier. Each in one transaction: the barrier, its history and the audit's event, or none of them. */
import { nameOf, type Acting } from '../../audit/actor.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Database, Sql } from '../../database/database.js';
import { londonDay } from '../../governance/agreement.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import type { BarrierChange, BarrierTerms, StoredBarrier } from './barrier.js';
import { furthestCrossing, insertBarrier, lockBarrier, updateBarrier, writeBarrierChange } from './barriers.sql.js';
import { problemOfReview, problemOfWords, readBarrierTerms } from './read-barrier-terms.js';

export type BarrierOutcome = Outcome<{ id: number }>;

/** A crossing point this far from its line was meant for another. */
const FURTHEST_CROSSING_METRES = 50;

export async function drawBarrier(
  database: Database,
  written: BarrierTerms,
  who: Acting,
  today: string = londonDay(),
): Promise<BarrierOutcome> {
  const { terms, problems } = readBarrierTerms(written, today);
  if (problems.length > 0) return refused(problems);
  return database.asOwner(async (sql) => {
    if ((await furthestCrossing(sql, terms)) > FURTHEST_CROSSING_METRES)
      return failed('crossings', `A crossing point lies on its line, or within ${FURTHEST_CROSSING_METRES} m of it.`);
    const barrierId = await insertBarrier(sql, terms, who.actor.agency, nameOf(who));
    await told(sql, who, { barrierId, version: 1, change: 'drawn', reason: terms.reason });
    return { ok: true, id: barrierId };
  });
}

export function reviewBarrier(
  database: Database,
  which: Which,
  { reviewOn, reason }: { readonly reviewOn: string; readonly reason: string },
  who: Acting,
  today: string = londonDay(),
): Promise<BarrierOutcome> {
  const problems = [...problemOfReview(reviewOn, today), ...problemOfWords(reason, 'Say what the review found.')];
  return changed(database, which, async (barrier, sql) => {
    if (problems.length > 0) return refused(problems);
    const version = await updateBarrier(sql, barrier.id, { status: 'standing', reviewOn });
    await told(sql, who, { barrierId: barrier.id, version, change: 'reviewed', reason: reason.trim() });
    return { ok: true, id: barrier.id };
  });
}

export function withdrawBarrier(database: Database, which: Which, reason: string, who: Acting): Promise<BarrierOutcome> {
  const problems = problemOfWords(reason, 'Say why it is no barrier any more.');
  return changed(database, which, async (barrier, sql) => {
    if (problems.length > 0) return refused(problems);
    const version = await updateBarrier(sql, barrier.id, { status: 'withdrawn', reviewOn: barrier.reviewOn });
    await told(sql, who, { barrierId: barrier.id, version, change: 'withdrawn', reason: reason.trim() });
    return { ok: true, id: barrier.id };
  });
}

function changed(
  database: Database,
  { id, version }: Which,
  to: (barrier: StoredBarrier, sql: Sql) => Promise<BarrierOutcome>,
): Promise<BarrierOutcome> {
  return database.asOwner(async (sql) => {
    const barrier = await lockBarrier(sql, id);
    if (barrier === null || barrier.status === 'withdrawn') return failed('id', 'There is no such barrier that stands.');
    if (version != null && version !== barrier.version)
      return failed('', 'Somebody changed this barrier since you opened it. Open it again, and look at what is there now.');
    return to(barrier, sql);
  });
}

async function told(sql: Sql, who: Acting, change: Omit<BarrierChange, 'changedAt' | 'changedBy'>): Promise<void> {
  await writeBarrierChange(sql, { ...change, changedBy: nameOf(who) });
  const subject = `walk-barrier:${change.barrierId}`;
  await recordIn(sql, who, { action: 'WALK_BARRIER', subject, detail: { change: change.change } });
}
