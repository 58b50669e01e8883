import { describe, expect, it } from 'vitest';
import { known, unknown, withheld, words } from './figures/cells.js';
import type { Figure, FigureCell } from './figures/figure.js';
import { movedFigures } from './moved-figures.js';

const figure = (cells: Readonly<Record<string, FigureCell>>, more: Partial<Figure> = {}): Figure => ({
  ...{
    key: 'asb',
    kind: 'counts-by-ward',
    title: 'Reports',
    unit: 'reports',
    period: '2025',
    numerator: 'Reports',
    denominator: 'None',
  },
  ...{ source: 'a', method: 'm', disclosureRule: 'r', alt: '', notes: [], chart: 'bars', drawn: 0, rowTitle: 'Ward' },
  columns: [{ name: 'count', title: 'Count', meaning: 'Reports' }],
  rows: Object.entries(cells).map(([key, cell]) => ({ key, label: `Ward ${key}`, cells: [cell] })),
  ...more,
});

describe('figures that moved', () => {
  it('says nothing when nothing moved', () => {
    expect(movedFigures([figure({ a: known(10), b: withheld })], [figure({ a: known(10), b: withheld })])).toEqual([]);
  });

  it('says of each row that moved what it was, what it is and by how much', () => {
    const [moved] = movedFigures([figure({ a: known(10), b: known(5) })], [figure({ a: known(1_030), b: known(5) })]);
    expect(moved).toMatchObject({ key: 'asb', change: 'moved', said: [] });
    expect(moved!.cells).toEqual([{ row: 'Ward a', column: 'Count', before: '10', after: '1,030', difference: '+1,020' }]);
  });

  it.each([
    ['withheld now', known(10), withheld],
    ['withheld before', withheld, known(10)],
    ['not known now', known(10), unknown],
  ])('states no difference where it is %s', (_, before, after) => {
    expect(movedFigures([figure({ a: before })], [figure({ a: after })])[0]!.cells[0]!.difference).toBeNull();
  });

  it('says once a row that it is withheld', () => {
    const columns = ['count', 'rate'].map((name) => ({ name, title: name, meaning: name }));
    const row = (cells: FigureCell[]) => figure({}, { columns, rows: [{ key: 'a', label: 'Ward a', cells }] });
    const [moved] = movedFigures([row([known(10), known(8.2, 1)])], [row([withheld, withheld])]);
    expect(moved!.cells).toMatchObject([{ column: 'count', before: '10', after: 'withheld', difference: null }]);
  });

  it('tells rows of one label apart by what is said of them', () => {
    const columns = ['money', 'measure', 'newest'].map((name) => ({ name, title: name, meaning: name }));
    const made = (newest: number) =>
      figure(
        {},
        {
          columns,
          rows: [
            { key: 'a', label: 'Team', cells: [known(1), words('Visits'), known(3)] },
            { key: 'b', label: 'Team', cells: [words('as above'), words('Met'), known(newest)] },
          ],
        },
      );
    expect(movedFigures([made(20)], [made(30)])[0]!.cells.map(({ row }) => row)).toEqual(['Team: Met']);
  });

  it('takes rounding away from differences of rates', () => {
    const [moved] = movedFigures([figure({ a: known(8.24, 1) })], [figure({ a: known(8.16, 1) }), figure({}, { key: 'new' })]);
    expect(moved).toMatchObject({ change: 'added', key: 'new' });
    expect(movedFigures([figure({ a: known(8.26, 1) })], [figure({ a: known(8.14, 1) })])[0]!.cells[0]).toMatchObject({
      ...{ before: '8.3', after: '8.1', difference: '−0.2' },
    });
  });

  it('tells rows and figures that came and went, and what is said otherwise', () => {
    const moved = movedFigures(
      [figure({ a: known(1), gone: known(2) }), figure({}, { key: 'old', title: 'Old' })],
      [figure({ a: known(1), come: known(3) }, { period: '2026' })],
    );
    expect(moved).toHaveLength(2);
    expect(moved[0]!.said).toEqual(['Period: 2025 → 2026']);
    expect(moved[0]!.cells.map(({ row, before, after }) => [row, before, after])).toEqual([
      ['Ward come', 'not in the figure', '3'],
      ['Ward gone', '2', 'not in the figure'],
    ]);
    expect(moved[1]).toMatchObject({ key: 'old', change: 'gone' });
  });
});
