import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHolidays, easterSunday } from '../../server/deployments/calendar/bank-holidays.js';
import { addDays, asDay, everyDay, weekdayOf } from '../../server/deployments/calendar/days.js';
import { shiftsBetween, USUAL_CALENDAR, type TeamCalendar } from '../../server/deployments/calendar/shift-rules.js';
import {
  labelProblem,
  staffOfEvening,
  vettedUntil,
  vettingsToRenew,
  type BankStaff,
} from '../../server/deployments/calendar/staff-bank.js';

describe('bank holidays in England', () => {
  test.each([
    [2019, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'],
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ])('%s, as published', (year, days) => {
    expect(
      bankHolidays(year)
        .map(({ on }) => on.slice(5))
        .join(' '),
    ).toBe(days);
  });

  test('Easter, as published, from its earliest to its latest', () => {
    expect([1818, 1943, 2000, 2008, 2011, 2038, 2285].map(easterSunday)).toEqual(
      '1818-03-22 1943-04-25 2000-04-23 2008-03-23 2011-04-24 2038-04-25 2285-03-22'.split(' '),
    );
  });

  test('substitutes say so, and a new one-off is listed by the installation', () => {
    expect(bankHolidays(2021).filter(({ substitute }) => substitute).map(({ name }) => name)).toEqual(['Christmas Day', 'Boxing Day']); // prettier-ignore
    const moved = bankHolidays(2031, [{ on: '2031-05-08', name: 'A day of its own', insteadOf: '2031-05-05' }]);
    expect(moved.map(({ on }) => on)).toContain('2031-05-08');
    expect(moved.map(({ on }) => on)).not.toContain('2031-05-05');
  });

  test('in any year there are eight, none on a weekend and no two on a day', () => {
    for (let year = 1980; year <= 2100; year++) {
      const days = bankHolidays(year, []).map(({ on }) => on);
      expect(new Set(days).size, `${year}`).toBe(8);
      expect(days.every((on) => weekdayOf(on) <= 5), `${year}`).toBe(true); // prettier-ignore
    }
  });
});

const days = { from: '2025-09-01', to: '2026-08-31' };
const street: TeamCalendar = {
  ...USUAL_CALENDAR,
  rules: [
    ...USUAL_CALENDAR.rules,
    { in: 'school holidays', weekdays: [2, 4], from: 1080, to: 1320 },
    { in: 'Bonfire period', weekdays: [1, 2, 3, 4, 6, 7], from: 1080, to: 1380 },
  ],
  schoolHolidays: [{ from: '2025-10-27', to: '2025-10-31' }],
  bonfirePeriod: { from: '10-30', to: '11-05' },
};

describe('shifts by rule', () => {
  const { shifts, notOut } = shiftsBetween(days, street);
  const on = (day: string) => shifts.find((shift) => shift.on === day);

  test('every Friday but in December and January, each of which is said', () => {
    const fridays = everyDay(days).filter((day) => weekdayOf(day) === 5);
    const [paused, out] = [(day: string) => ['12', '01'].includes(day.slice(5, 7)), shifts.map((shift) => shift.on)];
    expect(fridays.filter((day) => !paused(day)).every((day) => out.includes(day))).toBe(true);
    expect(notOut.map((not) => not.on)).toEqual(fridays.filter(paused));
    expect(notOut[0]!.because).toBe('none in December unless a partner asks for support');
  });

  test('more evenings in school holidays and the Bonfire period', () => {
    expect(on('2025-10-28')).toMatchObject({ from: 1080, to: 1320, because: 'school holidays' });
    expect(on('2025-11-04')).toMatchObject({ from: 1080, to: 1380, because: 'Bonfire period' });
    expect(on('2025-10-30')?.because).toBe('school holidays');
    expect(on('2025-10-31')?.because).toBe('every Friday');
    expect(on('2025-10-29')).toBeUndefined();
  });

  test('a shift on a bank holiday says which', () => {
    expect(on('2026-04-03')).toMatchObject({ because: 'every Friday', bankHoliday: 'Good Friday' });
    expect(on('2026-04-10')?.bankHoliday).toBeNull();
  });

  test('what was decided of a day comes first: out in a pause because a partner asks, cancelled, at other hours', () => {
    const decided = shiftsBetween(
      { from: '2025-12-01', to: '2026-02-13' },
      {
        ...street,
        decisions: [
          {
            on: '2025-12-19',
            decided: 'support',
            askedBy: 'parks and coast',
            reason: 'a spike at the pier',
            from: 1020,
            to: 1200,
          },
          { on: '2026-02-06', decided: 'cancelled', reason: 'storm' },
          { on: '2026-02-13', decided: 'out', reason: 'out an hour later', from: 1080, to: 1320 },
        ],
      },
    );
    expect(decided.shifts.map((shift) => [shift.on, shift.from, shift.because])).toEqual([
      ['2025-12-19', 1020, 'support asked for by parks and coast: a spike at the pier'],
      ['2026-02-13', 1080, 'out an hour later'],
    ]);
    expect(decided.notOut).toContainEqual({ on: '2026-02-06', because: 'cancelled: storm', decided: true });
  });

  test('what is no calendar is refused in words', () => {
    const refused: [Partial<TeamCalendar>, string][] = [
      [{ rules: [{ in: 'every week', weekdays: [8], from: 1020, to: 1260 }] }, 'a weekday is 1 (Monday) to 7 (Sunday)'],
      [{ rules: [{ in: 'every week', weekdays: [5], from: 1260, to: 1020 }] }, 'a shift ends after it began'],
      [{ decisions: [{ on: '2026-02-06', decided: 'cancelled', reason: ' ' }] }, 'has a reason'],
      [{ schoolHolidays: [{ from: '2026-04-10', to: '2026-04-01' }] }, 'ends before it begins'],
      [{ bonfirePeriod: { from: '24 October', to: '11-08' } }, 'month and day'],
    ];
    for (const [wrong, words] of refused) expect(() => shiftsBetween(days, { ...street, ...wrong })).toThrow(words);
    expect(() => asDay('2026-02-30')).toThrow('is no day');
  });

  test('a day has at most one shift, and never a shift and a reason for none', () => {
    const rule = fc.record({
      in: fc.constantFrom('every week' as const, 'school holidays' as const, 'Bonfire period' as const, 'bank holidays' as const),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.constant(1020),
      to: fc.integer({ min: 1080, max: 1500 }),
    });
    fc.assert(
      fc.property(fc.array(rule), fc.uniqueArray(fc.integer({ min: 1, max: 12 })), (rules, pausedMonths) => {
        const made = shiftsBetween({ from: '2026-01-01', to: '2026-12-31' }, { ...street, rules, pausedMonths });
        const all = [...made.shifts, ...made.notOut].map((shift) => shift.on);
        expect(new Set(all).size).toBe(all.length);
        expect(made.shifts.every((shift) => !pausedMonths.includes(Number(shift.on.slice(5, 7))))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the bank of staff', () => {
  const worker: BankStaff = {
    ...{ id: '1', label: 'Youth worker 1', skills: ['team leader'], usualWeekdays: [5], vettedOn: '2024-03-01' },
    ...{ away: [{ from: '2026-05-11', to: '2026-05-17' }], extraDays: ['2026-05-06'] },
  };

  test.each(['Youth worker 3', 'Senior youth worker', 'Fire officer A', 'PCSO 12', 'A.K.', 'AK2', 'J. S.'])('%s is a role or initials', (label) =>
    expect(labelProblem(label)).toBeNull(),
  ); // prettier-ignore
  test.each(['Sam Example', 'Sam', 'Sam worker', 'Youth worker Sam', '', 'youth@example.org', '07700 900123'])('«%s» is refused', (label) =>
    expect(labelProblem(label)).toMatch(/no name$/),
  ); // prettier-ignore

  test('a check is relied on for three years, unless the setting says otherwise', () => {
    expect(vettedUntil('2024-03-01')).toBe('2027-02-28');
    expect(vettedUntil('2024-02-29')).toBe('2027-02-28');
    expect(vettedUntil('2024-03-01', 1)).toBe('2025-02-28');
    expect(vettedUntil(null)).toBeNull();
  });

  test('who is there on an evening: usual days, days away, days beyond; shifts of the last four weeks count', () => {
    const available = (on: string) => staffOfEvening([worker], on, [])[0]!.available;
    expect(['2026-05-08', '2026-05-15', '2026-05-06', '2026-05-07'].map(available)).toEqual([true, false, true, false]);
    const past = ['2026-04-10', '2026-04-09', '2026-05-01', '2026-05-08'].map((on) => ({ on, staff: ['1'] }));
    expect(staffOfEvening([worker], '2026-05-08', past)[0]!.shiftsLately).toBe(2);
  });

  test('a check that ends before a shift they could be on is to be renewed', () => {
    const shifts = (on: string) => [{ on, from: 1020, to: 1260, because: 'every Friday', bankHoliday: null, decided: false }];
    expect(vettingsToRenew([worker], shifts('2027-02-26'))).toEqual([]);
    expect(vettingsToRenew([worker], shifts('2027-03-05'))).toEqual([worker]);
    expect(vettingsToRenew([worker], shifts(addDays('2027-03-05', 1)))).toEqual([]);
  });
});
