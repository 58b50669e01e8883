import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USUAL_RATE_LIMITS } from '../../server/access/rate-limit.js';
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

function expectRefused(answer: Answer, code: string, status = 400): void {
  expect({ status: answer.status, code: answer.body.errors?.[0]?.extensions.code }).toEqual({ status, code });
}

/** A chain of `levels` fields: introspection can be nested as deep as one likes, so it serves for any schema. */
const deep = (levels: number): string =>
  `{ __schema { types { ${'ofType { '.repeat(levels - 3)} name ${'} '.repeat(levels - 3)} } } }`;

describe('the size of a document', () => {
  it('refuses more levels of fields than twelve, but not the standard introspection query', async () => {
    expect((await served.ask(deep(12))).status).toBe(200);
    expectRefused(await served.ask(deep(22)), 'COST_LIMIT');
    expect((await served.ask(getIntrospectionQuery({ descriptions: true }))).body.errors).toBeUndefined();
  });

  it('refuses them through nested fragments', async () => {
    const levels = Array.from({ length: 22 }, (_, level) =>
      level === 21 ? `fragment L${level} on __Type { name }` : `fragment L${level} on __Type { ofType { ...L${level + 1} } }`,
    );
    expectRefused(await served.ask(`{ __schema { types { ...L0 } } } ${levels.join(' ')}`), 'COST_LIMIT');
  });

  it('answers cyclic fragments with a refusal, soon', async () => {
    const cyclic = '{ me { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A name }';
    expectRefused(await served.ask(cyclic), 'BAD_USER_INPUT');
    const deepCycle = '{ __schema { types { ...A } } } fragment A on __Type { ofType { ...A } }';
    expectRefused(await served.ask(deepCycle), 'BAD_USER_INPUT');
  });

  it('refuses 16 aliases, also of __typename and also in fragments spread often', async () => {
    const aliases = (count: number): string => Array.from({ length: count }, (_, i) => `a${i}: name`).join(' ');
    expect((await served.ask(`{ me { ${aliases(15)} } }`)).status).toBe(200);
    expectRefused(await served.ask(`{ me { ${aliases(16)} } }`), 'COST_LIMIT');
    const typenames = Array.from({ length: 16 }, (_, i) => `t${i}: __typename`).join(' ');
    expectRefused(await served.ask(`{ me { ${typenames} } }`), 'COST_LIMIT');
    expectRefused(await served.ask(`{ me { ${'__typename '.repeat(500)} } }`), 'COST_LIMIT');
    const spread = `{ me { ${'...Two '.repeat(8)} } } fragment Two on Viewer { a: name b: name }`;
    expectRefused(await served.ask(spread), 'COST_LIMIT');
  });

  it('refuses fragments that double thirty times, without expanding them', async () => {
    const doubling = Array.from({ length: 30 }, (_, i) => `fragment D${i} on Viewer { ...D${i + 1} ...D${i + 1} }`);
    const query = `{ me { ...D0 } } ${doubling.join(' ')} fragment D30 on Viewer { a: name }`;
    expectRefused(await served.ask(query), 'COST_LIMIT');
  });

  it('refuses six fields at the top, also through fragments', async () => {
    expect((await served.ask('{ __typename me { name } }')).status).toBe(200);
    expectRefused(await served.ask(`{ ${'me { name } '.repeat(6)} }`), 'COST_LIMIT');
    const same = Array.from({ length: 20 }, (_, i) => `fragment F${i} on Query { me { name } }`);
    expectRefused(await served.ask(`{ ${same.map((_, i) => `...F${i}`).join(' ')} } ${same.join(' ')}`), 'COST_LIMIT');
  });

  it('refuses eleven directives', async () => {
    const directives = (count: number): string => `{ me { name ${'...@include(if: true) { agency } '.repeat(count)} } }`;
    expect((await served.ask(directives(10))).status).toBe(200);
    expectRefused(await served.ask(directives(11)), 'COST_LIMIT');
    expectRefused(await served.ask(`{ me { name ${'@include(if: true) '.repeat(5_000)} } }`), 'COST_LIMIT');
  });

  it('refuses 1,001 tokens with 400', async () => {
    const tokens = (count: number): string => `{ me { ${'name '.repeat(count - 5)} } }`;
    const longer = 'This request is longer than is answered. Split it into several.';
    // Just short enough to be read; then refused for repeating a field so often.
    expect((await served.ask(tokens(1_000))).body.errors?.[0]?.message).not.toBe(longer);
    const refused = await served.ask(tokens(1_001));
    expectRefused(refused, 'COST_LIMIT');
    expect(refused.body.errors?.[0]?.message).toBe(longer);
  });
});

