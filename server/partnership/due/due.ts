/**
 * How each period of a feed stands on a day. Worked out each time from loads and receipts; nothing of it is stored.
 *
 * A period is due so many days after its last day. It is received when published loads of its source cover all its months, or when a receipt
 * was recorded by hand; late when that was after it was due; overdue when it was due and nothing whole came. What came after the day that is
 * asked about is not counted. A load that was taken back since counts on no day.
 */
import { addDays } from '../../governance/agreement.js';
import { longMonth } from '../../long-day.js';
import type { Feed, FeedLoad, Receipt } from './feed.js';
import { monthsOf, periodsBetween, type Period } from './period.js';

export const DUE_STATES = ['received', 'late', 'overdue', 'not yet due'] as const;
export type DueState = (typeof DUE_STATES)[number];

export interface DuePeriod extends Period {
  readonly dueOn: string;
  readonly state: DueState;
  /** How many days late it came, or is overdue; 0 otherwise. */
  readonly days: number;
  readonly receivedOn: string | null;
  /** The loads it came with; none where it came by hand. */
  readonly batches: readonly number[];
  /** Names of months that no load covers, where some or none came from a source. */
  readonly missingMonths: readonly string[];
  /** Sentences on how good it is. */
  readonly quality: readonly string[];
}

export interface FeedDue {
  readonly feed: Feed;
  /** The newest first. */
  readonly periods: readonly DuePeriod[];
}

/** @param receipts the newest of a period last */
export function feedDue(feed: Feed, loads: readonly FeedLoad[], receipts: readonly Receipt[], on: string): FeedDue {
  const last = feed.toDay !== null && feed.toDay < on ? feed.toDay : on;
  const periods = last < feed.fromDay ? [] : periodsBetween(feed.fromDay, last, feed.frequency);
  const own = loads.filter(({ feedId, loadedOn }) => feedId === feed.id && loadedOn <= on);
  return {
    feed,
    periods: periods.map((period) => {
      const receipt = receipts.findLast(({ feedId, periodFrom }) => feedId === feed.id && periodFrom === period.firstDay);
      const byHand = receipt?.receivedOn != null && receipt.receivedOn <= on ? receipt : null;
      return standing(feed, period, own, byHand, on);
    }),
  };
}

function standing(feed: Feed, period: Period, loads: readonly FeedLoad[], byHand: Receipt | null, on: string): DuePeriod {
  const dueOn = addDays(period.lastDay, feed.dueDays);
  const came = feed.source === null ? NOTHING : comeBy(period, loads);
  const receivedOn = [byHand?.receivedOn, came.completeOn].filter((day) => day != null).sort()[0] ?? null;
  const late = daysBetween(dueOn, receivedOn ?? on);
  const state: DueState = receivedOn !== null ? (late > 0 ? 'late' : 'received') : late > 0 ? 'overdue' : 'not yet due';
  return {
    ...period,
    ...{ dueOn, state, days: state === 'late' || state === 'overdue' ? late : 0, receivedOn, batches: came.batches },
    missingMonths: feed.source === null || receivedOn !== null ? [] : came.missing.map(longMonth),
    quality: [...(byHand === null ? [] : [byHand.remark]), ...came.quality],
  };
}

const NOTHING = { completeOn: null, batches: [], missing: [], quality: [] } as const;

interface Come {
  /** The day on which the last of the months came that were lacking; null while some lack. */
  readonly completeOn: string | null;
  readonly batches: readonly number[];
  readonly missing: readonly string[];
  readonly quality: readonly string[];
}

function comeBy(period: Period, loads: readonly FeedLoad[]): Come {
  const within = loads
    .filter(({ periodFrom, periodTo }) => periodFrom <= period.lastDay && periodTo >= period.firstDay)
    .sort((one, other) => (one.loadedOn < other.loadedOn ? -1 : 1));
  const lacking = new Set(monthsOf(period));
  let completeOn: string | null = null;
  for (const load of within) {
    const before = lacking.size;
    for (const month of monthsOf({ firstDay: load.periodFrom, lastDay: load.periodTo })) lacking.delete(month);
    if (before > 0 && lacking.size === 0) completeOn = load.loadedOn;
  }
  return {
    ...{ completeOn, batches: within.map(({ batchId }) => batchId), missing: [...lacking] },
    quality: within.length === 0 ? [] : qualityOf(period, within),
  };
}

function qualityOf(period: Period, loads: readonly FeedLoad[]): string[] {
  const counted = new Set(loads.flatMap(({ months }) => months));
  const covered = new Set(loads.flatMap(({ periodFrom, periodTo }) => monthsOf({ firstDay: periodFrom, lastDay: periodTo })));
  const empty = counted.size === 0 ? [] : monthsOf(period).filter((month) => covered.has(month) && !counted.has(month));
  return [
    ...loads.flatMap(({ batchId, refused, unplaced }) => [
      ...(refused === 'none' ? [] : [`Load ${batchId}: rows refused, ${refused}.`]),
      ...(unplaced === 'none' ? [] : [`Load ${batchId}: rows without a place, ${unplaced}.`]),
    ]),
    ...(empty.length === 0 ? [] : [`No rows of ${empty.map(longMonth).join(', ')}: whether none happened is not known.`]),
  ];
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
