/**
 * The summaries that counts and maps are answered from: incidents by LSOA and by square of the National Grid, by month and by year, for
 * each category and for all together. Made anew from the rows for just those slices (kind, source, force, month) that a load or an undo
 * touched, so they are exact by construction.
 */
import type { Sql } from '../database/database.js';
import { INCIDENT_KINDS, INCIDENT_TABLES, type IncidentKind } from './incident-kind.js';
import { useMemory } from './working-memory.js';

/** Sides of the squares of the pyramid, metres; each is made of the one before. */
export const CELL_LEVELS = [100, 500, 2000, 10000] as const;

/**
 * Brings the summaries in line with the rows after the batches were published, put aside or given back: the slices that these cover now,
 * and every slice whose summary no longer holds as many as its batches say.
 */
export async function refreshIncidentSummaries(sql: Sql, batchIds: readonly number[]): Promise<void> {
  await makeSlices(
    sql,
    `SELECT kind, source, force_code, month FROM batch_coverage WHERE batch_id = ANY ($1::bigint[])
     UNION
     SELECT kind, source, force_code, month
       FROM (SELECT kind, source, force_code, month, sum(rows)::bigint AS covered FROM batch_coverage GROUP BY 1, 2, 3, 4) c
       FULL JOIN (${ALL_TOGETHER}) s USING (kind, source, force_code, month)
      WHERE coalesce(covered, 0) <> coalesce(counted, 0)`,
    [batchIds],
  );
  await remake(sql);
}

/** The same for given slices after their rows' LSOAs or places changed. `slices` is a query for (kind, source, force_code, month). */
export async function refreshSlices(sql: Sql, slices: string): Promise<void> {
  await makeSlices(sql, slices, []);
  await remake(sql);
}

export interface SummaryDifference {
  readonly summary: 'area' | 'cell';
  readonly kind: IncidentKind;
  readonly month: string;
  readonly counted: number;
  readonly summarised: number;
}

/** Where a summary does not equal the rows: empty in a sound database. Reads every incident. */
export async function checkIncidentSummaries(sql: Sql): Promise<SummaryDifference[]> {
  const differences: SummaryDifference[] = [];
  for (const kind of INCIDENT_KINDS) {
    const area = `SELECT ${AREA_KEYS}, count(*)::int AS rows FROM ${INCIDENT_TABLES[kind]} GROUP BY ${numbers(8)}`;
    const areaSummary = `SELECT c.months, s.source, s.force_code, s.category, c.period, c.last_month, l.lsoa21, l.lsoa11,
             c.coded::text || c.located::text, c.count
        FROM incident_area_count c JOIN incident_series s ON s.id = c.series JOIN incident_lsoas l ON l.id = c.lsoas WHERE s.kind = $1`;
    differences.push(...(await compare(sql, 'area', kind, area, areaSummary)));
    for (const metres of CELL_LEVELS) {
      const cells = `SELECT source, force_code, category, london_month(occurred_from), ${LAST_MONTH},
               ${metres === CELL_LEVELS[0] ? `coalesce(lsoa21, '') || '/' || coalesce(lsoa11, '')` : `''`},
               floor(ST_X(location_bng) / ${metres})::int::text, floor(ST_Y(location_bng) / ${metres})::int::text, count(*)::int
          FROM ${INCIDENT_TABLES[kind]} WHERE location_bng IS NOT NULL GROUP BY ${numbers(8)}`;
      const cellSummary = `SELECT c.months, s.source, s.force_code, s.category, c.period, c.last_month, coalesce(l.lsoa21 || '/' || l.lsoa11, ''),
               c.cell_east::text, c.cell_north::text, c.count
          FROM incident_cell_count c JOIN incident_series s ON s.id = c.series LEFT JOIN incident_lsoas l ON l.id = c.lsoas WHERE s.kind = $1 AND c.metres = ${metres}`;
      differences.push(...(await compare(sql, 'cell', kind, cells, cellSummary)));
    }
  }
  return differences;
}

/** The month an incident ended in: it ends before `occurred_to`, which is midnight of the next month for open data. */
const LAST_MONTH = `london_month(occurred_to - interval '1 microsecond')`;
const AREA_KEYS = `source, force_code, category, london_month(occurred_from) AS period, ${LAST_MONTH} AS last_month,
  coalesce(lsoa21, '') AS lsoa21, coalesce(lsoa11, '') AS lsoa11, (area_code IS NOT NULL)::text || (location IS NOT NULL)::text AS place`;

const ALL_TOGETHER = `SELECT s.kind, s.source, s.force_code, c.period AS month, sum(c.count)::bigint AS counted
    FROM incident_series s JOIN incident_area_count c ON c.series = s.id AND c.months = 1
   WHERE s.category = '*' GROUP BY 1, 2, 3, 4`;

const numbers = (count: number): string => Array.from({ length: count }, (_, index) => index + 1).join(', ');

