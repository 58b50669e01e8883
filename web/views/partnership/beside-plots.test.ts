import { describe, expect, it } from 'vitest';
import { besidePlots, type Compared } from './beside-plots.js';

let id = 0;
const figure = (
  area: string,
  more: Partial<Compared['printed']> & { isOwn?: boolean; lower?: number; upper?: number } = {},
): Compared => {
  const { isOwn = false, lower = null, upper = null, ...printed } = more;
  return {
    ...{ isOwn, lower, upper },
    printed: {
      ...{ __typename: 'AccountPrintedFigure', id: String(++id), batch: '1', measure: 'Lamps out', area, period: '2025/26' },
      ...{ unit: '%', figure: 6, withheld: false, document: 'Report', ...printed },
    },
  } as Compared;
};
const own = (more: Parameters<typeof figure>[1] = {}) => figure('Marram', { isOwn: true, ...more });
const labels = (beside: Compared[]) => besidePlots(beside).map(({ rows }) => rows.map(({ label }) => label));

describe('what is drawn beside a measure', () => {
  it.each([
    ['no figure of another area', [own()]],
    ['another period', [own(), figure('England', { period: '2024/25' })]],
    ['another unit', [own(), figure('England', { unit: 'count' })]],
    ['another document and no period', [own({ period: null }), figure('England', { period: null, document: 'Briefing' })]],
    ['a rank, which is no amount', [own({ unit: 'rank of 10' }), figure('England', { unit: 'rank of 10' })]],
    ['only what is withheld', [own(), figure('England', { figure: null, withheld: true })]],
    ['no own figure', [figure('England'), figure('North West')]],
  ])('is nothing beside %s', (_, beside) => {
    expect(labels(beside)).toEqual([]);
  });

  it('stands in the order of the documents with the own first, and ranks nothing', () => {
    const others = [figure('North West', { figure: 9 }), figure('England', { figure: 2 }), figure('Family', { figure: 5 })];
    expect(labels([...others, own()])).toEqual([['Marram', 'North West', 'England', 'Family']]);
  });

  it('has one axis for all periods of a measure', () => {
    const before = { period: '2024/25' };
    const both = [
      own({ lower: 5, upper: 7 }),
      figure('England'),
      own({ ...before, upper: 10.1, lower: 6 }),
      figure('England', before),
    ];
    expect(besidePlots(both).map(({ upTo }) => upTo)).toEqual([10.1, 10.1]);
  });

  it('has its figures in the sentence that is read instead, limits too, and what is withheld without a figure', () => {
    const [plot] = besidePlots([
      own({ lower: 5.12, upper: 7 }),
      figure('England', { figure: 4.2 }),
      figure('Teasel', { figure: null, withheld: true }),
    ]);
    expect(plot!.summary).toBe('Lamps out, 2025/26. Marram, own figure: 6% (5.1 to 7); England: 4.2%; Teasel: withheld.');
    expect(plot!.rows.map((row) => row.figure)).toEqual([6, 4.2, null]);
  });
});
