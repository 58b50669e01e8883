/** The account's outcomes, activities and lines of money as they are stored. Read under the viewer's own role. */
import type { Sql } from '../../database/database.js';
import type { AccountLine, LineTerms, Outcome } from './account-line.js';

export function listOutcomes(sql: Sql): Promise<Outcome[]> {
  return sql.query<Outcome>('SELECT key, title FROM account_outcome ORDER BY position');
}

/** Whether it was added, or such an outcome stands already. */
export async function insertOutcome(sql: Sql, { key, title }: Outcome, by: string): Promise<boolean> {
  const added = await sql.query(
    'INSERT INTO account_outcome (key, title, added_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key',
    [key, title, by],
  );
  return added.length > 0;
}

const LINE = `id, year, kind, level, outcome, title, pence, conditions, document, batch_id AS "batchId", version`;

/** Of all years, as they stand: what was withdrawn is in the history alone. */
export function listLines(sql: Sql): Promise<AccountLine[]> {
  return sql.query<AccountLine>(`SELECT ${LINE} FROM account_line WHERE NOT withdrawn ORDER BY year, id`);
}

export async function lockLine(sql: Sql, id: number): Promise<AccountLine | null> {
  const [found] = await sql.query<AccountLine>(`SELECT ${LINE} FROM account_line WHERE id = $1 AND NOT withdrawn FOR UPDATE`, [
    id,
  ]);
  return found ?? null;
}

const termsOf = ({ year, kind, level, outcome, title, pence, conditions }: LineTerms) => [
  ...[year, kind, level, outcome, title, pence, conditions],
];

/** @returns its number */
export async function insertLine(sql: Sql, terms: LineTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO account_line (year, kind, level, outcome, title, pence, conditions) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    termsOf(terms),
  );
  return inserted!.id;
}

export async function updateLine(sql: Sql, id: number, terms: LineTerms): Promise<void> {
  await sql.execute(
    `UPDATE account_line SET year = $2, kind = $3, level = $4, outcome = $5, title = $6, pence = $7, conditions = $8, version = version + 1
      WHERE id = $1`,
    [id, ...termsOf(terms)],
  );
}

export async function withdrawLine(sql: Sql, id: number): Promise<void> {
  await sql.execute('UPDATE account_line SET withdrawn = true, version = version + 1 WHERE id = $1', [id]);
}
