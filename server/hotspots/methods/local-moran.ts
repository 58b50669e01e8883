/**
 * Clusters and outliers by local Moran's I. What is compared are not counts but how far each lies from what the baseline makes one expect,
 * (observed − expected) ÷ √expected: on the coast a half cell with half the reports is not low.
 */
import { badUserInput } from '../../errors.js';
import { adjustForFalseDiscovery } from '../../statistics/benjamini-hochberg.js';
import { differencesFromMean, LOCAL_MORAN_BELOW, quadrantsOf } from '../../statistics/local-moran.js';
import { LOCAL_MORAN_PERMUTATION_VARIANT } from '../../statistics/local-moran-permutation.js';
import type { SpatialWeights } from '../../statistics/spatial-weights.js';
import type { CountedUnits } from '../counted-units.js';
import type { CheckedOptions } from '../hotspot-options.js';
import { BASELINE_WORDS, MORAN_CLASSES, UNTESTED } from '../hotspot-words.js';
import { figure, percent, sum, sumAt } from '../result-words.js';
import { workOut, type Attention } from '../../threads/work-out.js';
import { baselineLine } from './baseline-line.js';
import { exposureOf } from './gi-star.js';
import { placesOf, plain, type MethodAnswer } from './method-answer.js';

const MOST_DRAWS = 100_000_000;
const MOST_PERMUTATIONS = 99_999;

const CLASSES = { HH: 'HIGH_HIGH', HL: 'HIGH_LOW', LH: 'LOW_HIGH', LL: 'LOW_LOW' } as const;

/** @throws CallerError BAD_USER_INPUT */
export async function answerLocalMoran(
  units: CountedUnits,
  options: CheckedOptions,
  residentsBasis: string | null,
  attention: Attention,
): Promise<MethodAnswer> {
  const { baseline, seed } = options;
  const exposure = exposureOf(units, baseline);
  const [counted, whole] = [sum(units.counts), sum(exposure)];
  const expected = exposure.map((one) => (counted * one) / whole);
  // Where nothing is expected and nothing was reported there is no excess either.
  const excess = units.counts.map((count, at) =>
    expected[at]! > 0 ? (count - expected[at]!) / Math.sqrt(expected[at]!) : count,
  );
  const weights = withoutSelf(units.weights);
  const permutations = permutationsFor(options.permutations, units.keys.length);
  const p = await workOut('localMoranPermutationP', [excess, weights, { permutations, seed }], {
    steps: permutations * units.keys.length,
    ...attention,
  });
  const pAdjusted = adjustForFalseDiscovery(p);
  const differences = differencesFromMean(excess, weights);
  const quadrants = quadrantsOf(differences);
  const i = excess.map((_, at) => (differences.differences[at]! * differences.lags[at]!) / differences.variance);
  const classes = quadrants.map((quadrant, at) => {
    if (quadrant === null || Number.isNaN(pAdjusted[at])) return UNTESTED;
    return pAdjusted[at]! < LOCAL_MORAN_BELOW ? CLASSES[quadrant] : 'NOT_SIGNIFICANT';
  });
  const tests = p.reduce((all, one) => all + (Number.isNaN(one) ? 0 : 1), 0);
  const variant = `local Moran’s I, row-standardised, of the excess over what is expected; ${LOCAL_MORAN_PERMUTATION_VARIANT}, Benjamini–Hochberg over all cells`;
  const clusters = placesOf(classes, ['HIGH_HIGH']);
  return {
    variant,
    tests,
    classes,
    legend: [...MORAN_CLASSES, UNTESTED],
    hotClasses: ['HIGH_HIGH'],
    toPropose: () => [{ words: 'that are high among high', cells: clusters }],
    propertiesOf: (at) =>
      [
        `"expected":${plain(expected[at]!)}`,
        `"i":${plain(i[at]!)}`,
        `"p":${plain(p[at]!)}`,
        `"pAdjusted":${plain(pAdjusted[at]!)}`,
        `"sentence":${JSON.stringify(sentenceOf(at))}`,
      ].join(','),
    sentence:
      clusters.length === 0
        ? `No ${things()} stands out as high among high, at the 5 % level after allowing for ${figure(tests)} tests.`
        : `${figure(clusters.length)} of ${figure(units.keys.length)} ${things()}s (${percent(sumAt(units.land, clusters) / sum(units.land))} of the land) ${clusters.length === 1 ? 'is' : 'are'} high among high, at the 5 % level after allowing for ${figure(tests)} tests; ${clusters.length === 1 ? 'it holds' : 'they hold'} ${percent(sumAt(units.counts, clusters) / counted)} of the reports.`,
    card: [
      baselineLine(units, { baseline, beforeWords: null, residentsBasis }),
      { label: 'Method', text: `${variant}; ${figure(permutations)} permutations, seed ${seed}; ${figure(tests)} tests` },
      {
        label: 'How to read it',
        text: 'High and low are against the mean of all cells. Of cells marked at the 5 % level about 1 in 20 is expected to be chance.',
      },
    ],
    warnings: [],
  };

  function things(): string {
    return units.unit === 'GRID' ? 'cell' : 'area';
  }

  function sentenceOf(at: number): string {
    const count = units.counts[at]!;
    const here = `${figure(count)} ${count === 1 ? 'report' : 'reports'} here, ${plain(expected[at]!)} expected ${BASELINE_WORDS[baseline]}`;
    if (classes[at] === UNTESTED) return `${here}: not tested, for want of neighbours or of differences.`;
    const allowed = `at the 5 % level after allowing for ${figure(tests)} tests`;
    if (classes[at] === 'NOT_SIGNIFICANT') return `${here}: not told apart from chance ${allowed}.`;
    return `${here}: ${classes[at]!.toLowerCase().replace('_', ' among ')} ${allowed}.`;
  }
}

/** Enough that the smallest p, 2 ÷ (R + 1), corrected for all cells, can be under 5 % where twenty cells are alike. */
function permutationsFor(asked: number | null, cells: number): number {
  const most = Math.min(MOST_PERMUTATIONS, Math.max(99, Math.floor(MOST_DRAWS / Math.max(1, cells)) - 1));
  if (asked === null) return Math.max(99, Math.min(most, Math.max(999, 10 * Math.ceil(cells / 5) - 1)));
  if (asked > most) {
    throw badUserInput(
      `On ${figure(cells)} cells at most ${figure(most)} permutations are worked out; ask for fewer, or for larger cells.`,
      ['options', 'permutations'],
    );
  }
  return asked;
}

function withoutSelf({ count, starts, neighbours }: SpatialWeights): SpatialWeights {
  const others = new Uint32Array(neighbours.length);
  const begins = new Uint32Array(count + 1);
  let next = 0;
  for (let unit = 0; unit < count; unit++) {
    for (let at = starts[unit]!; at < starts[unit + 1]!; at++) if (neighbours[at] !== unit) others[next++] = neighbours[at]!;
    begins[unit + 1] = next;
  }
  return { count, starts: begins, neighbours: others.slice(0, next), selfIncluded: false };
}
