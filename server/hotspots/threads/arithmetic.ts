/** The arithmetic of detection that can take seconds, by name, so that a thread can be told which to do. */
import { comparedHotspots } from '../../statistics/compared-hotspots.js';
import { dbscan } from '../../statistics/dbscan.js';
import { kernelDensity } from '../../statistics/kernel-density.js';
import { localMoranPermutationP } from '../../statistics/local-moran-permutation.js';
import { sparseHotspots } from '../../statistics/sparse-hotspots.js';
import { emergingExact } from '../../statistics/emerging-exact.js';

export const ARITHMETIC = {
  sparseHotspots,
  comparedHotspots,
  localMoranPermutationP,
  kernelDensity,
  dbscan,
  emergingExact,
} as const;

export type Arithmetic = typeof ARITHMETIC;
