/**
 * Dose: how much of the work an area had, week by week, from the visits recorded there.
 *
 *     minutes of a week = Σ (end − beginning) over its visits
 *     gap               = days from a visit's evening to the evening of the one before it, the longest that ended in the week
 *     compliance        = planned stops at which a visit was recorded ÷ planned stops
 *     share of an hour  = minutes in that hour of the day ÷ minutes of all hours; the same of reports
 *
 * Koper's window (10 to 16 minutes; 100 Minneapolis hot spots, 1995) is about police patrols, and is counted for them alone: no research says how long a youth worker
 * stays with a group of children. Dose is recorded, not prescribed. Not to be read as effect: that is measured apart, with a control.
 */
import { addDays, daysBetween, weekdayOf } from '../calendar/days.js';

export const KOPER_MINUTES = { from: 10, to: 16 } as const;

export interface VisitOfDose {
  /** The day its evening began on. */
  readonly on: string;
  readonly isPatrol: boolean;
  readonly minutes: number;
  /** Minutes from that day's midnight, on the wall. */
  readonly began: number;
  /** Within the hours its stop was planned for; null on no stop. */
  readonly inTime: boolean | null;
}

export interface PlannedStop {
  readonly on: string;
  readonly visited: boolean;
}

export interface DoseWeek {
  /** The Monday. */
  readonly week: string;
  readonly visits: number;
  readonly minutes: number;
  readonly longestGap: number | null;
  readonly inTime: number;
  /** Null where no patrol was there. */
  readonly inKoperWindow: number | null;
  readonly planned: number;
  readonly plannedVisited: number;
}

/** Every week from the first to the last that the period touches, those with nothing too. */
export function doseByWeek(
  visits: readonly VisitOfDose[],
  stops: readonly PlannedStop[],
  { from, to }: { readonly from: string; readonly to: string },
): DoseWeek[] {
  const evenings = [...new Set(visits.map(({ on }) => on))].sort();
  const gaps = evenings.slice(1).map((on, at) => ({ on, days: daysBetween(evenings[at]!, on) }));
  const weeks: DoseWeek[] = [];
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) {
    const isIn = ({ on }: { readonly on: string }): boolean => on >= week && on < addDays(week, 7);
    const made = visits.filter(isIn);
    const patrols = made.filter(({ isPatrol }) => isPatrol);
    const ended = gaps.filter(isIn).map(({ days }) => days);
    const planned = stops.filter(isIn);
    weeks.push({
      week,
      visits: made.length,
      minutes: sum(made.map(({ minutes }) => minutes)),
      longestGap: ended.length === 0 ? null : Math.max(...ended),
      inTime: made.filter(({ inTime }) => inTime === true).length,
      inKoperWindow: patrols.length === 0 ? null : patrols.filter(({ minutes }) => isInKoperWindow(minutes)).length,
      planned: planned.length,
      plannedVisited: planned.filter(({ visited }) => visited).length,
    });
  }
  return weeks;
}

export const isInKoperWindow = (minutes: number): boolean => minutes >= KOPER_MINUTES.from && minutes <= KOPER_MINUTES.to;

/** Minutes in each of the 24 hours of the day; a visit from 18:50 to 19:20 gives ten to 18 and twenty to 19. */
export function minutesByHour(visits: readonly Pick<VisitOfDose, 'began' | 'minutes'>[]): number[] {
  const hours = new Array<number>(24).fill(0);
  for (const { began, minutes } of visits) {
    for (let at = began; at < began + minutes;) {
      const next = Math.min(began + minutes, (Math.floor(at / 60) + 1) * 60);
      hours[((Math.floor(at / 60) % 24) + 24) % 24]! += next - at;
      at = next;
    }
  }
  return hours;
}

/** `mondayOf('2026-05-08')` is 2026-05-04. */
const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
