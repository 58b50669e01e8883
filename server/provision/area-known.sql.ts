import type { Sql } from '../database/database.js';

/** Whether any loaded file or composition knows the area. */
export async function isAreaKnown(sql: Sql, gssCode: string): Promise<boolean> {
  const rows = await sql.query<{ known: boolean }>(
    'SELECT EXISTS (SELECT FROM area WHERE gss_code = $1) AS known',
    [gssCode],
  );
  return rows[0]!.known;
}
