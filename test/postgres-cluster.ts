/**
 * A PostgreSQL of the test run's own: Debian's binaries, a temporary directory, a spare port, gone at the end. It ends with
 * the test run even when that is killed, because it waits on a pipe from it.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import 'reflect-metadata';
import { migrate } from '../server/database/migrate.js';
import { openDatabase } from '../server/database/open-database.js';
import { loadDemonstration } from '../server/demonstration/load.js';

const BINARIES = '/usr/lib/postgresql/15/bin';
const PASSWORD = 'test';
const TEMPLATE = 'homeward_template';
const DEMONSTRATION = 'homeward_demonstration';

export interface ClusterAddress {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export interface BareCluster {
  readonly address: ClusterAddress;
  /** A connection of the cluster's superuser. */
  readonly owner: pg.Client;
  stop(): Promise<void>;
}

export interface TestCluster {
  readonly address: ClusterAddress;
  /** A new migrated database; answers its address. */
  cloneDatabase(): Promise<string>;
  /** The same with the demonstration in it, which is loaded once for the whole run. */
  cloneDemonstration(): Promise<string>;
  stop(): Promise<void>;
}

/** The server as it is installed: no database of Homeward's, no roles of viewers. */
export async function startBareCluster(): Promise<BareCluster> {
  if (!existsSync(path.join(BINARIES, 'initdb'))) {
    throw new Error('PostgreSQL 15 with PostGIS is missing: run «npm run test:prerequisites» as root.');
  }
  const directory = mkdtempSync(path.join(tmpdir(), 'homeward-postgres-'));
  // initdb and postgres refuse to run as root.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const [, , uid = '', gid = ''] = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.startsWith('postgres:'))!
      .split(':');
    chownSync(directory, Number(uid), Number(gid));
    chmodSync(directory, 0o755);
  }
  const command = (...words: string[]): [string, string[]] =>
    asRoot ? ['runuser', ['-u', 'postgres', '--', ...words]] : [words[0]!, words.slice(1)];
  const data = path.join(directory, 'data');
  execFileSync(
    ...command(
      ...[path.join(BINARIES, 'initdb'), '-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
      ...['--auth-local=trust', '--auth-host=scram-sha-256'],
    ),
    { stdio: 'pipe', cwd: directory },
  );

  const port = await sparePort();
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=100',
    'shared_buffers=128MB',
    'jit=off',
  ];
  const script = `"$0" "$@" >"${directory}/log" 2>&1 & server=$!; cat >/dev/null; kill -QUIT $server; wait $server; rm -rf "${directory}"`;
  const running = spawn(
    ...command(
      ...[
        'sh',
        '-c',
        script,
        path.join(BINARIES, 'postgres'),
        '-D',
        data,
        '-p',
        String(port),
        '-k',
        directory,
        '-h',
        '127.0.0.1',
      ],
      ...settings.flatMap((setting) => ['-c', setting]),
    ),
    // A session of its own: whatever ends the test run's group of processes must not keep it from tidying up.
    { stdio: ['pipe', 'ignore', 'ignore'], cwd: directory, detached: true },
  );
  const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    running.stdin.end();
    await ended;
  };

  try {
    const owner = await connectWhenReady(directory, port);
    await owner.query(`CREATE ROLE homeward_test LOGIN SUPERUSER PASSWORD '${PASSWORD}'`);
    return {
      address: { port, user: 'homeward_test', password: PASSWORD },
      owner,
      stop: async () => {
        await owner.end();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A server with a migrated template, of which each test gets its own copy. */
export async function startTestCluster(): Promise<TestCluster> {
  const { address, owner, stop } = await startBareCluster();
  try {
    await owner.query(`CREATE DATABASE ${TEMPLATE} OWNER homeward_test`);
    const urlOf = (name: string): string => `postgresql://${address.user}:${PASSWORD}@127.0.0.1:${address.port}/${name}`;
    const template = await openDatabase({ databaseUrl: urlOf(TEMPLATE), dataDirectory: '' });
    await migrate(template);
    await template.close();

    let clones = 0;
    let previous: Promise<unknown> = Promise.resolve();
    const copy = (from: string, name: string): Promise<string> => {
      // One after the other: a template is locked while it is copied.
      const made = previous
        .then(() => owner.query(`CREATE DATABASE ${name} TEMPLATE ${from} OWNER homeward_test STRATEGY file_copy`))
        .then(() => urlOf(name));
      previous = made.catch(() => undefined);
      return made;
    };
    const copyForTest = (from: string): Promise<string> => {
      clones += 1;
      return copy(from, `test_${clones}`);
    };
    let demonstration: Promise<unknown> | null = null;
    return {
      address,
      cloneDatabase: () => copyForTest(TEMPLATE),
      cloneDemonstration: async () => {
        demonstration ??= copy(TEMPLATE, DEMONSTRATION).then(async (databaseUrl) => {
          const database = await openDatabase({ databaseUrl, dataDirectory: '' });
          await loadDemonstration(database, () => undefined);
          await database.close();
        });
        await demonstration;
        return copyForTest(DEMONSTRATION);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function connectWhenReady(directory: string, port: number): Promise<pg.Client> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ host: directory, port, user: 'postgres', database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(`the test cluster did not start: ${readFileSync(path.join(directory, 'log'), 'utf8')}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** A port that nobody listens on at this moment. */
export function sparePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
