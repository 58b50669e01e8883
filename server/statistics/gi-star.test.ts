import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HUMP, SIX_PLACES, humpCell } from '../../test/oracles/hotspot-fixtures.js';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { getisOrdGiStar, giStarClass } from './gi-star.js';
import { weightsOnGrid, weightsWithinDistance } from './spatial-weights.js';

const column = (rows: Record<string, string>[], name: string): number[] => rows.map((row) => Number(row[name]));

describe('Gi* against R (oracle 05: spdep localG on include.self, p.adjust fdr over all cells)', () => {
  test.each([
    ['square', 1.5],
    ['hexagon', 1.1],
  ])('the %s grid', (grid, within) => {
    const rows = readOracle(`spatial/${grid}.csv`);
    const weights = weightsWithinDistance(column(rows, 'x'), column(rows, 'y'), within, { self: true });
    const { z, p, pFdr, classes } = getisOrdGiStar(column(rows, 'count'), weights);
    for (const [i, row] of rows.entries()) {
      expect(Math.abs(z[i]! - Number(row['gi_star_z']))).toBeLessThan(1e-8);
      expect(Math.abs(p[i]! - Number(row['gi_star_p']))).toBeLessThan(1e-8);
      expect(Math.abs(pFdr[i]! - Number(row['gi_star_p_fdr']))).toBeLessThan(1e-8);
      expect(classes[i]).toBe(row['gi_star_class_fdr']);
      expect(giStarClass(z[i]!, p[i]!)).toBe(row['gi_star_class']);
    }
  });

  test('six places within 15 (spdep 1.2-7; esda with transform B)', () => {
    const { x, y, figures, within } = SIX_PLACES;
    const { z } = getisOrdGiStar(figures, weightsWithinDistance(x, y, within, { self: true }));
    for (const [i, expected] of [-1.3973, -0.2892, 0.6506, -0.2892, 1.2345, 2.0242].entries())
      expect(z[i]).toBeCloseTo(expected, 4);
  });

  test('one hump on ten by ten cells, queen (spdep 1.2-7): z, and how many are hot and cold before and after correction', () => {
    const { z, p, pFdr } = getisOrdGiStar(HUMP.counts, weightsOnGrid(10, 10, 'queen', { self: true }));
    expect(HUMP.counts.reduce((sum, count) => sum + count, 0)).toBe(290);
    expect(z[humpCell(3, 6)]).toBeCloseTo(7.21669, 5);
    for (const cell of [humpCell(0, 0), humpCell(9, 9)]) expect(z[cell]).toBeCloseTo(-1.63802, 5);
    for (const cell of [humpCell(5, 5), humpCell(4, 8)]) expect(z[cell]).toBeCloseTo(2.34653, 5);
    const marked = (ps: Float64Array, sign: number, below = 0.05): number =>
      ps.filter((one, cell) => one < below && Math.sign(z[cell]!) === sign).length;
    expect([marked(p, 1), marked(p, -1)]).toEqual([21, 4]);
    expect([marked(pFdr, 1), marked(pFdr, -1)]).toEqual([17, 0]);
    expect(marked(p, 1, 0.05 / 100)).toBe(9);
  });
});

