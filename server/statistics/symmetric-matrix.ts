/**
 * Small symmetric matrices, as rows one after the other in a Float64Array.
 *
 * Inverse by Cholesky’s factor L·Lᵀ; eigenvalues by Jacobi’s rotations, each of which sets one pair of entries off the diagonal to 0
 * (Golub and Van Loan 2013, 4.2 and 8.5). Both are exact to rounding for the few dozen rows that a regression or factor model has.
 */

/** @returns columns that the ones before them determine, to a share of `tolerance` of their own size */
export function dependentColumns(matrix: Float64Array, size: number, tolerance = 1e-9): number[] {
  const factor = Float64Array.from(matrix);
  const dependent: number[] = [];
  for (let column = 0; column < size; column++) {
    const pivot = factor[column * size + column]!;
    if (!(pivot > tolerance * matrix[column * size + column]!)) {
      dependent.push(column);
      continue;
    }
    for (let row = column + 1; row < size; row++) {
      const share = factor[row * size + column]! / pivot;
      if (share === 0) continue;
      for (let other = column + 1; other < size; other++) factor[row * size + other]! -= share * factor[column * size + other]!;
    }
  }
  return dependent;
}

/** @throws RangeError when it is not positive definite */
export function inverse(matrix: Float64Array, size: number): Float64Array {
  const lower = cholesky(matrix, size);
  const found = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    column.fill(0);
    column[at] = 1;
    for (let row = 0; row < size; row++) {
      for (let before = 0; before < row; before++) column[row]! -= lower[row * size + before]! * column[before]!;
      column[row]! /= lower[row * size + row]!;
    }
    for (let row = size - 1; row >= 0; row--) {
      for (let after = row + 1; after < size; after++) column[row]! -= lower[after * size + row]! * column[after]!;
      column[row]! /= lower[row * size + row]!;
    }
    for (let row = 0; row < size; row++) found[row * size + at] = column[row]!;
  }
  return found;
}

/** ln |A|. @throws RangeError when it is not positive definite */
export function logDeterminant(matrix: Float64Array, size: number): number {
  const lower = cholesky(matrix, size);
  let sum = 0;
  for (let row = 0; row < size; row++) sum += 2 * Math.log(lower[row * size + row]!);
  return sum;
}

function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column]!;
      for (let before = 0; before < column; before++) rest -= lower[row * size + before]! * lower[column * size + before]!;
      if (row !== column) lower[row * size + column] = rest / lower[column * size + column]!;
      else if (rest > 0) lower[row * size + row] = Math.sqrt(rest);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
  return lower;
}

export interface Eigen {
  /** The largest first. */
  readonly values: Float64Array;
  /** `vectors[row * size + k]`: of the k-th value, of length 1. */
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 60;

export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let at = 0; at < size; at++) v[at * size + at] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a, size) > 0; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, at) => at).sort((one, other) => a[other * size + other]! - a[one * size + one]!);
  const vectors = new Float64Array(size * size);
  for (const [to, from] of order.entries()) for (let row = 0; row < size; row++) vectors[row * size + to] = v[row * size + from]!;
  return { values: Float64Array.from(order, (at) => a[at * size + at]!), vectors };
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  let all = 0;
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      all += a[row * size + column]! ** 2;
      if (row !== column) sum += a[row * size + column]! ** 2;
    }
  return sum > 1e-30 * all ? sum : 0;
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const between = a[p * size + q]!;
  if (between === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * between);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let at = 0; at < size; at++) {
    const [one, other] = [a[at * size + p]!, a[at * size + q]!];
    a[at * size + p] = cosine * one - sine * other;
    a[at * size + q] = sine * one + cosine * other;
  }
  for (let at = 0; at < size; at++) {
    const [one, other] = [a[p * size + at]!, a[q * size + at]!];
    a[p * size + at] = cosine * one - sine * other;
    a[q * size + at] = sine * one + cosine * other;
    const [first, second] = [v[at * size + p]!, v[at * size + q]!];
    v[at * size + p] = cosine * first - sine * second;
    v[at * size + q] = sine * first + cosine * second;
  }
}
