import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { testDatabase } from '../database.js';
import { serve, type Answer, type Served } from './serve.js';

let database: PostgresDatabase;
let served: Served;

beforeAll(async () => {
  database = await testDatabase('server');
  served = await serve(database);
  const web = join(served.dataDirectory, 'web');
  await mkdir(join(web, 'assets'), { recursive: true });
  await writeFile(join(web, 'index.html'), '<!doctype html><html><head><title>Homeward</title></head><body></body></html>');
  await writeFile(join(web, 'assets', 'main-1a2b3c.js'), 'export {};');
  await writeFile(join(web, 'assets', 'main-1a2b3c.js.br'), brotliCompressSync('export {};'));
  await writeFile(join(web, 'assets', 'main-1a2b3c.js.gz'), gzipSync('export {};'));
});

afterAll(async () => {
  await served.close();
  await database.close();
});

describe('GraphQL over HTTP', () => {
  it('passes the audit suite without an error', async () => {
    const authorization = `Bearer ${await served.token()}`;
    const audits = serverAudits({
      url: `${served.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...init.headers, authorization } }),
    });
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    const failed = results.filter((result) => result.status === 'error');
    expect(failed.map((result) => `${result.id} ${result.name}: ${'reason' in result ? result.reason : ''}`)).toEqual([]);
  });
});

describe('headers', () => {
  const routes: [string, () => Promise<Answer>][] = [
    ['/health', () => served.send('/health')],
    ['/graphql without a token', () => served.send('/graphql', { method: 'POST' })],
    ['/graphql', () => served.ask('{ me { name } }')],
    ['/graphql refused', () => served.ask('{')],
    ['/session', () => served.send('/session')],
    ['a page', () => served.send('/explore', { headers: { accept: 'text/html' } })],
    ['nothing', () => served.send('/nothing.json', { headers: { accept: 'application/json' } })],
  ];

  it.each(routes)('of %s are strict', async (_name, ask) => {
    const { headers } = await ask();
    const nonce = /'nonce-([\w+/=]+)'/.exec(String(headers['content-security-policy']))?.[1];
    expect(nonce).toBeTruthy();
    const policy = String(headers['content-security-policy']).replaceAll(nonce!, 'NONCE');
    expect(policy).toBe(
      "default-src 'self';script-src 'self' 'nonce-NONCE';style-src 'self' 'nonce-NONCE';img-src 'self' data: blob:;" +
        "connect-src 'self';font-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=(self)'),
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('carry a new nonce each time, the one the page holds', async () => {
    const page = (): Promise<Answer> => served.send('/explore', { headers: { accept: 'text/html' } });
    const [one, two] = [await page(), await page()];
    const nonce = /property="csp-nonce" nonce="([^"]+)"/.exec(one.text)?.[1];
    expect(one.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    expect(two.text).not.toContain(nonce);
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('of a script for a browser that takes %s tell how it is compressed', async (taken, encoding) => {
    const file = await fetch(`${served.url}/assets/main-1a2b3c.js`, { headers: { 'accept-encoding': taken } });
    expect(file.headers.get('content-encoding')).toBe(encoding);
    expect(file.headers.get('content-type')).toContain('text/javascript');
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('vary')).toContain('Accept-Encoding');
    expect(await file.text()).toBe('export {};');
  });

  it('let files named by their content be kept, and nothing outside their folder be read', async () => {
    const file = await served.send('/assets/main-1a2b3c.js');
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const path of ['/assets/../../signing-key.pem', '/assets/%2e%2e/%2e%2e/signing-key.pem', '/%2e%2e/signing-key.pem']) {
      expect((await served.send(path)).text).not.toContain('PRIVATE KEY');
    }
  });
});

describe('while Homeward starts', () => {
  it('says so: 503 at /health and everywhere else', async () => {
    const starting = await serve(database, { opened: false });
    try {
      const health = await starting.send('/health');
      expect(health.status).toBe(503);
      expect(JSON.parse(health.text)).toMatchObject({ ready: false, doing: 'opening the database' });
      const page = await starting.send('/explore');
      expect(page.status).toBe(503);
      expect(page.headers['retry-after']).toBe('5');
    } finally {
      await starting.close();
    }
    expect(JSON.parse((await served.send('/health')).text)).toMatchObject({ ready: true, engine: 'server' });
  });
});
