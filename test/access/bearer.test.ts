import { createHmac, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, SignJWT, type JWTHeaderParameters } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';
import { API, CLIENT, startIssuer, type TestIssuer } from './issuer.js';
import { Visitor } from './visitor.js';

let database: PostgresDatabase;
let issuer: TestIssuer;
let served: Served;

beforeAll(async () => {
  database = await testDatabase('server');
  issuer = await startIssuer({
    accounts: { ada: { name: 'Ada Quay', roles: ['police-analyst'], agency: 'Marram Police' } },
    claimsInIdToken: true,
  });
  served = await serveWith({});
});

afterAll(async () => {
  await served.close();
  await issuer.close();
  await database.close();
});

async function serveWith(settings: Partial<TestIssuer['settings']>): Promise<Served> {
  const one = await serve(database, {
    demonstration: false,
    identityProvider: { ...issuer.settings, agencyClaim: undefined, ...settings },
  });
  issuer.redirectUris.add(`${one.url}/sign-in/callback`);
  return one;
}

const now = (): number => Math.floor(Date.now() / 1000);
const claims = (more: Record<string, unknown> = {}) => ({
  iss: issuer.url,
  aud: API,
  sub: 'a-script',
  name: 'Nightly figures',
  roles: ['jsna-author'],
  iat: now(),
  exp: now() + 600,
  ...more,
});
const without = (name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(claims()).filter(([claim]) => claim !== name));
const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const ask = (token: string, headers: Record<string, string> = {}, one = served): Promise<Answer> =>
  one.send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({ query: '{ me { name role agency purpose { note } } }' }),
  });
const refusal = (answer: Answer) => ({ status: answer.status, code: answer.body.errors?.[0]?.extensions.code });
const UNAUTHENTICATED = { status: 401, code: 'UNAUTHENTICATED' };

/** A token by a key of the attacker's, with a header that says where that key is to be had. */
async function byOwnKey(header: (jwk: Record<string, unknown>) => Partial<JWTHeaderParameters>): Promise<string> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' };
  return new SignJWT(claims())
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'own', ...header(jwk) } as JWTHeaderParameters)
    .sign(own.privateKey);
}

