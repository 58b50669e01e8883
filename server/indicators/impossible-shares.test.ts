/** Counts that are more than there are come with files whose unit another file tells: a page says so, and does not break. */
import { describe, expect, it } from 'vitest';
import { funnelOf } from './funnel.js';
import { measureOf, type PrintedRow } from './indicator.js';
import { pointsOf } from './point.js';
import { recentTrendOf } from './recent-trend-of.js';

const row = (period: string, count: number, denominator: number): PrintedRow => ({
  ...{ indicator: 'Made-up share', key: 'E08999901', level: 'authority', name: 'Marram', period, mark: null, printed: '120' },
  ...{ figure: 120, count, denominator, lower95: null, upper95: null },
});
const share = measureOf('%');
const points = pointsOf(
  ['2020', '2021', '2022', '2023', '2024'].map((period) => row(period, 12, 10)),
  share,
);

describe('more than there are', () => {
  it('have no limits', () => {
    expect(points.map(({ figure, limits95 }) => [figure, limits95])).toEqual(Array(5).fill([120, null]));
  });

  it('have no trend', () => {
    expect(recentTrendOf(points, share, 'low')).toMatchObject({
      ...{ direction: null, words: 'cannot be worked out: more are counted than there are' },
    });
  });

  it.each([120, -1])('a benchmark of %d%% has no funnel', (benchmark) => {
    expect(funnelOf([row('2024', 5, 10)], benchmark, share)).toEqual({ why: expect.stringContaining('none that can be') });
  });
});
