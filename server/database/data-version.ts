/**
 * The name of the state of all that is loaded: renewed in the transaction of each load, undo and removal, told with the message that begins
 * a viewer's reading. That transaction sees one state of the database from its beginning (REPEATABLE READ), the one the name stands for, so
 * what is kept by the name is exact however many processes share the database.
 */
import type { DataVersion, Sql } from './database.js';

/** In the owner's transaction that changes the data. A second one waits here until the first has ended. */
export async function renewDataVersion(sql: Sql): Promise<void> {
  await sql.execute('UPDATE data_version SET version = gen_random_uuid()');
}

/** Names become objects that are the same for as long as the data are. */
export class DataVersions {
  /** A query for the name. */
  readonly query: string;
  /** One a role, so that what one role may read is never kept for another. */
  private readonly newest = new Map<string, DataVersion>();

  constructor(schema: string) {
    this.query = `SELECT version FROM "${schema.replaceAll('"', '""')}".data_version`;
  }

  newestOf(role: string): DataVersion | null {
    return this.newest.get(role) ?? null;
  }

  of(role: string, name: string): DataVersion {
    const known = this.newest.get(role);
    if (known?.name === name) return known;
    const found = { name };
    this.newest.set(role, found);
    return found;
  }
}
