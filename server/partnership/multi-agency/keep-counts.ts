/** Multi-agency counts by form: by whoever keeps the account, and by a partner for its own agency alone. One period of a kind is counted once. */
import { MULTI_AGENCY_ACCESS } from '../../access/access-table.js';
import { AGENCY_NOT_STATED } from '../../access/provider/person-from-claims.js';
import type { Viewer } from '../../access/viewer.js';
import type { Acting } from '../../audit/actor.js';
import type { Database } from '../../database/database.js';
import { forbidden } from '../../errors.js';
import { failed, refused, type Outcome as Done, type Which } from '../../governance/asked-change.js';
import { changedFields, tell } from '../history.js';
import { isSame } from '../money/money-checks.js';
import { doOverlap } from '../period.js';
import { oneLine, problemsOfReason } from '../read-words.js';
import { takingOut } from '../take-record-out.js';
import { isSameKind, type CountTerms, type StoredCount } from './count.js';
import { insertCount, lockCounts, updateCount, withdrawCount } from './counts.sql.js';
import { readCount, type WrittenCount } from './read-count.js';

export type CountKeeper = Pick<Viewer, 'persona' | 'agency'>;

const STALE = 'Somebody changed this count since you opened it. Open it again, and look at what is there now.';
const NO_COUNT = 'There is no such count.';
const NOT_YOURS = 'A partner keeps the counts of its own agency, and no others.';

/** Whoever keeps the account may write any, and has all exactly; a partner those of its own agency. */
export const mayKeepCount = ({ persona, agency }: CountKeeper, ofAgency: string): boolean =>
  MULTI_AGENCY_ACCESS[persona] === 'keeping' ||
  (MULTI_AGENCY_ACCESS[persona] === 'own' && !isSame(agency, AGENCY_NOT_STATED) && isSame(agency, ofAgency));

/**
 * @param today the London day
 * @throws CallerError FORBIDDEN for a count of another agency, before or after
 */
export async function keepCount(
  database: Database,
  which: Which | null,
  written: WrittenCount,
  reason: string | null,
  keeper: CountKeeper,
  who: Acting,
  today: string,
): Promise<Done<{ id: number }>> {
  return database.asOwner(async (sql) => {
    const stored = await lockCounts(sql);
    const before = which === null ? null : (stored.find(({ id }) => id === which.id) ?? null);
    if (which !== null && before === null) return failed('', NO_COUNT);
    if (!mayKeepCount(keeper, oneLine(written.agency)) || (before !== null && !mayKeepCount(keeper, before.agency)))
      throw forbidden(NOT_YOURS);
    if (before !== null) {
      if (before.batchId !== null)
        return failed('', `This count came with a file. Take load ${before.batchId} back, and load the corrected file.`);
      if (before.version !== which!.version) return failed('', STALE);
    }
    const why = oneLine(reason ?? '');
    const { problems, terms } = readCount(written, today);
    if (before !== null) problems.push(...problemsOfReason(why));
    const twice =
      terms === null
        ? null
        : standsAlready(
            terms,
            stored.filter((one) => one !== before),
            keeper,
          );
    if (twice !== null) problems.push({ field: 'period', problem: twice });
    if (problems.length > 0 || terms === null) return refused(problems);
    const id = before?.id ?? (await insertCount(sql, terms));
    if (before !== null) await updateCount(sql, id, terms);
    await tell(sql, who, {
      ...{ record: `count:${id}`, change: before === null ? 'added' : 'changed', reason: before === null ? null : why },
      fields: changedFields(before === null ? {} : told(before), told(terms)),
    });
    return { ok: true, id };
  });
}

/** Said, and never summed. Null where none shares a month with it. */
function standsAlready(terms: CountTerms, others: readonly StoredCount[], keeper: CountKeeper): string | null {
  const there = others.find((one) => isSameKind(one, terms) && doOverlap(one, terms));
  if (there === undefined) return null;
  const by = there.batchId === null ? `kept by ${there.agency}` : `with load ${there.batchId}`;
  return there.period === terms.period
    ? `${there.period} stands already, ${by}: ${mayKeepCount(keeper, there.agency) ? 'change it' : 'ask there to change it'}. It is not counted twice.`
    : `${there.period} stands already, ${by}, and shares months with ${terms.period}: the two could be subtracted. Keep one of them.`;
}

/** @throws CallerError FORBIDDEN for a count of another agency */
export const takeCountOut = (keeper: CountKeeper) =>
  takingOut<StoredCount>({
    ...{ absent: NO_COUNT, stale: STALE, withdraw: withdrawCount },
    lock: async (sql, id) => (await lockCounts(sql)).find((one) => one.id === id) ?? null,
    hindrance: ({ agency, batchId }) => {
      if (!mayKeepCount(keeper, agency)) throw forbidden(NOT_YOURS);
      return batchId === null ? null : `This count came with a file. Take load ${batchId} back.`;
    },
    told: ({ id, kind, period }) => ({ record: `count:${id}`, gone: { kind, period } }),
  });

/** In the history, which whoever keeps the account alone reads, and has all counts exactly. */
const told = ({
  kind,
  named,
  period,
  agency,
  meetings,
  cases,
  repeats,
  statedPercent,
  children,
  referrals,
  referredBy,
  document,
}: CountTerms) => ({
  ...{ kind, named, period, agency, meetings, cases, repeats, statedPercent, children, referrals, document },
  referredBy: referredBy.map((one) => `${one.agency} ${one.count}`).join('; '),
});
