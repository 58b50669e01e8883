/** Limits by address, beside those by person (test/api/limits) and by cost (test/api/cost). */
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import { PERSONA_NAMES } from '../../server/access/personas.js';
import { USUAL_RATE_LIMITS } from '../../server/access/rate-limit.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';

let database: PostgresDatabase;
let served: Served | undefined;

beforeAll(async () => {
  database = await testDatabase('server');
});
afterEach(() => served?.close());
afterAll(() => database.close());

const limited = (requestsPerMinuteFromAddress: number): Promise<Served> =>
  serve(database, { trustProxy: 1, rateLimits: { ...USUAL_RATE_LIMITS, requestsPerMinuteFromAddress } });
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

function expectLimited({ status, headers, body }: Answer): void {
  expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 429, code: 'RATE_LIMITED' });
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
}

describe('one address', () => {
  it('has one count for all the people whose tokens it sends, and another address its own', async () => {
    const server = (served = await limited(PERSONA_NAMES.length));
    const ask = (persona: (typeof PERSONA_NAMES)[number], address: string): Promise<Answer> =>
      server.ask('{ me { name } }', {}, persona, from(address));
    for (const persona of PERSONA_NAMES) expect((await ask(persona, '192.0.2.7')).status).toBe(200);
    for (const persona of PERSONA_NAMES) expectLimited(await ask(persona, '192.0.2.7'));
    expect((await ask('partner', '192.0.2.8')).status).toBe(200);
  });

  it('is counted before anybody is known: guessed tokens and cookies, pages and files alike', async () => {
    const server = (served = await limited(4));
    const headers = from('192.0.2.7');
    const guesses = [
      { ...headers, authorization: 'Bearer a.b.c' },
      { ...headers, cookie: `homeward-session=${'A'.repeat(43)}` },
    ];
    for (const guess of guesses) expect((await server.send('/export/points.csv', { headers: guess })).status).toBe(401);
    expect((await server.send('/session', { headers })).status).toBe(200);
    expect((await server.send('/nothing', { headers })).status).toBe(404);
    for (const path of ['/session', '/graphql', '/export/points.csv', '/data/jobs/x', '/explore', '/sign-in/start'])
      expectLimited(await server.send(path, { headers }));
    // Whoever watches over the server is not counted.
    expect((await server.send('/health', { headers })).status).toBe(200);
  });

  it('is a whole network of IPv6, which one line has', async () => {
    const server = (served = await limited(2));
    const ask = (address: string): Promise<Answer> => server.send('/session', { headers: from(address) });
    expect((await ask('2001:db8:1:2::1')).status).toBe(200);
    expect((await ask('2001:db8:1:2:ffff::2')).status).toBe(200);
    expectLimited(await ask('2001:db8:1:2::3'));
    expect((await ask('2001:db8:1:3::1')).status).toBe(200);
  });

  it('that a sender claims without a proxy we trust is not believed', async () => {
    served = await serve(database, { rateLimits: { ...USUAL_RATE_LIMITS, requestsPerMinuteFromAddress: 2 } });
    for (const address of ['192.0.2.1', '192.0.2.2']) await served.send('/session', { headers: from(address) });
    expectLimited(await served.send('/session', { headers: from('192.0.2.3') }));
  });

  it('of an office is not held up by ten people who work at their own limits', () => {
    expect(USUAL_RATE_LIMITS.requestsPerMinuteFromAddress).toBeGreaterThanOrEqual(10 * USUAL_RATE_LIMITS.requestsPerMinute);
  });
});
