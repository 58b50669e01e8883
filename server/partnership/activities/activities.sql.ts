/** Activities as they are stored. Read under the viewer's own role. */
import type { Sql } from '../../database/database.js';
import type { Activity, ActivityTerms } from './activity.js';

const ACTIVITY = `id, outcome, title, provider, description, expected, from_year AS "fromYear", to_year AS "toYear", version`;

export function listActivities(sql: Sql): Promise<Activity[]> {
  return sql.query<Activity>(`SELECT ${ACTIVITY} FROM account_activity ORDER BY id`);
}

export async function lockActivity(sql: Sql, id: number): Promise<Activity | null> {
  const [found] = await sql.query<Activity>(`SELECT ${ACTIVITY} FROM account_activity WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

const termsOf = ({ outcome, title, provider, description, expected, fromYear, toYear }: ActivityTerms) => [
  ...[outcome, title, provider, description, expected, fromYear, toYear],
];

/** @returns its number */
export async function insertActivity(sql: Sql, terms: ActivityTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO account_activity (outcome, title, provider, description, expected, from_year, to_year) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    termsOf(terms),
  );
  return inserted!.id;
}

export async function updateActivity(sql: Sql, id: number, terms: ActivityTerms): Promise<void> {
  await sql.execute(
    `UPDATE account_activity SET outcome = $2, title = $3, provider = $4, description = $5, expected = $6, from_year = $7, to_year = $8,
            version = version + 1 WHERE id = $1`,
    [id, ...termsOf(terms)],
  );
}
