/**
 * Starts the process: listens, opens the database, brings it up to date, loads the demonstration, serves; and ends cleanly.
 *
 * It listens first and says 503 until it is ready, so that a port in use is known before anything is opened, and whoever waits
 * for Homeward can ask /health from the first moment. What is heavy to load is loaded while the engine's thread starts.
 */
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { destination, pino, type Logger } from 'pino';
import type { HomewardApp, StartProgress } from './app.js';
import { checkSignIn, ensureDataDirectory, type Config } from './config.js';
import type { Database } from './database/database.js';
import { listen } from './listen.js';

export interface StartOptions {
  readonly version: string;
  /** For the terminal: one line each. */
  readonly say: (line: string) => void;
  /** Whether a database that holds nothing yet gets the invented district. */
  readonly wantsDemonstration: boolean;
  /** Aborted when the start is to be given up. */
  readonly signal: AbortSignal;
  /** The embedded engine ended by itself; the sentence says so. */
  readonly onFailure: (sentence: string) => void;
}

export interface RunningServer {
  /** http://localhost:4000 */
  readonly address: string;
  /** Finishes running requests, then closes the database. */
  close(): Promise<void>;
}

/** The headers of answers given before there is an app with its own. */
const BEFORE_THE_APP = {
  'content-type': 'application/json',
  'retry-after': '5',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** Requests that are still running this long after the stop was asked for are cut off, in milliseconds. */
const LONGEST_FAREWELL = 20_000;

/** @throws StartError with a sentence for people; everything that was opened is closed again */
export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  checkSignIn(config);
  const trustedDocuments = config.trustedDocuments ? await trustedDocumentsOfBuild() : undefined;
  ensureDataDirectory(config);

  const progress: StartProgress = {
    ready: false,
    doing: 'opening the database',
    engine: null,
    migrations: null,
    demonstration: null,
  };
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, BEFORE_THE_APP).end(JSON.stringify(progress));
  };
  const server = await listen(config, (request, response) => listener(request, response));
  let database: Database | undefined;
  let app: HomewardApp | undefined;
  let endDaily: readonly (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    app?.stop();
    await stopListening(server);
    await app?.close();
    for (const end of endDaily) await end();
    await database?.close();
  };

  try {
    const log = makeLog();
    const { openDatabase } = await import('./database/open-database.js');
    const opening = openDatabase(config, { progress: options.say, whenHeld: 'refuse', onFailure: options.onFailure });
    const [opened, { migrate }, { createApp }] = await Promise.all([
      opening,
      import('./database/migrate.js'),
      import('./app.js'),
    ]).catch(async (error: unknown) => {
      await opening.then((other) => other.close()).catch(() => undefined);
      throw error;
    });
    database = opened;
    options.signal.throwIfAborted();
    progress.engine = opened.description;
    options.say(`Database: ${opened.description}`);
    app = createApp({
      progress,
      log,
      basemapUrl: config.basemap?.url,
      webDirectory: webDirectory(),
      trustProxy: config.trustProxy,
      preparesPublications: true,
    });
    listener = app.listener;

    progress.doing = 'bringing the database up to date';
    await migrate(opened, { progress: options.say });
    progress.migrations = await countMigrations(opened);
    if (config.demonstration) await registerInvented(opened);
    await demonstrate(opened, progress, options);
    options.signal.throwIfAborted();
    await warnOfUnknownForces(opened, config.forces ?? [], options.say);

    await app.open({
      database: opened,
      log,
      installation: {
        dataDirectory: config.dataDirectory,
        demonstration: config.demonstration,
        identityProvider: config.oidc,
        version: options.version,
        trustedDocuments,
        exportsPerHour: config.exportsPerHour,
        basemap: config.basemap,
      },
    });
    const { startDailyRetention } = await import('./governance/daily-retention.js');
    const { startDailyLapse } = await import('./hotspots/areas/daily-lapse.js');
    endDaily = [startDailyRetention(opened, log), startDailyLapse(opened, log)];
    progress.doing = 'serving';
    progress.ready = true;
    return { address: addressOf(server, config), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Data may come later, so a force without any is no error; but it may also be a slip of the pen, which would hide everything. */
async function warnOfUnknownForces(database: Database, forces: readonly string[], say: StartOptions['say']): Promise<void> {
  if (forces.length === 0) return;
  const unknown = await database.asOwner((sql) =>
    sql.query<{ force: string }>(
      'SELECT force FROM unnest($1::text[]) AS force WHERE force NOT IN (SELECT force_code FROM batch_coverage)',
      [forces],
    ),
  );
  say(`HOMEWARD_FORCES: only reports of ${forces.join(', ')} are read.`);
  if (unknown.length === 0) return;
  const names = unknown.map(({ force }) => `«${force}»`).join(', ');
  say(`Warning: nothing of ${names} is loaded (HOMEWARD_FORCES). Check the spelling, or load the files.`);
}

async function countMigrations(database: Database): Promise<number> {
  const [found] = await database.asOwner((sql) => sql.query<{ count: number }>('SELECT count(*) AS count FROM schema_migration'));
  return found?.count ?? 0;
}

/** Whoever tries Homeward with files of their own loads them under an invented agreement. */
async function registerInvented(database: Database): Promise<void> {
  const { registerInventedAgreements } = await import('./demonstration/agreements.js');
  await registerInventedAgreements(database);
}

/** At the first start; one that was interrupted is taken up again. Never beside real data. */
async function demonstrate(database: Database, progress: StartProgress, options: StartOptions): Promise<void> {
  const [found] = await database.asOwner((sql) =>
    sql.query<{ state: string }>(`SELECT content ->> 'state' AS state FROM setting WHERE name = 'demonstration'`),
  );
  progress.demonstration = found?.state === 'loaded' ? 'loaded' : 'none';
  if (progress.demonstration === 'loaded' || !options.wantsDemonstration) return;

  progress.demonstration = 'loading';
  progress.doing = 'loading the demonstration';
  const { loadDemonstration } = await import('./demonstration/load.js');
  const outcome = await loadDemonstration(database, (text) => {
    options.signal.throwIfAborted();
    progress.doing = text;
    options.say(text);
  });
  progress.demonstration = outcome === 'real data present' ? 'none' : 'loaded';
}

function makeLog(): Logger {
  // A person at the terminal reads what matters; a log collector everything.
  return pino({ level: process.stderr.isTTY ? 'warn' : 'info' }, destination({ fd: 2, sync: true }));
}

async function stopListening(server: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), LONGEST_FAREWELL);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(cutOff);
}

function addressOf(server: Server, config: Config): string {
  const { port } = server.address() as AddressInfo;
  const host = config.host === '127.0.0.1' ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${host}:${port}`;
}

async function trustedDocumentsOfBuild(): Promise<ReadonlySet<string>> {
  const { readTrustedDocuments } = await import('./graphql/trusted-documents.js');
  return readTrustedDocuments(path.join(webDirectory(), '..', 'trusted-documents.json'));
}

/** Beside the built server; where this file runs from its sources there is none. */
function webDirectory(): string {
  return path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'web');
}
