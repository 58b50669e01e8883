/** Hot and cold cells in sentences. */
import type { CountedUnits } from '../counted-units.js';
import { BASELINE_WORDS, UNTESTED, type HotspotBaseline } from '../hotspot-words.js';
import { figure, percent, sum, sumAt } from '../result-words.js';
import type { HotCells } from './hot-cells.js';

interface Told {
  readonly baseline: HotspotBaseline;
  readonly before: Float64Array | null;
  readonly tests: number;
}

/** «23 reports here, 6.1 expected if spread evenly over the land; with its 8 neighbours 80 against 40.2: stands out …» */
export function hotColdSentence(units: CountedUnits, cells: HotCells, at: number, { baseline, before, tests }: Told): string {
  const count = units.counts[at]!;
  const about = units.roundedTo > 1 ? 'About ' : '';
  const then = before === null ? '' : ` (${figure(before[at]!)} in the period before)`;
  const here = `${about}${figure(count)} ${count === 1 ? 'report' : 'reports'} here${then}, ${decimal(cells.expected[at]!)} expected ${BASELINE_WORDS[baseline]}`;
  const others = units.weights.starts[at + 1]! - units.weights.starts[at]! - 1;
  const round =
    others === 0
      ? ''
      : `; with its ${others === 1 ? 'neighbour' : `${others} neighbours`} ${figure(cells.neighbourhoodObserved[at]!)} against ${decimal(cells.neighbourhoodExpected[at]!)}`;
  const small = before !== null && cells.zIsUnfit[at] === 1 ? '; small counts' : '';
  return `${here}${round}${small}: ${verdict(cells.classes[at]!, tests)}${byNeighbours(cells, at, count)}.`;
}

/** Where a cell's own count lies the other way from its class, what put it there. */
function byNeighbours(cells: HotCells, at: number, count: number): string {
  const own = count - cells.expected[at]!;
  const one = cells.classes[at]!;
  return (one.startsWith('HOT') && own < 0) || (one.startsWith('COLD') && own > 0)
    ? ', for its neighbours rather than itself'
    : '';
}

export function verdict(one: string, tests: number): string {
  if (one === UNTESTED) return 'not tested, since nothing could be expected here';
  const allowed = `after allowing for ${figure(tests)} tests`;
  if (one === 'NOT_SIGNIFICANT') return `not told apart from chance ${allowed}`;
  const [side, level] = one.split('_') as ['HOT' | 'COLD', string];
  return `stands out as ${side === 'HOT' ? 'more' : 'fewer'} than expected at the ${level} % level ${allowed}`;
}

/** One decimal under a hundred; more where one would read as nothing. */
export function decimal(number: number): string {
  if (number > 0 && number < 0.05) return 'under 0.1';
  return number.toLocaleString('en-GB', { maximumFractionDigits: number < 100 ? 1 : 0 });
}

/** «31 of 2,412 cells (1.3 % of the land) stand out as more than expected …; they hold 24 % of the reports.» */
export function resultSentence(
  units: CountedUnits,
  hot: readonly number[],
  { baseline, tests }: Pick<Told, 'baseline' | 'tests'>,
): string {
  const things = units.unit === 'GRID' ? 'cells' : 'areas';
  const all = figure(units.keys.length);
  const counted = sum(units.counts);
  if (counted === 0) return `Nothing was counted in these ${things}, so nothing stands out.`;
  const level = `at the 5 % level after allowing for ${figure(tests)} tests`;
  if (hot.length === 0) {
    return `None of ${all} ${things} stands out as more than expected ${BASELINE_WORDS[baseline]}, ${level}.`;
  }
  const land = percent(sumAt(units.land, hot) / sum(units.land));
  const held = percent(sumAt(units.counts, hot) / counted);
  return (
    `${figure(hot.length)} of ${all} ${things} (${land} of the land) ${hot.length === 1 ? 'stands' : 'stand'} out as more than expected ` +
    `${BASELINE_WORDS[baseline]}, ${level}; ${hot.length === 1 ? 'it holds' : 'they hold'} ${held} of the reports.`
  );
}
