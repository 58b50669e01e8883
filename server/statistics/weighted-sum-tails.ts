/**
 * Tails of w₁·X₁ + w₂·X₂ + …, the w whole numbers and the X independent, Xₖ Binomial(nₖ, share): the masses of all sums, added up class by class
 * (convolution), without a draw.
 *
 * Masses smaller than 10⁻¹⁸ of the largest of their class are left out, so that a tail is right to about 10⁻¹⁴ of 1 and never said to be under
 * 10⁻¹². Sums beyond ten standard deviations over the mean are not told apart: they have the tail that begins there, which is no smaller than theirs.
 */

export interface TailsOfSum {
  /** P(sum ≥ this). */
  atLeast(sum: number): number;
  /** P(sum ≤ this). */
  atMost(sum: number): number;
}

const SMALLEST_TAIL = 1e-12;
const SMALLEST_MASS = 1e-18;

/** `weightedSumTails([1, 20], [100, 4], 0.05).atLeast(25)`: of a hundred light and four heavy, what weighs 25 or more falls here. */
export function weightedSumTails(weights: readonly number[], trials: readonly number[], share: number): TailsOfSum {
  const mean = weights.reduce((sum, weight, at) => sum + weight * trials[at]! * share, 0);
  const variance = weights.reduce((sum, weight, at) => sum + weight * weight * trials[at]! * share * (1 - share), 0);
  const last = Math.ceil(mean + 10 * Math.sqrt(variance));
  let masses = new Float64Array(last + 1);
  masses[0] = 1;
  let highest = 0;
  for (const [at, weight] of weights.entries()) {
    if (weight === 0 || trials[at] === 0) continue;
    const one = binomialMasses(trials[at]!, share);
    const sums = new Float64Array(last + 1);
    for (const [place, mass] of one.masses.entries()) {
      const shift = weight * (one.first + place);
      for (let sum = 0, to = Math.min(highest, last - shift); sum <= to; sum++) sums[sum + shift]! += masses[sum]! * mass;
    }
    highest = Math.min(last, highest + weight * (one.first + one.masses.length - 1));
    masses = sums;
  }
  const upTo = new Float64Array(last + 1);
  for (let sum = 0, all = 0; sum <= last; sum++) upTo[sum] = all += masses[sum]!;
  const from = new Float64Array(last + 2);
  from[last + 1] = Math.max(0, 1 - upTo[last]!);
  for (let sum = last; sum >= 0; sum--) from[sum] = from[sum + 1]! + masses[sum]!;
  const told = (tail: number): number => Math.min(1, Math.max(SMALLEST_TAIL, tail));
  return {
    atLeast: (sum) => (sum <= 0 ? 1 : told(from[Math.min(sum, last + 1)]!)),
    atMost: (sum) => told(sum > last ? 1 : upTo[sum]!),
  };
}

/** Masses of Binomial(trials, share) about its mode, `masses[0]` being that of `first`; they add up to 1. */
function binomialMasses(trials: number, share: number): { readonly first: number; readonly masses: Float64Array } {
  if (share >= 1) return { first: trials, masses: Float64Array.of(1) };
  const odds = share / (1 - share);
  const mode = Math.min(trials, Math.floor((trials + 1) * share));
  const below: number[] = [];
  for (let at = mode, mass = 1; at > 0 && mass > SMALLEST_MASS; at--) {
    mass *= at / ((trials - at + 1) * odds);
    below.push(mass);
  }
  const above: number[] = [];
  for (let at = mode, mass = 1; at < trials && mass > SMALLEST_MASS; at++) {
    mass *= ((trials - at) * odds) / (at + 1);
    above.push(mass);
  }
  const masses = Float64Array.from([...below.reverse(), 1, ...above]);
  const all = masses.reduce((sum, mass) => sum + mass, 0);
  return { first: mode - below.length, masses: masses.map((mass) => mass / all) };
}
