/**
 * p of local Moran's I by conditional permutation (Anselin 1995): the cell keeps its figure, its k neighbours are drawn from all other
 * cells, and I worked out, `permutations` times. For sparse counts, where the normal p marks chance.
 *
 * p = 2·(1 + M) ÷ (R + 1), at most 1, M being how many drawn I lie as far out as the observed one on its side. GeoDa and esda publish
 * (1 + M) ÷ (R + 1) of the smaller tail, half of this. The smallest p is 2 ÷ (R + 1): over many cells 999 permutations cannot give a
 * corrected p under 5 % unless many cells are alike, so take more.
 *
 * Every cell has random numbers of its own, from the seed and its number: the same p whoever works it out and in whichever order.
 */
import { differencesFromMean } from './local-moran.js';
import { randomNumbers } from './random.js';
import { neighbourCount, type SpatialWeights } from './spatial-weights.js';

export const LOCAL_MORAN_PERMUTATION_VARIANT = 'two-sided p by conditional permutation';

/**
 * NaN for a cell without neighbours, and everywhere when all counts are equal or there are fewer than three cells.
 * @throws RangeError as `localMoran` does, and when permutations or seed are no whole numbers
 */
export function localMoranPermutationP(
  counts: ArrayLike<number>,
  weights: SpatialWeights,
  {
    permutations = 999,
    seed,
    onProgress,
  }: { permutations?: number; seed: number; onProgress?: ((done: number, of: number) => void) | undefined },
): Float64Array {
  if (!Number.isSafeInteger(permutations) || permutations < 1)
    throw new RangeError(`permutations must be 1 or more; got ${permutations}`);
  const { differences: d, variance, lags } = differencesFromMean(counts, weights);
  const n = d.length;
  const p = new Float64Array(n).fill(NaN);
  if (variance === 0 || n < 3) return p;
  const others = Uint32Array.from(d, (_, cell) => cell);
  for (let cell = 0; cell < n; cell++) {
    const k = neighbourCount(weights, cell);
    if (k === 0) continue;
    onProgress?.(cell, n);
    for (let at = 0; at < n; at++) others[at] = at;
    // The cell itself goes to the end, where it is not drawn.
    others[cell] = n - 1;
    others[n - 1] = cell;
    const random = randomNumbers(seed, cell);
    const own = d[cell]!;
    const observed = own * lags[cell]! * k;
    // Sums of the same figures in another order differ in their last digits and are still ties.
    const tie = 1e-9 * variance;
    let above = 0;
    let below = 0;
    for (let time = 0; time < permutations; time++) {
      let sum = 0;
      for (let draw = 0; draw < k; draw++) {
        const at = draw + random(n - 1 - draw);
        const drawn = others[at]!;
        others[at] = others[draw]!;
        others[draw] = drawn;
        sum += d[drawn]!;
      }
      if (own * sum >= observed - tie) above++;
      if (own * sum <= observed + tie) below++;
    }
    p[cell] = Math.min(1, (2 * (1 + Math.min(above, below))) / (permutations + 1));
  }
  return p;
}
