/** The arithmetic, of detection, factors and latent classes, that can take seconds, by name, so that a thread can be told which to do. What takes long tells how far it is. */
import { areaFactors } from '../statistics/area-factors.js';
import { comparedHotspots } from '../statistics/compared-hotspots.js';
import { dbscan } from '../statistics/dbscan.js';
import { emergingExact } from '../statistics/emerging-exact.js';
import { kernelDensity } from '../statistics/kernel-density.js';
import { latentClassModels } from '../statistics/latent-class-models.js';
import { localMoranPermutationP } from '../statistics/local-moran-permutation.js';
import type { ResponsePatterns } from '../statistics/response-patterns.js';
import { sparseHotspots } from '../statistics/sparse-hotspots.js';
import type { SpatialWeights } from '../statistics/spatial-weights.js';
import { weightedHotspots, type WeightedCounts } from '../statistics/weighted-hotspots.js';
import type { OnProgress } from './in-thread.js';

export const ARITHMETIC = {
  sparseHotspots: (given: Parameters<typeof sparseHotspots>) => sparseHotspots(...given),
  comparedHotspots: (given: Parameters<typeof comparedHotspots>) => comparedHotspots(...given),
  kernelDensity: (given: Parameters<typeof kernelDensity>) => kernelDensity(...given),
  areaFactors: ([columns, most, epsilon]: readonly [readonly (readonly number[])[], number, number], onProgress?: OnProgress) =>
    areaFactors(columns, most, epsilon, onProgress),
  latentClassModels: (
    [patterns, most, chance]: readonly [ResponsePatterns, number, { readonly starts: number; readonly seed: number }],
    onProgress?: OnProgress,
  ) => latentClassModels(patterns, most, chance, onProgress),
  dbscan: (given: Parameters<typeof dbscan>) => dbscan(...given),
  weightedHotspots: (
    [events, neighbours, exposure]: readonly [readonly WeightedCounts[], SpatialWeights, Float64Array],
    onProgress?: OnProgress,
  ) => weightedHotspots(events, neighbours, exposure, onProgress),
  localMoranPermutationP: (
    [excess, neighbours, chance]: readonly [Float64Array, SpatialWeights, { permutations: number; seed: number }],
    onProgress?: OnProgress,
  ) => localMoranPermutationP(excess, neighbours, { ...chance, onProgress }),
  emergingExact: (
    [slices, neighbours, exposure]: readonly [readonly Float64Array[], SpatialWeights, Float64Array],
    onProgress?: OnProgress,
  ) => emergingExact(slices, neighbours, exposure, onProgress),
} as const;

export type Arithmetic = typeof ARITHMETIC;
