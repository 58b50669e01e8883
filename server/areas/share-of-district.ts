/**
 * An area's share of its district. The area may reach over the district's border (a postcode district): then more lie in it than
 * the district has of them, and there is no share to give limits to.
 */
import { wilsonInterval } from '../statistics/proportions.js';

export interface ShareFigures {
  readonly percent: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method: 'wilson';
}

/** In percent, with 95 % limits; nulls when either is withheld, or the denominator is 0 or smaller than the numerator. */
export function shareOf(numerator: number | null, denominator: number | null): ShareFigures {
  if (numerator === null || denominator === null || denominator === 0 || numerator > denominator)
    return { percent: null, lower: null, upper: null, method: 'wilson' };
  const { lower, upper } = wilsonInterval(numerator, denominator);
  return { percent: (100 * numerator) / denominator, lower: 100 * lower, upper: 100 * upper, method: 'wilson' };
}
