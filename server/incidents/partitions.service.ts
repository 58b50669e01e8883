/**
 * Monthly partitions of the incident tables, made as months arrive; bounds are London midnights.
 *
 * The rows of large months that are new are written into bare tables first and given their indexes when they are attached: building an index
 * over the rows of a month at once takes a fraction of the time of feeding it row by row. Attaching lets readers go on; CREATE TABLE …
 * PARTITION OF would lock them out for the length of the load.
 */
import type { Sql } from '../database/database.js';
import type { IncidentTable } from './incident-kind.js';

/** Name of the bare partitioned table that takes rows of new months during one load. */
const INTAKE = 'incident_intake';

/** First days of months, `YYYY-MM-01`. */
export type Month = string;

/** From this many rows in a new month, building its indexes at once is quicker than feeding them. */
const ROWS_FOR_INTAKE = 2_000;

/** What plans are chosen by. Geometries would take most of the time, and lie where the cells say. */
const PLANNED_BY = ['occurred_from', 'category', 'source', 'cell_east', 'cell_north', 'lsoa21', 'batch_id'] as const;

export interface MonthOfRows {
  readonly month: Month;
  readonly rows: number;
}

/**
 * Calls `insert` with the table to write to and the months to write there. `months` are all months that the rows begin in, with how many
 * there are of each.
 */
export async function insertByMonth(
  sql: Sql,
  table: IncidentTable,
  months: readonly MonthOfRows[],
  insert: (into: string, months: readonly Month[]) => Promise<void>,
): Promise<void> {
  const existing = await existingPartitions(sql, table);
  const fresh = months.filter(({ month }) => !existing.has(partitionName(table, month)));
  const large = fresh.filter(({ rows }) => rows >= ROWS_FOR_INTAKE).map(({ month }) => month);
  for (const { month } of fresh.filter(({ rows }) => rows < ROWS_FOR_INTAKE)) {
    await sql.execute(`CREATE TABLE ${partitionName(table, month)} (${likeTable(table)})`);
    await attach(sql, table, month);
  }
  const direct = months.map(({ month }) => month).filter((month) => !large.includes(month));
  if (direct.length > 0) await insert(table, direct);
  if (large.length > 0) await takeIn(sql, table, large, insert);
  for (const { month } of fresh) await sql.execute(`ANALYZE ${partitionName(table, month)} (${PLANNED_BY.join(', ')})`);
}

async function takeIn(
  sql: Sql,
  table: IncidentTable,
  months: readonly Month[],
  insert: (into: string, months: readonly Month[]) => Promise<void>,
): Promise<void> {
  await sql.execute(`CREATE TABLE ${INTAKE} (${likeTable(table)}) PARTITION BY RANGE (occurred_from)`);
  for (const month of months) {
    await sql.execute(`CREATE TABLE ${partitionName(table, month)} PARTITION OF ${INTAKE} FOR VALUES ${bounds(month)}`);
  }
  await insert(INTAKE, months);
  for (const month of months) {
    await sql.execute(`ALTER TABLE ${INTAKE} DETACH PARTITION ${partitionName(table, month)}`);
    await attach(sql, table, month);
  }
  await sql.execute(`DROP TABLE ${INTAKE}`);
}

async function attach(sql: Sql, table: IncidentTable, month: Month): Promise<void> {
  await sql.execute(`ALTER TABLE ${table} ATTACH PARTITION ${partitionName(table, month)} FOR VALUES ${bounds(month)}`);
}

const likeTable = (table: IncidentTable): string => `LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE`;

async function existingPartitions(sql: Sql, table: IncidentTable): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = to_regclass($1)`,
    [table],
  );
  return new Set(rows.map(({ name }) => name));
}

function partitionName(table: IncidentTable, month: Month): string {
  return `${table}_${month.slice(0, 4)}_${month.slice(5, 7)}`;
}

/** Literals, because a partition's bounds take no parameters; `month` is checked to be nothing but a date. */
function bounds(month: Month): string {
  const parts = /^(\d{4})-(\d{2})-01$/.exec(month);
  if (parts === null) throw new RangeError(`«${month}» is not the first day of a month`);
  const [year, number] = [Number(parts[1]), Number(parts[2])];
  const next = number === 12 ? `${year + 1}-01-01` : `${parts[1]}-${String(number + 1).padStart(2, '0')}-01`;
  return `FROM ('${month} 00:00:00 Europe/London') TO ('${next} 00:00:00 Europe/London')`;
}
