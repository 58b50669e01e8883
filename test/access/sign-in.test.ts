import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SignInEvent } from '../../server/access/sign-in-event.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';
import { startIssuer, type TestIssuer } from './issuer.js';
import { Visitor } from './visitor.js';

const accounts = {
  ada: { name: 'Ada Quay', roles: ['police-analyst', 'something-else'], agency: 'Marram Police' },
  two: { name: 'Two Hats', roles: ['council-analyst', 'administrator'], agency: 'Marram Council' },
  nobody: { name: 'No Role', roles: ['canteen'], agency: 'Marram Council' },
  agencyless: { name: 'No Agency', roles: 'partner' },
};
const ADA = { name: 'Ada Quay', role: 'police-analyst', agency: 'Marram Police' };
const SESSION = '__Host-homeward-session';
const ATTEMPT = '__Host-homeward-sign-in';

let database: PostgresDatabase;
let issuer: TestIssuer;
let served: Served;
const open: Served[] = [];
const events: SignInEvent[] = [];

/** A server of its own, whose count of attempts is empty. */
async function serveHere(options: Parameters<typeof serve>[1] = {}): Promise<Served> {
  const one = await serve(database, {
    demonstration: false,
    identityProvider: issuer.settings,
    onSignIn: (event) => void events.push(event),
    ...options,
  });
  issuer.redirectUris.add(`${one.url}/sign-in/callback`);
  open.push(one);
  return one;
}

beforeAll(async () => {
  database = await testDatabase('server');
  issuer = await startIssuer({ accounts });
});

afterEach(async () => {
  events.length = 0;
  for (const one of open.splice(0)) await one.close();
});

afterAll(async () => {
  await issuer.close();
  await database.close();
});

/** What a refused callback answers; nobody may be signed in by it. */
async function expectRefused(visitor: Visitor, response: Response, status: number, code: string): Promise<void> {
  const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
  expect({ status: response.status, code: body.errors[0]!.extensions.code }).toEqual({ status, code });
  expect(visitor.jar().has(SESSION)).toBe(false);
  expect(await visitor.me()).toBe('UNAUTHENTICATED');
  expect(events.map(({ outcome }) => outcome)).not.toContain('signed-in');
}

describe('coming back from the provider is refused', () => {
  it('with another state, and the code is then lost', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const back = await visitor.atProvider(await visitor.begin(), 'ada');
    const forged = new URL(back);
    forged.searchParams.set('state', 'x'.repeat(43));
    await expectRefused(visitor, await visitor.get(forged), 403, 'FORBIDDEN');
    await expectRefused(visitor, await visitor.get(back), 400, 'BAD_USER_INPUT');
    expect(events.map(({ reason }) => reason)).toEqual(['not-verified', 'not-begun']);
  });

  it('with a nonce that is not ours', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const address = await visitor.begin();
    address.searchParams.set('nonce', 'y'.repeat(43));
    await expectRefused(visitor, await visitor.get(await visitor.atProvider(address, 'ada')), 403, 'FORBIDDEN');
  });

  it('with a code asked for with another PKCE challenge', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const address = await visitor.begin();
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    address.searchParams.set('code_challenge', 'z'.repeat(43));
    await expectRefused(visitor, await visitor.get(await visitor.atProvider(address, 'ada')), 403, 'FORBIDDEN');
  });

  it.each([
    ['another issuer', 'https://elsewhere.example'],
    ['no issuer, where ours always says so', null],
  ])('from %s', async (_name, iss) => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const back = await visitor.atProvider(await visitor.begin(), 'ada');
    expect(back.searchParams.get('iss')).toBe(issuer.url);
    if (iss === null) back.searchParams.delete('iss');
    else back.searchParams.set('iss', iss);
    await expectRefused(visitor, await visitor.get(back), 403, 'FORBIDDEN');
  });

  it('a second time, by the same address or with the used code in a new attempt', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const back = await visitor.atProvider(await visitor.begin(), 'ada');
    const attempt = visitor.jar().get(ATTEMPT)!;
    expect((await visitor.get(back)).status).toBe(303);
    expect(await visitor.me()).toEqual(ADA);
    events.length = 0;

    const other = new Visitor(served.url);
    await expectRefused(other, await other.get(back), 400, 'BAD_USER_INPUT');
    // Not even with the cookie of the first time: an attempt serves once.
    other.jar().set(ATTEMPT, attempt);
    await expectRefused(other, await other.get(back), 400, 'BAD_USER_INPUT');
    const fresh = await other.begin();
    back.searchParams.set('state', fresh.searchParams.get('state')!);
    await expectRefused(other, await other.get(back), 403, 'FORBIDDEN');
  });

  it('in another browser than the one that began', async () => {
    served = await serveHere();
    const [mallory, victim] = [new Visitor(served.url), new Visitor(served.url)];
    const back = await mallory.atProvider(await mallory.begin(), 'ada');
    await expectRefused(victim, await victim.get(back), 400, 'BAD_USER_INPUT');
    await victim.begin();
    await expectRefused(victim, await victim.get(back), 403, 'FORBIDDEN');
  });

  it('later than a quarter of an hour after it began', async () => {
    let clock = new Date();
    served = await serveHere({ now: () => clock });
    const visitor = new Visitor(served.url);
    const back = await visitor.atProvider(await visitor.begin(), 'ada');
    clock = new Date(clock.getTime() + 16 * 60_000);
    await expectRefused(visitor, await visitor.get(back), 400, 'BAD_USER_INPUT');
  });

  it('cancelled', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    await expectRefused(visitor, await visitor.signIn(null), 403, 'FORBIDDEN');
    expect(events).toMatchObject([{ outcome: 'refused', method: 'provider', reason: 'provider-refused', name: undefined }]);
  });

  it('when the audit cannot be told', async () => {
    served = await serveHere({ onSignIn: () => Promise.reject(new Error('the audit is full')) });
    const visitor = new Visitor(served.url);
    expect((await visitor.signIn('ada')).status).toBeGreaterThanOrEqual(400);
    expect(visitor.jar().has(SESSION)).toBe(false);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
  });
});

