/** Not signed in: every route of the server, one by one, on a server that signs in by a provider. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { DOMAIN_ROUTES } from '../../server/routes.js';
import { serve, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';
import { startIssuer, type TestIssuer } from './issuer.js';

let database: PostgresDatabase;
let issuer: TestIssuer;
let served: Served;
const PAGE = '<!doctype html><html><head><title>Homeward</title></head><body></body></html>';

beforeAll(async () => {
  database = await testDatabase('server');
  issuer = await startIssuer({ accounts: {} });
  served = await serve(database, { demonstration: false, identityProvider: issuer.settings });
  await mkdir(join(served.dataDirectory, 'web', 'assets'), { recursive: true });
  await writeFile(join(served.dataDirectory, 'web', 'index.html'), PAGE);
  await writeFile(join(served.dataDirectory, 'web', 'assets', 'main-1a2b3c.js'), 'export {};');
});

afterAll(async () => {
  await served.close();
  await issuer.close();
  await database.close();
});

interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method: string }[] };
}

/** Every route that a domain adds, as it stands in the router itself, so that a new one is here without being listed. */
function domainRoutes(): { method: string; path: string }[] {
  const services = { database, log: { warn: () => undefined }, installation: { dataDirectory: served.dataDirectory } } as never;
  return DOMAIN_ROUTES.flatMap((domain) =>
    (domain.routes(services).stack as readonly Layer[]).flatMap(({ route }) =>
      (route?.stack ?? []).map(({ method }) => ({
        method: method.toUpperCase(),
        path: domain.path + route!.path.replaceAll(/:\w+|\{[^}]*\}/g, 'x'),
      })),
    ),
  );
}

describe('not signed in', () => {
  const attackers: [string, Record<string, string>][] = [
    ['nobody', {}],
    ['a made-up cookie', { cookie: `__Host-homeward-session=${'A'.repeat(43)}` }],
    ['a made-up token', { authorization: 'Bearer abc.def.ghi' }],
    [
      'somebody who says who they are',
      { 'x-homeward-role': 'administrator', 'x-forwarded-user': 'admin', 'x-homeward-purpose': 'operation; x' },
    ],
  ];

  it.each(attackers)('%s gets nothing from any route of a domain', async (_name, headers) => {
    const routes = domainRoutes();
    expect(routes.length).toBeGreaterThanOrEqual(5);
    for (const { method, path } of routes) {
      for (const accept of ['*/*', 'text/html']) {
        const answer = await served.send(path, { method, headers: { ...headers, accept, 'x-homeward-request': '1' } });
        expect({ method, path, status: answer.status, code: answer.body.errors?.[0]?.extensions.code }).toEqual({
          method,
          path,
          status: 401,
          code: 'UNAUTHENTICATED',
        });
      }
    }
  });

  it.each(attackers)('%s gets nothing from GraphQL', async (_name, headers) => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const path = '/graphql?query={me{name}}';
      const answer = await served.send(path, { method, headers: { ...headers, 'content-type': 'application/json' } });
      expect({ method, status: answer.status }).toEqual({ method, status: 401 });
    }
  });

  it('the rest is the page, the same at every address, and what signing in needs', async () => {
    for (const path of ['/', '/explore', '/data', '/areas/E01000001', '/sign-in', '/purpose']) {
      const answer = await served.send(path, { headers: { accept: 'text/html' } });
      expect(answer.text.replace(/<meta property="csp-nonce"[^>]*>/, '')).toBe(PAGE);
    }
    expect((await served.send('/assets/main-1a2b3c.js')).status).toBe(200);
    expect(JSON.parse((await served.send('/session')).text)).toEqual({ signedIn: false, demonstration: false, personas: [] });
    expect((await served.send('/session', { method: 'DELETE', headers: { 'x-homeward-request': '1' } })).status).toBe(401);
    const persona = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
      body: '{"persona":"administrator"}',
    };
    expect((await served.send('/session', persona)).status).toBe(403);
    expect(Object.keys(JSON.parse((await served.send('/health')).text) as object).sort()).toEqual(
      ['demonstration', 'doing', 'engine', 'migrations', 'ready'].sort(),
    );
    expect((await served.send('/sign-in/start')).status).toBe(303);
    expect((await served.send('/sign-in/callback')).status).toBe(400);
  });
});
