import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { print, type DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { readTrustedDocuments } from '../../server/graphql/trusted-documents.js';
import { testDatabase } from '../database.js';
import { serve, type Answer, type Served } from './serve.js';

const OURS = 'query Mine {\n  me {\n    name\n  }\n}';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('with HOMEWARD_TRUSTED_DOCUMENTS=1', () => {
  let database: PostgresDatabase;
  let served: Served;
  let cookie: string;

  beforeAll(async () => {
    database = await testDatabase('server');
    served = await serve(database, { trustedDocuments: new Set([sha256(OURS)]) });
    const signedIn = await served.send('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
      body: JSON.stringify({ persona: 'administrator' }),
    });
    cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const bySession = (body: unknown): Promise<Answer> =>
    served.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-homeward-request': '1', cookie },
      body: JSON.stringify(body),
    });

  it.each([
    ['another document', '{ me { name } }'],
    ['ours with other spaces', OURS.replaceAll('\n', ' ')],
    ['ours with a second operation', `${OURS}\nquery Other { me { role } }`],
    ['introspection', '{ __schema { types { name } } }'],
    ['no document', ''],
    ['what does not parse', 'query {'],
  ])('%s is refused, with a remedy, by token and by session', async (_, query) => {
    for (const answer of [await served.ask(query), await bySession({ query })]) {
      expect(answer.status).toBe(403);
      expect(answer.body.errors).toMatchObject([
        { message: expect.stringContaining('HOMEWARD_TRUSTED_DOCUMENTS'), extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });

  it('a list of requests, and the hash instead of the document, are refused', async () => {
    expect((await bySession([{ query: OURS }])).status).toBe(403);
    const byHash = await bySession({ extensions: { persistedQuery: { version: 1, sha256Hash: sha256(OURS) } } });
    expect(byHash.status).toBe(403);
  });

  it('who is not signed in is told that first', async () => {
    const answer = await served.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(answer.status).toBe(401);
  });

  it('ours is answered, by token and by session', async () => {
    for (const answer of [await served.ask(OURS), await bySession({ query: OURS })]) {
      expect(answer.body).toMatchObject({ data: { me: { name: expect.any(String) } } });
    }
  });
});

describe('the list of the pages’ documents', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'homeward-documents-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it.each([
    ['missing', null],
    ['broken', '{'],
    ['empty', '{}'],
    ['of something else', '{"Session":"abc"}'],
  ])('%s stops the start', (name, content) => {
    const file = path.join(directory, `${name}.json`);
    if (content !== null) writeFileSync(file, content);
    expect(() => readTrustedDocuments(file)).toThrow('Run «npm run build»');
  });

  it('has each document exactly as web/graphql/client.ts prints it', async () => {
    const { generateTypedDocuments, trustedDocumentsFile } = (await import('../../scripts/codegen.mjs')) as {
      generateTypedDocuments(): Promise<void>;
      trustedDocumentsFile: string;
    };
    await generateTypedDocuments();
    const trusted = readTrustedDocuments(trustedDocumentsFile);
    const generated = (await import('../../web/graphql.generated.js')) as Record<string, unknown>;
    const documents = Object.entries(generated).filter(([name]) => name.endsWith('Document'));
    expect(documents.length).toBeGreaterThan(10);
    for (const [name, document] of documents)
      expect([name, trusted.has(sha256(print(document as DocumentNode)))]).toEqual([name, true]);
    expect(trusted.size).toBe(documents.length);
    expect(readFileSync(new URL('../../web/graphql/client.ts', import.meta.url), 'utf8')).toContain('text = print(document);');
  });
});
