import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import {
  batchesCounted,
  viewedLocated,
  type IncidentFilter,
  type LocatedCell,
  type Reader,
} from '../../incidents/incidents.service.js';
import { OFFICER } from '../channels.js';
import { checkHarmCategories, countsByWeight } from '../harm.js';
import { groundOfPopulation } from './given-population.js';
import type { Counted } from '../counted.js';
import type { CheckedOptions } from '../hotspot-options.js';
import { periodBefore } from '../period-before.js';
import { missing, sum } from '../result-words.js';
import { toldOfLocated, withKindsBefore } from '../told.js';
import { countOnGrid, countsOn, layGrid, unitsOf, type Grid } from './counted-grid.js';
import { gridFeatures } from './grid-features.js';
import { groundOfPlace } from './place-ground.js';

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED */
export async function countedOnGrid(sql: Sql, reader: Reader, filter: IncidentFilter, options: CheckedOptions): Promise<Counted> {
  const located = await viewedLocated(sql, reader, filter);
  const { harm, population } = options;
  if (harm !== null) await checkHarmCategories(sql, located, harm);
  const ground = groundOfPopulation(await groundOfPlace(sql, located), population);
  const grid = await layGrid(sql, located, ground, options);
  const cells = await countOnGrid(sql, located, grid, { byCategory: harm !== null });
  const units = unitsOf(grid, countsOn(grid, cells));
  const earlier = options.baseline === 'LAST_PERIOD' ? await countedBefore(sql, reader, filter, options, grid) : null;
  const byThePublic = ({ channel }: LocatedCell): boolean => channel !== OFFICER;
  return {
    ...ground,
    units,
    counts: units.counts,
    before: earlier?.counts ?? null,
    harm: harm === null ? null : countsByWeight(grid, cells, harm),
    categories: [...new Set(cells.flatMap(({ category }) => category ?? []))].sort(),
    period: earlier?.period ?? null,
    totalBefore: earlier?.located.total ?? 0,
    told: withKindsBefore(toldOfLocated(located, filter), earlier?.located),
    reported: located.reported,
    withoutOfficers: {
      counts: countsOn(grid, cells, byThePublic).counts,
      before: earlier === null ? null : countsOn(grid, earlier.cells, byThePublic).counts,
      harm: harm === null ? null : countsByWeight(grid, cells, harm, byThePublic),
    },
    onGrid: { grid, located, ground },
    batches: await batchesCounted(sql, filter, located),
    warnings: earlier?.warnings ?? [],
    draw: (answer) => gridFeatures(sql, grid, units, answer),
  };
}

async function countedBefore(sql: Sql, reader: Reader, filter: IncidentFilter, { against }: CheckedOptions, grid: Grid) {
  const period = periodBefore(filter, against);
  const located = await viewedLocated(sql, reader, { ...filter, ...period });
  const cells = await countOnGrid(sql, located, grid);
  const { counts } = countsOn(grid, cells);
  if (sum(counts) === 0) throw nothingBefore();
  const warnings = located.missingMonths.length > 0 ? [missing(located.missingMonths, 'the period compared with')] : [];
  return { period, located, cells, counts, warnings };
}

/** A map cannot be compared with an empty one: everything would have changed alike. */
export function nothingBefore(): Error {
  return badUserInput('Nothing was reported in the period to compare with. Take another period, or another baseline.', [
    'options',
    'baseline',
  ]);
}
