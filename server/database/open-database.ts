/**
 * Opens the database that the settings name: a PostgreSQL server, or the embedded engine in the data directory.
 */
import path from 'node:path';
import 'reflect-metadata';
import type { DataSource, DataSourceOptions, EntityTarget, ObjectLiteral } from 'typeorm';
import { StartError } from '../start-error.js';
import { CheckedClient } from './checked-client.js';
import { findHolder, type LockHolder } from './data-directory-lock.js';
import { startEmbeddedEngine, type EmbeddedEngine } from './embedded-engine.js';
import { PostgresDatabase } from './postgres-database.js';
import { checkServer, connectionError, describeAddress, parseDatabaseUrl } from './server-engine.js';

const SERVER_POOL = 10;
const CONNECT_TIMEOUT_MILLISECONDS = 10_000;

/** The schema that Homeward's tables live in. */
export const DEFAULT_SCHEMA = 'homeward';

export interface DatabaseSettings {
  /** A PostgreSQL with PostGIS; the embedded engine when undefined. */
  readonly databaseUrl?: string;
  /** The directory of the embedded engine. It exists. */
  readonly dataDirectory: string;
  readonly schema?: string;
  /** The only forces whose reports may be read; undefined: all. */
  readonly forces?: readonly string[] | undefined;
}

export interface OpenOptions {
  /** Classes that `Sql.manager` knows. */
  readonly entities?: readonly EntityTarget<ObjectLiteral>[];
  readonly progress?: (text: string) => void;
  /** Beside a running process on the same data directory: `join` its engine (commands), or `refuse` (a second server). */
  readonly whenHeld?: 'join' | 'refuse';
  readonly onFailure?: (sentence: string) => void;
}

/**
 * @throws StartError with a sentence for people; nothing is left open or changed then
 */
export function openDatabase(settings: DatabaseSettings, options: OpenOptions = {}): Promise<PostgresDatabase> {
  return settings.databaseUrl === undefined
    ? openEmbedded(settings, options)
    : openServer(settings.databaseUrl, settings, options);
}

/** Connects to an embedded engine that runs behind a socket in the directory (of this process or another one). */
export async function joinEmbedded(
  socketDirectory: string,
  settings: Pick<DatabaseSettings, 'schema' | 'forces'> & { engine?: EmbeddedEngine },
  options: OpenOptions = {},
): Promise<PostgresDatabase> {
  const dataSource = await makeDataSource({
    type: 'postgres',
    host: socketDirectory,
    port: 5432,
    username: 'postgres',
    database: 'postgres',
    installExtensions: false,
    entities: [...(options.entities ?? [])] as never,
    // One connection: the engine runs one transaction at a time, and a second would only wait inside the first.
    extra: { Client: CheckedClient, max: 1, connectionTimeoutMillis: 0 },
  });
  await dataSource.initialize();
  const versions = await describeEmbedded(dataSource);
  return new PostgresDatabase({
    engine: 'embedded',
    description: versions,
    dataSource,
    schema: settings.schema ?? DEFAULT_SCHEMA,
    extensionSchema: 'public',
    forces: settings.forces,
    closeEngine: settings.engine?.close,
  });
}

async function describeEmbedded(dataSource: DataSource): Promise<string> {
  const [found] = (await dataSource.query(
    `SELECT substring(version() from 'PGlite ([0-9.]+)') AS engine, split_part(extversion, '.', 1) || '.' || split_part(extversion, '.', 2) AS postgis
       FROM pg_extension WHERE extname = 'postgis'`,
  )) as { engine: string; postgis: string }[];
  return `embedded (PGlite ${found?.engine}, PostGIS ${found?.postgis})`;
}

/** TypeORM takes a while to load: it does so while the embedded engine's thread starts. */
async function makeDataSource(options: DataSourceOptions): Promise<DataSource> {
  const { DataSource } = await import('typeorm');
  return new DataSource(options);
}

async function openEmbedded(settings: DatabaseSettings, options: OpenOptions): Promise<PostgresDatabase> {
  const { dataDirectory } = settings;
  if (options.whenHeld === 'join') {
    const holder = await findHolder(dataDirectory);
    if (holder !== null) return joinHolder(holder, settings, options);
  }
  const starting = startEmbeddedEngine(dataDirectory, { progress: options.progress, onFailure: options.onFailure });
  const [started] = await Promise.all([starting, import('typeorm')]);
  if ('heldBy' in started) {
    if (options.whenHeld === 'join') return joinHolder(started.heldBy, settings, options);
    throw new StartError(
      `Homeward already runs on the data directory ${path.resolve(dataDirectory)} (process ${started.heldBy.pid}). ` +
        'Stop it first, or name another directory with HOMEWARD_DATA.',
    );
  }
  try {
    return await joinEmbedded(started.engine.socketDirectory, { ...settings, engine: started.engine }, options);
  } catch (error) {
    await started.engine.close();
    throw error;
  }
}

/** The holder may still be opening its engine: its socket appears when it is ready. */
async function joinHolder(holder: LockHolder, settings: DatabaseSettings, options: OpenOptions): Promise<PostgresDatabase> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await joinEmbedded(holder.socketDirectory, settings, options);
    } catch (error) {
      const stillThere = await findHolder(settings.dataDirectory);
      if (stillThere?.pid !== holder.pid || Date.now() > deadline) {
        throw new StartError(
          `Homeward (process ${holder.pid}) has the data directory ${path.resolve(settings.dataDirectory)} open, but its database does not answer. ` +
            'Wait until it is ready, or stop it.',
          { cause: error },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

async function openServer(databaseUrl: string, settings: DatabaseSettings, options: OpenOptions): Promise<PostgresDatabase> {
  parseDatabaseUrl(databaseUrl);
  const address = describeAddress(databaseUrl);
  const dataSource = await makeDataSource({
    type: 'postgres',
    url: databaseUrl,
    installExtensions: false,
    applicationName: 'homeward',
    entities: [...(options.entities ?? [])] as never,
    poolErrorHandler: () => undefined,
    extra: { Client: CheckedClient, max: SERVER_POOL, connectionTimeoutMillis: CONNECT_TIMEOUT_MILLISECONDS },
  });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw connectionError(databaseUrl, error);
  }
  const runner = dataSource.createQueryRunner();
  try {
    const { description, extensionSchema } = await checkServer(runner, address);
    await runner.release();
    const { schema = DEFAULT_SCHEMA, forces } = settings;
    return new PostgresDatabase({ engine: 'server', description, dataSource, schema, extensionSchema, forces });
  } catch (error) {
    await runner.release();
    await dataSource.destroy();
    throw error;
  }
}
