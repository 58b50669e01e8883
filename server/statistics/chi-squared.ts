/**
 * Upper tail of χ² with `df` degrees of freedom, central or not.
 *
 * Q(a, x) with a = df/2, x = χ²/2: by its series under a + 1, by Lentz's continued fraction above (Abramowitz and Stegun 1964, 6.5.29 and
 * 6.5.31), relative error under 1e-13. Not central: Σ Poisson(j; λ/2) · Q(a + j, x) over those j that weigh (26.4.25).
 */
import { logGamma } from './log-gamma.js';

/** Probability of χ² or more. `chiSquaredUpperTail(3.841458820694124, 1)` is 0.05. @throws RangeError when df is not above 0 */
export function chiSquaredUpperTail(chiSquared: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be above 0; got ${df}`);
  return upperGamma(df / 2, chiSquared / 2);
}

/** The same where the mean of the squares is moved by `noncentrality`. */
export function noncentralUpperTail(chiSquared: number, df: number, noncentrality: number): number {
  const mean = noncentrality / 2;
  if (mean === 0) return chiSquaredUpperTail(chiSquared, df);
  const middle = Math.floor(mean);
  const weightOf = (j: number): number => Math.exp(-mean + j * Math.log(mean) - logGamma(j + 1));
  let sum = 0;
  for (let j = middle; j >= 0; j--) {
    const weight = weightOf(j);
    sum += weight * upperGamma(df / 2 + j, chiSquared / 2);
    if (weight < 1e-16) break;
  }
  for (let j = middle + 1; ; j++) {
    const weight = weightOf(j);
    sum += weight * upperGamma(df / 2 + j, chiSquared / 2);
    if (weight < 1e-16) return sum;
  }
}

function upperGamma(a: number, x: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? NaN : 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

const SMALLEST = 1e-300;

function upperFraction(a: number, x: number): number {
  let odd = x + 1 - a;
  let upper = 1 / SMALLEST;
  let lower = 1 / odd;
  let fraction = lower;
  for (let n = 1; n < 10_000; n++) {
    const numerator = -n * (n - a);
    odd += 2;
    lower = 1 / nonZero(numerator * lower + odd);
    upper = nonZero(odd + numerator / upper);
    const change = lower * upper;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return fraction;
}

const nonZero = (one: number): number => (Math.abs(one) < SMALLEST ? SMALLEST : one);
