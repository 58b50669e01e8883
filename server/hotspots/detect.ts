/** Detection as far as the viewer may have it: counted, tested, told. */
import type { Sql } from '../database/database.js';
import { viewedLocated, type IncidentFilter, type Reader } from '../incidents/incidents.service.js';
import { areaFeatures } from './areas-tested/area-features.js';
import { countAreas } from './areas-tested/counted-areas.js';
import { countOnGrid, countsOn, layGrid, unitsOf } from './cells/counted-grid.js';
import { gridFeatures } from './cells/grid-features.js';
import { groundOfPlace } from './cells/place-ground.js';
import type { CountedUnits } from './counted-units.js';
import { exposureOf, hotCells, type HotCells } from './gi-star-cells.js';
import { checkOptions, type CheckedOptions, type HotspotOptions } from './hotspot-options.js';
import type { HotspotMethod } from './hotspot-words.js';
import { methodCard, type CardLine } from './method-card.js';
import { resultSentence, warningsOf } from './result-words.js';
import { toldOfLocated, type Told } from './told.js';

export interface AskedDetection {
  readonly filter: IncidentFilter;
  readonly method: HotspotMethod;
  readonly options: HotspotOptions;
}

export interface Detection {
  readonly method: HotspotMethod;
  readonly options: CheckedOptions;
  readonly told: Told;
  readonly units: CountedUnits;
  readonly cells: HotCells;
  /** GeoJSON text of a FeatureCollection. */
  readonly features: string;
  readonly card: readonly CardLine[];
  readonly sentence: string;
  readonly warnings: readonly string[];
}

/** What was counted, where it stands, and how it is drawn. */
interface Counted {
  readonly units: CountedUnits;
  readonly told: Told;
  readonly madeOf: string;
  readonly residentsBasis: string | null;
  readonly draw: (cells: HotCells) => string | Promise<string>;
}

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED, SUPPRESSED */
export async function detect(sql: Sql, reader: Reader, asked: AskedDetection, version: string): Promise<Detection> {
  const { method } = asked;
  const options = checkOptions(method, asked.options);
  const counted =
    options.unit === 'GRID' ? await onGrid(sql, reader, asked, options) : await byAreas(sql, reader, asked, options);
  const { units, told, draw } = counted;
  const cells = hotCells(units, exposureOf(units, options.baseline));
  return {
    method,
    options,
    told,
    units,
    cells,
    features: await draw(cells),
    card: methodCard({ ...counted, method, options, tests: cells.tests, version }),
    sentence: resultSentence(units, cells, options),
    warnings: warningsOf(told, units, cells),
  };
}

async function onGrid(sql: Sql, reader: Reader, { filter }: AskedDetection, options: CheckedOptions): Promise<Counted> {
  const located = await viewedLocated(sql, reader, filter);
  const ground = await groundOfPlace(sql, located);
  const grid = await layGrid(sql, located, ground, options);
  const units = unitsOf(grid, countsOn(grid, await countOnGrid(sql, located, grid)));
  return {
    ...ground,
    units,
    told: toldOfLocated(located, filter),
    draw: (cells) => gridFeatures(sql, grid, units, cells, options.baseline),
  };
}

async function byAreas(sql: Sql, reader: Reader, { filter }: AskedDetection, options: CheckedOptions): Promise<Counted> {
  const counted = await countAreas(sql, reader, filter, options);
  return { ...counted, draw: (cells) => areaFeatures(counted, cells, options.baseline) };
}
