import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';
import { startIssuer, type TestIssuer } from './issuer.js';
import { Visitor } from './visitor.js';

const accounts = { ada: { name: 'Ada Quay', roles: ['police-analyst'], agency: 'Marram Police' } };
let database: PostgresDatabase;

beforeAll(async () => {
  database = await testDatabase('server');
});
afterAll(() => database.close());

const serveWith = (identityProvider: TestIssuer['settings']): Promise<Served> =>
  serve(database, { demonstration: false, identityProvider });

describe('a provider that is away', () => {
  it('at the start keeps nobody out once it is back', async () => {
    const gone = await startIssuer({ accounts });
    await gone.close();
    const served = await serveWith(gone.settings);
    let back: TestIssuer | undefined;
    try {
      expect(JSON.stringify(served.log)).toContain('OIDC_ISSUER does not answer');
      const refused = await served.send('/sign-in/start', { headers: { accept: 'text/html' } });
      expect(refused.status).toBe(502);
      expect(refused.text).toContain('does not answer');
      expect(refused.headers).not.toHaveProperty('set-cookie');

      back = await startIssuer({ accounts, port: Number(new URL(gone.url).port) });
      back.redirectUris.add(`${served.url}/sign-in/callback`);
      const visitor = new Visitor(served.url);
      await visitor.signIn('ada');
      expect(await visitor.me()).toMatchObject({ name: 'Ada Quay' });
    } finally {
      await served.close();
      await back?.close();
    }
  });

  it('while somebody is on the way lets nobody in, and lets everybody out', async () => {
    const issuer = await startIssuer({ accounts });
    const served = await serveWith(issuer.settings);
    try {
      issuer.redirectUris.add(`${served.url}/sign-in/callback`);
      const [inside, visitor] = [new Visitor(served.url), new Visitor(served.url)];
      await inside.signIn('ada');
      const back = await visitor.atProvider(await visitor.begin(), 'ada');
      const token = await issuer.sign({ iss: issuer.url, aud: issuer.settings.apiAudience, sub: 'x' });
      await issuer.close();
      expect((await visitor.get(back)).status).toBe(502);
      expect(await visitor.me()).toBe('UNAUTHENTICATED');
      const bearer = await served.send('/graphql', { method: 'POST', headers: { authorization: `Bearer ${token}` } });
      expect(bearer.status).toBe(401);
      expect(bearer.text).toContain('cannot be checked now');
      await inside.signOut();
      expect(await inside.me()).toBe('UNAUTHENTICATED');
    } finally {
      await served.close();
    }
  });
});

describe('wrong settings', () => {
  /** Answers every request with this; as a proxy, a mistyped address or another service would. */
  async function answering(status: number, body: string, type = 'application/json') {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { url, close: () => new Promise((resolve) => server.close(resolve)) };
  }

  it.each([
    ['nothing there', 404, 'not found', 'text/plain'],
    ['a page', 200, '<html></html>', 'text/html'],
    [
      'another issuer',
      200,
      JSON.stringify({ issuer: 'https://sts.elsewhere.example/', authorization_endpoint: 'https://x.example' }),
      undefined,
    ],
    ['no issuer', 200, '{}', undefined],
  ])('stop the start with the name of the setting: %s', async (_name, status, body, type) => {
    const other = await answering(status, body, type);
    const settings = { issuer: other.url, clientId: 'a', clientSecret: 'hush', scope: 'openid', roleClaim: 'roles' };
    const start = serveWith({ ...settings, agencyClaim: undefined, apiAudience: undefined, roles: new Map() });
    await expect(start).rejects.toThrow('OIDC_ISSUER');
    await expect(start).rejects.not.toThrow('hush');
    await other.close();
  });

  it('of the client are told to the log, not to the world', async () => {
    const issuer = await startIssuer({ accounts });
    const served = await serveWith({ ...issuer.settings, clientSecret: 'not-the-secret' });
    try {
      issuer.redirectUris.add(`${served.url}/sign-in/callback`);
      const visitor = new Visitor(served.url);
      const response = await visitor.signIn('ada');
      expect(response.status).toBe(502);
      const text = await response.text();
      expect(text).toContain('Tell the administrator');
      expect(text).not.toContain('invalid_client');
      expect(await visitor.me()).toBe('UNAUTHENTICATED');
      const line = served.log.find((entry) => entry['problem'] === 'wrong-settings');
      expect(line).toMatchObject({ oauthError: 'invalid_client' });
      expect(JSON.stringify(served.log)).not.toContain('not-the-secret');
    } finally {
      await served.close();
      await issuer.close();
    }
  });
});
