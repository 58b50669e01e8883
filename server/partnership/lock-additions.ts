import type { Sql } from '../database/database.js';

/** Until the transaction ends: of two who add the same at once, the second finds the first's. */
export const lockAdditions = (sql: Sql, of: string): Promise<unknown> =>
  sql.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`homeward account: ${of}`]);
