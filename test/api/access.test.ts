import { createHmac, generateKeyPairSync } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSONAS, PERSONA_NAMES } from '../../server/access/personas.js';
import { openSigningKey } from '../../server/access/signing-key.js';
import { AUDIENCE, ISSUER, makeToken, TOKEN_SECONDS, TOKEN_TYPE } from '../../server/access/token.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { testDatabase } from '../database.js';
import { serve, type Answer, type Served } from './serve.js';

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

const json = { 'content-type': 'application/json' };
const me = JSON.stringify({ query: '{ me { name role agency purpose { reason note } } }' });
const ask = (headers: Record<string, string>, body = me): Promise<Answer> =>
  served.send('/graphql', { method: 'POST', headers: { ...json, ...headers }, body });

const own = { ...json, 'x-homeward-request': '1' };
const signIn = (headers: Record<string, string> = own, persona = 'council-analyst'): Promise<Answer> =>
  served.send('/session', { method: 'POST', headers, body: JSON.stringify({ persona }) });
const cookieOf = (answer: Answer): string => String(answer.headers['set-cookie']?.[0]).split(';')[0]!;

function expectUnauthenticated(answer: Answer): void {
  expect({ status: answer.status, code: answer.body.errors?.[0]?.extensions.code }).toEqual({
    status: 401,
    code: 'UNAUTHENTICATED',
  });
  expect(answer.body.data).toBeUndefined();
}

