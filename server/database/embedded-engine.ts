/**
 * Starts the embedded engine's thread on a data directory and tells where its socket is.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { StartError } from '../start-error.js';
import { SOCKET_NAME, takeLock, type LockHolder } from './data-directory-lock.js';
import type { EmbeddedWorkerData, EmbeddedWorkerMessage } from './embedded-worker.js';

/** Connections beside the server's own one: commands, and tests. */
const MAX_CONNECTIONS = 40;
/** Unix socket paths longer than this are cut off by the operating system. */
const LONGEST_SOCKET_PATH = 103;

export interface EmbeddedEngine {
  readonly socketDirectory: string;
  close(): Promise<void>;
}

export interface EmbeddedEngineOptions {
  progress?: (text: string) => void;
  /** Called when the engine stops by itself, with a sentence for people. */
  onFailure?: (sentence: string) => void;
  /** The compiled worker file; beside this file unless told. */
  workerFile?: URL;
}

/**
 * Opens the embedded engine in a data directory, making the database when there is none.
 *
 * @returns the engine, or the live process that has the directory open
 * @throws StartError when the engine cannot be started
 */
export async function startEmbeddedEngine(
  dataDirectory: string,
  options: EmbeddedEngineOptions = {},
): Promise<{ engine: EmbeddedEngine } | { heldBy: LockHolder }> {
  const socketDirectory = await privateSocketDirectory(dataDirectory);
  const taken = await takeLock(dataDirectory, socketDirectory);
  const forgetSocketDirectory = (): Promise<void> =>
    socketDirectory.startsWith(path.resolve(dataDirectory))
      ? Promise.resolve()
      : rm(socketDirectory, { recursive: true, force: true });
  if ('heldBy' in taken) {
    await forgetSocketDirectory();
    return taken;
  }

  try {
    const worker = await startWorker(dataDirectory, socketDirectory, options);
    return {
      engine: {
        socketDirectory,
        close: async () => {
          await closeWorker(worker);
          await forgetSocketDirectory();
          taken.lock.release();
        },
      },
    };
  } catch (error) {
    await forgetSocketDirectory();
    taken.lock.release();
    throw error;
  }
}

async function privateSocketDirectory(dataDirectory: string): Promise<string> {
  const inside = path.resolve(dataDirectory, 'socket');
  if (Buffer.byteLength(path.join(inside, SOCKET_NAME)) > LONGEST_SOCKET_PATH) {
    return mkdtemp(path.join(tmpdir(), 'homeward-'));
  }
  await mkdir(inside, { recursive: true, mode: 0o700 });
  await chmod(inside, 0o700);
  return inside;
}

async function startWorker(dataDirectory: string, socketDirectory: string, options: EmbeddedEngineOptions): Promise<Worker> {
  const databaseDirectory = path.join(dataDirectory, 'database');
  const finished = path.join(databaseDirectory, 'PG_VERSION');
  const unfinishedMark = path.join(dataDirectory, 'database.unfinished');
  // A first start that was killed leaves a database without its extension: begin again.
  if (existsSync(unfinishedMark)) await rm(databaseDirectory, { recursive: true, force: true });
  const isNew = !existsSync(finished);
  if (isNew) await mkdir(unfinishedMark, { recursive: true });
  // The data directory may be somebody's own, open to others; what is in the tables is not for them.
  await mkdir(databaseDirectory, { recursive: true, mode: 0o700 });
  await chmod(databaseDirectory, 0o700);
  // A socket file left by a killed process would make listening fail; the lock says that nobody listens any more.
  await rm(path.join(socketDirectory, SOCKET_NAME), { force: true });

  const settings: EmbeddedWorkerData = {
    databaseDirectory,
    templateFile: await templateFile(),
    isNew,
    socketPath: path.join(socketDirectory, SOCKET_NAME),
    maxConnections: MAX_CONNECTIONS,
  };
  const worker = new Worker(options.workerFile ?? new URL('./embedded-worker.js', import.meta.url), {
    workerData: settings,
    // Node's own options of the process are not the thread's: some, as --input-type, would keep it from starting.
    execArgv: [],
  });
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string): void => {
      reject(
        new StartError(
          `The embedded database in ${databaseDirectory} could not be opened (${reason}). ` +
            'Nothing in it was changed. Restore the directory from a copy, or name another one with HOMEWARD_DATA.',
        ),
      );
    };
    worker.on('error', (error) => fail(error.message));
    worker.on('exit', (code) => fail(`its thread ended with code ${code}`));
    worker.on('message', (message: EmbeddedWorkerMessage) => {
      if (message.state === 'progress') options.progress?.(message.text);
      else if (message.state === 'failed') fail(message.reason);
      else if (message.state === 'ready') resolve();
    });
  }).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  if (isNew) await rm(unfinishedMark, { recursive: true, force: true });

  worker.removeAllListeners();
  const failed = (reason: string): void =>
    options.onFailure?.(`The embedded database stopped working (${reason}). What was committed is safe; start Homeward again.`);
  worker.on('error', (error) => failed(error.message));
  worker.on('message', (message: EmbeddedWorkerMessage) => {
    if (message.state === 'failed') failed(message.reason);
  });
  return worker;
}

async function closeWorker(worker: Worker): Promise<void> {
  // What fails while it is being closed is not the engine stopping by itself: a connection may be cut off in the middle.
  worker.removeAllListeners();
  worker.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
    worker.on('message', (message: EmbeddedWorkerMessage) => {
      if (message.state === 'closed') resolve();
    });
    worker.postMessage('close');
  });
  await worker.terminate();
}

/**
 * The kept new database lies with the installed packages, because it belongs to exactly these versions of them; where that
 * place cannot be written there is none, and a new database takes some seconds longer.
 */
async function templateFile(): Promise<string | null> {
  const require = createRequire(import.meta.url);
  const packageDirectory = (name: string): string => path.resolve(path.dirname(require.resolve(name)), '..');
  const version = (name: string): string =>
    (require(path.join(packageDirectory(name), 'package.json')) as { version: string }).version;
  const engine = '@electric-sql/pglite';
  const extension = '@electric-sql/pglite-postgis';
  const directory = path.resolve(packageDirectory(engine), '..', '..', '.cache', 'homeward');
  try {
    await mkdir(directory, { recursive: true });
    return path.join(directory, `new-database-${version(engine)}-${version(extension)}.tar`);
  } catch {
    return null;
  }
}
