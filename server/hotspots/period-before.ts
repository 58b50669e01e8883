/** The period that another is compared with. */
import { badUserInput } from '../errors.js';
import type { IncidentFilter } from '../incidents/incidents.service.js';

/** London days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const DAY = 86_400_000;

/**
 * As long as the filter's own and just before it: whole months for whole months, else days. `against` when it is named.
 * @throws CallerError BAD_USER_INPUT where the filter has no beginning or end, or the periods overlap
 */
export function periodBefore({ from, to }: Pick<IncidentFilter, 'from' | 'to'>, against: Period | null): Period {
  if (from == null || to == null) {
    throw badUserInput('To compare with a period before, say when this one begins and ends.', [
      'filter',
      from == null ? 'from' : 'to',
    ]);
  }
  if (against === null) return justBefore({ from, to });
  if (against.to < against.from) throw badUserInput('The period ends before it begins.', ['options', 'against', 'to']);
  if (against.from <= to && against.to >= from) {
    throw badUserInput('The two periods overlap: the same reports would be compared with themselves.', ['options', 'against']);
  }
  return against;
}

function justBefore({ from, to }: Period): Period {
  const last = dayText(Date.parse(from) - DAY);
  const months = wholeMonths({ from, to });
  if (months !== null) return { from: monthsEarlier(from, months), to: last };
  return { from: dayText(2 * Date.parse(from) - Date.parse(to) - DAY), to: last };
}

/** How many whole months a period is made of; null when it is not. */
export function wholeMonths({ from, to }: Period): number | null {
  if (!from.endsWith('-01') || !dayText(Date.parse(to) + DAY).endsWith('-01')) return null;
  return 12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
}

/** The first day of a month so many months before a first day of a month. */
export function monthsEarlier(first: string, months: number): string {
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1];
  return new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10);
}

const dayText = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
