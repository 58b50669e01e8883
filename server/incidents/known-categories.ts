/** Which of the names asked are no category of any incident the reader may have: misspelt, as a rule. */
import type { Sql } from '../database/database.js';
import { INCIDENT_TABLES, type IncidentKind } from './incident-kind.js';

/** The summaries know most at once; the rest is looked for in the rows, of which a role may have some that no summary of its own holds. */
export async function unknownCategories(sql: Sql, kinds: readonly IncidentKind[], names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const summarised = await sql.query<{ category: string }>(
    'SELECT DISTINCT category FROM incident_series WHERE kind = ANY ($1::text[]) AND category = ANY ($2::text[])',
    [kinds, names],
  );
  const known = new Set(summarised.map(({ category }) => category));
  const left = names.filter((name) => !known.has(name) || name === '*');
  if (left.length === 0) return [];
  const inRows = kinds.map((kind) => `EXISTS (SELECT FROM ${INCIDENT_TABLES[kind]} WHERE category = asked.name)`);
  const found = await sql.query<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) WITH ORDINALITY AS asked (name, place) WHERE NOT (${inRows.join(' OR ')}) ORDER BY place`,
    [left],
  );
  return found.map(({ name }) => name);
}