/** The rows themselves, their months, years and «all categories» against what the summary holds. */
async function compare(
  sql: Sql,
  summary: 'area' | 'cell',
  kind: IncidentKind,
  rows: string,
  summarised: string,
): Promise<SummaryDifference[]> {
  const keys = 8;
  const names = Array.from({ length: keys }, (_, index) => `k${index + 1}`).join(', ');
  const yearly = names.replace('k4', `date_trunc('year', k4)::date`).replace('k5', `(date_trunc('year', k4) + interval '11 months')::date`);
  const found = await sql.query<{ month: string; counted: number; summarised: number }>(
    `WITH rows (${names}, n) AS (${rows}),
     every AS (SELECT * FROM rows UNION ALL SELECT ${names.replace('k3', `'*'`)}, n FROM rows),
     expected AS (
       SELECT 1 AS months, ${names}, sum(n)::int AS n FROM every GROUP BY ${numbers(keys + 1)}
       UNION ALL
       SELECT 12, ${yearly}, sum(n)::int FROM every GROUP BY ${numbers(keys + 1)}),
     held (months, ${names}, n) AS (${summarised})
     SELECT to_char(k4, 'YYYY-MM') AS month, sum(coalesce(e.n, 0))::int AS counted, sum(coalesce(h.n, 0))::int AS summarised
       FROM expected e FULL JOIN held h USING (months, ${names})
      WHERE e.n IS DISTINCT FROM h.n GROUP BY 1 ORDER BY 1 LIMIT 100`,
    [kind],
  );
  return found.map((row) => ({ summary, kind, ...row }));
}

/** The slices as the temporary table `slice`, and their kinds and categories in `incident_series`. */
async function makeSlices(sql: Sql, slices: string, parameters: readonly unknown[]): Promise<void> {
  await sql.execute('DROP TABLE IF EXISTS pg_temp.slice');
  await sql.execute('CREATE TEMPORARY TABLE slice (kind text, source text, force_code text, month date) ON COMMIT DROP');
  await sql.execute(`INSERT INTO slice ${slices}`, parameters);
  await sql.execute('ANALYZE slice');
}

async function remake(sql: Sql): Promise<void> {
  const kinds = await sql.query<{ kind: IncidentKind; from: string; to: string }>(
    `SELECT kind, min(month)::text AS from, (max(month) + interval '1 month')::date::text AS to FROM slice GROUP BY kind ORDER BY kind`,
  );
  if (kinds.length === 0) return;
  await useMemory(sql);
  await removeOld(sql, 'incident_area_count');
  await removeOld(sql, 'incident_cell_count');
  for (const { kind, from, to } of kinds) {
    await groupRows(sql, kind, from, to);
    await addAreaMonths(sql);
    await addCellMonths(sql);
  }
  await addYears(sql, 'incident_area_count', 'lsoas, coded, located', '');
  await addYears(sql, 'incident_cell_count', 'cell_east, cell_north, lsoas', 'metres, ');
}

/** The touched months, and the years they lie in, of every series of their kind, source and force. */
async function removeOld(sql: Sql, table: 'incident_area_count' | 'incident_cell_count'): Promise<void> {
  const levels = table === 'incident_cell_count' ? `c.metres = ANY (ARRAY[${CELL_LEVELS.join(', ')}]) AND` : '';
  await sql.execute(
    `DELETE FROM ${table} c USING (
       SELECT s.id, d.months, d.period
         FROM incident_series s
         JOIN (SELECT kind, source, force_code, 1 AS months, month AS period FROM slice
               UNION
               SELECT kind, source, force_code, 12, date_trunc('year', month)::date FROM slice) d USING (kind, source, force_code)) gone
     WHERE ${levels} c.series = gone.id AND c.months = gone.months AND c.period = gone.period`,
  );
}

