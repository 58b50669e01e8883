import { describe, expect, test } from 'vitest';
import { HUMP, humpCell } from '../../test/oracles/hotspot-fixtures.js';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { localMoran } from './local-moran.js';
import { localMoranPermutationP } from './local-moran-permutation.js';
import { randomNumbers } from './random.js';
import { weightsOnGrid, weightsWithinDistance } from './spatial-weights.js';

describe('local Moran’s p by permutation', () => {
  test('one hump on ten by ten cells: the top has the smallest p there is (GeoDa 999: 0.001 of one tail)', () => {
    const p = localMoranPermutationP(HUMP.counts, weightsOnGrid(10, 10, 'queen'), { seed: 1 });
    expect(p[humpCell(3, 6)]).toBe(2 / 1000);
  });

  test('agrees with the normal p where counts are large (oracle 05, squares)', () => {
    const rows = readOracle('spatial/square.csv');
    const [x, y, counts] = ['x', 'y', 'count'].map((name) => rows.map((row) => Number(row[name])));
    const weights = weightsWithinDistance(x!, y!, 1.5);
    const permuted = localMoranPermutationP(counts!, weights, { permutations: 1999, seed: 3 });
    const { p } = localMoran(counts!, weights);
    const apart = permuted.map((one, cell) => Math.abs(one - p[cell]!)).sort();
    expect(apart[200]).toBeLessThan(0.05);
    expect(apart.at(-1)).toBeLessThan(0.25);
  });

  test('the same seed gives the same p, another seed another', () => {
    const weights = weightsOnGrid(10, 10, 'queen');
    const of = (seed: number): number[] => [...localMoranPermutationP(HUMP.counts, weights, { permutations: 99, seed })];
    expect(of(5)).toEqual(of(5));
    expect(of(5)).not.toEqual(of(6));
  });

  test('marks few cells of a map of sparse chance: p is no smaller than it should be', () => {
    const random = randomNumbers(11);
    const counts = Array.from({ length: 900 }, () => (random(10) === 0 ? 1 : 0) + (random(10) === 0 ? 1 : 0));
    const p = localMoranPermutationP(counts, weightsOnGrid(30, 30, 'queen'), { permutations: 199, seed: 2 });
    expect(p.filter((one) => one <= 0.05).length).toBeLessThan(900 * 0.07);
  });

  test('undefined without neighbours and where all are equal; refuses half a permutation', () => {
    expect(localMoranPermutationP([1, 2, 9], weightsWithinDistance([0, 1, 50], [0, 0, 0], 2), { seed: 1 })[2]).toBeNaN();
    expect([...localMoranPermutationP([4, 4, 4], weightsOnGrid(3, 1, 'rook'), { seed: 1 })]).toEqual([NaN, NaN, NaN]);
    expect(() => localMoranPermutationP([1, 2, 3], weightsOnGrid(3, 1, 'rook'), { permutations: 0.5, seed: 1 })).toThrow(
      RangeError,
    );
    expect(() => localMoranPermutationP([1, 2, 3], weightsOnGrid(3, 1, 'rook'), { seed: 0.5 })).toThrow(/seed/);
  });
});
