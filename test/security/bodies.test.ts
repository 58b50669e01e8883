/** Bodies made to swell, beside those that are only too large (test/api/limits) or files that are (test/ingest, server/ingest). */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersona } from '../../server/access/personas.js';
import { inventedPerson, viewerOf } from '../../server/access/viewer.js';
import { AuditTrail } from '../../server/audit/audit-trail.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { answerError } from '../../server/http-errors.js';
import { uploadRoutes } from '../../server/ingest/upload-route.js';
import { giveRequestId } from '../../server/request-id.js';
import { serve, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';
import { register } from '../governance/agreements.js';

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

describe('a gzip bomb', () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));

  it.each(['/graphql', '/session'])('is refused at %s before it swells', async (path) => {
    const headers = {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'x-homeward-request': '1',
      authorization: `Bearer ${await served.token()}`,
    };
    const before = process.memoryUsage().arrayBuffers;
    const answer = await served.send(path, { method: 'POST', headers, body: bomb.subarray(0, 90_000) });
    expect({ status: answer.status, code: answer.body.errors?.[0]?.extensions.code }).toEqual({
      status: 415,
      code: 'BAD_USER_INPUT',
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });
});

describe('an uploaded file', () => {
  it('of one byte too many is refused, and nothing of it stays', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'homeward-upload-'));
    const log = pino({ level: 'silent' });
    const services = { database, log, audit: new AuditTrail(database), installation: { dataDirectory } } as never;
    const app = express();
    app.use(giveRequestId, (_request, response, next) => {
      const viewer = viewerOf(inventedPerson(findPersona('council-analyst')!));
      response.locals['signedIn'] = { viewer, session: undefined, keepPurpose: () => Promise.reject(new Error('not asked for')) };
      next();
    });
    app.use(uploadRoutes(services, { largestBytes: 1_000 }), answerError(log));
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const agreement = await register(database);
    const upload = async (bytes: number): Promise<Response> => {
      const form = new FormData();
      form.set('source', 'asb-reports');
      form.set('dryRun', 'yes');
      form.set('agreement', agreement);
      form.set('file', new Blob(['x'.repeat(bytes)]), 'reports.csv');
      return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/upload`, { method: 'POST', body: form });
    };
    try {
      const over = await upload(1_001);
      expect(over.status).toBe(400);
      expect(await over.text()).toContain('The file is larger than');
      expect(await readdir(join(dataDirectory, 'uploads'))).toEqual([]);
      expect((await upload(999)).status).toBe(202);
    } finally {
      await new Promise((resolve) => server.close(resolve));
      await rm(dataDirectory, { recursive: true, force: true });
    }
  });
});

describe('a question', () => {
  /** Whatever is asked, in words or numbers: it is looked for or refused, never run. */
  const INJECTIONS = [
    `'; DROP TABLE area; --`,
    `\\'; DROP TABLE area; --`,
    `$1`,
    `$$; DROP TABLE area; $$`,
    `E'\\x27; SELECT pg_sleep(9)`,
    `"; COMMIT; RESET ROLE; SELECT 1 --`,
    `%' OR '1'='1`,
    `\u2019; --`,
    `?::text`,
  ];

  it.each(INJECTIONS)('with %j in every place for text is answered as text', async (text) => {
    const questions: [string, Record<string, unknown>][] = [
      ['query ($t: String!) { findPlace(text: $t) { name } }', { t: text }],
      ['query ($t: String!) { area(gssCode: $t) { name } }', { t: text }],
      ['query ($f: IncidentFilter!) { incidentCounts(filter: $f, by: KIND) { total { count } } }', { f: { categories: [text] } }],
      ['query ($f: IncidentFilter!) { incidents(filter: $f) { totalCount } }', { f: { sources: [text], areaCodes: [text] } }],
      ['query ($f: AuditFilter) { auditEvents(filter: $f) { edges { node { action } } } }', { f: { person: text } }],
    ];
    for (const [query, variables] of questions) {
      const { body } = await served.ask(query, variables);
      expect(body.errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain('INTERNAL');
    }
    const headers = {
      authorization: `Bearer ${await served.token()}`,
      'x-homeward-purpose': encodeURIComponent(`operation; ${text}`),
    };
    const file = await served.send(
      `/export/counts.csv?category=${encodeURIComponent(text)}&recipient=${encodeURIComponent(text)}`,
      {
        headers,
      },
    );
    expect(file.status).not.toBe(500);
    // Still there, and still asked as the viewer.
    expect((await served.ask('{ areas(type: WARD) { totalCount } }')).body.data).toEqual({ areas: { totalCount: 0 } });
  });

  it.each(['1e308', '-1e308', '"53.4"', 'null', '{"a":1}', '1e999'])('with the coordinate %s is refused', async (number) => {
    const body = `{"query":"query ($w: GeoJSON!) { incidents(filter: {within: $w}) { totalCount } }","variables":{"w":{"type":"Polygon","coordinates":[[[${number},53],[-2,53],[-2,54],[${number},53]]]}}}`;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await served.token()}` };
    const answer = await served.send('/graphql', { method: 'POST', headers, body });
    expect(answer.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});
