/**
 * Crude rate with limits: events ÷ population × per, its limits those of the count ÷ population × per.
 *
 * Under 10 events the limits are exact, from 10 Byar's: the convention of the English public health profiles
 * (PHEindicatormethods `phe_rate`). The population is taken as known without error.
 *
 * Not to be used where residents are not who could be affected: town centres and transport hubs have few residents and
 * many visitors, so their rates mislead (docs/methods/rates.md).
 */
import { assertCount, type ConfidenceLevel } from './confidence.js';
import { byarInterval, exactPoissonInterval } from './poisson-interval.js';

/** The form of the method, as it stands on screen. */
export const RATE_VARIANT = 'exact limits (Garwood) under 10 events, Byar’s from 10';

export type RateMethod = 'exact' | 'byar';

/** From this many events Byar's limits stand in for the exact ones. */
export const BYAR_FROM_EVENTS = 10;

/** A rate and its limits, all «per `per` of the population». */
export interface RateWithLimits {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
  readonly per: number;
  readonly method: RateMethod;
}

/**
 * `rateWithLimits(82, 10000, { per: 1000 })` → rate 8.2, lower 6.52, upper 10.18, method byar.
 * @throws RangeError when events is no whole number ≥ 0, or population is not above 0: a rate without a population is undefined,
 *   which the caller must say.
 */
export function rateWithLimits(
  events: number,
  population: number,
  { per = 1000, level = 0.95 }: { per?: number; level?: ConfidenceLevel } = {},
): RateWithLimits {
  assertCount(events, 'events');
  if (!(population > 0) || !Number.isFinite(population)) {
    throw new RangeError(`population must be above 0; got ${population}`);
  }
  const method: RateMethod = events < BYAR_FROM_EVENTS ? 'exact' : 'byar';
  const limits = method === 'exact' ? exactPoissonInterval(events, level) : byarInterval(events, level);
  const scale = per / population;
  return { rate: events * scale, lower: limits.lower * scale, upper: limits.upper * scale, per, method };
}
