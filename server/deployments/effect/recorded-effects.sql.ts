/** Effects as they were measured and kept, for the agency and role that did: row policies see to it. Nothing of one is ever changed. */
import type { Sql } from '../../database/database.js';
import type { Viewer } from '../../access/viewer.js';
import type { AskedEffect } from './ask-effect.js';
import type { KeptResult } from './conclusion.js';

export interface EffectRecord {
  readonly id: number;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly why: string;
  readonly asked: AskedEffect;
  readonly result: KeptResult;
  readonly sentence: string;
  readonly warnings: readonly string[];
  /** Whether firearms discharges are among what was counted. */
  readonly ofDischarges: boolean;
}

const COLUMNS = `id, recorded_at AS "recordedAt", recorded_by AS "recordedBy", why, asked, result, result->>'sentence' AS sentence, result->'warnings' AS warnings,
  coalesce(asked->'filter'->'kinds' ? 'FIREARMS_DISCHARGE', false) OR result->'sources' ? 'firearms-discharges' AS "ofDischarges"`;

/** The newest first. */
export function listEffects(sql: Sql, hotspotArea: number, most: number): Promise<EffectRecord[]> {
  return sql.query<EffectRecord>(
    `SELECT ${COLUMNS} FROM effect_record WHERE hotspot_area_id = $1 ORDER BY recorded_at DESC, id DESC LIMIT $2`,
    [hotspotArea, most],
  );
}

/** How many effects were kept of a place, by the same agency and role: also of another area drawn over it, which would else begin anew. */
export async function effectsOfPlace(sql: Sql, hotspotArea: number): Promise<number> {
  const [counted] = await sql.query<{ effects: number }>(
    `SELECT count(*)::int AS effects
       FROM hotspot_area h
       JOIN hotspot_area o ON o.id = h.id
            OR (o.boundary_bng && h.boundary_bng AND ST_Intersects(o.boundary_bng, h.boundary_bng) AND NOT ST_Touches(o.boundary_bng, h.boundary_bng))
       JOIN effect_record r ON r.hotspot_area_id = o.id
      WHERE h.id = $1`,
    [hotspotArea],
  );
  return counted!.effects;
}

/** In a transaction that writes, under the viewer's role. */
export async function insertEffect(
  sql: Sql,
  { agency, databaseRole }: Pick<Viewer, 'agency' | 'databaseRole'>,
  record: {
    readonly by: string;
    readonly why: string;
    readonly asked: AskedEffect;
    readonly result: object;
    readonly version: string;
  },
): Promise<EffectRecord> {
  const [kept] = await sql.query<EffectRecord>(
    `INSERT INTO effect_record (hotspot_area_id, agency, database_role, recorded_by, why, asked, result, data_version, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`,
    [
      ...[record.asked.hotspotArea, agency, databaseRole, record.by, record.why, JSON.stringify(record.asked)],
      ...[JSON.stringify(record.result), sql.dataVersion?.name ?? null, record.version],
    ],
  );
  return kept!;
}
