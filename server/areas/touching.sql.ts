/** Which areas touch each other. */
import type { Sql } from '../database/database.js';
import { KeptReadings } from '../database/kept-readings.js';
import type { AreaType } from './area-type.js';

/** Metres: boundaries drawn apart by less than this are one line, drawn twice. */
const TOUCHING = 1;

/** More than a metre of latitude or longitude anywhere in the country, so that the index leaves nothing out. */
const A_METRE_IN_DEGREES = 0.00003;

const kept = new KeptReadings<ReadonlyMap<string, readonly string[]>>(8);

/** By code, the codes of those whose boundaries touch an area's own; areas without a boundary touch none. */
export function touchingAreas(
  sql: Sql,
  { type, vintage }: { readonly type: AreaType; readonly vintage: number },
): Promise<ReadonlyMap<string, readonly string[]>> {
  return kept.get(sql, `${type} ${vintage}`, async () => {
    const rows = await sql.query<{ code: string; others: string[] }>(
      `SELECT a.gss_code AS code, array_agg(b.gss_code ORDER BY b.gss_code) AS others
         FROM area a JOIN area b ON b.type = a.type AND b.vintage = a.vintage AND b.gss_code <> a.gss_code
          AND b.boundary && ST_Expand(a.boundary, ${A_METRE_IN_DEGREES}) AND ST_DWithin(a.boundary_bng, b.boundary_bng, ${TOUCHING})
        WHERE a.type = $1 AND a.vintage = $2 AND a.in_use AND b.in_use
        GROUP BY a.gss_code`,
      [type, vintage],
    );
    return new Map(rows.map(({ code, others }) => [code, others]));
  });
}