describe('tokens', () => {
  interface Claims {
    iss?: string;
    aud?: string;
    sub?: string;
    exp?: number;
    nbf?: number;
    iat?: number;
  }
  const now = (): number => Math.floor(Date.now() / 1000);
  const signed = (claims: Claims, header: Record<string, unknown> = {}): Promise<string> =>
    new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'police-analyst', iat: now(), exp: now() + 600, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE, ...header })
      .sign(served.key.privateKey);
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const claims = () => ({ iss: ISSUER, aud: AUDIENCE, sub: 'administrator', iat: now(), exp: now() + 600 });

  const bad: Record<string, () => Promise<string> | string> = {
    'alg none': () => `${encode({ alg: 'none', typ: TOKEN_TYPE })}.${encode(claims())}.`,
    'HS256 signed with the public key': () => {
      const signing = `${encode({ alg: 'HS256', typ: TOKEN_TYPE })}.${encode(claims())}`;
      const secret = served.key.publicKey.export({ type: 'spki', format: 'pem' });
      return `${signing}.${createHmac('sha256', secret).update(signing).digest('base64url')}`;
    },
    'another key, offered in the header': async () => {
      const other = generateKeyPairSync('ed25519');
      return new SignJWT(claims())
        .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE, jwk: other.publicKey.export({ format: 'jwk' }) as never })
        .sign(other.privateKey);
    },
    'wrong audience': () => signed({ aud: 'homeward-browser' }),
    'wrong issuer': () => signed({ iss: 'elsewhere' }),
    'wrong type': () => signed({}, { typ: 'JWT' }),
    'the id of a session': async () => cookieOf(await signIn(own, 'administrator')).split('=')[1]!,
    expired: () => makeToken(served.key, { id: PERSONAS[0]!.persona }, new Date(Date.now() - (TOKEN_SECONDS + 60) * 1000)),
    'not yet valid': () => signed({ nbf: now() + 300 }),
    'too old for its kind': () => signed({ iat: now() - TOKEN_SECONDS - 60 }),
    'no expiry': () => signed({ exp: undefined as never }),
    'unknown persona': () => signed({ sub: 'superuser' }),
    nonsense: () => 'abc.def.ghi',
  };

  it.each(Object.keys(bad))('refuses %s', async (name) => {
    expectUnauthenticated(await ask({ authorization: `Bearer ${await bad[name]!()}` }));
  });

  it.each(['', 'Basic YTpi', 'Bearer', 'Bearer a b'])('refuses the header «%s»', async (authorization) => {
    expectUnauthenticated(await ask({ authorization }));
  });

  it('refuses every operation without a token, introspection and exports among them', async () => {
    for (const query of [
      '{ me { name } }',
      '{ __typename }',
      '{ __schema { types { name } } }',
      '{ nonsense',
      'mutation { x }',
    ]) {
      expectUnauthenticated(await ask({}, JSON.stringify({ query })));
    }
    for (const path of ['/graphql', '/export/counts.csv', '/export/points.geojson'])
      expectUnauthenticated(await served.send(path));
  });

  it('refuses a good token where there is no demonstration', async () => {
    const real = await serve(database, { demonstration: false });
    try {
      expectUnauthenticated(await real.ask('{ me { name } }'));
    } finally {
      await real.close();
    }
  });

  it.each(PERSONA_NAMES)('knows the persona %s', async (persona) => {
    const answer = await served.ask('{ me { name role agency purpose { reason } } }', {}, persona);
    expect(answer.body.data?.['me']).toMatchObject({ role: persona, purpose: null });
  });

  it('reads a purpose from the header, and refuses one it does not know', async () => {
    const authorization = `Bearer ${await served.token()}`;
    const stated = await ask({ authorization, 'x-homeward-purpose': 'operation; patrols on Friday' });
    expect(stated.body.data?.['me']).toMatchObject({ purpose: { reason: 'OPERATION_PLANNING', note: 'patrols on Friday' } });
    const unknown = await ask({ authorization, 'x-homeward-purpose': 'curiosity; because' });
    expect(unknown.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const mutation = 'mutation { statePurpose(reason: DATA_QUALITY, note: "a check") { name } }';
    expect((await served.ask(mutation)).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('the signing key', () => {
  it('is made once by whoever comes first, readable by its owner only', async () => {
    const directory = join(served.dataDirectory, 'keys-at-once');
    const keys = await Promise.all(Array.from({ length: 8 }, () => openSigningKey(directory)));
    const publicKeys = new Set(keys.map(({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' })));
    expect(publicKeys.size).toBe(1);
    expect(await readdir(directory)).toEqual(['signing-key.pem']);
    expect((await stat(join(directory, 'signing-key.pem'))).mode & 0o777).toBe(0o600);
  });
});

describe('browser sessions of the demonstration', () => {
  const code = (answer: Answer): string | undefined => answer.body.errors?.[0]?.extensions.code;

  it('refuses to sign in from elsewhere, or as nobody', async () => {
    expect(code(await signIn(json))).toBe('FORBIDDEN');
    expect(code(await signIn({ ...own, origin: 'https://elsewhere.example' }))).toBe('FORBIDDEN');
    expect(code(await signIn({ ...own, origin: 'null' }))).toBe('FORBIDDEN');
    expect(code(await signIn(own, 'superuser'))).toBe('BAD_USER_INPUT');
  });

  it('answers at a loopback name only', async () => {
    expect(code(await served.send('/session', { headers: { host: 'rebound.example' } }))).toBe('FORBIDDEN');
  });

  it('signs in with a cookie that scripts cannot read, and offers the personas before', async () => {
    expect(JSON.parse((await served.send('/session')).text)).toMatchObject({ signedIn: false, demonstration: true });
    const answer = await signIn();
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^homeward-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const cookie = cookieOf(answer);
    expect((await ask({ ...own, cookie })).body.data?.['me']).toMatchObject({ role: 'council-analyst' });
    expect(JSON.parse((await served.send('/session', { headers: { cookie } })).text)).toMatchObject({ signedIn: true });
  });

  it('refuses a change by cookie without the header or from another origin', async () => {
    const cookie = cookieOf(await signIn());
    expect(code(await ask({ cookie }))).toBe('FORBIDDEN');
    expect(code(await ask({ cookie, ...own, origin: 'https://elsewhere.example' }))).toBe('FORBIDDEN');
    expect(code(await ask({ cookie, ...own, origin: 'null' }))).toBe('FORBIDDEN');
    expect((await ask({ cookie, ...own, origin: served.url, host: served.url.slice(7) })).status).toBe(200);
  });

  it('signs in anew under a new id, and a session signed out is worth nothing', async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(await signIn({ ...own, cookie: first }));
    expect(second).not.toBe(first);
    expectUnauthenticated(await ask({ ...own, cookie: first }));
    expect((await ask({ ...own, cookie: second })).status).toBe(200);
    expect((await served.send('/session', { method: 'DELETE', headers: { ...own, cookie: second } })).status).toBe(204);
    expectUnauthenticated(await ask({ ...own, cookie: second }));
  });

  it('keeps a stated purpose for the next requests', async () => {
    const cookie = cookieOf(await signIn());
    const query = 'mutation { statePurpose(reason: SAFEGUARDING_REVIEW, note: "the Friday review") { purpose { reason note } } }';
    const stated = await ask({ ...own, cookie }, JSON.stringify({ query }));
    expect(stated.body.data?.['statePurpose']).toEqual({
      purpose: { reason: 'SAFEGUARDING_REVIEW', note: 'the Friday review' },
    });
    const next = await ask({ ...own, cookie });
    expect(next.body.data?.['me']).toMatchObject({ purpose: { note: 'the Friday review' } });
  });

  it('slows down whoever guesses at personas, and keeps nobody out for it', async () => {
    const guessed = await serve(database);
    try {
      const guess = (persona: string): Promise<Answer> =>
        guessed.send('/session', { method: 'POST', headers: own, body: JSON.stringify({ persona }) });
      for (let failure = 0; failure < 5; failure += 1) expect(code(await guess('superuser'))).toBe('BAD_USER_INPUT');
      const refused = await guess('superuser');
      expect({ status: refused.status, code: code(refused) }).toEqual({ status: 429, code: 'RATE_LIMITED' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
      expect((await guess('partner')).status).toBe(200);
    } finally {
      await guessed.close();
    }
  });
});
