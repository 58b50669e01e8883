/** Hot and cold spots on units, by the exact tail of sparse-hotspots.ts under the chosen baseline. */
import { badUserInput } from '../errors.js';
import type { GiStarClass } from '../statistics/gi-star.js';
import { sparseHotspots } from '../statistics/sparse-hotspots.js';
import type { CountedUnits } from './counted-units.js';
import { BASELINE_WORDS, UNTESTED, type HotColdClass, type HotspotBaseline } from './hotspot-words.js';

/** Side by side with the units; NaN where undefined. */
export interface HotCells {
  readonly expected: Float64Array;
  readonly neighbourhoodObserved: Float64Array;
  readonly neighbourhoodExpected: Float64Array;
  readonly p: Float64Array;
  readonly pAdjusted: Float64Array;
  readonly z: Float64Array;
  /** 1 where fewer than 5 are expected in the neighbourhood, so that z is not to be read. */
  readonly zIsUnfit: Uint8Array;
  readonly classes: readonly (HotColdClass | typeof UNTESTED)[];
  /** How many could be tested: what p is corrected for. */
  readonly tests: number;
}

const CLASSES: Readonly<Record<GiStarClass, HotColdClass>> = {
  hot_99: 'HOT_1',
  hot_95: 'HOT_5',
  hot_90: 'HOT_10',
  not_significant: 'NOT_SIGNIFICANT',
  cold_90: 'COLD_10',
  cold_95: 'COLD_5',
  cold_99: 'COLD_1',
};

export function hotCells(units: CountedUnits, exposure: Float64Array): HotCells {
  const { counts, weights } = units;
  const found = sparseHotspots(counts, weights, exposure);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const whole = exposure.reduce((sum, one) => sum + one, 0);
  return {
    expected: exposure.map((one) => (total * one) / whole),
    neighbourhoodObserved: found.observed,
    neighbourhoodExpected: found.expected,
    p: found.p,
    pAdjusted: found.pFdr,
    z: found.normalZ,
    zIsUnfit: found.normalIsUnfit,
    classes: found.classes.map((one) => (one === null ? UNTESTED : CLASSES[one])),
    tests: found.p.reduce((tests, p) => tests + (Number.isNaN(p) ? 0 : 1), 0),
  };
}

/** What counts are expected to be in proportion to. @throws CallerError BAD_USER_INPUT where residents are not known */
export function exposureOf(
  { land, residents }: Pick<CountedUnits, 'land' | 'residents'>,
  baseline: HotspotBaseline,
): Float64Array {
  if (baseline === 'RESIDENTS') {
    if (residents.some(Number.isNaN)) {
      throw badUserInput(
        'How many people live there is not known for every area here. Load population, or take the baseline EVEN_OVER_LAND.',
        ['options', 'baseline'],
      );
    }
    return residents;
  }
  return land;
}

/** «23 reports here, 6.1 expected if spread evenly over the land; with its 8 neighbours 80 against 40.2: stands out …» */
export function cellSentence(units: CountedUnits, cells: HotCells, at: number, baseline: HotspotBaseline): string {
  const count = units.counts[at]!;
  const about = units.roundedTo > 1 ? 'About ' : '';
  const here = `${about}${figure(count)} ${count === 1 ? 'report' : 'reports'} here, ${decimal(cells.expected[at]!)} expected ${BASELINE_WORDS[baseline]}`;
  const others = units.weights.starts[at + 1]! - units.weights.starts[at]! - 1;
  const round =
    others === 0
      ? ''
      : `; with its ${others === 1 ? 'neighbour' : `${others} neighbours`} ${figure(cells.neighbourhoodObserved[at]!)} against ${decimal(cells.neighbourhoodExpected[at]!)}`;
  return `${here}${round}: ${verdict(cells.classes[at]!, cells.tests)}.`;
}

function verdict(one: HotColdClass | typeof UNTESTED, tests: number): string {
  if (one === UNTESTED) return 'not tested, since nothing could be expected here';
  const allowed = `after allowing for ${tests.toLocaleString('en-GB')} tests`;
  if (one === 'NOT_SIGNIFICANT') return `not told apart from chance ${allowed}`;
  const [side, level] = one.split('_') as ['HOT' | 'COLD', string];
  return `stands out as ${side === 'HOT' ? 'more' : 'fewer'} than expected at the ${level} % level ${allowed}`;
}

const figure = (count: number): string => count.toLocaleString('en-GB');

/** One decimal under a hundred; more where one would read as nothing. */
function decimal(number: number): string {
  if (number > 0 && number < 0.05) return 'under 0.1';
  return number.toLocaleString('en-GB', { maximumFractionDigits: number < 100 ? 1 : 0 });
}
