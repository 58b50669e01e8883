/** Staged incidents → their table: a place joined to each, partitions made for new months, coverage and summaries following. */
import type { Sql } from '../database/database.js';
import { INCIDENT_TABLES, type IncidentKind } from '../incidents/incident-kind.js';
import { useMemory } from '../incidents/working-memory.js';
import { insertByMonth } from '../incidents/partitions.service.js';

export interface StagedIncidents {
  readonly kind: IncidentKind;
  /** The quoted staging table. */
  readonly stage: string;
  /** Which of its rows are of this kind; all when left out. */
  readonly where?: string;
  /** SQL over the stage (`s`) and its place (`p`): the London month the incident began in. */
  readonly month: string;
  /** A relation joined to each row, with its alias and condition: ` JOIN x ON …`. */
  readonly joined?: string;
  /** A query for all months (text) and their rows, where these are known already. */
  readonly months?: string;
  /** Every other column of the table that the load fills, as SQL over `s` and `p`. */
  readonly columns: Readonly<Record<string, string>>;
}

const PLACE_COLUMNS = [
  'location',
  'location_bng',
  'cell_east',
  'cell_north',
  'place_text',
  'postcode',
  'area_code',
  'area_vintage',
  'lsoa11',
  'lsoa21',
] as const;

/** Needs the temporary table `placed` (`placePlaces`). */
export async function publishIncidents(sql: Sql, batchId: number, staged: StagedIncidents): Promise<void> {
  const { kind, stage, month, columns } = staged;
  const where = staged.where ?? 'true';
  const months = await sql.query<{ month: string; rows: number }>(
    staged.months ?? `SELECT ${month}::text AS month, count(*)::int AS rows FROM ${stage} s WHERE ${where} GROUP BY 1 ORDER BY 1`,
  );
  if (months.length === 0) return;
  await useMemory(sql);
  const names = [...Object.keys(columns), ...PLACE_COLUMNS, 'batch_id'];
  const expressions = [...Object.values(columns), ...PLACE_COLUMNS.map((column) => `p.${column}`), String(batchId)];
  // Sorting a month's rows by place would make reading a small box of the map cheaper still, but costs the load more than it gains.
  await insertByMonth(sql, INCIDENT_TABLES[kind], months, async (into, part) => {
    await sql.execute(
      `INSERT INTO ${into} (${names.join(', ')})
         SELECT ${expressions.join(', ')} FROM ${stage} s JOIN placed p USING (place_key)${staged.joined ?? ''}
          WHERE ${where}${part.length === months.length ? '' : ` AND ${month} = ANY ($1::date[])`}`,
      part.length === months.length ? [] : [part],
    );
  });
}
