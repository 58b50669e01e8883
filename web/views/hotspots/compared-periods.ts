/** The periods that one can be compared with: none that overlaps it, since the same reports would be compared with themselves. */
import { addMonths, lastDayOf } from '../../components/dates.js';
import { formatPeriod, isWholeMonths, monthsOf, periodText, type Period, type PeriodOption } from '../../view-state/period.js';

export interface ComparedPeriod {
  readonly text: string;
  /** Null: as long and just before. */
  readonly against: Period | null;
}

/** Just before, the same months a year before, those of the list, and the present choice, wherever it came from. */
export function comparedPeriods(
  period: Period | null,
  options: readonly PeriodOption[],
  present: Period | null,
): readonly ComparedPeriod[] {
  const usual: ComparedPeriod = { text: 'As long, just before', against: null };
  if (period === null) return [usual];
  const months = monthsOf(period);
  const before = months === null ? null : moved(period, months);
  const yearBefore = isWholeMonths(period) ? moved(period, 12) : null;
  const candidates: ComparedPeriod[] = [
    ...(yearBefore ? [{ text: `The same months a year before: ${periodText(yearBefore)}`, against: yearBefore }] : []),
    ...options.map((option) => ({ text: option.text, against: option.period })),
    ...(present ? [{ text: periodText(present), against: present }] : []),
  ];
  const seen = new Set(before ? [formatPeriod(before)] : []);
  return [
    before ? { ...usual, text: `Just before: ${periodText(before)}` } : usual,
    ...candidates.filter(({ against }) => {
      const words = formatPeriod(against!);
      const overlaps = against!.from <= period.to && against!.to >= period.from;
      return overlaps || seen.has(words) ? false : Boolean(seen.add(words));
    }),
  ];
}

/** So many months earlier, whole months both. */
function moved({ from, to }: Period, months: number): Period {
  const month = (day: string) => addMonths(day.slice(0, 7), -months);
  return { from: `${month(from)}-01`, to: lastDayOf(month(to)) };
}
