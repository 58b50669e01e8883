/**
 * Directly standardised rate: Σ w·(events ÷ population) over age bands, w being each band's share of the standard population; what the
 * rate would be if the area had the standard's ages.
 *
 * Limits (Dobson, Kuulasmaa, Eberle and Scherer 1991) with Byar's limits of the total O: rate + √(variance ÷ O)·(limit of O − O), where the
 * variance is Σ w²·events ÷ population². The convention of the English public health profiles (PHEindicatormethods `phe_dsr`).
 *
 * Assumes that events are independent and populations known without error. Not to be used for few events: under 10 the limits are not
 * published; nor where the bands' ratios to the standard differ much between areas, for then one figure hides what differs.
 */
import { assertCount, type ConfidenceLevel } from './confidence.js';
import { byarInterval } from './poisson-interval.js';

export const STANDARDISED_RATE_VARIANT = 'direct, Dobson’s limits with Byar';

/** Under this many events in all an area's standardised rate is given without limits, and not to be published. */
export const STANDARDISED_FROM_EVENTS = 10;

/** One age band of one area. */
export interface AgeBand {
  readonly events: number;
  readonly population: number;
  readonly standardPopulation: number;
}

/** «per `per`»; limits are null when there are no events, for then the variance is not known. */
export interface StandardisedRate {
  readonly events: number;
  readonly rate: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly publish: boolean;
}

/**
 * `standardisedRate([{ events: 5, population: 1000, standardPopulation: 2 }, { events: 8, population: 500, standardPopulation: 1 }])`
 * → 13 events, rate 8.67 per 1,000, limits 4.51 to 15.05.
 * @returns null where the rate is undefined: no standard population at all, or nobody in a band that the standard has
 * @throws RangeError when events are no whole number ≥ 0, or a population is negative or no number
 */
export function standardisedRate(
  bands: readonly AgeBand[],
  { per = 1000, level = 0.95 }: { per?: number; level?: ConfidenceLevel } = {},
): StandardisedRate | null {
  for (const { events, population, standardPopulation } of bands) {
    assertCount(events, 'events');
    assertPopulation(population, 'population');
    assertPopulation(standardPopulation, 'standard population');
  }
  const standard = bands.reduce((sum, band) => sum + band.standardPopulation, 0);
  if (standard === 0 || bands.some((band) => band.population === 0 && band.standardPopulation > 0)) return null;
  const weighted = bands.filter((band) => band.standardPopulation > 0);
  const events = bands.reduce((sum, band) => sum + band.events, 0);
  let rate = 0;
  let variance = 0;
  for (const band of weighted) {
    const weight = band.standardPopulation / standard;
    rate += (weight * band.events) / band.population;
    variance += (weight * weight * band.events) / (band.population * band.population);
  }
  const publish = events >= STANDARDISED_FROM_EVENTS;
  if (events === 0) return { events, rate: 0, lower: null, upper: null, publish };
  const limits = byarInterval(events, level);
  const spread = Math.sqrt(variance / events);
  return {
    events,
    rate: rate * per,
    lower: (rate + spread * (limits.lower - events)) * per,
    upper: (rate + spread * (limits.upper - events)) * per,
    publish,
  };
}

function assertPopulation(population: number, what: string): void {
  if (!Number.isFinite(population) || population < 0) throw new RangeError(`${what} must be 0 or more; got ${population}`);
}