describe('who comes in', () => {
  it('nobody without a role: a plain page says so, and what to ask for', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const back = await visitor.atProvider(await visitor.begin('?return=/areas/E1'), 'nobody');
    const response = await visitor.get(back, { headers: { accept: 'text/html,*/*;q=0.8' } });
    const page = await response.text();
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(page).toContain('You have no role in Homeward');
    expect(page).toContain('Ask the administrator of Homeward');
    expect(page).toContain('href="/sign-in?return=%2Fareas%2FE1"');
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
    expect(events).toMatchObject([{ outcome: 'refused', reason: 'no-role', name: 'No Role', role: undefined }]);
    // The provider knows the browser by now, so another account has to be asked for.
    expect(page).toContain('href="/sign-in/start?anew=1&amp;return=%2Fareas%2FE1"');
    expect((await visitor.begin('?anew=1')).searchParams.get('prompt')).toBe('login');
  });

  it('nobody without an agency where agencies are named', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    await expectRefused(visitor, await visitor.signIn('agencyless'), 403, 'FORBIDDEN');
    served = await serveHere({ identityProvider: { ...issuer.settings, agencyClaim: undefined } });
    const other = new Visitor(served.url);
    await other.signIn('agencyless');
    expect(await other.me()).toEqual({ name: 'No Agency', role: 'partner', agency: 'not stated' });
  });

  it('somebody with several roles once they have chosen one of theirs', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const back = await visitor.atProvider(await visitor.begin('?return=/explore'), 'two');
    const page = await (await visitor.get(back, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('href="/sign-in/start?role=council-analyst&amp;return=%2Fexplore"');
    expect(page).toContain('href="/sign-in/start?role=administrator&amp;return=%2Fexplore"');
    expect(page).not.toContain('police-analyst');
    expect(await visitor.me()).toBe('UNAUTHENTICATED');

    await expectRefused(visitor, await visitor.signIn('two', '?role=police-analyst'), 403, 'FORBIDDEN');
    expect((await visitor.signIn('two', '?role=administrator')).status).toBe(303);
    expect(await visitor.me()).toMatchObject({ role: 'administrator' });
  });

  it('by a mapping of the claim’s words, its own and no others', async () => {
    const roles = new Map([['canteen', 'partner' as const]]);
    served = await serveHere({ identityProvider: { ...issuer.settings, roles } });
    const visitor = new Visitor(served.url);
    await visitor.signIn('nobody');
    expect(await visitor.me()).toMatchObject({ role: 'partner' });
    const other = new Visitor(served.url);
    await expectRefusedRole(other);
  });

  async function expectRefusedRole(visitor: Visitor): Promise<void> {
    expect((await visitor.signIn('ada')).status).toBe(403);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
  }

  it('with claims that stand in the ID token, as with those that have to be asked for', async () => {
    const other = await startIssuer({ accounts, claimsInIdToken: true });
    try {
      served = await serveHere({ identityProvider: other.settings });
      other.redirectUris.add(`${served.url}/sign-in/callback`);
      const visitor = new Visitor(served.url);
      await visitor.signIn('ada');
      expect(await visitor.me()).toEqual(ADA);
      expect(other.answered).not.toContain('GET /me');
    } finally {
      await other.close();
    }
  });

  it('is told to the audit, with a subject that stays the same', async () => {
    served = await serveHere();
    for (let time = 0; time < 2; time += 1) {
      const visitor = new Visitor(served.url);
      await visitor.signIn('ada');
      await visitor.signOut();
    }
    const [first, out, again] = events;
    const who = {
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: 'Ada Quay',
      role: 'police-analyst',
      agency: 'Marram Police',
    };
    expect(first).toEqual({ outcome: 'signed-in', method: 'provider', ...who, reason: undefined, address: '127.0.0.1' });
    expect(out).toEqual({ ...first, outcome: 'signed-out' });
    expect(again!.id).toBe(first!.id);
  });
});

