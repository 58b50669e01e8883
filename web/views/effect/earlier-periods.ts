/** What a period is compared with: choices in words, each the periods it stands for. */
import { addMonths, lastDayOf, monthsBetween } from '../../components/dates.js';
import { formatPeriod, isWholeMonths, periodText, type Period } from '../../view-state/period.js';

export interface EarlierPeriods {
  readonly words: string;
  readonly before: readonly Period[];
}

const DAY = 86_400_000;

/** The same days of earlier years first, since the season is then the same; as long just before; and what stands in the address. */
export function earlierPeriods(after: Period, chosen: readonly Period[]): EarlierPeriods[] {
  const offered: EarlierPeriods[] = [
    { words: 'The same days a year before', before: [yearsEarlier(after, 1)] },
    { words: 'The same days two years before', before: [yearsEarlier(after, 2)] },
    { words: 'The same days of the two years before', before: [yearsEarlier(after, 2), yearsEarlier(after, 1)] },
    { words: 'As long, just before', before: [justBefore(after)] },
  ].filter(({ before }) => before.every(({ to }) => to < after.from));
  const key = keyOf(chosen);
  if (chosen.length === 0 || offered.some(({ before }) => keyOf(before) === key)) return offered;
  return [...offered, { words: chosen.map(periodText).join('; '), before: chosen }];
}

export const keyOf = (periods: readonly Period[]): string => periods.map(formatPeriod).sort().join(',');

function yearsEarlier({ from, to }: Period, years: number): Period {
  const earlier = (day: string): string => {
    const moved = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
    // 29 February.
    return moved.slice(8) > lastDayOf(moved.slice(0, 7)).slice(8) ? lastDayOf(moved.slice(0, 7)) : moved;
  };
  const whole = isWholeMonths({ from, to });
  return { from: earlier(from), to: whole ? lastDayOf(earlier(to).slice(0, 7)) : earlier(to) };
}

function justBefore(after: Period): Period {
  const dayBefore = new Date(Date.parse(after.from) - DAY).toISOString().slice(0, 10);
  if (isWholeMonths(after)) {
    const months = monthsBetween(after.from.slice(0, 7), after.to.slice(0, 7)).length;
    return { from: `${addMonths(after.from.slice(0, 7), -months)}-01`, to: dayBefore };
  }
  const long = Date.parse(after.to) - Date.parse(after.from);
  return { from: new Date(Date.parse(dayBefore) - long).toISOString().slice(0, 10), to: dayBefore };
}
