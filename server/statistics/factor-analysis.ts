/**
 * Common factors of indicators, by maximum likelihood on their correlations R: R ≈ Σ = Λ·Λᵀ + Ψ, Ψ diagonal (the uniquenesses).
 *
 * F = ln|Σ| + tr(R·Σ⁻¹) − ln|R| − p, made least over ln Ψ with Λ as it must be for each Ψ (Lawley and Maxwell 1971; Jöreskog 1967), by a
 * quasi-Newton descent (BFGS) from several starts. χ² = n·F with multiplier n, df = ((p − k)² − (p + k))/2, the baseline is no factor at
 * all (df p(p − 1)/2). CFI, TLI (not cut at 1), RMSEA with 90 % limits from χ² that is not central; SRMR over p(p + 1)/2 residuals, and over
 * p(p + 3)/2 where means are counted. BIC with means counted, of standardised indicators and of raw ones.
 *
 * A uniqueness that goes to 0 (Heywood) is told; then nothing of the model is to be read.
 */
import { chiSquaredUpperTail, noncentralUpperTail } from './chi-squared.js';
import { randomNumbers } from './random.js';
import { inverse, logDeterminant, symmetricEigen } from './symmetric-matrix.js';

export const FACTOR_VARIANT = 'maximum likelihood on correlations, χ² with multiplier n';

export interface FactorModel {
  readonly factors: number;
  /** Not rotated: `loadings[row * factors + k]`. */
  readonly loadings: Float64Array;
  readonly uniquenesses: Float64Array;
  /** Σ, p × p. */
  readonly implied: Float64Array;
  /** Indicators whose uniqueness went to 0. */
  readonly heywood: readonly number[];
  readonly fit: FactorFit;
}

export interface FactorFit {
  readonly chisq: number;
  readonly df: number;
  /** NaN without degrees of freedom, as TLI and RMSEA are. */
  readonly p: number;
  readonly baselineChisq: number;
  readonly baselineDf: number;
  readonly cfi: number;
  readonly tli: number;
  readonly rmsea: number;
  readonly rmseaLower: number;
  readonly rmseaUpper: number;
  readonly srmrWithoutMeans: number;
  readonly srmrWithMeans: number;
  readonly bicStandardised: number;
  readonly bicRaw: number;
}

const STARTS = 8;
const LEAST_UNIQUENESS = 1e-4;
const HEYWOOD_UNDER = 0.005;

/** The most factors that p indicators can bear with at least 0 degrees of freedom. */
export function mostFactors(p: number): number {
  let most = 0;
  while (degreesOf(p, most + 1) >= 0) most++;
  return most;
}

const degreesOf = (p: number, k: number): number => ((p - k) ** 2 - (p + k)) / 2;

