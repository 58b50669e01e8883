import type { Sql } from '../database/database.js';

/**
 * For the rest of a load's transaction: sorts and index builds of a million rows in memory. A month is too small a table to be worth starting
 * other processes or compiling expressions for, and a sample of 6,000 rows says enough of it. The embedded engine has little memory to give.
 */
const SETTINGS = {
  work_mem: '128MB',
  maintenance_work_mem: '128MB',
  max_parallel_maintenance_workers: '0',
  default_statistics_target: '20',
  jit: 'off',
} as const;

export async function useMemory(sql: Sql): Promise<void> {
  if (sql.engine === 'embedded') return;
  await sql.query(
    `SELECT ${Object.entries(SETTINGS)
      .map(([name, setting]) => `set_config('${name}', '${setting}', true)`)
      .join(', ')}`,
  );
}
