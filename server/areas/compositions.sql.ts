/** What composite areas are made of. */
import type { Sql } from '../database/database.js';
import { areaKeyText, type AreaKey } from './area-type.js';

export interface CompositionRow {
  readonly reason: string;
  readonly withinCode: string | null;
  readonly members: readonly string[];
  readonly notes: readonly string[];
}

/** By `areaKeyText`; only composite areas have one. */
export async function compositionsOf(sql: Sql, areas: readonly AreaKey[]): Promise<Map<string, CompositionRow>> {
  const composites = areas.filter((area) => area.type === 'COMPOSITE');
  if (composites.length === 0) return new Map();
  const rows = await sql.query<CompositionRow & { code: string }>(
    `SELECT c.code, c.reason, c.within_code AS "withinCode", c.notes,
            array(SELECT m.member_code FROM composite_member m WHERE m.code = c.code ORDER BY m.member_type, m.member_code) AS members
       FROM composite_area c WHERE c.code = ANY ($1::text[])`,
    [composites.map((area) => area.gssCode)],
  );
  const byCode = new Map(rows.map(({ code, ...composition }) => [code, composition]));
  return new Map(
    composites.flatMap((area) => {
      const composition = byCode.get(area.gssCode);
      return composition === undefined ? [] : [[areaKeyText(area), composition] as const];
    }),
  );
}
