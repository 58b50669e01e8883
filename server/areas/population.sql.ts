/** Population figures of many areas in one statement: their own, or the sum over their LSOAs, carried between vintages. */
import type { Sql } from '../database/database.js';
import type { AreaKey } from './area-type.js';
import type { AgeRange, PopulationBasis } from './population-basis.js';

/** One row an area (or an area and band), by the area's place in the list asked. */
export interface PopulationRow {
  readonly place: number;
  readonly age_from: number | null;
  readonly age_to: number | null;
  /** Null when there are figures for none of its LSOAs. */
  readonly persons: number | null;
  /** Of them; null where one of its figures does not tell. */
  readonly females: number | null;
  /** How many LSOAs the area has, for how many of them there are figures, and how many got a part of a split LSOA's. */
  readonly lsoas: number;
  readonly covered: number;
  readonly apportioned: number;
}

export async function loadedBases(sql: Sql): Promise<PopulationBasis[]> {
  const rows = await sql.query<{
    area_type: string;
    vintage: number;
    basis: string;
    year: number;
    age_from: number;
    age_to: number;
  }>(
    'SELECT area_type, vintage, basis, year, age_from, age_to FROM population_basis ORDER BY year DESC, area_type, vintage DESC, basis, age_from',
  );
  const bases = new Map<string, PopulationBasis & { bands: AgeRange[] }>();
  for (const row of rows) {
    const key = `${row.area_type}/${row.vintage}/${row.basis}/${row.year}`;
    const basis = bases.get(key) ?? {
      areaType: row.area_type,
      vintage: row.vintage,
      basis: row.basis,
      year: row.year,
      bands: [],
    };
    basis.bands.push({ ageFrom: row.age_from, ageTo: row.age_to });
    bases.set(key, basis);
  }
  return [...bases.values()];
}

/** Figures published for the very areas, by code. A district and the upper tier of the same code are the same area. */
export async function ownFigures(
  sql: Sql,
  areas: readonly AreaKey[],
  basis: PopulationBasis,
  bands: readonly AgeRange[],
  byBand: boolean,
): Promise<PopulationRow[]> {
  return sql.query<PopulationRow>(
    `WITH figure AS MATERIALIZED (
       SELECT DISTINCT ON (p.gss_code, p.age_from, p.age_to) p.gss_code AS code, p.age_from, p.age_to, p.persons, p.females
         FROM population p
         JOIN unnest($5::int[], $6::int[]) AS b (age_from, age_to) USING (age_from, age_to)
        WHERE p.gss_code = ANY ($1::text[]) AND p.area_type = split_part($2, '/', 1) AND p.vintage = split_part($2, '/', 2)::int
          AND p.basis = $3 AND p.year = $4
        ORDER BY p.gss_code, p.age_from, p.age_to, p.batch_id DESC),
     complete AS MATERIALIZED (SELECT code FROM figure GROUP BY code HAVING count(*) = cardinality($5::int[])),
     asked AS (SELECT code, place::int FROM unnest($1::text[]) WITH ORDINALITY AS a (code, place))
     SELECT asked.place, ${BAND(byBand)}, sum(f.persons) AS persons, ${FEMALES('f.females')} AS females, 1 AS lsoas, 1 AS covered, 0 AS apportioned
       FROM asked JOIN figure f USING (code) JOIN complete USING (code)
      GROUP BY ${GROUPS('asked.place', byBand)}`,
    [areas.map((area) => area.gssCode), ...figureParameters(basis, bands)],
  );
}

/**
 * Sums over the areas' LSOAs of `lsoaVintage`. Figures of the other LSOA vintage are carried over: unchanged and merged by code, a
 * split one shared out by the census totals of its parts (`totals`); LSOAs changed otherwise (X) have none.
 */
