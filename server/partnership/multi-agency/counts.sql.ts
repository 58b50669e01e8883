/** Multi-agency counts as they are stored, small numbers among them: read under the counter's role alone, and never published as they are. */
import type { Sql } from '../../database/database.js';
import type { CountTerms, StoredCount } from './count.js';

export const COUNT_MONTHS = `to_char(first_month, 'YYYY-MM') AS "firstMonth", to_char(last_month, 'YYYY-MM') AS "lastMonth"`;
const COUNT = `id, batch_id AS "batchId", kind, named, period, ${COUNT_MONTHS}, agency, meetings, cases, repeats,
  stated_percent AS "statedPercent", children, referrals, referred_by AS "referredBy", document, version`;
export const COUNT_COLUMNS = [
  ...['kind', 'named', 'period', 'first_month', 'last_month', 'agency', 'meetings', 'cases', 'repeats'],
  ...['stated_percent', 'children', 'referrals', 'referred_by', 'document'],
] as const;

/** By kind, the newest period first. */
export function listCounts(sql: Sql): Promise<StoredCount[]> {
  return sql.query<StoredCount>(
    `SELECT ${COUNT} FROM multi_agency_count WHERE NOT withdrawn ORDER BY kind, lower(named), first_month DESC, id`,
  );
}

/** Nobody adds another meanwhile: periods of a kind that overlap would be counted twice. */
export async function lockCounts(sql: Sql): Promise<StoredCount[]> {
  await sql.execute('LOCK TABLE multi_agency_count IN SHARE ROW EXCLUSIVE MODE');
  return listCounts(sql);
}

/** In the order of the columns. */
export const fieldsOf = (terms: CountTerms) => [
  ...[terms.kind, terms.named, terms.period, `${terms.firstMonth}-01`, `${terms.lastMonth}-01`],
  ...[terms.agency, terms.meetings, terms.cases],
  ...[terms.repeats, terms.statedPercent, terms.children, terms.referrals, JSON.stringify(terms.referredBy), terms.document],
];
const NAMES = COUNT_COLUMNS.join(', ');
const CASTS: Readonly<Record<string, string>> = { first_month: '::date', last_month: '::date', referred_by: '::jsonb' };
const places = (from: number): string => COUNT_COLUMNS.map((name, at) => `$${at + from}${CASTS[name] ?? ''}`).join(', ');

/** @returns its number */
export async function insertCount(sql: Sql, terms: CountTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO multi_agency_count (${NAMES}) VALUES (${places(1)}) RETURNING id`,
    fieldsOf(terms),
  );
  return inserted!.id;
}

export async function updateCount(sql: Sql, id: number, terms: CountTerms): Promise<void> {
  await sql.execute(`UPDATE multi_agency_count SET (${NAMES}) = ROW (${places(2)}), version = version + 1 WHERE id = $1`, [
    id,
    ...fieldsOf(terms),
  ]);
}

export async function withdrawCount(sql: Sql, id: number): Promise<void> {
  await sql.execute('UPDATE multi_agency_count SET withdrawn = true, version = version + 1 WHERE id = $1', [id]);
}
