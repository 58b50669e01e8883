/**
 * The embedded engine in its own thread: PGlite with PostGIS behind a unix socket, so that the main loop stays free and the
 * rest of Homeward speaks to it exactly as to a PostgreSQL server.
 *
 * Runs as a worker thread: server/database/embedded-engine.ts starts it.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { answerEveryMessage, watchExceptions } from './embedded-protocol.js';

/** What the thread is told when it starts. */
export interface EmbeddedWorkerData {
  /** The directory of the database; made when missing. */
  readonly databaseDirectory: string;
  /** Where a new database with PostGIS already built is kept for the next one, or null. */
  readonly templateFile: string | null;
  readonly isNew: boolean;
  readonly socketPath: string;
  readonly maxConnections: number;
}

export type EmbeddedWorkerMessage =
  | { readonly state: 'progress'; readonly text: string }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'closed' };

const settings = workerData as EmbeddedWorkerData;
const port = parentPort;
if (port === null) throw new Error('embedded-worker runs as a worker thread only');
const report = (message: EmbeddedWorkerMessage): void => port.postMessage(message);

const exceptions = watchExceptions();

try {
  const engine = await openEngine();
  // After a crash of the engine itself the socket's queue would wait for ever: whoever started the thread is told.
  answerEveryMessage(engine, exceptions, (reason) => report({ state: 'failed', reason }));
  const socket = new PGLiteSocketServer({
    db: engine,
    path: settings.socketPath,
    maxConnections: settings.maxConnections,
  });
  await socket.start();
  port.once('message', () => void close(engine, socket));
  report({ state: 'ready' });
} catch (error) {
  report({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
}

async function openEngine(): Promise<PGlite> {
  if (!settings.isNew) return PGlite.create({ dataDir: settings.databaseDirectory, extensions: { postgis } });

  const template = await readTemplate();
  if (template !== null) {
    report({ state: 'progress', text: 'Making the database from the kept template' });
    try {
      return await PGlite.create({
        dataDir: settings.databaseDirectory,
        extensions: { postgis },
        loadDataDir: template,
      });
    } catch {
      // A template cut short by a full disk: forget it and build from nothing.
      await rm(settings.templateFile!, { force: true });
      await rm(settings.databaseDirectory, { recursive: true, force: true });
    }
  }

  report({ state: 'progress', text: 'Making the database' });
  const engine = await PGlite.create({ dataDir: settings.databaseDirectory, extensions: { postgis } });
  report({ state: 'progress', text: 'Building the PostGIS extension (once on this machine)' });
  await engine.exec('CREATE EXTENSION IF NOT EXISTS postgis');
  await keepTemplate(engine);
  return engine;
}

async function readTemplate(): Promise<Blob | null> {
  if (settings.templateFile === null) return null;
  try {
    return new Blob([new Uint8Array(await readFile(settings.templateFile))]);
  } catch {
    return null;
  }
}

/** The template only saves time: where it cannot be written, the database works without. */
async function keepTemplate(engine: PGlite): Promise<void> {
  if (settings.templateFile === null) return;
  const unfinished = `${settings.templateFile}.${process.pid}`;
  try {
    await engine.exec('CHECKPOINT');
    const dump = await engine.dumpDataDir('none');
    await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()), { mode: 0o600 });
    await rename(unfinished, settings.templateFile);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

async function close(engine: PGlite, socket: PGLiteSocketServer): Promise<void> {
  await socket.stop();
  await engine.close();
  report({ state: 'closed' });
}
