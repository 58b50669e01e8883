/**
 * The summaries that counts and maps are answered from: incidents by LSOA and by square of the National Grid, by month and by year, for
 * each category and for all together. Made anew from the rows for just those months (of a kind, source and force) that a load or an undo
 * touched, so they are exact by construction.
 */
import type { Sql } from '../database/database.js';
import { INCIDENT_TABLES, type IncidentKind } from './incident-kind.js';
import { areasOf, CELL_LEVELS, cellsOf, largerCell, packAreas, packCells } from './summary-blocks.sql.js';
import { useMemory } from './working-memory.js';

/**
 * The summaries keep where exactly its incidents lie, so that a box which cuts squares is answered from them. Not of discharges: their points
 * stand in their own table only, which is read by those who may.
 */
export function hasPoints(kind: IncidentKind): boolean {
  return kind !== 'FIREARMS_DISCHARGE';
}

/** The month an incident ended in: it ends before `occurred_to`, which is midnight of the next month for open data. */
export const LAST_MONTH = `london_month(occurred_to - interval '1 microsecond')`;

/** A month (its first day) of a force's records from one source. */
export interface MonthOfForce {
  readonly kind: IncidentKind;
  readonly source: string;
  readonly force: string;
  readonly month: string;
}

/**
 * Brings the summaries in line with the rows after the batches were published, put aside or given back, or single records changed in `months`: the
 * months that the batches cover now, those named, and every month whose summary no longer holds as many as its batches say.
 */
export async function refreshIncidentSummaries(
  sql: Sql,
  batchIds: readonly number[],
  months: readonly MonthOfForce[] = [],
): Promise<void> {
  await remake(
    sql,
    `SELECT kind, source, force_code, month FROM batch_coverage WHERE batch_id = ANY ($1::bigint[])
     UNION
     SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::date[])
     UNION
     SELECT kind, source, force_code, month
       FROM (SELECT kind, source, force_code, month, sum(rows)::bigint AS covered FROM batch_coverage GROUP BY 1, 2, 3, 4) c
       FULL JOIN (SELECT s.kind, s.source, s.force_code, i.period AS month, sum(i.located + i.nowhere)::bigint AS counted
                    FROM incident_series s JOIN incident_slice i ON i.series = s.id AND i.months = 1
                   WHERE s.category = '*' GROUP BY 1, 2, 3, 4) s USING (kind, source, force_code, month)
      WHERE coalesce(covered, 0) <> coalesce(counted, 0)`,
    [batchIds, ...(['kind', 'source', 'force', 'month'] as const).map((part) => months.map((one) => one[part]))],
  );
}

/** The same for given months after their rows' LSOAs or places changed. `months` is a query for (kind, source, force_code, month). */
export async function refreshSummariesOf(sql: Sql, months: string): Promise<void> {
  await remake(sql, months, []);
}

async function remake(sql: Sql, months: string, parameters: readonly unknown[]): Promise<void> {
  await temporary(
    sql,
    'touched',
    `CREATE TEMPORARY TABLE touched (kind text, source text, force_code text, month date) ON COMMIT DROP`,
  );
  await sql.execute(`INSERT INTO touched ${months}`, parameters);
  const kinds = await sql.query<{ kind: IncidentKind; from: string; to: string }>(
    `SELECT kind, min(month)::text AS from, (max(month) + interval '1 month')::date::text AS to FROM touched GROUP BY kind ORDER BY kind`,
  );
  if (kinds.length === 0) return;
  await useMemory(sql);
  await sql.execute('ANALYZE touched');
  await removeOld(sql);
  for (const { kind, from, to } of kinds) {
    await groupRows(sql, kind, from, to);
    await addAreas(sql, 'SELECT own, every, lsoas, coded, cell_east IS NOT NULL AS located, count FROM grouped');
    await addCells(sql, 'SELECT * FROM grouped WHERE cell_east IS NOT NULL');
  }
  await addYears(sql);
  await sql.execute('DELETE FROM incident_slice WHERE located = 0 AND nowhere = 0');
}

