import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { engines, testDatabase } from '../database.js';
import { serve, type Answer, type Served } from './serve.js';

/** Input nobody sends by accident. Each is the caller's to mend; none may reach the database, or keep the process busy. */
describe.each(engines)('input made to break things, on %s', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let authorization: string;

  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
    authorization = `Bearer ${await served.token()}`;
    const web = join(served.dataDirectory, 'web');
    await mkdir(web, { recursive: true });
    await writeFile(join(web, 'index.html'), '<!doctype html><html><head><title>Homeward</title></head><body></body></html>');
  });

  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const fetched = (path: string): Promise<Answer> => served.send(path, { headers: { authorization } });
  const errors = (answer: Answer) => answer.body.errors?.map(({ extensions: { code, path } }) => ({ code, path }));
  const cursor = (...key: unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

  it.each([
    ['points.csv?to=9999-12-31', ['filter', 'to']],
    ['points.csv?from=2025-13-01', ['filter', 'from']],
    ['counts.csv?period=0000-01', ['filter', 'from']],
    ['counts.csv?by=constructor', ['by']],
    ['grid.csv?shape=__proto__', ['shape']],
    ['points.csv?kinds=constructor', ['kinds']],
    ['points.csv?category=%00', []],
    ['counts.csv?by=kind&recipient=Somebody%0D%0AOFFICIAL', ['recipient']],
    ['plan.csv?plan=1&recipient=Somebody%E2%80%A8else', ['recipient']],
    ['visits.csv?from=2026-05-01&to=2026-05-31&recipient=a%09b', ['recipient']],
  ])('refuses the export %s', async (address, path) => {
    const answer = await fetched(`/export/${address}`);
    expect({ status: answer.status, errors: errors(answer) }).toEqual({
      status: 400,
      errors: [{ code: 'BAD_USER_INPUT', path }],
    });
  });

  it('refuses NUL in text, wherever it stands, and answers the next request', async () => {
    const byVariable = 'query ($filter: IncidentFilter!) { incidents(filter: $filter) { totalCount } }';
    expect(errors(await served.ask(byVariable, { filter: { categories: ['Noise', 'a\0'] } }))).toEqual([
      { code: 'BAD_USER_INPUT', path: ['filter', 'categories', 1] },
    ]);
    expect(errors(await served.ask('{ findPlace(text: "a\\u0000") { name } }'))).toEqual([{ code: 'BAD_USER_INPUT', path: [] }]);
    expect(errors(await served.ask('{ findPlace(text: "a\\u{0}") { name } }'))).toEqual([{ code: 'BAD_USER_INPUT', path: [] }]);
    const after = `{ areas(type: LSOA, after: "${cursor('\0')}") { edges { cursor } } }`;
    expect(errors(await served.ask(after))).toEqual([{ code: 'BAD_USER_INPUT', path: ['after'] }]);
    expect((await fetched('/boundaries/lsoa/2021/coarse.geojson?within=%00')).status).toBe(400);
    expect((await served.ask('{ findPlace(text: "a backslash: \\\\u0000") { name } }')).body).toEqual({
      data: { findPlace: [] },
    });
  });

  it('takes variables nested as deep as a body allows without running out of stack', async () => {
    const answer = await served.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: `{"query":"query ($within: GeoJSON!) { incidentPoints(filter: {within: $within}) }","variables":{"within":{"type":"Polygon","coordinates":${'['.repeat(40_000)}${']'.repeat(40_000)}}}}`,
    });
    expect(errors(answer)).toEqual([{ code: 'BAD_USER_INPUT', path: ['filter', 'within'] }]);
  });

  it.each([
    ['incidents(filter: {}, after: "CURSOR") { edges { cursor } }', ['1', 5]],
    ['incidents(filter: {}, after: "CURSOR") { edges { cursor } }', ['+275760-09-13T00:00:00.000Z', 1]],
    ['batches(after: "CURSOR") { edges { cursor } }', ['x']],
    ['batches(after: "CURSOR") { edges { cursor } }', [1.5]],
    ['youthProvision(after: "CURSOR") { edges { cursor } }', ['a', 'b']],
  ])('refuses a forged cursor: %s %j', async (field, key) => {
    expect(errors(await served.ask(`{ ${field.replace('CURSOR', cursor(...key))} }`))).toEqual([
      { code: 'BAD_USER_INPUT', path: ['after'] },
    ]);
  });

  it('knows no incident by an id of another age', async () => {
    for (const instant of ['999999999999999', '-99999999999999']) {
      const id = Buffer.from(`a.1.${instant}.marram`).toString('base64url');
      expect((await served.ask('query ($id: ID!) { incident(id: $id) { id } }', { id })).body).toEqual({
        data: { incident: null },
      });
    }
  });

  it('refuses operations there are none of as the caller’s mistake', async () => {
    expect(errors(await served.ask('subscription { me }'))).toEqual([{ code: 'BAD_USER_INPUT', path: [] }]);
    const answer = await served.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: '{ me { name } }', operationName: 'other' }),
    });
    expect(errors(answer)).toEqual([{ code: 'BAD_USER_INPUT', path: [] }]);
  });

  it('serves the page /data to who is not signed in, and nothing below it', async () => {
    const page = await served.send('/data', { headers: { accept: 'text/html' } });
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect((await served.send('/data/jobs/1')).status).toBe(401);
  });
});
