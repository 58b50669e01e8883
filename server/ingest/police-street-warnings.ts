/** What a reader of a street file should know and no row is refused for. */
import type { Sql } from '../database/database.js';
import { ROWS_BY_MONTH, ROWS_BY_PLACE } from './police-street-tally.js';
import type { PublishContext } from './source.js';

/** Needs the temporary tables `street_tally` and `placed`. */
export async function warnOfStreetRows(sql: Sql, context: PublishContext, stage: string): Promise<void> {
  const [repeats] = await sql.query<{ rows: number }>(
    // The hash keeps a few million identifiers small; two that share one would only raise this warning by one.
    `SELECT (count(crime_id) - count(DISTINCT hashtextextended(crime_id, 0)))::int AS rows FROM ${stage}`,
  );
  if (repeats!.rows > 0) {
    context.warn(
      `${rowsWord(repeats!.rows)} repeat${repeats!.rows === 1 ? 's' : ''} the Crime ID of another row: all are kept, as separate incidents.`,
    );
  }
  await warnOfTheFuture(sql, context, `SELECT month AS begins, rows FROM ${ROWS_BY_MONTH} t`);
  await warnOfPlaces(sql, context, ROWS_BY_PLACE);
}

/** A mistyped year makes every month until then one without a report. `rowsByTime` is a query for (begins, rows). */
export async function warnOfTheFuture(sql: Sql, context: PublishContext, rowsByTime: string): Promise<void> {
  const [future] = await sql.query<{ rows: number; last: string | null }>(
    `SELECT coalesce(sum(rows), 0)::int AS rows, to_char(max(begins), 'YYYY-MM') AS last FROM (${rowsByTime}) t WHERE begins > now() + interval '1 day'`,
  );
  if (future!.rows > 0) {
    context.warn(`${rowsWord(future!.rows)} ${lie(future!.rows)} in the future (up to ${future!.last}): kept; check the year.`);
  }
}

/** Rows outside the force they fall within, and points off every loaded area though their code is of one. `rowsByPlace` is a relation (force_code, place_key, rows). Needs `placed` and `lsoa_shape`, which resolving LSOAs leaves. */
export async function warnOfPlaces(sql: Sql, context: PublishContext, rowsByPlace: string): Promise<void> {
  const [outside] = await sql.query<{ rows: number }>(
    `WITH force AS (
       SELECT DISTINCT a.gss_code, f.force_code
         FROM (SELECT DISTINCT force_code FROM ${rowsByPlace} r) f
         JOIN area a ON a.type = 'FORCE'
              AND replace(replace(regexp_replace(lower(a.name), ' (police|constabulary|police service)$', ''), '&', 'and'), ' ', '-') = f.force_code),
     lsoa AS (SELECT f.force_code, m.lsoa_code FROM force f JOIN area_lsoa m ON m.type = 'FORCE' AND m.gss_code = f.gss_code)
     SELECT coalesce(sum(s.rows), 0)::int AS rows FROM ${rowsByPlace} s JOIN placed p USING (place_key)
      WHERE coalesce(p.area_code, p.lsoa21, p.lsoa11) IS NOT NULL
        AND s.force_code IN (SELECT force_code FROM lsoa)
        AND NOT EXISTS (SELECT FROM lsoa l WHERE l.force_code = s.force_code AND l.lsoa_code = coalesce(p.area_code, p.lsoa21, p.lsoa11))`,
  );
  if (outside!.rows > 0)
    context.warn(
      `${rowsWord(outside!.rows)} ${lie(outside!.rows)} outside the force they fall within: kept; filter by area, not by force.`,
    );

  const [sea] = await sql.query<{ rows: number }>(
    `WITH off AS (
       SELECT p.place_key FROM placed p
        WHERE p.location IS NOT NULL
          AND (p.area_code IS NULL OR EXISTS (SELECT FROM area k WHERE k.type = 'LSOA' AND k.gss_code = p.area_code AND k.boundary IS NOT NULL))
          AND EXISTS (SELECT FROM area k WHERE k.type = 'LSOA' AND k.boundary IS NOT NULL)
          AND NOT EXISTS (SELECT FROM lsoa_shape a WHERE a.boundary && p.location AND ST_Intersects(a.boundary, p.location)))
     SELECT coalesce(sum(s.rows), 0)::int AS rows FROM ${rowsByPlace} s JOIN off USING (place_key)`,
  );
  if (sea!.rows > 0) {
    context.warn(
      `${rowsWord(sea!.rows)} ${lie(sea!.rows)} in no loaded LSOA, in the sea or just off a boundary: kept, and counted by the code they carry.`,
    );
  }
}

const rowsWord = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;
const lie = (count: number): string => (count === 1 ? 'lies' : 'lie');
