import type { Sql } from '../../database/database.js';
import { batchesCounted, type IncidentFilter, type Reader } from '../../incidents/incidents.service.js';
import { nothingBefore } from '../cells/counted-on-grid.js';
import type { Counted } from '../counted.js';
import type { CheckedOptions } from '../hotspot-options.js';
import { periodBefore } from '../period-before.js';
import { missing, sum } from '../result-words.js';
import { withKindsBefore } from '../told.js';
import { areaFeatures } from './area-features.js';
import { countAreas, figuresOfAreas, type AreaFigures } from './counted-areas.js';

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED, SUPPRESSED */
export async function countedByAreas(
  sql: Sql,
  reader: Reader,
  filter: IncidentFilter,
  options: CheckedOptions,
): Promise<Counted> {
  const figures = await figuresOfAreas(sql, reader, filter, options.areaType);
  const period = options.baseline === 'LAST_PERIOD' ? periodBefore(filter, options.against) : null;
  const earlier = period === null ? null : await figuresOfAreas(sql, reader, { ...filter, ...period }, figures.areaType);
  // An area withheld in one of the periods cannot be compared.
  const counted = await countAreas(sql, filter, earlier === null ? figures : inBoth(figures, earlier), options);
  const { units } = counted;
  const before = earlier === null ? null : Float64Array.from(units.keys, (key) => earlier.counts.get(key)!);
  if (before !== null && sum(before) === 0) throw nothingBefore();
  return {
    ...counted,
    counts: units.counts,
    before,
    harm: null,
    period,
    totalBefore: earlier?.viewed.total.count ?? 0,
    told: withKindsBefore(counted.told, earlier?.viewed),
    reported: null,
    withoutOfficers: null,
    onGrid: null,
    categories: [],
    batches: await batchesCounted(sql, filter, counted.told),
    warnings: earlier === null ? [] : missingIn(earlier),
    draw: (answer) => areaFeatures(counted, answer),
  };
}

function inBoth(figures: AreaFigures, { counts }: AreaFigures): AreaFigures {
  const known = figures.rows.filter(({ key }) => counts.has(key));
  return { ...figures, rows: known, withheld: figures.withheld + figures.rows.length - known.length };
}

function missingIn({ viewed }: AreaFigures): string[] {
  return viewed.missingMonths.length > 0 ? [missing(viewed.missingMonths, 'the period compared with')] : [];
}
