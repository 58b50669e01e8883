/** Dose worked out by hand. */
import { describe, expect, it } from 'vitest';
import { doseByWeek, isInKoperWindow, minutesByHour, type VisitOfDose } from '../../server/deployments/dose/dose.js';

const visit = (on: string, more: Partial<VisitOfDose> = {}): VisitOfDose => ({
  ...{ on, isPatrol: false, minutes: 30, began: 1080, inTime: true, ...more },
});
/** A Friday to a Sunday, three weeks. */
const PERIOD = { from: '2026-05-08', to: '2026-05-24' };

describe('dose', () => {
  it('counts visits, minutes and the longest gap of every week, those with nothing too', () => {
    const visits = [
      visit('2026-05-08'),
      visit('2026-05-08', { minutes: 12 }),
      visit('2026-05-20', { inTime: false }),
      visit('2026-05-22', { inTime: null }),
    ];
    expect(doseByWeek(visits, [], PERIOD)).toEqual([
      {
        week: '2026-05-04',
        visits: 2,
        minutes: 42,
        longestGap: null,
        inTime: 2,
        inKoperWindow: null,
        planned: 0,
        plannedVisited: 0,
      },
      {
        week: '2026-05-11',
        visits: 0,
        minutes: 0,
        longestGap: null,
        inTime: 0,
        inKoperWindow: null,
        planned: 0,
        plannedVisited: 0,
      },
      {
        week: '2026-05-18',
        visits: 2,
        minutes: 60,
        longestGap: 12,
        inTime: 0,
        inKoperWindow: null,
        planned: 0,
        plannedVisited: 0,
      },
    ]);
  });

  it('sets planned stops beside those that were visited', () => {
    const stops = [
      { on: '2026-05-08', visited: true },
      { on: '2026-05-08', visited: false },
      { on: '2026-05-15', visited: false },
    ];
    const weeks = doseByWeek([visit('2026-05-08')], stops, PERIOD);
    expect(weeks.map(({ planned, plannedVisited }) => [planned, plannedVisited])).toEqual([
      [2, 1],
      [1, 0],
      [0, 0],
    ]);
  });

  it('holds Koper’s window, 10 to 16 minutes with both ends, against patrols alone', () => {
    expect([9, 10, 16, 17].map(isInKoperWindow)).toEqual([false, true, true, false]);
    const youth = visit('2026-05-08', { minutes: 12 });
    const [week] = doseByWeek(
      [youth, visit('2026-05-08', { isPatrol: true, minutes: 12 }), visit('2026-05-08', { isPatrol: true })],
      [],
      PERIOD,
    );
    expect(week!.inKoperWindow).toBe(1);
  });

  it('spreads minutes over the hours they lie in, past midnight too', () => {
    const hours = minutesByHour([
      { began: 18 * 60 + 50, minutes: 30 },
      { began: 23 * 60 + 45, minutes: 30 },
    ]);
    expect([hours[18], hours[19], hours[23], hours[0]]).toEqual([10, 20, 15, 15]);
    expect(hours.reduce((sum, minutes) => sum + minutes, 0)).toBe(60);
  });
});
