/** Counts as one viewer may have them: exactly what it keeps, the rest protected; each beside the period before. */
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import type { ProtectedCount } from '../../disclosure/disclosure.js';
import { follows } from '../period.js';
import { isSameKind, type StoredCount } from './count.js';
import { listCounts } from './counts.sql.js';
import { mayKeepCount, type CountKeeper } from './keep-counts.js';
import { COUNT_KINDS, countKind, type CountKind } from './kinds.js';
import { exactCount, protectedCount, type ShownCount } from './shown-count.js';

export const COUNTS_METHOD: readonly string[] = [
  'Counts alone: no person is held. Fewer than 10, none too, are withheld, and others that would give them away; the rest is to the nearest 10. Whoever keeps a count sees it exactly.',
  'Repeats are among the cases; their share is in whole per cent, of unrounded counts, with Wilson’s 95 % limits, where neither they nor the other cases are few. Of fewer than 50 cases nothing is divided.',
  'Children are those whom the cases led to, and no part of them. What nobody counted is none, and is not 0.',
  'Each period stands alone: periods are never added up, and no two of a kind share a month. A change between periods is of displayed figures: one of 10 may be of 1.',
];

export interface ToldCount {
  readonly stored: StoredCount;
  readonly kind: CountKind;
  /** The kind’s title, or its own name. */
  readonly title: string;
  readonly shown: ShownCount;
  readonly isExact: boolean;
  readonly mayKeep: boolean;
  /** Beside the period before, in a sentence; null where there is none. */
  readonly change: string | null;
}

/** In the order of the closed list, the newest period first. @param viewer null: as every reader may have them */
export async function toldCounts(sql: Sql, viewer: CountKeeper | null): Promise<ToldCount[]> {
  const stored = await sql.under(COUNTER_ROLE, listCounts);
  const bare = stored.map((one) => {
    const isExact = viewer !== null && mayKeepCount(viewer, one.agency);
    return { stored: one, isExact, shown: isExact ? exactCount(one) : protectedCount(one) };
  });
  const order = new Map(COUNT_KINDS.map(({ code }, at) => [code, at]));
  return bare
    .map(({ stored: one, isExact, shown }): ToldCount => {
      const kind = countKind(one.kind)!;
      const before = bare.find((other) => isSameKind(other.stored, one) && follows(one, other.stored));
      const change = before === undefined ? null : changeWords(kind, shown, before.shown, before.stored.period);
      return { stored: one, kind, title: one.named ?? kind.title, shown, isExact, mayKeep: isExact, change };
    })
    .sort((one, other) => order.get(one.stored.kind)! - order.get(other.stored.kind)!);
}

function changeWords({ is }: CountKind, now: ShownCount, before: ShownCount, period: string): string | null {
  const noun = is === 'form' ? 'referrals' : 'cases';
  const parts = [moved(now[noun], before[noun], noun, period), movedShare(now, before, period)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}

function moved(now: ProtectedCount | null, before: ProtectedCount | null, noun: string, period: string): string | null {
  if (now === null || before === null || now.withheld || before.withheld) return null;
  const change = now.count - before.count;
  const rounded = Math.max(now.roundedTo, before.roundedTo) > 1 ? ', of rounded figures' : '';
  if (change === 0) return `As many ${noun} as in ${period}${rounded}.`;
  return `${Math.abs(change).toLocaleString('en-GB')} ${change > 0 ? 'more' : 'fewer'} ${noun} than in ${period}${rounded}.`;
}

/** Limits that overlap are no proof that nothing moved; those apart say that more than chance did. */
function movedShare({ repeatShare: now }: ShownCount, { repeatShare: before }: ShownCount, period: string): string | null {
  if (now === null || before === null) return null;
  const apart = now.lower > before.upper || before.lower > now.upper;
  return `Repeats ${now.percent} % after ${before.percent} % in ${period}: the limits ${apart ? 'lie apart' : 'overlap, so that chance may be all of it'}.`;
}
