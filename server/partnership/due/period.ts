/** Periods of reporting with their days, as they are said: «June 2031», «Q1 2031/32», «2031/32». */
import { addDays } from '../../governance/agreement.js';
import { monthOf, monthsBetween } from '../../incidents/month.js';
import { longMonth } from '../../long-day.js';
import { monthAfter, periodOf as writtenPeriodOf, type Frequency } from '../period.js';

export interface Period {
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The period that a day lies in. */
export function periodOf(day: string, frequency: Frequency): Period {
  const { name, firstMonth, lastMonth } = writtenPeriodOf(day, frequency);
  return {
    name: frequency === 'monthly' ? longMonth(firstMonth) : name.split(' ').reverse().join(' '),
    firstDay: `${firstMonth}-01`,
    lastDay: addDays(`${monthAfter(lastMonth, 1)}-01`, -1),
  };
}

/** The periods from the one that `from` lies in to the one that `to` lies in, the newest first. */
export function periodsBetween(from: string, to: string, frequency: Frequency): Period[] {
  const periods: Period[] = [];
  for (let period = periodOf(from, frequency); period.firstDay <= to; period = periodOf(addDays(period.lastDay, 1), frequency))
    periods.push(period);
  return periods.reverse();
}

/** First days of the months of a period. */
export const monthsOf = ({ firstDay, lastDay }: Pick<Period, 'firstDay' | 'lastDay'>): string[] =>
  monthsBetween(monthOf(firstDay), lastDay);