describe('Gi*', () => {
  const undefinedEverywhere = { z: [NaN, NaN], p: [NaN, NaN], pFdr: [NaN, NaN], classes: [null, null] };
  const plain = ({ z, p, pFdr, classes }: ReturnType<typeof getisOrdGiStar>) => ({
    z: [...z],
    p: [...p],
    pFdr: [...pFdr],
    classes: [...classes],
  });

  test.each([0, 7, 0.1])('is undefined when all counts are %s', (count) => {
    expect(plain(getisOrdGiStar([count, count], weightsOnGrid(2, 1, 'rook', { self: true })))).toEqual(undefinedEverywhere);
    const many = getisOrdGiStar(new Float64Array(300).fill(count), weightsOnGrid(20, 15, 'queen', { self: true }));
    expect(many.z.every(Number.isNaN)).toBe(true);
  });

  test('is undefined for one cell, and where the neighbourhood is everywhere', () => {
    expect(getisOrdGiStar([3], weightsOnGrid(1, 1, 'queen', { self: true })).z[0]).toBeNaN();
    expect(plain(getisOrdGiStar([1, 3], weightsOnGrid(2, 1, 'rook', { self: true })))).toEqual(undefinedEverywhere);
  });

  test('of a cell without neighbours is its own distance from the mean', () => {
    const { z } = getisOrdGiStar([1, 2, 6], weightsWithinDistance([0, 10, 20], [0, 0, 0], 1, { self: true }));
    expect(z[2]).toBeCloseTo(3 / Math.sqrt(14 / 3), 12);
  });

  test('refuses weights without the cell itself, of another size, and counts that are no numbers', () => {
    expect(() => getisOrdGiStar([1, 2], weightsOnGrid(2, 1, 'rook'))).toThrow(/cell itself/);
    expect(() => getisOrdGiStar([1, 2, 3], weightsOnGrid(2, 1, 'rook', { self: true }))).toThrow(/3 counts/);
    expect(() => getisOrdGiStar([1, NaN], weightsOnGrid(2, 1, 'rook', { self: true }))).toThrow(/no number/);
  });

  const grid = fc
    .tuple(fc.integer({ min: 3, max: 7 }), fc.integer({ min: 3, max: 7 }))
    .chain(([columns, rows]) =>
      fc.tuple(
        fc.constant(columns),
        fc.constant(rows),
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: columns * rows, maxLength: columns * rows }),
      ),
    );

  test('does not change when counts are scaled and shifted, and turns with a quarter turn of the map', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 2, max: 9 }), ([columns, rows, counts], factor) => {
        const { z } = getisOrdGiStar(counts, weightsOnGrid(columns, rows, 'queen', { self: true }));
        const scaled = getisOrdGiStar(
          counts.map((count) => count * factor + 11),
          weightsOnGrid(columns, rows, 'queen', { self: true }),
        );
        const turned = getisOrdGiStar(
          counts.map((_, cell) => counts[(cell % rows) * columns + (columns - 1 - Math.floor(cell / rows))]!),
          weightsOnGrid(rows, columns, 'queen', { self: true }),
        );
        for (const [cell, score] of z.entries()) {
          const [c, r] = [cell % columns, Math.floor(cell / columns)];
          const turnedScore = turned.z[(columns - 1 - c) * rows + r]!;
          if (Number.isNaN(score)) {
            expect(scaled.z[cell]).toBeNaN();
            expect(turnedScore).toBeNaN();
          } else {
            expect(scaled.z[cell]).toBeCloseTo(score, 9);
            expect(turnedScore).toBeCloseTo(score, 9);
          }
        }
      }),
    );
  });

  test('follows its cells when they are given in another order', () => {
    fc.assert(
      fc.property(grid, fc.infiniteStream(fc.nat()), ([columns, , counts], randoms) => {
        const cells = counts.map((count, cell) => ({
          count,
          x: cell % columns,
          y: Math.floor(cell / columns),
          key: randoms.next().value as number,
        }));
        const mixed = [...cells].sort((a, b) => a.key - b.key);
        const zOf = (some: typeof cells): Float64Array =>
          getisOrdGiStar(
            some.map((cell) => cell.count),
            weightsWithinDistance(
              some.map((cell) => cell.x),
              some.map((cell) => cell.y),
              1.5,
              { self: true },
            ),
          ).z;
        const straight = zOf(cells);
        const other = zOf(mixed);
        for (const [place, cell] of mixed.entries()) {
          const expected = straight[cells.indexOf(cell)]!;
          if (Number.isNaN(expected)) expect(other[place]).toBeNaN();
          else expect(other[place]).toBeCloseTo(expected, 9);
        }
      }),
    );
  });
});
