/**
 * Tails of the standard normal distribution: p = erfc(|z| ÷ √2) for both sides.
 *
 * erfc by its power series near 0 and by Lentz's continued fraction further out (Abramowitz and Stegun 1964, 7.1.5 and 7.1.14): relative
 * error under 1e-13, in the far tails too, where 1 − Φ(z) would be lost to rounding.
 */

/** Probability of lying as far from 0 as z or further, on either side. `twoSidedP(1.959963984540054)` is 0.05; NaN for NaN. */
export function twoSidedP(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** Probability of lying above z. `upperTailP(1.6448536269514722)` is 0.05. */
export function upperTailP(z: number): number {
  return z >= 0 ? erfc(z / Math.SQRT2) / 2 : 1 - erfc(-z / Math.SQRT2) / 2;
}

/** The z that both tails together leave `p` beyond, by bisection: `twoSidedQuantile(0.05)` is about 1.96. @param p above 0, below 1 */
export function twoSidedQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability must be above 0 and below 1; got ${p}`);
  let low = 0;
  let high = 40;
  while (true) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (twoSidedP(middle) > p) low = middle;
    else high = middle;
  }
}

const SERIES_BELOW = 2;
const SMALLEST = 1e-300;

/** Complementary error function of x ≥ 0. */
function erfc(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < SERIES_BELOW) return 1 - erfBySeries(x);
  if (x > 27) return 0;
  return erfcByFraction(x);
}

/** 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) ÷ (1·3·…·(2n+1)): all terms positive, so nothing cancels. */
function erfBySeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))), by the modified method of Lentz. */
function erfcByFraction(x: number): number {
  let fraction = x;
  let upper = x;
  let lower = 0;
  for (let n = 1; n < 500; n++) {
    const numerator = n / 2;
    lower = 1 / Math.max(x + numerator * lower, SMALLEST);
    upper = x + numerator / upper;
    const step = upper * lower;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
