import type { Sql } from '../database/database.js';

/** For the rest of a load's transaction: sorts and index builds of a million rows in memory. The embedded engine has little to give. */
export async function useMemory(sql: Sql): Promise<void> {
  if (sql.engine === 'embedded') return;
  await sql.query(`SELECT set_config('work_mem', '96MB', true), set_config('maintenance_work_mem', '128MB', true)`);
}
