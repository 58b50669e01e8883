/**
 * Incidents by areas, as the viewer may have them: for roles with protected counts from the published figures alone, so that a detection
 * tells nothing that their table does not. Areas withheld are not tested, and neither their land nor their residents are counted.
 */
import { geometriesOf, groundOf, touchingAreas, type AreaType } from '../../areas/areas.service.js';
import { areaKeyText } from '../../areas/area-type.js';
import type { Sql } from '../../database/database.js';
import { badUserInput, CallerError, forbidden } from '../../errors.js';
import { INCIDENT_KINDS, POLICE_UK } from '../../incidents/incident-kind.js';
import {
  finestAreas,
  shapeOfFilter,
  viewedCounts,
  type IncidentFilter,
  type Reader,
  type ViewedCounts,
  type ViewedRow,
} from '../../incidents/incidents.service.js';
import { weightsWithinDistance, type SpatialWeights } from '../../statistics/spatial-weights.js';
import { personsOf, populationInWords } from '../cells/given-population.js';
import type { CountedUnits } from '../counted-units.js';
import type { CheckedOptions } from '../hotspot-options.js';
import type { Told } from '../told.js';

export interface CountedAreas {
  readonly units: CountedUnits;
  readonly told: Told;
  /** «190 LSOAs of 2021» */
  readonly madeOf: string;
  readonly residentsBasis: string | null;
  /** GeoJSON text of each boundary, in the order of the units. */
  readonly boundaries: readonly string[];
}

type KnownRow = ViewedRow & { readonly area: NonNullable<ViewedRow['area']> };

/** Counts by area as the viewer may have them, those with a figure. */
export interface AreaFigures {
  readonly areaType: AreaType;
  readonly viewed: ViewedCounts;
  readonly rows: readonly KnownRow[];
  /** By code. */
  readonly counts: ReadonlyMap<string, number>;
  readonly withheld: number;
}

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED, SUPPRESSED */
export async function figuresOfAreas(
  sql: Sql,
  reader: Reader,
  filter: IncidentFilter,
  asked: AreaType | null,
): Promise<AreaFigures> {
  const areaType: AreaType = asked ?? finestAreas(reader, filter) ?? 'LSOA';
  const viewed = await permittedCounts(sql, reader, filter, areaType);
  const rows = viewed.rows.filter((row): row is KnownRow => row.area !== undefined && row.count.count !== null);
  return {
    areaType,
    viewed,
    rows,
    counts: new Map(rows.map(({ key, count }) => [key, count.count!])),
    withheld: viewed.rows.filter(({ count }) => count.suppressed).length,
  };
}

/** @throws CallerError BAD_USER_INPUT */
export async function countAreas(
  sql: Sql,
  filter: IncidentFilter,
  { areaType, viewed: counts, rows, withheld }: AreaFigures,
  options: CheckedOptions,
): Promise<CountedAreas> {
  const vintage = rows[0]?.area.vintage;
  if (vintage === undefined) throw noAreas();
  // Protected counts are of whole areas, whatever shape was drawn.
  const shape = counts.protection === null ? await shapeOfFilter(sql, filter) : null;
  const codes = rows.map(({ area }) => area.gssCode);
  const ground = new Map((await groundOf(sql, { type: areaType, vintage, codes, shape })).map((area) => [area.gssCode, area]));
  const tested = rows.filter(({ area }) => ground.has(area.gssCode));
  if (tested.length === 0) throw noAreas();
  const grounds = tested.map(({ area }) => ground.get(area.gssCode)!);
  const land = Float64Array.from(grounds, ({ land: own }) => own);
  const { population } = options;
  // Areas that are withheld from the reader are named in figures of the whole place, and passed over.
  const everyCode = counts.rows.flatMap(({ area }) => area?.gssCode ?? []);
  const persons =
    population === null
      ? tested.map(({ denominator }) => denominator ?? NaN)
      : personsOf(
          population,
          tested.map(({ area }) => area.gssCode),
          everyCode,
        );
  const residents = Float64Array.from(persons, (own, at) => (own * land[at]!) / grounds[at]!.wholeArea);
  const [easting, northing] = [0, 1].map((axis) => Float64Array.from(grounds, ({ centre }) => centre[axis]!));
  const keys = tested.map(({ area }) => area.gssCode);
  const weights =
    options.neighbourMetres === null
      ? weightsOfTouching(keys, await touchingAreas(sql, { type: areaType, vintage }))
      : weightsWithinDistance(easting!, northing!, options.neighbourMetres, { self: true });
  const boundaries = await geometriesOf(
    sql,
    tested.map(({ area }) => area),
    'boundary',
  );
  return {
    units: {
      unit: 'AREAS',
      cellMetres: null,
      shape: null,
      sizeReason: null,
      areaType,
      vintage,
      keys,
      labels: tested.map(({ label }) => label),
      counts: Float64Array.from(tested, ({ count }) => count.count!),
      roundedTo: Math.max(1, ...tested.map(({ count }) => count.roundedTo)),
      land,
      residents,
      easting: easting!,
      northing: northing!,
      weights,
      outside: 0,
      withheld,
    },
    told: {
      ...counts,
      filter,
      kinds: (filter.kinds ?? INCIDENT_KINDS).filter((kind) => !counts.notIncluded.includes(kind)),
      areaOnly: 0,
      isSnapped: counts.sources.includes(POLICE_UK),
    },
    madeOf: `${tested.length.toLocaleString('en-GB')} ${AREA_WORDS[areaType] ?? 'areas'} of ${vintage}`,
    residentsBasis: population === null ? counts.denominatorBasis : populationInWords(population),
    boundaries: tested.map(({ area }) => boundaries.get(areaKeyText(area))!),
  };
}

async function permittedCounts(sql: Sql, reader: Reader, filter: IncidentFilter, areaType: AreaType): Promise<ViewedCounts> {
  try {
    return await viewedCounts(sql, reader, filter, 'AREA', { areaType });
  } catch (error) {
    if (!(error instanceof CallerError) || error.code !== 'FORBIDDEN') throw error;
    const finest = finestAreas(reader, filter);
    throw forbidden(
      finest === null
        ? 'Your role has no counts by areas of what is asked, and bands by squares are too coarse to be tested.'
        : `Your role does not see this by areas this small. What is possible: areaType ${finest}.`,
    );
  }
}

export const AREA_WORDS: Readonly<Partial<Record<AreaType, string>>> = {
  LSOA: 'LSOAs',
  MSOA: 'MSOAs',
  WARD: 'wards',
  DISTRICT: 'districts',
};

function noAreas(): Error {
  return badUserInput('No area of this type has a boundary and a count that you may see in the place asked.', [
    'options',
    'areaType',
  ]);
}

/** Each area first among its own neighbours; areas that are not tested are nobody's. */
function weightsOfTouching(keys: readonly string[], touching: ReadonlyMap<string, readonly string[]>): SpatialWeights {
  const place = new Map(keys.map((key, at) => [key, at]));
  const starts = new Uint32Array(keys.length + 1);
  const neighbours: number[] = [];
  for (const [at, key] of keys.entries()) {
    neighbours.push(at);
    for (const other of touching.get(key) ?? []) {
      const found = place.get(other);
      if (found !== undefined) neighbours.push(found);
    }
    starts[at + 1] = neighbours.length;
  }
  return { count: keys.length, starts, neighbours: Uint32Array.from(neighbours), selfIncluded: true };
}
