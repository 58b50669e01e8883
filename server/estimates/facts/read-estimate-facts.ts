/** Reads what an estimate is worked out from: children aged 10–17 of the authority, and the smaller areas as sets of units. */
import {
  areasByCode,
  areasInUse,
  lsoasOf,
  populationOf,
  requireArea,
  type AreaKey,
  type AreaRow,
} from '../../areas/areas.service.js';
import { areaKeyText, type AreaType } from '../../areas/area-type.js';
import type { Sql } from '../../database/database.js';
import type { AskedEstimate } from '../asked/asked-estimate.js';
import type { AskedArea, EstimateFacts, Unit } from './estimate-facts.js';
import { lsoasWithin, type Border } from './lsoas-within.sql.js';
import { wrongEstimate } from '../asked/input-checks.js';

const AGES = { ageFrom: 10, ageTo: 17 } as const;
const AUTHORITIES: readonly AreaType[] = ['DISTRICT', 'UPPER_TIER'];
/** In a shape of fewer, a shape with one more would tell one. */
const LEAST_LSOAS = 3;

/** @throws CallerError BAD_USER_INPUT naming the field and the remedy */
export async function readEstimateFacts(sql: Sql, asked: AskedEstimate, borders: readonly Border[]): Promise<EstimateFacts> {
  const authority = await requireArea(sql, asked.area, ['input', 'area']);
  if (!AUTHORITIES.includes(authority.type))
    throw wrongEstimate(`${authority.name} is no authority: name its district here, and «${authority.gssCode}» in «areas».`, [
      'area',
    ]);
  const smaller = await readSmallerAreas(sql, asked, authority, borders);
  return {
    authority: pick(authority),
    children: await childrenOf(sql, asked, authority),
    scored: await scoredAuthorities(sql, asked, authority),
    ...smaller,
  };
}

const pick = ({ gssCode, name, type, vintage }: AreaRow): EstimateFacts['authority'] => ({ gssCode, name, type, vintage });

async function childrenOf(sql: Sql, asked: AskedEstimate, authority: AreaRow): Promise<EstimateFacts['children']> {
  if (asked.localChildren !== null) return asked.localChildren;
  const figure = (await populationOf(sql, [authority], AGES)).get(areaKeyText(authority))!;
  if (figure.persons === null || figure.persons === 0)
    throw wrongEstimate(
      `No children aged 10–17 are known of ${authority.name}: load its population by single years of age, or write how many in «localChildren».`,
      ['area'],
    );
  const note = figure.note === null ? '' : ` ${figure.note}`;
  return { figure: figure.persons, source: `loaded population: ${figure.basis ?? ''}.${note}` };
}

async function scoredAuthorities(sql: Sql, { risk }: AskedEstimate, authority: AreaRow): Promise<EstimateFacts['scored']> {
  const others = risk?.others ?? [];
  if (others.length === 0) return [];
  const path = (at: number): (string | number)[] => ['risk', 'others', at, 'area'];
  const known = await areasByCode(
    sql,
    others.map(({ area }) => area),
  );
  const rows = others.map(({ area }, at) => {
    const row = known.get(area);
    if (row === undefined) throw wrongEstimate(`There is no area with the code «${area}».`, path(at));
    if (!AUTHORITIES.includes(row.type)) throw wrongEstimate(`${row.name} is no authority: leave it out.`, path(at));
    return row;
  });
  await refuseOverlaps(sql, [authority, ...rows], (at) => path(at - 1));
  const children = await populationOf(sql, rows, AGES);
  return rows.map((row, at) => {
    const persons = children.get(areaKeyText(row))?.persons ?? null;
    if (persons === null)
      throw wrongEstimate(`No children aged 10–17 are known of ${row.name}: load its population, or leave it out.`, path(at));
    return { gssCode: row.gssCode, score: others[at]!.score, children: persons };
  });
}

/** Authorities are shared out beside each other: none may hold a part of another. */
async function refuseOverlaps(sql: Sql, rows: readonly AreaRow[], path: (at: number) => (string | number)[]): Promise<void> {
  const lsoas = await lsoasOf(
    sql,
    rows.map(({ gssCode }) => gssCode),
  );
  const holder = new Map<string, string>();
  rows.forEach((row, at) => {
    const { lsoa21 = [], lsoa11 = [] } = lsoas.get(row.gssCode) ?? {};
    for (const lsoa of [row.gssCode, ...(lsoa21.length > 0 ? lsoa21 : lsoa11)]) {
      const other = holder.get(lsoa);
      if (other !== undefined)
        throw wrongEstimate(`${row.name} and ${other} overlap: keep one of them, or their children are counted twice.`, path(at));
      holder.set(lsoa, row.name);
    }
  });
}

