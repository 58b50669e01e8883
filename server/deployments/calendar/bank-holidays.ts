/**
 * Bank holidays in England: New Year's Day, Good Friday, Easter Monday, early May, spring, summer, Christmas Day, Boxing Day (Banking and Financial
 * Dealings Act 1971 and royal proclamations). One that falls on a weekend is kept on the next weekday that is not one already. Easter
 * by the anonymous Gregorian algorithm (Meeus 1991).
 *
 * Days that were moved or added by proclamation cannot be computed: those known are listed, and an installation lists new ones beside them.
 */
import { addDays, includes, makeDay, weekdayOf, type Day, type Days } from './days.js';

export interface BankHoliday {
  readonly on: Day;
  readonly name: string;
  /** The holiday's own day was a Saturday or Sunday. */
  readonly substitute: boolean;
}

/** A day added once, or one of the computed moved once. */
export interface OneOffHoliday {
  readonly on: Day;
  readonly name: string;
  /** The computed day it takes the place of. */
  readonly insteadOf?: Day;
}

export const KNOWN_ONE_OFFS: readonly OneOffHoliday[] = [
  { on: '2002-06-04', name: 'Spring bank holiday', insteadOf: '2002-05-27' },
  { on: '2002-06-03', name: 'Golden Jubilee' },
  { on: '2011-04-29', name: 'Royal wedding' },
  { on: '2012-06-04', name: 'Spring bank holiday', insteadOf: '2012-05-28' },
  { on: '2012-06-05', name: 'Diamond Jubilee' },
  { on: '2020-05-08', name: 'Early May bank holiday (VE Day)', insteadOf: '2020-05-04' },
  { on: '2022-06-02', name: 'Spring bank holiday', insteadOf: '2022-05-30' },
  { on: '2022-06-03', name: 'Platinum Jubilee' },
  { on: '2022-09-19', name: 'State funeral of Queen Elizabeth II' },
  { on: '2023-05-08', name: 'Coronation of King Charles III' },
];

/** Of one year, in order. `bankHolidays(2021)` ends with 27 and 28 December, substitutes of Christmas and Boxing Day. */
export function bankHolidays(year: number, oneOffs: readonly OneOffHoliday[] = KNOWN_ONE_OFFS): BankHoliday[] {
  const easter = easterSunday(year);
  const movable: [Day, string][] = [
    [addDays(easter, -2), 'Good Friday'],
    [addDays(easter, 1), 'Easter Monday'],
    [mondayFrom(makeDay(year, 5, 1)), 'Early May bank holiday'],
    [addDays(mondayFrom(makeDay(year, 6, 1)), -7), 'Spring bank holiday'],
    [addDays(mondayFrom(makeDay(year, 9, 1)), -7), 'Summer bank holiday'],
  ];
  const fixed: [Day, string][] = [
    [makeDay(year, 1, 1), 'New Year’s Day'],
    [makeDay(year, 12, 25), 'Christmas Day'],
    [makeDay(year, 12, 26), 'Boxing Day'],
  ];
  const kept = new Set(fixed.map(([on]) => on).filter((on) => weekdayOf(on) <= 5));
  const onWeekdays = fixed.map(([day, name]): BankHoliday => {
    let on = day;
    while (weekdayOf(on) > 5 || (on !== day && kept.has(on))) on = addDays(on, 1);
    kept.add(on);
    return { on, name, substitute: on !== day };
  });
  const moved = new Set(oneOffs.map(({ insteadOf }) => insteadOf));
  return [
    ...onWeekdays,
    ...movable.filter(([on]) => !moved.has(on)).map(([on, name]) => ({ on, name, substitute: false })),
    ...oneOffs.filter(({ on }) => on.startsWith(`${year}-`)).map(({ on, name }) => ({ on, name, substitute: false })),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Between two days, in order, as a calendar shows them. */
export function bankHolidaysBetween(days: Days): { readonly on: Day; readonly name: string }[] {
  const [first, last] = [Number(days.from.slice(0, 4)), Number(days.to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => bankHolidays(first + at))
    .flat()
    .filter(({ on }) => includes(days, on))
    .map(({ on, name }) => ({ on, name }));
}

/** `easterSunday(2026)` → 2026-04-05. */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century + 8) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - correction + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const march = epact + weekday - 7 * late + 114;
  return makeDay(year, Math.floor(march / 31), (march % 31) + 1);
}

/** That day, or the first Monday after it. */
function mondayFrom(day: Day): Day {
  return addDays(day, (8 - weekdayOf(day)) % 7);
}
