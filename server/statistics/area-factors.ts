/**
 * Where several indicators of areas are high together: models of one factor and more on the same areas, the largest that can be read rotated, scores of areas and the long list.
 *
 * Put together of `factor-analysis.ts` (maximum likelihood on correlations), `geomin.ts` (oblique rotation) and `factor-scores.ts` (regression scores; the top
 * quarter of either factor), as in the Children's Commissioner's technical report of 2019. What would give numbers that only look right is refused: fewer areas than
 * indicators, an indicator that is the same everywhere or is made of the others; of a model with a uniqueness of 0 (Heywood) nothing is given but that.
 */
import {
  correlationsOf,
  factorModel,
  mostFactors,
  type Correlations,
  type FactorFit,
  type FactorModel,
} from './factor-analysis.js';
import { factorScores, longList } from './factor-scores.js';
import { geomin } from './geomin.js';
import { dependentColumns } from './symmetric-matrix.js';

export interface FittedFactors {
  readonly factors: number;
  readonly fit: FactorFit;
  /** Places of the indicators of which nothing is left: the fit is then not to be read. */
  readonly heywood: readonly number[];
}

export interface ReadFactors {
  readonly factors: number;
  /** `loadings[indicator][factor]`. */
  readonly loadings: readonly (readonly number[])[];
  readonly uniquenesses: readonly number[];
  /** `correlations[factor][factor]`. */
  readonly correlations: readonly (readonly number[])[];
  /** `scores[area][factor]`, standardised. */
  readonly scores: readonly (readonly number[])[];
  /** Places of the areas in the top quarter of a factor, in the order they came. */
  readonly longList: readonly number[];
  /** `residuals[indicator][other]`: the correlation that is there less the one that the model implies; 0 on the diagonal. */
  readonly residuals: readonly (readonly number[])[];
}

export type AreaFactors =
  | { readonly refused: 'too few indicators' }
  | { readonly refused: 'too few areas' }
  | { readonly refused: 'does not vary'; readonly at: number }
  | { readonly refused: 'made of others'; readonly at: number }
  | {
      readonly refused: null;
      readonly models: readonly FittedFactors[];
      /** Of the largest model that is no Heywood case; null where each is one. */
      readonly read: ReadFactors | null;
    };

/** Indicators of which less than this share is their own are made of others. */
const MADE_OF_OTHERS = 1e-6;

/**
 * @param columns a column an indicator, a row an area, nothing missing
 * @param most how many factors at most; fewer where the indicators bear fewer
 * @param epsilon of the rotation
 * @param onFitted told how many of the models are fitted
 */
export function areaFactors(
  columns: readonly (readonly number[])[],
  most: number,
  epsilon: number,
  onFitted?: (done: number, of: number) => void,
): AreaFactors {
  const [p, n] = [columns.length, columns[0]?.length ?? 0];
  const factors = Math.min(most, mostFactors(p));
  if (p < 3 || factors < 1) return { refused: 'too few indicators' };
  if (n <= p) return { refused: 'too few areas' };
  const still = columns.findIndex((column) => column.every((one) => one === column[0]));
  if (still >= 0) return { refused: 'does not vary', at: still };
  const data = correlationsOf(columns);
  const [made] = dependentColumns(data.correlation, p, MADE_OF_OTHERS);
  if (made !== undefined) return { refused: 'made of others', at: made };
  const models = Array.from({ length: factors }, (_, k) => {
    const model = factorModel(data, k + 1);
    onFitted?.(k + 1, factors);
    return model;
  });
  const largest = models.findLast(({ heywood }) => heywood.length === 0);
  return {
    refused: null,
    models: models.map(({ factors: of, fit, heywood }) => ({ factors: of, fit, heywood })),
    read: largest === undefined ? null : readOf(columns, data, largest, epsilon),
  };
}

function readOf(columns: readonly (readonly number[])[], data: Correlations, model: FactorModel, epsilon: number): ReadFactors {
  const { factors, uniquenesses } = model;
  const rows = (figures: ArrayLike<number>): number[][] =>
    Array.from({ length: figures.length / factors }, (_, row) =>
      Array.from({ length: factors }, (__, k) => figures[row * factors + k]!),
    );
  const rotated = geomin(model.loadings, factors, epsilon);
  const scores = factorScores(columns, data, model, rotated);
  return {
    factors,
    ...{ loadings: rows(rotated.loadings), uniquenesses: [...uniquenesses], correlations: rows(rotated.correlations) },
    ...{ scores: rows(scores), longList: longList(scores, factors), residuals: residualsOf(data, model) },
  };
}

function residualsOf({ indicators: p, correlation }: Correlations, { implied }: FactorModel): number[][] {
  return Array.from({ length: p }, (_, one) =>
    Array.from({ length: p }, (__, other) => (one === other ? 0 : correlation[one * p + other]! - implied[one * p + other]!)),
  );
}
