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

const NODE = '{ edges { node { sessions { name place { name sessions { name place { name } } } } } } }';
const refusal = (answer: Answer) => ({ status: answer.status, code: answer.body.errors?.[0]?.extensions.code });
const tooDear = { status: 400, code: 'COST_LIMIT' };

describe('the cost of a request', () => {
  it('is the same whether «first» is a literal, a variable, a default or inside a fragment', async () => {
    expect(refusal(await served.ask(`{ youthProvision(first: 500) ${NODE} }`))).toEqual(tooDear);
    expect(refusal(await served.ask(`query ($n: Int) { youthProvision(first: $n) ${NODE} }`, { n: 500 }))).toEqual(tooDear);
    expect(refusal(await served.ask(`query ($n: Int = 500) { youthProvision(first: $n) ${NODE} }`))).toEqual(tooDear);
    const fragment = `query ($n: Int!) { ...Root } fragment Root on Query { youthProvision(first: $n) ${NODE} }`;
    expect(refusal(await served.ask(fragment, { n: 500 }))).toEqual(tooDear);
  });

  it('prices 2^31-1 and refuses 2^31', async () => {
    const query = 'query ($n: Int) { youthProvision(first: $n) { edges { cursor } } }';
    expect(refusal(await served.ask(query, { n: 2 ** 31 - 1 }))).toEqual(tooDear);
    expect(refusal(await served.ask(query, { n: 2 ** 31 }))).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
    expect(refusal(await served.ask('{ youthProvision(first: 2147483648) { edges { cursor } } }'))).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
  });

  it('takes an absent or null «first» for fifty', async () => {
    const query = `query ($n: Int) { youthProvision(first: $n) ${NODE} }`;
    expect((await served.ask(query)).body.errors).toBeUndefined();
    expect((await served.ask(query, { n: null })).body.errors).toBeUndefined();
  });

  it('is found anew when a number, a null or a condition changes in the same document', async () => {
    const query = `query ($n: Int = 500, $all: Boolean = true) { youthProvision(first: $n) { edges { cursor node @include(if: $all) { sessions { name place { name sessions { name place { name } } } } } } } }`;
    const asked = async (variables: Record<string, unknown>) => refusal(await served.ask(query, variables));
    const fine = { status: 200, code: undefined };
    for (let round = 0; round < 2; round += 1) {
      expect(await asked({ n: 1 })).toEqual(fine);
      expect(await asked({ n: 'one' })).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
      expect(await asked({ n: 500 })).toEqual(tooDear);
      expect(await asked({ n: null })).toEqual(fine);
      expect(await asked({})).toEqual(tooDear);
      expect(await asked({ all: false })).toEqual(fine);
    }
  });

  it.each([-1, 501])('refuses first: %i, with its path', async (first) => {
    const answer = await served.ask('query ($n: Int) { youthProvision(first: $n) { edges { cursor } } }', { n: first });
    expect(answer.body.errors?.[0]).toMatchObject({
      path: ['youthProvision'],
      extensions: { code: 'BAD_USER_INPUT', path: ['first'] },
    });
    expect(answer.body.data).toBeNull();
  });

  it('refuses a cursor of another list', async () => {
    for (const after of ['abc', '', 'WyJhIl0', Buffer.from('[{"a":1},2]').toString('base64url')]) {
      const answer = await served.ask('query ($after: String) { youthProvision(after: $after) { edges { cursor } } }', { after });
      expect(answer.body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['after'] });
    }
  });

  it('is added up over a minute', async () => {
    const limited = await serve(database, { rateLimits: { ...USUAL_RATE_LIMITS, costPerMinute: 3_000 } });
    try {
      const query = '{ youthProvision(first: 500) { edges { node { id name kind } cursor } } }';
      expect((await limited.ask(query)).status).toBe(200);
      const refused = await limited.ask(query);
      expect(refusal(refused)).toEqual({ status: 429, code: 'RATE_LIMITED' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      await limited.close();
    }
  });
});
