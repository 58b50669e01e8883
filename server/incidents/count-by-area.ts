/** Counts by area, each area as its LSOAs (best fit), with residents and rates beside them. */
import { areasInUse, populationOf, type AreaRow, type AreaType } from '../areas/areas.service.js';
import { areaKeyText } from '../areas/area-type.js';
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import type { RateWithLimits } from '../statistics/rates.js';
import type { CountedGroup } from './counted-groups.js';
import { Parameters } from './parameters.js';
import type { Question } from './question.js';
import { rateOfResidents } from './residents-of-place.js';
import { shapeOf } from './shape.sql.js';

export interface CountOptions {
  readonly areaType?: AreaType | null;
  /** Of the areas; the newest in use when left out. */
  readonly vintage?: number | null;
}

export interface AreaCount {
  readonly key: string;
  readonly label: string;
  readonly count: number | null;
  readonly area: Pick<AreaRow, 'type' | 'gssCode' | 'vintage' | 'name'>;
  readonly denominator: number | null;
  readonly rate: RateWithLimits | null;
}

export interface AreaCounts {
  readonly rows: readonly AreaCount[];
  readonly total: number;
  readonly noLocation: number;
  /** Recorded under a code that no LSOA of the vintage takes over, so in no area here. */
  readonly notCarriedOver: number;
  readonly denominatorBasis: string | null;
  readonly vintage: number | null;
}

/** @throws CallerError BAD_USER_INPUT when no type is named or none of its areas is loaded */
export async function countByArea(
  sql: Sql,
  question: Question,
  counted: readonly CountedGroup[],
  options: CountOptions,
): Promise<AreaCounts> {
  const type = options.areaType;
  if (type == null) throw badUserInput('Counting by area needs the type of area.', ['areaType']);
  const areas = await areasInUse(sql, { type, vintage: options.vintage });
  if (areas.length === 0) {
    const edition = options.vintage == null ? '' : ` of ${options.vintage}`;
    throw badUserInput(`No areas of this type${edition} are loaded.`, options.vintage == null ? ['areaType'] : ['vintage']);
  }
  const vintage = areas[0]!.vintage;
  const members = await membersOf(sql, type, areas);
  const shown = await shownAreas(sql, question, areas, members);
  const { counts, total, noLocation, notCarriedOver } = sumUp(counted, await membersAmong(sql, areas, counted), members.of2021);
  const population = await populationOf(sql, shown);
  const rows = shown.map((area) => {
    const count = members.known.has(area.gssCode) ? (counts.get(area.gssCode) ?? 0) : null;
    const persons = population.get(areaKeyText(area))?.persons ?? null;
    return { key: area.gssCode, label: area.name, count, area, denominator: persons, rate: rateOfResidents(count, persons) };
  });
  return { rows, total, noLocation, notCarriedOver, denominatorBasis: basisOf(population.values()), vintage };
}

interface Members {
  /** Areas that have at least one LSOA. */
  readonly known: ReadonlySet<string>;
  /** Those that are known in LSOAs of 2021. */
  readonly of2021: ReadonlySet<string>;
}

/** An LSOA is itself; everything else is looked up. */
async function membersOf(sql: Sql, type: AreaType, areas: readonly AreaRow[]): Promise<Members> {
  if (type === 'LSOA') {
    const codes = new Set(areas.map(({ gssCode }) => gssCode));
    return { known: codes, of2021: areas[0]!.vintage === 2021 ? codes : new Set() };
  }
  const rows = await sql.query<{ code: string; of2021: boolean }>(
    `SELECT gss_code AS code, bool_or(lsoa_vintage = 2021) AS of2021 FROM area_lsoa
      WHERE type = $1 AND gss_code = ANY ($2::text[]) GROUP BY 1`,
    [type, areas.map(({ gssCode }) => gssCode)],
  );
  return {
    known: new Set(rows.map(({ code }) => code)),
    of2021: new Set(rows.filter(({ of2021 }) => of2021).map(({ code }) => code)),
  };
}

/**
 * The areas that have rows: all in use, or those that share an LSOA with the place named or touch its box. An area without LSOAs is shown
 * where it lies in a named area.
 */
