/** Extracts, their patterns and typologies of the viewer’s own agency. Patterns are read under the counter’s role, and leave this folder protected only. */
import type { Sql } from '../database/database.js';
import { keptAsTold } from './protected-classes.js';
import type { AskedTypology, ClassChoice, FoundTypology, Typology, TypologyHead } from './typology.js';
import type { TypologyCohort } from './typology-indicators.js';

export interface TypologyExtract {
  readonly id: number;
  readonly cohort: TypologyCohort;
  readonly period: string;
  readonly indicators: readonly string[];
  readonly loadedAt: Date;
  readonly invented: boolean;
}

/** The newest first. */
export function ownExtracts(sql: Sql): Promise<TypologyExtract[]> {
  return sql.query<TypologyExtract>(
    `SELECT batch_id::int AS id, cohort, period, indicators, loaded_at AS "loadedAt", invented
       FROM own_typology_extract ORDER BY batch_id DESC`,
  );
}

/** Children alike in all that is recorded: `answers` has a sign an indicator, 1, 0 or -. */
export interface ExtractPattern {
  readonly answers: string;
  readonly children: number;
}

/** Under the counter’s role. */
export function patternsOfExtract(sql: Sql, id: number): Promise<ExtractPattern[]> {
  return sql.query<ExtractPattern>('SELECT answers, children FROM own_typology_pattern WHERE batch_id = $1 ORDER BY answers', [
    id,
  ]);
}

const HEAD = 'id::int AS id, title, made_at AS "madeAt", made_by AS "madeBy"';

/** Newest first. */
export function listTypologies(sql: Sql): Promise<TypologyHead[]> {
  return sql.query<TypologyHead>(`SELECT ${HEAD} FROM own_typology_run ORDER BY id DESC LIMIT 200`);
}

export async function findTypology(sql: Sql, id: number): Promise<Typology | null> {
  const [found] = await sql.query<Typology>(`SELECT ${HEAD}, asked, found FROM own_typology_run WHERE id = $1`, [id]);
  return found === undefined ? null : { ...found, found: keptAsTold(found.found) };
}

/** As the owner, of this agency: while a choice of it is added nobody else adds one. */
export async function lockTypology(sql: Sql, id: number, agency: string): Promise<Typology | null> {
  const [found] = await sql.query<Typology>(
    `SELECT ${HEAD}, asked, found FROM typology_run WHERE id = $1 AND agency = $2 FOR UPDATE`,
    [id, agency],
  );
  return found ?? null;
}

/** @returns its number; null where its extract was taken back meanwhile */
export async function insertTypology(
  sql: Sql,
  agency: string,
  asked: AskedTypology,
  found: FoundTypology,
  by: string,
): Promise<number | null> {
  const there = await sql.query('SELECT FROM typology_extract WHERE batch_id = $1 FOR KEY SHARE', [asked.extract]);
  if (there.length === 0) return null;
  const [inserted] = await sql.query<{ id: number }>(
    'INSERT INTO typology_run (agency, title, asked, found, made_by) VALUES ($1, $2, $3::jsonb, $4::jsonb, $5) RETURNING id::int AS id',
    [agency, asked.title, JSON.stringify(asked), JSON.stringify(found), by],
  );
  return inserted!.id;
}

/** Newest first. @param from the view of the own agency, or the table for the owner */
export function listClassChoices(
  sql: Sql,
  run: number,
  from: 'own_typology_choice' | 'typology_choice' = 'own_typology_choice',
): Promise<ClassChoice[]> {
  return sql.query<ClassChoice>(
    `SELECT version, classes, labels, reason, decided_at AS "decidedAt", decided_by AS "decidedBy" FROM ${from}
      WHERE run_id = $1 ORDER BY version DESC`,
    [run],
  );
}

export async function insertClassChoice(
  sql: Sql,
  run: number,
  { version, classes, labels, reason, by }: Omit<ClassChoice, 'decidedAt' | 'decidedBy'> & { readonly by: string },
): Promise<void> {
  await sql.execute(
    'INSERT INTO typology_choice (run_id, version, classes, labels, reason, decided_by) VALUES ($1, $2, $3, $4::text[], $5, $6)',
    [run, version, classes, labels, reason, by],
  );
}
