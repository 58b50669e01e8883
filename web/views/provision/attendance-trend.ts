/** How attendance at a session went: evening by evening where its list gives the day, the newest four beside the four before. */

export interface HeadCount {
  readonly period: string;
  readonly male: number | null;
  readonly female: number | null;
  readonly notRecorded: number | null;
}

export interface Evening {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly children: number;
}

export interface AttendanceTrend {
  /** Oldest first. */
  readonly evenings: readonly Evening[];
  /** Means; null with fewer than three evenings in it. */
  readonly newest: number | null;
  readonly before: number | null;
  /** Head-counts that are of a longer period, or state one sex and not the other: in no evening. */
  readonly leftOut: number;
}

const compared = 4;
const fewest = 3;

export function attendanceTrend(headCounts: readonly HeadCount[]): AttendanceTrend {
  const evenings = headCounts.flatMap(eveningOf).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    evenings,
    newest: meanOf(evenings.slice(-compared)),
    before: meanOf(evenings.slice(-2 * compared, -compared)),
    leftOut: headCounts.length - evenings.length,
  };
}

function eveningOf({ period, male, female, notRecorded }: HeadCount): Evening[] {
  // Unknown is not 0: with one sex stated and not the other nobody knows how many came.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(period) || (male === null) !== (female === null)) return [];
  return [{ day: period, children: (male ?? 0) + (female ?? 0) + (notRecorded ?? 0) }];
}

function meanOf(evenings: readonly Evening[]): number | null {
  if (evenings.length < fewest) return null;
  return evenings.reduce((sum, { children }) => sum + children, 0) / evenings.length;
}

/** «12 more», «as many», «too few evenings». */
export function changeText({ newest, before }: AttendanceTrend): string {
  if (newest === null || before === null) return 'too few evenings';
  const change = Math.round(newest) - Math.round(before);
  return change === 0 ? 'as many' : `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'}`;
}
