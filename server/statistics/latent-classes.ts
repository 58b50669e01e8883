/**
 * Latent classes of children by indicators that hold or do not: who is alike, in aggregate, never a score for a child.
 *
 *   P(y) = Σ_k π_k · Π_j θ_kj^y_j · (1 − θ_kj)^(1 − y_j)
 *
 * By expectation and maximisation over response patterns (Goodman 1974; McLachlan and Peel 2000) from many random starts: short runs, the
 * ten best of them to convergence. With p = (k − 1) + k·J parameters: BIC = −2·LL + p·ln n, AIC = −2·LL + 2p, G² = 2·Σ O·ln(O/E) over the
 * patterns that are there, df = 2^J − 1 − p; relative entropy = 1 − Σ_i Σ_k(−p_ik·ln p_ik) ÷ (n·ln k) (Ramaswamy and others 1993).
 * Classes stand by falling share. Indicators are taken as independent within a class; several maxima are usual for many classes.
 */
import { chiSquaredUpperTail } from './chi-squared.js';
import { randomNumbers } from './random.js';
import type { ResponsePatterns } from './response-patterns.js';

export const LATENT_CLASS_VARIANT = 'latent classes of independent indicators, maximum likelihood (EM), classes by share';

export interface LatentClasses {
  readonly k: number;
  readonly loglik: number;
  readonly parameters: number;
  readonly bic: number;
  readonly aic: number;
  readonly g2: number;
  readonly df: number;
  /** NaN without degrees of freedom. */
  readonly g2P: number;
  /** NaN for one class. */
  readonly relativeEntropy: number;
  /** How many of the runs that were taken to the end reached the best likelihood, the best itself included. */
  readonly replicated: number;
  readonly runs: number;
  /** Probabilities at 0 or 1: what they rest on is few children. */
  readonly atBoundary: number;
  readonly shares: Float64Array;
  /** `probabilities[k][j]`: that indicator j holds in class k. */
  readonly probabilities: readonly Float64Array[];
}

const SHORT = { steps: 300, gain: 1e-4 };
const LONG = { steps: 20_000, gain: 1e-10 };
const TAKEN_TO_THE_END = 10;
const SAME_LIKELIHOOD = 1e-3;
const EDGE = 1e-10;
const NEAR_EDGE = 1e-4;

interface Run {
  readonly loglik: number;
  readonly shares: Float64Array;
  readonly probabilities: readonly Float64Array[];
}

/** The most classes that indicators can tell apart: as many parameters as there are patterns less one. */
export const mostClasses = (indicators: number): number => Math.floor(2 ** indicators / (indicators + 1));

/**
 * @param starts random starts; one class needs one
 * @param onStart told how many of them are done
 * @throws RangeError when k is not from 1 to `mostClasses`
 */
export function latentClasses(
  patterns: ResponsePatterns,
  k: number,
  { starts, seed }: { readonly starts: number; readonly seed: number },
  onStart?: (done: number) => void,
): LatentClasses {
  const { indicators, children } = patterns;
  if (!Number.isInteger(k) || k < 1 || k > mostClasses(indicators)) {
    throw new RangeError(`${indicators} indicators tell 1 to ${mostClasses(indicators)} classes apart, not ${k}`);
  }
  const short = Array.from({ length: k === 1 ? 1 : starts }, (_, start) => {
    const run = climb(patterns, randomStart(k, indicators, seed, start), SHORT);
    onStart?.(start + 1);
    return run;
  });
  const best = short.toSorted((one, other) => other.loglik - one.loglik).slice(0, TAKEN_TO_THE_END);
  const runs = best.map((run) => climb(patterns, run, LONG));
  const top = runs.reduce((most, run) => (run.loglik > most.loglik ? run : most));
  const order = [...top.shares.keys()].sort((one, other) => top.shares[other]! - top.shares[one]!);
  const shares = Float64Array.from(order, (at) => top.shares[at]!);
  const probabilities = order.map((at) => top.probabilities[at]!);
  const parameters = k - 1 + k * indicators;
  const df = 2 ** indicators - 1 - parameters;
  const { g2, uncertainty } = fitOf(patterns, shares, probabilities);
  return {
    k,
    loglik: top.loglik,
    parameters,
    bic: -2 * top.loglik + parameters * Math.log(children),
    aic: -2 * top.loglik + 2 * parameters,
    g2,
    df,
    g2P: df > 0 ? chiSquaredUpperTail(g2, df) : NaN,
    relativeEntropy: k === 1 ? NaN : 1 - uncertainty / (children * Math.log(k)),
    replicated: runs.filter(({ loglik }) => loglik > top.loglik - SAME_LIKELIHOOD).length,
    runs: runs.length,
    atBoundary: probabilities.reduce((sum, row) => sum + row.filter((one) => one < NEAR_EDGE || one > 1 - NEAR_EDGE).length, 0),
    shares,
    probabilities,
  };
}

/**
 * Of one child the probability of each class, by the indicators that are known (null: not). Nothing known gives the shares.
 * For sums over children; what a single child is likely to be is shown to nobody.
 */