const ANEW =
  'ON CONFLICT (series, months, period, last_month) DO UPDATE SET located = excluded.located, nowhere = excluded.nowhere';

async function temporary(sql: Sql, name: string, statement: string): Promise<void> {
  await sql.execute(`DROP TABLE IF EXISTS pg_temp.${name}`);
  await sql.execute(statement);
}

/**
 * The touched months, and the years they lie in, of every category of their kind, source and force. Slices keep their numbers, so that an
 * undo gives back the very same rows; those that stay empty go at the end.
 */
async function removeOld(sql: Sql): Promise<void> {
  await temporary(
    sql,
    'gone',
    `CREATE TEMPORARY TABLE gone ON COMMIT DROP AS
     SELECT DISTINCT i.id FROM touched t JOIN incident_series s USING (kind, source, force_code)
       JOIN incident_slice i ON i.series = s.id
            AND i.period = CASE i.months WHEN 1 THEN t.month ELSE date_trunc('year', t.month)::date END`,
  );
  await sql.execute('ANALYZE gone');
  await sql.execute('DELETE FROM incident_area_count WHERE slice IN (SELECT id FROM gone)');
  await sql.execute('DELETE FROM incident_cell_count WHERE slice IN (SELECT id FROM gone)');
  await sql.execute('UPDATE incident_slice SET located = 0, nowhere = 0 WHERE id IN (SELECT id FROM gone)');
}

/**
 * The rows by all that the summaries tell apart, as the temporary table `grouped`; `own` and `every` are the slices they belong to. Which
 * words and instants there are is found first: a row then finds its slices by one look-up, and numbers are grouped instead of words.
 */
