import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HUMP } from '../../test/oracles/hotspot-fixtures.js';
import { readOracle } from '../../test/oracles/read-oracle.js';
import { localMoran } from './local-moran.js';
import { localMoranPermutationP } from './local-moran-permutation.js';
import { weightsOnGrid, weightsWithinDistance, type SpatialWeights } from './spatial-weights.js';

type Geoda = typeof import('@geoda/lisa');
let geoda: Geoda;

beforeAll(async () => {
  // GeoDa's package fetches its own program from a server of others; the same file lies in the package.
  const program = await readFile(new URL('../../node_modules/@geoda/lisa/wasm/geoda-lisa.wasm', import.meta.url));
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(program, { headers: { 'content-type': 'application/wasm' } })));
  vi.stubGlobal('navigator', { language: 'en' });
  geoda = await import('@geoda/lisa');
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const listsOf = ({ count, starts, neighbours }: SpatialWeights): number[][] =>
  Array.from({ length: count }, (_, cell) => [...neighbours.subarray(starts[cell], starts[cell + 1])]);

function maps(): [string, number[], SpatialWeights][] {
  const grid = (name: string, within: number): [string, number[], SpatialWeights] => {
    const rows = readOracle(`spatial/${name}.csv`);
    const column = (of: string): number[] => rows.map((row) => Number(row[of]));
    return [name, column('count'), weightsWithinDistance(column('x'), column('y'), within)];
  };
  return [['hump', HUMP.counts, weightsOnGrid(10, 10, 'queen')], grid('square', 1.5), grid('hexagon', 1.1)];
}

describe('beside GeoDa (@geoda/lisa 0.0.22)', () => {
  test.each(maps())('local Moran on the %s: its I is (n − 1) ÷ n of ours', async (_name, counts, weights) => {
    const theirs = await geoda.localMoran({ data: counts, neighbors: listsOf(weights), permutation: 99, seed: 1 });
    const ours = localMoran(counts, weights);
    expect(theirs.lisaValues).toHaveLength(counts.length);
    for (const [cell, i] of theirs.lisaValues.entries()) {
      expect((ours.i[cell]! * (counts.length - 1)) / counts.length).toBeCloseTo(i, 9);
    }
  });

  test.each(maps())('p by permutation on the %s: theirs is one tail, half of ours', async (_name, counts, weights) => {
    // Ties of whole counts are split otherwise by GeoDa, which counts them to the upper tail only: so there are none here.
    const data = counts.map((count, cell) => count + ((cell * 37) % 1009) / 5000);
    const theirs = await geoda.localMoran({ data, neighbors: listsOf(weights), permutation: 1999, seed: 7 });
    const ours = localMoranPermutationP(data, weights, { permutations: 1999, seed: 7 });
    const apart = theirs.pValues.map((p, cell) => Math.abs(Math.min(1, 2 * p) - ours[cell]!));
    // Five standard errors of the difference between two runs of 1,999 draws, where p is widest.
    expect(Math.max(...apart)).toBeLessThan(5 * 2 * Math.sqrt((2 * 0.25) / 1999));
  });
});