describe('an access token is refused', () => {
  const bad: Record<string, () => Promise<string> | string> = {
    'with alg none': () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims())}.`,
    'with HS256, signed with the public key': async () => {
      const signing = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'the-key' })}.${encode(claims())}`;
      return `${signing}.${createHmac('sha256', await exportSPKI(issuer.publicKey))
        .update(signing)
        .digest('base64url')}`;
    },
    'with RS512, which is not one of ours': () => issuer.signAsIs(claims(), { alg: 'RS512' }, 'sha512'),
    'by another key under the provider’s name for its own': () => byOwnKey(() => ({ kid: 'the-key' })),
    'by another key, carried in the header': () => byOwnKey((jwk) => ({ jwk: jwk as never })),
    'by another key, whose name leads out of a folder': () => byOwnKey(() => ({ kid: '../../../../dev/null' })),
    'with a critical extension nobody knows': () => issuer.signAsIs(claims(), { alg: 'RS256', crit: ['who'], who: 'me' }),
    'made out to somebody else': () => issuer.sign(claims({ aud: 'https://elsewhere.example' })),
    'made out to the pages': () => issuer.sign(claims({ aud: CLIENT.id })),
    'made out to nobody': () => issuer.sign(without('aud')),
    'by another issuer': () => issuer.sign(claims({ iss: 'https://elsewhere.example' })),
    'by an issuer whose name ours begins with': () => issuer.sign(claims({ iss: `${issuer.url}/` })),
    'by no issuer': () => issuer.sign(without('iss')),
    expired: () => issuer.sign(claims({ exp: now() - 60 })),
    'not yet valid': () => issuer.sign(claims({ nbf: now() + 60 })),
    'from the future': () => issuer.sign(claims({ iat: now() + 60 })),
    'without expiry': () => issuer.sign(without('exp')),
    'that does not say when it was made': () => issuer.sign(without('iat')),
    'older than half a day': () => issuer.sign(claims({ iat: now() - 13 * 3600 })),
    'for no subject': () => issuer.sign(without('sub')),
    'of another type': () => issuer.sign(claims(), { typ: 'logout+jwt' }),
    'of no type': () => issuer.sign(claims(), { typ: undefined as never }),
    'that is an ID token': () => issuer.sign(claims({ nonce: 'n' }), { typ: 'JWT' }),
    'that is none': () => 'abc.def.ghi',
  };

  it.each(Object.keys(bad))('%s', async (name) => {
    expect(refusal(await ask(await bad[name]!()))).toEqual(UNAUTHENTICATED);
  });

  it.each(['jku', 'x5u'])('by another key at an address in the header (%s), and nobody goes there', async (member) => {
    let visits = 0;
    let keys: unknown;
    const trap = createServer((_request, response) => {
      visits += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(keys));
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    try {
      const address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/keys`;
      const token = await byOwnKey((jwk) => {
        keys = { keys: [jwk] };
        return { [member]: address };
      });
      expect(refusal(await ask(token))).toEqual(UNAUTHENTICATED);
      expect(visits).toBe(0);
    } finally {
      await new Promise((resolve) => trap.close(resolve));
    }
  });

  it('that is the id of a session, even beside the session itself', async () => {
    const visitor = new Visitor(served.url);
    await visitor.signIn('ada');
    const id = visitor.jar().get('__Host-homeward-session')!;
    expect(refusal(await ask(id))).toEqual(UNAUTHENTICATED);
    expect(refusal(await ask(id, { cookie: `__Host-homeward-session=${id}` }))).toEqual(UNAUTHENTICATED);
  });

  it('of the demonstration', async () => {
    expect(refusal(await ask(await served.token('administrator')))).toEqual(UNAUTHENTICATED);
  });

  it('for an account without a role here', async () => {
    const answer = await ask(await issuer.sign(claims({ roles: ['canteen'] })));
    expect(refusal(answer)).toEqual({ status: 403, code: 'FORBIDDEN' });
    expect(refusal(await ask(await issuer.sign(without('roles'))))).toEqual({ status: 403, code: 'FORBIDDEN' });
  });

  it('where nobody set who tokens are made out to, with a sentence', async () => {
    const closed = await serveWith({ apiAudience: undefined });
    try {
      const answer = await ask(await issuer.sign(claims()), {}, closed);
      expect(refusal(answer)).toEqual(UNAUTHENTICATED);
      expect(answer.text).toContain('HOMEWARD_API_AUDIENCE');
    } finally {
      await closed.close();
    }
  });
});

describe('an access token is taken', () => {
  it('that the provider gave to a program', async () => {
    const response = await fetch(`${issuer.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`script:${CLIENT.secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: API }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const answer = await ask(token, { 'x-homeward-purpose': 'needs; the yearly chapter' });
    expect(answer.body.data?.['me']).toEqual({
      name: 'script',
      role: 'jsna-author',
      agency: 'not stated',
      purpose: { note: 'the yearly chapter' },
    });
  });

  it('of the plain type that Entra ID sends, and among several audiences', async () => {
    const answer = await ask(await issuer.sign(claims({ aud: ['https://graph.example', API] }), { typ: 'JWT' }));
    expect(answer.body.data?.['me']).toMatchObject({ name: 'Nightly figures', role: 'jsna-author' });
  });

  it('in the role that a header chooses of several, and in none without', async () => {
    const token = await issuer.sign(claims({ roles: ['jsna-author', 'administrator'] }));
    const unsaid = await ask(token);
    expect(refusal(unsaid)).toEqual({ status: 403, code: 'FORBIDDEN' });
    expect(unsaid.text).toContain('x-homeward-role');
    expect((await ask(token, { 'x-homeward-role': 'administrator' })).body.data?.['me']).toMatchObject({ role: 'administrator' });
    expect(refusal(await ask(token, { 'x-homeward-role': 'police-analyst' }))).toEqual({ status: 403, code: 'FORBIDDEN' });
  });

  it('until it expires, not a moment longer, although it was checked before', async () => {
    // Within the tolerance for the provider's clock it is still good, so it must have expired by more than that.
    const token = await issuer.sign(claims({ exp: now() - 8 }));
    expect((await ask(token)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect(refusal(await ask(token))).toEqual(UNAUTHENTICATED);
  });
});
