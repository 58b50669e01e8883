/** Conclusions handed over. A line of them is known by its first: a later one corrects it, a withdrawal ends it, and nothing is ever changed. */
import type { Sql } from '../../database/database.js';
import type { Viewer } from '../../access/viewer.js';
import type { AskedEffect } from './ask-effect.js';
import type { Conclusion, KeptResult } from './conclusion.js';
import type { NamesOfPlaces } from './read-label.js';
import { effectsOfPlace } from './recorded-effects.sql.js';

export interface HandedOver extends Conclusion {
  /** Of the first of its line. */
  readonly id: number;
  /** What was done, never where. */
  readonly label: string;
  readonly agency: string;
  /** `homeward_police_analyst` */
  readonly databaseRole: string;
  readonly handedAt: Date;
  /** Null while it stands. */
  readonly withdrawnBecause: string | null;
}

const NEWEST = `SELECT DISTINCT ON (coalesce(c.first_id, c.id)) coalesce(c.first_id, c.id) AS id, c.id AS "row", c.label, c.verdict, c.moved, c.certainty, c.cautions, c.kinds,
    c.only_some AS "onlySome", c.after_from AS "afterFrom", c.after_to AS "afterTo", c.agency, c.database_role AS "databaseRole", c.handed_at AS "handedAt",
    w.reason AS "withdrawnBecause"
  FROM effect_conclusion c LEFT JOIN effect_conclusion_withdrawal w ON w.conclusion_id = coalesce(c.first_id, c.id)`;

/** The newest of every line, those handed over last first; under a viewer's role their own. */
export async function listConclusions(sql: Sql): Promise<HandedOver[]> {
  return sql.query<HandedOver>(
    `SELECT * FROM (${NEWEST} ORDER BY coalesce(c.first_id, c.id), c.id DESC) newest ORDER BY "row" DESC`,
  );
}

/** What records were handed over as last, whether it stands or not, by the record; none of a record that another has taken the place of. */
export async function conclusionsOfRecords(sql: Sql, records: readonly number[]): Promise<ReadonlyMap<number, HandedOver>> {
  const lines = await sql.query<{ record: number; id: number }>(
    `SELECT record, max(id) AS id
       FROM (SELECT DISTINCT ON (coalesce(c.first_id, c.id)) coalesce(c.first_id, c.id) AS id, c.effect_record_id AS record
               FROM effect_conclusion c ORDER BY coalesce(c.first_id, c.id), c.id DESC) newest
      WHERE record = ANY ($1::bigint[]) GROUP BY 1`,
    [records],
  );
  if (lines.length === 0) return new Map();
  const all = await listConclusions(sql);
  return new Map(lines.flatMap(({ record, id }) => all.filter((one) => one.id === id).map((one) => [record, one] as const)));
}

export interface RecordToHandOver {
  readonly asked: AskedEffect;
  readonly result: KeptResult;
  readonly hotspotArea: number;
  /** How many other effects were kept of the place. */
  readonly others: number;
}

/** Null when the viewer's agency and role has no such record. */
export async function recordToHandOver(sql: Sql, record: number): Promise<RecordToHandOver | null> {
  const [found] = await sql.query<Omit<RecordToHandOver, 'others'>>(
    'SELECT asked, result, hotspot_area_id AS "hotspotArea" FROM effect_record WHERE id = $1',
    [record],
  );
  return found === undefined ? null : { ...found, others: (await effectsOfPlace(sql, found.hotspotArea)) - 1 };
}

/** Lines that stand of the records of a place, with the record of their newest. */
export function standingLines(sql: Sql, hotspotArea: number): Promise<{ id: number; record: number }[]> {
  return sql.query<{ id: number; record: number }>(
    `SELECT DISTINCT ON (coalesce(c.first_id, c.id)) coalesce(c.first_id, c.id) AS id, c.effect_record_id AS record
       FROM effect_conclusion c JOIN effect_record r ON r.id = c.effect_record_id
      WHERE r.hotspot_area_id = $1 AND NOT EXISTS (SELECT FROM effect_conclusion_withdrawal w WHERE w.conclusion_id = coalesce(c.first_id, c.id))
      ORDER BY coalesce(c.first_id, c.id), c.id DESC`,
    [hotspotArea],
  );
}

/** Until the transaction ends: of two who hand the same over at once, the second finds the first's. */
export const lockHandingOver = (sql: Sql): Promise<unknown> =>
  sql.execute(`SELECT pg_advisory_xact_lock(hashtextextended('homeward: effects handed over', 0))`);

/** Names of places that no label may have: of hotspot areas that the viewer sees, and of wards in which these lie. */
export async function placeNames(sql: Sql): Promise<NamesOfPlaces> {
  const names = await sql.query<{ name: string; isWard: boolean }>(
    `SELECT name, false AS "isWard" FROM hotspot_area
     UNION
     SELECT a.name, true FROM hotspot_area h
       JOIN area a ON a.type = 'WARD' AND a.boundary && h.boundary AND ST_Intersects(a.boundary, h.boundary)`,
  );
  const of = (ward: boolean): string[] => names.filter(({ isWard }) => isWard === ward).map(({ name }) => name);
  return { hotspotAreas: of(false), wards: of(true) };
}

/** @returns the id of its line */
export async function insertConclusion(
  sql: Sql,
  { agency, databaseRole }: Pick<Viewer, 'agency' | 'databaseRole'>,
  handed: Conclusion & { readonly record: number; readonly label: string; readonly corrects: number | null },
): Promise<number> {
  const { record, label, corrects, verdict, moved, certainty, cautions, kinds, onlySome, afterFrom, afterTo } = handed;
  const [kept] = await sql.query<{ id: number }>(
    `INSERT INTO effect_conclusion (first_id, effect_record_id, label, verdict, moved, certainty, cautions, kinds, only_some, after_from, after_to, agency, database_role)
     VALUES ($1, $2, $3, $4, $5, $6, $7::text[], $8::text[], $9, $10, $11, $12, $13) RETURNING coalesce(first_id, id) AS id`,
    [corrects, record, label, verdict, moved, certainty, cautions, kinds, onlySome, afterFrom, afterTo, agency, databaseRole],
  );
  return kept!.id;
}

export async function insertWithdrawal(
  sql: Sql,
  { agency, databaseRole }: Pick<Viewer, 'agency' | 'databaseRole'>,
  id: number,
  reason: string,
): Promise<void> {
  await sql.execute(
    'INSERT INTO effect_conclusion_withdrawal (conclusion_id, reason, agency, database_role) VALUES ($1, $2, $3, $4)',
    [id, reason, agency, databaseRole],
  );
}
