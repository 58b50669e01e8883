/** What nobody waits for any more, or what takes too long, ends: in the database too. */
import { request, type ClientRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { listen } from '../../server/listen.js';
import { serve, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';

let database: PostgresDatabase;
let served: Served;

beforeAll(async () => {
  database = await testDatabase('server');
  served = await serve(database);
});
afterAll(async () => {
  await served.close();
  await database.close();
});

/** Keeps every reader of a table waiting while `work` runs: a statement as slow as one likes, that costs nothing. */
function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  return database.asOwner(async (sql) => {
    await sql.execute(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    await work();
  });
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

describe('a statement that takes too long', () => {
  it.each([
    ['a question', 5_000, 'area', '/graphql', AREAS],
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

describe('slow senders', () => {
  it('of headers are cut off in about ten seconds', async () => {
    // As the process itself listens (server/main.ts), which serve() does not.
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
