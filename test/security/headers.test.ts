/** The headers of every kind of answer there is, failures among them: one policy for all. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { startIssuer, type TestIssuer } from '../access/issuer.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';

let database: PostgresDatabase;
let issuer: TestIssuer;
let demonstration: Served;
let byProvider: Served;
let starting: Served;
let authorization: string;

beforeAll(async () => {
  database = await testDatabase('server');
  issuer = await startIssuer({ accounts: {} });
  demonstration = await serve(database);
  byProvider = await serve(database, { demonstration: false, identityProvider: issuer.settings });
  starting = await serve(database, { opened: false });
  authorization = `Bearer ${await demonstration.token()}`;
  const web = join(demonstration.dataDirectory, 'web');
  await mkdir(join(web, 'assets'), { recursive: true });
  await writeFile(join(web, 'index.html'), '<!doctype html><html><head><title>Homeward</title></head><body></body></html>');
  await writeFile(join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
});
afterAll(async () => {
  for (const served of [demonstration, byProvider, starting]) await served.close();
  await issuer.close();
  await database.close();
});

const get = (path: string, headers: Record<string, string> = {}) => demonstration.send(path, { headers });
const post = (path: string, headers: Record<string, string>, body: string | Buffer) =>
  demonstration.send(path, { method: 'POST', headers, body });
const json = { 'content-type': 'application/json' };
const ME = '{"query":"{ me { name } }"}';

const ANSWERS: [status: number, what: string, ask: () => Promise<Answer>, cache?: string][] = [
  [200, 'health', () => get('/health')],
  [503, 'while it starts', () => starting.send('/explore')],
  [200, 'a page', () => get('/explore', { accept: 'text/html' })],
  [200, 'a file of the pages', () => get('/favicon.svg'), 'public, max-age=3600'],
  [404, 'a script there is none of', () => get('/assets/none.js')],
  [404, 'nothing there', () => get('/none.json', { accept: 'application/json' })],
  [400, 'an address that cannot be read', () => get('/%E0%A4%A')],
  [404, 'a way out of the folder', () => get('/..%2f..%2fetc%2fpasswd', { accept: 'application/json' })],
  [200, 'GraphQL', () => demonstration.ask('{ me { name } }')],
  [200, 'a refused operation', () => demonstration.ask('{ sources { name } }', {}, 'partner')],
  [400, 'a document that cannot be read', () => demonstration.ask('{')],
  [400, 'one too dear', () => demonstration.ask(`{ me { ${'name '.repeat(1_001)} } }`)],
  [401, 'GraphQL for nobody', () => post('/graphql', json, ME)],
  [405, 'GraphQL by GET', () => get('/graphql', { authorization })],
  [413, 'a body too large', () => post('/graphql', { ...json, authorization }, ' '.repeat(200_000))],
  [415, 'a body of another type', () => post('/graphql', { authorization, 'content-type': 'text/plain' }, ME)],
  [200, 'who is signed in', () => get('/session')],
  [403, 'a sign-in from elsewhere', () => post('/session', json, '{"persona":"partner"}')],
  [400, 'a sign-in as nobody', () => post('/session', { ...json, 'x-homeward-request': '1' }, '{}')],
  [200, 'a sign-in', () => post('/session', { ...json, 'x-homeward-request': '1' }, '{"persona":"partner"}')],
  [303, 'the way to the provider', () => byProvider.send('/sign-in/start')],
  [400, 'the way back, refused', () => byProvider.send('/sign-in/callback?code=x&state=y')],
  [401, 'a file for nobody', () => get('/export/provision.csv')],
  [
    403,
    'a file refused',
    () =>
      demonstration
        .token('administrator')
        .then((token) => get('/export/points.csv?kinds=firearms-discharges', { authorization: `Bearer ${token}` })),
  ],
  [400, 'a file asked for wrongly', () => get('/export/counts.csv?by=constructor', { authorization })],
  [404, 'boundaries there are none of', () => get('/boundaries/moon/2021/low.geojson', { authorization })],
  [404, 'a load there is none of', () => get('/data/jobs/none', { authorization })],
  [400, 'an upload that is no form', () => post('/data/upload', { authorization, 'content-type': 'text/csv' }, 'a,b')],
];

it.each(ANSWERS)('%i: %s', async (status, _what, ask, cache = 'no-store') => {
  const answer = await ask();
  expect(answer.status).toBe(status);
  const { headers } = answer;
  const policy = String(headers['content-security-policy']).replaceAll(/'nonce-[\w+/=]{24}'/g, 'NONCE');
  expect(policy).toBe(
    "default-src 'self';script-src 'self' NONCE;style-src 'self' NONCE;img-src 'self' data: blob:;connect-src 'self';" +
      "font-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  );
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(headers).toMatchObject({
    'cache-control': cache,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  for (const telling of ['x-powered-by', 'server', 'access-control-allow-origin']) expect(headers).not.toHaveProperty(telling);
  if (status >= 400 && status !== 503)
    expect(answer.text).not.toMatch(/node_modules|\.[jt]s\b:|\bat \w+ \(|homeward-api-|\/tmp\//);
});