async function groupRows(sql: Sql, kind: IncidentKind, from: string, to: string): Promise<void> {
  const rows = `${INCIDENT_TABLES[kind]} WHERE occurred_from >= london_midnight('${from}') AND occurred_from < london_midnight('${to}')`;
  await temporary(
    sql,
    'word',
    `CREATE TEMPORARY TABLE word ON COMMIT DROP AS
     SELECT category, source, force_code, occurred_from, occurred_to, count(cell_east) AS located, count(*) - count(cell_east) AS nowhere
       FROM ${rows} GROUP BY 1, 2, 3, 4, 5`,
  );
  await temporary(
    sql,
    'lsoa_pair',
    `CREATE TEMPORARY TABLE lsoa_pair ON COMMIT DROP AS
     SELECT coalesce(lsoa21, '') AS lsoa21, coalesce(lsoa11, '') AS lsoa11, bool_or(source = 'police.uk') AS published
       FROM ${rows} GROUP BY 1, 2`,
  );
  await sql.execute(
    `INSERT INTO incident_series (kind, category, source, force_code)
     SELECT DISTINCT $1, category, source, force_code FROM word UNION SELECT DISTINCT $1, '*', source, force_code FROM word
     ON CONFLICT DO NOTHING`,
    [kind],
  );
  // Roles that have police.uk's recorded crime alone are told of the LSOAs in which there is some (migration 0015).
  await sql.execute(
    `INSERT INTO incident_lsoas (lsoa21, lsoa11, open) SELECT lsoa21, lsoa11, $1 = 'RECORDED_CRIME' AND published FROM lsoa_pair
     ON CONFLICT (lsoa21, lsoa11) DO UPDATE SET open = true WHERE excluded.open AND NOT incident_lsoas.open`,
    [kind],
  );
  // Partners' reports have nearly as many instants as rows, and their columns depend on each other, which the planner does not know: it would
  // join them row by row.
  for (const table of ['word', 'incident_series']) await sql.execute(`ANALYZE ${table}`);
  await planByHash(sql, true);
  // Turning instants into months is slow: each is turned once.
  await temporary(
    sql,
    'dated',
    `CREATE TEMPORARY TABLE dated ON COMMIT DROP AS
     SELECT w.*, own.id AS series, every.id AS every, m.period, m.last_month
       FROM word w
       JOIN (SELECT *, london_month(occurred_from) AS period, ${LAST_MONTH} AS last_month
               FROM (SELECT DISTINCT occurred_from, occurred_to FROM word) i) m USING (occurred_from, occurred_to)
       JOIN touched t ON (t.kind, t.source, t.force_code, t.month) = ('${kind}', w.source, w.force_code, m.period)
       JOIN incident_series own ON (own.kind, own.category, own.source, own.force_code) = ('${kind}', w.category, w.source, w.force_code)
       JOIN incident_series every ON (every.kind, every.category, every.source, every.force_code) = ('${kind}', '*', w.source, w.force_code)`,
  );
  for (const series of ['series', 'every']) {
    await sql.execute(
      `INSERT INTO incident_slice (series, months, period, last_month, located, nowhere)
       SELECT ${series}, 1, period, last_month, sum(located), sum(nowhere) FROM dated GROUP BY 1, 3, 4 ORDER BY 1, 3, 4 ${ANEW}`,
    );
  }
  for (const table of ['dated', 'incident_slice']) await sql.execute(`ANALYZE ${table}`);
  await temporary(
    sql,
    'slice_of',
    `CREATE TEMPORARY TABLE slice_of ON COMMIT DROP AS
     SELECT d.category, d.source, d.force_code, d.occurred_from, d.occurred_to, own.id AS own, every.id AS every
       FROM dated d
       JOIN incident_slice own ON own.months = 1 AND (own.series, own.period, own.last_month) = (d.series, d.period, d.last_month)
       JOIN incident_slice every ON every.months = 1 AND (every.series, every.period, every.last_month) = (d.every, d.period, d.last_month)`,
  );
  for (const table of ['incident_lsoas', 'slice_of']) await sql.execute(`ANALYZE ${table}`);
  const [longitude, latitude] = pointOf(kind);
  // Outer joins, because the planner expects inner ones to find next to nothing, columns that depend on each other being new to it, and
  // would put the rows into memory rather than the few words. Rows of months that were not touched find no slice. What follows groups and
  // sorts slice by slice, which takes a sixth less when the rows of a slice lie together.
  await temporary(
    sql,
    'grouped',
    `CREATE TEMPORARY TABLE grouped ON COMMIT DROP AS
     SELECT * FROM (
       SELECT s.own, s.every, l.id AS lsoas, area_code IS NOT NULL AS coded, cell_east, cell_north,
              ${longitude} AS longitude, ${latitude} AS latitude, count(*)::int AS count
         FROM (SELECT * FROM ${rows}) r
         LEFT JOIN slice_of s ON (s.category, s.source, s.force_code, s.occurred_from, s.occurred_to)
              = (r.category, r.source, r.force_code, r.occurred_from, r.occurred_to)
         LEFT JOIN incident_lsoas l ON l.lsoa21 = coalesce(r.lsoa21, '') AND l.lsoa11 = coalesce(r.lsoa11, '')
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 OFFSET 0) g WHERE own IS NOT NULL ORDER BY own`,
  );
  await planByHash(sql, false);
  await sql.execute('ANALYZE grouped');
}

/** The longitude and latitude that the summaries keep of a row. */
export function pointOf(kind: IncidentKind): [longitude: string, latitude: string] {
  return hasPoints(kind) ? ['ST_X(location)', 'ST_Y(location)'] : ['NULL::float8', 'NULL::float8'];
}

async function planByHash(sql: Sql, only: boolean): Promise<void> {
  await sql.query(`SELECT set_config('enable_nestloop', $1, true), set_config('enable_sort', $1, true)`, [only ? 'off' : 'on']);
}

/** `counts` is a query for (own, every, lsoas, coded, located, count). */
async function addAreas(sql: Sql, counts: string): Promise<void> {
  for (const slice of ['own', 'every']) {
    await sql.execute(
      packAreas(
        `SELECT ${slice} AS slice, lsoas, coded, located, sum(count)::int AS count FROM (${counts}) c GROUP BY 1, 2, 3, 4`,
      ),
    );
  }
}

