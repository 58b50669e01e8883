/** In which wards there are active areas, for whoever sees no area itself (migration 0014 says how few are told). */
import type { Sql } from '../../database/database.js';

export interface HotspotWard {
  /** Null for wards that are too small to be named. */
  readonly gssCode: string | null;
  readonly name: string | null;
  /** Null: fewer than three. */
  readonly areas: number | null;
}

export function listHotspotWards(sql: Sql): Promise<HotspotWard[]> {
  return sql.query<HotspotWard>(
    'SELECT gss_code AS "gssCode", name, areas FROM hotspot_ward ORDER BY name COLLATE "C" NULLS LAST, gss_code COLLATE "C"',
  );
}