export function posteriorOf(
  { shares, probabilities }: Pick<LatentClasses, 'shares' | 'probabilities'>,
  answers: readonly (boolean | null)[],
): Float64Array {
  const joint = Float64Array.from(shares, (share, at) =>
    answers.reduce((product, holds, j) => {
      const probability = probabilities[at]![j]!;
      return holds === null ? product : product * (holds ? probability : 1 - probability);
    }, share),
  );
  const all = joint.reduce((sum, one) => sum + one, 0);
  return joint.map((one) => one / all);
}

/** Probabilities of the classes of each pattern: `posteriors[pattern * k + class]`. */
export function posteriorsOf(patterns: ResponsePatterns, found: Pick<LatentClasses, 'shares' | 'probabilities'>): Float64Array {
  const { shares, probabilities } = found;
  const posteriors = jointOf(patterns, shares, probabilities);
  normalise(posteriors, shares.length);
  return posteriors;
}

/** Each start has a stream of its own: the same, however many there are. */
function randomStart(k: number, indicators: number, seed: number, start: number): Run {
  const whole = randomNumbers(seed, start);
  const share = (): number => (whole(2 ** 32) + 0.5) / 2 ** 32;
  // Two exponentials are a gamma of shape 2, and gammas over their sum a Dirichlet: no class begins empty.
  const weights = Float64Array.from({ length: k }, () => -Math.log(share()) - Math.log(share()));
  const all = weights.reduce((sum, one) => sum + one, 0);
  return {
    loglik: -Infinity,
    shares: weights.map((one) => one / all),
    probabilities: Array.from({ length: k }, () => Float64Array.from({ length: indicators }, () => 0.05 + 0.9 * share())),
  };
}

function climb(patterns: ResponsePatterns, from: Run, until: { readonly steps: number; readonly gain: number }): Run {
  const { counts, holds, indicators, children } = patterns;
  const k = from.shares.length;
  let shares = Float64Array.from(from.shares);
  let probabilities = from.probabilities.map((row) => Float64Array.from(row));
  let before = -Infinity;
  for (let step = 0; ; step++) {
    const weights = jointOf(patterns, shares, probabilities);
    const totals = normalise(weights, k);
    const loglik = counts.reduce((sum, count, at) => sum + count * Math.log(totals[at]!), 0);
    if (loglik - before < until.gain || step >= until.steps) return { loglik, shares, probabilities };
    before = loglik;
    const sizes = new Float64Array(k);
    const sums = Array.from({ length: k }, () => new Float64Array(indicators));
    for (const [at, count] of counts.entries()) {
      for (let one = 0; one < k; one++) {
        const weight = count * weights[at * k + one]!;
        sizes[one]! += weight;
        const row = sums[one]!;
        for (let j = 0; j < indicators; j++) if (holds[at * indicators + j] === 1) row[j]! += weight;
      }
    }
    shares = sizes.map((size) => size / children);
    probabilities = sums.map((row, one) =>
      row.map((sum) => Math.min(1 - EDGE, Math.max(EDGE, sum / Math.max(sizes[one]!, EDGE)))),
    );
  }
}

/** π_k · P(pattern | k), pattern by pattern. */
function jointOf(
  { counts, holds, indicators }: ResponsePatterns,
  shares: Float64Array,
  probabilities: readonly Float64Array[],
): Float64Array {
  const k = shares.length;
  const joint = new Float64Array(counts.length * k);
  for (let one = 0; one < k; one++) {
    const row = probabilities[one]!;
    const share = shares[one]!;
    for (let at = 0; at < counts.length; at++) {
      let product = share;
      for (let j = 0; j < indicators; j++) product *= holds[at * indicators + j] === 1 ? row[j]! : 1 - row[j]!;
      joint[at * k + one] = product;
    }
  }
  return joint;
}

/** Each pattern's to a sum of 1. @returns the sums before */
function normalise(joint: Float64Array, k: number): Float64Array {
  const totals = new Float64Array(joint.length / k);
  for (let at = 0; at < totals.length; at++) {
    let total = 0;
    for (let one = 0; one < k; one++) total += joint[at * k + one]!;
    totals[at] = total;
    for (let one = 0; one < k; one++) joint[at * k + one]! /= total;
  }
  return totals;
}

function fitOf(
  patterns: ResponsePatterns,
  shares: Float64Array,
  probabilities: readonly Float64Array[],
): { readonly g2: number; readonly uncertainty: number } {
  const posteriors = jointOf(patterns, shares, probabilities);
  const totals = normalise(posteriors, shares.length);
  let [g2, uncertainty] = [0, 0];
  for (const [at, count] of patterns.counts.entries()) {
    g2 += 2 * count * Math.log(count / (patterns.children * totals[at]!));
    for (let one = 0; one < shares.length; one++) {
      const p = posteriors[at * shares.length + one]!;
      if (p > 0) uncertainty -= count * p * Math.log(p);
    }
  }
  return { g2, uncertainty };
}
