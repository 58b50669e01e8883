/**
 * Models of 1, 2, … classes of the same children side by side, each with how far pairs of indicators go beyond it.
 *
 * Residual of a pair = φ of the children − φ that the model implies, from the four cells of the pair: O from the patterns, E = n·Σ_k π_k·θ_ki·θ_kj and its
 * like; with it the bivariate residual χ² = Σ (O − E)² ÷ E over the four (Vermunt and Magidson, Technical guide for Latent GOLD, 2016, § 8.4). Within a class
 * indicators are taken as independent: a large residual says that two of them still go together there, and that a further class or fewer indicators are
 * wanted. It is no test with a level of its own.
 */
import { latentClasses, type LatentClasses } from './latent-classes.js';
import type { ResponsePatterns } from './response-patterns.js';

export interface PairResidual {
  readonly one: number;
  readonly other: number;
  readonly residual: number;
  /** χ² of the pair's four cells. */
  readonly bivariate: number;
  /** Children in the smallest of the four cells. */
  readonly fewest: number;
}

export interface ClassModel extends LatentClasses {
  /** Each pair once. */
  readonly residuals: readonly PairResidual[];
}

/**
 * @param most how many classes at most
 * @param onStart told how many of all starts are done
 * @throws RangeError when indicators do not tell so many classes apart
 */
export function latentClassModels(
  patterns: ResponsePatterns,
  most: number,
  { starts, seed }: { readonly starts: number; readonly seed: number },
  onStart?: (done: number, of: number) => void,
): ClassModel[] {
  const of = 1 + (most - 1) * starts;
  let before = 0;
  return Array.from({ length: most }, (_, at) => {
    const model = latentClasses(patterns, at + 1, { starts, seed }, (done) => onStart?.(before + done, of));
    before += at === 0 ? 1 : starts;
    return { ...model, residuals: pairResiduals(patterns, model) };
  });
}

type Cells = readonly [both: number, first: number, second: number, neither: number];

/** Of 1 and 1 it is 0: what does not vary goes with nothing. */
export function pairResiduals(
  patterns: ResponsePatterns,
  { shares, probabilities }: Pick<LatentClasses, 'shares' | 'probabilities'>,
): PairResidual[] {
  const { indicators, children } = patterns;
  const pairs: PairResidual[] = [];
  for (let one = 0; one < indicators; one++)
    for (let other = one + 1; other < indicators; other++) {
      const there = cellsOf(patterns, one, other);
      const implied = shares.reduce(
        ([both, first, second, neither], share, k): Cells => {
          const [p, q] = [probabilities[k]![one]!, probabilities[k]![other]!];
          const weight = share * children;
          return [
            ...[both + weight * p * q, first + weight * p * (1 - q)],
            ...[second + weight * (1 - p) * q, neither + weight * (1 - p) * (1 - q)],
          ] as unknown as Cells;
        },
        [0, 0, 0, 0] as Cells,
      );
      pairs.push({
        ...{ one, other, residual: phi(there) - phi(implied), fewest: Math.min(...there) },
        bivariate: there.reduce((sum, count, at) => sum + (count - implied[at]!) ** 2 / Math.max(implied[at]!, 1e-9), 0),
      });
    }
  return pairs;
}

function cellsOf({ counts, holds, indicators }: ResponsePatterns, one: number, other: number): Cells {
  const cells = [0, 0, 0, 0] as [number, number, number, number];
  for (const [at, count] of counts.entries()) {
    const [first, second] = [holds[at * indicators + one] === 1, holds[at * indicators + other] === 1];
    cells[first ? (second ? 0 : 1) : second ? 2 : 3]! += count;
  }
  return cells;
}

function phi([both, first, second, neither]: Cells): number {
  const product = (both + first) * (second + neither) * (both + second) * (first + neither);
  return product > 0 ? (both * neither - first * second) / Math.sqrt(product) : 0;
}
