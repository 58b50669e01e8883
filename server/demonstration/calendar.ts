/** Days and local times of the invented period, without a clock: arithmetic on the calendar only. */
import { HOLIDAY_FACTOR, PERIOD, SCHOOL_HOLIDAYS, SEASONS, type SeasonName, type WeekShape } from './truth.js';
import type { Random } from './random.js';

const DAY_MILLISECONDS = 86_400_000;

export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS;
const dates = new Map<number, string>();
export function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) dates.set(day, (date = new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10)));
  return date;
}

export const FIRST_DAY = dayNumber(PERIOD.from);
export const LAST_DAY = dayNumber(PERIOD.to);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: number): number => ((day + 3) % 7) + 1;
/** 0 January … 11 December. */
export const monthOf = (day: number): number => new Date(day * DAY_MILLISECONDS).getUTCMonth();
/** Which of the three years from the period's first day: 0, 1 or 2. */
export const yearOf = (day: number): number => {
  const [from, date] = [PERIOD.from, dateOf(day)];
  return Number(date.slice(0, 4)) - Number(from.slice(0, 4)) - (date.slice(5) < from.slice(5) ? 1 : 0);
};

const holidays = SCHOOL_HOLIDAYS.map(([from, to]) => [dayNumber(from), dayNumber(to)] as const);
export const isSchoolHoliday = (day: number): boolean => holidays.some(([from, to]) => day >= from && day <= to);

/** A local moment: a day and minutes after its midnight (may exceed a day). */
export interface LocalTime {
  readonly day: number;
  readonly minute: number;
}

/** `2025-11-05T19:30`, local. */
export function localText({ day, minute }: LocalTime): string {
  const whole = day + Math.floor(minute / 1440);
  const rest = ((minute % 1440) + 1440) % 1440;
  return `${dateOf(whole)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

const two = (number: number): string => String(number).padStart(2, '0');

export const plusMinutes = (time: LocalTime, minutes: number): LocalTime => {
  const total = time.minute + Math.round(minutes);
  return { day: time.day + Math.floor(total / 1440), minute: ((total % 1440) + 1440) % 1440 };
};

/** Weights of all days of the period for a season, a shape of the week and, for youths, the holidays. */
export function dayWeights(season: SeasonName, week: WeekShape, youth: boolean): number[] {
  const weights: number[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) {
    const holiday = youth && isSchoolHoliday(day) ? HOLIDAY_FACTOR : 1;
    weights.push(SEASONS[season][monthOf(day)]! * week.weekdays[weekdayOf(day) - 1]! * holiday);
  }
  return weights;
}

/** A time of day by the week's shape. In school holidays the hours before 16:00 weigh half as much again. */
export function timeOfDay(day: number, week: WeekShape, random: Random): LocalTime {
  const holiday = isSchoolHoliday(day);
  const hours = holiday ? week.hours.map((weight, hour) => (hour >= 10 && hour < 16 ? weight * 1.5 : weight)) : week.hours;
  return avoidingClockChange({ day, minute: random.weighted(hours) * 60 + random.below(60) });
}

/** No event begins between 01:00 and 02:00 on a Sunday of March or October's last week: that hour is missing or comes twice. */
export function avoidingClockChange(time: LocalTime): LocalTime {
  const date = dateOf(time.day);
  const lastWeek = (date.slice(5, 7) === '03' || date.slice(5, 7) === '10') && Number(date.slice(8)) >= 25;
  const changing = lastWeek && weekdayOf(time.day) === 7 && time.minute >= 60 && time.minute < 120;
  return changing ? { day: time.day, minute: time.minute + 90 } : time;
}

/** Draws indices in proportion to many weights: cumulative sums and a binary search. */
export function sampler(weights: readonly number[]): (random: Random) => number {
  const sums: number[] = [];
  let total = 0;
  for (const weight of weights) sums.push((total += weight));
  return (random) => {
    const target = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
