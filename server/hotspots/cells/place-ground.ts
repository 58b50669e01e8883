/** The ground of the place a question asks about, and who lives on it. */
import { areasByCode, finestGround, groundOf, populationOf, type AreaGround, type AreaKey } from '../../areas/areas.service.js';
import { areaKeyText } from '../../areas/area-type.js';
import type { Sql } from '../../database/database.js';
import { KeptReadings } from '../../database/kept-readings.js';
import { badUserInput } from '../../errors.js';
import { shapeOfFilter, type LocatedQuestion, type NamedAreas } from '../../incidents/incidents.service.js';
import type { PeopledGround } from './land-cells.js';

export interface PlaceGround {
  readonly areas: readonly (PeopledGround & Pick<AreaKey, 'gssCode'>)[];
  readonly landKm2: number;
  /** «190 LSOAs of 2021» */
  readonly madeOf: string;
  /** Whose count of residents, in words; null where nobody's. */
  readonly residentsBasis: string | null;
  /** Names the place among those of one state of the data. */
  readonly key: string;
}

/** Some megabytes each. */
const kept = new KeptReadings<PlaceGround>(8);

/** @throws CallerError BAD_USER_INPUT where no boundary says what is land */
export async function groundOfPlace(sql: Sql, { filter, question }: LocatedQuestion): Promise<PlaceGround> {
  const shape = await shapeOfFilter(sql, filter);
  const codes = filter.areaCodes ?? null;
  const key = JSON.stringify([codes, shape]);
  return kept.get(sql, key, () => readGround(sql, key, codes, question.areas, shape));
}

async function readGround(
  sql: Sql,
  key: string,
  areaCodes: readonly string[] | null,
  lsoas: NamedAreas | null,
  shape: string | null,
): Promise<PlaceGround> {
  const finest = await finestGround(sql);
  if (finest === null) throw noLand('No boundaries are loaded, so nothing says what is land. Load boundaries first.');
  const found =
    finest.type === 'LSOA'
      ? await groundOfLsoas(sql, finest.vintage, lsoas, shape)
      : await groundOf(sql, { ...finest, codes: areaCodes === null ? null : await codesOfType(sql, areaCodes, finest), shape });
  if (found.length === 0) throw noLand('None of the place asked is land within the boundaries that are loaded.');
  const population = await populationOf(sql, found);
  const people = found.map((area) => population.get(areaKeyText(area)));
  const [{ type, vintage }] = found as [AreaGround];
  const bases = new Set(people.flatMap((figure) => (figure?.basis == null ? [] : [figure.basis])));
  const areas = found.map((area, at) => ({ ...area, persons: people[at]?.persons ?? null }));
  return {
    areas,
    landKm2: areas.reduce((sum, { land }) => sum + land, 0) / 1e6,
    madeOf: `${found.length.toLocaleString('en-GB')} ${TYPE_WORDS[type] ?? 'areas'} of ${vintage}`,
    residentsBasis: bases.size === 0 ? null : [...bases].join('; '),
    key,
  };
}

/** Of the newest vintage; of the one before where the place is known in that alone. */
async function groundOfLsoas(sql: Sql, vintage: number, lsoas: NamedAreas | null, shape: string | null): Promise<AreaGround[]> {
  if (lsoas === null) return groundOf(sql, { type: 'LSOA', vintage, codes: null, shape });
  const of2021 = await groundOf(sql, { type: 'LSOA', vintage: 2021, codes: lsoas.lsoa21, shape });
  return of2021.length > 0
    ? of2021
    : groundOf(sql, { type: 'LSOA', vintage: 2011, codes: [...lsoas.lsoa11, ...lsoas.lsoa11Only], shape });
}

async function codesOfType(sql: Sql, codes: readonly string[], type: Pick<AreaKey, 'type'>): Promise<string[]> {
  const areas = [...(await areasByCode(sql, codes)).values()];
  return areas.filter((area) => area.type === type.type).map(({ gssCode }) => gssCode);
}

const TYPE_WORDS: Readonly<Record<string, string>> = { LSOA: 'LSOAs', WARD: 'wards', DISTRICT: 'districts' };

function noLand(message: string): Error {
  return badUserInput(message, ['filter']);
}