describe('how a request may come', () => {
  const json = { 'content-type': 'application/json' };
  const query = JSON.stringify({ query: '{ me { name } }' });
  const signed = async (headers: Record<string, string>): Promise<Record<string, string>> => ({
    ...headers,
    authorization: `Bearer ${await served.token()}`,
  });

  it('refuses GET', async () => {
    const answer = await served.send('/graphql?query=%7Bme%7Bname%7D%7D', { headers: await signed(json) });
    expectRefused(answer, 'BAD_USER_INPUT', 405);
    expect(answer.headers.allow).toBe('POST');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql'])(
    'refuses %s',
    async (type) => {
      const headers = await signed({ 'content-type': type });
      expectRefused(await served.send('/graphql', { method: 'POST', headers, body: query }), 'BAD_USER_INPUT', 415);
    },
  );

  it('refuses a batch', async () => {
    const headers = await signed(json);
    expectRefused(await served.send('/graphql', { method: 'POST', headers, body: `[${query},${query}]` }), 'BAD_USER_INPUT');
  });

  it('refuses a body of more than 100 kB, and a compressed one', async () => {
    const headers = await signed(json);
    const large = JSON.stringify({ query: `{ me { name } } #${' '.repeat(110_000)}` });
    expectRefused(await served.send('/graphql', { method: 'POST', headers, body: large }), 'BAD_USER_INPUT', 413);
    const compressed = { ...headers, 'content-encoding': 'gzip' };
    expectRefused(await served.send('/graphql', { method: 'POST', headers: compressed, body: query }), 'BAD_USER_INPUT', 415);
  });

  it('refuses one that grows beyond 100 kB without having said so', async () => {
    const headers = await signed({ ...json, 'transfer-encoding': 'chunked' });
    expectRefused(await served.send('/graphql', { method: 'POST', headers, body: ' '.repeat(300_000) }), 'BAD_USER_INPUT', 413);
  });

  it('takes UTF-8 only, with a byte order mark or without', async () => {
    const utf8 = await signed({ 'content-type': 'application/json; charset="UTF-8"' });
    const answer = await served.send('/graphql', { method: 'POST', headers: utf8, body: `\uFEFF${query}` });
    expect(answer.status).toBe(200);
    const latin = await signed({ 'content-type': 'application/json; charset=iso-8859-1' });
    expectRefused(await served.send('/graphql', { method: 'POST', headers: latin, body: query }), 'BAD_USER_INPUT', 415);
    const bytes = Buffer.from('{"query": "{ findPlace(text: \\"\xe9\\") { name } }"}', 'latin1');
    expectRefused(await served.send('/graphql', { method: 'POST', headers: utf8, body: bytes }), 'BAD_USER_INPUT', 400);
  });

  it('has one address, whatever stands behind its question mark', async () => {
    const headers = await signed(json);
    expect((await served.send('/graphql?of=a+script', { method: 'POST', headers, body: query })).status).toBe(200);
    const elsewhere = await served.send('/graphql/', { method: 'POST', headers, body: query });
    expectRefused(elsewhere, 'BAD_USER_INPUT', 405);
    expect(elsewhere.body.errors?.[0]?.message).toContain('to /graphql,');
  });

  it.each(['{', '', 'null', '"x"', '{}', '{"query": 5}', '{"query": "{ me { name } }", "variables": "x"}'])(
    'refuses the body %s',
    async (body) => {
      const answer = await served.send('/graphql', { method: 'POST', headers: await signed(json), body });
      expectRefused(answer, 'BAD_USER_INPUT');
    },
  );

  it('answers RATE_LIMITED with Retry-After above the limit, and 600 requests below it', async () => {
    const limited = await serve(database, { rateLimits: { ...USUAL_RATE_LIMITS, requestsPerMinute: 3 } });
    try {
      for (let request = 0; request < 3; request += 1) expect((await limited.ask('{ me { name } }')).status).toBe(200);
      const refused = await limited.ask('{ me { name } }');
      expectRefused(refused, 'RATE_LIMITED', 429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await limited.ask('{ me { name } }', {}, 'partner')).status).toBe(200);
    } finally {
      await limited.close();
    }
    const statuses = new Set<number>();
    for (let request = 0; request < 600; request += 1) statuses.add((await served.ask('{ me { name } }')).status);
    expect([...statuses]).toEqual([200]);
  });
});

describe('parse and validation failures', () => {
  it.each([
    ['{ me { name }', ['line 1', 'column 14']],
    ['{ me { nmae } }', ['me', 'nmae']],
    ['mutation { statePurpose(reason: NONE, note: "x") { name } }', ['statePurpose', 'reason']],
    ['query ($n: Int!) { me { name } }', ['n']],
  ])('%s is BAD_USER_INPUT with a path', async (query, path) => {
    const answer = await served.ask(query);
    expectRefused(answer, 'BAD_USER_INPUT');
    expect(answer.body.errors?.[0]?.extensions.path).toEqual(path);
  });

  it('names the place in a variable, and suggests no names', async () => {
    const query = 'mutation ($reason: PurposeReason!) { statePurpose(reason: $reason, note: "a note") { name } }';
    const answer = await served.ask(query, { reason: 'DATA_QUALITI' });
    expectRefused(answer, 'BAD_USER_INPUT');
    expect(answer.body.errors?.[0]?.extensions.path).toEqual(['reason']);
    for (const text of [answer.text, (await served.ask('{ me { nmae } }')).text, (await served.ask('{ mee { name } }')).text]) {
      expect(text).not.toMatch(/did you mean|DATA_QUALITY/i);
    }
  });
});
