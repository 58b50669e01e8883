/**
 * Brings a database to the newest shape: the migrations of `migrations/index.ts` in their order, all that are missing in one
 * transaction, under a table lock that holds on both engines.
 */
import type { MigrationInterface } from 'typeorm';
import { migrations as allMigrations } from '../../migrations/index.js';
import { StartError } from '../start-error.js';
import type { Sql } from './database.js';
import type { PostgresDatabase } from './postgres-database.js';
import { ensureViewerRoles } from './viewer-roles.js';

export type MigrationClass = new () => MigrationInterface;

export interface MigrationReport {
  readonly applied: readonly string[];
}

export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** In the database, but unknown to this version of Homeward. */
  readonly unknown: readonly string[];
}

/**
 * Two processes that create the same schema or role at once meet these; the second one finds it made when it tries again.
 * Roles belong to the whole cluster, so this happens between databases too.
 */
const CONCURRENT_CREATION = new Set(['23505', '42P06', '42P07', '42710', 'XX000']);
const ATTEMPTS = 8;

/**
 * Applies what is missing. Running it again changes nothing.
 *
 * @throws StartError when the database was made by a newer Homeward
 */
export async function migrate(
  database: PostgresDatabase,
  options: { progress?: (text: string) => void; migrations?: readonly MigrationClass[] } = {},
): Promise<MigrationReport> {
  const known = (options.migrations ?? allMigrations).map(instantiate);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await database.asOwner((sql) => ensureViewerRoles(sql));
      await database.asOwner((sql) => prepare(sql, database.schema));
      return await database.asOwner((sql) => applyMissing(sql, known, options.progress));
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      const retry = CONCURRENT_CREATION.has(code) && (code !== 'XX000' || /concurrently/.test((error as Error).message));
      if (code === '42501') {
        throw new StartError(
          `The user in DATABASE_URL may not make or change Homeward's tables (${(error as Error).message}). ` +
            `It must own the schema «${database.schema}», or have CREATE on the database to make it.`,
          { cause: error },
        );
      }
      if (!retry || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}

/** Which migrations a database has and which it lacks. */
export async function migrationState(
  database: PostgresDatabase,
  migrations: readonly MigrationClass[] = allMigrations,
): Promise<MigrationState> {
  const known = migrations.map((migration) => instantiate(migration).name);
  const applied = await database.asOwner(appliedNames);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

async function prepare(sql: Sql, schema: string): Promise<void> {
  const [found] = await sql.query<{ table: string | null }>(`SELECT to_regclass($1)::text AS table`, [
    `${quote(schema)}.schema_migration`,
  ]);
  if (found?.table) return;
  // Where it is there already nobody asks for CREATE on the database, which «IF NOT EXISTS» does even so.
  const [present] = await sql.query<{ schema: string | null }>('SELECT to_regnamespace($1)::text AS schema', [quote(schema)]);
  if (!present?.schema) await sql.execute(`CREATE SCHEMA IF NOT EXISTS ${quote(schema)}`);
  await sql.execute(
    `CREATE TABLE IF NOT EXISTS ${quote(schema)}.schema_migration (
       name text PRIMARY KEY,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`,
  );
}

async function applyMissing(
  sql: Sql,
  known: readonly (MigrationInterface & { name: string })[],
  progress?: (text: string) => void,
): Promise<MigrationReport> {
  // The lock is the table itself: advisory locks do nothing on the embedded engine.
  await sql.execute('LOCK TABLE schema_migration IN ACCESS EXCLUSIVE MODE');
  const applied = await appliedNames(sql);
  const unknown = applied.filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new StartError(
      `The database was made by a newer Homeward (it has «${unknown.join('», «')}»). Use that version, or another database.`,
    );
  }
  const missing = known.filter((migration) => !applied.includes(migration.name));
  const runner = sql.manager.queryRunner;
  if (runner === undefined) throw new Error('migrations run in a transaction of their own connection');
  for (const migration of missing) {
    progress?.(`Migrating: ${migration.name}`);
    await migration.up(runner);
    await sql.execute('INSERT INTO schema_migration (name) VALUES ($1)', [migration.name]);
  }
  return { applied: missing.map((migration) => migration.name) };
}

async function appliedNames(sql: Sql): Promise<string[]> {
  const [found] = await sql.query<{ table: string | null }>(`SELECT to_regclass('schema_migration')::text AS table`);
  if (!found?.table) return [];
  const rows = await sql.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY name');
  return rows.map((row) => row.name);
}

function instantiate(migration: MigrationClass): MigrationInterface & { name: string } {
  const made = new migration();
  if (made.name === undefined) throw new Error(`the migration ${migration.name} has no name`);
  return made as MigrationInterface & { name: string };
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
