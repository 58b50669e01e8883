/**
 * Slope and relative index of inequality over groups ordered by deprivation.
 *
 * Each group stands at the middle of its range in the cumulative population, 0 most to 1 least deprived (its relative rank r). Least squares of the
 * groups' figures y on r, weighted by population w: SII = Σw(r − r̄)y ÷ Σw(r − r̄)². It is the difference that the line shows between the least and
 * the most deprived end; RII = figure at the most deprived end ÷ figure at the least deprived end of the same line.
 * Limits: y are independent with standard errors s, and the SII is a sum of them, so its variance is Σ(w(r − r̄) ÷ Σw(r − r̄)²)²s². 95% by the normal.
 *
 * Sources: Mackenbach and Kunst 1997 (Social Science and Medicine 44, 757–771); Low and Low 2004 (Journal of Public Health 26, 390–395); the regression
 * on √w is that of PHEindicatormethods `phe_sii` (UKHSA), whose limits come by simulation from the same normal errors: these are what it tends to.
 * A figure's standard error is a 95% interval's width ÷ 3.92, as there.
 *
 * Assumes that the figure falls or rises along a line; where it does not, the table of groups says more. Not to be used with fewer than five groups, nor
 * where one has no figure: a group that is left out moves the ranks of the others. No transformation is made: for proportions near 0 or 1 see there.
 */
import { STANDARD_NORMAL_QUANTILE, type Interval } from './confidence.js';

/** The form of the method, as it stands on screen. */
export const SLOPE_INDEX_VARIANT = 'weighted least squares on relative rank, normal limits of the groups’ errors';

export const FEWEST_GROUPS = 5;

export interface RankedGroup {
  readonly population: number;
  readonly figure: number;
  readonly lower95: number;
  readonly upper95: number;
}

export interface SlopeIndex extends Interval {
  /** Least minus most deprived end, in the figure's unit: below 0 where the most deprived have more. */
  readonly slope: number;
  readonly mostDeprived: number;
  readonly leastDeprived: number;
  /** Most ÷ least deprived end; null where either is not above 0. */
  readonly relative: number | null;
  /** Relative rank of each group. */
  readonly ranks: readonly number[];
}

/**
 * Five groups of 100 with figures 10, 8, 6, 4, 2 lie on a line from 11 to 1: slope −10, relative 11.
 * @param groups from most to least deprived
 * @throws RangeError with fewer than five groups, or a population not above 0
 */
export function slopeIndex(groups: readonly RankedGroup[]): SlopeIndex {
  if (groups.length < FEWEST_GROUPS)
    throw new RangeError(`a slope index needs ${FEWEST_GROUPS} groups or more; got ${groups.length}`);
  for (const { population } of groups)
    if (!(population > 0) || !Number.isFinite(population)) throw new RangeError(`population must be above 0; got ${population}`);
  const people = groups.reduce((sum, { population }) => sum + population, 0);
  let before = 0;
  const ranks = groups.map(({ population }) => {
    const rank = (before + population / 2) / people;
    before += population;
    return rank;
  });
  const mean = (of: (group: RankedGroup, index: number) => number): number =>
    groups.reduce((sum, group, index) => sum + group.population * of(group, index), 0) / people;
  const [meanRank, meanFigure] = [mean((_, index) => ranks[index]!), mean(({ figure }) => figure)];
  const spread = groups.reduce((sum, { population }, index) => sum + population * (ranks[index]! - meanRank) ** 2, 0);
  const weights = groups.map(({ population }, index) => (population * (ranks[index]! - meanRank)) / spread);
  const z = STANDARD_NORMAL_QUANTILE[0.95];
  const slope = groups.reduce((sum, { figure }, index) => sum + weights[index]! * figure, 0);
  const variance = groups.reduce(
    (sum, { lower95, upper95 }, index) => sum + (weights[index]! * ((upper95 - lower95) / (2 * z))) ** 2,
    0,
  );
  const mostDeprived = meanFigure - slope * meanRank;
  const leastDeprived = mostDeprived + slope;
  return {
    slope,
    lower: slope - z * Math.sqrt(variance),
    upper: slope + z * Math.sqrt(variance),
    mostDeprived,
    leastDeprived,
    relative: mostDeprived > 0 && leastDeprived > 0 ? mostDeprived / leastDeprived : null,
    ranks,
  };
}
