/**
 * Monthly partitions of the incident tables, made as months arrive; bounds are London midnights.
 *
 * The rows of months that are new are written into bare tables first and given their indexes when they are attached: building an index
 * over the rows of a month at once takes a fraction of the time of feeding it row by row. Attaching lets readers go on; CREATE TABLE …
 * PARTITION OF would lock them out for the length of the load.
 */
import type { Sql } from '../database/database.js';
import type { IncidentTable } from './incident-kind.js';

/** Name of the bare partitioned table that takes rows of new months during one load. */
const INTAKE = 'incident_intake';

/** First days of months, `YYYY-MM-01`. */
export type Month = string;

/**
 * Calls `insert` with the table to write to, for the months that are new and for those that have their partition already.
 * `months` are all months that the rows begin in.
 */
export async function insertByMonth(
  sql: Sql,
  table: IncidentTable,
  months: readonly Month[],
  insert: (into: string, months: readonly Month[]) => Promise<void>,
): Promise<void> {
  const { fresh, known } = await splitMonths(sql, table, months);
  if (known.length > 0) await insert(table, known);
  if (fresh.length === 0) return;

  await sql.execute(`CREATE TABLE ${INTAKE} (LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE) PARTITION BY RANGE (occurred_from)`);
  for (const month of fresh) {
    await sql.execute(`CREATE TABLE ${partitionName(table, month)} PARTITION OF ${INTAKE} FOR VALUES ${bounds(month)}`);
  }
  await insert(INTAKE, fresh);
  for (const month of fresh) {
    const partition = partitionName(table, month);
    await sql.execute(`ALTER TABLE ${INTAKE} DETACH PARTITION ${partition}`);
    await sql.execute(`ALTER TABLE ${table} ATTACH PARTITION ${partition} FOR VALUES ${bounds(month)}`);
    await sql.execute(`ANALYZE ${partition}`);
  }
  await sql.execute(`DROP TABLE ${INTAKE}`);
}

async function splitMonths(sql: Sql, table: IncidentTable, months: readonly Month[]): Promise<{ fresh: Month[]; known: Month[] }> {
  const rows = await sql.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = to_regclass($1)`,
    [table],
  );
  const existing = new Set(rows.map(({ name }) => name));
  const isKnown = (month: Month): boolean => existing.has(partitionName(table, month));
  return { fresh: months.filter((month) => !isKnown(month)), known: months.filter(isKnown) };
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
