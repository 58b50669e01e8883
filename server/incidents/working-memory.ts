import type { Sql } from '../database/database.js';

/** For the rest of a load: sorts and index builds of a million rows in memory, statistics from small samples. The embedded engine has little to give. */
export async function useMemory(sql: Sql): Promise<void> {
  if (sql.engine === 'embedded') return;
  await sql.query(
    // Compiling expressions for each partition would take longer than running them. A sample of 6,000 rows says enough of a month; the usual one would read all of it, and geometries are slow to sum up.
    `SELECT set_config('work_mem', '96MB', true), set_config('maintenance_work_mem', '128MB', true), set_config('default_statistics_target', '20', true), set_config('jit', 'off', true)`,
  );
}
