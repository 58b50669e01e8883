import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HUMP } from '../../test/oracles/hotspot-fixtures.js';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { globalMoran } from './global-moran.js';
import { localMoran } from './local-moran.js';
import { weightsOnGrid, weightsWithinDistance } from './spatial-weights.js';

const { grids } = JSON.parse(readFileSync(new URL('../../test/oracles/spatial/expected.json', import.meta.url), 'utf8'));

describe('global Moran against R (oracle 05: spdep moran.test)', () => {
  test.each([
    ['square', 1.5],
    ['hexagon', 1.1],
  ])('the %s grid', (grid, within) => {
    const rows = readOracle(`spatial/${grid}.csv`);
    const [x, y, counts] = ['x', 'y', 'count'].map((name) => rows.map((row) => Number(row[name])));
    const ours = globalMoran(counts!, weightsWithinDistance(x!, y!, within), { permutations: 999, seed: 1 })!;
    const expected = grids[grid];
    expect(Math.abs(ours.i - expected.moran_i)).toBeLessThan(1e-8);
    expect(Math.abs(ours.expectation - expected.expectation)).toBeLessThan(1e-8);
    expect(Math.abs(ours.varianceRandomisation - expected.variance_randomisation)).toBeLessThan(1e-8);
    expect(Math.abs(ours.zRandomisation - expected.z_randomisation)).toBeLessThan(1e-8);
    expect(Math.abs(ours.pRandomisation - expected.p_greater_randomisation)).toBeLessThan(1e-8);
    expect(Math.abs(ours.varianceNormality - expected.variance_normality)).toBeLessThan(1e-8);
    expect(Math.abs(ours.zNormality - expected.z_normality)).toBeLessThan(1e-8);
    expect(ours.pPermutation).toBe(expected.permutation_999_pseudo_p);
  });

  test('one hump on ten by ten cells, queen (spdep 1.2-7)', () => {
    const ours = globalMoran(HUMP.counts, weightsOnGrid(10, 10, 'queen'))!;
    expect(ours.i).toBeCloseTo(0.612345, 6);
    expect(ours.zRandomisation).toBeCloseTo(11.7098, 4);
    expect(ours.pPermutation).toBeNaN();
  });
});

describe('global Moran', () => {
  test('is undefined when all are equal, for few cells, and without neighbours', () => {
    expect(globalMoran(new Float64Array(9).fill(4), weightsOnGrid(3, 3, 'queen'))).toBeNull();
    expect(globalMoran([1, 2, 3], weightsOnGrid(3, 1, 'rook'))).toBeNull();
    expect(globalMoran([1, 2, 3, 4, 5], weightsWithinDistance([0, 9, 18, 27, 36], [0, 0, 0, 0, 0], 1))).toBeNull();
  });

  test('cells without neighbours take no part', () => {
    const counts = [...HUMP.counts, 1000];
    const weights = weightsWithinDistance([...HUMP.x, 90_000], [...HUMP.y, 90_000], 150);
    expect(globalMoran(counts, weights)!.i).toBeCloseTo(0.612345, 6);
  });

  test('is the mean of the local ones, and a chessboard by rook is −1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 30, maxLength: 30 }), (counts) => {
        const weights = weightsOnGrid(6, 5, 'queen');
        const ours = globalMoran(counts, weights);
        fc.pre(ours !== null);
        const { i } = localMoran(counts, weights);
        expect(i.reduce((sum, one) => sum + one, 0) / 30).toBeCloseTo(ours!.i, 10);
      }),
    );
    const board = Array.from({ length: 36 }, (_, cell) => ((cell % 6) + Math.floor(cell / 6)) % 2);
    expect(globalMoran(board, weightsOnGrid(6, 6, 'rook'))!.i).toBeCloseTo(-1, 12);
  });
});
