/**
 * Oblique geomin rotation of loadings: factors may correlate, and each indicator is to load on few of them.
 *
 *   Λ = A·(Tᵀ)⁻¹, Φ = TᵀT with columns of T of length 1; least Σ_i (Π_j (λ_ij² + ε))^(1/m), ε = 0.0001 unless told
 *
 * Yates 1987; Browne 2001. By the gradient projection of Jennrich 2002 from many starts, the best kept: the criterion has several minima.
 * No Kaiser weights. Factor 1 is the one with the larger loading on the first indicator, and so on; sums of columns are positive.
 */
import { randomNumbers } from './random.js';

export const GEOMIN_VARIANT = 'oblique geomin';

export interface RotatedLoadings {
  /** `loadings[row * factors + k]`. */
  readonly loadings: Float64Array;
  /** Φ: `correlations[k * factors + l]`. */
  readonly correlations: Float64Array;
  readonly criterion: number;
}

const STARTS = 40;
/** Short runs from every start, the best of them to the end. */
const SHORT = { steps: 100, flat: 1e-3 };
const LONG = { steps: 2_000, flat: 1e-9 };
const TAKEN_TO_THE_END = 5;
/** Under it nothing is gained that rounding leaves. */
const LEAST_GAIN = 1e-15;

/** @param loadings not rotated: `loadings[row * factors + k]` */
export function geomin(loadings: Float64Array, factors: number, epsilon: number): RotatedLoadings {
  if (factors === 1) return { loadings, correlations: Float64Array.of(1), criterion: NaN };
  const whole = randomNumbers(1);
  const starts = Array.from({ length: STARTS }, (_, start) => (start === 0 ? identity(factors) : randomAxes(factors, whole)));
  const short = starts.flatMap((axes) => (axes === null ? [] : descend(loadings, factors, epsilon, axes, SHORT)));
  const best = short.sort((one, other) => one.criterion - other.criterion).slice(0, TAKEN_TO_THE_END);
  const long = best.flatMap(({ axes }) => descend(loadings, factors, epsilon, axes, LONG));
  return inOrder(
    long.reduce((least, one) => (one.criterion < least.criterion ? one : least)),
    factors,
  );
}

interface Turned {
  readonly axes: Float64Array;
  readonly loadings: Float64Array;
  readonly criterion: number;
}

const identity = (m: number): Float64Array => Float64Array.from({ length: m * m }, (_, at) => (at % (m + 1) === 0 ? 1 : 0));

/** Null where two fall together. */
function randomAxes(m: number, whole: (limit: number) => number): Float64Array | null {
  const axes = withUnitColumns(
    Float64Array.from({ length: m * m }, () => whole(2_000_001) / 1_000_000 - 1),
    m,
  );
  return inverseOf(axes, m) === null ? null : axes;
}

/** Nothing where the axes fall together. */
function descend(loadings: Float64Array, m: number, epsilon: number, start: Float64Array, until: typeof SHORT): Turned[] {
  let axes = start;
  let present = turnedBy(loadings, m, epsilon, axes);
  let length = 1;
  for (let step = 0; present !== null && step < until.steps; step++) {
    const slope = slopeAt(present, m, epsilon);
    // The part of the slope along each axis changes its length only.
    const projected = slope.slice();
    for (let column = 0; column < m; column++) {
      let along = 0;
      for (let row = 0; row < m; row++) along += axes[row * m + column]! * slope[row * m + column]!;
      for (let row = 0; row < m; row++) projected[row * m + column]! -= along * axes[row * m + column]!;
    }
    const steepness = projected.reduce((sum, one) => sum + one * one, 0);
    if (Math.sqrt(steepness) < until.flat) break;
    length *= 2;
    let moved: ReturnType<typeof turnedBy> = null;
    let tried = axes;
    for (; length > 1e-14; length /= 2) {
      tried = withUnitColumns(
        axes.map((one, at) => one - length * projected[at]!),
        m,
      );
      moved = turnedBy(loadings, m, epsilon, tried);
      if (moved !== null && moved.criterion < present.criterion - 0.5 * steepness * length) break;
      moved = null;
    }
    if (moved === null) break;
    const isThere: boolean = present.criterion - moved.criterion < LEAST_GAIN;
    axes = tried;
    present = moved;
    if (isThere) break;
  }
  return present === null ? [] : [{ axes, loadings: present.loadings, criterion: present.criterion }];
}

