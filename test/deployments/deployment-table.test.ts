/** The team's own table: 18 evenings whose visits add up to the figures that the team reported itself, and the funder's months of them. */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/deployments/calendar/days.js';
import { deploymentTable, type CountedVisit } from '../../server/deployments/visits/deployment-table.js';

/** As the team printed it. */
const PRINTED = {
  Deployments: 18,
  'Engagements with young people': 245,
  'Young people, male': 162,
  'Young people, female': 83,
  'Young people, not recorded': 0,
  'Engagements with adults': 261,
  'Local activities': 28,
  'Individuals who took leaflets': 22,
  'Fly tipping issues reported': 8,
  'Overflowing skips reported': 1,
  'Faulty street lighting reported': 3,
};
const PERIOD = { from: '2018-11-01', to: '2019-03-31' };
const FRIDAYS = Array.from({ length: 18 }, (_, at) => addDays('2018-11-02', at * 7));

/** `whole` over `parts` visits, as evenly as whole numbers go, so that no visit is like the next. */
const share = (whole: number, at: number, parts: number): number =>
  Math.floor((whole * (at + 1)) / parts) - Math.floor((whole * at) / parts);

/** Three visits an evening. */
const VISITS: readonly CountedVisit[] = Array.from({ length: 54 }, (_, at) => {
  const of = (whole: number): number => share(whole, at, 54);
  const issues = (kind: CountedVisit['issues'][number]['kind'], whole: number) =>
    Array.from({ length: of(whole) }, () => ({ kind, passedTo: 'Council', longitude: null, latitude: null }));
  return {
    ...{ team: 'Street team', on: FRIDAYS[Math.floor(at / 3)]!, minutes: 30, adults: of(261), leaflets: of(22), campaigns: [] },
    youngPeople: { male: of(162), female: of(83), notRecorded: 0 },
    advice: { drugsAndAlcohol: 0, careers: 0, personalSafety: 0, activities: of(28) },
    referrals: at === 3 ? [{ agency: 'Fire cadets', individuals: 2 }] : [],
    issues: [...issues('fly tipping', 8), ...issues('overflowing skip', 1), ...issues('street lighting', 3)],
    asks: at % 9 === 0 ? [{ ask: 'sport', children: 2 }] : [],
  };
});

describe('the team’s own table', () => {
  const { months, rows } = deploymentTable(VISITS, PERIOD);
  const total = (label: string) => rows.find((row) => row.label === label)?.total;

  it.each(Object.entries(PRINTED))('%s: %d', (label, figure) => {
    expect(total(label)).toBe(figure);
  });

  it('the months of the funder’s add up to it, each in its own month', () => {
    expect(months).toEqual(['2018-11', '2018-12', '2019-01', '2019-02', '2019-03']);
    for (const row of rows) expect(row.months.reduce((sum, count) => sum + count, 0)).toBe(row.total);
    expect(rows.find(({ label }) => label === 'Deployments')!.months).toEqual([5, 4, 4, 4, 1]);
    expect(total('Fire cadets')).toBe(2);
    // What nobody asked for is no line of it.
    expect([total('Sport'), total('Safe route home')]).toEqual([12, undefined]);
    expect(total('Minutes at visits')).toBe(54 * 30);
  });

  it('is all noughts where nothing was done', () => {
    expect(deploymentTable([], PERIOD).rows.every((row) => row.total === 0)).toBe(true);
  });
});
