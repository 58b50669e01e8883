import type { Sql } from '../database/database.js';
import type { IndicatorDefinition, PrintedRow } from './indicator.js';

export interface IndicatorArea {
  readonly key: string;
  readonly level: PrintedRow['level'];
  readonly name: string;
  /** Its boundary or its reports are loaded here. */
  readonly own: boolean;
}

export type NamedArea = Omit<IndicatorArea, 'own'>;

/** Areas whose figures are loaded, authorities first. */
export async function indicatorAreas(sql: Sql): Promise<IndicatorArea[]> {
  return sql.query<IndicatorArea>(
    `SELECT key, area_level AS level, name, EXISTS (SELECT FROM area r WHERE r.gss_code = a.key AND r.in_use) AS own FROM indicator_area a
      WHERE area_level <> 'other' OR EXISTS (SELECT FROM indicator_peer p WHERE p.area_key = a.key)
      ORDER BY array_position('{authority,region,england,other}'::text[], area_level), name`,
  );
}

export async function areasByKey(sql: Sql, keys: readonly string[]): Promise<Map<string, NamedArea>> {
  const rows = await sql.query<NamedArea>(
    `SELECT key, area_level AS level, name FROM indicator_area WHERE key = ANY ($1::text[])
     UNION ALL
     SELECT DISTINCT ON (area_key) area_key, area_level, area_name FROM indicator_figure f
      WHERE area_key = ANY ($1::text[]) AND NOT published AND NOT EXISTS (SELECT FROM indicator_area a WHERE a.key = f.area_key)`,
    [keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

export interface CataloguedIndicator extends IndicatorDefinition {
  /** Periods that the area has a number or a mark for. */
  readonly periods: readonly string[];
}

/** A data dictionary's words before a data file's, the newest of either. */
const DEFINED = `
  SELECT DISTINCT ON (code) code, name, definition, unit, polarity, numerator, denominator, source, caveats, disclosure
    FROM indicator WHERE code = ANY ($1::text[])
   ORDER BY code, (definition IS NOT NULL) DESC, batch_id DESC`;

/** Indicators that have anything for the area, by name. */
export async function cataloguedIndicators(sql: Sql, areaKey: string): Promise<CataloguedIndicator[]> {
  const had = await sql.query<{ indicator: string; periods: string[]; published: boolean }>(
    `SELECT indicator, array_agg(DISTINCT period) AS periods, bool_and(published) AS published
       FROM indicator_figure WHERE area_key = $1 GROUP BY indicator`,
    [areaKey],
  );
  const defined = await sql.query<Omit<IndicatorDefinition, 'published'>>(DEFINED, [had.map(({ indicator }) => indicator)]);
  const byCode = new Map(had.map((row) => [row.indicator, row]));
  return defined
    .map((definition) => {
      const { periods, published } = byCode.get(definition.code)!;
      return { ...definition, periods, published };
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

const FIGURE = `indicator, area_key AS key, area_level AS level, area_name AS name, period, figure, mark, printed,
  count::float8 AS count, denominator, lower95, upper95`;

/** Every figure of some indicators for some areas. */
export async function figuresOfAreas(sql: Sql, codes: readonly string[], keys: readonly string[]): Promise<PrintedRow[]> {
  return sql.query<PrintedRow>(
    `SELECT ${FIGURE} FROM indicator_figure WHERE indicator = ANY ($1::text[]) AND area_key = ANY ($2::text[])
      ORDER BY indicator, area_key, period, batch_id, row_number`,
    [codes, keys],
  );
}

/** Figures that are not published, of those that the reader may see: «code, area's key and period», with tabs between. */
export async function heldUnderAgreement(sql: Sql, codes: readonly string[]): Promise<Set<string>> {
  const rows = await sql.query<{ indicator: string; key: string; period: string }>(
    `SELECT DISTINCT indicator, area_key AS key, period FROM indicator_figure WHERE indicator = ANY ($1::text[]) AND NOT published`,
    [codes],
  );
  return new Set(rows.map(({ indicator, key, period }) => `${indicator}\t${key}\t${period}`));
}

/** Every authority's figure of one indicator and period. */
export async function figuresOfAuthorities(sql: Sql, code: string, period: string): Promise<PrintedRow[]> {
  return sql.query<PrintedRow>(
    `SELECT ${FIGURE} FROM indicator_figure WHERE indicator = $1 AND period = $2 AND area_level = 'authority'
      ORDER BY area_name, batch_id, row_number`,
    [code, period],
  );
}

export interface Peer {
  readonly group: string;
  readonly key: string;
  readonly name: string;
  readonly closeness: string | null;
}

/** With whom an area is compared, group by group, each of the newest load that tells it. */
export async function peersOf(sql: Sql, areaKey: string): Promise<Peer[]> {
  return sql.query<Peer>(
    `SELECT p.peer_group AS "group", p.peer_key AS key, coalesce(a.name, p.peer_name) AS name, p.closeness
       FROM indicator_peer p LEFT JOIN indicator_area a ON a.key = p.peer_key
      WHERE p.area_key = $1
        AND p.batch_id = (SELECT max(n.batch_id) FROM indicator_peer n WHERE n.area_key = $1 AND n.peer_group = p.peer_group)
      ORDER BY p.peer_group, p.rank`,
    [areaKey],
  );
}

/** Groups that a table prints as one beside the area: a «YOT family», a force's area. */
export async function groupsBeside(
  sql: Sql,
  codes: readonly string[],
  areaKey: string,
): Promise<{ key: string; name: string }[]> {
  return sql.query<{ key: string; name: string }>(
    `SELECT DISTINCT ON (g.area_key) g.area_key AS key, g.area_name AS name
       FROM indicator_figure g
      WHERE g.indicator = ANY ($1::text[]) AND g.area_level = 'other' AND g.area_key <> $2 AND g.area_key LIKE 'name:%'
        AND EXISTS (SELECT FROM indicator_figure f WHERE f.area_key = $2 AND f.batch_id = g.batch_id AND f.indicator = g.indicator)
      ORDER BY g.area_key`,
    [codes, areaKey],
  );
}