/** One pass over the rows: by everything the summaries tell apart, as the temporary table `grouped`. */
async function groupRows(sql: Sql, kind: IncidentKind, from: string, to: string): Promise<void> {
  const table = INCIDENT_TABLES[kind];
  await sql.execute('DROP TABLE IF EXISTS pg_temp.grouped_text, pg_temp.grouped');
  // Grouped by the instants first: open data has one for all of a month, and turning instants into months is what takes time.
  await sql.execute(
    `CREATE TEMPORARY TABLE grouped_text ON COMMIT DROP AS
     SELECT source, force_code, category, london_month(occurred_from) AS period, ${LAST_MONTH} AS last_month,
            coalesce(lsoa21, '') AS lsoa21, coalesce(lsoa11, '') AS lsoa11, coded, cell_east, cell_north, sum(count)::int AS count
       FROM (SELECT source, force_code, category, occurred_from, occurred_to, lsoa21, lsoa11, area_code IS NOT NULL AS coded,
                    cell_east, cell_north, count(*) AS count
               FROM ${table}
              WHERE occurred_from >= london_midnight('${from}') AND occurred_from < london_midnight('${to}')
              GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) r
      WHERE (source, force_code, london_month(occurred_from)) IN (SELECT source, force_code, month FROM slice WHERE kind = '${kind}')
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`,
  );
  await sql.execute(
    `INSERT INTO incident_series (kind, category, source, force_code)
     SELECT DISTINCT $1, category, source, force_code FROM grouped_text
     UNION SELECT DISTINCT $1, '*', source, force_code FROM grouped_text
     ON CONFLICT DO NOTHING`,
    [kind],
  );
  await sql.execute(
    `INSERT INTO incident_lsoas (lsoa21, lsoa11) SELECT DISTINCT lsoa21, lsoa11 FROM grouped_text ON CONFLICT DO NOTHING`,
  );
  // The planner would take these for empty, and join row by row.
  for (const table of ['grouped_text', 'incident_series', 'incident_lsoas']) await sql.execute(`ANALYZE ${table}`);
  await sql.execute(
    `CREATE TEMPORARY TABLE grouped ON COMMIT DROP AS
     SELECT own.id AS series, every.id AS every, period, last_month, l.id AS lsoas, coded, cell_east, cell_north, count
       FROM grouped_text g
       JOIN incident_lsoas l USING (lsoa21, lsoa11)
       JOIN incident_series own ON own.kind = '${kind}' AND (own.category, own.source, own.force_code) = (g.category, g.source, g.force_code)
       JOIN incident_series every ON every.kind = '${kind}' AND (every.category, every.source, every.force_code) = ('*', g.source, g.force_code)`,
  );
  await sql.execute('ANALYZE grouped');
}

/** Written in the order of the key, so that what is asked together lies together. */
async function addAreaMonths(sql: Sql): Promise<void> {
  for (const series of ['series', 'every']) {
    await sql.execute(
      `INSERT INTO incident_area_count (series, months, period, last_month, lsoas, coded, located, count)
       SELECT ${series}, 1, period, last_month, lsoas, coded, cell_east IS NOT NULL, sum(count)
         FROM grouped GROUP BY 1, 3, 5, 6, 7, 4 ORDER BY 1, 3, 5, 6, 7, 4`,
    );
  }
}

/** Each level from the one below, all categories from each: the rows are read once. */
async function addCellMonths(sql: Sql): Promise<void> {
  let finer = `(SELECT series, every, period, last_month, cell_east, cell_north, lsoas, count FROM grouped WHERE cell_east IS NOT NULL)`;
  let finerMetres: number = CELL_LEVELS[0];
  for (const metres of CELL_LEVELS) {
    const level = `cells_${metres}`;
    const times = metres / finerMetres;
    await sql.execute(`DROP TABLE IF EXISTS pg_temp.${level}`);
    await sql.execute(
      `CREATE TEMPORARY TABLE ${level} ON COMMIT DROP AS
       SELECT series, every, period, last_month, floor(cell_east::float8 / ${times})::int AS cell_east,
              floor(cell_north::float8 / ${times})::int AS cell_north, ${metres === CELL_LEVELS[0] ? 'lsoas' : '0 AS lsoas'}, sum(count)::int AS count
         FROM ${finer} f GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    );
    const insert = `INSERT INTO incident_cell_count (metres, series, months, period, last_month, cell_east, cell_north, lsoas, count)`;
    await sql.execute(
      `${insert} SELECT ${metres}, series, 1, period, last_month, cell_east, cell_north, lsoas, count
         FROM ${level} ORDER BY series, period, cell_east, cell_north, lsoas, last_month`,
    );
    await sql.execute(
      `${insert} SELECT ${metres}, every, 1, period, last_month, cell_east, cell_north, lsoas, sum(count)
         FROM ${level} GROUP BY every, period, cell_east, cell_north, lsoas, last_month
        ORDER BY every, period, cell_east, cell_north, lsoas, last_month`,
    );
    finer = level;
    finerMetres = metres;
  }
}

/** Whole years, added up from their months; they may hold months of earlier loads too. */
async function addYears(sql: Sql, table: string, keys: string, level: string): Promise<void> {
  const columns = `${level}series, months, period, last_month, ${keys}, count`;
  const levelKey = level === '' ? '' : 'c.metres, ';
  const own = keys.split(', ').map((key) => `c.${key}`).join(', ');
  await sql.execute(
    `INSERT INTO ${table} (${columns})
     SELECT ${levelKey}c.series, 12, y.year, (y.year + interval '11 months')::date, ${own}, sum(c.count)
       FROM (SELECT DISTINCT s.id, date_trunc('year', d.month)::date AS year
               FROM slice d JOIN incident_series s USING (kind, source, force_code)) y
       JOIN ${table} c ON c.series = y.id AND c.months = 1 AND c.period >= y.year AND c.period < y.year + interval '1 year'
                      ${level === '' ? '' : `AND c.metres = ANY (ARRAY[${CELL_LEVELS.join(', ')}])`}
      GROUP BY ${levelKey}c.series, y.year, ${own}
      ORDER BY ${levelKey}c.series, y.year, ${own}`,
  );
}
