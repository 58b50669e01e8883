import { expect, test } from 'vitest';
import { reportsIn, windowOf, type MonthCount } from './since-last-look.js';

const year = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `2025-${String(from + at).padStart(2, '0')}-01`);
const counts = (months: Readonly<Record<string, number>>): MonthCount[] =>
  Object.entries(months).map(([month, reports]) => ({ areaId: 1, source: 'asb-reports', month: `2025-${month}-01`, reports }));
const asb = (months: readonly string[]) => ({ kind: 'ASB_REPORT', source: 'asb-reports', months }) as const;

test('as many whole months are compared before the last look as are loaded since', () => {
  expect(windowOf('2025-06-01', year(1, 9))).toEqual({
    sinceFrom: '2025-07-01',
    sinceTo: '2025-09-01',
    beforeFrom: '2025-04-01',
    beforeTo: '2025-06-01',
  });
  const found = reportsIn(1, '2025-06-01', asb(year(1, 9)), counts({ '03': 100, '04': 1, '06': 2, '07': 4, '09': 8 }));
  expect(found).toMatchObject({ since: 12, before: 3, monthsSince: 3, monthsBefore: 3 });
});

test('a month without data is counted out', () => {
  const loaded = year(5, 9).filter((month) => month !== '2025-08-01');
  expect(reportsIn(1, '2025-06-01', asb(loaded), [])).toMatchObject({ since: 0, before: 0, monthsSince: 2, monthsBefore: 2 });
});

test('where nothing is loaded since there are no figures, not zero', () => {
  for (const loaded of [[], year(1, 6)])
    expect(reportsIn(1, '2025-06-01', asb(loaded), counts({ '06': 9 }))).toMatchObject({
      since: null,
      before: null,
      sinceFrom: null,
    });
});

test('never more than a year is compared', () => {
  expect(windowOf('2023-01-01', year(1, 12))).toEqual({
    sinceFrom: '2025-01-01',
    sinceTo: '2025-12-01',
    beforeFrom: '2022-02-01',
    beforeTo: '2023-01-01',
  });
});
