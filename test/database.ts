/**
 * A real PostGIS for tests, migrated and empty: a database (server) or a schema (embedded) of the caller's own.
 *
 *     describe.each(engines)('counts on %s', (engine) => {
 *       let database: PostgresDatabase;
 *       beforeAll(async () => { database = await testDatabase(engine); });
 *       afterAll(() => database.close());
 */
import 'reflect-metadata';
import { request } from 'node:http';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { inject } from 'vitest';
import type { EngineName } from '../server/database/database.js';
import { migrate, type MigrationClass } from '../server/database/migrate.js';
import { joinEmbedded, openDatabase } from '../server/database/open-database.js';
import type { PostgresDatabase } from '../server/database/postgres-database.js';
import type { ClusterAddress } from './postgres-cluster.js';

export const engines = ['server', 'embedded'] as const satisfies readonly EngineName[];

export interface TestDatabaseOptions {
  readonly entities?: readonly EntityTarget<ObjectLiteral>[];
  /** The only forces whose reports may be read. */
  readonly forces?: readonly string[];
  /** Instead of the project's own. */
  readonly migrations?: readonly MigrationClass[];
}

export async function testDatabase(engine: EngineName, options: TestDatabaseOptions = {}): Promise<PostgresDatabase> {
  if (engine === 'server') {
    const databaseUrl = await newServerDatabase();
    const schema = options.migrations === undefined ? undefined : 'own_migrations';
    const database = await openDatabase(
      { databaseUrl, dataDirectory: '', schema, forces: options.forces },
      { entities: options.entities },
    );
    if (options.migrations !== undefined) await migrate(database, { migrations: options.migrations });
    return database;
  }
  const { socketDirectory, schema } = await ask<{ socketDirectory: string; schema: string }>('/embedded');
  const database = await joinEmbedded(socketDirectory, { schema, forces: options.forces }, { entities: options.entities });
  await migrate(database, { migrations: options.migrations });
  return database;
}

/** The address (DATABASE_URL) of a migrated database of the caller's own on the server, for tests that start Homeward itself. */
export async function newServerDatabase(): Promise<string> {
  return (await ask<{ databaseUrl: string }>('/server')).databaseUrl;
}

/** A database of the caller's own with the demonstration in it: loaded once a run, copied for each that asks. */
export async function demonstrationDatabase(): Promise<PostgresDatabase> {
  const { databaseUrl } = await ask<{ databaseUrl: string }>('/demonstration');
  return openDatabase({ databaseUrl, dataDirectory: '' });
}

/** Where the test run's PostgreSQL server listens. */
export function serverAddress(): Promise<ClusterAddress> {
  return ask<ClusterAddress>('/server-address');
}

function ask<Answer>(path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A connection kept from an earlier question may be closing at the other end just as it is used again.
    const asked = request({ socketPath: inject('databaseControl'), path, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => (response.statusCode === 200 ? resolve(JSON.parse(text) as Answer) : reject(new Error(text))));
    });
    asked.on('error', reject);
    asked.end();
  });
}