/** Null where axes fall together. */
function turnedBy(loadings: Float64Array, m: number, epsilon: number, axes: Float64Array) {
  const back = inverseOf(axes, m);
  if (back === null) return null;
  const p = loadings.length / m;
  const turned = new Float64Array(loadings.length);
  let criterion = 0;
  for (let row = 0; row < p; row++) {
    let logs = 0;
    for (let k = 0; k < m; k++) {
      let sum = 0;
      for (let l = 0; l < m; l++) sum += loadings[row * m + l]! * back[k * m + l]!;
      turned[row * m + k] = sum;
      logs += Math.log(sum * sum + epsilon);
    }
    criterion += Math.exp(logs / m);
  }
  return { loadings: turned, criterion, back };
}

/** −(Λᵀ·∂f/∂Λ·T⁻¹)ᵀ. */
function slopeAt({ loadings, back }: NonNullable<ReturnType<typeof turnedBy>>, m: number, epsilon: number): Float64Array {
  const p = loadings.length / m;
  const inner = new Float64Array(m * m);
  for (let row = 0; row < p; row++) {
    let logs = 0;
    for (let k = 0; k < m; k++) logs += Math.log(loadings[row * m + k]! ** 2 + epsilon);
    const product = Math.exp(logs / m);
    for (let k = 0; k < m; k++) {
      const one = loadings[row * m + k]!;
      const slope = (2 / m) * (one / (one * one + epsilon)) * product;
      for (let l = 0; l < m; l++) inner[l * m + k]! += loadings[row * m + l]! * slope;
    }
  }
  const slope = new Float64Array(m * m);
  for (let row = 0; row < m; row++)
    for (let column = 0; column < m; column++) {
      let sum = 0;
      for (let k = 0; k < m; k++) sum += inner[row * m + k]! * back[k * m + column]!;
      slope[column * m + row] = -sum;
    }
  return slope;
}

function inOrder({ axes, loadings, criterion }: Turned, m: number): RotatedLoadings {
  const p = loadings.length / m;
  const order = Array.from({ length: m }, (_, k) => k).sort(
    (one, other) => Math.abs(loadings[other]!) - Math.abs(loadings[one]!),
  );
  const signs = order.map((k) => {
    let sum = 0;
    for (let row = 0; row < p; row++) sum += loadings[row * m + k]!;
    return sum < 0 ? -1 : 1;
  });
  const sorted = loadings.map((_, at) => signs[at % m]! * loadings[Math.floor(at / m) * m + order[at % m]!]!);
  const correlations = new Float64Array(m * m);
  for (let one = 0; one < m; one++)
    for (let other = 0; other < m; other++) {
      let sum = 0;
      for (let row = 0; row < m; row++) sum += axes[row * m + order[one]!]! * axes[row * m + order[other]!]!;
      correlations[one * m + other] = one === other ? 1 : signs[one]! * signs[other]! * sum;
    }
  return { loadings: sorted, correlations, criterion };
}

function withUnitColumns(axes: Float64Array, m: number): Float64Array {
  const lengths = Array.from({ length: m }, (_, column) => {
    let sum = 0;
    for (let row = 0; row < m; row++) sum += axes[row * m + column]! ** 2;
    return Math.sqrt(sum);
  });
  return axes.map((one, at) => one / lengths[at % m]!);
}

/** By elimination with the largest pivot, beside the identity; null where it is as good as singular. */
function inverseOf(matrix: Float64Array, m: number): Float64Array | null {
  const width = 2 * m;
  const beside = new Float64Array(m * width);
  for (let row = 0; row < m; row++) {
    for (let at = 0; at < m; at++) beside[row * width + at] = matrix[row * m + at]!;
    beside[row * width + m + row] = 1;
  }
  for (let column = 0; column < m; column++) {
    let pivot = column;
    for (let row = column + 1; row < m; row++)
      if (Math.abs(beside[row * width + column]!) > Math.abs(beside[pivot * width + column]!)) pivot = row;
    const size = beside[pivot * width + column]!;
    if (Math.abs(size) < 1e-3) return null;
    for (let at = 0; at < width; at++) {
      const one = beside[pivot * width + at]!;
      beside[pivot * width + at] = beside[column * width + at]!;
      beside[column * width + at] = one / size;
    }
    for (let row = 0; row < m; row++) {
      const share = beside[row * width + column]!;
      if (row === column || share === 0) continue;
      for (let at = column; at < width; at++) beside[row * width + at]! -= share * beside[column * width + at]!;
    }
  }
  const inverse = new Float64Array(m * m);
  for (let row = 0; row < m; row++) for (let at = 0; at < m; at++) inverse[row * m + at] = beside[row * width + m + at]!;
  return inverse;
}