/** What a model of factors needs to know of its data. */
export interface Correlations {
  readonly indicators: number;
  readonly areas: number;
  readonly correlation: Float64Array;
  /** With divisor n. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** @param columns a column an indicator. @throws RangeError naming a column that does not vary */
export function correlationsOf(columns: readonly ArrayLike<number>[]): Correlations {
  const [p, n] = [columns.length, columns[0]!.length];
  const means = Float64Array.from(columns, (column) => sumOf(n, (row) => column[row]!) / n);
  const deviations = Float64Array.from(columns, (column, at) =>
    Math.sqrt(sumOf(n, (row) => (column[row]! - means[at]!) ** 2) / n),
  );
  const still = deviations.findIndex((deviation, at) => !(deviation > 1e-12 * Math.max(1, Math.abs(means[at]!))));
  if (still >= 0) throw new RangeError(`column ${still} does not vary`);
  const correlation = new Float64Array(p * p);
  for (let one = 0; one < p; one++)
    for (let other = 0; other < p; other++)
      correlation[one * p + other] =
        one === other
          ? 1
          : sumOf(n, (row) => (columns[one]![row]! - means[one]!) * (columns[other]![row]! - means[other]!)) /
            (n * deviations[one]! * deviations[other]!);
  return { indicators: p, areas: n, correlation, means, deviations };
}

/**
 * @param correlation positive definite: no indicator is made of others
 * @throws RangeError when it is not, or there are more factors than indicators bear
 */
export function factorModel(data: Correlations, factors: number): FactorModel {
  const { indicators: p, correlation } = data;
  if (!Number.isInteger(factors) || factors < 1 || factors > mostFactors(p))
    throw new RangeError(`${p} indicators bear 1 to ${mostFactors(p)} factors, not ${factors}`);
  const known = inverse(correlation, p);
  const whole = randomNumbers(1);
  const usual = Float64Array.from({ length: p }, (_, at) => Math.log((1 - factors / (2 * p)) / known[at * p + at]!));
  const starts = [
    usual,
    ...Array.from({ length: STARTS }, () => Float64Array.from(usual, () => Math.log(0.1 + (0.8 * whole(1_000_000)) / 1_000_000))),
  ];
  const ends = starts.map((start) => descend(start, (at) => misfitOf(correlation, p, factors, at)));
  const best = ends.reduce((least, one) => (one.value < least.value ? one : least));
  const uniquenesses = best.at.map((one) => Math.exp(one));
  const loadings = loadingsFor(correlation, p, factors, uniquenesses);
  const implied = new Float64Array(p * p);
  for (let one = 0; one < p; one++)
    for (let other = 0; other < p; other++)
      implied[one * p + other] =
        sumOf(factors, (k) => loadings[one * factors + k]! * loadings[other * factors + k]!) +
        (one === other ? uniquenesses[one]! : 0);
  return {
    factors,
    loadings,
    uniquenesses,
    implied,
    heywood: [...uniquenesses.keys()].filter((at) => uniquenesses[at]! < HEYWOOD_UNDER),
    fit: fitOf(data, implied, factors),
  };
}

/** Ψ^½ · (the first eigenvectors of Ψ^−½·R·Ψ^−½) · (eigenvalues − 1)^½; each column's sum positive. */
function loadingsFor(correlation: Float64Array, p: number, factors: number, uniquenesses: Float64Array): Float64Array {
  const { values, vectors } = symmetricEigen(scaled(correlation, p, uniquenesses), p);
  const loadings = new Float64Array(p * factors);
  for (let k = 0; k < factors; k++) {
    const length = Math.sqrt(Math.max(0, values[k]! - 1));
    const column = Array.from({ length: p }, (_, row) => Math.sqrt(uniquenesses[row]!) * vectors[row * p + k]! * length);
    const sign = column.reduce((sum, one) => sum + one, 0) < 0 ? -1 : 1;
    for (const [row, one] of column.entries()) loadings[row * factors + k] = sign * one;
  }
  return loadings;
}

function scaled(correlation: Float64Array, p: number, uniquenesses: Float64Array): Float64Array {
  return correlation.map((one, at) => one / Math.sqrt(uniquenesses[Math.floor(at / p)]! * uniquenesses[at % p]!));
}

/** F and its slope in ln Ψ: Σ over the eigenvalues left over of θ − ln θ − 1; slope Σ (1 − θ_k)·ω_ik² over the same. */
function misfitOf(
  correlation: Float64Array,
  p: number,
  factors: number,
  logUniquenesses: Float64Array,
): { value: number; slope: Float64Array } {
  const uniquenesses = logUniquenesses.map((one) => Math.exp(one));
  const { values, vectors } = symmetricEigen(scaled(correlation, p, uniquenesses), p);
  let value = 0;
  for (let k = factors; k < p; k++) value += values[k]! - Math.log(values[k]!) - 1;
  const slope = Float64Array.from({ length: p }, (_, row) => {
    let sum = 0;
    for (let k = factors; k < p; k++) sum += (1 - values[k]!) * vectors[row * p + k]! ** 2;
    return sum;
  });
  return { value, slope };
}

interface Point {
  readonly at: Float64Array;
  readonly value: number;
}

/** BFGS with halved steps, within ln Ψ from its floor to a little over 0. */
function descend(start: Float64Array, misfit: (at: Float64Array) => { value: number; slope: Float64Array }): Point {
  const p = start.length;
  const floor = Math.log(LEAST_UNIQUENESS);
  const within = (one: number): number => Math.min(0.5, Math.max(floor, one));
  let at = start.map(within);
  let present = misfit(at);
  let curvature = identity(p);
  for (let step = 0; step < 500; step++) {
    const free = (row: number): boolean => !(at[row]! <= floor && present.slope[row]! > 0);
    const direction = Float64Array.from({ length: p }, (_, row) =>
      free(row) ? -sumOf(p, (other) => (free(other) ? curvature[row * p + other]! * present.slope[other]! : 0)) : 0,
    );
    const falls = sumOf(p, (row) => direction[row]! * present.slope[row]!);
    if (!(falls < 0)) {
      if (present.slope.every((one, row) => Math.abs(one) < 1e-9 || !free(row))) break;
      curvature = identity(p);
      if (falls === 0) break;
      continue;
    }
    let length = 1;
    let next = at;
    let reached = present;
    for (; length > 1e-12; length /= 2) {
      next = at.map((one, row) => within(one + length * direction[row]!));
      reached = misfit(next);
      if (reached.value <= present.value + 1e-4 * length * falls) break;
    }
    if (length <= 1e-12) break;
    curvature = updated(curvature, at, next, present.slope, reached.slope);
    const isThere = present.value - reached.value < 1e-15 && reached.slope.every((one) => Math.abs(one) < 1e-8);
    at = next;
    present = reached;
    if (isThere) break;
  }
  return { at, value: present.value };
}

const identity = (p: number): Float64Array => Float64Array.from({ length: p * p }, (_, at) => (at % (p + 1) === 0 ? 1 : 0));

/** H + (1 + yᵀHy/yᵀs)·ssᵀ/yᵀs − (Hysᵀ + syᵀH)/yᵀs; as it was where the slope does not rise along the step. */
function updated(
  curvature: Float64Array,
  from: Float64Array,
  to: Float64Array,
  slopeFrom: Float64Array,
  slopeTo: Float64Array,
): Float64Array {
  const p = from.length;
  const s = to.map((one, row) => one - from[row]!);
  const y = slopeTo.map((one, row) => one - slopeFrom[row]!);
  const rise = sumOf(p, (row) => s[row]! * y[row]!);
  if (!(rise > 1e-18)) return curvature;
  const moved = Float64Array.from({ length: p }, (_, row) => sumOf(p, (other) => curvature[row * p + other]! * y[other]!));
  const share = 1 + sumOf(p, (row) => y[row]! * moved[row]!) / rise;
  return curvature.map((one, at) => {
    const [row, column] = [Math.floor(at / p), at % p];
    return one + (share * s[row]! * s[column]! - moved[row]! * s[column]! - s[row]! * moved[column]!) / rise;
  });
}

function fitOf(
  { indicators: p, areas: n, correlation, deviations }: Correlations,
  implied: Float64Array,
  factors: number,
): FactorFit {
  const free = inverse(implied, p);
  const trace = sumOf(p * p, (at) => correlation[at]! * free[at]!);
  const [ofR, ofImplied] = [logDeterminant(correlation, p), logDeterminant(implied, p)];
  const chisq = n * (ofImplied + trace - ofR - p);
  const df = degreesOf(p, factors);
  const [baselineChisq, baselineDf] = [-n * ofR, (p * (p - 1)) / 2];
  const beyond = Math.max(chisq - df, 0);
  const baseline = baselineChisq / baselineDf;
  let squares = 0;
  for (let row = 0; row < p; row++)
    for (let column = 0; column < row; column++) squares += (correlation[row * p + column]! - implied[row * p + column]!) ** 2;
  const parameters = p * factors + p - (factors * (factors - 1)) / 2 + p;
  const loglik = (-n / 2) * (p * Math.log(2 * Math.PI) + ofImplied + trace);
  const raw = loglik - n * sumOf(p, (at) => Math.log(deviations[at]!));
  const rmseaAt = (tail: number): number => (df === 0 ? NaN : Math.sqrt(noncentralityAt(chisq, df, tail) / (df * n)));
  return {
    chisq,
    df,
    p: df === 0 ? NaN : chiSquaredUpperTail(chisq, df),
    baselineChisq,
    baselineDf,
    cfi: 1 - beyond / Math.max(beyond, baselineChisq - baselineDf, Number.MIN_VALUE),
    tli: df === 0 ? NaN : (baseline - chisq / df) / (baseline - 1),
    rmsea: df === 0 ? NaN : Math.sqrt(beyond / (df * n)),
    rmseaLower: rmseaAt(0.05),
    rmseaUpper: rmseaAt(0.95),
    srmrWithoutMeans: Math.sqrt(squares / ((p * (p + 1)) / 2)),
    srmrWithMeans: Math.sqrt(squares / ((p * (p + 3)) / 2)),
    bicStandardised: -2 * loglik + parameters * Math.log(n),
    bicRaw: -2 * raw + parameters * Math.log(n),
  };
}

/** How far χ² is moved where so much of it lies above what was found; 0 where even χ² itself has more. */
function noncentralityAt(chisq: number, df: number, tail: number): number {
  if (chiSquaredUpperTail(chisq, df) >= tail) return 0;
  let [low, high] = [0, 5 * chisq + 100];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (noncentralUpperTail(chisq, df, middle) < tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function sumOf(count: number, of: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += of(at);
  return sum;
}
