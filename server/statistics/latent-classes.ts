/**
 * Latent classes of children by indicators that hold or do not: who is alike, in aggregate, never a score for a child.
 *
 *   P(y) = Σ_k π_k · Π_j θ_kj^y_j · (1 − θ_kj)^(1 − y_j)
 *
 * By expectation and maximisation over response patterns (Goodman 1974; McLachlan and Peel 2000) from many random starts: short runs, the
 * ten best of them to convergence, by steps extrapolated. With p = (k − 1) + k·J parameters: BIC = −2·LL + p·ln n, AIC = −2·LL + 2p, G² = 2·Σ O·ln(O/E) over the
 * patterns that are there, df = 2^J − 1 − p; relative entropy = 1 − Σ_i Σ_k(−p_ik·ln p_ik) ÷ (n·ln k) (Ramaswamy and others 1993).
 * Classes stand by falling share. Indicators are taken as independent within a class; several maxima are usual for many classes.
 */
import { chiSquaredUpperTail } from './chi-squared.js';
import { randomNumbers } from './random.js';
import type { ResponsePatterns } from './response-patterns.js';
import { climbExtrapolated, type Reached, type Step } from './squared-extrapolation.js';

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
const LONG = { rounds: 5_000, gain: 1e-10 };
const TAKEN_TO_THE_END = 10;
const SAME_LIKELIHOOD = 1e-3;
const EDGE = 1e-10;
const NEAR_EDGE = 1e-4;

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
  const step = (at: Parameters): Step => stepFrom(patterns, k, at);
  const short = Array.from({ length: k === 1 ? 1 : starts }, (_, start) => {
    const run = climb(step, randomStart(k, indicators, seed, start));
    onStart?.(start + 1);
    return run;
  });
  const best = short.toSorted((one, other) => other.height - one.height).slice(0, TAKEN_TO_THE_END);
  const runs = best.map(({ at }) => climbExtrapolated(at, step, (far) => allowed(far, k), LONG));
  const { height: loglik, at } = runs.reduce((most, run) => (run.height > most.height ? run : most));
  const top = classesOf(at, k);
  const order = [...top.shares.keys()].sort((one, other) => top.shares[other]! - top.shares[one]!);
  const shares = Float64Array.from(order, (one) => top.shares[one]!);
  const probabilities = order.map((one) => top.probabilities[one]!.slice());
  const parameters = k - 1 + k * indicators;
  const df = 2 ** indicators - 1 - parameters;
  const { g2, uncertainty } = fitOf(patterns, shares, probabilities);
  return {
    k,
    loglik,
    parameters,
    bic: -2 * loglik + parameters * Math.log(children),
    aic: -2 * loglik + 2 * parameters,
    g2,
    df,
    g2P: df > 0 ? chiSquaredUpperTail(g2, df) : NaN,
    relativeEntropy: k === 1 ? NaN : 1 - uncertainty / (children * Math.log(k)),
    replicated: runs.filter(({ height }) => height > loglik - SAME_LIKELIHOOD).length,
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
function randomStart(k: number, indicators: number, seed: number, start: number): Parameters {
  const whole = randomNumbers(seed, start);
  const share = (): number => (whole(2 ** 32) + 0.5) / 2 ** 32;
  // Two exponentials are a gamma of shape 2, and gammas over their sum a Dirichlet: no class begins empty.
  const weights = Float64Array.from({ length: k }, () => -Math.log(share()) - Math.log(share()));
  const all = weights.reduce((sum, one) => sum + one, 0);
  return Float64Array.from({ length: k + k * indicators }, (_, at) => (at < k ? weights[at]! / all : 0.05 + 0.9 * share()));
}

/** The shares, then class by class the probabilities. */
type Parameters = Float64Array<ArrayBuffer>;

function classesOf(at: Parameters, k: number): Pick<LatentClasses, 'shares' | 'probabilities'> {
  const indicators = at.length / k - 1;
  const rowOf = (one: number): Float64Array => at.subarray(k + one * indicators, k + (one + 1) * indicators);
  return { shares: at.subarray(0, k), probabilities: Array.from({ length: k }, (_, one) => rowOf(one)) };
}

/** One step of expectation and maximisation. */
function stepFrom(patterns: ResponsePatterns, k: number, at: Parameters): Step {
  const { counts, holds, indicators, children } = patterns;
  const { shares, probabilities } = classesOf(at, k);
  const weights = jointOf(patterns, shares, probabilities);
  const totals = normalise(weights, k);
  let height = 0;
  for (let pattern = 0; pattern < counts.length; pattern++) height += counts[pattern]! * Math.log(totals[pattern]!);
  const next = new Float64Array(at.length);
  for (let one = 0; one < k; one++) {
    const row = k + one * indicators;
    let size = 0;
    for (let pattern = 0; pattern < counts.length; pattern++) {
      const weight = counts[pattern]! * weights[pattern * k + one]!;
      size += weight;
      for (let j = 0; j < indicators; j++) next[row + j]! += weight * holds[pattern * indicators + j]!;
    }
    next[one] = size / children;
    for (let j = 0; j < indicators; j++) next[row + j] = inside(next[row + j]! / Math.max(size, EDGE));
  }
  return { height, next };
}

const inside = (probability: number): number => Math.min(1 - EDGE, Math.max(EDGE, probability));

/** Shares of a sum of 1, probabilities between 0 and 1. */
function allowed(at: Parameters, k: number): Parameters {
  const all = at.subarray(0, k).reduce((sum, share) => sum + inside(share), 0);
  return at.map((one, place) => (place < k ? inside(one) / all : inside(one)));
}

/** A short way up, by plain steps. */
function climb(step: (at: Parameters) => Step, start: Parameters): Reached {
  let present = { at: start, ...step(start) };
  for (let taken = 0; taken < SHORT.steps; taken++) {
    const reached = { at: present.next, ...step(present.next) };
    const gain = reached.height - present.height;
    present = reached;
    if (gain < SHORT.gain) break;
  }
  return present;
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
