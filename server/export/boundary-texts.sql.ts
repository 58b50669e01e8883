import type { AreaKey } from '../areas/area-type.js';
import type { Sql } from '../database/database.js';

/** Boundaries as GeoJSON text by code, to a tenth of a metre; areas without one are left out. The areas are of one type and vintage. */
export async function readBoundaryTexts(sql: Sql, areas: readonly AreaKey[]): Promise<Map<string, string>> {
  const rows = await sql.query<{ code: string; boundary: string }>(
    `SELECT a.gss_code AS code, ST_AsGeoJSON(a.boundary, 6) AS boundary
       FROM area a
       JOIN unnest($1::text[], $2::text[], $3::int[]) AS k (type, gss_code, vintage) USING (type, gss_code, vintage)
      WHERE a.boundary IS NOT NULL`,
    [areas.map(({ type }) => type), areas.map(({ gssCode }) => gssCode), areas.map(({ vintage }) => vintage)],
  );
  return new Map(rows.map(({ code, boundary }) => [code, boundary]));
}
