import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { ISA, register } from '../governance/agreements.js';

const HEADER = 'reference,force,occurred_from,category,easting,northing\n';
const GOOD = `${HEADER}a,marram,2024-03-01T19:30,Scrambler bikes,334000,395000\nb,marram,2024-03-02,Fireworks,,\n`;

describe.each(engines)('files over HTTP (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await register(database);
    served = await serve(database);
  });
  afterAll(async () => {
    await served?.close();
    await database?.close();
  });

  async function upload(
    content: string | Buffer,
    fields: Record<string, string> = {},
    file = 'reports.csv',
    persona: PersonaName = 'council-analyst',
  ): Promise<Answer> {
    const boundary = 'homeward-boundary';
    const parts = Object.entries({ source: 'asb-reports', agreement: ISA.id, ...fields }).map(
      ([name, text]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
    );
    const head = `${parts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file}"\r\ncontent-type: text/csv\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return served.send('/data/upload', {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        authorization: `Bearer ${await served.token(persona)}`,
      },
      body,
    });
  }
  async function get(address: string, persona: PersonaName = 'council-analyst'): Promise<Answer> {
    return served.send(address, { headers: { authorization: `Bearer ${await served.token(persona)}` } });
  }
  async function finished(answer: Answer): Promise<Record<string, unknown> & { results: Record<string, unknown>[] }> {
    expect(answer.status).toBe(202);
    const { job } = JSON.parse(answer.text) as { job: string };
    for (;;) {
      const asked = JSON.parse((await get(`/data/jobs/${job}`)).text) as Record<string, unknown> & {
        results: Record<string, unknown>[];
      };
      if (asked['state'] === 'finished' || asked['state'] === 'failed') return asked;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  async function uploadsLeft(): Promise<string[]> {
    return readdir(path.join(served.dataDirectory, 'uploads')).catch(() => []);
  }

  describe('refused', () => {
    test('without a sign-in', async () => {
      expect((await served.send('/data/upload', { method: 'POST' })).status).toBe(401);
      expect((await served.send('/data/jobs/x')).status).toBe(401);
    });

    test('an unknown source, a wrong option, no file, no form: nothing stays', async () => {
      for (const [answer, reason] of [
        [await upload(GOOD, { source: 'people' }), /Choose the source/],
        [await upload(GOOD, { vintage: 'new' }), /a year/],
        [await upload(GOOD, { dryRun: 'perhaps' }), /yes or no/],
        [await upload(GOOD, { agreement: '' }), /none is named\. In force for «asb-reports»: ISA-TEST-01/],
        [await upload(GOOD, { agreement: 'ISA-9', dryRun: 'yes' }), /no agreement «ISA-9»/],
        [
          await served.send('/data/upload', {
            method: 'POST',
            headers: { authorization: `Bearer ${await served.token()}`, 'content-type': 'text/csv' },
            body: GOOD,
          }),
          /as a form/,
        ],
        [
          await served.send('/data/upload', {
            method: 'POST',
            headers: { authorization: `Bearer ${await served.token()}`, 'content-type': 'multipart/form-data; boundary=b' },
            body: '--b\r\ncontent-disposition: form-data; name="source"\r\n\r\nasb-reports\r\n--b--\r\n',
          }),
          /Choose a file/,
        ],
        [
          await served.send('/data/upload', {
            method: 'POST',
            headers: { authorization: `Bearer ${await served.token()}`, 'content-type': 'multipart/form-data; boundary=b' },
            body: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\ncut',
          }),
          /broke off/,
        ],
      ] as const) {
        expect(answer.status).toBe(400);
        expect(answer.body.errors![0]!.message).toMatch(reason);
      }
      expect(await uploadsLeft()).toEqual([]);
    });

    test('a load of somebody else', async () => {
      const { job } = JSON.parse((await upload(GOOD, { dryRun: 'yes' })).text) as { job: string };
      expect((await get(`/data/jobs/${job}`, 'police-analyst')).status).toBe(404);
      expect((await get(`/data/jobs/${job}/refused.csv`, 'police-analyst')).status).toBe(404);
    });
  });

  test('three bad rows: their reasons, and the file of refused rows without a path of this machine', async () => {
    const bad = `${HEADER}a,marram,01/02/2024,Noise,,\nb,marram,2024-03-01,Noise,53.45,-2.99\nc,marram,2024-03-01,,,\nd,marram,2024-03-01,Noise,,\n`;
    const job = await finished(await upload(bad, {}, '../../etc/three bad rows.csv'));
    expect(job).toMatchObject({ state: 'finished', file: 'three bad rows.csv', source: 'asb-reports' });
    expect(job.results).toMatchObject([{ batch: null, read: 4, loaded: 0, refused: 3, heldBack: 1, hasRefusedRows: true }]);
    expect((job.results[0]!['errors'] as { row: number }[]).map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(JSON.stringify(job)).not.toContain(served.dataDirectory);
    const refused = await get(`/data/jobs/${String(job['job'])}/refused.csv`);
    expect(refused.status).toBe(200);
    expect(refused.headers['content-disposition']).toBe('attachment; filename=refused-rows-three-bad-rows.csv');
    expect(refused.text.trimEnd().split('\r\n')).toHaveLength(4);
    expect(await uploadsLeft()).toEqual([]);
  });

  test('a dry run loads nothing; the load then is listed, and taken back', async () => {
    const dry = await finished(await upload(GOOD, { dryRun: 'yes' }));
    expect(dry.results).toMatchObject([{ batch: null, read: 2, loaded: 0, errors: [], dryRun: true }]);
    const job = await finished(await upload(GOOD));
    expect(job.results).toMatchObject([{ read: 2, loaded: 2, noLocation: 1, errors: [] }]);
    const batch = String(job.results[0]!['batch']);

    const listed = await served.ask(
      '{ batches(first: 1) { edges { node { id source fileName state loadedBy read loaded noLocation periodFrom periodTo replaces } } totalCount } }',
    );
    expect(listed.body.errors).toBeUndefined();
    expect(listed.body.data!['batches']).toMatchObject({
      edges: [
        {
          node: {
            id: batch,
            source: 'asb-reports',
            fileName: 'reports.csv',
            state: 'published',
            read: 2,
            loaded: 2,
            noLocation: 1,
            periodFrom: '2024-03-01',
            periodTo: '2024-03-31',
            replaces: [],
          },
        },
      ],
      totalCount: 1,
    });
    const undo = 'mutation ($id: ID!) { undoBatch(id: $id) { id state undoneBy } }';
    for (const [id, code] of [
      ['abc', 'BAD_USER_INPUT'],
      ['999999', 'NOT_FOUND'],
    ]) {
      expect((await served.ask(undo, { id })).body.errors![0]!.extensions.code).toBe(code);
    }
    const another = await served.ask(undo, { id: batch }, 'police-analyst');
    expect(another.body.errors![0]!).toMatchObject({
      message: 'This was loaded by Council; ask there to take it back.',
      extensions: { code: 'FORBIDDEN' },
    });
    const own = (): Promise<Answer> => served.ask(undo, { id: batch }, 'council-analyst');
    expect((await own()).body.data!['undoBatch']).toMatchObject({ id: batch, state: 'undone' });
    expect((await own()).body.errors![0]!.message).toMatch(/already/);
    const [left] = await database.asOwner((sql) => sql.query<{ count: number }>('SELECT count(*) AS count FROM asb_report'));
    expect(left!.count).toBe(0);
  });

  test('the sources and their columns can be asked for', async () => {
    const { body } = await served.ask(
      '{ sources { name title layouts { name headerless columns { name required kind description allowed } } } }',
    );
    const known = body.data!['sources'] as { name: string; layouts: { columns: { name: string; required: boolean }[] }[] }[];
    expect(known.find(({ name }) => name === 'asb-reports')!.layouts[0]!.columns).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'reference', required: true })]),
    );
  });
});
