/** New, persistent, historical and other hot spots over slices of months. */
import { badUserInput } from '../../errors.js';
import { EMERGING_EXACT_VARIANT } from '../../statistics/emerging-exact.js';
import { HISTORIES } from '../../statistics/emerging-hotspots.js';
import type { LocatedCell } from '../../incidents/incidents.service.js';
import type { CountedUnits } from '../counted-units.js';
import type { CheckedOptions } from '../hotspot-options.js';
import { CLASS_LABELS } from '../hotspot-words.js';
import { monthsEarlier, wholeMonths } from '../period-before.js';
import { figure, sum } from '../result-words.js';
import { workOut, type Attention } from '../../threads/work-out.js';
import { baselineLine } from './baseline-line.js';
import { exposureOf } from './gi-star.js';
import { placesOf, plain, type MethodAnswer } from './method-answer.js';

const FEWEST_SLICES = 3;
const MOST_SLICES = 60;
/** With fewer the classes say little. */
const WANTED_SLICES = 10;

const HOT_CLASSES = HISTORIES.map((history) => `${history.toUpperCase()}_HOT`);
const NOT_OVER = HOT_CLASSES.filter((one) => one !== 'HISTORICAL_HOT');
const COLD_CLASSES = HISTORIES.map((history) => `${history.toUpperCase()}_COLD`);

/** @throws CallerError BAD_USER_INPUT */
export function slicesOf(
  { from, to }: { readonly from?: string | null; readonly to?: string | null },
  sliceMonths: number,
): { readonly firstMonths: readonly string[]; readonly sliceMonths: number } {
  const months = from == null || to == null ? null : wholeMonths({ from, to });
  if (months === null) {
    throw badUserInput('Histories are made of whole months: say from the first day of a month to the last day of another.', [
      'filter',
      'from',
    ]);
  }
  const slices = months / sliceMonths;
  if (!Number.isInteger(slices) || slices < FEWEST_SLICES || slices > MOST_SLICES) {
    throw badUserInput(
      `${months} months make ${Number.isInteger(slices) ? slices : 'no whole number of'} slices of ${sliceMonths}; ${FEWEST_SLICES} to ${MOST_SLICES} are needed. Take another period, or other slices.`,
      ['options', 'sliceMonths'],
    );
  }
  return { firstMonths: Array.from({ length: slices }, (_, slice) => monthsEarlier(from!, -slice * sliceMonths)), sliceMonths };
}

/** @param countsOf counts of cells by month; a report that began before the period is in no slice */
export async function answerEmerging(
  units: CountedUnits,
  countsOf: (some: (cell: LocatedCell) => boolean) => Float64Array,
  options: CheckedOptions,
  {
    firstMonths,
    residentsBasis,
    attention,
  }: {
    readonly firstMonths: readonly string[];
    readonly residentsBasis: string | null;
    readonly attention: Attention;
  },
): Promise<MethodAnswer> {
  const ends = [...firstMonths.slice(1), '9999'];
  const slices = firstMonths.map((first, slice) => countsOf(({ month }) => month! >= first && month! < ends[slice]!));
  const found = await workOut('emergingExact', [slices, units.weights, exposureOf(units, options.baseline)], {
    steps: 50 * slices.length * units.keys.length,
    ...attention,
  });
  const classes = found.classes.map((one) => one.toUpperCase());
  const hot = placesOf(classes, HOT_CLASSES);
  const before = sum(units.counts) - slices.reduce((all, counts) => all + sum(counts), 0);
  const count = units.keys.length;
  const history = (at: number): number[] => slices.map((_, slice) => found.significance[slice * count + at]!);
  return {
    variant: EMERGING_EXACT_VARIANT,
    tests: found.tests,
    classes,
    legend: [...HOT_CLASSES, ...COLD_CLASSES, 'NONE'],
    hotClasses: HOT_CLASSES,
    // What is over is not proposed to be looked after.
    toPropose: () => [
      { words: 'that had more than expected in some slices and not only before', cells: placesOf(classes, NOT_OVER) },
    ],
    propertiesOf: (at) =>
      [
        `"slices":[${slices.map((counts) => counts[at]!).join(',')}]`,
        `"significance":[${history(at).join(',')}]`,
        `"tau":${plain(found.tau[at]!)}`,
        `"trendP":${plain(found.trendP[at]!)}`,
        `"sentence":${JSON.stringify(sentenceOf(at))}`,
      ].join(','),
    sentence: sentenceOfAll(),
    card: [
      baselineLine(units, { baseline: options.baseline, beforeWords: null, residentsBasis }),
      {
        label: 'Slices',
        text: `${slices.length} of ${options.sliceMonths} ${options.sliceMonths === 1 ? 'month' : 'months'}, the first from ${firstMonths[0]!.slice(0, 7)}; a report counts in the month it began in`,
      },
      {
        label: 'Method',
        text: `${EMERGING_EXACT_VARIANT}; significant is under 5 % after allowing for ${figure(found.tests)} tests`,
      },
      {
        label: 'How to read it',
        text: 'A new recording system, or a season’s turn, looks like a new hot spot. Compare with the same months of other years.',
      },
    ],
    warnings: [
      ...(slices.length < WANTED_SLICES
        ? [`${slices.length} slices are few: under ${WANTED_SLICES} the classes say little.`]
        : []),
      ...(before > 0 ? [`${figure(before)} reports began before the period and go on into it: they are in no slice.`] : []),
    ],
  };

  function sentenceOf(at: number): string {
    const signs = history(at);
    const [above, below] = [1, -1].map((sign) => signs.filter((one) => one === sign).length) as [number, number];
    return `${figure(units.counts[at]!)} reports here; more than expected in ${above} of ${slices.length} slices, fewer in ${below}. ${CLASS_LABELS[classes[at]!]!}.`;
  }

  function sentenceOfAll(): string {
    if (hot.length === 0) return `No cell was told apart from chance in any of ${slices.length} slices.`;
    const told = HOT_CLASSES.flatMap((one) => {
      const cellsOf = placesOf(classes, [one]).length;
      return cellsOf === 0 ? [] : [`${figure(cellsOf)} ${one.split('_')[0]!.toLowerCase()}`];
    });
    return `${figure(hot.length)} of ${figure(count)} cells had more than expected in some of ${slices.length} slices: ${told.join(', ')}.`;
  }
}
