/** Who can be reached: the children of an area's LSOAs by age, and the points they are spread over. Kept until what is loaded changes. */
import {
  areasInUse,
  lsoasOf,
  populationByAgeOf,
  populationOf,
  type AgeBandFigure,
  type AreaRow,
} from '../../areas/areas.service.js';
import { areaKeyText } from '../../areas/area-type.js';
import type { Sql } from '../../database/database.js';
import { KeptReadings } from '../../database/kept-readings.js';
import { badUserInput } from '../../errors.js';
import { OLDEST, YOUNGEST, type ChildrenAtHome } from './children-in-reach.js';
import { homePointsOf } from './home-points.sql.js';
import type { HomePoints } from './homes-within-walk.js';

export interface Homes extends HomePoints, ChildrenAtHome {
  /** The LSOAs, in the order of their numbers. */
  readonly lsoas: readonly AreaRow[];
  /** «mid-2020 estimate»; null where no residents are known. */
  readonly basis: string | null;
  /** LSOAs of which no children are known, or no border. */
  readonly leftOut: number;
  /** LSOAs whose home points are squares, as no postcode lies in them. */
  readonly onSquares: number;
}

/** A force has one to six thousand; more make an answer that nobody waits for. */
const MOST_LSOAS = 6_000;

const kept = new KeptReadings<Homes>(8);

/** @param areaCode null for all that is loaded. @throws CallerError BAD_USER_INPUT */
export function homesOf(sql: Sql, areaCode: string | null): Promise<Homes> {
  return kept.get(sql, areaCode ?? '', () => readHomes(sql, areaCode));
}

async function readHomes(sql: Sql, areaCode: string | null): Promise<Homes> {
  const all = await areasInUse(sql, { type: 'LSOA' });
  const within = areaCode === null ? null : (await lsoasOf(sql, [areaCode])).get(areaCode);
  const codes = within == null ? null : new Set([...within.lsoa11, ...within.lsoa21]);
  const asked = all.filter(({ gssCode }) => codes === null || codes.has(gssCode));
  if (asked.length > MOST_LSOAS) throw badUserInput(`That is ${asked.length} LSOAs. Name an area.`, ['areaCode']);
  const points = asked.length === 0 ? [] : await homePointsOf(sql, asked.map(({ gssCode }) => gssCode), asked[0]!.vintage); // prettier-ignore
  const byCode = new Map(points.map((of) => [of.gssCode, of]));
  const figures = await populationOf(sql, asked, { ageFrom: YOUNGEST, ageTo: OLDEST });
  const bands = await populationByAgeOf(sql, asked);
  const lsoas = asked.filter((area) => byCode.has(area.gssCode) && figures.get(areaKeyText(area))?.persons != null);
  const pointsOf = lsoas.map(({ gssCode }) => byCode.get(gssCode)!);
  return {
    lsoas,
    basis: lsoas.length === 0 ? null : figures.get(areaKeyText(lsoas[0]!))!.basis,
    leftOut: asked.length - lsoas.length,
    onSquares: pointsOf.filter(({ fromPostcodes }) => !fromPostcodes).length,
    eastings: Float64Array.from(pointsOf.flatMap(({ eastings }) => eastings)),
    northings: Float64Array.from(pointsOf.flatMap(({ northings }) => northings)),
    areaOf: Int32Array.from(pointsOf.flatMap(({ eastings }, area) => eastings.map(() => area))),
    children: Float64Array.from(
      lsoas.flatMap((area) => byAge(figures.get(areaKeyText(area))!.persons!, bands.get(areaKeyText(area)) ?? [])),
    ),
  };
}

/** Children of each age from 10 to 17, as the finest bands share them out; alike where these do not say. */
export function byAge(children: number, bands: readonly AgeBandFigure[]): number[] {
  const ages = Array.from({ length: OLDEST - YOUNGEST + 1 }, (_, index) => YOUNGEST + index);
  const weights = ages.map((age) => {
    const band = bands.find(({ ageFrom, ageTo }) => age >= ageFrom && age <= ageTo);
    return band === undefined ? 0 : band.persons / (band.ageTo - band.ageFrom + 1);
  });
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => (sum === 0 ? children / ages.length : (children * weight) / sum));
}
