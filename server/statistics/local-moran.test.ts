import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HUMP, humpCell } from '../../test/oracles/hotspot-fixtures.js';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { localMoran } from './local-moran.js';
import { weightsOnGrid, weightsWithinDistance } from './spatial-weights.js';

const column = (rows: Record<string, string>[], name: string): number[] => rows.map((row) => Number(row[name]));
const INITIALS: Record<string, string> = { 'High-High': 'HH', 'Low-Low': 'LL', 'High-Low': 'HL', 'Low-High': 'LH' };

describe('local Moran against R (oracle 05: spdep localmoran, conditional, two-sided)', () => {
  test.each([
    ['square', 1.5],
    ['hexagon', 1.1],
  ])('the %s grid', (grid, within) => {
    const rows = readOracle(`spatial/${grid}.csv`);
    const ours = localMoran(column(rows, 'count'), weightsWithinDistance(column(rows, 'x'), column(rows, 'y'), within));
    const compared = {
      i: ours.i,
      e_conditional: ours.expectation,
      var_conditional: ours.variance,
      z_conditional: ours.z,
      p_conditional: ours.p,
      p_fdr: ours.pFdr,
    };
    for (const [cell, row] of rows.entries()) {
      for (const [name, figures] of Object.entries(compared))
        expect(Math.abs(figures[cell]! - Number(row[`local_moran_${name}`])), name).toBeLessThan(1e-8);
      expect(ours.quadrants[cell]).toBe(INITIALS[row['quadrant']!]);
      expect(ours.classes[cell]).toBe(INITIALS[row['lisa_class_fdr05']!] ?? 'not_significant');
    }
  });

  test('one hump on ten by ten cells, queen (spdep 1.2-7)', () => {
    const ours = localMoran(HUMP.counts, weightsOnGrid(10, 10, 'queen'));
    const top = humpCell(3, 6);
    expect(ours.i[top]).toBeCloseTo(7.44324, 5);
    expect(ours.expectation[top]).toBeCloseTo(-0.11941, 5);
    expect(ours.variance[top]).toBeCloseTo(1.22051, 5);
    expect(ours.z[top]).toBeCloseTo(6.84548, 5);
    expect(ours.i[0]).toBeCloseTo(0.81862, 5);
    expect(ours.z[0]).toBeCloseTo(1.18872, 5);
    expect(ours.p[0]).toBeCloseTo(0.23455, 5);
    // GeoDa and esda divide by n − 1.
    expect((ours.i[top]! * 99) / 100).toBeCloseTo(7.36881, 5);
    expect((ours.i[0]! * 99) / 100).toBeCloseTo(0.81043, 5);
  });
});

describe('local Moran', () => {
  test('is undefined when all counts are equal', () => {
    const { i, z, classes, quadrants } = localMoran(new Float64Array(25).fill(0.1), weightsOnGrid(5, 5, 'queen'));
    expect([...i, ...z].every(Number.isNaN)).toBe(true);
    expect([...classes, ...quadrants].every((one) => one === null)).toBe(true);
  });

  test('is undefined for a cell without neighbours, and for a cell at the mean has I 0 and no z', () => {
    const { i, z, classes } = localMoran([1, 2, 3, 9, 0], weightsWithinDistance([0, 1, 2, 50, 1], [0, 0, 0, 50, 1], 1.2));
    expect([i[3], z[3]]).toEqual([NaN, NaN]);
    expect(classes[3]).toBeNull();
    expect(i[2]).toBeCloseTo(0, 15);
    expect(z[2]).toBeNaN();
  });

  test('refuses weights that count the cell itself', () => {
    expect(() => localMoran([1, 2, 3], weightsOnGrid(3, 1, 'rook', { self: true }))).toThrow(/does not count the cell/);
  });

  test('turns with a half turn of the map, and follows its cells when they are given in another order', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(counts, fc.infiniteStream(fc.nat()), (some, randoms) => {
        const weights = weightsOnGrid(6, 5, 'queen');
        const one = localMoran(some, weights);
        const turned = localMoran([...some].reverse(), weights);
        const cells = some
          .map((count, cell) => ({ count, cell, key: randoms.next().value as number }))
          .sort((a, b) => a.key - b.key);
        const mixed = localMoran(
          cells.map(({ count }) => count),
          weightsWithinDistance(
            cells.map(({ cell }) => cell % 6),
            cells.map(({ cell }) => Math.floor(cell / 6)),
            1.5,
          ),
        );
        for (const [place, { cell }] of cells.entries()) {
          for (const other of [turned.z[29 - cell]!, mixed.z[place]!]) {
            if (Number.isNaN(one.z[cell])) expect(other).toBeNaN();
            else expect(other).toBeCloseTo(one.z[cell]!, 8);
          }
          // A lag at the mean lag is one side or the other by rounding.
          if (!Number.isNaN(one.z[cell]))
            expect(turned.classes[29 - cell] === 'not_significant').toBe(one.classes[cell] === 'not_significant');
        }
      }),
    );
  });

  test('does not change when counts are scaled and shifted or turned inside out, quadrants aside', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(counts, fc.constantFrom(-3, -1, 2, 7), (some, factor) => {
        const weights = weightsOnGrid(6, 5, 'queen');
        const one = localMoran(some, weights);
        const other = localMoran(
          some.map((count) => count * factor + 500),
          weights,
        );
        for (const [cell, score] of one.z.entries()) {
          if (Number.isNaN(score)) continue;
          // A cell at the mean has a z only by rounding.
          if (one.variance[cell]! < 1e-12) continue;
          expect(other.z[cell]).toBeCloseTo(score, 6);
          expect(other.i[cell]).toBeCloseTo(one.i[cell]!, 9);
        }
      }),
    );
  });
});
