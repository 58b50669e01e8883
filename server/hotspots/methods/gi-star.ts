/** Hot and cold spots: neighbourhood sums as of Gi*, tested by an exact tail under the chosen baseline. */
import { badUserInput } from '../../errors.js';
import { COMPARED_HOTSPOT_VARIANT } from '../../statistics/compared-hotspots.js';
import { giStarClass, type GiStarClass } from '../../statistics/gi-star.js';
import { NORMAL_FROM_EXPECTED, SPARSE_HOTSPOT_VARIANT } from '../../statistics/sparse-hotspots.js';
import type { CountedUnits } from '../counted-units.js';
import { HOT_COLD_CLASSES, UNTESTED, type HotColdClass, type HotspotBaseline } from '../hotspot-words.js';
import type { CardLine } from '../card-line.js';
import { figure } from '../result-words.js';
import { workOut, type Attention } from '../../threads/work-out.js';
import { baselineLine } from './baseline-line.js';
import type { Baseline, HotCells } from './hot-cells.js';
import { hotColdSentence, resultSentence } from './hot-cold-words.js';
import { placesOf, plain, type MethodAnswer } from './method-answer.js';
import { RATES_LINE, ratesOf } from './rates.js';

/** The classes of statistics as answers name them. */
export const HOT_COLD_OF: Readonly<Record<GiStarClass, HotColdClass>> = {
  hot_99: 'HOT_1',
  hot_95: 'HOT_5',
  hot_90: 'HOT_10',
  not_significant: 'NOT_SIGNIFICANT',
  cold_90: 'COLD_10',
  cold_95: 'COLD_5',
  cold_99: 'COLD_1',
};

export const HOT = ['HOT_1', 'HOT_5'];

export const HOW_TO_READ_LEVELS: CardLine = {
  label: 'How to read it',
  text:
    'Of cells marked at the 1 % level about 1 in 100 is expected to be chance; at 5 %, 1 in 20; at 10 %, 1 in 10. ' +
    `The z beside it is of normal theory, and not to be read where under ${NORMAL_FROM_EXPECTED} are expected.`,
};

/** Two tails of a binomial and a sum over neighbours: ten thousand cells are worth a thread. */
export const STEPS_A_CELL = 100;

/** @throws CallerError BAD_USER_INPUT where residents are not known */
export async function answerGiStar(units: CountedUnits, against: Baseline, attention: Attention = {}): Promise<MethodAnswer> {
  const cells = await hotCells(units, against, attention);
  const { classes } = cells;
  const tests = cells.p.reduce((sum, p) => sum + (Number.isNaN(p) ? 0 : 1), 0);
  const unfit = cells.zIsUnfit.reduce((sum, one) => sum + one, 0);
  const { baseline, before } = against;
  return {
    variant: before === null ? SPARSE_HOTSPOT_VARIANT : COMPARED_HOTSPOT_VARIANT,
    tests,
    classes,
    legend: [...HOT_COLD_CLASSES, UNTESTED],
    hotClasses: HOT,
    toPropose: () => [{ words: 'that stand out as more than expected', cells: placesOf(classes, HOT) }],
    propertiesOf: (at) =>
      [
        `"expected":${plain(cells.expected[at]!)}`,
        `"neighbourhoodObserved":${cells.neighbourhoodObserved[at]!}`,
        `"neighbourhoodExpected":${plain(cells.neighbourhoodExpected[at]!)}`,
        ...(before === null ? [] : [`"before":${before[at]!}`]),
        `"p":${plain(cells.p[at]!)}`,
        `"pAdjusted":${plain(cells.pAdjusted[at]!)}`,
        `"z":${plain(cells.z[at]!)}`,
        `"zIsUnfit":${cells.zIsUnfit[at] === 1}`,
        ...(against.asRates ? [ratesOf(units, at)] : []),
        `"sentence":${JSON.stringify(hotColdSentence(units, cells, at, { baseline, before, tests }))}`,
      ].join(','),
    sentence: resultSentence(units, placesOf(classes, HOT), { baseline, tests }),
    card: [
      baselineLine(units, against),
      ...(against.asRates ? [RATES_LINE] : []),
      {
        label: 'Method',
        text: `Neighbourhood sums as of Gi*, tested by the ${before === null ? SPARSE_HOTSPOT_VARIANT : COMPARED_HOTSPOT_VARIANT}; ${figure(tests)} tests`,
      },
      HOW_TO_READ_LEVELS,
    ],
    warnings:
      unfit === 0
        ? []
        : [
            `In ${figure(unfit)} of ${figure(units.keys.length)} neighbourhoods under ${NORMAL_FROM_EXPECTED} are expected: counts there are small, and the z beside them is not to be read.`,
          ],
  };
}

export async function hotCells(
  units: CountedUnits,
  { baseline, before }: Pick<Baseline, 'baseline' | 'before'>,
  attention: Attention = {},
): Promise<HotCells> {
  if (before !== null) return changedCells(units, before, attention);
  const { counts, weights } = units;
  const exposure = exposureOf(units, baseline);
  const found = await workOut('sparseHotspots', [counts, weights, exposure], {
    steps: STEPS_A_CELL * counts.length,
    ...attention,
  });
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
    classes: found.classes.map((one) => (one === null ? UNTESTED : HOT_COLD_OF[one])),
  };
}

/** Against the period before: expected is what it had, times the change of the whole map. */
async function changedCells({ counts, weights }: CountedUnits, before: Float64Array, attention: Attention): Promise<HotCells> {
  const found = await workOut('comparedHotspots', [counts, before, weights], {
    steps: STEPS_A_CELL * counts.length,
    ...attention,
  });
  const [now, then] = [counts, before].map((all) => all.reduce((sum, count) => sum + count, 0)) as [number, number];
  const share = now / (now + then);
  const z = found.expected.map((expected, at) => (found.later[at]! - expected) / Math.sqrt(expected * (1 - share)));
  return {
    expected: before.map((count) => (count * now) / then),
    neighbourhoodObserved: found.later,
    neighbourhoodExpected: found.earlier.map((count) => (count * now) / then),
    p: found.p,
    pAdjusted: found.pFdr,
    z,
    zIsUnfit: Uint8Array.from(found.expected, (expected) => (expected >= NORMAL_FROM_EXPECTED ? 0 : 1)),
    classes: Array.from(found.pFdr, (p, at) => {
      const one = giStarClass(found.side[at]!, p);
      return one === null ? UNTESTED : HOT_COLD_OF[one];
    }),
  };
}

/** What counts are expected to be in proportion to. @throws CallerError BAD_USER_INPUT where residents are not known */
export function exposureOf(
  { land, residents }: Pick<CountedUnits, 'land' | 'residents'>,
  baseline: HotspotBaseline,
): Float64Array {
  if (baseline !== 'RESIDENTS' && baseline !== 'POPULATION') return land;
  if (residents.some(Number.isNaN)) {
    throw badUserInput(
      'How many people live there is not known for every area here. Load population, or take the baseline EVEN_OVER_LAND.',
      ['options', 'baseline'],
    );
  }
  return residents;
}
