/** Hot and cold spots of harm: sums of what reports weigh over a cell and its neighbours, tested by an exact tail of such sums. */
import { WEIGHTED_HOTSPOT_VARIANT, type WeightedCounts } from '../../statistics/weighted-hotspots.js';
import type { CountedUnits } from '../counted-units.js';
import { harmLines } from '../harm.js';
import { BASELINE_WORDS, HOT_COLD_CLASSES, UNTESTED } from '../hotspot-words.js';
import { figure, percent, sum, sumAt } from '../result-words.js';
import { workOut, type Attention } from '../../threads/work-out.js';
import type { HarmTable } from '../weights.js';
import { baselineLine } from './baseline-line.js';
import { exposureOf, HOT, HOT_COLD_OF, HOW_TO_READ_LEVELS, STEPS_A_CELL } from './gi-star.js';
import type { Baseline } from './hot-cells.js';
import { decimal, verdict } from './hot-cold-words.js';
import { placesOf, plain, type MethodAnswer } from './method-answer.js';

/** A tail of sums is some hundred times as long as that of a count. */
const STEPS_OF_A_TAIL = 100;

/** @param table with every category that was counted */
export async function answerHarm(
  units: CountedUnits,
  harm: readonly WeightedCounts[],
  { table, categories }: { readonly table: HarmTable; readonly categories: readonly string[] },
  against: Omit<Baseline, 'before' | 'beforeWords' | 'asRates'>,
  attention: Attention,
): Promise<MethodAnswer> {
  const exposure = exposureOf(units, against.baseline);
  // Where nothing of any weight was counted there is nothing to sum: all is untested, as without reports.
  const counted = harm.some(({ weight }) => weight > 0) ? harm : [{ weight: 1, counts: new Float64Array(units.keys.length) }];
  const found = await workOut('weightedHotspots', [counted, units.weights, exposure], {
    steps: STEPS_A_CELL * STEPS_OF_A_TAIL * units.keys.length,
    ...attention,
  });
  const own = Float64Array.from(units.keys, (_, at) => harm.reduce((all, { weight, counts }) => all + weight * counts[at]!, 0));
  const [whole, of, reports] = [sum(own), sum(exposure), sum(units.counts)];
  const expected = exposure.map((one) => (whole * one) / of);
  const classes = found.classes.map((one) => (one === null ? UNTESTED : HOT_COLD_OF[one]));
  const tests = found.p.reduce((all, p) => all + (Number.isNaN(p) ? 0 : 1), 0);
  const hot = placesOf(classes, HOT);
  const unfit = found.normalIsUnfit.reduce((all, one) => all + one, 0);
  const words = BASELINE_WORDS[against.baseline];
  return {
    variant: WEIGHTED_HOTSPOT_VARIANT,
    tests,
    classes,
    legend: [...HOT_COLD_CLASSES, UNTESTED],
    hotClasses: HOT,
    toPropose: () => [{ words: 'that stand out as more harm than expected', cells: placesOf(classes, HOT) }],
    propertiesOf: (at) =>
      [
        `"expected":${plain((reports * exposure[at]!) / of)}`,
        `"harm":${plain(own[at]!)}`,
        `"harmExpected":${plain(expected[at]!)}`,
        `"neighbourhoodHarm":${plain(found.observed[at]!)}`,
        `"neighbourhoodHarmExpected":${plain(found.expected[at]!)}`,
        `"p":${plain(found.p[at]!)}`,
        `"pAdjusted":${plain(found.pFdr[at]!)}`,
        `"z":${plain(found.normalZ[at]!)}`,
        `"zIsUnfit":${found.normalIsUnfit[at] === 1}`,
        `"sentence":${JSON.stringify(sentenceOf(at))}`,
      ].join(','),
    sentence: sentenceOfAll(),
    card: [
      ...harmLines(table, categories),
      ...testedLine(),
      baselineLine(units, { ...against, beforeWords: null }),
      {
        label: 'Method',
        text: `Neighbourhood sums of harm as of Gi*, tested by the ${WEIGHTED_HOTSPOT_VARIANT}; ${figure(tests)} tests`,
      },
      HOW_TO_READ_LEVELS,
    ],
    warnings: [
      'Weights are a judgement, not a measurement: look at the same map by counts, and with other weights.',
      ...(unfit === 0
        ? []
        : [
            `In ${figure(unfit)} of ${figure(units.keys.length)} neighbourhoods the sum hangs on fewer than five reports that weigh: the z beside them is not to be read.`,
          ]),
    ],
  };

  /** Where the sums were too many to be told apart: what each weight was taken for. */
  function testedLine(): { label: string; text: string }[] {
    const coarser = counted.flatMap(({ weight }, at) =>
      Math.abs(found.tested[at]! - weight) <= 1e-9 * weight ? [] : [`${decimal(weight)} as ${decimal(found.tested[at]!)}`],
    );
    return coarser.length === 0
      ? []
      : [{ label: 'Weights as tested', text: `Rounded for the test alone: ${coarser.join(', ')}` }];
  }

  function sentenceOf(at: number): string {
    const count = units.counts[at]!;
    const here = `${figure(count)} ${count === 1 ? 'report' : 'reports'} here with a harm of ${decimal(own[at]!)}, ${decimal(expected[at]!)} expected ${words}`;
    const others = units.weights.starts[at + 1]! - units.weights.starts[at]! - 1;
    const round =
      others === 0
        ? ''
        : `; with its ${others === 1 ? 'neighbour' : `${others} neighbours`} ${decimal(found.observed[at]!)} against ${decimal(found.expected[at]!)}`;
    return `${here}${round}: ${verdict(classes[at]!, tests)}.`;
  }

  function sentenceOfAll(): string {
    const level = `at the 5 % level after allowing for ${figure(tests)} tests`;
    if (whole === 0) return 'Nothing that weighs was counted in these cells, so nothing stands out.';
    if (hot.length === 0)
      return `None of ${figure(units.keys.length)} cells stands out with more harm than expected ${words}, ${level}.`;
    const held = `${percent(sumAt(own, hot) / whole)} of the harm and ${percent(sumAt(units.counts, hot) / reports)} of the reports`;
    return (
      `${figure(hot.length)} of ${figure(units.keys.length)} cells (${percent(sumAt(units.land, hot) / sum(units.land))} of the land) ` +
      `${hot.length === 1 ? 'stands' : 'stand'} out with more harm than expected ${words}, ${level}; ${hot.length === 1 ? 'it holds' : 'they hold'} ${held}.`
    );
  }
}