async function shownAreas(
  sql: Sql,
  question: Question,
  areas: readonly AreaRow[],
  { known }: Members,
): Promise<readonly AreaRow[]> {
  const { filter, areas: named } = question;
  if (named === null && filter.bbox == null && filter.within === null && filter.near == null) return areas;
  const type = areas[0]!.type;
  const vintage = areas[0]!.vintage;
  const codes = new Set<string>();
  const add = (rows: readonly { code: string }[]): void => rows.forEach(({ code }) => codes.add(code));
  if (named !== null) {
    add(
      await sql.query<{ code: string }>(
        `SELECT DISTINCT gss_code AS code FROM area_lsoa
          WHERE type = $1 AND ((lsoa_vintage = 2021 AND lsoa_code = ANY ($2::text[])) OR (lsoa_vintage = 2011 AND lsoa_code = ANY ($3::text[])))
         UNION
         SELECT gss_code FROM area_parent WHERE type = $1 AND parent_code = ANY ($4::text[])`,
        [type, named.lsoa21, [...named.lsoa11, ...named.lsoa11Only], filter.areaCodes],
      ),
    );
    return areas.filter(({ gssCode }) => codes.has(gssCode));
  }
  const parameters = new Parameters();
  const shape = shapeOf(filter, parameters);
  add(
    await sql.query<{ code: string }>(
      `SELECT gss_code AS code FROM area
        WHERE type = ${parameters.add(type, 'text')} AND vintage = ${parameters.add(vintage, 'int')} AND boundary && ${shape} AND ST_Intersects(boundary, ${shape})`,
      parameters.list,
    ),
  );
  return areas.filter(({ gssCode }) => codes.has(gssCode) && known.has(gssCode));
}

interface Membership {
  readonly code: string;
  readonly vintage: number;
  readonly lsoa: string;
}

/** To which of the areas the LSOAs counted belong. */
async function membersAmong(sql: Sql, areas: readonly AreaRow[], counted: readonly CountedGroup[]): Promise<Membership[]> {
  const { type, vintage } = areas[0]!;
  if (type === 'LSOA') return areas.map(({ gssCode }) => ({ code: gssCode, vintage, lsoa: gssCode }));
  const lsoas = new Set(counted.flatMap(({ lsoa21, lsoa11 }) => [lsoa21, lsoa11]));
  const rows = await sql.query<Membership>(
    `SELECT gss_code AS code, lsoa_vintage AS vintage, lsoa_code AS lsoa FROM area_lsoa
      WHERE type = $1 AND lsoa_code = ANY ($2::text[])`,
    [type, [...lsoas]],
  );
  const codes = new Set(areas.map(({ gssCode }) => gssCode));
  return rows.filter(({ code }) => codes.has(code));
}

/** By the LSOA of 2021; by that of 2011 where there is none of 2021, or the area is known in those of 2011 only. */
function sumUp(
  counted: readonly CountedGroup[],
  members: readonly Membership[],
  of2021: ReadonlySet<string>,
): { counts: ReadonlyMap<string, number>; total: number; noLocation: number; notCarriedOver: number } {
  const areasOf = new Map<string, string[]>();
  for (const { code, vintage, lsoa } of members) {
    const key = `${vintage}/${lsoa}`;
    const codes = areasOf.get(key);
    if (codes === undefined) areasOf.set(key, [code]);
    else codes.push(code);
  }
  const counts = new Map<string, number>();
  const sums = { total: 0, noLocation: 0, notCarriedOver: 0 };
  for (const { lsoa21, lsoa11, coded, located, count } of counted) {
    sums.total += count;
    if (!located) sums.noLocation += count;
    const newer = areasOf.get(`2021/${lsoa21}`) ?? [];
    const older = (areasOf.get(`2011/${lsoa11}`) ?? []).filter((code) => lsoa21 === '' || !of2021.has(code));
    for (const code of [...newer, ...older]) counts.set(code, (counts.get(code) ?? 0) + count);
    const preferred = of2021.size > 0 ? lsoa21 : lsoa11;
    if (coded && preferred === '' && older.length === 0) sums.notCarriedOver += count;
  }
  return { counts, ...sums };
}

function basisOf(figures: Iterable<{ basis: string | null; note: string | null }>): string | null {
  const bases = new Set([...figures].map(({ basis }) => basis).filter((basis) => basis !== null));
  return bases.size === 0 ? null : [...bases].join('; ');
}
