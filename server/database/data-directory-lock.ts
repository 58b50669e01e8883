/**
 * One process at a time in a data directory: a second one opening the embedded engine's files would destroy them.
 *
 * The lock file names the process (with its start time, so that a recycled process number is not mistaken for it) and the
 * directory of its socket, by which commands find the running server.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import path from 'node:path';
import { StartError } from '../start-error.js';

export interface LockHolder {
  readonly pid: number;
  /** When the process started, as the operating system tells it; with the machine's boot where that is known. */
  readonly processStart: string;
  readonly host: string;
  readonly socketDirectory: string;
}

export interface DataDirectoryLock {
  readonly holder: LockHolder;
  release(): void;
}

const LOCK_FILE = 'homeward.lock';
/** A takeover takes milliseconds; a guard older than this was left by a process that was killed in it. */
const TAKEOVER_GUARD_MILLISECONDS = 10_000;

/** The name of the socket file that PostgreSQL clients look for in a directory. */
export const SOCKET_NAME = '.s.PGSQL.5432';

/**
 * Takes the lock of a data directory. Answers the lock, or the live process that has it.
 *
 * @param socketDirectory where this process's socket will be
 * @throws StartError when the lock belongs to another machine and cannot be judged from here
 */
export async function takeLock(
  dataDirectory: string,
  socketDirectory: string,
): Promise<{ lock: DataDirectoryLock } | { heldBy: LockHolder }> {
  const lockFile = path.join(dataDirectory, LOCK_FILE);
  const holder: LockHolder = {
    pid: process.pid,
    processStart: processStart(process.pid) ?? '',
    host: hostname(),
    socketDirectory,
  };
  const prepared = path.join(dataDirectory, `${LOCK_FILE}.${process.pid}.${randomUUID()}`);
  await writeFile(prepared, JSON.stringify(holder), { mode: 0o600 });
  try {
    for (;;) {
      if (await linked(prepared, lockFile)) return { lock: lockOf(lockFile, holder) };
      const other = await readHolder(lockFile);
      if (other !== null && (await isLive(other, lockFile))) return { heldBy: other };
      await removeStale(lockFile, other);
    }
  } finally {
    await rm(prepared, { force: true });
  }
}

/** The live process that holds the data directory, or null. */
export async function findHolder(dataDirectory: string): Promise<LockHolder | null> {
  const lockFile = path.join(dataDirectory, LOCK_FILE);
  const holder = await readHolder(lockFile);
  return holder !== null && (await isLive(holder, lockFile)) ? holder : null;
}

function lockOf(lockFile: string, holder: LockHolder): DataDirectoryLock {
  return {
    holder,
    release: () => {
      // Only our own: after a takeover the file belongs to somebody else.
      try {
        if (readFileSync(lockFile, 'utf8') === JSON.stringify(holder)) rmSync(lockFile, { force: true });
      } catch {
        // Already gone.
      }
    },
  };
}

/** Creates `name` as another name of `file` in one step, so that a reader never sees a half-written lock. */
async function linked(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(lockFile: string): Promise<LockHolder | null> {
  try {
    const parsed = JSON.parse(await readFile(lockFile, 'utf8')) as Partial<LockHolder>;
    if (typeof parsed.pid !== 'number' || typeof parsed.socketDirectory !== 'string') return null;
    return {
      pid: parsed.pid,
      processStart: parsed.processStart ?? '',
      host: parsed.host ?? '',
      socketDirectory: parsed.socketDirectory,
    };
  } catch {
    return null;
  }
}

async function isLive(holder: LockHolder, lockFile: string): Promise<boolean> {
  if (holder.host === hostname() && processStart(holder.pid) === holder.processStart) return true;
  if (await accepts(path.join(holder.socketDirectory, SOCKET_NAME))) return true;
  if (holder.host === hostname()) return false;
  throw new StartError(
    `The data directory is locked by process ${holder.pid} on the machine «${holder.host}», which cannot be asked from here. ` +
      `Stop it there. If it is certainly not running any more, delete ${lockFile} and start again.`,
  );
}

/** Takes a stale lock away, one process at a time, and only if it is still the one that was judged stale. */
async function removeStale(lockFile: string, judged: LockHolder | null): Promise<void> {
  const guard = `${lockFile}.takeover`;
  try {
    await writeFile(guard, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const age = await stat(guard).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > TAKEOVER_GUARD_MILLISECONDS) await rm(guard, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 50));
    return;
  }
  try {
    const now = await readHolder(lockFile);
    if (JSON.stringify(now) === JSON.stringify(judged)) await rm(lockFile, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

function accepts(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socketPath);
    const answer = (reached: boolean): void => {
      probe.destroy();
      resolve(reached);
    };
    probe.once('connect', () => answer(true));
    probe.once('error', () => answer(false));
    probe.setTimeout(2000, () => answer(false));
  });
}

/** When a process started, or null when there is none with this number. */
export function processStart(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name, in brackets, may hold spaces: count from the last bracket. A zombie has ended, it only waits to be buried.
      const afterName = fields.slice(fields.lastIndexOf(')') + 2).split(' ');
      if (afterName[0] === 'Z') return null;
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${afterName[19]}`;
    } catch {
      return null;
    }
  }
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || null
    );
  } catch {
    return null;
  }
}
