/**
 * A count of a whole shared out over its areas, E_a = N · share_a, by one of three shares:
 *
 *   population   P_a ÷ ΣP
 *   indicators   Σ_k w_k · I_ak ÷ Σ_b I_bk, weights w_k ≥ 0 that sum to 1, population among the indicators
 *   risk score   P_a · exp(b · f_a) ÷ Σ_c P_c · exp(b · f_c)
 *
 * An area without an indicator takes its population share of it; the others' shares are scaled by 1 − the sum of those. So each kind of share sums
 * to 1, and `allocate` puts what rounding leaves over to the largest area: the areas sum to N.
 *
 * Synthetic estimation (Rao and Molina, Small Area Estimation, 2nd edition 2015, ch. 3). Assumes that the rate of the whole holds in every part, or
 * moves with the indicators. No interval follows from it. Not to be used to say how many there are in a place: it says how many one would expect.
 */

/** What an indicator counts in each area; null where it is not known. */
export interface WeightedIndicator {
  readonly weight: number;
  readonly counts: readonly (number | null)[];
}

/** Weights that people write with two or three decimals may miss 1 by no more. */
const WEIGHTS_SUM_WITHIN = 1e-9;

/** `populationShares([1, 3])` is [0.25, 0.75]. */
export function populationShares(populations: readonly number[]): number[] {
  assertAll('population', populations);
  const total = sum(populations);
  if (total === 0) throw new RangeError('population is 0 in every area');
  return populations.map((population) => population / total);
}

/** Shares of one indicator. `indicatorShares([1, 1, 2], [6, 2, null])` is [0.375, 0.125, 0.5]. */
export function indicatorShares(populations: readonly number[], counts: readonly (number | null)[]): number[] {
  const byPopulation = populationShares(populations);
  const known = counts.filter((count) => count !== null);
  assertAll('indicator', known);
  const total = sum(known);
  if (total === 0) throw new RangeError('indicator is 0, or not known, in every area');
  const lacking = sum(byPopulation.filter((_, area) => counts[area] === null));
  return byPopulation.map((share, area) => {
    const count = counts[area];
    return count == null ? share : ((1 - lacking) * count) / total;
  });
}

/** The weighted mean of the indicators' shares and, with `populationWeight`, of the population's. */
export function weightedShares(
  populations: readonly number[],
  populationWeight: number,
  indicators: readonly WeightedIndicator[],
): number[] {
  const weights = [populationWeight, ...indicators.map(({ weight }) => weight)];
  assertAll('weight', weights);
  if (Math.abs(sum(weights) - 1) > WEIGHTS_SUM_WITHIN) throw new RangeError(`weights must sum to 1; they sum to ${sum(weights)}`);
  const shares = populationShares(populations).map((share) => populationWeight * share);
  for (const { weight, counts } of indicators) {
    // Of no weight, it need not have counts.
    if (weight === 0) continue;
    indicatorShares(populations, counts).forEach((share, area) => (shares[area]! += weight * share));
  }
  return shares;
}

/** `scores` are standardised: 0 is the mean of areas. With b = 0 it is the population's share. */
export function riskShares(populations: readonly number[], scores: readonly number[], b: number): number[] {
  assertAll('population', populations);
  if (!Number.isFinite(b) || scores.some((score) => !Number.isFinite(score)))
    throw new RangeError('b and scores must be numbers');
  // Taken from the largest, so that no exponential overflows.
  const largest = scores.reduce((most, score) => Math.max(most, b * score), -Infinity);
  const weights = populations.map((population, area) => population * Math.exp(b * scores[area]! - largest));
  return populationShares(weights);
}

/** Parts are multiples of a millionth or so, a power of two: such numbers add up without rounding, in whatever order. */
const GRAIN = 2 ** 20;

/** A whole number over the areas. They sum to it exactly. `allocate(100, [0.25, 0.75])` is [25, 75]. */
export function allocate(total: number, shares: readonly number[]): number[] {
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`total must be a whole number, 0 or more; got ${total}`);
  const parts = shares.map((share) => Math.round(total * share * GRAIN) / GRAIN);
  const largest = parts.reduce((most, part, area) => (part > parts[most]! ? area : most), 0);
  if (parts.length > 0) parts[largest]! += total - sum(parts);
  return parts;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function assertAll(name: string, numbers: readonly number[]): void {
  for (const number of numbers)
    if (!(number >= 0 && Number.isFinite(number))) throw new RangeError(`${name} must be 0 or more; got ${number}`);
}
