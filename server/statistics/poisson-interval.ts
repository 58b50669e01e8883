/**
 * Limits for a count of events O, taken as Poisson.
 *
 * Exact (Garwood 1936): lower is the mean under which O or more events have probability (1 − level)/2, upper the mean
 * under which O or fewer have. The same as χ²(α/2; 2O)/2 and χ²(1 − α/2; 2O + 2)/2.
 *
 * Byar (Breslow and Day 1987, vol. II, p. 69): O·(1 − 1/(9O) − z/(3√O))³ and (O+1)·(1 − 1/(9(O+1)) + z/(3√(O+1)))³.
 *
 * Assumes events independent of each other; clustered events (one night, one estate) make both too narrow. Byar is close
 * to exact from 10 events; under that its lower limit may fall below zero, so `rates.ts` takes the exact one there.
 */
import { assertCount, STANDARD_NORMAL_QUANTILE, type ConfidenceLevel, type Interval } from './confidence.js';

/** P(X ≤ count) for X ~ Poisson(mean); terms by their logarithms, so that a large mean does not lose them all. */
function poissonCumulative(count: number, mean: number): number {
  let logTerm = -mean;
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= count; k++) {
    logTerm += Math.log(mean / k);
    sum += Math.exp(logTerm);
  }
  return sum;
}

/** The mean at which a probability that falls with the mean reaches `target`, by bisection to full double precision. */
function solveFalling(probability: (mean: number) => number, target: number, above: number): number {
  let low = 0;
  let high = above;
  while (probability(high) > target) high *= 2;
  while (true) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (probability(middle) > target) low = middle;
    else high = middle;
  }
}

/**
 * Exact Poisson limits of a count, in events. `exactPoissonInterval(9)` is about { lower: 4.115, upper: 17.085 }.
 * @throws RangeError when events is not a whole number, 0 or more.
 */
export function exactPoissonInterval(events: number, level: ConfidenceLevel = 0.95): Interval {
  assertCount(events, 'events');
  const tail = (1 - level) / 2;
  return {
    lower: events === 0 ? 0 : solveFalling((mean) => poissonCumulative(events - 1, mean), 1 - tail, events + 1),
    upper: solveFalling((mean) => poissonCumulative(events, mean), tail, events + 1),
  };
}

/**
 * Byar's limits of a count, in events. `byarInterval(82)` is about { lower: 65.215, upper: 101.785 }; the lower limit of 0 is 0.
 * @throws RangeError when events is not a whole number, 0 or more.
 */
export function byarInterval(events: number, level: ConfidenceLevel = 0.95): Interval {
  assertCount(events, 'events');
  const z = STANDARD_NORMAL_QUANTILE[level];
  const next = events + 1;
  return {
    lower: events === 0 ? 0 : events * (1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3,
    upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  };
}