/** `squares` is a query for (own, every, cell_east, cell_north, lsoas, longitude, latitude, count). Each level from the one below. */
async function addCells(sql: Sql, squares: string): Promise<void> {
  const levels: [metres: number, squares: string][] = [[CELL_LEVELS[0], `SELECT * FROM (${squares}) f`]];
  for (const metres of CELL_LEVELS.slice(1)) {
    const [finerMetres, finer] = levels.at(-1)!;
    const larger = (cell: string): string => `${largerCell(cell, metres / finerMetres)} AS ${cell}`;
    await temporary(
      sql,
      `cells_${metres}`,
      `CREATE TEMPORARY TABLE cells_${metres} ON COMMIT DROP AS
       SELECT own, every, cell_east, cell_north, sum(count)::int AS count
         FROM (SELECT own, every, ${larger('cell_east')}, ${larger('cell_north')}, count FROM (${finer}) f) s GROUP BY 1, 2, 3, 4`,
    );
    levels.push([metres, `SELECT * FROM cells_${metres}`]);
  }
  // Blocks are made in order, so squares are sorted once, not hashed first; the planner expects far fewer different ones than there are.
  await sql.query(`SELECT set_config('enable_hashagg', 'off', true)`);
  for (const [metres, level] of levels)
    for (const slice of ['own', 'every']) await sql.execute(packCells(metres, `SELECT ${slice} AS slice, * FROM (${level}) l`));
  await sql.query(`SELECT set_config('enable_hashagg', 'on', true)`);
}

/** Whole years, added up from their months; they may hold months of earlier loads too. */
async function addYears(sql: Sql): Promise<void> {
  await temporary(
    sql,
    'year_month',
    `CREATE TEMPORARY TABLE year_month ON COMMIT DROP AS
     SELECT i.series, y.year, i.id AS month, i.located, i.nowhere
       FROM (SELECT DISTINCT s.id, date_trunc('year', t.month)::date AS year
               FROM touched t JOIN incident_series s USING (kind, source, force_code)) y
       JOIN incident_slice i ON i.series = y.id AND i.months = 1 AND i.period >= y.year AND i.period < y.year + interval '1 year'
      WHERE i.located > 0 OR i.nowhere > 0`,
  );
  await sql.execute(
    `INSERT INTO incident_slice (series, months, period, last_month, located, nowhere)
     SELECT series, 12, year, (year + interval '11 months')::date, sum(located), sum(nowhere) FROM year_month GROUP BY 1, 3, 4 ORDER BY 1, 3 ${ANEW}`,
  );
  await temporary(
    sql,
    'year_slice',
    `CREATE TEMPORARY TABLE year_slice ON COMMIT DROP AS
     SELECT m.month, own.id AS own, every.id AS every
       FROM year_month m
       JOIN incident_series s ON s.id = m.series AND s.category <> '*'
       JOIN incident_series e ON (e.kind, e.source, e.force_code, e.category) = (s.kind, s.source, s.force_code, '*')
       JOIN incident_slice own ON own.series = s.id AND own.months = 12 AND own.period = m.year
       JOIN incident_slice every ON every.series = e.id AND every.months = 12 AND every.period = m.year`,
  );
  await sql.execute('ANALYZE year_slice');
  // What they are found by alone: samples of their arrays say nothing that plans are chosen by, and take most of a second.
  await sql.execute('ANALYZE incident_cell_count (slice, metres, block_east, block_north)');
  await sql.execute('ANALYZE incident_area_count (slice)');
  await addAreas(sql, areasOf('year_slice y JOIN incident_area_count a ON a.slice = y.month', 'y.own, y.every'));
  const months = `year_slice y JOIN incident_cell_count c ON c.slice = y.month AND c.metres = ${CELL_LEVELS[0]}`;
  await temporary(
    sql,
    'year_cell',
    `CREATE TEMPORARY TABLE year_cell ON COMMIT DROP AS
     SELECT own, every, cell_east, cell_north, lsoas, longitude, latitude, sum(count)::int AS count
       FROM ${cellsOf(months, 'y.own, y.every', { points: true })} c GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  );
  await addCells(sql, 'SELECT * FROM year_cell');
}
