/** Invented figures of other areas: which of them stand beside a measure's own. */
import { expect, it } from 'vitest';
import type { Beside } from './beside.js';
import { newestOf } from './newest-beside.js';
import { readPrintedPeriod } from './printed-period.js';
import type { PrintedRow } from './printed-row.js';

const one = (area: string, period: string | null, more: Partial<PrintedRow> = {}): Beside => ({
  row: {
    ...{ id: 1, batchId: 1, row: 1, measure: 'Lamps out', area, period: period === null ? null : readPrintedPeriod(period)! },
    ...{ unit: 'percent', figure: 6, decimals: 0, numerator: null, denominator: null, disclosure: 'published', claim: null },
    ...{ words: null, sameAs: null, document: 'Report', statedOn: null, note: null },
    ...more,
  },
  ...{ isOwn: area === 'Marram', lower: null, upper: null, verdict: null, why: null },
});
const areas = (...beside: Beside[]) => newestOf(beside)?.map(({ row }) => `${row.area} ${row.period?.name ?? '-'}`) ?? null;

it('nothing stands beside what nobody else has, of that period, unit and document', () => {
  expect(areas(one('Marram', '2025/26'), one('England', '2024/25'))).toBeNull();
  expect(areas(one('Marram', '2025/26'), one('England', '2025/26', { unit: 'count' }))).toBeNull();
  expect(areas(one('Marram', null), one('England', null, { document: 'Briefing' }))).toBeNull();
  expect(areas(one('England', '2025/26'), one('North West', '2025/26'))).toBeNull();
});

it('a rank is no amount, and a rate of few children of another area shows nothing to stand beside', () => {
  expect(areas(one('Marram', '2025/26', { unit: 'rank' }), one('England', '2025/26', { unit: 'rank' }))).toBeNull();
  const few = { disclosure: 'children', numerator: 3, denominator: 40 } as const;
  expect(areas(one('Marram', '2025/26'), one('Teasel', '2025/26', few))).toBeNull();
});

it('the newest period that both have counts, the own figure first', () => {
  expect(
    areas(
      one('England', '2026/27'),
      one('North West', '2025/26'),
      one('Marram', '2025/26'),
      one('Marram', '2024/25'),
      one('England', '2024/25'),
    ),
  ).toEqual(['Marram 2025/26', 'North West 2025/26']);
});