async function readSmallerAreas(
  sql: Sql,
  asked: AskedEstimate,
  authority: AreaRow,
  borders: readonly Border[],
): Promise<Pick<EstimateFacts, 'units' | 'areas'>> {
  const listed = asked.level === null ? [] : await areasInUse(sql, { type: asked.level, within: authority.gssCode });
  if (asked.level !== null && listed.length === 0)
    throw wrongEstimate(`No areas of this type are loaded for ${authority.name}: load a look-up, or choose another.`, ['level']);
  checkCounted(asked, listed);
  if (listed.length === 0 && asked.areas.length === 0 && borders.length === 0) return { units: [], areas: [] };
  const lsoas = await areasInUse(sql, { type: 'LSOA', within: authority.gssCode });
  if (lsoas.length === 0)
    throw wrongEstimate(`No LSOAs are loaded for ${authority.name}, of which smaller areas are made: load a look-up.`, ['area']);
  const placeOf = new Map(lsoas.map(({ gssCode }, place) => [gssCode, place]));
  const named = await namedAreas(sql, asked, authority);
  const rows = [...listed, ...named];
  const members = await lsoasOf(
    sql,
    rows.map(({ gssCode }) => gssCode),
  );
  const areas: AskedArea[] = rows.map((row, at) => {
    const { lsoa11 = [], lsoa21 = [] } = row.type === 'LSOA' ? { lsoa21: [row.gssCode] } : (members.get(row.gssCode) ?? {});
    const own = [...lsoa21, ...lsoa11];
    const units = own.flatMap((code) => placeOf.get(code) ?? []);
    const path = at < listed.length ? ['level'] : ['areas', at - listed.length];
    if (units.length === 0) throw wrongEstimate(`${row.name} has no LSOA in ${authority.name}: leave it out.`, path);
    const vintage = lsoas[0]!.vintage;
    const whole = vintage === 2021 && lsoa21.length > 0 ? lsoa21 : vintage === 2011 ? lsoa11 : own;
    if (at >= listed.length && whole.some((code) => !placeOf.has(code)))
      throw wrongEstimate(`${row.name} reaches beyond ${authority.name}: make an area limited to it, and name that.`, path);
    return { gssCode: row.gssCode, name: row.name, kind: row.type, vintage: row.vintage, units };
  });
  for (const border of borders) {
    const found = await lsoasWithin(sql, border, lsoas[0]!.vintage);
    const units = found.flatMap((code) => placeOf.get(code) ?? []);
    if (units.length < LEAST_LSOAS)
      throw wrongEstimate(
        `${border.name} holds the middle of fewer than ${LEAST_LSOAS} LSOAs of ${authority.name}, too few to say how many children live there: draw a larger one.`,
        border.path,
      );
    areas.push({ gssCode: null, name: border.name, kind: border.kind, vintage: null, units });
  }
  return { units: await unitsOf(sql, lsoas, areas, asked.level), areas };
}

async function namedAreas(sql: Sql, { areas, level }: AskedEstimate, authority: AreaRow): Promise<AreaRow[]> {
  const known = await areasByCode(sql, areas);
  return areas.map((code, at) => {
    const row = known.get(code);
    if (row === undefined) throw wrongEstimate(`There is no area with the code «${code}».`, ['areas', at]);
    if (AUTHORITIES.includes(row.type) || row.type === 'FORCE')
      throw wrongEstimate(
        row.gssCode === authority.gssCode
          ? `${row.name} is the authority itself: leave it out here.`
          : `${row.name} is an authority of its own: make an estimate of it apart.`,
        ['areas', at],
      );
    if (row.type === level)
      throw wrongEstimate(`${row.name} is among the areas listed already: leave it out here.`, ['areas', at]);
    return row;
  });
}

async function unitsOf(
  sql: Sql,
  lsoas: readonly AreaRow[],
  areas: readonly AskedArea[],
  level: AreaType | null,
): Promise<Unit[]> {
  const children = await populationOf(sql, lsoas as readonly AreaKey[], AGES);
  const within = new Map(
    areas.flatMap(({ gssCode, kind, units }) => (kind === level ? units.map((unit) => [unit, gssCode] as const) : [])),
  );
  return lsoas.map((lsoa, place) => {
    const persons = children.get(areaKeyText(lsoa))?.persons ?? null;
    if (persons === null)
      throw wrongEstimate(
        `No children aged 10–17 are known of ${lsoa.name}: load a population of LSOAs by single years of age, or leave smaller areas out.`,
        ['level'],
      );
    return { gssCode: lsoa.gssCode, children: persons, within: within.get(place) ?? null };
  });
}

/** Counts of smaller areas are of the areas listed, so that none is counted in two of them. */
function checkCounted({ indicators, level }: AskedEstimate, listed: readonly AreaRow[]): void {
  const codes = new Set(listed.map(({ gssCode }) => gssCode));
  indicators.forEach(({ areas }, indicator) =>
    areas.forEach(({ area }, at) => {
      if (!codes.has(area))
        throw wrongEstimate(
          level === null
            ? 'Counts of smaller areas go with a list of areas: choose wards, MSOAs or LSOAs in «level».'
            : `«${area}» is none of the areas listed: counts of others would overlap them. Give counts by areas of the level chosen.`,
          ['indicators', indicator, 'areas', at, 'area'],
        );
    }),
  );
}
