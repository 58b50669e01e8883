/** Reports by what they weigh: each category by the table asked, 1 where that names none. */
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { unknownCategories, type LocatedCell, type LocatedQuestion } from '../incidents/incidents.service.js';
import type { WeightedCounts } from '../statistics/weighted-hotspots.js';
import { countsOn, type Grid } from './cells/counted-grid.js';
import type { CardLine } from './card-line.js';
import { NEUTRAL_WEIGHT, type HarmTable } from './weights.js';

/** @throws CallerError BAD_USER_INPUT naming the first category that no report has */
export async function checkHarmCategories(sql: Sql, { question }: LocatedQuestion, { weights }: HarmTable): Promise<void> {
  const names = weights.map(({ category }) => category);
  const [unknown] = await unknownCategories(sql, question.filter.kinds, names);
  if (unknown === undefined) return;
  throw badUserInput(
    `No report that is asked for is of a category «${unknown}». Write categories as the reports have them, capitals and all.`,
    ['options', 'harm', 'weights', names.indexOf(unknown), 'category'],
  );
}

/** One entry a weight, those of the same weight together, the lightest first. */
export function countsByWeight(
  grid: Grid,
  cells: readonly LocatedCell[],
  { weights }: HarmTable,
  isCounted: (cell: LocatedCell) => boolean = () => true,
): WeightedCounts[] {
  const stated = new Map(weights.map(({ category, weight }) => [category, weight]));
  const weightOf = ({ category }: LocatedCell): number => stated.get(category!) ?? NEUTRAL_WEIGHT;
  const all = [...new Set(cells.map(weightOf))].sort((a, b) => a - b);
  return all.map((weight) => ({
    weight,
    counts: countsOn(grid, cells, (cell) => weightOf(cell) === weight && isCounted(cell)).counts,
  }));
}

/** Every weight by name, so that nobody has to look for the table. */
export function harmLines({ source, year, weights }: HarmTable, counted: readonly string[]): CardLine[] {
  const stated = new Set(weights.map(({ category }) => category));
  const unstated = counted.filter((category) => !stated.has(category));
  const named = weights.map(
    ({ category, weight }) => `«${category}» ${weight.toLocaleString('en-GB', { maximumFractionDigits: 3 })}`,
  );
  const rest =
    unstated.length === 0
      ? ''
      : `; ${NEUTRAL_WEIGHT} for ${unstated.map((category) => `«${category}»`).join(', ')}, of which it states none`;
  return [
    { label: 'Weights', text: `Each report counts what its category weighs: ${named.join(', ')}${rest}` },
    { label: 'Source of the weights', text: `${source.trim()}, ${year}` },
  ];
}