export async function figuresOverLsoas(
  sql: Sql,
  areas: readonly AreaKey[],
  lsoaVintage: number,
  basis: PopulationBasis,
  bands: readonly AgeRange[],
  totals: { readonly basis: PopulationBasis; readonly bands: readonly AgeRange[] } | null,
  byBand: boolean,
): Promise<PopulationRow[]> {
  const carrying = basis.vintage === lsoaVintage ? SAME_VINTAGE : lsoaVintage === 2021 ? FROM_2011 : FROM_2021;
  const parameters: unknown[] = [
    areas.map((area) => area.type),
    ...figureParameters(basis, bands),
    areas.map((area) => area.gssCode),
    lsoaVintage,
  ];
  if (carrying === FROM_2011) {
    parameters.push(
      totals?.basis.basis ?? null,
      totals?.basis.year ?? null,
      totals?.bands.map((b) => b.ageFrom) ?? [],
      totals?.bands.map((b) => b.ageTo) ?? [],
    );
  }
  return sql.query<PopulationRow>(
    // The planner takes each of these lists for one row and would join two of them row by row. So nothing longer than the LSOAs
    // themselves is joined: figures come by index for each part, and bands travel as arrays.
    `WITH target AS MATERIALIZED (
       SELECT a.place::int AS place, m.lsoa_code AS lsoa
         FROM unnest($1::text[], $7::text[]) WITH ORDINALITY AS a (type, code, place)
         JOIN area_lsoa m ON m.type = a.type AND m.gss_code = a.code AND m.lsoa_vintage = $8),
     wanted AS MATERIALIZED (SELECT DISTINCT lsoa FROM target),
     ${carrying},
     part_figure AS MATERIALIZED (
       SELECT DISTINCT ON (part.lsoa, part.from_code, p.age_from, p.age_to)
              part.lsoa, part.from_code, part.share, part.is_share, p.age_from, p.age_to, p.persons, p.females
         FROM part
         JOIN population p ON p.gss_code = part.from_code AND p.area_type = split_part($2, '/', 1) AND p.vintage = split_part($2, '/', 2)::int
          AND p.basis = $3 AND p.year = $4
         JOIN unnest($5::int[], $6::int[]) AS b (age_from, age_to) USING (age_from, age_to)
        ORDER BY part.lsoa, part.from_code, p.age_from, p.age_to, p.batch_id DESC),
     of_part AS (
       SELECT lsoa, from_code, is_share, share IS NOT NULL AND sum(figures) = cardinality($5::int[]) AS complete
         FROM (SELECT lsoa, from_code, is_share, share, 0 AS figures FROM part
               UNION ALL
               SELECT lsoa, from_code, is_share, share, 1 FROM part_figure) f
        GROUP BY lsoa, from_code, is_share, share),
     known AS MATERIALIZED (
       SELECT lsoa, bool_or(is_share) AS apportioned FROM of_part GROUP BY lsoa HAVING bool_and(complete)),
     per_lsoa AS MATERIALIZED (
       SELECT lsoa, array_agg(age_from) AS froms, array_agg(age_to) AS tos, array_agg(persons) AS persons, array_agg(females) AS females
         FROM (SELECT f.lsoa, ${BAND(byBand)}, sum(f.persons * f.share) AS persons, ${FEMALES('f.females * f.share')} AS females
                 FROM part_figure f GROUP BY ${GROUPS('f.lsoa', byBand)}) band
        GROUP BY lsoa),
     counted AS (
       SELECT t.place, count(*)::int AS lsoas, count(k.lsoa)::int AS covered, count(*) FILTER (WHERE k.apportioned)::int AS apportioned
         FROM target t LEFT JOIN known k USING (lsoa) GROUP BY t.place)
     SELECT c.place, s.age_from, s.age_to, s.persons, s.females, c.lsoas, c.covered, c.apportioned
       FROM counted c
       LEFT JOIN (SELECT t.place, b.age_from, b.age_to, sum(b.persons) AS persons, ${FEMALES('b.females')} AS females
               FROM target t JOIN known USING (lsoa) JOIN per_lsoa l USING (lsoa)
              CROSS JOIN LATERAL unnest(l.froms, l.tos, l.persons, l.females) AS b (age_from, age_to, persons, females)
              GROUP BY t.place, b.age_from, b.age_to) s USING (place)`,
    parameters,
  );
}

