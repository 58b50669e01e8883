/** What nobody waits for any more, or what takes too long, ends: in the database too. */
import { Agent, request, type ClientRequest } from 'node:http';
import { connect } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/database/open-database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { listen } from '../../server/listen.js';
import { serve, type Served } from '../api/serve.js';
import { newServerDatabase } from '../database.js';

let databaseUrl: string;
let database: PostgresDatabase;
let served: Served;

beforeAll(async () => {
  databaseUrl = await newServerDatabase();
  database = await openDatabase({ databaseUrl, dataDirectory: '' });
  served = await serve(database);
});
afterAll(async () => {
  await served.close();
  await database.close();
});

/** Keeps every reader of a table waiting while `work` runs: a statement as slow as one likes, that costs nothing. */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  // Not through the database under test, which lets its owner do one thing at a time.
  const holder = new pg.Client({ connectionString: databaseUrl });
  await holder.connect();
  try {
    await holder.query(`BEGIN; LOCK TABLE ${database.schema}.${table} IN ACCESS EXCLUSIVE MODE`);
    await work();
    await holder.query('ROLLBACK');
  } finally {
    await holder.end();
  }
}

const waiting = async (): Promise<number> => {
  const [found] = await database.asOwnerOnce<{ count: number }>(
    () => `SELECT count(*) AS count FROM pg_stat_activity
            WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock'`,
  );
  return found!.count;
};

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('It did not come to that within half a minute.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const AREAS = JSON.stringify({ query: '{ areas(type: WARD, first: 1) { edges { node { gssCode } } } }' });

const PLACES = JSON.stringify({ query: '{ places(kinds: [SCHOOL]) }' });

async function begin(path: string, body?: string): Promise<ClientRequest> {
  const headers = { authorization: `Bearer ${await served.token()}`, 'content-type': 'application/json' };
  const call = request(`${served.url}${path}`, { method: body === undefined ? 'GET' : 'POST', headers });
  call.on('error', () => undefined);
  call.end(body);
  return call;
}

describe('a caller who goes away', () => {
  it.each([
    ['a question', 'area', '/graphql', AREAS],
    ['a file', 'youth_place', '/export/provision.csv', undefined],
  ])('takes the statement along: %s', async (_what, table, path, body) => {
    await whileLocked(table, async () => {
      const call = await begin(path, body);
      await until(async () => (await waiting()) === 1);
      call.destroy();
      await until(async () => (await waiting()) === 0);
    });
    // No error to wake anybody for, and the connection is whole.
    expect(served.log.filter((line) => Number(line['level']) >= 50)).toEqual([]);
    expect((await served.ask('{ areas(type: WARD, first: 1) { edges { node { gssCode } } } }')).body.errors).toBeUndefined();
  });

  it('twenty times over leaves room for others: more than there are connections', async () => {
    await whileLocked('area', async () => {
      for (let round = 0; round < 20; round += 1) {
        const call = await begin('/graphql', AREAS);
        await until(async () => (await waiting()) === 1);
        call.destroy();
        await until(async () => (await waiting()) === 0);
      }
      expect((await served.ask('{ me { name } installation { partnership } }')).body.errors).toBeUndefined();
    });
  });

  it('cancels nobody else: others who ask at the same time get their answers', async () => {
    const others: Promise<unknown>[] = [];
    for (let round = 0; round < 40; round += 1) {
      const call = await begin('/graphql', AREAS);
      setTimeout(() => call.destroy(), round % 8);
      others.push(
        served.ask('{ areas(type: WARD, first: 5) { edges { node { gssCode name } } } }').then(({ body }) => body.errors),
      );
    }
    expect((await Promise.all(others)).filter((errors) => errors !== undefined)).toEqual([]);
  });
});

// Little but waiting: side by side with the next.
describe.concurrent('a statement that takes too long', () => {
  it.each([
    ['a question', 5_000, 'place', '/graphql', PLACES],
    ['a file', 20_000, 'youth_place', '/export/provision.csv', undefined],
  ])('ends: %s after %d ms, and says nothing of itself', async (_what, most, table, path, body) => {
    await whileLocked(table, async () => {
      const began = Date.now();
      const headers = { authorization: `Bearer ${await served.token()}`, 'content-type': 'application/json' };
      const answer = await served.send(path, { headers, ...(body === undefined ? {} : { method: 'POST', body }) });
      expect(Date.now() - began).toBeGreaterThanOrEqual(most - 500);
      expect(Date.now() - began).toBeLessThan(most + 10_000);
      const [error] = answer.body.errors!;
      expect(error!.extensions.code).toBe('INTERNAL');
      expect(answer.text).not.toMatch(/statement|timeout|cancel|57014|SELECT/i);
      expect(served.log.find(({ id }) => id === error!.extensions.id)).toMatchObject({ sqlState: '57014' });
    });
  });
});

describe.concurrent('slow senders of headers', () => {
  it('are cut off in about ten seconds', async () => {
    const server = await listen({ host: '127.0.0.1', port: 0 }, (_request, response) => void response.end());
    const address = server.address() as { port: number };
    const began = Date.now();
    const socket = connect(address.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    const trickle = setInterval(() => socket.write('X-Slow: 1\r\n'), 1_000);
    let said = '';
    socket.on('data', (piece: Buffer) => (said += piece.toString()));
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(trickle);
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(said).toContain('408');
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('slow senders of a body', () => {
  const LIMIT = 1_000;
  let outsider: Served;
  beforeAll(async () => {
    outsider = await serve(database, { bodyTimeout: LIMIT });
  });
  afterAll(() => outsider.close());

  /** Says so many bytes are to come, sends one every tenth of a second, and answers what it was told and after how long. */
  async function trickle(path: string, headers: string, longest: number): Promise<{ said: string; after: number }> {
    const began = Date.now();
    const socket = connect(Number(new URL(outsider.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    let said = '';
    socket.on('data', (piece: Buffer) => (said += piece.toString()));
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n`);
    const sending = setInterval(() => socket.write(headers.includes('chunked') ? '1\r\nx\r\n' : 'x'), 100);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, longest))]);
    const after = Date.now() - began;
    clearInterval(sending);
    socket.destroy();
    return { said, after };
  }
  const json = async (): Promise<string> => `Authorization: Bearer ${await outsider.token()}\r\nContent-Type: application/json`;

  it.each([
    ['with a length', 'Content-Length: 5000'],
    ['in pieces', 'Transfer-Encoding: chunked'],
  ])('%s are cut off, signed in or not, and leave nothing in the log to wake anybody for', async (_what, length) => {
    const signedIn = await trickle('/graphql', `${await json()}\r\n${length}`, 10_000);
    expect(signedIn.said).toContain('HTTP/1.1 408');
    expect(signedIn.after).toBeGreaterThanOrEqual(LIMIT - 100);
    expect(signedIn.after).toBeLessThan(LIMIT + 4_000);
    const nobody = await trickle('/graphql', `Content-Type: application/json\r\n${length}`, 10_000);
    expect(nobody.said).toContain('HTTP/1.1 401');
    expect(nobody.said).not.toContain('HTTP/1.1 408');
    expect(nobody.after).toBeLessThan(LIMIT + 4_000);
    expect(outsider.log.filter((line) => Number(line['level']) >= 50)).toEqual([]);
  });

  it('of an upload are given longer', async () => {
    const headers = `Authorization: Bearer ${await outsider.token()}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000`;
    const { said, after } = await trickle('/data/upload', headers, 3 * LIMIT);
    expect(said).toBe('');
    expect(after).toBeGreaterThanOrEqual(3 * LIMIT - 100);
  });

  it('a body that is there in time may be answered later, and its connection used again', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { authorization: `Bearer ${await outsider.token()}`, 'content-type': 'application/json' };
    const ask = () =>
      new Promise<number>((resolve, reject) => {
        const call = request(`${outsider.url}/graphql`, { method: 'POST', headers, agent }, (response) => {
          response.resume().once('end', () => resolve(response.statusCode!));
        });
        call.once('error', reject);
        call.end(AREAS);
      });
    let answered: Promise<number> | undefined;
    await whileLocked('area', async () => {
      answered = ask();
      await new Promise((resolve) => setTimeout(resolve, 2 * LIMIT));
    });
    expect(await answered).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 2 * LIMIT));
    expect(await ask()).toBe(200);
    agent.destroy();
  });
});