describe('the way back', () => {
  it.each([
    ['/explore?from=2024-01#map', '/explore?from=2024-01#map'],
    ['//elsewhere.example', '/'],
    ['https://elsewhere.example/', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/x/..//elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
  ])('asked for as %j leads to %s', async (asked, led) => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const response = await visitor.signIn('ada', `?return=${encodeURIComponent(asked)}`);
    expect(response.headers.get('location')).toBe(led);
  });

  it('is our own exact address, which the provider must know', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const address = await visitor.begin();
    expect(address.searchParams.get('redirect_uri')).toBe(`${served.url}/sign-in/callback`);
    address.searchParams.set('redirect_uri', `${served.url}/sign-in/callback/`);
    await expect(visitor.atProvider(address, 'ada')).rejects.toThrow('redirect_uri');
  });
});

describe('the session', () => {
  it('has a new id at every sign-in, whatever the browser brought along, and the one before is over', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const planted = 'A'.repeat(43);
    visitor.jar().set(SESSION, planted);
    await visitor.signIn('ada');
    const first = visitor.jar().get(SESSION)!;
    expect(first).not.toBe(planted);
    await visitor.signIn('ada');
    expect(visitor.jar().get(SESSION)).not.toBe(first);
    visitor.jar().set(SESSION, first);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
  });

  it('is the same in every server process, and signed out in all at once', async () => {
    served = await serveHere();
    const other = await serveHere();
    const visitor = new Visitor(served.url);
    await visitor.signIn('ada');
    expect(await visitor.me(other.url)).toEqual(ADA);
    const id = visitor.jar().get(SESSION)!;
    const left = await visitor.signOut();
    expect(left.status).toBe(200);
    expect(visitor.jar().has(SESSION)).toBe(false);
    visitor.jar().set(SESSION, id);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
    expect(await visitor.me(other.url)).toBe('UNAUTHENTICATED');
  });

  it('ends at the provider too, which sends back to our page', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    await visitor.signIn('ada');
    const { continueAt } = (await (await visitor.signOut()).json()) as { continueAt: string };
    const address = new URL(continueAt);
    expect(address.origin).toBe(issuer.url);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${served.url}/sign-in`);
    expect(address.searchParams.get('client_id')).toBe(issuer.settings.clientId);
  });

  it('one browser’s is not another’s: two sign-ins, one signed out', async () => {
    served = await serveHere();
    const [one, two] = [new Visitor(served.url), new Visitor(served.url)];
    await one.signIn('ada');
    await two.signIn('ada');
    expect(one.jar().get(SESSION)).not.toBe(two.jar().get(SESSION));
    await one.signOut();
    expect(await two.me()).toEqual(ADA);
  });

  it('ends after 30 idle minutes and after 8 hours', async () => {
    let clock = new Date();
    const later = (minutes: number): void => void (clock = new Date(clock.getTime() + minutes * 60_000));
    served = await serveHere({ now: () => clock });
    const visitor = new Visitor(served.url);
    await visitor.signIn('ada');
    for (let work = 0; work < 19; work += 1) {
      later(25);
      expect(await visitor.me()).toEqual(ADA);
    }
    later(5);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
    await visitor.signIn('ada');
    later(30);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
  });

  it('does not come from the demonstration when the same database is served with a provider', async () => {
    const demonstration = await serve(database);
    open.push(demonstration);
    const answer = await demonstration.send('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
      body: '{"persona":"administrator"}',
    });
    const id = /=([\w-]{43})/.exec(String(answer.headers['set-cookie']))![1]!;
    served = await serveHere();
    const visitor = new Visitor(served.url);
    visitor.jar().set(SESSION, id);
    visitor.jar().set('homeward-session', id);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
  });
});

describe('the cookies', () => {
  const flags = 'Path=/; HttpOnly; Secure; SameSite=Lax';

  it('go over https only, by a name that no neighbour can set', async () => {
    served = await serveHere();
    const visitor = new Visitor(served.url);
    const begun = await visitor.get('/sign-in/start');
    expect(begun.headers.getSetCookie()).toEqual([expect.stringMatching(new RegExp(`^${ATTEMPT}=[\\w-]{43}; ${flags}$`))]);
    const back = await visitor.atProvider(new URL(begun.headers.get('location')!), 'ada');
    const cookies = (await visitor.get(back)).headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    expect(cookies[0]).toMatch(new RegExp(`^${ATTEMPT}=; Max-Age=0; Path=/; Expires=.*; HttpOnly; Secure; SameSite=Lax$`));
    expect(cookies[1]).toMatch(new RegExp(`^${SESSION}=[\\w-]{43}; ${flags}$`));
    // A plain name, which a neighbour could set, is not read.
    visitor.jar().set('homeward-session', visitor.jar().get(SESSION)!);
    visitor.jar().delete(SESSION);
    expect(await visitor.me()).toBe('UNAUTHENTICATED');
  });

  const ask = (one: Served, headers: Record<string, string>) => one.send('/sign-in/start', { headers });

  it('are not sent over plain http to another machine, and the refusal names the setting', async () => {
    served = await serveHere();
    for (const said of ['http', 'https']) {
      const refused = await ask(served, { 'x-forwarded-proto': said, host: 'homeward.example' });
      expect(refused.status).toBe(403);
      expect(refused.headers).not.toHaveProperty('set-cookie');
      expect(refused.text).toContain('HOMEWARD_TRUST_PROXY');
    }
  });

  it('are sent behind a proxy that ends TLS and is trusted, for the address it says', async () => {
    served = await serveHere({ trustProxy: 1 });
    const answer = await ask(served, {
      host: 'inside:4000',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'homeward.example',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(new RegExp(`^${ATTEMPT}=[\\w-]{43}; ${flags}$`))]);
    const address = new URL(answer.headers.location!);
    expect(address.searchParams.get('redirect_uri')).toBe('https://homeward.example/sign-in/callback');
    for (const host of ['inside:4000', 'localhost:4000']) {
      const plain = await ask(served, { host, 'x-forwarded-proto': 'http', 'x-forwarded-host': 'homeward.example' });
      expect(plain.status).toBe(403);
    }
  });
});

describe('attempts to sign in', () => {
  it('end for a while after 5 failures from an address', async () => {
    served = await serveHere({ trustProxy: 1 });
    const from = (address: string) => ({ 'x-forwarded-for': address, 'x-forwarded-proto': 'https' });
    for (let failure = 0; failure < 5; failure += 1) {
      expect((await served.send('/sign-in/callback?code=x&state=y', { headers: from('192.0.2.7') })).status).toBe(400);
    }
    for (const path of ['/sign-in/callback?code=x&state=y', '/sign-in/start']) {
      const refused = await served.send(path, { headers: from('192.0.2.7') });
      expect(refused.status).toBe(429);
      expect(refused.body.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
    }
    expect((await served.send('/sign-in/start', { headers: from('192.0.2.8') })).status).toBe(303);
  });

  it('cannot be used up by a page elsewhere that asks for them as pictures or frames', async () => {
    served = await serveHere();
    for (const destination of ['image', 'iframe', 'empty', 'script']) {
      for (let attempt = 0; attempt < 10; attempt += 1) {
        const headers = { 'sec-fetch-dest': destination };
        expect((await served.send('/sign-in/start', { headers })).status).toBe(403);
        expect((await served.send('/sign-in/callback?code=x&state=y', { headers })).status).toBe(403);
      }
    }
    expect((await served.send('/sign-in/start', { headers: { 'sec-fetch-dest': 'document' } })).status).toBe(303);
  });

  it('are 30 in a quarter of an hour', async () => {
    served = await serveHere();
    for (let attempt = 0; attempt < 30; attempt += 1) expect((await served.send('/sign-in/start')).status).toBe(303);
    const refused = await served.send('/sign-in/start');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
  });
});
