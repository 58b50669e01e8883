/** Cells with counts, as Gi* and local Moran take them: read from a table, their neighbours found, and what makes them unfit said. */
import { badUserInput } from '../../errors.js';
import { neighbourCount, weightsWithinDistance, type SpatialWeights } from '../../statistics/spatial-weights.js';
import { rowsHave } from './analysis.js';
import { ANY_NUMBER, NOT_NEGATIVE, type InputTable } from './table.js';

/** Fewer expected in a neighbourhood, and the normal distribution marks chance. */
const EXPECTED_AT_LEAST = 5;

export interface Cells {
  readonly counts: Float64Array;
  readonly weights: SpatialWeights;
  readonly warnings: readonly string[];
}

/** @param self whether a cell is its own neighbour */
export function readCells(table: InputTable, within: number, self: boolean): Cells {
  const x = table.numbers('x', ANY_NUMBER);
  const y = table.numbers('y', ANY_NUMBER);
  const counts = table.numbers('count', NOT_NEGATIVE);
  table.refuseProblems();
  const weights = weightsOf(x, y, within, self);
  return { counts, weights, warnings: warningsOf(x, y, counts, weights) };
}

function weightsOf(x: Float64Array, y: Float64Array, within: number, self: boolean): SpatialWeights {
  try {
    return weightsWithinDistance(x, y, within, { self });
  } catch (error) {
    if (error instanceof RangeError) throw badUserInput(`--within: ${error.message}.`, ['within']);
    throw error;
  }
}

function warningsOf(x: Float64Array, y: Float64Array, counts: Float64Array, weights: SpatialWeights): string[] {
  const warnings: string[] = [];
  const n = counts.length;
  if (n === 1) warnings.push('There is one cell only, so nothing to compare it with: not computable.');
  else if (counts.every((count) => count === counts[0])) {
    warnings.push(`All counts are ${counts[0]}, so every statistic is undefined and left empty: not computable.`);
  }
  const places = new Set(Array.from(x, (easting, row) => `${easting} ${y[row]}`)).size;
  if (places < n)
    warnings.push(`${rowsHave(n - places, 'has', 'have')} the place of an earlier row; each is taken for a cell of its own.`);
  const mean = counts.reduce((sum, count) => sum + count, 0) / n;
  const own = weights.selfIncluded ? 1 : 0;
  let alone = 0;
  let sparse = 0;
  for (let cell = 0; cell < n; cell++) {
    const neighbours = neighbourCount(weights, cell);
    if (neighbours === own) alone++;
    if (mean * neighbours < EXPECTED_AT_LEAST) sparse++;
  }
  if (alone > 0 && n > 1) warnings.push(`${rowsHave(alone, 'has', 'have')} no neighbour within that distance.`);
  if (sparse > 0) {
    warnings.push(
      `Fewer than ${EXPECTED_AT_LEAST} are expected in the neighbourhood of ${sparse.toLocaleString('en-GB')} of ${n.toLocaleString('en-GB')} cells; the normal p marks chance there.`,
    );
  }
  return warnings;
}