/** The LSOA vintages each area is known in, by its place in the list. */
export async function lsoaVintagesOf(sql: Sql, areas: readonly AreaKey[]): Promise<Map<number, number[]>> {
  const rows = await sql.query<{ place: number; vintages: number[] }>(
    `SELECT a.place::int AS place, array_agg(DISTINCT m.lsoa_vintage ORDER BY m.lsoa_vintage DESC) AS vintages
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (type, code, place)
       JOIN area_lsoa m ON m.type = a.type AND m.gss_code = a.code GROUP BY a.place`,
    [areas.map((area) => area.type), areas.map((area) => area.gssCode)],
  );
  return new Map(rows.map((row) => [row.place, row.vintages]));
}

function figureParameters(basis: PopulationBasis, bands: readonly AgeRange[]): unknown[] {
  return [
    `${basis.areaType}/${basis.vintage}`,
    basis.basis,
    basis.year,
    bands.map((band) => band.ageFrom),
    bands.map((band) => band.ageTo),
  ];
}

/** Some that do not tell would be taken for none. */
const FEMALES = (of: string): string => `CASE WHEN count(${of}) = count(*) THEN sum(${of}) END`;

const BAND = (byBand: boolean): string => (byBand ? 'f.age_from, f.age_to' : 'NULL::int AS age_from, NULL::int AS age_to');
const GROUPS = (key: string, byBand: boolean): string => (byBand ? `${key}, f.age_from, f.age_to` : key);

/** `part`: of which LSOAs with figures each wanted LSOA is made, and which share of each it takes (NULL: not known). */
const SAME_VINTAGE = `part AS MATERIALIZED (SELECT lsoa, lsoa AS from_code, 1::float8 AS share, false AS is_share FROM wanted)`;

const CHANGE = `change AS MATERIALIZED (
  SELECT DISTINCT ON (lsoa11, lsoa21) lsoa11, lsoa21, change FROM lsoa_change ORDER BY lsoa11, lsoa21, batch_id DESC)`;

const FROM_2011 = `${CHANGE},
  split_part_total AS MATERIALIZED (
    SELECT c.lsoa11, c.lsoa21, sum(t.persons) AS persons
      FROM change c
      LEFT JOIN LATERAL (
        SELECT DISTINCT ON (p.age_from, p.age_to) p.persons
          FROM population p JOIN unnest($11::int[], $12::int[]) AS b (age_from, age_to) USING (age_from, age_to)
         WHERE p.area_type = 'LSOA' AND p.gss_code = c.lsoa21 AND p.vintage = 2021 AND p.basis = $9 AND p.year = $10
         ORDER BY p.age_from, p.age_to, p.batch_id DESC) t ON true
     WHERE c.change = 'S' AND c.lsoa11 IN (SELECT w.lsoa11 FROM change w JOIN wanted ON wanted.lsoa = w.lsoa21 WHERE w.change = 'S')
     GROUP BY c.lsoa11, c.lsoa21),
  split_share AS MATERIALIZED (
    SELECT lsoa11, lsoa21,
           CASE WHEN count(persons) OVER whole = count(*) OVER whole THEN persons / nullif(sum(persons) OVER whole, 0) END AS share
      FROM split_part_total WINDOW whole AS (PARTITION BY lsoa11)),
  part AS MATERIALIZED (
    SELECT w.lsoa, c.lsoa11 AS from_code,
           CASE c.change WHEN 'S' THEN s.share WHEN 'X' THEN NULL ELSE 1 END::float8 AS share, c.change = 'S' AS is_share
      FROM wanted w JOIN change c ON c.lsoa21 = w.lsoa
      LEFT JOIN split_share s ON s.lsoa11 = c.lsoa11 AND s.lsoa21 = c.lsoa21)`;

const FROM_2021 = `${CHANGE},
  part AS MATERIALIZED (
    SELECT w.lsoa, c.lsoa21 AS from_code, CASE WHEN c.change IN ('U', 'S') THEN 1 END::float8 AS share, false AS is_share
      FROM wanted w JOIN change c ON c.lsoa11 = w.lsoa)`;
